//! What can go wrong when we, the disk or the database fail, in plain words. No secret, address
//! or person is ever part of them.

use std::path::{Path, PathBuf};

/// Why the door could not do what was asked. It is ours to mend, and is read in the log.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Fault {
    /// The database failed.
    #[error("the store of sessions cannot do this: {0}")]
    Store(#[from] sqlx::Error),
    /// The place holds something else.
    #[error("{place} is not Homeward's store of sessions: {why}")]
    NotOurs {
        /// The file.
        place: String,
        /// What it looks like.
        why: &'static str,
    },
    /// The store was written by a newer Homeward.
    #[error(
        "this store of sessions has version {found} and this program knows versions up to \
         {known}; use a newer Homeward, or remove the store: everybody then signs in again"
    )]
    Newer {
        /// The version found.
        found: i64,
        /// The newest version this program knows.
        known: i64,
    },
    /// The system gave no random bytes.
    #[error("the system gives no random bytes: {0}")]
    Chance(String),
    /// What was set up cannot work, and why.
    #[error("this cannot be set up so: {0}")]
    Settings(String),
    /// Something kept cannot be read.
    #[error("{0}")]
    Damaged(String),
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
}

impl Fault {
    /// For `map_err`: a file fault in words.
    pub(crate) fn file(doing: &'static str, path: &Path) -> impl FnOnce(std::io::Error) -> Fault {
        let path = path.to_owned();
        move |why| Fault::File { doing, path, why }
    }
}
