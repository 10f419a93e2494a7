//! Everything a person can do, `<noun>/<verb>.rs`: called alike by a page, the API and the
//! command line. Verbs look at the book, which is folded from the record, and return facts; a
//! refusal is words for whoever asked. Clocks and ids are handed in.

pub mod actor;
pub mod book;
pub mod case_list;
pub mod desk;
pub mod fact;
pub mod findings;
pub mod history;
pub mod link;
pub mod paper;
pub mod parties;
pub mod quarter;
pub mod returns;
pub mod statement;
pub mod status;
pub mod statutory_return;
pub mod year_one;
pub mod young_person;

pub use actor::{Actor, Side};
pub use book::Book;
pub use desk::{Desk, Done, Failure, Mode, Moment};
pub use fact::Fact;
pub use record::{Fault, Location, MasterKey, Record};
