//! What the setter may read: the one style, one document, its pictures, and two fonts. It has no
//! files, no network and no clock.

use crate::document::{Block, Document};
use definitions::Refusal;
use serde_json::{Value, json};
use std::collections::HashMap;
use std::sync::LazyLock;
use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Feature, Library, LibraryExt, World};

const STYLE: &str = include_str!("sheet.typ");
/// The face of the house, its letters beyond western Europe's, and a face that has most others.
const FONTS: [&[u8]; 5] = [
    include_bytes!("../assets/atkinson-hyperlegible-regular.ttf"),
    include_bytes!("../assets/atkinson-hyperlegible-bold.ttf"),
    include_bytes!("../assets/atkinson-hyperlegible-extended-regular.ttf"),
    include_bytes!("../assets/atkinson-hyperlegible-extended-bold.ttf"),
    include_bytes!("../assets/dejavu-sans.ttf"),
];
/// Stands where no font has the letter: a paper with one such name is better than none.
const MISSING: char = '□';

/// What every paper is set with, read once.
struct Tools {
    library: LazyHash<Library>,
    book: LazyHash<FontBook>,
    fonts: Vec<Font>,
}

static TOOLS: LazyLock<Tools> = LazyLock::new(|| {
    let fonts: Vec<Font> = FONTS.iter().flat_map(|font| Font::iter(Bytes::new(*font))).collect();
    // The features that let a row's first cell be its header.
    let features = [Feature::A11yExtras].into_iter().collect();
    Tools {
        library: LazyHash::new(Library::builder().with_features(features).build()),
        book: LazyHash::new(FontBook::from_fonts(&fonts)),
        fonts,
    }
});

impl Tools {
    fn has(&self, letter: char) -> bool {
        self.fonts.iter().any(|font| font.info().coverage.contains(letter.into()))
    }
}

/// Everything one paper is set from.
pub(crate) struct Desk {
    style: Source,
    files: HashMap<FileId, Bytes>,
}

impl Desk {
    /// A desk with one document on it.
    pub(crate) fn new(document: &Document) -> Result<Desk, Refusal> {
        let mut files = HashMap::new();
        let mut words = told(document, &mut files)?;
        readable(&mut words);
        files.insert(named("document.json")?, Bytes::new(words.to_string().into_bytes()));
        Ok(Desk { style: Source::new(named("sheet.typ")?, STYLE.to_owned()), files })
    }
}

/// The document as the style reads it: pictures laid beside it under a name.
fn told(document: &Document, files: &mut HashMap<FileId, Bytes>) -> Result<Value, Refusal> {
    let unreadable = |why: serde_json::Error| {
        Refusal::new(format!("The paper cannot be written down: {why}"), "Report this as a fault")
    };
    let mut told = serde_json::to_value(document).map_err(unreadable)?;
    told["day"] = json!([document.made.year(), document.made.month(), document.made.day()]);
    for (at, block) in document.blocks.iter().enumerate() {
        if let Block::Table { columns, rows, .. } = block {
            told["blocks"][at]["widths"] = json!(widths(columns.len(), rows));
        }
        if let Block::Picture { svg, .. } = block {
            let name = format!("picture-{at}.svg");
            files.insert(named(&name)?, Bytes::new(svg.clone().into_bytes()));
            told["blocks"][at]["svg"] = Value::Null;
            told["blocks"][at]["file"] = Value::String(name);
        }
    }
    Ok(told)
}

/// Replaces every letter that no font has.
fn readable(value: &mut Value) {
    let can = |letter: char| letter.is_control() || TOOLS.has(letter);
    match value {
        Value::String(words) if !words.chars().all(can) => {
            *words = words.chars().map(|c| if can(c) { c } else { MISSING }).collect();
        }
        Value::Array(values) => values.iter_mut().for_each(readable),
        Value::Object(fields) => fields.values_mut().for_each(readable),
        _ => {}
    }
}

/// Each column's share of what is left over: long words take it, what is short takes none.
fn widths(columns: usize, rows: &[Vec<String>]) -> Vec<usize> {
    const LONG: usize = 28;
    let longest = |at: usize| rows.iter().map(|row| row[at].chars().count()).max().unwrap_or(0);
    (0..columns)
        .map(|at| if longest(at) < LONG { 0 } else { longest(at).clamp(2 * LONG, 4 * LONG) })
        .collect()
}

fn named(name: &str) -> Result<FileId, Refusal> {
    let path = VirtualPath::new(name).map_err(|_| {
        Refusal::new(format!("{name} is no name for a file"), "Report this as a fault")
    })?;
    Ok(RootedPath::new(VirtualRoot::Project, path).intern())
}

impl World for Desk {
    fn library(&self) -> &LazyHash<Library> {
        &TOOLS.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &TOOLS.book
    }

    fn main(&self) -> FileId {
        self.style.id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        if id == self.style.id() {
            return Ok(self.style.clone());
        }
        Err(FileError::NotFound(id.vpath().get_without_slash().into()))
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        let found = self.files.get(&id).cloned();
        found.ok_or_else(|| FileError::NotFound(id.vpath().get_without_slash().into()))
    }

    fn font(&self, index: usize) -> Option<Font> {
        TOOLS.fonts.get(index).cloned()
    }

    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}
