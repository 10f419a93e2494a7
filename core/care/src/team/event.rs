//! What happens to the teams: facts for ever, so a variant may be added and never changed. Staff
//! are numbers, as on the provider's case list; nothing here is about a child.

use definitions::Date;
use serde::{Deserialize, Serialize};

/// What someone does in a team.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Job {
    /// Treats families.
    Therapist,
    /// Accepts, supervises and coaches.
    Supervisor,
    /// Registers, chases and keeps the forms.
    BusinessSupport,
    /// Manages the teams.
    ServiceManager,
}

/// Why someone is away.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum AwayFor {
    /// Leave.
    Leave,
    /// Sickness.
    Sickness,
    /// Training.
    Training,
}

/// Why a post ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Ending {
    /// They left the service.
    Left,
    /// They took another post in it.
    Moved,
    /// The post was cut.
    PostCut,
}

/// Something that happened to the teams. An `id` is made by whoever sends it, so that what is sent
/// twice is known again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "event", rename_all = "kebab-case")]
pub enum Event {
    /// A team was formed, or has another site or number of posts from a day.
    TeamFormed {
        /// Its name, as on the case list.
        team: String,
        /// Where it works from.
        site: String,
        /// Therapists it has posts for.
        therapists: u32,
        /// The first day.
        from: Date,
    },
    /// A post began.
    PostBegan {
        /// The staff number.
        staff: String,
        /// What they do.
        job: Job,
        /// In which team.
        team: String,
        /// The first day.
        from: Date,
    },
    /// A post ended.
    PostEnded {
        /// The staff number.
        staff: String,
        /// The first day no longer in post.
        on: Date,
        /// Why.
        why: Ending,
    },
    /// Someone is away.
    AwayNoted {
        /// Its id.
        id: String,
        /// The staff number.
        staff: String,
        /// Why.
        why: AwayFor,
        /// The first day away.
        from: Date,
        /// The first day back; none while it is not known.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        until: Option<Date>,
    },
    /// Someone who was away came back, or will, on another day than was said. Back on the first
    /// day away, they were not away at all.
    AwayChanged {
        /// Its id.
        id: String,
        /// The first day back; none while it is not known.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        until: Option<Date>,
    },
    /// Someone is on call, day and night.
    OnCallSet {
        /// Its id.
        id: String,
        /// The staff number.
        staff: String,
        /// The first day.
        from: Date,
        /// The first day no longer.
        until: Date,
    },
    /// A turn on call was taken off the rota.
    OnCallDropped {
        /// Its id.
        id: String,
    },
}

impl Event {
    /// The entry's kind: the event's name.
    pub fn kind(&self) -> &'static str {
        match self {
            Event::TeamFormed { .. } => "team-formed",
            Event::PostBegan { .. } => "post-began",
            Event::PostEnded { .. } => "post-ended",
            Event::AwayNoted { .. } => "away-noted",
            Event::AwayChanged { .. } => "away-changed",
            Event::OnCallSet { .. } => "on-call-set",
            Event::OnCallDropped { .. } => "on-call-dropped",
        }
    }
}
