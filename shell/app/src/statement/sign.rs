//! One side signs the amount it was shown, with the key of the person who acts for it. The
//! signature is recorded together with the agreement. Format: `docs/formats/signature.md`.

use super::agree::{Agreement, Sealed, agree_with};
use crate::actor::{Actor, Side};
use crate::book::{Book, Proposal};
use crate::desk::{Desk, Failure, Mode, Moment};
use crate::fact::Fact;
use crate::signing::make::to_record;
use crate::signing::{Key, Signature, Words, verify};
use definitions::{Money, Quarter, Refusal};

/// What a side signs of an open proposal.
pub fn words(quarter: Quarter, side: Side, open: &Proposal) -> Words {
    Words { quarter, side, amount: open.payment, digest: open.digest.clone() }
}

/// Signs the statement of a quarter for the actor's side, with the actor's own key. A key that is
/// not on the record yet is put there in the same act; with the person's number it is sealed into
/// the register too.
///
/// # Errors
/// As agreeing; and a refusal when the key is someone else's.
pub async fn sign(
    desk: &mut Desk,
    actor: &Actor,
    moment: Moment,
    mode: Mode,
    (quarter, shown): (Quarter, Money),
    (key, person): (&Key, Option<&str>),
) -> Result<Agreement, Failure> {
    let holder = actor.to_string();
    agree_with(desk, actor, moment, mode, (quarter, shown), |book, open| {
        let words = words(quarter, side(actor)?, open);
        let before: Vec<Fact> = to_record(book, actor, key)?.into_iter().collect();
        let sealed = person.filter(|_| !before.is_empty()).map(|person| key.sealed(person));
        let after = vec![signed(&words, key.sign(&words, &holder))];
        Ok(Sealed { before, after, register: sealed.into_iter().collect() })
    })
    .await
}

/// Agrees with a signature made elsewhere, where the person's key never leaves its owner.
///
/// # Errors
/// As agreeing; and a refusal when the signature is of another statement, amount, side or
/// evidence, was used before, or is by a key that is not the actor's own.
pub async fn sign_with(
    desk: &mut Desk,
    actor: &Actor,
    moment: Moment,
    mode: Mode,
    (quarter, shown): (Quarter, Money),
    made: &Signature,
) -> Result<Agreement, Failure> {
    let holder = actor.to_string();
    agree_with(desk, actor, moment, mode, (quarter, shown), |book, open| {
        if made.holder != holder || book.act.key_of(&holder) != Some(made.key.as_str()) {
            return Err(Refusal::new(
                format!("The key that signed is not the key of {holder}"),
                "Sign with your own key, and put it on the record first",
            ));
        }
        if let Some(before) = used_for(book, made) {
            return Err(Refusal::new(
                format!("This signature was used before, for {before}"),
                format!("Sign the statement of {quarter} itself"),
            ));
        }
        let words = words(quarter, side(actor)?, open);
        verify(&words, made)?;
        Ok(Sealed { after: vec![signed(&words, made.clone())], ..Sealed::default() })
    })
    .await
}

fn side(actor: &Actor) -> Result<Side, Refusal> {
    actor.side().ok_or_else(|| Refusal::new("Only a side can sign", "Sign in as one of them"))
}

/// The settled statement this signature is under already.
fn used_for(book: &Book, made: &Signature) -> Option<Quarter> {
    let under = |signed: &std::collections::BTreeMap<Side, Signature>| {
        signed.values().any(|one| one.signature == made.signature)
    };
    let mut all = book.statements.iter();
    let found = all.find(|(_, state)| state.settled.as_ref().is_some_and(|s| under(&s.signed)));
    found.map(|(quarter, _)| *quarter)
}

fn signed(words: &Words, signature: Signature) -> Fact {
    Fact::Signed {
        quarter: words.quarter,
        side: words.side,
        shown: words.amount,
        digest: words.digest.clone(),
        signature,
    }
}
