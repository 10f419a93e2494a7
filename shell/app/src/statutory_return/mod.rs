//! The council's statutory return (SSDA903): imported, and given back as it was sent.

pub mod give_back;
pub mod import;
pub mod read_back;
