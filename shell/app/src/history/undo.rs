//! Undoing a wrong import or link. Nothing is erased: the record says that it no longer counts,
//! and why; what it changed in agreed quarters becomes the next statement's adjustment.

use crate::actor::Actor;
use crate::book::Ruling;
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
    desk.act(actor, moment, mode, |book| {
        let import = book.imports.values().find(|import| import.entry == entry);
        let link = book.links.values().flatten().any(|link| link.entry == entry);
        let number = book.numbers.values().any(|number| *number == entry);
        let case_list = import.is_some_and(|import| matches!(import.ruling, Ruling::CaseList(_)));
        match case_list {
            true => actor.must_be(&[Role::Provider, Role::Intermediary], "undo a case list")?,
            false => {
                actor.must_be(&[Role::Payer, Role::Intermediary], "undo a return or a link")?
            }
        }
        if import.is_none() && !link && !number {
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
