//! A zip archive opened without trusting what it says of itself: how many files it holds, how
//! large they are. What is inflated is counted while it is inflated, so that a few kilobytes made
//! to become a terabyte end in a refusal.

use memchr::memmem;
use std::io::{Cursor, Read};
use zip::ZipArchive;
use zip::result::ZipError;

/// The most files an archive may hold.
pub(crate) const MOST_ENTRIES: usize = 1_000;

/// Why an archive, or a file in it, is not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Fault {
    /// It is damaged, or no archive.
    Damaged,
    /// It holds more than [`MOST_ENTRIES`] files.
    TooMany,
    /// It is larger than it may be.
    TooLarge,
    /// It is protected by a password.
    Locked,
    /// It is packed in a way that is not read.
    Method,
}

/// An open archive.
pub(crate) struct Zipped<'a>(ZipArchive<Cursor<&'a [u8]>>);

/// What an archive says of one of its files.
pub(crate) struct Entry {
    /// Its path, parted by slashes.
    pub(crate) name: String,
    /// Whether it is a file and not a folder or a link.
    pub(crate) is_file: bool,
}

impl<'a> Zipped<'a> {
    /// Opens an archive.
    pub(crate) fn open(bytes: &'a [u8]) -> Result<Zipped<'a>, Fault> {
        if says_more_than(bytes, MOST_ENTRIES as u64) {
            return Err(Fault::TooMany);
        }
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|error| fault(&error))?;
        match archive.len() > MOST_ENTRIES {
            true => Err(Fault::TooMany),
            false => Ok(Zipped(archive)),
        }
    }

    /// How many files and folders it holds.
    pub(crate) fn len(&self) -> usize {
        self.0.len()
    }

    /// What it says of the file at an index.
    pub(crate) fn entry(&self, at: usize) -> Result<Entry, Fault> {
        let entry = self.0.by_index_data(at).map_err(|error| fault(&error))?;
        let name = entry.name().map_err(|error| fault(&error))?.replace('\\', "/");
        Ok(Entry { is_file: entry.is_file() && !name.ends_with('/'), name })
    }

    /// Whether it holds a file of this path, in capitals or not.
    pub(crate) fn holds(&self, path: &str) -> bool {
        let named = |entry: Entry| entry.name.eq_ignore_ascii_case(path);
        (0..self.len()).any(|at| self.entry(at).is_ok_and(named))
    }

    /// The file at an index, inflated, if it is no larger than `most` bytes.
    pub(crate) fn inflate(&mut self, at: usize, most: u64) -> Result<Vec<u8>, Fault> {
        let mut inflated = Vec::new();
        let file = self.0.by_index(at).map_err(|error| fault(&error))?;
        file.take(most + 1).read_to_end(&mut inflated).map_err(|_| Fault::Damaged)?;
        match inflated.len() as u64 > most {
            true => Err(Fault::TooLarge),
            false => Ok(inflated),
        }
    }

    /// How large the file at an index truly is; nothing of it is kept. More than `most` bytes
    /// are a fault.
    pub(crate) fn measure(&mut self, at: usize, most: u64) -> Result<u64, Fault> {
        let file = self.0.by_index(at).map_err(|error| fault(&error))?;
        let size = std::io::copy(&mut file.take(most + 1), &mut std::io::sink());
        match size.map_err(|_| Fault::Damaged)? {
            size if size > most => Err(Fault::TooLarge),
            size => Ok(size),
        }
    }
}

fn fault(error: &ZipError) -> Fault {
    match error {
        ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) => Fault::Locked,
        ZipError::CompressionMethodNotSupported(_) | ZipError::UnsupportedArchive(_) => {
            Fault::Method
        }
        _ => Fault::Damaged,
    }
}

/// Whether any record at the archive's end claims more files than `most`. The claim is looked at
/// before the archive is opened, because room is made for as many as it says.
fn says_more_than(bytes: &[u8], most: u64) -> bool {
    let number = |at: usize, width: usize| {
        let digits = bytes.get(at..at + width).unwrap_or_default();
        digits.iter().rev().fold(0_u64, |sum, byte| sum << 8 | u64::from(*byte))
    };
    // The record stands before a comment of at most 64 KiB; a large archive's record anywhere.
    let tail = bytes.len().saturating_sub((1 << 16) + 100);
    let is_large = memmem::find(&bytes[tail..], b"PK\x06\x07").is_some();
    let mut small = memmem::find_iter(&bytes[tail..], b"PK\x05\x06").map(|at| at + tail);
    let mut large = memmem::find_iter(bytes, b"PK\x06\x06");
    small.any(|at| number(at + 8, 2).max(number(at + 10, 2)) > most)
        || (is_large && large.any(|at| number(at + 24, 8).max(number(at + 32, 8)) > most))
}
