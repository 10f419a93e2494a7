//! Queries about a line of a statement: asked, answered and closed, each with the party it waits
//! for and a day. An open query stops nobody from agreeing; it is named where they do.

pub mod answer;
pub mod close;
pub mod event;
pub mod raise;

use crate::actor::Actor;
use crate::book::act::Act;
use definitions::party::Role;
use definitions::{Date, Quarter, Refusal};
use event::{About, Event};
use record::Particular;

/// One query, folded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Query {
    /// The statement's quarter.
    pub quarter: Quarter,
    /// What it is about.
    pub about: About,
    /// The party that asked.
    pub asked_by: Role,
    /// Which party it waits for; none once it is closed.
    pub waits_for: Option<Role>,
    /// By when.
    pub due: Date,
    /// Who said something and when, in the order of what the register has under `said.`.
    pub said: Vec<(String, i64)>,
    /// Since when it waits, in microseconds since 1970.
    pub since: i64,
}

impl Query {
    /// Whether it still waits for someone.
    pub fn is_open(&self) -> bool {
        self.waits_for.is_some()
    }
}

impl About {
    /// As a page says it to whoever may see single children.
    pub fn said(&self) -> String {
        match self {
            About::Line { what } => what.clone(),
            About::ChildQuarter { key, k } => format!("Tracking quarter {k} of {key}"),
        }
    }

    /// As a page says it to whoever sees money and no child.
    pub fn said_without_a_child(&self) -> String {
        match self {
            About::Line { what } => what.clone(),
            About::ChildQuarter { .. } => "One child-quarter".to_owned(),
        }
    }
}

/// A party as pages name it.
pub fn party(role: Role) -> &'static str {
    match role {
        Role::Payer => "the council",
        Role::Spv => "the SPV",
        Role::Intermediary => "the SIB Director",
        Role::Provider => "the provider",
        Role::Investor => "the investors",
        Role::Chair => "the chair",
        Role::Expert => "the expert",
        Role::Evaluator => "the evaluator",
    }
}

/// The parties that ask and answer queries.
pub const PARTIES: [Role; 3] = [Role::Payer, Role::Spv, Role::Intermediary];

impl Act {
    /// Folds in what happened to a query.
    pub(crate) fn query(&mut self, number: String, (at, by): (i64, &str), event: Event) {
        match event {
            Event::QueryRaised { quarter, about, waits_for, due } => {
                let asked_by = by.parse().map_or(Role::Intermediary, |actor: Actor| actor.role);
                let (waits_for, said) = (Some(waits_for), vec![(by.to_owned(), at)]);
                let query = Query { quarter, about, asked_by, waits_for, due, said, since: at };
                self.queries.insert(number, query);
            }
            Event::QueryAnswered { waits_for, due } => {
                let Some(query) = self.queries.get_mut(&number) else { return };
                (query.waits_for, query.due, query.since) = (Some(waits_for), due, at);
                query.said.push((by.to_owned(), at));
            }
            Event::QueryClosed => {
                let Some(query) = self.queries.get_mut(&number) else { return };
                query.waits_for = None;
                query.said.push((by.to_owned(), at));
            }
        }
    }

    /// The open queries of a quarter's statement, by number.
    pub fn open_queries(&self, quarter: Quarter) -> impl Iterator<Item = (&str, &Query)> {
        let of = move |query: &&Query| query.quarter == quarter && query.is_open();
        let all = self.queries.iter().map(|(number, query)| (number.as_str(), query));
        all.filter(move |(_, query)| of(query))
    }
}

/// The field of the register under which what was said stands, counted from 0.
fn field(nth: usize) -> String {
    format!("said.{nth:04}")
}

/// What was said of a query as its nth words, counted from 0, for the register.
fn kept(number: &str, nth: usize, words: &str) -> Vec<Particular> {
    vec![Particular { subject: number.to_owned(), field: field(nth), value: words.to_owned() }]
}

/// Words someone typed, which must be there and end somewhere.
fn said(words: &str) -> Result<&str, Refusal> {
    let words = words.trim();
    match words.len() {
        0 => Err(Refusal::new("Say something", "In a few words, for the other party to read")),
        1..=4_000 => Ok(words),
        _ => Err(Refusal::new("That is too long", "Use at most 4,000 letters")),
    }
}

fn open<'a>(act: &'a Act, number: &str) -> Result<(&'a Query, Role), Refusal> {
    let query = act.queries.get(number).ok_or_else(|| {
        Refusal::new("There is no such query", "The statement lists the queries about it")
    })?;
    let waits_for = query
        .waits_for
        .ok_or_else(|| Refusal::new("This query is closed", "Ask another if something is left"))?;
    Ok((query, waits_for))
}
