//! What is asked for in every case, and which changes in behaviour are counted: read from the
//! contract's page `wider.toml`. A book whose contract has no such page asks for nothing.

use crate::book::Book;
use care::work::due::Expected;
use care::work::event::Occasion;
use definitions::Date;
use wider::Instrument;
use wider::due::Occasion as Asked;

/// The questionnaires asked for in every case on a day.
pub fn expected(book: &Book, day: Date) -> Vec<Expected> {
    let Some(terms) = &book.wider else { return Vec::new() };
    let rules = terms.due.value(day).iter();
    let expected = rules.map(|rule| Expected {
        instrument: Instrument::Sdq.said().to_owned(),
        informant: rule.informant.key().to_owned(),
        occasion: match rule.occasion {
            Asked::Before => Occasion::Start,
            Asked::After => Occasion::End,
        },
        within: u32::try_from(rule.due).unwrap_or(0),
    });
    expected.collect()
}

/// The changes in behaviour that are counted on a day: the code of each, and the words for it.
pub fn behaviours(book: &Book, day: Date) -> Vec<(&str, &str)> {
    let Some(terms) = &book.wider else { return Vec::new() };
    let tags = terms.behaviour_tags.value(day).iter();
    tags.map(|tag| (tag.id.as_str(), tag.said.as_str())).collect()
}
