//! The on-call rota: who families reach on which day, and the days on which nobody is there.
//! Source: the Review, section 5: therapists are on call around the clock.

use super::Team;
use definitions::{Days, Interval};

/// One turn on the rota.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Turn {
    /// Its days.
    pub days: Interval,
    /// The staff number.
    pub staff: String,
    /// The team they are in on its first day; empty where they are in none.
    pub team: String,
    /// Its id.
    pub id: String,
}

impl Team {
    /// The turns that touch a run of days, in order.
    pub fn turns(&self, days: Interval) -> Vec<Turn> {
        let touching = self.on_call.iter().filter_map(|(id, turn)| {
            let of = Interval::new(turn.from, turn.until)?;
            of.and(days)?;
            let team = self.post(&turn.staff, turn.from).map(|post| post.team.clone());
            let (staff, id) = (turn.staff.clone(), id.clone());
            Some(Turn { days: of, staff, team: team.unwrap_or_default(), id })
        });
        let mut turns: Vec<Turn> = touching.collect();
        turns.sort();
        turns
    }

    /// The days of a run on which nobody of a team is on call, as whole runs.
    pub fn uncovered(&self, team: &str, days: Interval) -> Vec<Interval> {
        let theirs = self.turns(days).into_iter().filter(|turn| turn.team == team);
        let covered = definitions::interval::union(theirs.map(|turn| turn.days).collect());
        let (mut gaps, mut from) = (Vec::new(), days.began);
        for run in covered {
            gaps.extend(Interval::new(from, run.began.min(days.ended)));
            from = from.max(run.ended);
        }
        gaps.extend(Interval::new(from, days.ended));
        gaps
    }

    /// Days of a run on which somebody is on call; two turns on one day are one day.
    pub fn days_on_call(&self, staff: &str, days: Interval) -> Days {
        let turns = self.on_call.values().filter(|turn| turn.staff == staff);
        let within = turns.filter_map(|turn| Interval::new(turn.from, turn.until)?.and(days));
        definitions::interval::union(within.collect()).into_iter().map(Interval::days).sum()
    }
}
