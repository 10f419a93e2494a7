//! What happens in a case's work: facts for ever, so a variant may be added and never changed.
//! They hold numbers, days and codes. What people write in their own words is in the register,
//! which can forget.

use definitions::{Date, Exact};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A moment of a day, in London.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct When {
    /// The day.
    pub day: Date,
    /// Minutes since midnight, 0 to 1439.
    pub minute: u16,
}

/// How a family was in contact.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ContactKind {
    /// A visit.
    Visit,
    /// A call.
    Call,
    /// A visit or call outside working hours, by whoever was on call.
    OutOfHours,
}

/// What is known of the time before referral.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Prior {
    /// Days in care.
    CareDays,
    /// Proven offences.
    Offences,
    /// A statement of special educational needs: 1 for yes, 0 for no.
    SpecialNeeds,
    /// Free school meals: 1 for yes, 0 for no.
    FreeMeals,
}

/// When in a case a questionnaire was answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Occasion {
    /// As the work began.
    Start,
    /// As it ended.
    End,
    /// Later, while the young person is still followed.
    Later,
}

/// A contact with a family.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Contact {
    /// How.
    pub kind: ContactKind,
    /// When it began.
    pub at: When,
    /// How long it took, 1 to 1440 minutes.
    pub minutes: u16,
    /// Whose: the staff number.
    pub staff: String,
}

/// What is known of the time before referral, from one source.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct History {
    /// What.
    pub what: Prior,
    /// How many, or 1 for yes and 0 for no.
    pub value: u32,
    /// Who says so, such as `council` or `youth-offending-service`.
    pub source: String,
    /// The first day it speaks for.
    pub from: Date,
    /// The first day it no longer speaks for.
    pub until: Date,
}

/// One adherence score, asked of a carer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Adherence {
    /// Which month of the case it is for, from 1.
    pub month: u8,
    /// The day the carer was asked.
    pub on: Date,
    /// The score, 0 to 1.
    pub score: Exact,
    /// The therapist rated: the staff number.
    pub rated: String,
    /// Who asked: a staff number, or a number of somebody outside the team.
    pub asked_by: String,
}

/// One questionnaire's scores. Its wording belongs to others and is not kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Questionnaire {
    /// Which, such as `SDQ`.
    pub instrument: String,
    /// Which version of it.
    pub version: String,
    /// Who answered: `parent`, `teacher` or `self`.
    pub informant: String,
    /// When in the case.
    pub occasion: Occasion,
    /// The day it was answered.
    pub on: Date,
    /// Its scores, by scale.
    pub scores: BTreeMap<String, u16>,
}

/// Something that happened in a case's work. Every `id` is made by whoever sends it, so that what
/// is sent twice is known again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "event", rename_all = "kebab-case")]
pub enum Event {
    /// A contact was logged.
    ContactLogged {
        /// Its id.
        id: String,
        /// The contact.
        contact: Contact,
    },
    /// A contact was logged in error.
    ContactWithdrawn {
        /// Its id.
        id: String,
    },
    /// A goal was set with the family. Its words are in the register.
    GoalSet {
        /// Its id.
        id: String,
        /// The day.
        on: Date,
    },
    /// A goal was met.
    GoalMet {
        /// Its id.
        id: String,
        /// The day.
        on: Date,
    },
    /// A goal was dropped.
    GoalDropped {
        /// Its id.
        id: String,
        /// The day.
        on: Date,
    },
    /// A version of the treatment plan. Its words are in the register.
    PlanWritten {
        /// The version's id.
        id: String,
        /// Its number, from 1.
        version: u32,
        /// The day.
        on: Date,
    },
    /// A version of the safety plan. Its words are in the register.
    SafetyPlanWritten {
        /// The version's id.
        id: String,
        /// Its number, from 1.
        version: u32,
        /// The day.
        on: Date,
    },
    /// A change in behaviour was noted.
    BehaviourNoted {
        /// The note's id.
        id: String,
        /// Which change: a code of the fixed list.
        tag: String,
        /// The day.
        on: Date,
    },
    /// What is known of the time before referral.
    HistoryRecorded {
        /// The record's id.
        id: String,
        /// What is known.
        history: History,
    },
    /// The case was discussed in the weekly expert consultation. The advice is in the register.
    ConsultationNoted {
        /// The note's id.
        id: String,
        /// The Monday of the week.
        week: Date,
    },
    /// An adherence score (TAM-R) was entered, never by the therapist rated.
    AdherenceScored {
        /// The score's id.
        id: String,
        /// The score.
        adherence: Adherence,
    },
    /// A questionnaire's scores were entered.
    QuestionnaireScored {
        /// Its id.
        id: String,
        /// The scores.
        questionnaire: Questionnaire,
    },
    /// Something is to be done. What, is in the register.
    FollowUpSet {
        /// Its id.
        id: String,
        /// Who does it: a staff number.
        owner: String,
        /// By when.
        due: Date,
    },
    /// It has another owner or day.
    FollowUpMoved {
        /// Its id.
        id: String,
        /// Who does it now.
        owner: String,
        /// By when.
        due: Date,
    },
    /// It was done.
    FollowUpDone {
        /// Its id.
        id: String,
        /// The day.
        on: Date,
    },
    /// The family agreed that their story may be told without their name. The story is in the
    /// register.
    StoryAgreed {
        /// Its id.
        id: String,
        /// Who wrote it: a staff number.
        writer: String,
        /// The day they agreed.
        on: Date,
        /// The first day it may no longer be used.
        until: Date,
    },
    /// Somebody other than its writer found that nobody can be recognised in it.
    StoryChecked {
        /// Its id.
        id: String,
        /// Who looked: a staff number.
        checked_by: String,
        /// The day.
        on: Date,
    },
    /// The family no longer agrees, or the story is no longer told.
    StoryWithdrawn {
        /// Its id.
        id: String,
        /// The day.
        on: Date,
    },
}

impl Event {
    /// The entry's kind: the event's name.
    pub fn kind(&self) -> &'static str {
        match self {
            Event::ContactLogged { .. } => "contact-logged",
            Event::ContactWithdrawn { .. } => "contact-withdrawn",
            Event::GoalSet { .. } => "goal-set",
            Event::GoalMet { .. } => "goal-met",
            Event::GoalDropped { .. } => "goal-dropped",
            Event::PlanWritten { .. } => "plan-written",
            Event::SafetyPlanWritten { .. } => "safety-plan-written",
            Event::BehaviourNoted { .. } => "behaviour-noted",
            Event::HistoryRecorded { .. } => "history-recorded",
            Event::ConsultationNoted { .. } => "consultation-noted",
            Event::AdherenceScored { .. } => "adherence-scored",
            Event::QuestionnaireScored { .. } => "questionnaire-scored",
            Event::FollowUpSet { .. } => "follow-up-set",
            Event::FollowUpMoved { .. } => "follow-up-moved",
            Event::FollowUpDone { .. } => "follow-up-done",
            Event::StoryAgreed { .. } => "story-agreed",
            Event::StoryChecked { .. } => "story-checked",
            Event::StoryWithdrawn { .. } => "story-withdrawn",
        }
    }

    /// The id of what it is about.
    pub fn id(&self) -> &str {
        match self {
            Event::ContactLogged { id, .. }
            | Event::ContactWithdrawn { id }
            | Event::GoalSet { id, .. }
            | Event::GoalMet { id, .. }
            | Event::GoalDropped { id, .. }
            | Event::PlanWritten { id, .. }
            | Event::SafetyPlanWritten { id, .. }
            | Event::BehaviourNoted { id, .. }
            | Event::HistoryRecorded { id, .. }
            | Event::ConsultationNoted { id, .. }
            | Event::AdherenceScored { id, .. }
            | Event::QuestionnaireScored { id, .. }
            | Event::FollowUpSet { id, .. }
            | Event::FollowUpMoved { id, .. }
            | Event::FollowUpDone { id, .. }
            | Event::StoryAgreed { id, .. }
            | Event::StoryChecked { id, .. }
            | Event::StoryWithdrawn { id, .. } => id,
        }
    }
}
