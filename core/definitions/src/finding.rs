//! What is wrong with something a partner sent: where, what, and what to do.

use crate::{Few, Text};
use serde::{Serialize, Serializer};
use std::borrow::Cow;
use std::fmt;

/// Where a finding is: a file, and as far as it is known a row and a column.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct Place {
    /// The file's name as it was sent.
    pub file: Text,
    /// The table of the return, by the name the published rules use for it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub table: Option<&'static str>,
    /// The data row, counted from 1, the header not counted.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub row: Option<u64>,
    /// The columns concerned, by their names in the file.
    #[serde(skip_serializing_if = "Few::is_empty")]
    pub columns: Few<Cow<'static, str>>,
}

impl Place {
    /// A place that is a whole file.
    pub fn file(name: impl Into<Text>) -> Place {
        Place { file: name.into(), ..Place::default() }
    }

    /// A data row of a file, counted from 1.
    pub fn row(name: impl Into<Text>, row: u64) -> Place {
        Place { file: name.into(), row: Some(row), ..Place::default() }
    }

    /// The same place, naming the table.
    pub fn table(mut self, name: &'static str) -> Place {
        self.table = Some(name);
        self
    }

    /// The same place, naming columns.
    pub fn columns<C: Into<Cow<'static, str>>>(
        mut self,
        columns: impl IntoIterator<Item = C>,
    ) -> Place {
        self.columns = columns.into_iter().map(Into::into).collect();
        self
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.file)?;
        if let Some(row) = self.row {
            write!(f, ", row {row}")?;
        }
        if !self.columns.is_empty() {
            write!(f, ", {}", self.columns.join(" "))?;
        }
        Ok(())
    }
}

/// How much a finding matters, most first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Weight {
    /// The row or file could not be used.
    Refused,
    /// It was used, and a payment may rest on it.
    TouchesPayment,
    /// It was used; someone should look.
    Look,
    /// Something the reader may like to know.
    Note,
}

/// One thing found wrong, or worth knowing, in what was sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// Which check found it: a DfE rule number, or our own name for the check.
    pub check: Cow<'static, str>,
    /// Where it is.
    pub place: Place,
    /// The sender's own number for the child, when the finding is about one.
    pub child: Option<Text>,
    /// What is wrong, in the reader's words.
    pub title: String,
    /// What to do about it.
    pub hint: Text,
    /// How much it matters.
    pub weight: Weight,
}

/// A finding as programs read it: one flat object. Findings come in tens of thousands, and a
/// struct is written several times as fast as one struct flattened into another.
#[derive(Serialize)]
struct Flat<'a> {
    rule: &'a str,
    file: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    table: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    row: Option<u64>,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    columns: &'a [Cow<'static, str>],
    #[serde(skip_serializing_if = "Option::is_none")]
    child: Option<&'a str>,
    title: &'a str,
    remedy: &'a str,
    weight: Weight,
}

impl Serialize for Finding {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let place = &self.place;
        let flat = Flat {
            rule: &self.check,
            file: &place.file,
            table: place.table,
            row: place.row,
            columns: &place.columns,
            child: self.child.as_deref(),
            title: &self.title,
            remedy: &self.hint,
            weight: self.weight,
        };
        flat.serialize(to)
    }
}
