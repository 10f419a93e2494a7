//! Young people, cases and episodes of care; what each day of a child's tracking window is,
//! and which clause says so. Where a child is decided about, no price exists: this crate cannot
//! see one.

pub mod case;
pub mod checks;
pub mod clause;
pub mod code;
pub mod day;
pub mod episode;
mod layers;
pub mod link;
pub mod merge;
pub mod needed;
pub mod path;
pub mod pathway;
pub mod report;
pub mod return_year;
pub mod service;
pub mod team;
pub mod terms;
pub mod window;
pub mod work;

pub use case::Case;
pub use code::Code;
pub use episode::{Episode, Repair, RowRef};
pub use report::{DateField, EpisodeRow, HeaderRow, MissingRow, Part, Return, Row, Table, Text};
pub use return_year::{ReturnYear, Submission};
