//! The caseload of each therapist on a day, against the least and the most the contract says.
//! Source: the Review, sections 5 and 10; `service.toml`.

use super::Team;
use super::event::AwayFor;
use super::hands::Hands;
use crate::service::Service;
use definitions::{Date, days_between};
use std::collections::BTreeSet;

/// How a caseload stands against what it should be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Standing {
    /// More cases than a therapist should have.
    Over,
    /// As it should be.
    Within,
    /// Fewer, and nothing explains it: neither training nor absence.
    Under,
}

/// One therapist on a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Load {
    /// The staff number.
    pub staff: String,
    /// The team.
    pub team: String,
    /// The numbers of the cases held, in order.
    pub cases: Vec<String>,
    /// How many there should be at the least.
    pub least: u32,
    /// How many there should be at the most, in training or after.
    pub most: u32,
    /// Whether the post began so lately that they are in training.
    pub in_training: bool,
    /// Why they are away.
    pub away: Option<AwayFor>,
    /// Whether they are on call.
    pub on_call: bool,
    /// How the caseload stands.
    pub standing: Standing,
    /// Cases they could take: none while they are away.
    pub free: u32,
}

/// Every therapist in post on a day, and the cases that are nobody's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Caseload {
    /// The day.
    pub day: Date,
    /// By team, then staff number.
    pub loads: Vec<Load>,
    /// Cases held by nobody who is in a therapist's post on that day: they want a therapist.
    pub unheld: Vec<Hands>,
    /// Posts for therapists not filled, by team.
    pub vacancies: Vec<(String, u32)>,
}

impl Caseload {
    /// Cases open, with or without a therapist in post.
    pub fn cases(&self) -> usize {
        self.loads.iter().map(|load| load.cases.len()).sum::<usize>() + self.unheld.len()
    }

    /// Places free, in one team or in all.
    pub fn free(&self, team: Option<&str>) -> u32 {
        let of = self.loads.iter().filter(|load| team.is_none_or(|team| load.team == team));
        of.map(|load| load.free).sum()
    }
}

/// The caseload on a day.
pub fn caseload(team: &Team, held: &[Hands], service: &Service, day: Date) -> Caseload {
    let on: Vec<&Hands> = held.iter().filter(|one| one.on(day)).collect();
    let mut loads: Vec<Load> = team
        .therapists(day)
        .map(|(staff, post)| {
            let mut cases: Vec<String> =
                on.iter().filter(|one| one.staff == staff).map(|one| one.case.clone()).collect();
            cases.sort();
            let (least, most, in_training) = limits(service, post.from, day);
            let away = team.away_on(staff, day);
            let n = u32::try_from(cases.len()).unwrap_or(u32::MAX);
            let standing = match n {
                n if n > most => Standing::Over,
                n if n < least && away.is_none() && !in_training => Standing::Under,
                _ => Standing::Within,
            };
            Load {
                team: post.team.clone(),
                on_call: team.on_call_on(staff, day),
                free: if away.is_some() { 0 } else { most.saturating_sub(n) },
                staff: staff.to_owned(),
                cases,
                least,
                most,
                in_training,
                away,
                standing,
            }
        })
        .collect();
    loads.sort_by(|a, b| (&a.team, &a.staff).cmp(&(&b.team, &b.staff)));
    let in_post: BTreeSet<&str> = team.therapists(day).map(|(staff, _)| staff).collect();
    let unheld = on.into_iter().filter(|one| !in_post.contains(one.staff.as_str())).cloned();
    let named = team.formed.keys().filter(|name| team.team(name, day).is_some());
    Caseload {
        day,
        loads,
        unheld: unheld.collect(),
        vacancies: named.map(|name| (name.clone(), team.vacancies(name, day))).collect(),
    }
}

/// What a therapist whose post began on a day should hold: at least, at most, and whether they
/// are still in training.
pub(crate) fn limits(service: &Service, began: Date, day: Date) -> (u32, u32, bool) {
    let (least, most) = service.caseload(day);
    let training = i64::from(*service.training_days.value(day));
    match days_between(began, day) < training {
        true => {
            let most = most.min(*service.training_caseload_most.value(day));
            (least.min(most), most, true)
        }
        false => (least, most, false),
    }
}
