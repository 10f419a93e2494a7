//! Referrals nobody has decided yet, oldest first, with their age and for whom they wait.

use crate::book::Book;
use crate::panel::agenda::stage;
use crate::referral::by::terms;
use care::Case;
use care::path::{Path, Stage};
use definitions::{Cell, Date, Kind, Refusal, Table, days_between, said};
use std::collections::BTreeMap;

/// A referral that waits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Undecided {
    /// The number it stands under.
    pub number: String,
    /// Its pseudonym, under which access is decided.
    pub key: String,
    /// The quadrant.
    pub quadrant: String,
    /// The team; empty while no panel has endorsed it.
    pub team: String,
    /// Who referred.
    pub source: String,
    /// What it waits for.
    pub stage: Stage,
    /// The day of referral; none where the list does not say.
    pub referred: Option<Date>,
    /// Days since referral.
    pub days: i64,
    /// Whether the panel should have decided by now.
    pub is_late: bool,
    /// Whether the family is in crisis.
    pub crisis: bool,
}

/// Every undecided referral on a day, oldest first. `cases` are all there are.
///
/// # Errors
/// A refusal when the contract has no pathway.
pub fn undecided(book: &Book, cases: &[Case], today: Date) -> Result<Vec<Undecided>, Refusal> {
    let terms = terms(book)?;
    let paths: BTreeMap<&str, &Path> =
        book.paths.values().map(|path| (path.number(), path)).collect();
    let mut all = Vec::new();
    for case in cases {
        let path = paths.get(case.case.as_str()).copied();
        let stage = path.map_or_else(|| stage(case), |path| path.stage);
        if !stage.is_undecided() {
            continue;
        }
        let days = case.referred.map_or(0, |day| days_between(day, today));
        let limit = i64::from(*terms.days_to_decide.value(case.referred.unwrap_or(today)));
        let before_the_panel = matches!(stage, Stage::Referred | Stage::Asked);
        all.push(Undecided {
            number: case.case.clone(),
            key: book.pseudonyms.case(&case.case),
            quadrant: case.quadrant.clone().unwrap_or_default(),
            team: case.team.clone().unwrap_or_default(),
            source: case.source.clone().unwrap_or_default(),
            stage,
            referred: case.referred,
            days,
            is_late: before_the_panel && days > limit,
            crisis: path.is_some_and(|path| path.details.crisis),
        });
    }
    all.sort_by(|a, b| (a.referred, &a.number).cmp(&(b.referred, &b.number)));
    Ok(all)
}

/// The same as a table.
///
/// # Errors
/// A refusal when the contract has no pathway.
pub fn table(book: &Book, cases: &[Case], today: Date) -> Result<Table, Refusal> {
    let mut table = Table::new(
        format!("Referrals not decided on {}", said(today)),
        &[
            ("number", "Referral", Kind::Text),
            ("referred", "Referred", Kind::Date),
            ("days", "Days since", Kind::Number),
            ("stage", "Where it stands", Kind::Text),
            ("quadrant", "Quadrant", Kind::Text),
            ("team", "Team", Kind::Text),
            ("source", "Source", Kind::Text),
            ("late", "Late", Kind::Text),
        ],
    );
    for one in undecided(book, cases, today)? {
        table.push([
            one.number.into(),
            one.referred.into(),
            Cell::Whole(one.days),
            one.stage.said().into(),
            one.quadrant.into(),
            one.team.into(),
            one.source.into(),
            if one.is_late { "late" } else { "" }.into(),
        ]);
    }
    Ok(table)
}
