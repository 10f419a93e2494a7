//! What several rules read from a row of the OC2 table: which answers were given, and whether
//! the child was looked after all year, which is who the table is for.

use crate::checks::index::short_break;
use crate::checks::prelude::*;
use crate::report::{EpisodeRow, Oc2Row};

/// One answer of the table: its column, and where it stands in a row.
pub(super) type Answer = (&'static str, fn(&Oc2Row) -> &str);

/// The answers given as 0 or 1.
pub(super) const ANSWERS: [Answer; 8] = [
    ("CONVICTED", |row| &row.convicted),
    ("HEALTH_CHECK", |row| &row.health_check),
    ("IMMUNISATIONS", |row| &row.immunisations),
    ("TEETH_CHECK", |row| &row.teeth_check),
    ("HEALTH_ASSESSMENT", |row| &row.health_assessment),
    ("SUBSTANCE_MISUSE", |row| &row.substance_misuse),
    ("INTERVENTION_RECEIVED", |row| &row.intervention_received),
    ("INTERVENTION_OFFERED", |row| &row.intervention_offered),
];

/// Those of them asked of a child of any age.
const OF_ANY_AGE: [Answer; 4] = [ANSWERS[2], ANSWERS[3], ANSWERS[4], ANSWERS[5]];

/// The columns asked of a child of any age that are blank, where there are some.
pub(super) fn blank_at_any_age(row: &Oc2Row) -> Option<String> {
    columns(&OF_ANY_AGE, |answer| answer(row).is_empty())
}

/// The columns of these that are not blank, where there are some.
pub(super) fn given(row: &Oc2Row, answers: &[Answer]) -> Option<String> {
    columns(answers, |answer| !answer(row).is_empty())
}

fn columns(answers: &[Answer], such: impl Fn(fn(&Oc2Row) -> &str) -> bool) -> Option<String> {
    let those = answers.iter().filter(|(_, answer)| such(*answer));
    let those: Vec<&str> = those.map(|(column, _)| *column).collect();
    (!those.is_empty()).then(|| those.join(", "))
}

/// What was recorded of the SDQ, where something was.
pub(super) fn sdq(row: &Oc2Row) -> Option<&'static str> {
    match (row.sdq_score.is_empty(), row.sdq_reason.is_empty()) {
        (true, true) => None,
        (false, true) => Some("an SDQ score"),
        (true, false) => Some("a reason for no SDQ score"),
        (false, false) => Some("an SDQ score and a reason for none"),
    }
}

/// The rows of the children looked after all year.
pub(super) fn all_year<'c>(checked: &'c Checked) -> impl Iterator<Item = &'c Oc2Row> {
    let sent = checked.children().iter().filter(|child| !child.oc2.is_empty());
    sent.filter(|child| checked.looked_after_all_year(child))
        .flat_map(|child| child.oc2.iter().copied())
}

/// Finds what is `given` for children who were not looked after all year. A row that names no
/// child is of nobody who was.
pub(super) fn find_given_without_all_year(
    checked: &Checked,
    found: &mut Found,
    given: impl Fn(&Oc2Row) -> Option<String>,
) {
    let all_year = format!("all the year to {}", said(checked.collection_ends()));
    for child in checked.children() {
        if child.oc2.is_empty() || checked.looked_after_all_year(child) {
            continue;
        }
        for row in &child.oc2 {
            if let Some(given) = given(row) {
                let why = why_not_all_year(checked, &child.episode_rows);
                let title = format!("{given}, but not looked after {all_year}: {why}");
                found.at(*row, title);
            }
        }
    }
    for row in checked.this.oc2.iter().filter(|row| row.child.is_empty()) {
        if let Some(given) = given(row) {
            found.at(row, format!("{given}, but the row names no child looked after {all_year}"));
        }
    }
}

/// What of a child's episodes says that care was not continuous.
fn why_not_all_year(checked: &Checked, episodes: &[&EpisodeRow]) -> String {
    let (first, last) = (checked.collection_begins(), checked.collection_ends());
    for row in episodes {
        match (row.decom.date(), row.dec.date()) {
            (Some(began), _) if row.rne == "S" && first < began && began <= last => {
                return format!("care began on {}", said(began));
            }
            (_, Some(ceased)) if row.rec != "X1" && first <= ceased && ceased < last => {
                return format!("care ended on {}", said(ceased));
            }
            (Some(began), ceased)
                if short_break(row) && began <= last && ceased.is_none_or(|day| first <= day) =>
            {
                return format!("short breaks ({})", row.ls);
            }
            _ => {}
        }
    }
    "no episode falls in it".to_owned()
}
