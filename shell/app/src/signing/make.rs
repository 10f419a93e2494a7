//! Putting a person's public key on the record, so that what they sign can be checked for ever. A
//! new key takes the place of the one before; what the old one signed stays as signed.

use super::Key;
use crate::actor::Actor;
use crate::book::Book;
use crate::desk::{Desk, Done, Failure, Mode, Moment, Order, same};
use crate::fact::Fact;
use definitions::Refusal;
use definitions::party::Role;
use record::Particular;

/// Makes this the key of whoever acts. With the person's number it is sealed into the register
/// too; without, its holder keeps it in a file.
///
/// # Errors
/// A refusal when the actor is of neither side, or the key is someone else's.
pub async fn make(
    desk: &mut Desk,
    actor: &Actor,
    moment: Moment,
    mode: Mode,
    key: &Key,
    person: Option<&str>,
) -> Result<Done, Failure> {
    actor.must_be(&[Role::Payer, Role::Spv], "sign a statement")?;
    let register: Vec<Particular> = person.map(|person| key.sealed(person)).into_iter().collect();
    desk.act(actor, moment, mode, |book| {
        let facts: Vec<Fact> = to_record(book, actor, key)?.into_iter().collect();
        let register = if facts.is_empty() { Vec::new() } else { register.clone() };
        let command = same(&[b"signing-key", key.public().as_bytes()]);
        Ok(Order { command, facts, register, ..Order::default() })
    })
    .await
}

/// What puts the key on the record; nothing where it is the holder's key already.
pub(crate) fn to_record(book: &Book, actor: &Actor, key: &Key) -> Result<Option<Fact>, Refusal> {
    let (holder, public) = (actor.to_string(), key.public());
    if book.act.key_of(&holder) == Some(public.as_str()) {
        return Ok(None);
    }
    if let Some(other) = book.act.holder_of(&public) {
        let why = match other == holder {
            true => "This key of yours was replaced by a newer one".to_owned(),
            false => format!("This key belongs to {other}"),
        };
        return Err(Refusal::new(why, "Sign with your own key, or make a new one"));
    }
    Ok(Some(Fact::SigningKey { holder, key: public }))
}
