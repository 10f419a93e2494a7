//! A referral's path: from the day it is made, through the quadrant's panel and the supervisor, to
//! the day its case closes. State is folded from events; what may come next is in `may.rs`, what
//! the pathway's rules were bent for in `exceptions.rs`. Source: the Review, section 6.

pub mod as_case;
pub mod event;
pub mod exceptions;
pub mod may;
pub mod meeting;
pub mod untold;

use definitions::Date;
use event::{Details, Event};
use std::collections::BTreeMap;

/// Where a referral stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Stage {
    /// It waits for the panel.
    #[default]
    Referred,
    /// The panel asked for more; it waits for whoever referred.
    Asked,
    /// It is endorsed, and waits for the supervisor.
    Endorsed,
    /// It is accepted, and waits to be opened.
    Accepted,
    /// Its case is open.
    Open,
    /// Its case has closed.
    Closed,
    /// The panel refused it.
    Refused,
    /// The supervisor declined it.
    Declined,
    /// Whoever referred took it back.
    Withdrawn,
}

impl Stage {
    /// Every stage, in the order of the path.
    pub const ALL: [Stage; 9] = [
        Stage::Referred,
        Stage::Asked,
        Stage::Endorsed,
        Stage::Accepted,
        Stage::Open,
        Stage::Closed,
        Stage::Refused,
        Stage::Declined,
        Stage::Withdrawn,
    ];

    /// What it waits for, or what became of it.
    pub fn said(self) -> &'static str {
        match self {
            Stage::Referred => "waits for the panel",
            Stage::Asked => "waits for an answer from the referrer",
            Stage::Endorsed => "waits for the supervisor",
            Stage::Accepted => "waits to be opened",
            Stage::Open => "open",
            Stage::Closed => "closed",
            Stage::Refused => "refused by the panel",
            Stage::Declined => "declined by the supervisor",
            Stage::Withdrawn => "withdrawn",
        }
    }

    /// Whether nothing more is to be decided.
    pub fn is_over(self) -> bool {
        matches!(self, Stage::Closed | Stage::Refused | Stage::Declined | Stage::Withdrawn)
    }

    /// Whether it waits for a decision: neither over nor open.
    pub fn is_undecided(self) -> bool {
        !self.is_over() && self != Stage::Open
    }
}

/// An event with who wrote it down, and when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Noted {
    /// Its entry on the record.
    pub entry: u64,
    /// When it was written down, in microseconds since 1970.
    pub at: i64,
    /// Who wrote it down, as the record names who acts.
    pub by: String,
    /// What happened.
    pub event: Event,
    /// Whether it was taken back since.
    pub taken_back: bool,
}

/// An opening.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Opening {
    /// The day.
    pub on: Date,
    /// The case number.
    pub case: String,
    /// The team.
    pub team: String,
}

/// A close.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Closing {
    /// The day.
    pub on: Date,
    /// Why.
    pub reason: String,
    /// Whether the full course was completed.
    pub completed: bool,
    /// Where the young person lived: home, care or other.
    pub living: String,
}

/// One referral and what became of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Path {
    /// Its own number.
    pub referral: String,
    /// The number of the young person: the same for a re-referral.
    pub young_person: String,
    /// Everything that happened, in the order it was written down.
    pub noted: Vec<Noted>,
    /// The day of referral.
    pub referred: Date,
    /// What is said of the young person and the family now.
    pub details: Details,
    /// Where it stands.
    pub stage: Stage,
    /// The day the panel asked for more.
    pub asked: Option<Date>,
    /// The day the panel endorsed it.
    pub endorsed: Option<Date>,
    /// The day the panel refused it, or the supervisor declined it, and why.
    pub refused: Option<(Date, String)>,
    /// The supervisor's assessment: the day, and whether MST suits.
    pub assessed: Option<(Date, bool)>,
    /// The day the supervisor accepted it.
    pub accepted: Option<Date>,
    /// The day it was withdrawn.
    pub withdrawn: Option<Date>,
    /// The opening.
    pub opening: Option<Opening>,
    /// Therapists, each from their first day with the case; the first from its opening.
    pub therapists: Vec<(Date, String)>,
    /// The day of the first therapy visit.
    pub first_visit: Option<Date>,
    /// The close.
    pub closing: Option<Closing>,
    /// What the family was last heard to say of each agreement: the day, and whether they agree.
    pub consents: BTreeMap<String, (Date, bool)>,
}

impl Path {
    /// Begins with a referral; `None` when the first event is something else.
    pub fn begin(referral: &str, young_person: &str, first: Noted) -> Option<Path> {
        let Event::Referred { on, details } = &first.event else { return None };
        let mut path = Path::blank(*on, details.clone());
        path.referral = referral.to_owned();
        path.young_person = young_person.to_owned();
        path.noted.push(first);
        Some(path)
    }

    /// Folds in an event already on the record. It cannot fail: what does not fit is kept among
    /// what was noted, and moves nothing.
    pub fn apply(&mut self, noted: Noted) {
        let event = noted.event.clone();
        self.noted.push(noted);
        match event {
            Event::TakenBack { .. } => {
                let steps = self.noted.iter_mut().rev();
                let last = steps.into_iter().find(|one| one.event.is_a_step() && !one.taken_back);
                if let Some(last) = last {
                    last.taken_back = true;
                    self.fold_again();
                }
            }
            event => self.fold(&event),
        }
    }

    /// The last step that counts.
    pub fn last_step(&self) -> Option<&Noted> {
        self.in_force().rfind(|noted| noted.event.is_a_step())
    }

    /// Everything that was not taken back.
    pub fn in_force(&self) -> impl DoubleEndedIterator<Item = &Noted> {
        self.noted.iter().filter(|noted| !noted.taken_back)
    }

    /// The therapist on a day between opening and close.
    pub fn therapist_on(&self, day: Date) -> Option<&str> {
        let ended = self.closing.as_ref().is_some_and(|closing| closing.on <= day);
        let held = self.therapists.iter().rev().find(|(since, _)| *since <= day);
        held.filter(|_| !ended).map(|(_, therapist)| therapist.as_str())
    }

    /// The account of whoever referred, and of whoever wrote the referral down for them.
    pub fn referrers(&self) -> impl Iterator<Item = &str> {
        let wrote = self.noted.first().map(|first| person(&first.by));
        self.details.referrer.as_deref().into_iter().chain(wrote)
    }

    /// The number its case has on every list: the case number once it has one, until then the
    /// referral's own.
    pub fn number(&self) -> &str {
        self.opening.as_ref().map_or(&self.referral, |opening| &opening.case)
    }

    fn blank(referred: Date, details: Details) -> Path {
        Path {
            referral: String::new(),
            young_person: String::new(),
            noted: Vec::new(),
            referred,
            details,
            stage: Stage::Referred,
            asked: None,
            endorsed: None,
            refused: None,
            assessed: None,
            accepted: None,
            withdrawn: None,
            opening: None,
            therapists: Vec::new(),
            first_visit: None,
            closing: None,
            consents: BTreeMap::new(),
        }
    }

    fn fold_again(&mut self) {
        let mut again = Path::blank(self.referred, self.details.clone());
        for noted in self.in_force() {
            again.fold(&noted.event);
        }
        again.referral = std::mem::take(&mut self.referral);
        again.young_person = std::mem::take(&mut self.young_person);
        again.noted = std::mem::take(&mut self.noted);
        *self = again;
    }

    fn fold(&mut self, event: &Event) {
        match event.clone() {
            Event::Referred { .. } | Event::Told { .. } | Event::TakenBack { .. } => {}
            Event::Amended { details } => self.details = details,
            Event::Asked { on } => (self.asked, self.stage) = (Some(on), Stage::Asked),
            Event::Answered { .. } => self.stage = Stage::Referred,
            Event::Endorsed { on, .. } => {
                (self.endorsed, self.stage) = (Some(on), Stage::Endorsed);
            }
            Event::Refused { on, reason, .. } => {
                (self.refused, self.stage) = (Some((on, reason)), Stage::Refused);
            }
            Event::Assessed { on, suitable } => self.assessed = Some((on, suitable)),
            Event::Accepted { on } => (self.accepted, self.stage) = (Some(on), Stage::Accepted),
            Event::Declined { on, reason } => {
                (self.refused, self.stage) = (Some((on, reason)), Stage::Declined);
            }
            Event::ReferralWithdrawn { on } => {
                (self.withdrawn, self.stage) = (Some(on), Stage::Withdrawn);
            }
            Event::Opened { on, case, team, therapist } => {
                self.opening = Some(Opening { on, case, team });
                self.therapists = vec![(on, therapist)];
                self.stage = Stage::Open;
            }
            Event::Assigned { on, therapist } => {
                self.therapists.retain(|(since, _)| *since != on);
                self.therapists.push((on, therapist));
            }
            Event::FirstVisit { on } => self.first_visit = Some(on),
            Event::Closed { on, reason, completed, living_at_close } => {
                let living = living_at_close;
                self.closing = Some(Closing { on, reason, completed, living });
                self.stage = Stage::Closed;
            }
            Event::ConsentGiven { on, to } => {
                self.consents.insert(to, (on, true));
            }
            Event::ConsentWithdrawn { on, to } => {
                self.consents.insert(to, (on, false));
            }
        }
    }
}

/// A person's account number in what the record says of who acts.
pub fn person(by: &str) -> &str {
    by.split_once(':').map_or(by, |(_, person)| person)
}
