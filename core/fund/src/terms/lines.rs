//! On which line of the page a value stands, so that a finding can point at it.

use definitions::{Date, page};
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// The lines of a page.
pub(super) struct Lines<'a> {
    text: &'a str,
    table: Option<Spanned<DeTable<'a>>>,
}

impl<'a> Lines<'a> {
    /// The lines of this text.
    pub fn of(text: &'a str) -> Lines<'a> {
        Lines { text, table: DeTable::parse(text).ok() }
    }

    /// The line of a term's row, rows counted from nought as they stand.
    pub fn row(&self, term: &str, row: usize) -> Option<u64> {
        self.line(self.rows(term)?.get(row)?)
    }

    /// The line of a term's version by its first day.
    pub fn version(&self, term: &str, since: Date) -> Option<u64> {
        self.line(self.find(term, since)?)
    }

    /// The line of one item of a version whose value is a list.
    pub fn item(&self, term: &str, since: Date, item: usize) -> Option<u64> {
        let value = self.find(term, since)?.get_ref().get("value")?;
        self.line(value.get_ref().as_array()?.get(item)?)
    }

    fn rows(&self, term: &str) -> Option<&[Spanned<DeValue<'a>>]> {
        let value = self.table.as_ref()?.get_ref().get(term)?;
        value.get_ref().as_array().map(|rows| &rows[..])
    }

    fn find(&self, term: &str, since: Date) -> Option<&Spanned<DeValue<'a>>> {
        let since = since.to_string();
        self.rows(term)?.iter().find(|row| match row.get_ref().get("since").map(Spanned::get_ref) {
            Some(DeValue::Datetime(day)) => day.to_string() == since,
            Some(DeValue::String(day)) => *day == since,
            _ => false,
        })
    }

    fn line(&self, value: &Spanned<DeValue<'a>>) -> Option<u64> {
        Some(page::line_at(self.text, value.span().start))
    }
}
