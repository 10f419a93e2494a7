//! Places free now, and expected by week: from who will be in post and there, and from when the
//! cases they hold are usually closed. From these, panels and supervisors plan.

use super::Team;
use super::capacity::{caseload, limits};
use super::hands::Hands;
use crate::service::Service;
use crate::work::due::monday;
use definitions::Date;

/// Places expected in one week.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Week {
    /// Its Monday.
    pub week: Date,
    /// Therapists in post and there on its Wednesday.
    pub therapists: u32,
    /// Cases they can hold at the most.
    pub room: u32,
    /// Cases open now that are expected to be open still.
    pub held: u32,
    /// Places expected to be free.
    pub free: u32,
}

/// Places free today, and places expected in each of the coming weeks, in one team.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Places {
    /// The team.
    pub team: String,
    /// Places free today.
    pub free: u32,
    /// The weeks after this one, in order.
    pub weeks: Vec<Week>,
    /// Cases open longer than is usual. When they close is not known, so they are expected to
    /// stay open throughout.
    pub overdue_to_close: usize,
}

impl Places {
    /// Cases that could open in each of the weeks, if every place is taken in the week it comes
    /// free, those free today in the first: what vacancies, absences and training leave of the
    /// team's openings.
    pub fn openings(&self) -> Vec<u32> {
        let mut taken = 0;
        let weeks = self.weeks.iter().map(|week| {
            let new = week.free.saturating_sub(taken);
            taken += new;
            new
        });
        weeks.collect()
    }
}

/// The places of a team. A case open now is expected to close once it has been open as long as is
/// usual; one that has been open longer, never. New openings are not foreseen: they are what the
/// places are for.
pub fn places(
    team: &Team,
    held: &[Hands],
    service: &Service,
    (name, today): (&str, Date),
    weeks: u32,
) -> Places {
    let usual = |one: &Hands| later(one.opened, *service.usual_length.value(one.opened));
    let now: Vec<&Hands> = held.iter().filter(|one| one.on(today)).collect();
    let week = |number: u32| {
        let week = later(monday(today), number * 7);
        let day = later(week, 2);
        let there = team
            .therapists(day)
            .filter(|(staff, post)| post.team == name && team.away_on(staff, day).is_none());
        let mut sum = Week { week, therapists: 0, room: 0, held: 0, free: 0 };
        for (staff, post) in there {
            let (_, most, _) = limits(service, post.from, day);
            let mine = now.iter().filter(|one| one.staff == staff);
            let open = mine.filter(|one| usual(one) <= today || day < usual(one)).count();
            let open = u32::try_from(open).unwrap_or(u32::MAX);
            sum.therapists += 1;
            sum.room += most;
            sum.held += open;
            sum.free += most.saturating_sub(open);
        }
        sum
    };
    let of_team =
        |one: &&&Hands| team.post(&one.staff, today).is_some_and(|post| post.team == name);
    Places {
        team: name.to_owned(),
        free: caseload(team, held, service, today).free(Some(name)),
        weeks: (1..=weeks).map(week).collect(),
        overdue_to_close: now.iter().filter(of_team).filter(|one| usual(one) <= today).count(),
    }
}

fn later(day: Date, days: u32) -> Date {
    day.saturating_add(jiff::Span::new().days(i64::from(days.min(36_600))))
}
