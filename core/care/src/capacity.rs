//! Places free now and in the weeks to come, from the therapists in post. One rule, simple enough
//! to be checked by hand: each therapist in post has the contract's caseload; an open case ends
//! when an average treatment would, and one that has run longer in the week to come.
//! Source: the Review, section 5; `caseload` and `treatment_days` in the contract's page.

use crate::case::Case;
use crate::pathway::Pathway;
use definitions::interval::union;
use definitions::{Date, Interval};
use jiff::ToSpan;
use std::collections::BTreeMap;

/// A therapist in post and at work, from a day and perhaps to another. Leave, sickness and a
/// vacancy are days without one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InPost {
    /// The therapist's staff number.
    pub staff: String,
    /// The team.
    pub team: String,
    /// The first day.
    pub since: Date,
    /// The first day no longer.
    pub until: Option<Date>,
}

/// A team's places in one week.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Week {
    /// Its first day. Everything is as on that day.
    pub began: Date,
    /// Therapists in post.
    pub in_post: u32,
    /// Places, at the fewest cases each that make a full caseload.
    pub least: u32,
    /// Places, at the most cases each.
    pub most: u32,
    /// Cases open, or expected to be.
    pub open: u32,
    /// Referrals accepted and waiting to open: their places are promised.
    pub promised: u32,
}

impl Week {
    /// Places free at the fewest cases each; none where more are open or promised.
    pub fn free_at_least(self) -> u32 {
        self.least.saturating_sub(self.open + self.promised)
    }

    /// Places free at the most cases each; none where more are open or promised.
    pub fn free_at_most(self) -> u32 {
        self.most.saturating_sub(self.open + self.promised)
    }

    /// Cases open and promised beyond the most there are places for.
    pub fn over(self) -> u32 {
        (self.open + self.promised).saturating_sub(self.most)
    }
}

/// A team's places, week by week from a day.
pub fn weeks(
    terms: &Pathway,
    posts: &[InPost],
    cases: &[Case],
    team: &str,
    from: Date,
    weeks: u32,
) -> Vec<Week> {
    let ours: Vec<&Case> = cases.iter().filter(|case| case.team.as_deref() == Some(team)).collect();
    let waits =
        |case: &&&Case| case.accepted.is_some() && case.opened.is_none() && case.refused.is_none();
    let promised = ours.iter().filter(waits).count() as u32;
    let week = |number: u32| {
        let began = from.saturating_add(i64::from(number * 7).days());
        let here = |post: &&InPost| {
            post.team == team && post.since <= began && post.until.is_none_or(|until| began < until)
        };
        let mut staff: Vec<&str> = posts.iter().filter(here).map(|p| p.staff.as_str()).collect();
        staff.sort_unstable();
        staff.dedup();
        let in_post = staff.len() as u32;
        let caseload = terms.caseload.value(began);
        Week {
            began,
            in_post,
            least: in_post * caseload.least,
            most: in_post * caseload.most,
            open: ours.iter().filter(|case| is_open(terms, case, from, began)).count() as u32,
            promised,
        }
    };
    (0..weeks).map(week).collect()
}

/// How many cases a team, or every team where none is named, could begin and carry through from a
/// day to another, at the fewest and at the most cases each: therapist-days in post × caseload ÷
/// the days of an average treatment, rounded down. A vacancy or an illness is days without a
/// therapist, so it shows here before it shows in openings.
pub fn starts_possible(
    terms: &Pathway,
    posts: &[InPost],
    team: Option<&str>,
    period: Interval,
) -> (i64, i64) {
    let ours = posts.iter().filter(|post| team.is_none_or(|team| post.team == team));
    let held = |post: &InPost| {
        let ended = post.until.unwrap_or(Date::MAX);
        Interval::new(post.since, ended)?.and(period)
    };
    let mut by_staff: BTreeMap<&str, Vec<Interval>> = BTreeMap::new();
    for post in ours {
        by_staff.entry(&post.staff).or_default().extend(held(post));
    }
    // Two rows of one therapist that overlap are one therapist.
    let days: i64 = by_staff.into_values().flat_map(union).map(|run| run.days().0).sum();
    let treatment = i64::from(*terms.treatment_days.value(period.began)).max(1);
    let caseload = terms.caseload.value(period.began);
    let starts = |each: u32| days * i64::from(each) / treatment;
    (starts(caseload.least), starts(caseload.most))
}

/// Whether a case is open on a day, as far as it is known or expected on another.
fn is_open(terms: &Pathway, case: &Case, today: Date, day: Date) -> bool {
    let Some(opened) = case.opened else { return false };
    let average = i64::from(*terms.treatment_days.value(opened)).days();
    let expected = opened.saturating_add(average).max(today.saturating_add(7.days()));
    let ended = case.closed.unwrap_or(expected);
    Interval::new(opened, ended).is_some_and(|open| open.contains(day))
}

#[cfg(test)]
mod tests {
    use super::*;
    use definitions::iso;

    fn day(text: &str) -> Date {
        iso(text).unwrap()
    }

    fn case(opened: Option<&str>, closed: Option<&str>) -> Case {
        Case {
            team: Some("North and Mid".to_owned()),
            accepted: Some(day("2013-05-01")),
            opened: opened.map(day),
            closed: closed.map(day),
            ..Case::default()
        }
    }

    #[test]
    fn places_follow_from_who_is_in_post_and_what_is_open_and_promised() {
        let terms = Pathway::read(include_str!("../../../contracts/essex/pathway.toml")).unwrap();
        let post = |staff: &str, until: Option<&str>| InPost {
            staff: staff.to_owned(),
            team: "North and Mid".to_owned(),
            since: day("2013-04-01"),
            until: until.map(day),
        };
        let posts = [post("T1", None), post("T2", Some("2013-09-16"))];
        let cases = [
            case(Some("2013-08-01"), None),
            // Has run longer than the average, so it is expected to end in the week to come.
            case(Some("2013-04-10"), None),
            case(Some("2013-08-01"), Some("2013-09-02")),
            case(None, None),
        ];
        let said: Vec<String> =
            weeks(&terms, &posts, &cases, "North and Mid", day("2013-09-02"), 3)
                .iter()
                .map(|week| {
                    format!(
                        "{}: {} in post, {} open, {} promised, {} to {} free, {} over",
                        week.began,
                        week.in_post,
                        week.open,
                        week.promised,
                        week.free_at_least(),
                        week.free_at_most(),
                        week.over()
                    )
                })
                .collect();
        assert_eq!(
            said,
            [
                "2013-09-02: 2 in post, 2 open, 1 promised, 5 to 9 free, 0 over",
                "2013-09-09: 2 in post, 1 open, 1 promised, 6 to 10 free, 0 over",
                "2013-09-16: 1 in post, 1 open, 1 promised, 2 to 4 free, 0 over",
            ]
        );
        assert_eq!(
            weeks(&terms, &posts, &cases, "South and West", day("2013-09-02"), 1)[0].most,
            0
        );
    }

    #[test]
    fn eight_therapists_can_begin_85_to_127_cases_a_year_and_a_vacancy_is_an_eighth() {
        let terms = Pathway::read(include_str!("../../../contracts/essex/pathway.toml")).unwrap();
        let post = |number: u32| InPost {
            staff: format!("T{number}"),
            team: if number <= 4 { "North and Mid" } else { "South and West" }.to_owned(),
            since: day("2013-01-01"),
            until: None,
        };
        let posts: Vec<InPost> = (1..=8).map(post).collect();
        let year = Interval { began: day("2013-04-01"), ended: day("2014-04-01") };
        assert_eq!(starts_possible(&terms, &posts, None, year), (85, 127));
        assert_eq!(starts_possible(&terms, &posts[..7], None, year), (74, 111));
        assert_eq!(starts_possible(&terms, &posts, Some("North and Mid"), year), (42, 63));
        let twice: Vec<InPost> = posts.iter().chain(&posts).cloned().collect();
        assert_eq!(starts_possible(&terms, &twice, None, year), (85, 127));
    }
}
