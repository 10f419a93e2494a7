//! The on-call rota: who families reach, day and night, and the days on which nobody is there.

use super::name_of;
use super::record::record;
use crate::book::Book;
use crate::desk::{Desk, Done, Failure};
use crate::people::Names;
use crate::people::by::By;
use care::team::event::Event;
use care::team::rota::Turn;
use definitions::{Date, Interval};

/// Puts somebody on call from a day up to, not including, another.
///
/// # Errors
/// A refusal when they are in no post throughout, are away on one of the days, or the turn is
/// longer than three months.
pub async fn set(
    desk: &mut Desk,
    by: By<'_>,
    (id, staff): (&str, &str),
    (from, until): (Date, Date),
) -> Result<Done, Failure> {
    let (id, staff) = (id.to_owned(), staff.to_owned());
    record(desk, by, &Event::OnCallSet { id, staff, from, until }).await
}

/// Takes a turn off the rota.
///
/// # Errors
/// A refusal when there is no such turn.
pub async fn drop_turn(desk: &mut Desk, by: By<'_>, id: &str) -> Result<Done, Failure> {
    record(desk, by, &Event::OnCallDropped { id: id.to_owned() }).await
}

/// The rota over some days.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rota {
    /// Turns in order, each with the name of whoever has the staff number.
    pub turns: Vec<(Turn, String)>,
    /// Days on which nobody of a team is on call, by team.
    pub uncovered: Vec<(String, Interval)>,
}

/// The rota over some days, of every team there is on the first of them.
pub fn rota(book: &Book, names: &Names, days: Interval) -> Rota {
    let named = |turn: Turn| {
        let name = name_of(book, names, &turn.staff, turn.days.began).to_owned();
        (turn, name)
    };
    let teams = book.team.formed.keys().filter(|team| book.team.team(team, days.began).is_some());
    let gaps = |team: &String| {
        let gaps = book.team.uncovered(team, days).into_iter();
        gaps.map(|gap| (team.clone(), gap)).collect::<Vec<_>>()
    };
    Rota {
        turns: book.team.turns(days).into_iter().map(named).collect(),
        uncovered: teams.flat_map(gaps).collect(),
    }
}
