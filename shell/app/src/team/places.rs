//! Places free now and expected by week, for panels and supervisors: numbers only, no case.

use crate::book::{Book, one_case};
use crate::work::today::service;
use care::team::places::{Places, places};
use definitions::{Date, Kind, Refusal, Table};

/// The places of every team there is on a day, now and in so many coming weeks.
///
/// # Errors
/// A refusal when the contract does not say how the service works.
pub fn of_every_team(book: &Book, today: Date, weeks: u32) -> Result<Vec<Places>, Refusal> {
    let (service, held) = (service(book)?, one_case::all_hands(book));
    let teams = book.team.formed.keys().filter(|name| book.team.team(name, today).is_some());
    Ok(teams.map(|name| places(&book.team, &held, service, (name, today), weeks)).collect())
}

/// The same as a table.
pub fn table(all: &[Places], today: Date) -> Table {
    let mut table = Table::new(
        format!("Places from {today}"),
        &[
            ("team", "Team", Kind::Text),
            ("week", "Week of", Kind::Date),
            ("therapists", "Therapists there", Kind::Number),
            ("room", "Cases they can hold", Kind::Number),
            ("held", "Open cases expected", Kind::Number),
            ("free", "Places free", Kind::Number),
            ("openings", "Cases that could open", Kind::Number),
        ],
    );
    for places in all {
        for (week, openings) in places.weeks.iter().zip(places.openings()) {
            table.push([
                places.team.as_str().into(),
                week.week.into(),
                i64::from(week.therapists).into(),
                i64::from(week.room).into(),
                i64::from(week.held).into(),
                i64::from(week.free).into(),
                i64::from(openings).into(),
            ]);
        }
    }
    table.note(
        "A case is expected to close once it has been open as long as is usual; one open longer is \
         expected to stay open. Cases that could open: if each place is taken in the week it comes \
         free, those free today in the first.",
    )
}
