//! The merge of several annual returns into one history: each step with a small table, and the
//! whole rule told a second time and compared on random histories.

#![allow(clippy::unwrap_used)]

mod properties;
mod retold;
mod steps;
mod submissions;
mod table;
