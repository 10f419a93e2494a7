//! Reading Episodes files a block at a time: where each row ends, and which file it is of.

use super::cutter::{Cutter, RowEnd, quoted_row_end};
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

/// What stands at the start of some bytes.
enum Next {
    /// A row without quotation marks, up to its line end.
    Plain(usize),
    /// A row that may hold quotation marks, up to its line end.
    Quoted(usize),
    /// A row that does not end: too long, or its quotation mark is not closed.
    Endless,
    /// The beginning of a row: more bytes are needed.
    Unknown,
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
            if file.layout.is_none() && rest.starts_with(BYTE_ORDER_MARK) {
                at += BYTE_ORDER_MARK.len();
                continue;
            }
            if file.passing_over {
                let end = memchr(b'\n', rest);
                file.passing_over = end.is_none();
                at += end.map_or(rest.len(), |end| end + 1);
                continue;
            }
            let (row, end) = match next(rest, quotes, ended) {
                Next::Unknown => break,
                Next::Plain(end) => (self.cutter.plain(line(&rest[..end]), wanted), end),
                Next::Quoted(end) => (self.cutter.quoted(line(&rest[..end])), end),
                Next::Endless => {
                    match file.layout {
                        Some(_) => self.tally.endless_row(),
                        None => return Err(Layout::none(&file.name, rest)),
                    }
                    file.passing_over = true;
                    continue;
                }
            };
            at = (at + end + 1).min(bytes.len());
            match &file.layout {
                _ if row.is_empty_line() => {}
                Some(layout) => self.tally.row(layout, row),
                None => {
                    let layout = Layout::of(&file.name, rest, row)?;
                    wanted = layout.wanted;
                    file.layout = Some(layout);
                }
            }
        }
        Ok(at)
    }
}

/// The row at the start of `bytes`.
fn next(bytes: &[u8], quotes: bool, ended: bool) -> Next {
    let window = &bytes[..bytes.len().min(LONGEST_ROW)];
    let whole = ended && bytes.len() < LONGEST_ROW;
    let line_end = memchr(b'\n', window);
    if !quotes || memchr(b'"', &window[..line_end.unwrap_or(window.len())]).is_none() {
        return match line_end {
            Some(end) => Next::Plain(end),
            None if whole => Next::Plain(window.len()),
            None if window.len() == LONGEST_ROW => Next::Endless,
            None => Next::Unknown,
        };
    }
    match quoted_row_end(window) {
        RowEnd::At(end) => Next::Quoted(end),
        RowEnd::Beyond if whole => Next::Quoted(window.len()),
        _ if whole || window.len() == LONGEST_ROW => Next::Endless,
        _ => Next::Unknown,
    }
}

/// A line without the carriage return that some systems put before its end.
fn line(bytes: &[u8]) -> &[u8] {
    bytes.strip_suffix(b"\r").unwrap_or(bytes)
}
