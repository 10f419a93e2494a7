//! Adopting the contract's page `service.toml`, or a new version of it, in a book that has begun.

use crate::desk::{Desk, Done, Failure, Order, same};
use crate::fact::Fact;
use crate::people::by::By;
use care::service::{PAGE, Service};
use definitions::party::Role;

/// Adopts the page. The page in force already changes nothing.
///
/// # Errors
/// What is wrong with the page, with its line; a refusal for whoever may not.
pub async fn adopt(desk: &mut Desk, by: By<'_>, page: &str) -> Result<Done, Failure> {
    by.actor
        .must_be(&[Role::Payer, Role::Intermediary], "adopt the page on how the service works")?;
    let read =
        Service::read(&[(PAGE.to_owned(), page.to_owned())].into()).map_err(Failure::Findings)?;
    desk.act(by.actor, by.moment, by.mode, |book| {
        if book.service.as_ref() == Some(&read) {
            return Ok(Order::default());
        }
        let entry = (book.as_of + 1).to_string();
        let command = same(&[b"adopt-service", entry.as_bytes(), page.as_bytes()]);
        let facts = vec![Fact::ServiceAdopted { page: page.to_owned() }];
        Ok(Order { command, facts, ..Order::default() })
    })
    .await
}
