//! What every chart has: an id, a title which is the answer in words, and a subtitle with the
//! definition, the base and the day it is known as of.

use definitions::Table;
use maud::Markup;

/// A chart as a page draws it: whatever its shape, a title, a picture and a table.
pub trait Chart {
    /// Its id, title and subtitle.
    fn figure(&self) -> &Figure;

    /// The picture, ready to stand inside a page; wide ones come in a box that scrolls.
    fn svg(&self) -> Markup;

    /// The same numbers as a table, tidy enough for a file.
    fn table(&self) -> Table;

    /// The answer in words.
    fn title(&self) -> &str {
        self.figure().title()
    }

    /// Definition, base and as-of day.
    fn subtitle(&self) -> &str {
        self.figure().subtitle()
    }
}

/// The words around a picture, and the id that keeps its own ids apart from another's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figure {
    id: String,
    title: String,
    subtitle: String,
    when_empty: String,
}

impl Figure {
    /// A figure. The id is unique on its page; whatever cannot stand in an id becomes a dash.
    pub fn new(id: &str, title: impl Into<String>, subtitle: impl Into<String>) -> Figure {
        let id: String =
            id.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '-' }).collect();
        let led = id.starts_with(|c: char| c.is_ascii_alphabetic());
        Figure {
            id: if led { id } else { format!("chart-{id}") },
            title: title.into(),
            subtitle: subtitle.into(),
            when_empty: "Nothing to show yet".to_owned(),
        }
    }

    /// The same figure with the sentence it shows in place of an empty picture.
    pub fn when_empty(mut self, words: impl Into<String>) -> Figure {
        self.when_empty = words.into();
        self
    }

    /// The id, safe to use in markup.
    pub fn id(&self) -> &str {
        &self.id
    }

    /// The answer in words.
    pub fn title(&self) -> &str {
        &self.title
    }

    /// Definition, base and as-of day.
    pub fn subtitle(&self) -> &str {
        &self.subtitle
    }

    /// What is said where there is nothing to draw.
    pub fn nothing(&self) -> &str {
        &self.when_empty
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_is_always_safe_in_markup_and_in_a_link() {
        assert_eq!(Figure::new("care by quarter", "", "").id(), "care-by-quarter");
        assert_eq!(Figure::new("2014-Q1\"><b>", "", "").id(), "chart-2014-Q1---b-");
        assert_eq!(Figure::new("", "", "").id(), "chart-");
    }
}
