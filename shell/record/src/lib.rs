//! The record: what happened, appended once and never edited, each entry chained to the one
//! before by its hash, on one SQLite file or in a PostgreSQL schema. What is recorded about
//! someone is sealed with a key of their own; destroying the key forgets them and the chain
//! still verifies. The record stores; it does not interpret.
//!
//! The decision is `docs/decisions/0003-one-record.md`; every byte is described in
//! `docs/formats/record.md`.
//!
//! ```no_run
//! # async fn example() -> Result<(), record::Fault> {
//! use record::{Draft, Location, MasterKey, Record};
//!
//! let master = MasterKey::generate()?;
//! let record = Record::open(&Location::parse("essex.homeward")?, &master).await?;
//! let head = record.head().await?;
//! let draft = Draft::about("YP-0001", "care.episodes", *b"opaque to the record");
//! record.append("command-1", "a.worker", 1_400_000_000_000_000, vec![draft], head).await?;
//! # Ok(())
//! # }
//! ```

mod backup;
mod entries;
mod entry;
mod fault;
mod location;
mod log;
mod master;
mod reading;
mod record;
mod register;
mod rewrap;
mod rows;
mod seal;
mod signing;
pub mod sql;
mod store;
mod tally;
mod verify;

pub use backup::{Manifest, inspect};
pub use entry::{Appended, Body, Draft, Entry, Head};
pub use fault::Fault;
pub use location::Location;
pub use log::{Change, Forgotten};
pub use master::{MASTER_KEY_VARIABLE, MasterKey};
pub use reading::Reading;
pub use record::Record;
pub use register::Particular;
pub use rewrap::Rewrapped;
pub use signing::{SignedHead, is_signed};
pub use verify::{Broken, Part, Verified};
