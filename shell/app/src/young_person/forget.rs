//! Forgetting a young person: their keys are destroyed, so that nothing recorded about them can
//! be read again, while agreed totals stay and the chain still verifies. Refused under
//! retention or a legal hold, saying which. Source: `docs/contract.md` 8.

use crate::actor::Actor;
use crate::book::Book;
use crate::book::children::children;
use crate::book::listed::numbers_of;
use crate::desk::{Desk, Done, Failure, Mode, Moment, Order, same};
use crate::fact::Fact;
use crate::quarter::contract;
use care::Case;
use care::day::State;
use definitions::party::Role;
use definitions::{Date, Refusal, birthday, months_after, said};

/// Years an MST-only record is kept after the window ends. Not published: assumed, and asked
/// of the data protection officer before use (`docs/decisions/0005-what-we-assume.md`).
const MST_ONLY_YEARS: i32 = 6;

/// What to do with a young person's record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum What {
    /// Forget.
    Forget,
    /// Keep it, whatever retention says.
    Hold,
    /// Lift the hold.
    Release,
}

/// Forgets a young person, or places or lifts a legal hold. `who` is a case or young person's
/// number.
///
/// # Errors
/// A refusal naming the retention rule or the hold that stands in the way.
pub async fn forget(
    desk: &mut Desk,
    actor: &Actor,
    moment: Moment,
    mode: Mode,
    who: &str,
    what: &What,
    why: &str,
) -> Result<Done, Failure> {
    actor.must_be(&[Role::Payer, Role::Intermediary], "forget a record")?;
    desk.act(actor, moment, mode, |book| {
        let known = children(book, contract(book)?);
        let case = find(&known.listed, who)?;
        let person = book.pseudonyms.person(&case.young_person);
        let entry = book.as_of.to_string();
        let command = same(&[b"forget", person.as_bytes(), entry.as_bytes()]);
        let order = |facts| Order { command: command.clone(), facts, ..Order::default() };
        let why = why.to_owned();
        match what {
            What::Hold => Ok(order(vec![Fact::HoldPlaced { subject: person, why }])),
            What::Release if !book.holds.contains_key(&person) => {
                Err(Refusal::new("The record is not on hold", "Nothing needs to be lifted").into())
            }
            What::Release => Ok(order(vec![Fact::HoldLifted { subject: person, why }])),
            What::Forget => {
                retention(book, &known, case, moment.today)?;
                let mut subjects: Vec<String> = numbers_of(book, case)
                    .iter()
                    .map(|number| book.pseudonyms.person(number))
                    .collect();
                let held = subjects.iter().find_map(|subject| book.holds.get(subject));
                if let Some(hold) = held {
                    return Err(on_hold(hold).into());
                }
                let link = known.links.get(&case.young_person);
                if let Some(number) = link.and_then(care::link::Link::number) {
                    subjects.push(book.pseudonyms.child(number));
                }
                let facts = vec![Fact::Forgotten { subjects: subjects.clone(), why }];
                Ok(Order { forget: subjects, ..order(facts) })
            }
        }
    })
    .await
}

fn on_hold(hold: &str) -> Refusal {
    Refusal::new(
        format!("The record is on hold: {hold}"),
        "Lift the hold first, if it no longer stands: --release",
    )
}

fn find<'a>(listed: &'a [Case], who: &str) -> Result<&'a Case, Refusal> {
    listed
        .iter()
        .find(|case| case.case.eq_ignore_ascii_case(who))
        .or_else(|| listed.iter().find(|case| case.young_person.eq_ignore_ascii_case(who)))
        .ok_or_else(|| {
            Refusal::new(
                format!("No case or young person has the number {who}"),
                "Check the number",
            )
        })
}

/// Refuses while the record must be kept, saying under which rule and until when.
fn retention(
    book: &Book,
    known: &crate::book::children::Children,
    case: &Case,
    today: Date,
) -> Result<(), Refusal> {
    let keep = |rule: &str, until: Date| {
        Err(Refusal::new(
            format!("The record is kept until {}: {rule}", said(until)),
            "It can be forgotten from that day",
        ))
    };
    let Some(at) = known.find(&case.case) else {
        return match case.referred {
            Some(referred) if today < months_after(referred, MST_ONLY_YEARS * 12) => keep(
                "a referral is kept six years (assumed)",
                months_after(referred, MST_ONLY_YEARS * 12),
            ),
            _ => Ok(()),
        };
    };
    let tracked = &known.tracked[at];
    let contract = contract(book)?;
    let looked_after = !tracked.known.episodes.is_empty()
        || known.runs(contract)[at].iter().any(|run| run.state == State::Care);
    if looked_after {
        let died = case
            .died
            .filter(|died| case.date_of_birth.is_none_or(|born| *died < birthday(born, 18)));
        let (rule, until) = match (died, case.date_of_birth) {
            (Some(died), _) => (
                "fifteen years from a death under 18 (Care Planning Regulations 2010, regulation 50)",
                months_after(died, 15 * 12),
            ),
            (None, Some(born)) => (
                "a looked-after record, to the 75th birthday (Care Planning Regulations 2010, regulation 50)",
                birthday(born, 75),
            ),
            (None, None) => ("a looked-after record with no date of birth", Date::MAX),
        };
        if today < until {
            return keep(rule, until);
        }
        return Ok(());
    }
    let until = months_after(tracked.window.end, MST_ONLY_YEARS * 12);
    if today < until {
        return keep("a record of MST only is kept six years after tracking ends (assumed)", until);
    }
    Ok(())
}
