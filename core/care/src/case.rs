//! An MST case as the provider's list reports it, from referral to close.

use definitions::{Date, Interval};
use serde::{Deserialize, Serialize};

/// One row of the provider's case list. Dates not reached yet are absent.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Case {
    /// The case number, unique in the contract.
    pub case: String,
    /// The provider's number for the young person: the same for a re-referral.
    pub young_person: String,
    /// The family's number, shared by siblings.
    pub family: Option<String>,
    /// The team.
    pub team: Option<String>,
    /// The therapist's staff number.
    pub therapist: Option<String>,
    /// Who referred: social worker, YOS, D-BIT or other.
    pub source: Option<String>,
    /// The quadrant whose panel considers it.
    pub quadrant: Option<String>,
    /// The day of referral.
    pub referred: Option<Date>,
    /// The day the panel endorsed it.
    pub endorsed: Option<Date>,
    /// The day the supervisor accepted it.
    pub accepted: Option<Date>,
    /// The day it was refused or declined.
    pub refused: Option<Date>,
    /// Why it was refused or declined.
    pub refusal_reason: Option<String>,
    /// The day the case opened.
    pub opened: Option<Date>,
    /// The day of the first therapy visit.
    pub first_visit: Option<Date>,
    /// The day the case closed.
    pub closed: Option<Date>,
    /// Why it closed.
    pub closure_reason: Option<String>,
    /// Whether the full course was completed.
    pub completed: Option<bool>,
    /// Where the young person lived at close: home, care or other.
    pub living_at_close: Option<String>,
    /// Date of birth.
    pub date_of_birth: Option<Date>,
    /// The council's number for the child.
    pub council_child_number: Option<String>,
    /// The day the young person died.
    pub died: Option<Date>,
    /// The day the young person moved out of the area or abroad.
    pub moved: Option<Date>,
    /// Sentenced custody, each from the first day to release; no end while release is unknown.
    pub custody: Vec<Custody>,
    /// Days in care before referral, where known.
    pub prior_care_days: Option<u32>,
    /// Proven offences before referral, where known.
    pub prior_offences: Option<u32>,
}

/// One spell of sentenced custody.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Custody {
    /// The first day.
    pub from: Date,
    /// The day of release, exclusive; none while it is not known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub released: Option<Date>,
}

impl Custody {
    /// The days in custody, when the release is known and after the start.
    pub fn days(self) -> Option<Interval> {
        Interval::new(self.from, self.released?)
    }
}
