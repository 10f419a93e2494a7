//! Adopting the contract's page about the pathway: in a book begun before there was one, and again
//! whenever a list or a number of days changes. No payment reads it.

use crate::desk::{Desk, Done, Failure, Order, same};
use crate::fact::Fact;
use crate::people::by::By;
use care::pathway::Pathway;
use definitions::party::Role;

/// Adopts a page. The page in force already changes nothing.
///
/// # Errors
/// Every finding in the page at once; a refusal for whoever may not.
pub async fn adopt(desk: &mut Desk, by: By<'_>, page: &str) -> Result<Done, Failure> {
    by.actor.must_be(&[Role::Payer, Role::Intermediary], "adopt the pathway’s page")?;
    let read = Pathway::read(page).map_err(Failure::Findings)?;
    let who = by.actor.to_string();
    let command = same(&[b"adopt-pathway", who.as_bytes(), by.form.as_bytes()]);
    desk.act(by.actor, by.moment, by.mode, |book| {
        if book.pathway.as_ref() == Some(&read) {
            return Ok(Order::default());
        }
        let facts = vec![Fact::PathwayAdopted { page: page.to_owned() }];
        Ok(Order { command: command.clone(), facts, ..Order::default() })
    })
    .await
}
