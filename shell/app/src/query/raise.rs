//! Asking about a line of an open statement.

use super::event::{About, Event};
use super::{kept, party, said};
use crate::desk::{Desk, Done, Failure, Order, same};
use crate::fact::Fact;
use crate::people::by::By;
use crate::statement::agree::open_proposal;
use crate::statement::dispute;
use definitions::party::Role;
use definitions::{Date, Quarter, Refusal};

/// A query to be asked.
#[derive(Clone, Debug)]
pub struct New<'a> {
    /// Its number.
    pub number: &'a str,
    /// The statement's quarter.
    pub quarter: Quarter,
    /// What it is about; a case by pseudonym.
    pub about: About,
    /// Which party answers.
    pub waits_for: Role,
    /// By when.
    pub due: Date,
    /// What is asked.
    pub words: &'a str,
}

/// Asks it.
///
/// # Errors
/// A refusal when no statement of the quarter is open, it waits for whoever asks, its day is past,
/// or the child-quarter is not in the statement.
pub async fn raise(desk: &mut Desk, by: By<'_>, new: &New<'_>) -> Result<Done, Failure> {
    by.actor.must_be(&super::PARTIES, "query a statement")?;
    let words = said(new.words)?;
    if new.waits_for == by.actor.role || !super::PARTIES.contains(&new.waits_for) {
        return Err(Refusal::new(
            format!("A query of yours cannot wait for {}", party(new.waits_for)),
            "Choose the party that knows the answer",
        )
        .into());
    }
    if new.due < by.moment.today {
        return Err(Refusal::new("The day is past", "Choose today or a later day").into());
    }
    let who = by.actor.to_string();
    let command = same(&[b"raise-query", who.as_bytes(), by.form.as_bytes()]);
    desk.act(by.actor, by.moment, by.mode, |book| {
        open_proposal(book, new.quarter)?;
        if let About::ChildQuarter { key, k } = &new.about {
            dispute::in_statement(book, new.quarter, key, *k)?;
        }
        let event = Event::QueryRaised {
            quarter: new.quarter,
            about: new.about.clone(),
            waits_for: new.waits_for,
            due: new.due,
        };
        let query = new.number.to_owned();
        let register = kept(&query, 0, words);
        let facts = vec![Fact::Query { query, event }];
        Ok(Order { command: command.clone(), facts, register, ..Order::default() })
    })
    .await
}
