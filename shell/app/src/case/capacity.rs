//! Places free now and in the weeks to come, by team: what panels and supervisors plan from. Who is
//! in post is handed in.

use crate::book::Book;
use crate::referral::by::terms;
use care::Case;
use care::capacity::{InPost, Week, weeks};
use definitions::{Cell, Date, Kind, Refusal, Table, said};

/// The places of every team, week by week from a day.
///
/// # Errors
/// A refusal when the contract has no pathway.
pub fn places(
    book: &Book,
    cases: &[Case],
    posts: &[InPost],
    from: Date,
    number: u32,
) -> Result<Vec<(String, Vec<Week>)>, Refusal> {
    let terms = terms(book)?;
    let teams = terms.teams.value(from).iter().map(|team| team.name.clone());
    Ok(teams.map(|team| (team.clone(), weeks(terms, posts, cases, &team, from, number))).collect())
}

/// The same as a table.
///
/// # Errors
/// A refusal when the contract has no pathway.
pub fn table(
    book: &Book,
    cases: &[Case],
    posts: &[InPost],
    from: Date,
    number: u32,
) -> Result<Table, Refusal> {
    let mut table = Table::new(
        format!("Places from {}", said(from)),
        &[
            ("team", "Team", Kind::Text),
            ("week", "Week from", Kind::Date),
            ("in_post", "Therapists in post", Kind::Number),
            ("open", "Cases open", Kind::Number),
            ("promised", "Accepted, not open yet", Kind::Number),
            ("free_least", "Free, at the fewest cases each", Kind::Number),
            ("free_most", "Free, at the most cases each", Kind::Number),
            ("over", "Beyond the most", Kind::Number),
        ],
    );
    for (team, weeks) in places(book, cases, posts, from, number)? {
        for week in weeks {
            let count = |n: u32| Cell::Whole(i64::from(n));
            table.push([
                team.as_str().into(),
                week.began.into(),
                count(week.in_post),
                count(week.open),
                count(week.promised),
                count(week.free_at_least()),
                count(week.free_at_most()),
                count(week.over()),
            ]);
        }
    }
    let (caseload, days) =
        (*terms(book)?.caseload.value(from), terms(book)?.treatment_days.value(from));
    Ok(table.note(format!(
        "Each therapist in post has {} to {} cases. An open case is expected to end {days} days after \
         it opened, and one that has run longer in the week to come.",
        caseload.least, caseload.most
    )))
}

/// Refuses a therapist who is not in post in the team on a day. Where nobody has said who is in
/// post, everyone may be.
///
/// # Errors
/// A refusal naming the day.
pub fn must_be_in_post(
    posts: &[InPost],
    therapist: &str,
    team: &str,
    on: Date,
) -> Result<(), Refusal> {
    let here = posts.iter().any(|post| {
        post.staff == therapist.trim()
            && post.team == team
            && post.since <= on
            && post.until.is_none_or(|until| on < until)
    });
    match here || posts.is_empty() {
        true => Ok(()),
        false => Err(Refusal::new(
            format!("{therapist} is not in post in {team} on {}", said(on)),
            "Choose a therapist who is, or have their dates put right first",
        )),
    }
}
