//! What can go wrong when we, the disk or the database fail, in plain words. No secret and no
//! subject is ever part of them: they say how many, not who.

use crate::entry::Head;
use std::path::PathBuf;

/// Why the record could not do what was asked.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Fault {
    /// Someone else appended first.
    #[error("the record has moved on: it now ends at entry {}; read on and try again", head.seq)]
    Conflict {
        /// Where the record ends now.
        head: Head,
    },
    /// The master key does not fit this record.
    #[error(
        "this is not the master key of this record; use the key it was made with, or the one it \
         was last changed to"
    )]
    WrongMasterKey,
    /// There is no usable master key, and why.
    #[error("there is no usable master key: {0}")]
    MasterKey(String),
    /// The location holds something else.
    #[error("{place} is not a Homeward record: {why}")]
    NotOurs {
        /// The file or schema.
        place: String,
        /// What it looks like.
        why: String,
    },
    /// Nothing is there.
    #[error("there is no record at {0}")]
    Missing(String),
    /// The record was written by a newer Homeward.
    #[error(
        "this record has version {found} and this program knows versions up to {known}; \
         use a newer Homeward"
    )]
    Newer {
        /// The version found.
        found: u32,
        /// The newest version this program knows.
        known: u32,
    },
    /// Something is to be recorded about a subject who was forgotten.
    #[error("{0} of the subjects named here was forgotten, and nothing new can be kept of them")]
    Forgotten(usize),
    /// What was handed in cannot be recorded.
    #[error("this cannot be recorded: {0}")]
    Unfit(String),
    /// Something stored has been damaged or changed.
    #[error("{0}; run homeward verify to see everything that is broken")]
    Damaged(String),
    /// The archive cannot be used.
    #[error("this archive cannot be restored: {0}")]
    Archive(String),
    /// A restore would overwrite something.
    #[error("{0} already holds a record or something else; restore into an empty place")]
    NotEmpty(String),
    /// A backup would overwrite something.
    #[error("{0} is there already; choose another name for the backup")]
    Exists(String),
    /// A file could not be read or written.
    #[error("{doing} {}: {why}", path.display())]
    File {
        /// What we were doing, such as "cannot read".
        doing: &'static str,
        /// The file.
        path: PathBuf,
        /// What the system said.
        #[source]
        why: std::io::Error,
    },
    /// The database failed.
    #[error("the database cannot do this: {0}")]
    Store(#[from] sqlx::Error),
}

impl Fault {
    /// For `map_err`: a file fault in words.
    pub(crate) fn file(
        doing: &'static str,
        path: &std::path::Path,
    ) -> impl FnOnce(std::io::Error) -> Fault {
        let path = path.to_owned();
        move |why| Fault::File { doing, path, why }
    }
}
