//! A draft: a referral saved as it is written, before it is made. It is in the register only, under
//! the key of whoever writes it, so it survives a restart, nobody else is shown it, and it leaves
//! no trace once it is let go of: by its writer, by being made, or after the contract's days.

use super::by::terms;
use crate::desk::{Desk, Failure, Moment};
use care::path::event::Details;
use definitions::{Date, Refusal, days_between};
use serde::{Deserialize, Serialize};

/// The longest draft, in bytes as it is kept.
const LONGEST: usize = 16_384;

/// What was written so far. Nothing in it needs to be complete, or right.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Draft {
    /// The day it was last saved.
    pub saved: Option<Date>,
    /// The young person's name.
    pub name: String,
    /// The day of referral, where it was given.
    pub on: Option<Date>,
    /// The young person's number, where they were referred before.
    pub young_person: Option<String>,
    /// What is said of them.
    pub details: Details,
    /// What else was said.
    pub words: String,
    /// What stands in fields whose text could not be read yet, by the field's name.
    pub typed: std::collections::BTreeMap<String, String>,
}

/// Saves a draft under a number made by the caller, in place of what was saved before.
///
/// # Errors
/// A refusal when there is nobody to save it for, or it is too long; a fault of the store.
pub async fn save(
    desk: &Desk,
    person: &str,
    moment: Moment,
    number: &str,
    draft: &Draft,
) -> Result<(), Failure> {
    crate::people::relate::present(&desk.book.people, person, moment.today)?;
    let draft = Draft { saved: Some(moment.today), ..draft.clone() };
    let text = serde_json::to_string(&draft).unwrap_or_default();
    if text.len() > LONGEST || number.is_empty() || number.len() > 40 {
        return Err(
            Refusal::new("This is more than a draft can hold", "Say it in fewer words").into()
        );
    }
    Ok(desk.record.register_put(person, &field_of(number), &text).await?)
}

/// A person's drafts, by number. Those older than the contract's days are let go of.
///
/// # Errors
/// A fault of the store.
pub async fn drafts(
    desk: &Desk,
    person: &str,
    today: Date,
) -> Result<Vec<(String, Draft)>, Failure> {
    let days = i64::from(*terms(&desk.book)?.draft_days.value(today));
    let mut drafts = Vec::new();
    for (field, text) in desk.record.register_get(person).await? {
        let Some(number) = field.strip_prefix("draft.").filter(|_| !text.is_empty()) else {
            continue;
        };
        let draft: Draft = serde_json::from_str(&text).unwrap_or_default();
        match draft.saved.is_some_and(|saved| days_between(saved, today) <= days) {
            true => drafts.push((number.to_owned(), draft)),
            false => let_go(desk, person, number).await?,
        }
    }
    Ok(drafts)
}

/// Lets go of a draft: what was written is overwritten with nothing.
///
/// # Errors
/// A fault of the store.
pub async fn let_go(desk: &Desk, person: &str, number: &str) -> Result<(), Failure> {
    Ok(desk.record.register_put(person, &field_of(number), "").await?)
}

/// The register's field of a draft.
pub(crate) fn field_of(number: &str) -> String {
    format!("draft.{number}")
}
