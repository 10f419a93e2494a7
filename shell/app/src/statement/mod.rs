//! The statement of a quarter: proposed, agreed by two sides, disputed, determined, withdrawn.

pub mod adopt;
pub mod agree;
pub mod dispute;
pub mod letter;
pub mod pack;
pub mod propose;
pub mod read;
pub mod rests_on;
pub mod sign;
pub mod withdraw;
