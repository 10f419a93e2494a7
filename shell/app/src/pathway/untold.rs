//! Referrers who have not heard: each decision nobody told them of, the longest wait first.

use crate::book::Book;
use crate::referral::by::terms;
use care::path::event::Decision;
use definitions::{Cell, Date, Kind, Refusal, Table, said};

/// A decision the referrer has not heard of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Waits {
    /// The referral's number.
    pub referral: String,
    /// The pseudonym its case stands under, under which access is decided.
    pub key: String,
    /// What was decided.
    pub decision: Decision,
    /// The day it was.
    pub on: Date,
    /// Days since.
    pub days: i64,
    /// Whether that is longer than the contract allows.
    pub is_late: bool,
    /// The account of whoever referred, or wrote the referral down.
    pub referrer: String,
    /// The quadrant.
    pub quadrant: String,
    /// The team; empty while no panel has endorsed it.
    pub team: String,
}

/// Every decision not told on a day, the longest wait first.
///
/// # Errors
/// A refusal when the contract has no pathway.
pub fn untold(book: &Book, today: Date) -> Result<Vec<Waits>, Refusal> {
    let terms = terms(book)?;
    let mut all = Vec::new();
    for path in book.paths.values() {
        for one in path.untold() {
            all.push(Waits {
                referral: path.referral.clone(),
                key: book.pseudonyms.case(path.number()),
                decision: one.decision,
                on: one.on,
                days: one.days(today),
                is_late: one.is_late(terms, today),
                referrer: path.referrers().next().unwrap_or_default().to_owned(),
                quadrant: path.details.quadrant.clone(),
                team: path.as_case(terms).team.unwrap_or_default(),
            });
        }
    }
    all.sort_by(|a, b| (a.on, &a.referral, a.decision).cmp(&(b.on, &b.referral, b.decision)));
    Ok(all)
}

/// The same as a table.
///
/// # Errors
/// A refusal when the contract has no pathway.
pub fn table(book: &Book, today: Date) -> Result<Table, Refusal> {
    let columns = [
        ("referral", "Referral", Kind::Text),
        ("decision", "It was", Kind::Text),
        ("on", "On", Kind::Date),
        ("days", "Days since", Kind::Number),
        ("late", "Later than the contract’s days", Kind::Text),
        ("quadrant", "Quadrant", Kind::Text),
        ("team", "Team", Kind::Text),
    ];
    let mut table = Table::new(format!("Not told to the referrer on {}", said(today)), &columns);
    for one in untold(book, today)? {
        table.push([
            one.referral.into(),
            one.decision.said().into(),
            one.on.into(),
            Cell::Whole(one.days),
            if one.is_late { "yes" } else { "no" }.into(),
            one.quadrant.into(),
            one.team.into(),
        ]);
    }
    Ok(table)
}
