//! What has been recorded, and undoing a wrong import or link.

pub mod list;
pub mod undo;
