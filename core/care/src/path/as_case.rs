//! A path as the case everything else reads: the same shape as a row of the provider's list.

use super::{Path, Stage};
use crate::case::Case;
use crate::pathway::Pathway;

/// Why a case that was withdrawn stands as refused: the list has no other column for it.
pub const WITHDRAWN: &str = "withdrawn by the referrer";

impl Path {
    /// The path as a case. Before it opens it has the referral's number, and once endorsed the
    /// team its quadrant feeds; from then on the case number and the team that took it.
    pub fn as_case(&self, terms: &Pathway) -> Case {
        let details = &self.details;
        let waits = matches!(self.stage, Stage::Endorsed | Stage::Accepted | Stage::Declined);
        let fed = self.endorsed.filter(|_| waits);
        let fed = fed.and_then(|day| terms.team_of(&details.quadrant, day)).map(str::to_owned);
        let refused = self.refused.clone();
        let refused = refused.or(self.withdrawn.map(|on| (on, WITHDRAWN.to_owned())));
        let (refused, refusal_reason) = refused.unzip();
        let closing = self.closing.clone();
        Case {
            case: self.number().to_owned(),
            young_person: self.young_person.clone(),
            family: details.family.clone(),
            team: self.opening.as_ref().map(|opening| opening.team.clone()).or(fed),
            therapist: self.therapists.last().map(|(_, therapist)| therapist.clone()),
            source: Some(details.source.clone()),
            quadrant: Some(details.quadrant.clone()),
            referred: Some(self.referred),
            endorsed: self.endorsed,
            accepted: self.accepted,
            refused,
            refusal_reason,
            opened: self.opening.as_ref().map(|opening| opening.on),
            first_visit: self.first_visit,
            closed: closing.as_ref().map(|closing| closing.on),
            completed: closing.as_ref().map(|closing| closing.completed),
            living_at_close: closing.as_ref().map(|closing| closing.living.clone()),
            closure_reason: closing.map(|closing| closing.reason),
            date_of_birth: details.date_of_birth,
            council_child_number: details.council_child_number.clone(),
            died: details.died,
            moved: details.moved,
            custody: details.custody.clone(),
            prior_care_days: details.prior_care_days,
            prior_offences: details.prior_offences,
        }
    }
}
