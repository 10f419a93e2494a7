//! The provider's case list.

pub mod import;
