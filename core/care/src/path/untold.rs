//! Decisions of which the referrer has not heard. Source: the Review, sections 4 and 10; the days
//! are `days_to_tell` in the contract's page.

use super::Path;
use super::event::{Decision, Event};
use crate::pathway::Pathway;
use definitions::{Date, days_between};

/// A decision nobody has told the referrer of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Untold {
    /// What.
    pub decision: Decision,
    /// The day it was taken.
    pub on: Date,
    /// By whom, as the record names who acts.
    pub by: String,
}

impl Untold {
    /// The days it has waited by a day.
    pub fn days(&self, today: Date) -> i64 {
        days_between(self.on, today)
    }

    /// Whether it has waited longer than the contract allows.
    pub fn is_late(&self, terms: &Pathway, today: Date) -> bool {
        self.days(today) > i64::from(*terms.days_to_tell.value(self.on))
    }
}

impl Path {
    /// Every decision the referrer has not been told of, in the order they were taken.
    pub fn untold(&self) -> Vec<Untold> {
        let mut untold: Vec<Untold> = Vec::new();
        for noted in self.in_force() {
            if let Event::Told { of, .. } = &noted.event {
                untold.retain(|one| one.decision != *of);
            }
            if let (Some(decision), Some(on)) = (noted.event.decision(), noted.event.on()) {
                untold.push(Untold { decision, on, by: noted.by.clone() });
            }
        }
        untold
    }
}
