//! Everything a person can do, `<noun>/<verb>.rs`: called alike by a page, the API and the
//! command line. Verbs look at the book, which is folded from the record, and return facts; a
//! refusal is words for whoever asked. Clocks and ids are handed in.

pub mod access;
pub mod actor;
pub mod book;
pub mod calendar;
pub mod case;
pub mod case_list;
pub mod desk;
pub mod due;
pub mod fact;
pub mod findings;
pub mod history;
pub mod invoice;
pub mod licence;
pub mod link;
pub mod london;
pub mod panel;
pub mod paper;
pub mod parties;
pub mod pathway;
pub mod people;
pub mod quarter;
pub mod query;
pub mod reads;
pub mod referral;
pub mod returns;
pub mod safety;
pub mod signing;
pub mod statement;
pub mod status;
pub mod statutory_return;
pub mod team;
pub mod variation;
pub mod view;
pub mod wider;
pub mod work;
pub mod year_one;
pub mod young_person;

pub use actor::{Actor, Side};
pub use book::Book;
pub use desk::{Desk, Done, Failure, Mode, Moment, fresh};
pub use fact::Fact;
pub use people::Names;
pub use reads::Reads;
pub use reads::log::beside;
pub use record::{Fault, Location, MasterKey, Record};
pub use view::View;
