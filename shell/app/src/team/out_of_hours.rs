//! Out-of-hours contact by month and person. Hours, and no family: it may be read where no case
//! may be.

use crate::book::Book;
use care::team::hours::{Time, month, out_of_hours};
use definitions::{Cell, Date, Days, Exact, Interval, Kind, Table, months_after};
use std::collections::BTreeMap;

/// One person's month.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Row {
    /// The month, by its first day.
    pub month: Date,
    /// The team they were in on the month's last day in post; empty where none is known.
    pub team: String,
    /// The staff number.
    pub staff: String,
    /// Contacts out of hours.
    pub contacts: u32,
    /// Minutes they took.
    pub minutes: u32,
    /// Days on call in the month.
    pub days_on_call: Days,
}

/// Every month from that of `from` to that of `to`, and in each every therapist in post and
/// whoever else had contact out of hours; nought is said too.
pub fn rows(book: &Book, from: Date, to: Date) -> Vec<Row> {
    let contacts = book.work.values().flat_map(|kept| kept.work.contacts.values());
    let hours = out_of_hours(contacts);
    let months = std::iter::successors(Some(month(from)), |first| Some(months_after(*first, 1)));
    let mut rows = Vec::new();
    for first in months.take_while(|first| *first <= to) {
        let last = months_after(first, 1).yesterday().unwrap_or(first);
        let mut of: BTreeMap<&str, Time> = BTreeMap::new();
        for (staff, posts) in &book.team.posts {
            let here = |post: &&care::team::Post| {
                post.job == care::team::event::Job::Therapist
                    && post.from <= last
                    && post.ended.is_none_or(|(ended, _)| first < ended)
            };
            if posts.iter().any(|post| here(&post)) {
                of.entry(staff).or_default();
            }
        }
        let began = hours.range((first, "")..).take_while(|((at, _), _)| *at == first);
        for ((_, staff), time) in began {
            *of.entry(staff).or_default() = *time;
        }
        for (staff, time) in of {
            let (team, staff) = (team_in(book, staff, first, last), staff.to_owned());
            let Time { contacts, minutes } = time;
            let days = Interval::new(first, months_after(first, 1));
            let days_on_call = days.map_or(Days(0), |days| book.team.days_on_call(&staff, days));
            rows.push(Row { month: first, team, staff, contacts, minutes, days_on_call });
        }
    }
    rows.sort();
    rows
}

fn team_in(book: &Book, staff: &str, first: Date, last: Date) -> String {
    let posts = book.team.posts.get(staff).into_iter().flatten().rev();
    let mut there =
        posts.filter(|post| post.from <= last && post.ended.is_none_or(|(ended, _)| first < ended));
    there.next().map_or_else(String::new, |post| post.team.clone())
}

/// The rows as a table, with their sum.
pub fn table(rows: &[Row], title: &str) -> Table {
    let mut table = Table::new(
        title,
        &[
            ("month", "Month", Kind::Text),
            ("team", "Team", Kind::Text),
            ("staff", "Person", Kind::Text),
            ("contacts", "Contacts", Kind::Number),
            ("minutes", "Minutes", Kind::Number),
            ("hours", "Hours", Kind::Number),
            ("days_on_call", "Days on call", Kind::Number),
        ],
    );
    let hours =
        |minutes: i64| Exact::share(minutes, 60).map_or(Cell::Blank, |hours| Cell::Exact(hours, 1));
    for row in rows {
        let minutes = i64::from(row.minutes);
        table.push([
            row.month.strftime("%Y-%m").to_string().into(),
            row.team.as_str().into(),
            row.staff.as_str().into(),
            i64::from(row.contacts).into(),
            minutes.into(),
            hours(minutes),
            row.days_on_call.into(),
        ]);
    }
    let contacts: i64 = rows.iter().map(|row| i64::from(row.contacts)).sum();
    let minutes: i64 = rows.iter().map(|row| i64::from(row.minutes)).sum();
    let all = ["All".into(), Cell::Blank, Cell::Blank];
    let [first, team, staff] = all;
    let days: Days = rows.iter().map(|row| row.days_on_call).sum();
    table.push([first, team, staff, contacts.into(), minutes.into(), hours(minutes), days.into()]);
    table.note("A contact belongs to the month it began in, also when it ran past midnight.")
}
