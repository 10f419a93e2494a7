//! The teams: who is in which post, who is away, who is on call; what each holds and could take.
//! Staff are numbers, as on the case list; a name is an account's. No price stands here.

pub mod adopt;
pub mod away;
pub mod caseload;
pub mod form;
pub mod length;
pub mod on_call;
pub mod out_of_hours;
pub mod pack;
pub mod paper;
pub mod places;
pub mod post;
mod record;

use crate::book::Book;
use crate::people::Names;
use crate::people::event::Relation;
use care::team::event::Event;
use definitions::Date;

/// What happened, in a few words. Why somebody is away is not among them.
pub fn said(event: &Event) -> String {
    match event {
        Event::TeamFormed { team, therapists, .. } => format!("{team}, {therapists} therapists"),
        Event::PostBegan { staff, team, .. } => format!("{staff} in {team}"),
        Event::PostEnded { staff, .. } | Event::AwayNoted { staff, .. } => staff.clone(),
        Event::OnCallSet { staff, .. } => staff.clone(),
        Event::AwayChanged { .. } => "somebody’s return".to_owned(),
        Event::OnCallDropped { .. } => "a turn on call".to_owned(),
    }
}

/// The name of whoever has a staff number on a day; nothing where no account has it, or more
/// than one.
pub fn name_of<'a>(book: &Book, names: &'a Names, staff: &str, day: Date) -> &'a str {
    let holds =
        |relation: &Relation| matches!(relation, Relation::Staff(number) if number == staff);
    let mut holders = book
        .people
        .accounts
        .iter()
        .filter(|(_, account)| account.comes_in(day) && account.relations_on(day).any(holds));
    match (holders.next(), holders.next()) {
        (Some((person, _)), None) => names.of(person),
        _ => "",
    }
}
