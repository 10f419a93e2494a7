//! The monthly pack of caseload and out-of-hours contact: for those inside the service by
//! therapist, for the board by team with small groups held back. Source: the Review, section 10.

use super::caseload::{on, table as caseload_table};
use super::{length, out_of_hours};
use crate::book::Book;
use crate::quarter::totals::{FEW, HELD, hold_back_small};
use care::team::event::{Ending, Job};
use care::team::hours::month;
use definitions::{Cell, Date, Kind, Refusal, Table, days_between, months_after, said};
use std::collections::{BTreeMap, BTreeSet};

/// Who a pack is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum For {
    /// The service and the intermediary: by therapist.
    Service,
    /// The board: by team, small groups held back.
    Board,
}

/// The pack of a month, of which `day` is any day. It speaks for the month's last day, or for
/// `today` while the month runs.
///
/// # Errors
/// A refusal when the contract does not say how the service works.
pub fn pack(book: &Book, readers: For, day: Date, today: Date) -> Result<Vec<Table>, Refusal> {
    let first = month(day);
    let last = months_after(first, 1).yesterday().unwrap_or(first).min(today.max(first));
    let told = on(book, last)?;
    let hours = out_of_hours::rows(book, first, last);
    let mut tables = vec![by_team(book, readers, last)?, posts(book, first, last)];
    match readers {
        For::Service => {
            tables.push(caseload_table(&told));
            let title = format!("Out-of-hours contact in {}", first.strftime("%B %Y"));
            tables.push(out_of_hours::table(&hours, &title));
            tables.push(length::table(&length::lengths(book, last), last));
        }
        For::Board => tables.push(hours_by_team(&hours, first)),
    }
    Ok(tables)
}

/// What a workbook of the pack says of itself.
pub fn readme(readers: For, day: Date, as_of: u64) -> Vec<(String, String)> {
    let line = |what: &str, words: String| (what.to_owned(), words);
    let whose = match readers {
        For::Service => "Internal: for the service and the intermediary. Small groups are shown",
        For::Board => "For the board: by team. Small groups are held back",
    };
    vec![
        line("What", format!("Caseload and out-of-hours contact, {}", day.strftime("%B %Y"))),
        line("For", whose.to_owned()),
        line("As of", format!("entry {as_of} of the record")),
        line("Open case", "opened, and not closed by the end of the day".to_owned()),
        line("Out of hours", "contact outside working hours, in the month it began".to_owned()),
    ]
}

fn by_team(book: &Book, readers: For, day: Date) -> Result<Table, Refusal> {
    let told = on(book, day)?;
    let mut teams: BTreeMap<&str, BTreeSet<String>> = BTreeMap::new();
    for load in &told.loads {
        teams.entry(&load.team).or_default().extend(load.cases.iter().cloned());
    }
    let nobody: BTreeSet<String> = told.unheld.iter().map(|held| held.case.clone()).collect();
    if !nobody.is_empty() {
        teams.entry("").or_default().extend(nobody);
    }
    let all: BTreeSet<String> = teams.values().flatten().cloned().collect();
    let rows: Vec<BTreeSet<String>> = teams.values().cloned().collect();
    let (held, total) = match readers {
        For::Board => hold_back_small(&rows, &all),
        For::Service => (vec![false; rows.len()], false),
    };
    let mut table = Table::new(
        format!("Open cases by team on {day}"),
        &[
            ("team", "Team", Kind::Text),
            ("therapists", "Therapists in post", Kind::Number),
            ("away", "Away", Kind::Number),
            ("vacancies", "Posts to fill", Kind::Number),
            ("cases", "Open cases", Kind::Number),
            ("free", "Places free", Kind::Number),
        ],
    );
    let cell = |held: bool, number: i64| if held { Cell::from(HELD) } else { number.into() };
    for ((team, cases), held) in teams.iter().zip(held) {
        let loads = told.loads.iter().filter(|load| load.team == *team);
        let vacant = told.vacancies.iter().find(|(name, _)| name == team);
        table.push([
            if team.is_empty() { "No therapist in post".into() } else { (*team).into() },
            loads.clone().count().into(),
            loads.clone().filter(|load| load.away.is_some()).count().into(),
            vacant.map(|(_, posts)| i64::from(*posts)).into(),
            cell(held, cases.len() as i64),
            // Places free and therapists in post would give the cases away.
            cell(held, i64::from(told.free(Some(team)))),
        ]);
    }
    let vacancies: u32 = told.vacancies.iter().map(|(_, posts)| posts).sum();
    table.push([
        "All".into(),
        told.loads.len().into(),
        told.loads.iter().filter(|load| load.away.is_some()).count().into(),
        i64::from(vacancies).into(),
        cell(total, all.len() as i64),
        cell(total, i64::from(told.free(None))),
    ]);
    Ok(match readers {
        For::Board => table.note(format!(
            "“{HELD}”: held back, because it rests on one to {FEW} cases or would give such a \
             figure away."
        )),
        For::Service => table.note("Internal: small groups are shown."),
    })
}

/// Who came and went in the month, and the days lost to absence, by team. No family is in it.
fn posts(book: &Book, first: Date, last: Date) -> Table {
    let after = last.tomorrow().unwrap_or(last);
    let mut table = Table::new(
        format!("Therapists’ posts from {} to {}", said(first), said(last)),
        &[
            ("team", "Team", Kind::Text),
            ("began", "Began", Kind::Number),
            ("left", "Left the service", Kind::Number),
            ("days_in_post", "Days in post", Kind::Number),
            ("days_away", "Days away", Kind::Number),
        ],
    );
    let mut sums: BTreeMap<&str, [i64; 4]> = BTreeMap::new();
    for (staff, posts) in &book.team.posts {
        for post in posts.iter().filter(|post| post.job == Job::Therapist) {
            let ended = post.ended.map_or(after, |(ended, _)| ended.min(after));
            let from = post.from.max(first);
            let sum = sums.entry(&post.team).or_default();
            sum[0] += i64::from(first <= post.from && post.from < after);
            let left = post
                .ended
                .is_some_and(|(on, why)| why == Ending::Left && first <= on && on < after);
            sum[1] += i64::from(left);
            sum[2] += days_between(from, ended).max(0);
            for away in book.team.away.values().filter(|away| away.staff == *staff) {
                let back = away.until.map_or(ended, |back| back.min(ended));
                sum[3] += days_between(away.from.max(from), back).max(0);
            }
        }
    }
    let mut all = [0; 4];
    for (team, sum) in &sums {
        all.iter_mut().zip(sum).for_each(|(all, one)| *all += one);
        let [began, left, in_post, away] = *sum;
        table.push([(*team).into(), began.into(), left.into(), in_post.into(), away.into()]);
    }
    let [began, left, in_post, away] = all;
    table.push(["All".into(), began.into(), left.into(), in_post.into(), away.into()]);
    table.note("Calendar days: leave, sickness and training together.")
}

fn hours_by_team(rows: &[out_of_hours::Row], first: Date) -> Table {
    let mut teams: BTreeMap<&str, (usize, u32)> = BTreeMap::new();
    for row in rows {
        let team = teams.entry(&row.team).or_default();
        *team = (team.0 + 1, team.1.saturating_add(row.minutes));
    }
    let mut table = Table::new(
        format!("Out-of-hours contact in {}", first.strftime("%B %Y")),
        &[
            ("team", "Team", Kind::Text),
            ("people", "People", Kind::Number),
            ("minutes", "Minutes", Kind::Number),
        ],
    );
    for (team, (people, minutes)) in &teams {
        let team = if team.is_empty() { "No team" } else { team };
        table.push([team.into(), (*people).into(), i64::from(*minutes).into()]);
    }
    let people: usize = teams.values().map(|(people, _)| people).sum();
    let minutes: i64 = teams.values().map(|(_, minutes)| i64::from(*minutes)).sum();
    table.push(["All".into(), people.into(), minutes.into()]);
    table.note("A contact belongs to the month it began in, also when it ran past midnight.")
}
