//! The bond's money: who commits it, when it is called, what it pays for, and who is paid back.
//! Of outcomes this crate learns a quarter and an amount. It cannot see a child, a day in care or
//! a price.

pub mod returns;
