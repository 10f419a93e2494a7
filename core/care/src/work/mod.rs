//! The work with one family between opening and closing: contacts, goals, plans, consultations,
//! scores, what is to be done. Folded from events; folding cannot fail. Source: the Review,
//! sections 5 and 8, and its year-one pages.

pub mod due;
pub mod event;
mod fold;
mod guard;

use definitions::{Date, Interval};
use event::{Adherence, Contact, History, Questionnaire};
pub use guard::{About, Answer};
pub(crate) use guard::{id_of, staff_number};
use std::collections::{BTreeMap, BTreeSet};

/// Everything known of one case's work.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Work {
    /// Contacts that stand, by id.
    pub contacts: BTreeMap<String, Contact>,
    /// Ids of contacts logged in error.
    pub withdrawn: BTreeSet<String>,
    /// Goals, by id.
    pub goals: BTreeMap<String, Goal>,
    /// Versions of the treatment plan, oldest first.
    pub plans: Vec<Version>,
    /// Versions of the safety plan, oldest first.
    pub safety_plans: Vec<Version>,
    /// Changes in behaviour noted, by the note's id: the code and the day.
    pub behaviours: BTreeMap<String, (String, Date)>,
    /// What is known of the time before referral, by the record's id.
    pub history: BTreeMap<String, History>,
    /// Weekly consultations noted, by the Monday of the week: the note's id.
    pub consultations: BTreeMap<Date, String>,
    /// Adherence scores, by the month of the case: the score's id and the score. A later one for
    /// the same month stands.
    pub adherence: BTreeMap<u8, (String, Adherence)>,
    /// Questionnaires, by id.
    pub questionnaires: BTreeMap<String, Questionnaire>,
    /// What is to be done, by id.
    pub follow_ups: BTreeMap<String, FollowUp>,
    /// Anonymised stories, by id.
    pub stories: BTreeMap<String, Story>,
}

/// A goal set with the family.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Goal {
    /// The day it was set.
    pub set: Date,
    /// The day it was met.
    pub met: Option<Date>,
    /// The day it was dropped.
    pub dropped: Option<Date>,
}

impl Goal {
    /// Whether it is still worked at.
    pub fn stands(&self) -> bool {
        self.met.is_none() && self.dropped.is_none()
    }
}

/// One version of a plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Version {
    /// Its id.
    pub id: String,
    /// Its number, from 1.
    pub number: u32,
    /// The day it was written.
    pub on: Date,
}

/// Something to be done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FollowUp {
    /// Who does it: a staff number.
    pub owner: String,
    /// By when.
    pub due: Date,
    /// The day it was done.
    pub done: Option<Date>,
}

/// An anonymised story, with the family's agreement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Story {
    /// Who wrote it: a staff number.
    pub writer: String,
    /// The day the family agreed.
    pub agreed: Date,
    /// The first day it may no longer be used.
    pub until: Date,
    /// Who found that nobody can be recognised in it, and when.
    pub checked: Option<(String, Date)>,
    /// The day the agreement was withdrawn.
    pub withdrawn: Option<Date>,
}

impl Story {
    /// Whether it may be used on a day: agreed to, checked by somebody else, not run out, not
    /// withdrawn.
    pub fn usable(&self, day: Date) -> bool {
        let checked = self.checked.as_ref().is_some_and(|(_, on)| *on <= day);
        let withdrawn = self.withdrawn.is_some_and(|on| on <= day);
        self.agreed <= day && day < self.until && checked && !withdrawn
    }
}

impl Work {
    /// The last contact on or before a day.
    pub fn last_contact(&self, day: Date) -> Option<&Contact> {
        let until = self.contacts.values().filter(|contact| contact.at.day <= day);
        until.max_by_key(|contact| contact.at)
    }

    /// Contacts that began in a run of days, and the minutes they took.
    pub fn contact_minutes(&self, days: Interval) -> (usize, u32) {
        let within = self.contacts.values().filter(|contact| days.contains(contact.at.day));
        within.fold((0, 0), |(n, minutes), one| (n + 1, minutes + u32::from(one.minutes)))
    }
}

#[cfg(test)]
mod tests;
