//! How a step on a referral's path is recorded: looked at against the path as it stands, sealed
//! with the young person's key, its free text in the register.

use crate::book::Book;
use crate::desk::{Desk, Done, Failure, Order, same};
use crate::fact::Fact;
use crate::people::by::By;
use care::path::Path;
use care::path::event::Event;
use care::pathway::Pathway;
use definitions::Refusal;
use record::Particular;

/// The longest free text.
const LONGEST: usize = 4_000;

/// A step to be recorded, and what was said beside it.
pub(crate) struct Step {
    /// What happened.
    pub event: Event,
    /// Free text for the register; empty for none.
    pub words: String,
}

impl From<Event> for Step {
    fn from(event: Event) -> Step {
        Step { event, words: String::new() }
    }
}

/// What a verb looks at.
pub(crate) struct Stands<'a> {
    /// The book.
    pub book: &'a Book,
    /// The contract's page.
    pub terms: &'a Pathway,
    /// The referral.
    pub path: &'a Path,
}

impl Stands<'_> {
    /// The team that has the referral or its case; empty while no panel has endorsed it.
    pub fn team(&self) -> String {
        self.path.as_case(self.terms).team.unwrap_or_default()
    }

    /// The quadrant.
    pub fn quadrant(&self) -> &str {
        &self.path.details.quadrant
    }
}

/// Records a step, if the path lets it be next.
///
/// # Errors
/// What the verb or the path refuses.
pub(crate) async fn record(
    desk: &mut Desk,
    by: By<'_>,
    verb: &str,
    referral: &str,
    step: impl Fn(&Stands<'_>) -> Result<Step, Failure>,
) -> Result<Done, Failure> {
    let who = by.actor.to_string();
    let command = same(&[verb.as_bytes(), who.as_bytes(), by.form.as_bytes()]);
    let outcome = desk
        .act(by.actor, by.moment, by.mode, |book| {
            let terms = terms(book)?;
            let path = book.paths.get(referral).ok_or_else(no_such_referral)?;
            let Step { event, words } = step(&Stands { book, terms, path })?;
            path.may(terms, by.moment.today, &event)?;
            let mut order = Order { command: command.clone(), ..Order::default() };
            order.register.extend(particular(book, path, &event, &words)?);
            order.facts.push(fact(path, event));
            Ok(order)
        })
        .await;
    desk.unless_done(&command, outcome).await
}

/// The contract's page about the pathway.
///
/// # Errors
/// A refusal when the contract was adopted without one.
pub fn terms(book: &Book) -> Result<&Pathway, Refusal> {
    book.pathway.as_ref().ok_or_else(|| {
        Refusal::new(
            "This contract says nothing of referrals yet",
            "The SIB Director or the contract manager adopts its page pathway.toml",
        )
    })
}

/// An event as a fact.
pub(crate) fn fact(path: &Path, event: Event) -> Fact {
    let (referral, young_person) = (path.referral.clone(), path.young_person.clone());
    Fact::Path { referral, young_person, event }
}

/// Free text for the register, under the young person's key: `R-2014-001.refused.02`.
pub(crate) fn particular(
    book: &Book,
    path: &Path,
    event: &Event,
    words: &str,
) -> Result<Option<Particular>, Refusal> {
    let kind = event.kind();
    let number = 1 + path.noted.iter().filter(|noted| noted.event.kind() == kind).count();
    kept(book, &path.young_person, format!("{}.{kind}.{number:02}", path.referral), words)
}

/// Words for the register; none where nothing was said.
pub(crate) fn kept(
    book: &Book,
    young_person: &str,
    field: String,
    words: &str,
) -> Result<Option<Particular>, Refusal> {
    let words = words.trim();
    if words.chars().count() > LONGEST {
        return Err(Refusal::new(
            "That is more than can be kept here",
            format!("Say it in up to {LONGEST} letters"),
        ));
    }
    let subject = book.pseudonyms.person(young_person);
    let value = words.to_owned();
    Ok((!words.is_empty()).then_some(Particular { subject, field, value }))
}

/// Refuses words that are missing.
pub(crate) fn needed(words: &str, what: &str) -> Result<(), Refusal> {
    match words.trim().is_empty() {
        true => Err(Refusal::new(format!("Say {what}"), "A few words are enough")),
        false => Ok(()),
    }
}

/// There is none, or it is out of reach: the same words for both.
pub(crate) fn no_such_referral() -> Refusal {
    Refusal::new("There is no such referral", "Check the number")
}
