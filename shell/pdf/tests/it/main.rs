//! What a printed paper is: tagged, titled, the same twice, and refused when it is not whole.

mod paper;
