//! The council's statutory return (SSDA903).

pub mod import;
