//! How closely therapy kept to MST, as carers report it each month (TAM-R): scores from 0 to 1 only.
//! They are never taken or entered by the therapist rated, nor in the therapist's presence, and what
//! is missing is counted beside every mean. Source: `docs/contract.md` 10.

use crate::{Beside, Mean, Share, Terms};
use care::Case;
use care::service::Service;
use definitions::{Date, Exact, Interval, months_after, said};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// One adherence score as it is held.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Interview {
    /// The case number.
    pub case: String,
    /// The staff number of the therapist rated.
    pub therapist: String,
    /// The day the carer was asked.
    pub on: Date,
    /// The score, from 0 to 1.
    pub score: Exact,
}

/// An adherence score about to be entered.
#[derive(Clone, Copy, Debug)]
pub struct Given<'a> {
    /// The staff number of the therapist rated.
    pub therapist: &'a str,
    /// Who asked the carer.
    pub asked_by: &'a str,
    /// Who enters the score.
    pub entered_by: &'a str,
    /// Whether the therapist was there when the carer was asked.
    pub therapist_present: bool,
    /// The day the carer was asked.
    pub on: Date,
    /// The score.
    pub score: Exact,
}

/// Lets a score through.
///
/// # Errors
/// Every reason it is declined, beside its field: out of range, on a day outside the case, or taken
/// or entered by the therapist it is about.
pub fn enter(case: &Case, given: &Given<'_>, today: Date) -> Result<Interview, Vec<Beside>> {
    let mut declined = Vec::new();
    let someone_else = "Ask someone else: a carer must be free to say how therapy is going";
    let same = |who: &str| who.trim().eq_ignore_ascii_case(given.therapist.trim());
    if given.therapist.trim().is_empty() {
        let hint = "Give the therapist the case had that month";
        declined.push(Beside::new("therapist", "The therapist rated is not given", hint));
    } else {
        let entered = "This score was entered by the therapist it rates";
        for (field, who, title) in [
            ("asked_by", given.asked_by, "The carer was asked by the therapist rated"),
            ("entered_by", given.entered_by, entered),
        ] {
            if same(who) {
                declined.push(Beside::new(field, title, someone_else));
            }
        }
    }
    if given.therapist_present {
        let title = "The therapist was there when the carer was asked";
        declined.push(Beside::new("therapist_present", title, someone_else));
    }
    if !(Exact::ZERO..=Exact::whole(1)).contains(&given.score) {
        let title = format!("{} is not a score from 0 to 1", given.score);
        let hint = "Give the score as the scoring service gives it, such as 0.74";
        declined.push(Beside::new("score", title, hint));
    }
    if let Some(title) = outside(case, given.on, today) {
        declined.push(Beside::new("on", title, "Check the day of the interview and the case"));
    }
    match declined.is_empty() {
        true => Ok(Interview {
            case: case.case.clone(),
            therapist: given.therapist.trim().to_owned(),
            on: given.on,
            score: given.score,
        }),
        false => Err(declined),
    }
}

/// Why a day is no day of the case: before it opened, after it closed, or not come yet.
pub(crate) fn outside(case: &Case, day: Date, today: Date) -> Option<String> {
    let Some(opened) = case.opened else {
        return Some("This case has not opened".to_owned());
    };
    if day < opened {
        return Some(format!("{} is before the case opened on {}", said(day), said(opened)));
    }
    if let Some(closed) = case.closed.filter(|closed| day > *closed) {
        return Some(format!("{} is after the case closed on {}", said(day), said(closed)));
    }
    (day > today).then(|| format!("{} has not come yet", said(day)))
}

/// One month of a case's treatment and whether its interview was done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Month {
    /// Which, from 1.
    pub number: u32,
    /// Its days while the case was open.
    pub days: Interval,
    /// Where its interview stands.
    pub standing: Standing,
}

/// Where a month's interview stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Standing {
    /// The carer was asked.
    Done,
    /// The month is over and the carer was not asked.
    Missing,
    /// The month is not over.
    Running,
    /// The case closed before the month was over, and the carer was not asked.
    CutShort,
}

/// The months of a case's treatment, or as many together as `adherence_every` of the page
/// `service.toml` says, counted from its opening, up to its close or today. `interviews`
/// are those of this case.
pub fn months(
    service: &Service,
    case: &Case,
    interviews: &[&Interview],
    today: Date,
) -> Vec<Month> {
    let Some(opened) = case.opened else { return Vec::new() };
    let every = (*service.adherence_every.value(opened)).clamp(1, 12) as i32;
    let ended = [case.closed, case.died].into_iter().flatten().min().unwrap_or(Date::MAX);
    let begun = (1_u32..).map_while(|number| {
        let first = months_after(opened, every.saturating_mul(number as i32 - 1));
        let next = months_after(opened, every.saturating_mul(number as i32));
        let days = Interval::new(first, next.min(ended))?;
        (first <= today).then_some((number, days, next))
    });
    let told = begun.map(|(number, days, next)| {
        let asked = interviews.iter().any(|one| {
            // One on the day of the close is the last month's.
            days.contains(one.on) || (days.ended == ended && one.on == ended)
        });
        let standing = match asked {
            true => Standing::Done,
            false if ended < next && ended <= today => Standing::CutShort,
            false if today < days.ended => Standing::Running,
            false => Standing::Missing,
        };
        Month { number, days, standing }
    });
    told.collect()
}

/// Adherence over many cases.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Adherence {
    /// Months whose interview was due: those done, and those over without one.
    pub months_due: usize,
    /// Of those, done.
    pub months_done: usize,
    /// The mean of all scores; missing are the months without one.
    pub mean: Mean,
    /// Families whose own mean is above the contract's score, of families with any score.
    pub families_above: Share,
    /// Families with a month due and no score at all.
    pub families_without: usize,
}

/// Adherence over these cases as things stand today. Each case's mean is held against the score in
/// force on its opening day.
pub fn adherence(
    terms: &Terms,
    service: &Service,
    cases: &[Case],
    interviews: &[Interview],
    today: Date,
) -> Adherence {
    let mut by_case: BTreeMap<&str, Vec<&Interview>> = BTreeMap::new();
    for one in interviews.iter().filter(|one| one.on <= today) {
        by_case.entry(one.case.as_str()).or_default().push(one);
    }
    let (mut all, mut scores) = (Adherence::default(), Vec::new());
    for case in cases {
        let Some(opened) = case.opened else { continue };
        let theirs = by_case.remove(case.case.as_str()).unwrap_or_default();
        let months = months(service, case, &theirs, today);
        let count = |standing| months.iter().filter(|month| month.standing == standing).count();
        let (done, missing) = (count(Standing::Done), count(Standing::Missing));
        all.months_due += done + missing;
        all.months_done += done;
        if theirs.is_empty() {
            all.families_without += usize::from(missing > 0);
            continue;
        }
        let sum: Exact = theirs.iter().map(|one| one.score).sum();
        let hoped = terms.adherence_above.value(opened).times(theirs.len() as i64);
        all.families_above.base += 1;
        all.families_above.number += usize::from(sum > hoped);
        scores.extend(theirs.iter().map(|one| one.score));
    }
    all.mean = Mean::of(scores, all.months_due - all.months_done);
    all
}
