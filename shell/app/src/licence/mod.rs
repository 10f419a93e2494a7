//! Leave from the owners of the SDQ and the TAM-R to use them. Until a licence is on file for a day,
//! what was filled in on that day is not entered.

pub mod end;
pub mod file;

use crate::book::Book;
use ::wider::guard::unlicensed;
use ::wider::{Instrument, Licence};
use definitions::{Cell, Date, Kind, Refusal, Table};

/// Every licence put on file, as it stands: those on the contract's own page are apart.
pub fn on_file(book: &Book) -> Vec<Licence> {
    book.licences.values().cloned().collect()
}

/// Refuses scores of an instrument filled in on a day for which no licence is on file. Where the
/// contract has no page on questionnaires, nothing says that one is needed.
///
/// # Errors
/// A refusal naming the instrument and the day.
pub fn must_be_licensed(book: &Book, instrument: Instrument, day: Date) -> Result<(), Refusal> {
    let Some(terms) = &book.wider else { return Ok(()) };
    match unlicensed(terms, &on_file(book), (instrument, false), day) {
        Some(beside) => Err(beside.refusal),
        None => Ok(()),
    }
}

/// Every licence there is, on file and on the contract's page, by instrument and day.
pub fn table(book: &Book, today: Date) -> Table {
    let mut table = Table::new(
        "Licences on file",
        &[
            ("instrument", "Instrument", Kind::Text),
            ("from", "From", Kind::Text),
            ("reference", "Reference", Kind::Text),
            ("began", "Holds from", Kind::Date),
            ("ended", "Ends", Kind::Date),
            ("stands", "Stands", Kind::Text),
            ("number", "Number", Kind::Text),
        ],
    );
    let terms = book.wider.iter().flat_map(|terms| terms.licences.value(today));
    let mut all: Vec<(&str, &Licence)> =
        terms.map(|licence| ("on the contract’s page", licence)).collect();
    all.extend(book.licences.iter().map(|(number, licence)| (number.as_str(), licence)));
    all.sort_by_key(|(number, licence)| (licence.instrument, licence.began, *number));
    for (number, licence) in all {
        let stands = match (licence.holds(today), licence.began.0 > today) {
            (true, _) => "holds",
            (false, true) => "not yet",
            (false, false) => "ended",
        };
        table.push([
            licence.instrument.said().into(),
            licence.from.as_str().into(),
            licence.reference.as_str().into(),
            licence.began.0.into(),
            licence.ended.map_or(Cell::Blank, |day| day.0.into()),
            stands.into(),
            number.into(),
        ]);
    }
    table
}
