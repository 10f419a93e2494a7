//! Rows of the statutory return as they were sent: text kept, dates read where they can be.
//! The checks read these; only rows that can be used become episodes.

mod tables;

use crate::return_year::ReturnYear;
use definitions::Date;
use serde::{Deserialize, Serialize};
use std::fmt;

pub use tables::{
    AdoptionRow, CareLeaverRow, DeprivationRow, EpisodeRow, HeaderRow, MissingRow, Oc2Row,
    PlacedRow, PreviousPermanenceRow, ReviewRow, SocialWorkerRow, Table, UascRow,
};

pub use definitions::Text;

/// A date column as it was sent.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum DateField {
    /// Nothing was sent.
    #[default]
    Blank,
    /// A date, `DD/MM/YYYY`.
    Read(Date),
    /// Something that is not a date; the text as sent.
    Unreadable(Text),
}

impl DateField {
    /// The date, where one was read.
    pub fn date(&self) -> Option<Date> {
        match self {
            DateField::Read(day) => Some(*day),
            _ => None,
        }
    }

    /// Whether nothing was sent.
    pub fn is_blank(&self) -> bool {
        matches!(self, DateField::Blank)
    }

    /// Reads what the return holds in a date column: `DD/MM/YYYY` or blank.
    pub fn of(text: &str) -> DateField {
        match text {
            "" => DateField::Blank,
            _ => day_month_year(text).map_or(DateField::Unreadable(text.into()), DateField::Read),
        }
    }
}

impl fmt::Display for DateField {
    /// As the return writes it: `DD/MM/YYYY`, blank, or the text as sent.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            DateField::Blank => Ok(()),
            DateField::Read(day) => {
                write!(f, "{:02}/{:02}/{:04}", day.day(), day.month(), day.year())
            }
            DateField::Unreadable(sent) => f.write_str(sent),
        }
    }
}

/// `DD/MM/YYYY` exactly: two, two and four digits between slashes, from 1900 to 2100.
pub fn day_month_year(text: &str) -> Option<Date> {
    let bytes: &[u8; 10] = text.as_bytes().try_into().ok()?;
    let [a, b, b'/', c, d, b'/', e, f, g, h] = bytes else { return None };
    let number = |digits: &[&u8]| {
        digits.iter().try_fold(0_i16, |sum, digit| {
            digit.is_ascii_digit().then(|| sum * 10 + i16::from(**digit - b'0'))
        })
    };
    let (day, month, year) = (number(&[a, b])?, number(&[c, d])?, number(&[e, f, g, h])?);
    let day = Date::new(year, month as i8, day as i8).ok()?;
    (1900..=2100).contains(&year).then_some(day)
}

/// What a row type of the return is read from, one cell at a time, by the column's place in
/// [`Row::COLUMNS`].
pub trait Cells {
    /// The text of a column: trimmed, upper case, blank when nothing was sent.
    fn text(&mut self, column: usize) -> Text;
    /// The date of a column.
    fn date(&mut self, column: usize) -> DateField;
}

/// One cell of a row, for whoever writes it back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cell<'a> {
    /// A code, number or other text.
    Text(&'a str),
    /// A date.
    Date(&'a DateField),
}

impl fmt::Display for Cell<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Cell::Text(text) => f.write_str(text),
            Cell::Date(date) => date.fmt(f),
        }
    }
}

/// A row of any table, cell by cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RowView<'a> {
    /// Which of the return's parts it came from.
    pub part: usize,
    /// The data row in that part, from 1.
    pub row: u64,
    /// Its cells, in the order of [`Table::columns`].
    pub cells: Vec<Cell<'a>>,
}

/// A row of one of the return's tables.
pub trait Row: Default {
    /// The table it is a row of.
    const TABLE: Table;
    /// The table's columns in the layout's order; CHILD is the first.
    const COLUMNS: &'static [&'static str];
    /// Reads a row: `part` is an index into [`Return::parts`], `row` the data row from 1.
    fn read(part: usize, row: u64, cells: &mut impl Cells) -> Self;
    /// Which of the return's parts it came from: an index into [`Return::parts`].
    fn part(&self) -> usize;
    /// The data row in that part, from 1, the header not counted.
    fn number(&self) -> u64;
    /// The council's number for the child.
    fn child(&self) -> &str;
    /// The cell in a column, by its place in [`Row::COLUMNS`].
    fn cell(&self, column: usize) -> Cell<'_>;
}

/// How a CSV file was laid out, so that it can be written back as it was. Where nothing is known,
/// the layout's own way: no byte-order mark, lines ended by CR LF, the last one too.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Layout {
    /// It began with a byte-order mark.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub mark: bool,
    /// Its lines ended with LF alone.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub line_feed: bool,
    /// Its last line had no end.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub last_line_open: bool,
}

impl Layout {
    /// How a CSV file is laid out.
    pub fn of(bytes: &[u8]) -> Layout {
        let end = bytes.iter().position(|byte| *byte == b'\n');
        let line_feed = end.is_some_and(|at| at == 0 || bytes[at - 1] != b'\r');
        let last_line_open = bytes.last().is_some_and(|byte| *byte != b'\n');
        Layout { mark: bytes.starts_with(b"\xEF\xBB\xBF"), line_feed, last_line_open }
    }
}

/// One table of one file, as it was sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// The file's name; for a workbook the sheet's too.
    pub name: String,
    /// Which table it is.
    pub table: Table,
    /// The columns it had, in the order sent; empty when they are not known.
    pub columns: Vec<String>,
    /// How its file was laid out.
    pub layout: Layout,
}

impl Part {
    /// Whether it was sent with a column; where its columns are not known it is taken to have been.
    pub fn has(&self, column: &str) -> bool {
        self.columns.is_empty() || self.columns.iter().any(|name| name.eq_ignore_ascii_case(column))
    }
}

/// One year's return as read: every row that could be read, whatever is wrong with it. Rows
/// stand in the order sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Return {
    /// The return's year.
    pub year: ReturnYear,
    /// The tables that were sent, in the order read.
    pub parts: Vec<Part>,
    /// Header: one row for each child.
    pub header: Vec<HeaderRow>,
    /// Episodes of care.
    pub episodes: Vec<EpisodeRow>,
    /// Unaccompanied asylum-seeking children.
    pub uasc: Vec<UascRow>,
    /// Outcomes of children looked after for twelve months.
    pub oc2: Vec<Oc2Row>,
    /// Care leavers.
    pub oc3: Vec<CareLeaverRow>,
    /// Adoptions.
    pub ad1: Vec<AdoptionRow>,
    /// Reviews.
    pub reviews: Vec<ReviewRow>,
    /// Previous permanence.
    pub previous_permanence: Vec<PreviousPermanenceRow>,
    /// Times missing or away without authorisation.
    pub missing: Vec<MissingRow>,
    /// Decisions that a child should be placed for adoption.
    pub placed_for_adoption: Vec<PlacedRow>,
    /// Social worker episodes.
    pub social_worker: Vec<SocialWorkerRow>,
    /// Deprivation of liberty orders.
    pub deprivation_of_liberty: Vec<DeprivationRow>,
}

/// Hands every table and where its rows are to a macro.
macro_rules! with_each_table {
    ($with:ident) => {
        $with!(
            Header => header,
            Episodes => episodes,
            Uasc => uasc,
            Oc2 => oc2,
            Oc3 => oc3,
            Ad1 => ad1,
            Reviews => reviews,
            PreviousPermanence => previous_permanence,
            Missing => missing,
            PlacedForAdoption => placed_for_adoption,
            SocialWorker => social_worker,
            DeprivationOfLiberty => deprivation_of_liberty
        )
    };
}

impl Return {
    /// A return of which nothing has been read yet.
    pub fn empty(year: ReturnYear) -> Return {
        Return {
            year,
            parts: Vec::new(),
            header: Vec::new(),
            episodes: Vec::new(),
            uasc: Vec::new(),
            oc2: Vec::new(),
            oc3: Vec::new(),
            ad1: Vec::new(),
            reviews: Vec::new(),
            previous_permanence: Vec::new(),
            missing: Vec::new(),
            placed_for_adoption: Vec::new(),
            social_worker: Vec::new(),
            deprivation_of_liberty: Vec::new(),
        }
    }

    /// Reads a row of a table and keeps it.
    pub fn push(&mut self, table: Table, part: usize, row: u64, cells: &mut impl Cells) {
        macro_rules! keep {
            ($($table:ident => $rows:ident),*) => {
                match table {
                    $(Table::$table => self.$rows.push(Row::read(part, row, cells)),)*
                }
            };
        }
        with_each_table!(keep);
    }

    /// The rows of a table, in the order sent.
    pub fn rows(&self, table: Table) -> Vec<RowView<'_>> {
        fn views<R: Row>(rows: &[R]) -> Vec<RowView<'_>> {
            let cells = |row| (0..R::COLUMNS.len()).map(|at| R::cell(row, at)).collect();
            let view = |row| RowView { part: R::part(row), row: R::number(row), cells: cells(row) };
            rows.iter().map(view).collect()
        }
        macro_rules! view {
            ($($table:ident => $rows:ident),*) => {
                match table {
                    $(Table::$table => views(&self.$rows),)*
                }
            };
        }
        with_each_table!(view)
    }

    /// Drops the rows of every table but these.
    pub fn keep_only(&mut self, tables: &[Table]) {
        macro_rules! drop_others {
            ($($table:ident => $rows:ident),*) => {
                $(if !tables.contains(&Table::$table) {
                    self.$rows.clear();
                })*
            };
        }
        with_each_table!(drop_others);
    }

    /// The name of a part, as findings give it.
    pub fn part_name(&self, part: usize) -> &str {
        self.parts.get(part).map_or("", |part| &part.name)
    }

    /// Whether any part of the return is this table.
    pub fn has_table(&self, table: Table) -> bool {
        self.parts.iter().any(|part| part.table == table)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_is_given_back_as_it_was_sent() {
        for text in ["", "31/01/2014", "29/02/2012", "31/02/2014", "1/2/2014", "soon"] {
            assert_eq!(DateField::of(text).to_string(), text);
        }
        assert!(DateField::of("31/02/2014").date().is_none());
        assert!(DateField::of("01/01/0214").date().is_none());
    }

    #[test]
    fn a_row_gives_back_the_cells_it_was_read_from() {
        struct Sent;
        impl Cells for Sent {
            fn text(&mut self, column: usize) -> Text {
                format!("T{column}").into()
            }
            fn date(&mut self, column: usize) -> DateField {
                DateField::of(&format!("{column:02}/01/2014"))
            }
        }
        let mut ret = Return::empty("2014-15".parse().unwrap());
        for table in Table::ALL {
            ret.push(table, 3, 7, &mut Sent);
            let rows = ret.rows(table);
            assert_eq!((rows.len(), rows[0].part, rows[0].row), (1, 3, 7), "{table}");
            assert_eq!(rows[0].cells.len(), table.columns().len());
            for (at, cell) in rows[0].cells.iter().enumerate() {
                let date = matches!(cell, Cell::Date(_));
                let sent = if date { format!("{at:02}/01/2014") } else { format!("T{at}") };
                assert_eq!(cell.to_string(), sent);
            }
        }
        ret.keep_only(&[Table::Missing]);
        assert!(Table::ALL.iter().all(|t| ret.rows(*t).is_empty() != (*t == Table::Missing)));
    }
}
