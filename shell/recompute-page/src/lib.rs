//! A quarter calculated again in a browser. The page hands over the files its reader chose; the
//! core counts every day again and this says what it found, in words. It asks nothing of the
//! world: no clock, no network, no store. `browser.rs` is how a page calls it.

mod browser;
mod said;

pub use said::{Said, again, against};
