//! Reading what partners send: bytes in, reports and findings out. A reader never stops at the
//! first problem and never guesses: it returns what it could read and everything it found.
//! The formats are described for the people who send them in `docs/formats/`.

pub mod bank_statement;
pub mod case_list;
pub mod comparison_group;
pub mod days;
pub mod flows;
pub mod lists;
pub mod questionnaires;
pub mod return_903;
pub mod usable;

mod book;
mod broken;
mod bytes;
mod columns;
mod date;
mod fields;
mod say;
mod sheet;
mod table;
mod zipped;

pub use case_list::CaseRow;
pub use comparison_group::Member;
pub use questionnaires::AnswerRow;
pub use return_903::Upload;
pub use usable::episodes;
