//! Reading Episodes files a block at a time: where each row ends, and which file it is of.

use super::cutter::{Cutter, RowEnd, line, row_end};
use super::layout::Layout;
use super::tally::Tally;
use super::{Ask, Count, Unread};
use definitions::Refusal;
use memchr::memchr;
use std::io::{ErrorKind, Read};

/// How much is read at once.
const BLOCK: usize = 256 * 1024;

/// The longest row that is read, so that a quotation mark never closed cannot swallow a file.
pub(super) const LONGEST_ROW: usize = 64 * 1024;

/// Three bytes some programs put before UTF-8 text.
const BYTE_ORDER_MARK: &[u8] = b"\xEF\xBB\xBF";

/// Reads files one after another into one tally.
pub(super) struct Counter {
    tally: Tally,
    cutter: Cutter,
    buffer: Vec<u8>,
}

/// The file being read.
struct File {
    name: String,
    layout: Option<Layout>,
    /// Inside a line too long to be a row: the rest of it is passed over.
    passing_over: bool,
}

impl Counter {
    pub(super) fn new(ask: &Ask) -> Result<Counter, Refusal> {
        let (cutter, buffer) = (Cutter::default(), vec![0; BLOCK]);
        Ok(Counter { tally: Tally::new(ask)?, cutter, buffer })
    }

    /// Counts one file.
    pub(super) fn read(&mut self, name: String, mut reader: impl Read) -> Result<(), Unread> {
        let mut file = File { name, layout: None, passing_over: false };
        let mut buffer = std::mem::take(&mut self.buffer);
        self.tally.begin(&file.name);
        let mut filled = 0;
        loop {
            let more = match reader.read(&mut buffer[filled..]) {
                Ok(more) => more,
                Err(error) if error.kind() == ErrorKind::Interrupted => continue,
                Err(error) => return Err(Unread::Input { name: file.name, error }),
            };
            filled += more;
            let used = self.rows(&mut file, &buffer[..filled], more == 0)?;
            buffer.copy_within(used..filled, 0);
            filled -= used;
            if more == 0 {
                break;
            }
        }
        self.buffer = buffer;
        match file.layout {
            Some(_) => Ok(()),
            None => Err(Layout::none(&file.name, b"").into()),
        }
    }

    /// What all files together count.
    pub(super) fn finish(self) -> Count {
        self.tally.finish()
    }

    /// Counts the whole rows at the start of `bytes` and says how many bytes that was: all of
    /// them where the file has `ended`.
    fn rows(&mut self, file: &mut File, bytes: &[u8], ended: bool) -> Result<usize, Refusal> {
        let mut wanted = file.layout.map_or(usize::MAX, |layout| layout.wanted);
        let quotes = memchr(b'"', bytes).is_some();
        let mut at = 0;
        while at < bytes.len() {
            let rest = &bytes[at..];
            let no_row = file.no_row(rest);
            if no_row > 0 {
                at += no_row;
                continue;
            }
            let window = &rest[..rest.len().min(LONGEST_ROW)];
            let quick = if quotes { None } else { self.cutter.row(window, wanted) };
            let (row, end) = match quick {
                Some(found) => found,
                None => match row_end(window, ended && rest.len() < LONGEST_ROW) {
                    RowEnd::At(end) => (self.cutter.line(line(&rest[..end])), end),
                    _ if !ended && rest.len() < LONGEST_ROW => break,
                    _ => {
                        self.endless_row(file, rest)?;
                        continue;
                    }
                },
            };
            at = (at + end + 1).min(bytes.len());
            match &file.layout {
                _ if row.is_empty_line() => {}
                Some(layout) => self.tally.row(layout, &row),
                None => {
                    let layout = Layout::of(&file.name, rest, &row)?;
                    wanted = layout.wanted;
                    file.layout = Some(layout);
                }
            }
        }
        Ok(at)
    }

    /// A row that does not end: told, and its first line passed over.
    fn endless_row(&mut self, file: &mut File, start: &[u8]) -> Result<(), Refusal> {
        if file.layout.is_none() {
            return Err(Layout::none(&file.name, start));
        }
        self.tally.endless_row();
        file.passing_over = true;
        Ok(())
    }
}

impl File {
    /// How many bytes at the start of `bytes` belong to no row: a byte-order mark before the
    /// header row, or the rest of a line that is passed over.
    fn no_row(&mut self, bytes: &[u8]) -> usize {
        if self.layout.is_none() && bytes.starts_with(BYTE_ORDER_MARK) {
            return BYTE_ORDER_MARK.len();
        }
        if !self.passing_over {
            return 0;
        }
        let end = memchr(b'\n', bytes);
        self.passing_over = end.is_none();
        end.map_or(bytes.len(), |end| end + 1)
    }
}
