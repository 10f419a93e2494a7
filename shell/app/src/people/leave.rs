//! A person leaves: they come in no more from that day, their tokens end, and what they were
//! related to is handed over in the same step.

use super::by::{By, Events, record};
use super::event::{Event, Relation};
use super::relate::present;
use crate::desk::{Desk, Done, Failure};
use definitions::{Date, Refusal};

/// A person leaves on a day, and another takes over.
///
/// # Errors
/// A refusal when either is not here, or the other is of another organisation.
pub async fn leave(
    desk: &mut Desk,
    by: By<'_>,
    person: &str,
    on: Date,
    handed_to: Option<&str>,
) -> Result<Done, Failure> {
    record(desk, by, "leave", |book| {
        let people = &book.people;
        let leaver = present(people, person, on)?;
        let mut events = Events::default();
        if let Some(other) = handed_to {
            let taker = present(people, other, on)?;
            if other == person || taker.organisation != leaver.organisation {
                return Err(Refusal::new(
                    "What was theirs can only be handed to a colleague",
                    "Choose another person of the same organisation",
                )
                .into());
            }
            let has: Vec<&Relation> = taker.relations_on(on).collect();
            for relation in leaver.relations_on(on).filter(|one| !has.contains(one)) {
                let (person, relation) = (other.to_owned(), relation.clone());
                events.events.push(Event::RelationGiven { person, relation, since: on });
            }
        }
        for relation in leaver.relations_on(on) {
            let (person, relation) = (person.to_owned(), relation.clone());
            let why = "left".to_owned();
            events.events.push(Event::RelationEnded { person, relation, on, why });
        }
        let theirs =
            people.tokens.iter().filter(|(_, token)| token.person == person && !token.ended);
        events.events.extend(theirs.map(|(token, _)| Event::TokenEnded { token: token.clone() }));
        for (concern, _) in people.concerns.iter().filter(|(_, one)| one.owner == person) {
            if let (Some(other), Some(kept)) = (handed_to, people.concerns.get(concern)) {
                let (concern, owner) = (concern.clone(), other.to_owned());
                let review_on = kept.review_on;
                events.events.push(Event::ConcernReviewed { concern, owner, review_on });
            }
        }
        let (person, handed_to) = (person.to_owned(), handed_to.map(str::to_owned));
        events.events.push(Event::PersonLeft { person, on, handed_to });
        Ok(events)
    })
    .await
}
