//! Every rule of the pathway that was bent, with who, when and why, for the Project Board.

use crate::book::Book;
use crate::referral::by::terms;
use care::Case;
use care::path::exceptions::{Exception, Rule, lacks_quorum, of_listed, of_path};
use definitions::{Date, Kind, Refusal, Table, said};
use std::collections::BTreeSet;

/// Every exception by a day, the latest first. `cases` are all there are.
///
/// # Errors
/// A refusal when the contract has no pathway.
pub fn exceptions(book: &Book, cases: &[Case], today: Date) -> Result<Vec<Exception>, Refusal> {
    let terms = terms(book)?;
    let by_hand: BTreeSet<&str> = book.paths.values().map(|path| path.number()).collect();
    let paths = book.paths.values();
    let mut all: Vec<Exception> =
        paths.flat_map(|path| of_path(path, terms, &book.meetings, today)).collect();
    let on_list = cases.iter().filter(|case| !by_hand.contains(case.case.as_str()));
    all.extend(on_list.flat_map(of_listed));
    for meeting in book.meetings.iter().filter(|meeting| lacks_quorum(meeting, terms)) {
        all.push(Exception {
            on: meeting.on,
            rule: Rule::WithoutQuorum,
            number: String::new(),
            quadrant: meeting.quadrant.clone(),
            by: meeting.by.clone(),
            why: meeting.why.clone(),
        });
    }
    all.sort_by(|a, b| b.cmp(a));
    Ok(all)
}

/// The same as a table. Whoever acted is named by account; a page says their name.
///
/// # Errors
/// A refusal when the contract has no pathway.
pub fn table(book: &Book, cases: &[Case], today: Date) -> Result<Table, Refusal> {
    let mut table = Table::new(
        format!("Where the pathway’s rules were bent, by {}", said(today)),
        &[
            ("on", "When", Kind::Date),
            ("number", "Referral or case", Kind::Text),
            ("quadrant", "Quadrant", Kind::Text),
            ("rule", "What", Kind::Text),
            ("by", "Who", Kind::Text),
            ("why", "Why", Kind::Text),
        ],
    );
    for one in exceptions(book, cases, today)? {
        table.push([
            one.on.into(),
            one.number.into(),
            one.quadrant.into(),
            one.rule.said().into(),
            one.by.into(),
            one.why.into(),
        ]);
    }
    Ok(table)
}
