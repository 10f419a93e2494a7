//! Endorsing a referral.

use crate::access::holds::must_sit_on_panel;
use crate::desk::{Desk, Done, Failure};
use crate::people::by::By;
use crate::referral::by::{Stands, Step, record};
use care::path::event::Event;
use care::path::exceptions::{Rule, bent_by_deciding};
use definitions::{Date, Refusal};

/// What a panel says of a referral it decides.
#[derive(Clone, Copy, Debug, Default)]
pub struct Says<'a> {
    /// Beside the reason, for the register.
    pub words: &'a str,
    /// Why a rule was bent: late, outside a meeting, without a quorum. Empty where none was.
    pub why: &'a str,
}

/// Endorses a referral on the day the panel decided.
///
/// # Errors
/// A refusal when the person is not of this panel, the referral does not wait for it, or a rule
/// is bent and nobody says why.
pub async fn endorse(
    desk: &mut Desk,
    by: By<'_>,
    referral: &str,
    on: Date,
    says: Says<'_>,
) -> Result<Done, Failure> {
    record(desk, by, "endorse-referral", referral, |stands| {
        must_sit_on_panel(stands.book, by, stands.quadrant(), "endorse a referral")?;
        not_their_own(stands, by)?;
        let why = why_bent(stands, on, says.why)?;
        Ok(Step { event: Event::Endorsed { on, why }, words: says.words.to_owned() })
    })
    .await
}

/// Refuses whoever made the referral themselves: the panel is independent of them too.
///
/// # Errors
/// A refusal saying who decides instead.
pub(crate) fn not_their_own(stands: &Stands<'_>, by: By<'_>) -> Result<(), Refusal> {
    match stands.path.referrers().any(|person| person == by.actor.name) {
        true => Err(Refusal::new(
            "You made this referral yourself",
            "Another member of the panel writes the decision down",
        )),
        false => Ok(()),
    }
}

/// Why the panel's rules are bent by deciding on a day; empty where none is.
///
/// # Errors
/// A refusal when one is and nobody says why.
pub(crate) fn why_bent(stands: &Stands<'_>, on: Date, why: &str) -> Result<String, Refusal> {
    let bent = bent_by_deciding(stands.path, stands.terms, &stands.book.meetings, on);
    match (bent.is_empty(), why.trim()) {
        (true, _) => Ok(String::new()),
        (false, "") => {
            let rules: Vec<&str> = bent.into_iter().map(Rule::said).collect();
            Err(Refusal::new(
                format!("This bends a rule of the pathway: {}", rules.join("; ")),
                "Write the meeting down first, or say why; the Project Board is shown it",
            ))
        }
        (false, why) => Ok(why.to_owned()),
    }
}
