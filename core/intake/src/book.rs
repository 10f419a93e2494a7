//! An Excel workbook (`.xlsx`) read sheet by sheet and row by row, within limits: how much it
//! holds is measured before any of it is trusted.

use crate::date::Way;
use crate::zipped::{Fault, Zipped};
use calamine::{DataRef, ExcelDateTime, Reader, Xlsx};
use definitions::Date;
use memchr::memmem;
use std::fmt::Write;
use std::io::Cursor;
use std::ops::ControlFlow;

/// The furthest column read.
const MOST_COLUMNS: u32 = 100;
/// The most cells looked at in one workbook: every row a sheet can have, twenty columns wide.
const MOST_CELLS: u64 = 20 * 1_048_576;
/// The most bytes of a workbook's parts, inflated.
const MOST_INFLATED: u64 = 400 * 1024 * 1024;
/// The most bytes of a part that is no sheet: those are held in memory whole.
const MOST_BESIDE_SHEETS: u64 = 64 * 1024 * 1024;

/// Why a workbook or a sheet of it is not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Unread {
    /// It is damaged, or no workbook.
    Damaged,
    /// It holds too much.
    TooMuch,
}

/// An open workbook.
pub(crate) struct Book<'a> {
    book: Xlsx<Cursor<&'a [u8]>>,
    cells_left: u64,
}

impl<'a> Book<'a> {
    /// Opens a workbook whose parts are within the limits.
    pub(crate) fn open(bytes: &'a [u8]) -> Result<Book<'a>, Unread> {
        measured(bytes)?;
        let book = Xlsx::new(Cursor::new(bytes)).map_err(|_| Unread::Damaged)?;
        Ok(Book { book, cells_left: MOST_CELLS })
    }

    /// The names of its sheets.
    pub(crate) fn sheets(&self) -> Vec<String> {
        self.book.sheet_names()
    }

    /// Hands over each row of a sheet that holds something, with its number from 0 and its
    /// fields up to the last that is filled.
    pub(crate) fn rows(
        &mut self,
        sheet: &str,
        way: Way,
        mut row: impl FnMut(u32, &[String]) -> ControlFlow<()>,
    ) -> Result<(), Unread> {
        let mut reader = self.book.worksheet_cells_reader(sheet).map_err(|_| Unread::Damaged)?;
        let (mut at, mut fields) = (0, Vec::<String>::new());
        while let Some(cell) = reader.next_cell().map_err(|_| Unread::Damaged)? {
            self.cells_left = self.cells_left.checked_sub(1).ok_or(Unread::TooMuch)?;
            let (line, column) = cell.get_position();
            if line < at {
                return Err(Unread::Damaged);
            }
            if line > at {
                if hand_over(at, &fields, &mut row).is_break() {
                    return Ok(());
                }
                fields.iter_mut().for_each(String::clear);
                at = line;
            }
            if column < MOST_COLUMNS {
                let column = column as usize;
                if fields.len() <= column {
                    fields.resize(column + 1, String::new());
                }
                fields[column].clear();
                write(cell.get_value(), way, &mut fields[column]);
            }
        }
        let _ = hand_over(at, &fields, &mut row);
        Ok(())
    }
}

fn hand_over(
    at: u32,
    fields: &[String],
    row: &mut impl FnMut(u32, &[String]) -> ControlFlow<()>,
) -> ControlFlow<()> {
    match fields.iter().rposition(|field| !field.is_empty()) {
        Some(last) => row(at, &fields[..=last]),
        None => ControlFlow::Continue(()),
    }
}

/// Writes a cell as a person would type it.
fn write(value: &DataRef, way: Way, into: &mut String) {
    let written = match value {
        DataRef::Empty => Ok(()),
        DataRef::DateTimeIso(text) => {
            into.push_str(&iso(text, way));
            Ok(())
        }
        DataRef::String(text) | DataRef::DurationIso(text) => {
            into.push_str(text.trim());
            Ok(())
        }
        DataRef::SharedString(text) => {
            into.push_str(text.trim());
            Ok(())
        }
        DataRef::Bool(yes) => {
            into.push_str(match (way, yes) {
                (Way::Ours, true) => "yes",
                (Way::Ours, false) => "no",
                (Way::Return, true) => "TRUE",
                (Way::Return, false) => "FALSE",
            });
            Ok(())
        }
        DataRef::Int(number) => write!(into, "{number}"),
        DataRef::Float(number) => write!(into, "{number}"),
        DataRef::DateTime(moment) => date(moment, way, into),
        DataRef::Error(error) => write!(into, "{error}"),
    };
    written.expect("text takes what is written to it");
    if way == Way::Return && into.contains(['\n', '\r', '\t']) {
        // A line's end inside a cell is for the eye.
        *into = into.replace(['\n', '\r', '\t'], " ");
    }
}

/// A date, with its time of day only when there is one.
fn date(moment: &ExcelDateTime, way: Way, into: &mut String) -> std::fmt::Result {
    let (year, month, day, hour, minute, ..) = moment.to_ymd_hms_milli();
    let is_a_day = Date::new(year as i16, month as i8, day as i8).is_ok();
    if !is_a_day && (hour, minute) == (0, 0) {
        return write!(into, "{moment}");
    }
    match way {
        Way::Ours => write!(into, "{year:04}-{month:02}-{day:02}")?,
        Way::Return => write!(into, "{day:02}/{month:02}/{year:04}")?,
    }
    match (hour, minute) {
        (0, 0) => Ok(()),
        _ => write!(into, " {hour:02}:{minute:02}"),
    }
}

/// A date that a workbook keeps as text, `2014-01-31T00:00:00`.
fn iso(text: &str, way: Way) -> String {
    let text = text.trim();
    let day = text.strip_suffix("T00:00:00").unwrap_or(text);
    match (way, definitions::iso(day)) {
        (Way::Return, Some(date)) => {
            format!("{:02}/{:02}/{:04}", date.day(), date.month(), date.year())
        }
        _ => text.to_owned(),
    }
}

/// Inflates every part once and keeps nothing, so that only a workbook of a bearable size is
/// opened.
fn measured(bytes: &[u8]) -> Result<(), Unread> {
    let unread = |fault| match fault {
        Fault::TooLarge | Fault::TooMany => Unread::TooMuch,
        _ => Unread::Damaged,
    };
    let mut zip = Zipped::open(bytes).map_err(unread)?;
    let mut left = MOST_INFLATED;
    for at in 0..zip.len() {
        let name = zip.entry(at).map_err(unread)?.name.to_lowercase();
        left -= if name.ends_with("sharedstrings.xml") {
            let part = zip.inflate(at, left.min(MOST_BESIDE_SHEETS)).map_err(unread)?;
            if claims_too_many(&part) {
                return Err(Unread::Damaged);
            }
            part.len() as u64
        } else if name.contains("worksheets/") {
            zip.measure(at, left).map_err(unread)?
        } else {
            zip.measure(at, left.min(MOST_BESIDE_SHEETS)).map_err(unread)?
        };
    }
    Ok(())
}

/// Whether a workbook claims more texts than it can hold: room would be made for all of them.
fn claims_too_many(part: &[u8]) -> bool {
    const SHORTEST: usize = "<si/>".len();
    let most = part.len() / SHORTEST;
    memmem::find_iter(part, b"uniqueCount").any(|at| {
        let after = part[at..].iter().skip_while(|byte| !byte.is_ascii_digit());
        let digits = after.take_while(|byte| byte.is_ascii_digit());
        let number = digits.fold(0_usize, |sum, digit| {
            sum.saturating_mul(10).saturating_add(usize::from(digit - b'0'))
        });
        number > most
    })
}
