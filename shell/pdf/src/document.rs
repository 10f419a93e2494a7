//! What a paper says, as a value.

use definitions::Date;
use serde::Serialize;

/// One paper.
#[derive(Clone, Debug, Serialize)]
pub struct Document {
    /// Its title: the first heading, and the title readers of the file are told.
    pub title: String,
    /// One line under the title; may be empty.
    pub subtitle: String,
    /// A band at the head of every page, as "Invented people".
    pub band: Option<String>,
    /// At the foot of every page, before "page x of y": the digest, the day it was known.
    pub footer: String,
    /// The day it is dated; written into the file as its date.
    pub made: Date,
    /// What it says, in order.
    pub blocks: Vec<Block>,
}

/// One part of a paper.
#[derive(Clone, Debug, Serialize)]
#[serde(tag = "is", rename_all = "kebab-case")]
pub enum Block {
    /// A heading under the title.
    Heading {
        /// Its words.
        text: String,
    },
    /// A paragraph.
    Text {
        /// Its words.
        text: String,
    },
    /// The one sentence that matters most, set large.
    Lead {
        /// Its words.
        text: String,
    },
    /// A list of points.
    List {
        /// The points.
        items: Vec<String>,
    },
    /// Pairs of a name and what it is.
    Summary {
        /// The pairs.
        rows: Vec<(String, String)>,
    },
    /// A table with a header row, repeated on every page it runs over.
    Table {
        /// What it shows; may be empty right under a heading that says it.
        caption: String,
        /// Its columns.
        columns: Vec<Column>,
        /// Its rows, each as long as `columns`.
        rows: Vec<Vec<String>>,
    },
    /// A picture.
    Picture {
        /// The picture, as SVG.
        svg: String,
        /// What it shows, in words, for those who cannot see it.
        alt: String,
        /// How much of the page's width it takes, in hundredths, from 1 to 100.
        across: u8,
    },
    /// What follows begins on a new page.
    NewPage,
}

/// One column of a table.
#[derive(Clone, Debug, Serialize)]
pub struct Column {
    /// Its header.
    pub name: String,
    /// Whether its cells are amounts, set to the right.
    pub numeric: bool,
}

impl Column {
    /// A column of words.
    #[must_use]
    pub fn words(name: impl Into<String>) -> Column {
        Column { name: name.into(), numeric: false }
    }

    /// A column of amounts.
    #[must_use]
    pub fn amounts(name: impl Into<String>) -> Column {
        Column { name: name.into(), numeric: true }
    }
}

impl Block {
    /// A heading.
    #[must_use]
    pub fn heading(text: impl Into<String>) -> Block {
        Block::Heading { text: text.into() }
    }

    /// A paragraph.
    #[must_use]
    pub fn text(text: impl Into<String>) -> Block {
        Block::Text { text: text.into() }
    }
}
