//! Which tag of the XML return is which column of which table. Names are compared in any case.
//! Source: the DfE's XML shape, `docs/formats/return-903.md`.

use care::Table;

/// The outermost tag.
pub(in super::super) const ROOT: &str = "EXPSSDA903";

/// The tables of which a HEADER holds at most one row, its values standing directly in it.
pub(in super::super) const IN_HEADER: [Table; 4] =
    [Table::Header, Table::Uasc, Table::Ad1, Table::Oc3];

/// The tables of which a HEADER holds any number of rows, each in a tag of its own.
pub(in super::super) const GROUPS: [(&str, Table); 5] = [
    ("AMISSING", Table::Missing),
    ("AREVIEW", Table::Reviews),
    ("PERMANENCE", Table::PreviousPermanence),
    ("OC2", Table::Oc2),
    ("AD_PLACED", Table::PlacedForAdoption),
];

/// A tag that stands open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tag {
    /// The whole return.
    Return,
    /// A child.
    Child,
    /// What is known of a child as a whole.
    Header,
    /// A row of a table: an episode, or one of [`GROUPS`].
    Row(Table),
    /// A value: a column of a table, by its place.
    Value(Table, usize),
    /// Whether the child is or was an unaccompanied asylum seeker.
    IsUasc,
    /// None we know, or inside one.
    Unknown,
}

impl Tag {
    /// What a tag of this name, standing in this one, is.
    pub(super) fn within(self, name: &str) -> Tag {
        let is = |known: &str| known.eq_ignore_ascii_case(name);
        match self {
            Tag::Return if is("CHILD") => Tag::Child,
            Tag::Child if is("HEADER") => Tag::Header,
            Tag::Child if is("EPISODE") => Tag::Row(Table::Episodes),
            Tag::Header if is("CHILDID") => Tag::Value(Table::Header, 0),
            Tag::Header if is("UASC") => Tag::IsUasc,
            Tag::Header => in_header(name).unwrap_or(Tag::Unknown),
            Tag::Row(Table::Episodes) if is("PL") => value(Table::Episodes, "PLACE"),
            Tag::Row(table) => value(table, name),
            _ => Tag::Unknown,
        }
    }

    /// Its name in findings.
    pub(super) fn name(self) -> &'static str {
        match self {
            Tag::Return => ROOT,
            Tag::Child => "CHILD",
            Tag::Header => "HEADER",
            Tag::Row(table) => {
                let group = GROUPS.iter().find(|(_, known)| *known == table);
                group.map_or("EPISODE", |(name, _)| name)
            }
            Tag::Value(Table::Header, 0) => "CHILDID",
            Tag::Value(table, column) => table.columns()[column],
            Tag::IsUasc => "UASC",
            Tag::Unknown => "a tag we do not know",
        }
    }
}

fn in_header(name: &str) -> Option<Tag> {
    let group = GROUPS.iter().find(|(known, _)| known.eq_ignore_ascii_case(name));
    let row = group.map(|(_, table)| Tag::Row(*table));
    // The Header's SEX and DOB come first, so that they are never taken for another table's.
    let values = IN_HEADER.iter().map(|table| value(*table, name));
    row.or_else(|| values.into_iter().find(|tag| *tag != Tag::Unknown))
}

/// A table's value; the child's number is never one, because it stands once, in the HEADER.
fn value(table: Table, name: &str) -> Tag {
    let mut columns = table.columns().iter().enumerate().skip(1);
    let column = columns.find(|(_, column)| column.eq_ignore_ascii_case(name));
    column.map_or(Tag::Unknown, |(at, _)| Tag::Value(table, at))
}

/// Whether a column of a table is copied from the HEADER: the child's number and date of birth,
/// and for asylum seekers the sex.
pub(in super::super) fn is_copied(table: Table, column: usize) -> bool {
    match table {
        Table::Header | Table::Episodes => column == 0,
        _ => matches!(table.columns()[column], "CHILD" | "DOB" | "SEX"),
    }
}
