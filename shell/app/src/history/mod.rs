//! What has been recorded, and undoing a wrong import or link.

pub mod keep;
pub mod list;
pub mod read;
pub mod undo;
