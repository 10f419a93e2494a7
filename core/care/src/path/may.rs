//! What may come next on a referral's path, and why not. An unendorsed referral is never accepted,
//! one that was not accepted never opens, a day is never before the step it follows, and there is
//! a therapist on every day from opening to close. Source: the Review, section 6.

use super::event::{Details, Event};
use super::{Path, Stage};
use crate::pathway::Pathway;
use definitions::{Date, Refusal, birthday, said};

const LIVING: [&str; 3] = ["home", "care", "other"];

/// Whether a referral may be made on a day.
///
/// # Errors
/// A refusal naming what is missing or cannot be.
pub fn may_refer(terms: &Pathway, today: Date, on: Date, details: &Details) -> Result<(), Refusal> {
    not_to_come(on, today)?;
    about(terms, on, details)
}

impl Path {
    /// Whether an event may be next.
    ///
    /// # Errors
    /// A refusal saying what stands in the way, and what to do.
    pub fn may(&self, terms: &Pathway, today: Date, event: &Event) -> Result<(), Refusal> {
        if let Some(on) = event.on() {
            not_to_come(on, today)?;
            if event.is_a_step() && !matches!(event, Event::FirstVisit { .. }) {
                self.in_order(on, event)?;
            }
        }
        match event {
            Event::Referred { .. } => Err(Refusal::new(
                "This referral has been made",
                "Look at it; a new referral has a number of its own",
            )),
            Event::Amended { details } => self.may_amend(terms, details),
            Event::Asked { .. } => self.must_be(&[Stage::Referred], "The panel asks"),
            Event::Answered { .. } => self.must_be(&[Stage::Asked], "An answer is given"),
            Event::Endorsed { .. } => self.before_the_panel("endorses"),
            Event::Refused { on, reason, .. } => {
                self.before_the_panel("refuses")?;
                known("refusal reason", terms.refusal_reasons.value(*on), reason)
            }
            Event::Assessed { .. } => self.endorsed_first("assessed"),
            Event::Accepted { .. } => {
                self.endorsed_first("accepted")?;
                match self.assessed {
                    Some((_, true)) => Ok(()),
                    Some((_, false)) => Err(Refusal::new(
                        "The assessment says that MST does not suit",
                        "Decline the referral, or assess it again",
                    )),
                    None => Err(Refusal::new(
                        "Nobody has assessed whether MST suits",
                        "Write the assessment first",
                    )),
                }
            }
            Event::Declined { on, reason } => {
                if self.stage != Stage::Accepted {
                    self.endorsed_first("declined")?;
                }
                known("refusal reason", terms.refusal_reasons.value(*on), reason)
            }
            Event::ReferralWithdrawn { .. } => match self.stage.is_undecided() {
                true => Ok(()),
                false => Err(self.stands_in_the_way("A referral is withdrawn before it opens")),
            },
            Event::Opened { on, case, team, therapist } => {
                self.may_open(terms, *on, case, team, therapist)
            }
            Event::Assigned { therapist, .. } => {
                self.must_be(&[Stage::Open], "A case passes to another therapist")?;
                number("therapist’s staff number", therapist)?;
                match self.therapists.last() {
                    Some((_, now)) if now == therapist => Err(Refusal::new(
                        "This therapist has the case already",
                        "Choose another therapist",
                    )),
                    _ => Ok(()),
                }
            }
            Event::FirstVisit { on } => self.may_visit(*on),
            Event::Closed { on, reason, completed, living_at_close } => {
                self.must_be(&[Stage::Open], "A case closes")?;
                let names: Vec<String> =
                    terms.closure_reasons.value(*on).iter().map(|one| one.reason.clone()).collect();
                known("closure reason", &names, reason)?;
                if terms.closure(reason, *on).is_some_and(|one| one.completed != *completed) {
                    return Err(Refusal::new(
                        "The reason and whether the course was completed contradict each other",
                        "Choose the reason that fits",
                    ));
                }
                known("place to live", &LIVING.map(str::to_owned), living_at_close)
            }
            Event::ConsentGiven { on, to } => self.may_consent(terms, *on, to),
            Event::ConsentWithdrawn { on, to } => {
                self.may_consent(terms, *on, to)?;
                match self.consents.get(to) {
                    Some((given, true)) => self.not_before(*on, *given, "agreed to it"),
                    _ => Err(Refusal::new(
                        "The family has not agreed to this, so it cannot take it back",
                        "Write the agreement down first",
                    )),
                }
            }
            Event::Told { on, of, .. } => {
                match self.untold().iter().rfind(|one| one.decision == *of) {
                    Some(decided) => self.not_before(*on, decided.on, "was decided"),
                    None => Err(Refusal::new(
                        format!("Nobody waits to hear that this was {}", of.said()),
                        "Reload the page: the referrer may have been told",
                    )),
                }
            }
            Event::TakenBack { why } => match (self.last_step(), why.trim().is_empty()) {
                (None, _) => Err(Refusal::new(
                    "No step has been taken that could be taken back",
                    "Withdraw the referral if it should not have been made",
                )),
                (_, true) => Err(Refusal::new("Say why it is taken back", "A few words; no names")),
                _ => Ok(()),
            },
        }
    }

    fn may_amend(&self, terms: &Pathway, details: &Details) -> Result<(), Refusal> {
        about(terms, self.referred, details)?;
        let decided = self.endorsed.is_some() || self.refused.is_some();
        if decided && details.quadrant != self.details.quadrant {
            return Err(Refusal::new(
                "A panel has decided this referral, so its quadrant stays",
                "Ask the panel to take its decision back first",
            ));
        }
        let opened = self.opening.as_ref().map(|opening| opening.on);
        match (opened, details.date_of_birth) {
            (Some(opened), Some(born)) if opened >= birthday(born, 18) => Err(eighteen()),
            _ => Ok(()),
        }
    }

    fn before_the_panel(&self, does: &str) -> Result<(), Refusal> {
        let stages = [Stage::Referred, Stage::Asked];
        self.must_be(&stages, &format!("The panel {does} a referral that waits for it"))
    }

    fn endorsed_first(&self, done: &str) -> Result<(), Refusal> {
        match (self.stage, self.endorsed) {
            (Stage::Endorsed, _) => Ok(()),
            (_, None) => Err(Refusal::new(
                format!("No panel has endorsed this referral, so it cannot be {done}"),
                "It waits for the quadrant’s panel; only a member of that panel endorses it",
            )),
            _ => Err(self.stands_in_the_way(&format!("An endorsed referral is {done}"))),
        }
    }

    fn may_open(
        &self,
        terms: &Pathway,
        on: Date,
        case: &str,
        team: &str,
        therapist: &str,
    ) -> Result<(), Refusal> {
        if self.stage != Stage::Accepted {
            return Err(match self.accepted {
                None => Refusal::new(
                    "The supervisor has not accepted this referral, so it cannot be opened",
                    "A panel endorses it, the supervisor accepts it, and then it opens",
                ),
                Some(_) => self.stands_in_the_way("An accepted referral is opened"),
            });
        }
        number("case number", case)?;
        number("therapist’s staff number", therapist)?;
        let teams: Vec<String> = terms.teams.value(on).iter().map(|t| t.name.clone()).collect();
        known("team", &teams, team)?;
        let born = self.details.date_of_birth;
        if born.is_some_and(|born| on >= birthday(born, 18)) {
            return Err(eighteen());
        }
        Ok(())
    }

    fn may_visit(&self, on: Date) -> Result<(), Refusal> {
        let Some(opening) = &self.opening else {
            return Err(self.stands_in_the_way("The first visit is made once a case is open"));
        };
        if let Some(day) = self.first_visit {
            return Err(Refusal::new(
                format!("The first visit was on {}", said(day)),
                "Nothing needs doing",
            ));
        }
        self.not_before(on, opening.on, "opened")?;
        match &self.closing {
            Some(closing) if closing.on < on => Err(Refusal::new(
                format!("The first visit cannot be after the case closed on {}", said(closing.on)),
                "Check both days",
            )),
            _ => Ok(()),
        }
    }

    fn may_consent(&self, terms: &Pathway, on: Date, to: &str) -> Result<(), Refusal> {
        let all: Vec<String> =
            terms.agreements.value(on).iter().map(|one| one.code.clone()).collect();
        known("agreement", &all, to)?;
        self.not_before(on, self.referred, "was referred")
    }

    fn must_be(&self, stages: &[Stage], does: &str) -> Result<(), Refusal> {
        match stages.contains(&self.stage) {
            true => Ok(()),
            false => Err(self.stands_in_the_way(does)),
        }
    }

    fn stands_in_the_way(&self, does: &str) -> Refusal {
        Refusal::new(
            format!("{does}; this referral is at another point: {}", self.stage.said()),
            "Reload the page and look at what happened since",
        )
    }

    /// No step lies before the one it follows, however late it is written down.
    fn in_order(&self, on: Date, event: &Event) -> Result<(), Refusal> {
        self.not_before(on, self.referred, "was referred")?;
        // A first visit may be written down late, so it is not what the next step follows, except
        // that a case does not close before it.
        let before = self.in_force().filter(|noted| noted.event.is_a_step());
        for noted in before {
            let visit = matches!(noted.event, Event::FirstVisit { .. });
            if visit && !matches!(event, Event::Closed { .. }) {
                continue;
            }
            if let Some(day) = noted.event.on() {
                self.not_before(on, day, noted.event.said())?;
            }
        }
        Ok(())
    }

    fn not_before(&self, on: Date, day: Date, what: &str) -> Result<(), Refusal> {
        match on < day {
            true => Err(Refusal::new(
                format!("{} is before {}, the day it {what}", said(on), said(day)),
                "Check both days, and whether day and month were exchanged",
            )),
            false => Ok(()),
        }
    }
}

/// Whether what is said of a young person can stand.
fn about(terms: &Pathway, on: Date, details: &Details) -> Result<(), Refusal> {
    known("source", terms.sources.value(on), &details.source)?;
    known("quadrant", terms.quadrants.value(on), &details.quadrant)?;
    let criteria: Vec<String> = codes(terms.criteria.value(on));
    if details.criteria.is_empty() {
        return Err(Refusal::new(
            "We need at least one reason why the young person is referred",
            "Choose from the list",
        ));
    }
    details.criteria.iter().try_for_each(|code| known("criterion", &criteria, code))?;
    let profile: Vec<String> = codes(terms.profile.value(on));
    details.profile.iter().try_for_each(|code| known("family detail", &profile, code))?;
    let Some(born) = details.date_of_birth else {
        return Err(Refusal::new(
            "We need the date of birth",
            "The service is for young people, and their age decides what fits",
        ));
    };
    if on < born {
        return Err(Refusal::new(
            format!("The referral on {} is before the date of birth, {}", said(on), said(born)),
            "Check both days",
        ));
    }
    if on >= birthday(born, 18) {
        return Err(Refusal::new(
            "The young person is eighteen or older on the day of referral",
            "Check the date of birth; the service ends at eighteen",
        ));
    }
    Ok(())
}

fn codes(list: &[crate::pathway::Coded]) -> Vec<String> {
    list.iter().map(|coded| coded.code.clone()).collect()
}

fn known(what: &str, list: &[String], value: &str) -> Result<(), Refusal> {
    match list.iter().any(|one| one == value) {
        true => Ok(()),
        false if value.trim().is_empty() => Err(Refusal::new(
            format!("We need the {what}"),
            format!("Choose one of: {}", list.join(", ")),
        )),
        false => Err(Refusal::new(
            format!("“{value}” is not on the list for the {what}"),
            format!("Choose one of: {}", list.join(", ")),
        )),
    }
}

fn number(what: &str, value: &str) -> Result<(), Refusal> {
    match value.trim().is_empty() || value.chars().count() > 40 {
        true => Err(Refusal::new(format!("We need the {what}"), "Up to forty letters and digits")),
        false => Ok(()),
    }
}

fn not_to_come(on: Date, today: Date) -> Result<(), Refusal> {
    match today < on {
        true => Err(Refusal::new(
            format!("{} is still to come", said(on)),
            "Give the day on which it happened",
        )),
        false => Ok(()),
    }
}

fn eighteen() -> Refusal {
    Refusal::new(
        "A case cannot open on or after the eighteenth birthday",
        "Check both days; what happens at eighteen is not part of the contract",
    )
}
