//! Undoing a wrong import or link. Nothing is erased: the record says that it no longer counts,
//! and why; what it changed in agreed quarters becomes the next statement's adjustment.

use crate::actor::Actor;
use crate::desk::{Desk, Done, Failure, Mode, Moment, Order, same};
use crate::fact::Fact;
use definitions::Refusal;
use definitions::party::Role;

/// Undoes the import or link that began at an entry.
///
/// # Errors
/// A refusal when the entry is neither, or was undone before.
pub async fn undo(
    desk: &mut Desk,
    actor: &Actor,
    moment: Moment,
    mode: Mode,
    entry: u64,
    why: &str,
) -> Result<Done, Failure> {
    actor.must_be(&[Role::Payer, Role::Intermediary, Role::Provider], "undo")?;
    desk.act(actor, moment, mode, |book| {
        let import = book.imports.values().any(|import| import.entry == entry);
        let link = book.links.values().flatten().any(|(link, _)| *link == entry);
        let number = book.numbers.values().any(|number| *number == entry);
        if !import && !link && !number {
            return Err(Refusal::new(
                format!("Entry {entry} is not an import or a link"),
                "homeward status --history lists the entries that can be undone",
            )
            .into());
        }
        if book.undone.contains_key(&entry) {
            return Ok(Order::default());
        }
        let command = same(&[b"undo", entry.to_string().as_bytes()]);
        let facts = vec![Fact::Undone { entry, why: why.to_owned() }];
        Ok(Order { command, facts, ..Order::default() })
    })
    .await
}
