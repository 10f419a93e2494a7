//! The reads asked for: which part of the log, a page of them or a whole file, and as a table.

use crate::failure::Failure;
use crate::listing::Listing;
use crate::pages::who;
use crate::visit::Visit;
use app::book::Reading;
use app::london::{begins, in_london};
use app::reads::search::{Found, Wanted};
use definitions::{Cell, Date, Kind, Table, iso};
use face::said;

/// Rows on one page.
const ON_A_PAGE: usize = 50;
/// Rows of one file: the newest; a day range finds older ones.
const IN_A_FILE: usize = 50_000;
/// Pseudonyms named in one row of a page.
const NAMED: usize = 3;

/// Which part of the log is asked for.
pub enum Part {
    /// All of it.
    Everyone,
    /// What one reader read, as the record names them.
    By(String),
    /// Who read one record.
    Of(String),
}

/// Days asked for, from an address.
pub struct Days {
    /// From this day.
    pub since: Option<Date>,
    /// To the end of this one.
    pub until: Option<Date>,
}

impl Days {
    /// As the address says.
    pub fn of(listing: &Listing) -> Days {
        Days { since: iso(listing.get("since")), until: iso(listing.get("until")) }
    }
}

/// One page of what is asked for.
///
/// # Errors
/// A fault of the log.
pub async fn page(visit: &Visit, part: &Part, listing: &Listing) -> Result<Found, Failure> {
    let before = listing.get("before").parse().ok();
    search(visit, part, &Days::of(listing), before, ON_A_PAGE).await
}

/// What is asked for, for a file.
///
/// # Errors
/// A fault of the log.
pub async fn whole(visit: &Visit, part: &Part, listing: &Listing) -> Result<Found, Failure> {
    search(visit, part, &Days::of(listing), None, IN_A_FILE).await
}

async fn search(
    visit: &Visit,
    part: &Part,
    days: &Days,
    before: Option<u64>,
    most: usize,
) -> Result<Found, Failure> {
    let wanted = Wanted {
        by: if let Part::By(by) = part { Some(by) } else { None },
        of: if let Part::Of(key) = part { Some(key) } else { None },
        since: days.since.map(begins),
        until: days.until.and_then(|day| day.tomorrow().ok()).map(begins),
    };
    let book = &visit.view().book.reads;
    Ok(visit.service.reads.newest(book, &wanted, before, most).await?)
}

/// Reads as a table. Whose records they were is said only of one reader; `all` names every one.
pub fn table(visit: &Visit, part: &Part, found: &Found, all: bool) -> Table {
    let when = ("when", "When", Kind::Text);
    let who = ("who", "Who", Kind::Text);
    let what = ("what", "What", Kind::Text);
    let records = ("records", "Records shown", Kind::Number);
    let whose = ("whose", "Whose", Kind::Text);
    let reads = found.reads.iter().map(|(_, read)| read);
    let mut table = match part {
        Part::Everyone => {
            let mut table = Table::new("Reads, newest first", &[when, who, what, records]);
            for read in reads {
                table.push([at(read, all), by(visit, read), what_of(read), count(read)]);
            }
            table
        }
        Part::By(_) => {
            let mut table =
                Table::new("What they read, newest first", &[when, what, records, whose]);
            for read in reads {
                table.push([at(read, all), what_of(read), count(read), subjects(read, all)]);
            }
            table
        }
        Part::Of(_) => {
            let mut table = Table::new("Who read it, newest first", &[when, who, what]);
            for read in reads {
                table.push([at(read, all), by(visit, read), what_of(read)]);
            }
            table
        }
    };
    if all && found.more {
        table = table.note(format!(
            "These are the newest {}. Give a range of days to have older ones.",
            said::number(IN_A_FILE as i64)
        ));
    }
    table
}

/// Whose records the table names.
pub fn named(part: &Part, found: &Found, all: bool) -> Vec<String> {
    let mut subjects: Vec<String> = match part {
        Part::Everyone => Vec::new(),
        Part::Of(key) => vec![key.clone()],
        Part::By(_) => {
            let reads = found.reads.iter().map(|(_, read)| &read.subjects);
            let most = if all { usize::MAX } else { NAMED };
            reads.flat_map(|subjects| subjects.iter().take(most)).cloned().collect()
        }
    };
    subjects.sort();
    subjects.dedup();
    subjects
}

/// When: as people say it on a page, as programs sort it in a file.
fn at(read: &Reading, all: bool) -> Cell {
    match all {
        true => app::reads::list::moment(read.at).into(),
        false => said::moment(in_london(read.at)).into(),
    }
}

fn by(visit: &Visit, read: &Reading) -> Cell {
    who::name(visit, who::number(&read.by)).into()
}

fn what_of(read: &Reading) -> Cell {
    read.what.as_str().into()
}

fn count(read: &Reading) -> Cell {
    read.subjects.len().into()
}

fn subjects(read: &Reading, all: bool) -> Cell {
    let most = if all { usize::MAX } else { NAMED };
    let named: Vec<&str> = read.subjects.iter().take(most).map(String::as_str).collect();
    match read.subjects.len().saturating_sub(most) {
        0 => named.join(", ").into(),
        more => format!("{} and {more} more", named.join(", ")).into(),
    }
}
