//! Linking young people on the provider's list to the council's numbers.

pub mod confirm;
pub mod list;
