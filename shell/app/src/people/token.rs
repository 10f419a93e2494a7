//! Tokens with which a program does what its owner may, within stated actions and until a day.

use super::by::{By, record};
use super::event::Event;
use super::grant::said;
use super::relate::present;
use super::{People, Token};
use crate::access::Action;
use crate::desk::{Desk, Done, Failure};
use definitions::Refusal;

/// The longest a token may last: 366 days, in microseconds.
pub const LONGEST: i64 = 366 * 24 * 3_600 * 1_000_000;

/// A token to be made.
#[derive(Clone, Debug)]
pub struct New {
    /// Its number.
    pub token: String,
    /// What it is for.
    pub label: String,
    /// The digest of its secret.
    pub digest: String,
    /// What it may ask for.
    pub scopes: Vec<Action>,
    /// When it ends, in microseconds since 1970.
    pub ends_at: i64,
}

/// Makes a token for a person.
///
/// # Errors
/// A refusal when it may do nothing, or lasts longer than a year.
pub async fn make(desk: &mut Desk, by: By<'_>, person: &str, new: &New) -> Result<Done, Failure> {
    said(&new.label, "what the token is for")?;
    if new.scopes.is_empty() {
        return Err(Refusal::new("Choose what the token may do", "At least one thing").into());
    }
    if new.ends_at <= by.moment.at || new.ends_at - by.moment.at > LONGEST {
        return Err(Refusal::new("A token ends after today, within a year", "Choose a day").into());
    }
    record(desk, by, "make-token", |book| {
        present(&book.people, person, by.moment.today)?;
        Ok(Event::TokenMade {
            person: person.to_owned(),
            token: new.token.clone(),
            label: new.label.trim().to_owned(),
            digest: new.digest.clone(),
            scopes: new.scopes.iter().map(|action| action.word().to_owned()).collect(),
            ends_at: new.ends_at,
        }
        .into())
    })
    .await
}

/// Ends a token.
///
/// # Errors
/// A refusal when it is not the person's, or has ended.
pub async fn end(desk: &mut Desk, by: By<'_>, person: &str, token: &str) -> Result<Done, Failure> {
    record(desk, by, "end-token", |book| {
        let kept = book.people.tokens.get(token);
        match kept.is_some_and(|kept| kept.person == person && !kept.ended) {
            true => Ok(Event::TokenEnded { token: token.to_owned() }.into()),
            false => {
                Err(Refusal::new("This token has ended already", "Nothing needs doing").into())
            }
        }
    })
    .await
}

/// The token with this digest, while it can be used.
pub fn usable<'a>(people: &'a People, digest: &str, at: i64) -> Option<(&'a str, &'a Token)> {
    let mut usable = people.tokens.iter().filter(|(_, token)| !token.ended && at < token.ends_at);
    usable.find(|(_, token)| token.digest == digest).map(|(number, token)| (number.as_str(), token))
}
