//! Importing the provider's case list. A list is taken whole: when any row cannot be used,
//! nothing is recorded and every finding is told, unless the sender says to leave those rows out.

use crate::actor::Actor;
use crate::book::Ruling;
use crate::desk::{Desk, Done, Failure, Mode, Moment, Order, same};
use crate::fact::Fact;
use definitions::party::Role;
use definitions::{Date, Finding, Refusal, Weight};
use record::Particular;

/// A case list as it was sent.
#[derive(Clone, Copy, Debug)]
pub struct CaseList<'a> {
    /// The file's name.
    pub name: &'a str,
    /// What is in it.
    pub bytes: &'a [u8],
    /// The day it speaks for.
    pub as_at: Date,
    /// Whether rows that cannot be used are left out, and the rest recorded.
    pub leave_out: bool,
}

/// What an import did, or would do.
#[derive(Clone, Debug, serde::Serialize)]
pub struct Imported {
    /// What became of it.
    pub done: Done,
    /// Rows recorded.
    pub rows: usize,
    /// Everything found.
    pub findings: Vec<Finding>,
}

/// Imports a case list.
///
/// # Errors
/// Every finding at once when some row cannot be used and `leave_out` is not set.
pub async fn import(
    desk: &mut Desk,
    actor: &Actor,
    moment: Moment,
    mode: Mode,
    list: CaseList<'_>,
) -> Result<Imported, Failure> {
    actor.must_be(&[Role::Provider, Role::Intermediary], "import a case list")?;
    let (rows, mut findings) = intake::case_list::read(list.name, list.bytes);
    if let Some(terms) = &desk.book.pathway {
        findings.extend(super::pathway::check(list.name, &rows, terms));
        findings.sort_by_key(|finding| finding.place.row);
    }
    let refused = findings.iter().any(|finding| finding.weight == Weight::Refused);
    if rows.is_empty() || (refused && !list.leave_out) {
        return Err(Failure::Findings(findings));
    }
    if list.as_at > moment.today {
        return Err(Refusal::new(
            format!("The list speaks for {}, which is still to come", list.as_at),
            "Give the day it was drawn up with --as-at",
        )
        .into());
    }
    let left_out = if list.leave_out { "left-out" } else { "" };
    let digest =
        same(&[b"case-list", list.as_at.to_string().as_bytes(), left_out.as_bytes(), list.bytes]);
    let done = desk
        .act(actor, moment, mode, |book| {
            let (import, command) = book.import_number(&digest);
            if let Some(other) = book.rival(&import, &Ruling::CaseList(list.as_at)) {
                return Err(Refusal::new(
                    format!("A list for {} is on the record already: {}", list.as_at, other.what),
                    format!(
                        "Undo it first if it was wrong (homeward undo {}), or say with --as-at \
                         which later day this list speaks for",
                        other.entry
                    ),
                )
                .into());
            }
            let mut order = Order { command, ..Order::default() };
            order.facts.push(Fact::CaseListFiled {
                import: import.clone(),
                file: list.name.to_owned(),
                as_at: list.as_at,
                rows: rows.len(),
            });
            for row in &rows {
                let subject = book.pseudonyms.person(&row.case.young_person);
                if book.forgotten.contains(&subject) {
                    continue;
                }
                order.facts.push(Fact::CaseReported {
                    import: import.clone(),
                    as_at: list.as_at,
                    row: row.row,
                    case: row.case.clone(),
                });
                if let Some(name) = &row.name {
                    order.register.push(Particular {
                        subject,
                        field: "name".to_owned(),
                        value: name.clone(),
                    });
                }
            }
            Ok(order)
        })
        .await?;
    Ok(Imported { done, rows: rows.len(), findings })
}
