//! An entry of the record and the chain that binds it to the one before: each entry's hash
//! covers its own fields and its predecessor's hash. Format: `docs/formats/record.md`.

use sha2::{Digest, Sha256};
use std::fmt;
use std::sync::Arc;

/// The end of the record: the number and hash of its last entry.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Head {
    /// The last entry's number; 0 when nothing is recorded yet.
    pub seq: u64,
    /// The last entry's hash; zeros when nothing is recorded yet.
    pub hash: [u8; 32],
}

impl Head {
    /// The head of a record with no entries.
    pub const EMPTY: Head = Head { seq: 0, hash: [0; 32] };
}

impl fmt::Display for Head {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.seq, hex(&self.hash))
    }
}

impl fmt::Debug for Head {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Head({self})")
    }
}

/// One thing to be recorded.
#[derive(Clone, PartialEq, Eq)]
pub struct Draft {
    /// What kind of entry it is, such as `care.episodes`; never sealed.
    pub kind: String,
    /// Whom it is about, as an opaque id. A body with a subject is sealed with their key.
    pub subject: Option<String>,
    /// What it says; the record does not look inside.
    pub body: Vec<u8>,
}

impl Draft {
    /// A draft about nobody, which is kept as it is.
    pub fn plain(kind: impl Into<String>, body: impl Into<Vec<u8>>) -> Draft {
        Draft { kind: kind.into(), subject: None, body: body.into() }
    }

    /// A draft about someone, which is sealed with their key.
    pub fn about(
        subject: impl Into<String>,
        kind: impl Into<String>,
        body: impl Into<Vec<u8>>,
    ) -> Draft {
        Draft { kind: kind.into(), subject: Some(subject.into()), body: body.into() }
    }
}

impl fmt::Debug for Draft {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Draft({}, {} bytes)", self.kind, self.body.len())
    }
}

/// What became of a command.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Appended {
    /// It is recorded now, durably.
    Now {
        /// The first entry it wrote.
        first: u64,
        /// The record's new head, which is its last entry.
        head: Head,
    },
    /// It was recorded before; nothing was written.
    Already {
        /// The first entry it wrote then.
        first: u64,
        /// The last entry it wrote then.
        last: u64,
    },
}

impl Appended {
    /// The numbers of the first and the last entry of the command.
    pub fn range(&self) -> (u64, u64) {
        match *self {
            Appended::Now { first, head } => (first, head.seq),
            Appended::Already { first, last } => (first, last),
        }
    }
}

/// An entry as it is read back. Texts repeat from entry to entry, so they are shared.
#[derive(Clone, PartialEq, Eq)]
pub struct Entry {
    /// Its number: from 1, without gaps.
    pub seq: u64,
    /// When it was recorded: microseconds since 1970, UTC.
    pub recorded_at: i64,
    /// Who recorded it.
    pub by: Arc<str>,
    /// The command that recorded it; a command may write several entries.
    pub command: Arc<str>,
    /// What kind of entry it is.
    pub kind: Arc<str>,
    /// Whom it is about.
    pub subject: Option<Arc<str>>,
    /// What it says.
    pub body: Body,
    /// The hash of the entry before.
    pub prev: [u8; 32],
    /// The hash of this entry.
    pub hash: [u8; 32],
}

impl fmt::Debug for Entry {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Entry({}, {}, {:?})", self.seq, self.kind, self.body)
    }
}

/// What an entry says, if it can still be read.
#[derive(Clone, PartialEq, Eq)]
pub enum Body {
    /// The bytes that were recorded.
    Known(Vec<u8>),
    /// The subject was forgotten: their key is destroyed.
    Forgotten,
}

impl Body {
    /// The bytes, unless they are forgotten.
    pub fn known(&self) -> Option<&[u8]> {
        match self {
            Body::Known(bytes) => Some(bytes),
            Body::Forgotten => None,
        }
    }
}

impl fmt::Debug for Body {
    /// Says how long it is, not what it says.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Body::Known(bytes) => write!(f, "{} bytes", bytes.len()),
            Body::Forgotten => f.write_str("forgotten"),
        }
    }
}

/// The fields an entry's hash covers, besides the hash of the entry before.
#[derive(Clone, Copy)]
pub(crate) struct Fields<'a> {
    pub seq: i64,
    pub recorded_at: i64,
    pub by: &'a [u8],
    pub command: &'a [u8],
    pub kind: &'a [u8],
    pub subject: Option<&'a [u8]>,
    /// As stored: sealed when there is a subject.
    pub body: &'a [u8],
}

impl Fields<'_> {
    /// `sha256(prev ‖ every field, each with its length before it)`.
    pub(crate) fn hash(&self, prev: &[u8]) -> [u8; 32] {
        let mut sha = Sha256::new_with_prefix(prev);
        sha.update(self.seq.to_be_bytes());
        sha.update(self.recorded_at.to_be_bytes());
        for field in [self.by, self.command, self.kind] {
            add(&mut sha, field);
        }
        match self.subject {
            None => sha.update([0]),
            Some(subject) => {
                sha.update([1]);
                add(&mut sha, subject);
            }
        }
        add(&mut sha, self.body);
        sha.finalize().into()
    }
}

fn add(sha: &mut Sha256, field: &[u8]) {
    sha.update((field.len() as u64).to_be_bytes());
    sha.update(field);
}

/// Bytes as lower-case hexadecimal.
pub(crate) fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Hexadecimal back to 32 bytes.
pub(crate) fn unhex(text: &str) -> Option<[u8; 32]> {
    if text.len() != 64 || !text.is_ascii() {
        return None;
    }
    let mut bytes = [0; 32];
    for (i, byte) in bytes.iter_mut().enumerate() {
        *byte = u8::from_str_radix(&text[2 * i..2 * i + 2], 16).ok()?;
    }
    Some(bytes)
}
