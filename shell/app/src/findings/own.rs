//! Taking on a finding: whoever says "I will answer this" is its owner until another does.

use crate::desk::{Desk, Done, Failure};
use crate::people::by::{By, Events, record};
use crate::people::event::Event;
use definitions::Refusal;

/// Records who answers a finding.
///
/// # Errors
/// A refusal when the number is not a finding's, or the person does not come in.
pub async fn own(desk: &mut Desk, by: By<'_>, finding: &str, owner: &str) -> Result<Done, Failure> {
    let is_number = finding.len() == 12 && finding.bytes().all(|byte| byte.is_ascii_hexdigit());
    if !is_number {
        return Err(
            Refusal::new("That is not a finding’s number", "Choose it from the list").into()
        );
    }
    record(desk, by, "own-finding", |book| {
        if !book.people.comes_in(owner, by.moment.today) {
            return Err(Refusal::new(
                "Whoever answers a finding must be able to come in",
                "Choose somebody who has an account",
            )
            .into());
        }
        if book.people.finding_owners.get(finding).is_some_and(|known| known == owner) {
            return Ok(Events::default());
        }
        let (finding, owner) = (finding.to_owned(), owner.to_owned());
        Ok(Event::FindingOwned { finding, owner }.into())
    })
    .await
}
