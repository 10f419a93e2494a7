//! The teams: who is in which post on which day, who is away and who is on call. Folded from
//! events; folding cannot fail. Source: the Review, sections 5 and 10.

pub mod capacity;
pub mod event;
mod fold;
mod guard;
pub mod hands;
pub mod hours;
pub mod length;
pub mod places;
mod product;
pub mod rota;
pub mod starts;

use definitions::Date;
use event::{AwayFor, Ending, Job};
use std::collections::{BTreeMap, BTreeSet};

/// Every team, post, absence and turn on call.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Team {
    /// Each team's versions, oldest first.
    pub formed: BTreeMap<String, Vec<Formed>>,
    /// Each staff number's posts, in the order they were recorded.
    pub posts: BTreeMap<String, Vec<Post>>,
    /// Absences, by id.
    pub away: BTreeMap<String, Away>,
    /// Turns on call, by id.
    pub on_call: BTreeMap<String, OnCall>,
    /// Ids of turns that were taken off the rota.
    pub dropped: BTreeSet<String>,
}

/// A team, from a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Formed {
    /// The first day.
    pub from: Date,
    /// Where it works from.
    pub site: String,
    /// Therapists it has posts for.
    pub therapists: u32,
}

/// A post somebody holds or held.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Post {
    /// What they do.
    pub job: Job,
    /// In which team.
    pub team: String,
    /// The first day.
    pub from: Date,
    /// The first day no longer, and why.
    pub ended: Option<(Date, Ending)>,
}

impl Post {
    /// Whether it is held on a day.
    pub fn on(&self, day: Date) -> bool {
        self.from <= day && self.ended.is_none_or(|(ended, _)| day < ended)
    }
}

/// Days somebody is away.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Away {
    /// The staff number.
    pub staff: String,
    /// Why.
    pub why: AwayFor,
    /// The first day away.
    pub from: Date,
    /// The first day back.
    pub until: Option<Date>,
}

impl Away {
    /// Whether they are away on a day.
    pub fn on(&self, day: Date) -> bool {
        self.from <= day && self.until.is_none_or(|until| day < until)
    }
}

/// A turn on call.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OnCall {
    /// The staff number.
    pub staff: String,
    /// The first day.
    pub from: Date,
    /// The first day no longer.
    pub until: Date,
}

impl Team {
    /// The post somebody holds on a day.
    pub fn post(&self, staff: &str, day: Date) -> Option<&Post> {
        self.posts.get(staff)?.iter().rev().find(|post| post.on(day))
    }

    /// The therapists in post on a day, with their posts.
    pub fn therapists(&self, day: Date) -> impl Iterator<Item = (&str, &Post)> {
        self.posts.keys().filter_map(move |staff| {
            let post = self.post(staff, day).filter(|post| post.job == Job::Therapist)?;
            Some((staff.as_str(), post))
        })
    }

    /// Why somebody is away on a day.
    pub fn away_on(&self, staff: &str, day: Date) -> Option<AwayFor> {
        let mut all = self.away.values();
        all.find(|away| away.staff == staff && away.on(day)).map(|away| away.why)
    }

    /// Whether somebody is on call on a day.
    pub fn on_call_on(&self, staff: &str, day: Date) -> bool {
        let mut all = self.on_call.values();
        all.any(|turn| turn.staff == staff && turn.from <= day && day < turn.until)
    }

    /// A team as it stands on a day.
    pub fn team(&self, name: &str, day: Date) -> Option<&Formed> {
        self.formed.get(name)?.iter().rev().find(|formed| formed.from <= day)
    }

    /// Therapists a team has posts for on a day and has not found.
    pub fn vacancies(&self, name: &str, day: Date) -> u32 {
        let posts = self.team(name, day).map_or(0, |formed| formed.therapists);
        let filled = self.therapists(day).filter(|(_, post)| post.team == name).count();
        posts.saturating_sub(u32::try_from(filled).unwrap_or(u32::MAX))
    }

    /// How many therapists left the service from `from` up to, not including, `until`.
    pub fn left(&self, from: Date, until: Date) -> usize {
        let posts = self.posts.values().flatten().filter(|post| post.job == Job::Therapist);
        let left = posts.filter_map(|post| post.ended);
        left.filter(|(on, why)| *why == Ending::Left && from <= *on && *on < until).count()
    }
}

#[cfg(test)]
mod tests;
