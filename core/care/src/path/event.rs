//! What can happen to a referral, from the day it is made to the day its case closes. These are
//! facts and their shape is for ever: a variant may be added, never changed. Free text is in the
//! register; people are account or staff numbers.

use crate::case::Custody;
use definitions::Date;
use serde::{Deserialize, Serialize};

/// What is said of a young person and the family when they are referred. Codes are those of the
/// contract's page `pathway.toml`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Details {
    /// The account of whoever refers, where another writes the referral down for them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub referrer: Option<String>,
    /// Who refers: social worker, YOS, D-BIT or other.
    pub source: String,
    /// The quadrant whose panel considers it.
    pub quadrant: String,
    /// Why the young person is referred: codes of `criteria`.
    pub criteria: Vec<String>,
    /// What is known of the family: codes of `profile`.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub profile: Vec<String>,
    /// Whether the family is in crisis, or the referral comes late.
    pub crisis: bool,
    /// Whether the young person is in care and is to go home.
    pub reunification: bool,
    /// The family's number, shared by brothers and sisters.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub family: Option<String>,
    /// Date of birth.
    pub date_of_birth: Option<Date>,
    /// The council's number for the child.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub council_child_number: Option<String>,
    /// Days in care before referral, where known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub prior_care_days: Option<u32>,
    /// Proven offences before referral, where known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub prior_offences: Option<u32>,
    /// The day the young person died.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub died: Option<Date>,
    /// The day the young person moved out of the area or abroad.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub moved: Option<Date>,
    /// Sentenced custody.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub custody: Vec<Custody>,
}

/// A step of which the referrer is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Decision {
    /// The panel asked for more.
    Asked,
    /// The panel endorsed it.
    Endorsed,
    /// The panel refused it.
    Refused,
    /// The supervisor accepted it.
    Accepted,
    /// The supervisor declined it.
    Declined,
    /// The case opened.
    Opened,
    /// The case closed.
    Closed,
}

impl Decision {
    /// Within a sentence: the referral, or its case, was …
    pub fn said(self) -> &'static str {
        match self {
            Decision::Asked => "sent back with a question",
            Decision::Endorsed => "endorsed",
            Decision::Refused => "refused",
            Decision::Accepted => "accepted",
            Decision::Declined => "declined",
            Decision::Opened => "opened",
            Decision::Closed => "closed",
        }
    }
}

/// Something that happened to a referral. `on` is always the day it happened, which may lie
/// before the day it was written down.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "event", rename_all = "kebab-case")]
pub enum Event {
    /// It was made.
    Referred {
        /// The day.
        on: Date,
        /// What was said.
        details: Details,
    },
    /// What was said of it changed, or was put right.
    Amended {
        /// What is said now, whole.
        details: Details,
    },
    /// The panel asks for more before it decides. The question is in the register.
    Asked {
        /// The day.
        on: Date,
    },
    /// The referrer answered. The answer is in the register.
    Answered {
        /// The day.
        on: Date,
    },
    /// The panel endorsed it.
    Endorsed {
        /// The day.
        on: Date,
        /// Why a rule was bent: late, outside a meeting, without a quorum. Empty when none was.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        why: String,
    },
    /// The panel refused it. What it said beside the reason is in the register.
    Refused {
        /// The day.
        on: Date,
        /// One of `refusal_reasons`.
        reason: String,
        /// Why a rule was bent. Empty when none was.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        why: String,
    },
    /// The supervisor assessed whether MST suits. The note is in the register.
    Assessed {
        /// The day.
        on: Date,
        /// Whether it does.
        suitable: bool,
    },
    /// The supervisor accepted it.
    Accepted {
        /// The day.
        on: Date,
    },
    /// The supervisor declined it. What they said beside the reason is in the register.
    Declined {
        /// The day.
        on: Date,
        /// One of `refusal_reasons`.
        reason: String,
    },
    /// Whoever referred took it back. Why is in the register.
    ReferralWithdrawn {
        /// The day.
        on: Date,
    },
    /// The case opened.
    Opened {
        /// The day.
        on: Date,
        /// The case number, unique in the contract.
        case: String,
        /// The team.
        team: String,
        /// The therapist's staff number.
        therapist: String,
    },
    /// Another therapist has the case from a day.
    Assigned {
        /// The first day.
        on: Date,
        /// The therapist's staff number.
        therapist: String,
    },
    /// The first therapy visit.
    FirstVisit {
        /// The day.
        on: Date,
    },
    /// The case closed.
    Closed {
        /// The day.
        on: Date,
        /// One of `closure_reasons`.
        reason: String,
        /// Whether the full course was completed, as the reason says.
        completed: bool,
        /// Where the young person lives: home, care or other.
        living_at_close: String,
    },
    /// The family agreed to something.
    ConsentGiven {
        /// The day.
        on: Date,
        /// To what: a code of `agreements`.
        to: String,
    },
    /// The family took its agreement back.
    ConsentWithdrawn {
        /// The day.
        on: Date,
        /// To what: a code of `agreements`.
        to: String,
    },
    /// The referrer was told of a decision.
    Told {
        /// The day.
        on: Date,
        /// Of which.
        of: Decision,
        /// How, such as `by e-mail`.
        how: String,
        /// Why so late. Empty when it was not.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        why: String,
    },
    /// The last step was a mistake, and no longer counts.
    TakenBack {
        /// Why.
        why: String,
    },
}

impl Event {
    /// The name it has on the record.
    pub fn kind(&self) -> &'static str {
        match self {
            Event::Referred { .. } => "referred",
            Event::Amended { .. } => "amended",
            Event::Asked { .. } => "asked",
            Event::Answered { .. } => "answered",
            Event::Endorsed { .. } => "endorsed",
            Event::Refused { .. } => "refused",
            Event::Assessed { .. } => "assessed",
            Event::Accepted { .. } => "accepted",
            Event::Declined { .. } => "declined",
            Event::ReferralWithdrawn { .. } => "referral-withdrawn",
            Event::Opened { .. } => "opened",
            Event::Assigned { .. } => "assigned",
            Event::FirstVisit { .. } => "first-visit",
            Event::Closed { .. } => "closed",
            Event::ConsentGiven { .. } => "consent-given",
            Event::ConsentWithdrawn { .. } => "consent-withdrawn",
            Event::Told { .. } => "told",
            Event::TakenBack { .. } => "taken-back",
        }
    }

    /// Within a sentence: the referral, or its case, …
    pub fn said(&self) -> &'static str {
        match self {
            Event::Referred { .. } => "was referred",
            Event::Amended { .. } => "was put right",
            Event::Asked { .. } => "was sent back with a question",
            Event::Answered { .. } => "was answered for",
            Event::Endorsed { .. } => "was endorsed",
            Event::Refused { .. } => "was refused",
            Event::Assessed { .. } => "was assessed",
            Event::Accepted { .. } => "was accepted",
            Event::Declined { .. } => "was declined",
            Event::ReferralWithdrawn { .. } => "was withdrawn",
            Event::Opened { .. } => "opened",
            Event::Assigned { .. } => "passed to a therapist",
            Event::FirstVisit { .. } => "had its first visit",
            Event::Closed { .. } => "closed",
            Event::ConsentGiven { .. } => "had the family’s agreement",
            Event::ConsentWithdrawn { .. } => "lost the family’s agreement",
            Event::Told { .. } => "was told of to the referrer",
            Event::TakenBack { .. } => "had its last step taken back",
        }
    }

    /// The day it happened, where it has one of its own.
    pub fn on(&self) -> Option<Date> {
        match self {
            Event::Referred { on, .. }
            | Event::Asked { on }
            | Event::Answered { on }
            | Event::Endorsed { on, .. }
            | Event::Refused { on, .. }
            | Event::Assessed { on, .. }
            | Event::Accepted { on }
            | Event::Declined { on, .. }
            | Event::ReferralWithdrawn { on }
            | Event::Opened { on, .. }
            | Event::Assigned { on, .. }
            | Event::FirstVisit { on }
            | Event::Closed { on, .. }
            | Event::ConsentGiven { on, .. }
            | Event::ConsentWithdrawn { on, .. }
            | Event::Told { on, .. } => Some(*on),
            Event::Amended { .. } | Event::TakenBack { .. } => None,
        }
    }

    /// Whether it moves the referral on, so that the next step must not lie before it, and the
    /// last one can be taken back.
    pub fn is_a_step(&self) -> bool {
        !matches!(
            self,
            Event::Referred { .. }
                | Event::Amended { .. }
                | Event::ConsentGiven { .. }
                | Event::ConsentWithdrawn { .. }
                | Event::Told { .. }
                | Event::TakenBack { .. }
        )
    }

    /// The decision it is, where the referrer is to be told of it.
    pub fn decision(&self) -> Option<Decision> {
        Some(match self {
            Event::Asked { .. } => Decision::Asked,
            Event::Endorsed { .. } => Decision::Endorsed,
            Event::Refused { .. } => Decision::Refused,
            Event::Accepted { .. } => Decision::Accepted,
            Event::Declined { .. } => Decision::Declined,
            Event::Opened { .. } => Decision::Opened,
            Event::Closed { .. } => Decision::Closed,
            _ => return None,
        })
    }
}
