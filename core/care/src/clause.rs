//! The clauses that decide what a day is: one for every way the contract tells days apart.

use serde::{Deserialize, Serialize};

/// The clause that decided a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Clause {
    /// No episode of care covers the day.
    NoEpisode,
    /// An open episode of care covers the day.
    Episode,
    /// A short break (V3, V4).
    ShortBreak,
    /// A V3 break longer than the limit.
    LongBreak,
    /// With own parents on a care order (P1).
    PlacedWithParents,
    /// With relatives or friends (U1 to U3, Q1).
    Kinship,
    /// Independent living (P2, H5, K3).
    IndependentLiving,
    /// On remand (J1 to J3).
    Remand,
    /// A temporary placement after which the normal one runs on.
    Temporary,
    /// A temporary placement that begins a period of care.
    TemporaryFirst,
    /// A young offender institution or prison (R5) under any status but remand.
    YoungOffender,
    /// Sentenced custody on the case list.
    Custody,
    /// After E9, until the release.
    CustodyAfterCare,
    /// In custody, release not known.
    ReleaseUnknown,
    /// After E3, care by another authority until the record shows it ended.
    OtherAuthority,
    /// After E8 while missing, until found.
    MissingWhenCeased,
    /// Missing or away while an episode is open.
    Missing,
    /// After a special guardianship or residence order.
    Guardianship,
    /// After an adoption order.
    Adoption,
    /// No return answers for the day.
    NotCovered,
}

impl Clause {
    /// The clause in words.
    pub fn said(self) -> &'static str {
        match self {
            Clause::NoEpisode => "no episode of care covers the day",
            Clause::Episode => "an episode of care covers the day",
            Clause::ShortBreak => "a short break (V3, V4)",
            Clause::LongBreak => "a V3 break longer than the limit: the whole break",
            Clause::PlacedWithParents => "placed with own parents on a care order (P1)",
            Clause::Kinship => "placed with relatives or friends",
            Clause::IndependentLiving => "independent living while looked after",
            Clause::Remand => "on remand (J1 to J3)",
            Clause::Temporary => "a temporary placement: the placement before it runs on",
            Clause::TemporaryFirst => "a temporary placement that begins a period of care",
            Clause::YoungOffender => "young offender institution or prison (R5)",
            Clause::Custody => "sentenced custody, from the case list",
            Clause::CustodyAfterCare => "sentenced to custody (E9), until release",
            Clause::ReleaseUnknown => "in custody, and the release is not known",
            Clause::OtherAuthority => "care taken over by another authority (E3)",
            Clause::MissingWhenCeased => "missing when care ceased (E8), until found",
            Clause::Missing => "missing or away from placement",
            Clause::Guardianship => "after a special guardianship or residence order",
            Clause::Adoption => "after an adoption order",
            Clause::NotCovered => "no return answers for the day",
        }
    }

    /// The contract term it rests on: `days.toml`'s name for it.
    pub fn term(self) -> &'static str {
        match self {
            Clause::NoEpisode | Clause::NotCovered => "no_data",
            Clause::Episode => "episodes of care, half-open",
            Clause::ShortBreak => "short_breaks",
            Clause::LongBreak => "short_break_limit",
            Clause::PlacedWithParents => "placed_with_parents",
            Clause::Kinship => "kinship",
            Clause::IndependentLiving => "independent_living",
            Clause::Remand => "remand",
            Clause::Temporary | Clause::TemporaryFirst => "temporary",
            Clause::YoungOffender
            | Clause::Custody
            | Clause::CustodyAfterCare
            | Clause::ReleaseUnknown => "sentenced_custody",
            Clause::OtherAuthority => "other_authority",
            Clause::MissingWhenCeased => "missing_when_ceased",
            Clause::Missing => "missing",
            Clause::Guardianship => "guardianship",
            Clause::Adoption => "adoption",
        }
    }

    /// Whether a statement counts these days on a line of their own, for someone to look at.
    pub fn flagged(self) -> bool {
        !matches!(self, Clause::NoEpisode | Clause::Episode | Clause::Kinship | Clause::Temporary)
    }
}
