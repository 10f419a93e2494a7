//! A contact with a family: a visit, a call or one out of hours, logged in seconds. It writes
//! nothing to the register, so it is as quick as the disk.

use super::record::{record, written};
use crate::desk::{Desk, Done, Failure};
use crate::people::by::By;
use care::work::event::{Contact, Event};

/// Logs a contact. `id` is the form's own: sent twice, it is recorded once.
///
/// # Errors
/// A refusal when it is to come, lies outside the case, takes no time, or the staff number was in
/// no post that day.
pub async fn log(
    desk: &mut Desk,
    by: By<'_>,
    case: &str,
    id: &str,
    contact: &Contact,
) -> Result<Done, Failure> {
    let event = Event::ContactLogged { id: id.to_owned(), contact: contact.clone() };
    record(desk, by, case, &event, None).await
}

/// Logs a contact with a few words about it, which go to the register. Where there are none it is
/// logged as by [`log`].
///
/// # Errors
/// The same refusals, and one when the words run on.
pub async fn log_with_note(
    desk: &mut Desk,
    by: By<'_>,
    case: &str,
    (id, contact): (&str, &Contact),
    note: &str,
) -> Result<Done, Failure> {
    if note.trim().is_empty() {
        return log(desk, by, case, id, contact).await;
    }
    let field = format!("contact.{id}");
    let words = written(&field, note, "what it was about")?;
    let event = Event::ContactLogged { id: id.to_owned(), contact: contact.clone() };
    record(desk, by, case, &event, words).await
}

/// Takes back a contact logged in error. It stays on the record that it was.
///
/// # Errors
/// A refusal when there is no such contact.
pub async fn withdraw(desk: &mut Desk, by: By<'_>, case: &str, id: &str) -> Result<Done, Failure> {
    record(desk, by, case, &Event::ContactWithdrawn { id: id.to_owned() }, None).await
}
