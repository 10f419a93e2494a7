//! The provider's case list.

pub mod counts;
pub mod import;
pub mod pathway;
