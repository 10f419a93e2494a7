//! A person's credentials: kept in the register, sealed with the person's own key and replaced,
//! never piled up; that they changed is a fact.

use super::by::{By, Events, record};
use super::event::Event;
use super::link;
use super::relate::present;
use crate::desk::{Desk, Done, Failure};
use std::collections::BTreeMap;

/// The register's field of a credential begins so.
const FIELD: &str = "credential.";

/// A change of one credential: its new value, or none to take it away.
#[derive(Clone, Debug)]
pub struct Change {
    /// Which, such as `password` or `passkey`.
    pub which: String,
    /// What is kept; none to take it away.
    pub value: Option<String>,
}

/// Changes a person's credentials; with the digest of the link it was done by, if by one, which
/// is thereby used.
///
/// # Errors
/// A refusal when the person is not here, or the link was used or has ended.
pub async fn change(
    desk: &mut Desk,
    by: By<'_>,
    person: &str,
    changes: &[Change],
    by_link: Option<&str>,
) -> Result<Done, Failure> {
    record(desk, by, "change-credentials", |book| {
        present(&book.people, person, by.moment.today)?;
        let mut events = Events::default();
        if let Some(digest) = by_link {
            link::holder(&book.people, digest, by.moment.at)?;
            events.events.push(Event::LinkUsed { digest: digest.to_owned() });
        }
        for Change { which, value } in changes {
            let held = value.is_some();
            let (person, of) = (person.to_owned(), which.clone());
            events.events.push(Event::CredentialChanged {
                person: person.clone(),
                which: of,
                held,
            });
            let value = value.as_deref().unwrap_or_default();
            events = events.with(&person, &format!("{FIELD}{which}"), value);
        }
        Ok(events)
    })
    .await
}

/// What is kept of a person's credentials, by kind; those taken away left out.
///
/// # Errors
/// A fault of the store.
pub async fn kept(
    desk: &record::Record,
    person: &str,
) -> Result<BTreeMap<String, String>, Failure> {
    let fields = desk.register_get(person).await?;
    let kept = fields.into_iter().filter(|(_, value)| !value.is_empty());
    Ok(kept
        .filter_map(|(field, value)| Some((field.strip_prefix(FIELD)?.to_owned(), value)))
        .collect())
}

/// Replaces a credential whose use changed it, such as a passkey's counter. It is no other
/// credential than before, so nothing is recorded.
///
/// # Errors
/// A fault of the store.
pub async fn touch(
    record: &record::Record,
    person: &str,
    which: &str,
    value: &str,
) -> Result<(), Failure> {
    Ok(record.register_put(person, &format!("{FIELD}{which}"), value).await?)
}
