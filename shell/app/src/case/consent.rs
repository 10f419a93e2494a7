//! What the family agrees to, and takes back. Agreement to therapy is not the lawful basis for
//! sharing data, and is kept apart from it. Source: `contracts/essex/pathway.toml`, agreements.

use crate::access::Role;
use crate::access::holds::{must_hold, must_keep_cases};
use crate::desk::{Desk, Done, Failure};
use crate::people::by::By;
use crate::people::event::Relation;
use crate::referral::by::{Stands, Step, record};
use care::path::event::Event;
use definitions::{Date, Refusal};

/// Records that the family agrees to something, or takes its agreement back.
///
/// # Errors
/// A refusal when it is not on the contract's list, or is taken back without having been given.
pub async fn consent(
    desk: &mut Desk,
    by: By<'_>,
    referral: &str,
    (on, to): (Date, &str),
    given: bool,
) -> Result<Done, Failure> {
    record(desk, by, "family-agreement", referral, |stands| {
        must_work_the_case(stands, by, "write the family’s agreement down")?;
        let to = to.to_owned();
        Ok(Step::from(match given {
            true => Event::ConsentGiven { on, to },
            false => Event::ConsentWithdrawn { on, to },
        }))
    })
    .await
}

/// Refuses whoever is neither the case's therapist nor keeps the team's cases.
pub(crate) fn must_work_the_case(
    stands: &Stands<'_>,
    by: By<'_>,
    what: &str,
) -> Result<(), Refusal> {
    let therapist = stands.path.therapists.last().map(|(_, therapist)| therapist.clone());
    if let Some(therapist) = therapist {
        let staff = Relation::Staff(therapist);
        if must_hold(stands.book, by, &[], Some((&[Role::Therapist], &staff)), what).is_ok() {
            return Ok(());
        }
    }
    must_keep_cases(stands.book, by, &stands.team(), what)
}
