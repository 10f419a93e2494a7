//! A person decides a doubtful link; the council confirms numbers found in no return.

use crate::actor::Actor;
use crate::book::children::children;
use crate::desk::{Desk, Done, Failure, Mode, Moment, Order, same};
use crate::fact::Fact;
use crate::quarter::contract;
use care::link::Link;
use definitions::Refusal;
use definitions::party::Role;

/// Says which council child a young person is. `who` is a case or young person's number.
///
/// # Errors
/// A refusal when nobody has that number.
pub async fn confirm(
    desk: &mut Desk,
    actor: &Actor,
    moment: Moment,
    mode: Mode,
    who: &str,
    number: &str,
    why: &str,
) -> Result<Done, Failure> {
    actor.must_be(&[Role::Payer, Role::Intermediary], "decide a link")?;
    let number = number.trim().to_uppercase();
    desk.act(actor, moment, mode, |book| {
        let children = children(book, contract(book)?);
        let listed = &children.listed;
        let case = listed
            .iter()
            .find(|case| case.case.eq_ignore_ascii_case(who))
            .or_else(|| listed.iter().find(|case| case.young_person.eq_ignore_ascii_case(who)))
            .ok_or_else(|| {
                Refusal::new(
                    format!("No case or young person has the number {who}"),
                    "homeward link lists those that wait",
                )
            })?;
        let young_person = case.young_person.clone();
        if number.is_empty() || number.len() > 10 {
            return Err(Refusal::new(
                "That is not a council number",
                "A council's number for a child has 1 to 10 characters",
            )
            .into());
        }
        let taken = children.links.iter().find(|(other, link)| {
            **other != young_person && link.number() == Some(number.as_str())
        });
        if taken.is_some() {
            return Err(Refusal::new(
                format!("{number} is linked to another young person already"),
                "One council number is one child: undo the other link first, or check the number",
            )
            .into());
        }
        if children.links.get(&young_person).and_then(Link::number) == Some(number.as_str()) {
            return Ok(Order::default());
        }
        let entry = (book.as_of + 1).to_string();
        let command =
            same(&[b"link", young_person.as_bytes(), number.as_bytes(), entry.as_bytes()]);
        let fact = Fact::LinkConfirmed {
            young_person,
            number: number.clone(),
            by_council: actor.role == Role::Payer,
            why: why.to_owned(),
        };
        Ok(Order { command, facts: vec![fact], ..Order::default() })
    })
    .await
}

/// The council confirms numbers found in no return: those children have not been looked after.
/// With no numbers named, all that wait.
///
/// # Errors
/// A refusal when a number named is not one that waits.
pub async fn confirm_numbers(
    desk: &mut Desk,
    actor: &Actor,
    moment: Moment,
    mode: Mode,
    numbers: &[String],
) -> Result<Done, Failure> {
    actor.must_be(&[Role::Payer], "confirm council numbers")?;
    desk.act(actor, moment, mode, |book| {
        let children = children(book, contract(book)?);
        let mut waiting: Vec<String> = Vec::new();
        for link in children.links.values() {
            if let Link::NotFound { number } = link {
                waiting.push(number.clone());
            }
        }
        for number in numbers {
            if !waiting.contains(number) {
                return Err(Refusal::new(
                    format!("{number} does not wait to be confirmed"),
                    "homeward link lists the numbers found in no return",
                )
                .into());
            }
        }
        let confirmed: Vec<String> = match numbers.is_empty() {
            true => waiting,
            false => numbers.to_vec(),
        };
        let entry = (book.as_of + 1).to_string();
        let mut parts: Vec<&[u8]> = vec![b"numbers", entry.as_bytes()];
        parts.extend(confirmed.iter().map(String::as_bytes));
        let command = same(&parts);
        let facts = confirmed.into_iter().map(|number| Fact::NumberConfirmed { number }).collect();
        Ok(Order { command, facts, ..Order::default() })
    })
    .await
}
