//! The log of reads: every look at a child's record, and every export, is a fact in a log of its
//! own beside the book, chained and signed like it. Pages are read a thousand times for every
//! change, and a book must not grow by being looked at.

pub mod list;
pub mod log;
pub mod search;

pub use log::Reads;
