//! The return as one XML file: `EXPSSDA903`, a `CHILD` for each child, in it one `HEADER` and its
//! `EPISODE`s. The file is walked once, tag by tag, and only one child is held at a time. Nothing
//! it names is fetched and nothing it defines is expanded. Layout: `docs/formats/return-903.md`.

mod child;
mod fault;
mod layout;

use super::reading::{MOST_FINDINGS, Reading};
use crate::bytes::without_mark;
use crate::say::shown;
use child::Child;
use definitions::{Place, Weight};
use fault::Fault;
use layout::Tag;
pub(super) use layout::{GROUPS, IN_HEADER, ROOT, is_copied};
use quick_xml::Reader;
use quick_xml::events::Event;
use std::collections::BTreeSet;

/// How deep tags may stand in one another; the layout has five.
const MOST_DEPTH: usize = 16;
/// The most rows of one child, which is held whole while it is read; the layout allows 366 episodes.
const MOST_ROWS_OF_A_CHILD: usize = 5_000;
/// The most unknown tags that are noted one by one.
const MOST_UNKNOWN: usize = 100;

/// Reads a return from XML: everything up to the first fault, and the fault.
pub(super) fn read(reading: &mut Reading, file: &str, bytes: &[u8]) {
    let bytes = without_mark(bytes);
    let (text, not_utf8) = match std::str::from_utf8(bytes) {
        Ok(text) => (text, None),
        Err(error) => {
            let (good, _) = bytes.split_at(error.valid_up_to());
            (std::str::from_utf8(good).unwrap_or_default(), Some(Fault::NotUtf8))
        }
    };
    let mut walk = Walk {
        child: Child::of(file),
        reading,
        file,
        open: Vec::new(),
        is_return: false,
        unknown: BTreeSet::new(),
        stray: false,
    };
    let mut reader = Reader::from_str(text);
    let fault = walk.document(&mut reader).err();
    // Where the reader itself saw no fault, it stands just behind what was refused.
    let seen = match reader.error_position() {
        0 => reader.buffer_position(),
        at => at,
    };
    let at = if not_utf8.is_some() { text.len() } else { text.len().min(seen as usize) };
    let line = 1 + memchr::memchr_iter(b'\n', &text.as_bytes()[..at]).count();
    walk.end(not_utf8.or(fault), line);
}

/// The walk through a file.
struct Walk<'r, 'a> {
    reading: &'r mut Reading,
    file: &'a str,
    child: Child<'a>,
    /// The tags that stand open, outermost first.
    open: Vec<Tag>,
    /// Whether the outermost tag is the return's.
    is_return: bool,
    unknown: BTreeSet<String>,
    stray: bool,
}

impl Walk<'_, '_> {
    fn document(&mut self, reader: &mut Reader<&[u8]>) -> Result<(), Fault> {
        loop {
            match reader.read_event()? {
                Event::Start(tag) => self.start(tag.local_name().as_ref())?,
                Event::Empty(tag) => {
                    self.start(tag.local_name().as_ref())?;
                    if self.finish() {
                        return Ok(());
                    }
                }
                Event::End(_) => {
                    if self.finish() {
                        return Ok(());
                    }
                }
                Event::Text(text) => self.text(&text)?,
                Event::CData(text) => self.text(&text)?,
                Event::GeneralRef(name) => {
                    let character = match name.resolve_char_ref()? {
                        Some(character) => character,
                        None => predefined(&name)?,
                    };
                    self.text(character.encode_utf8(&mut [0; 4]))?;
                }
                // What a document type defines is never read, so nothing can be made to grow.
                Event::DocType(_) | Event::Comment(_) | Event::Decl(_) | Event::PI(_) => {}
                Event::Eof if self.is_return && self.open.is_empty() => return Ok(()),
                Event::Eof => return Err(Fault::CutShort(self.open.last().map(|tag| tag.name()))),
            }
        }
    }

    fn start(&mut self, name: &str) -> Result<(), Fault> {
        if self.open.len() >= MOST_DEPTH {
            return Err(Fault::TooDeep);
        }
        if self.child.rows() > MOST_ROWS_OF_A_CHILD || self.reading.findings.len() > MOST_FINDINGS {
            return Err(Fault::TooMuch);
        }
        let tag = match self.open.last() {
            None if self.is_return => return Err(Fault::AfterTheEnd),
            None if !name.eq_ignore_ascii_case(ROOT) => return Err(Fault::Root(shown(name))),
            None => Tag::Return,
            Some(outer) => outer.within(name),
        };
        match tag {
            Tag::Return => {
                self.is_return = true;
                self.child.tables(self.reading);
            }
            Tag::Unknown => self.note_unknown(name),
            _ => self.child.open(tag),
        }
        self.open.push(tag);
        Ok(())
    }

    /// Closes the innermost tag; whether reading is to stop.
    fn finish(&mut self) -> bool {
        let Some(tag) = self.open.pop() else { return false };
        self.child.close(tag, self.reading);
        tag == Tag::Child && self.reading.is_full(self.file)
    }

    fn text(&mut self, text: &str) -> Result<(), Fault> {
        let space = |byte: u8| matches!(byte, b'\t' | b'\n' | b'\r');
        if text.bytes().any(|byte| byte.is_ascii_control() && !space(byte)) {
            return Err(Fault::Unprintable);
        }
        match self.open.last() {
            Some(Tag::Value(..) | Tag::IsUasc) => self.child.text(text),
            Some(Tag::Unknown) => {}
            _ => self.stray |= !text.trim().is_empty(),
        }
        Ok(())
    }

    fn note_unknown(&mut self, name: &str) {
        // What stands in an unknown tag is unknown with it.
        let Some(outer) = self.open.last().filter(|outer| **outer != Tag::Unknown) else { return };
        let (inside, name) = (outer.name(), name.to_uppercase());
        if self.unknown.len() >= MOST_UNKNOWN || !self.unknown.insert(format!("{inside}/{name}")) {
            return;
        }
        let title =
            format!("The tag {} in {inside} is none we know; it was passed over", shown(&name));
        let hint = "Nothing to do, unless it is a known tag under another name";
        let place = Place::file(self.file);
        self.reading.find(Weight::Note, "xml_tag_unknown", place, title, hint);
    }

    /// What is said of the file as a whole.
    fn end(mut self, fault: Option<Fault>, line: usize) {
        if let Some(fault) = fault {
            // A half-read episode is worse than none: it might have ended.
            self.child.abandon(&self.open, self.reading);
            let (check, title, hint) = fault.told(line);
            self.reading.find(Weight::Refused, check, Place::file(self.file), title, hint);
        } else if self.is_return && self.child.is_without_rows() {
            self.reading.without_rows(self.file, care::Table::Episodes);
        }
        if self.stray {
            let title = "This file has text that stands in no tag of a value; it was passed over";
            let hint = "Export the return again; look for a value outside its tag";
            let place = Place::file(self.file);
            self.reading.find(Weight::Look, "xml_stray_text", place, title, hint);
        }
    }
}

/// The five characters XML itself has names for.
fn predefined(name: &str) -> Result<char, Fault> {
    match name {
        "lt" => Ok('<'),
        "gt" => Ok('>'),
        "amp" => Ok('&'),
        "apos" => Ok('\''),
        "quot" => Ok('"'),
        _ => Err(Fault::Entity(shown(name))),
    }
}
