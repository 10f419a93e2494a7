//! Approving a variation: first what the hard cases come to under it, then its text, each as it was
//! shown. The last party's approval makes it part of the contract.

use super::event::Event;
use super::read::outcomes;
use super::{Variation, approvers, open, varied};
use crate::actor::role_name;
use crate::book::Book;
use crate::desk::{Desk, Done, Failure, Order, same};
use crate::fact::Fact;
use crate::people::by::By;
use crate::quarter::contract;
use crate::variation::propose::failed;
use definitions::Refusal;
use definitions::party::Role;
use outcomes::hard_cases::outcome::digest;

/// Approves the outcome table for the actor's party. `shown` is the digest of the table that was
/// looked at.
///
/// # Errors
/// A refusal when the party need not approve, or the table is another by now.
pub async fn approve_outcomes(
    desk: &mut Desk,
    by: By<'_>,
    number: &str,
    shown: &str,
) -> Result<Done, Failure> {
    desk.follow().await?;
    desk.act(by.actor, by.moment, by.mode, |book| {
        let variation = asked(book, number, by.actor.role)?;
        if digest(&outcomes(book, variation)?) != shown.trim() {
            return Err(changed("The outcome table", number).into());
        }
        let party = by.actor.role;
        if variation.outcomes.get(&party).is_some_and(|(approved, _, _)| approved == shown.trim()) {
            return Ok(Order::default());
        }
        let event = Event::OutcomesApproved { party, digest: shown.trim().to_owned() };
        Ok(order("approve-outcomes", number, (party, shown), vec![event]))
    })
    .await
}

/// Approves the variation for the actor's party. `shown` is the digest of the text that was looked
/// at.
///
/// # Errors
/// A refusal when the party need not approve, when the text is another, when not every party has
/// approved the outcome table, or when the contract has changed meanwhile.
pub async fn approve(
    desk: &mut Desk,
    by: By<'_>,
    number: &str,
    shown: &str,
) -> Result<Done, Failure> {
    desk.follow().await?;
    desk.act(by.actor, by.moment, by.mode, |book| {
        let party = by.actor.role;
        if book.variations.get(number).is_some_and(|one| one.approved.contains_key(&party)) {
            return Ok(Order::default());
        }
        let variation = asked(book, number, party)?;
        if variation.digest != shown.trim() {
            return Err(changed("The text", number).into());
        }
        varied(book, &variation.pages, variation.effective, variation.names_past)
            .map_err(failed)?;
        let needed = approvers(book, variation.effective)?;
        let table = digest(&outcomes(book, variation)?);
        let looked = |role: &Role| {
            variation.outcomes.get(role).is_some_and(|(approved, _, _)| *approved == table)
        };
        if let Some(role) = needed.iter().find(|role| !looked(role)) {
            return Err(Refusal::new(
                format!("The {} has not approved the outcome table", role_name(*role)),
                "Every party approves what the hard cases come to before any approves the text",
            )
            .into());
        }
        let mut events = vec![Event::Approved { party, digest: shown.trim().to_owned() }];
        let others = needed.iter().filter(|role| **role != party);
        if others.clone().all(|role| variation.approved.contains_key(role)) {
            events.push(Event::Adopted);
        }
        Ok(order("approve-variation", number, (party, shown), events))
    })
    .await
}

/// The variation, where the party is asked to approve it and the contract is still the one it
/// changes.
fn asked<'a>(book: &'a Book, number: &str, party: Role) -> Result<&'a Variation, Refusal> {
    let variation = open(book, number)?;
    let needed = approvers(book, variation.effective)?;
    if !needed.contains(&party) {
        let names: Vec<&str> = needed.iter().map(|role| role_name(*role)).collect();
        return Err(Refusal::new(
            format!("The {} is not asked to approve a variation", role_name(party)),
            format!("It is for: {}", names.join(", ")),
        ));
    }
    if contract(book)?.fingerprint != variation.changes {
        return Err(Refusal::new(
            format!("The contract has changed since variation {number} was proposed"),
            "Withdraw it and propose it again on the contract as it stands",
        ));
    }
    Ok(variation)
}

fn changed(what: &str, number: &str) -> Refusal {
    Refusal::new(
        format!("{what} of variation {number} is not the one that was shown"),
        "Look at it again before you approve it",
    )
}

fn order(verb: &str, number: &str, (party, shown): (Role, &str), events: Vec<Event>) -> Order {
    let party = role_name(party);
    let command = same(&[verb.as_bytes(), number.as_bytes(), party.as_bytes(), shown.as_bytes()]);
    let fact = |event| Fact::Variation { variation: number.to_owned(), event };
    Order { command, facts: events.into_iter().map(fact).collect(), ..Order::default() }
}
