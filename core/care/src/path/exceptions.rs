//! What the pathway's rules were bent for: each with who, when and why, for the Project Board.
//! Source: the Review, sections 6 and 10; the numbers of days and the quorum are in the contract's
//! page.

use super::Path;
use super::event::Event;
use super::meeting::{Meeting, on as meeting_on};
use crate::case::Case;
use crate::pathway::Pathway;
use definitions::{Date, days_between};

/// A rule of the pathway that was bent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Rule {
    /// A panel decided later than the contract says.
    DecidedLate,
    /// A panel decided on a day on which no meeting of it is written down.
    OutsideAMeeting,
    /// A panel met with fewer than its quorum.
    WithoutQuorum,
    /// The referrer heard later than the contract says.
    ToldLate,
    /// The referrer has not heard, and should have.
    NotTold,
    /// A step was taken back.
    TakenBack,
    /// The provider's list has a case accepted or opened that no panel endorsed.
    NeverEndorsed,
    /// The provider's list has a case that opened and was never accepted.
    NeverAccepted,
}

impl Rule {
    /// The rule, and how it was bent.
    pub fn said(self) -> &'static str {
        match self {
            Rule::DecidedLate => "decided later than the contract’s days",
            Rule::OutsideAMeeting => "decided on a day with no meeting of the panel",
            Rule::WithoutQuorum => "the panel met without its quorum",
            Rule::ToldLate => "the referrer heard later than the contract’s days",
            Rule::NotTold => "the referrer has not been told within the contract’s days",
            Rule::TakenBack => "a step was taken back",
            Rule::NeverEndorsed => "went ahead though no panel endorsed it",
            Rule::NeverAccepted => "opened though no supervisor accepted it",
        }
    }
}

/// One exception.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Exception {
    /// The day.
    pub on: Date,
    /// The rule.
    pub rule: Rule,
    /// The number of the referral or its case; empty for a meeting.
    pub number: String,
    /// The quadrant.
    pub quadrant: String,
    /// Who, as the record names who acts.
    pub by: String,
    /// Why, in their words; empty where nobody said.
    pub why: String,
}

/// The rules a panel's decision on a day would bend. Where there are any, the panel says why.
pub fn bent_by_deciding(path: &Path, terms: &Pathway, meetings: &[Meeting], on: Date) -> Vec<Rule> {
    let mut bent = Vec::new();
    if days_between(path.referred, on) > i64::from(*terms.days_to_decide.value(path.referred)) {
        bent.push(Rule::DecidedLate);
    }
    match meeting_on(meetings, &path.details.quadrant, on) {
        None => bent.push(Rule::OutsideAMeeting),
        Some(meeting) if lacks_quorum(meeting, terms) => bent.push(Rule::WithoutQuorum),
        Some(_) => {}
    }
    bent
}

/// Whether a meeting had fewer than the quorum.
pub fn lacks_quorum(meeting: &Meeting, terms: &Pathway) -> bool {
    (meeting.attended.len() as u64) < u64::from(*terms.quorum.value(meeting.on))
}

/// Every exception on a path by a day.
pub fn of_path(path: &Path, terms: &Pathway, meetings: &[Meeting], today: Date) -> Vec<Exception> {
    let mut found = Vec::new();
    let mut add = |rule, on, by: &str, why: &str| {
        found.push(Exception {
            on,
            rule,
            number: path.referral.clone(),
            quadrant: path.details.quadrant.clone(),
            by: by.to_owned(),
            why: why.to_owned(),
        });
    };
    let mut last = path.referred;
    let mut decided: Vec<(super::event::Decision, Date)> = Vec::new();
    for noted in &path.noted {
        if let Some(on) = noted.event.on().filter(|_| noted.event.is_a_step()) {
            last = on;
        }
        match &noted.event {
            // What was taken back is an exception of its own; what it said no longer stands.
            Event::TakenBack { why } => add(Rule::TakenBack, last, &noted.by, why),
            _ if noted.taken_back => {}
            Event::Endorsed { on, why } | Event::Refused { on, why, .. } => {
                for rule in bent_by_deciding(path, terms, meetings, *on) {
                    add(rule, *on, &noted.by, why);
                }
            }
            Event::Told { on, of, why, .. } => {
                let since = decided.iter().rfind(|(decision, _)| decision == of);
                let late = since.is_some_and(|(_, day)| {
                    days_between(*day, *on) > i64::from(*terms.days_to_tell.value(*day))
                });
                if late {
                    add(Rule::ToldLate, *on, &noted.by, why);
                }
            }
            _ => {}
        }
        if let (Some(decision), Some(on), false) =
            (noted.event.decision(), noted.event.on(), noted.taken_back)
        {
            decided.push((decision, on));
        }
    }
    for untold in path.untold().iter().filter(|one| one.is_late(terms, today)) {
        add(Rule::NotTold, untold.on, &untold.by, "");
    }
    found
}

/// Every exception a row of the provider's list shows.
pub fn of_listed(case: &Case) -> Vec<Exception> {
    let mut found = Vec::new();
    let mut add = |rule, on| {
        found.push(Exception {
            on,
            rule,
            number: case.case.clone(),
            quadrant: case.quadrant.clone().unwrap_or_default(),
            by: "the provider’s list".to_owned(),
            why: String::new(),
        });
    };
    if let (Some(on), None) = (case.accepted.or(case.opened), case.endorsed) {
        add(Rule::NeverEndorsed, on);
    }
    if let (Some(on), None) = (case.opened, case.accepted) {
        add(Rule::NeverAccepted, on);
    }
    found
}
