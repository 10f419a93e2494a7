//! Putting a licence on file.

use crate::access::Role;
use crate::access::holds::must_hold;
use crate::desk::{Desk, Done, Failure, Order, same};
use crate::fact::Fact;
use crate::people::by::By;
use ::wider::Licence;
use definitions::Refusal;

/// Who may.
pub(super) const MAY: [Role; 2] = [Role::ServiceManager, Role::SibDirector];

/// The longest a name or a reference is, in letters.
const LONGEST: usize = 200;

/// Puts a licence on file under a number.
///
/// # Errors
/// A refusal when who gave it or how it is found is not said, or it ends before it begins.
pub async fn file(
    desk: &mut Desk,
    by: By<'_>,
    number: &str,
    licence: &Licence,
) -> Result<Done, Failure> {
    let who = by.actor.to_string();
    let command = same(&[b"file-licence", who.as_bytes(), by.form.as_bytes()]);
    desk.act(by.actor, by.moment, by.mode, |book| {
        must_hold(book, by, &MAY, None, "put a licence on file")?;
        let licence = Licence {
            from: short(&licence.from, "Say who gave the licence")?,
            reference: short(&licence.reference, "Say how the licence can be found")?,
            ..licence.clone()
        };
        if licence.ended.is_some_and(|ended| ended <= licence.began) {
            return Err(Refusal::new(
                "The licence ends before it begins",
                "Give the first day it holds, and the day after its last",
            )
            .into());
        }
        if let Some(kept) = book.licences.get(number) {
            return match *kept == licence {
                true => Ok(Order::default()),
                false => Err(Refusal::new(
                    "Another licence has this number",
                    "Reload the page and try again",
                )
                .into()),
            };
        }
        let facts = vec![Fact::LicenceFiled { number: number.to_owned(), licence }];
        Ok(Order { command: command.clone(), facts, ..Order::default() })
    })
    .await
}

fn short(words: &str, missing: &str) -> Result<String, Refusal> {
    let words = words.trim();
    match words.is_empty() || words.chars().count() > LONGEST {
        true => Err(Refusal::new(missing, format!("In up to {LONGEST} letters"))),
        false => Ok(words.to_owned()),
    }
}
