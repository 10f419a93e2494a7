//! One side says a child-quarter has other care days. The lower calculation goes ahead and the
//! difference is held, until an expert determines it; then the same formula releases the rest.

use crate::actor::Actor;
use crate::book::Book;
use crate::desk::{Desk, Done, Failure, Mode, Moment, Order, same};
use crate::fact::Fact;
use crate::quarter::calculate::{Calculation, calculate};
use crate::statement::agree::open_proposal;
use crate::statement::propose::proposal;
use definitions::party::Role;
use definitions::{Days, Quarter, Refusal};

/// What is said of one child-quarter.
#[derive(Clone, Debug)]
pub struct Said {
    /// The case, by number or pseudonym.
    pub case: String,
    /// The tracking quarter, from 1.
    pub k: u8,
    /// The care days.
    pub care_days: Days,
    /// Why.
    pub why: String,
}

/// Disputes a child-quarter of an open statement, which is proposed again at the lower amount.
///
/// # Errors
/// A refusal when nothing is open or the child-quarter is not in the statement.
pub async fn dispute(
    desk: &mut Desk,
    actor: &Actor,
    moment: Moment,
    mode: Mode,
    quarter: Quarter,
    said: &Said,
) -> Result<Done, Failure> {
    actor.must_be(&[Role::Payer, Role::Spv], "dispute a statement")?;
    let side = actor.side().ok_or_else(|| Refusal::new("Only a side can dispute", ""))?;
    desk.act(actor, moment, mode, |book| {
        let open = open_proposal(book, quarter)?;
        let key = find(book, quarter, said)?;
        let place = (key.clone(), said.k);
        if book.says(side).get(&place) == Some(&said.care_days) {
            return Ok(Order::default());
        }
        if book.determined.contains_key(&place) {
            return Err(Refusal::new(
                "An expert has determined this child-quarter, which replaces what both sides say",
                "Ask for another determination if something new is known",
            )
            .into());
        }
        let disputed = Fact::Disputed {
            quarter,
            side,
            key,
            k: said.k,
            care_days: said.care_days,
            why: said.why.clone(),
        };
        let mut after = book.clone();
        after.apply(book.as_of + 1, moment.at, &actor.to_string(), disputed.clone());
        let again = proposal(&after, quarter, after.as_of)?;
        let (days, k) = (said.care_days.to_string(), said.k.to_string());
        let command = same(&[
            b"dispute",
            open.entry.to_string().as_bytes(),
            said.case.as_bytes(),
            k.as_bytes(),
            days.as_bytes(),
        ]);
        Ok(Order { command, facts: vec![disputed, again], ..Order::default() })
    })
    .await
}

/// Records an expert's determination of a disputed child-quarter. An open statement that rests
/// on the dispute is void.
///
/// # Errors
/// A refusal when the child-quarter is not in dispute.
pub async fn determine(
    desk: &mut Desk,
    actor: &Actor,
    moment: Moment,
    mode: Mode,
    said: &Said,
) -> Result<Done, Failure> {
    actor.must_be(&[Role::Expert, Role::Intermediary], "record a determination")?;
    desk.act(actor, moment, mode, |book| {
        let key = book.in_dispute().find(|(key, k)| *k == said.k && is(book, key, said));
        let Some((key, _)) = key else {
            let determined = book.determined.iter().any(|((key, k), days)| {
                (*k, *days) == (said.k, said.care_days) && is(book, key, said)
            });
            if determined {
                return Ok(Order::default());
            }
            return Err(Refusal::new(
                format!("Quarter {} of case {} is not in dispute", said.k, said.case),
                "homeward status lists what is",
            )
            .into());
        };
        let Said { k, care_days, ref why, .. } = *said;
        within(&calculate(book, last_quarter(book), None)?, key, said)?;
        let mut facts = Vec::new();
        if let Some(quarter) = book.open_quarter() {
            let why = "an expert determined a disputed child-quarter".to_owned();
            facts.push(Fact::Voided { quarter, why });
        }
        facts.push(Fact::Determined { key: key.clone(), k, care_days, why: why.clone() });
        let entry = book.as_of.to_string();
        let command = same(&[b"determine", key.as_bytes(), &[k], entry.as_bytes()]);
        Ok(Order { command, facts, ..Order::default() })
    })
    .await
}

/// Whether this is the pseudonym of the case named.
fn is(book: &Book, key: &str, said: &Said) -> bool {
    key == said.case || key == book.pseudonyms.case(&said.case.trim().to_uppercase())
}

fn find(book: &Book, quarter: Quarter, said: &Said) -> Result<String, Refusal> {
    let calculation = calculate(book, quarter, None)?;
    let at = calculation.children.find(&said.case).ok_or_else(|| {
        Refusal::new(
            format!("No tracked case has the number {}", said.case),
            format!("homeward explain {quarter} lists the cases in the statement"),
        )
    })?;
    let key = &calculation.children.tracked[at].key;
    within(&calculation, key, said)?;
    Ok(key.clone())
}

/// Refuses a child-quarter, by the case's pseudonym, that is not in the statement of a quarter.
///
/// # Errors
/// A refusal that says so.
pub(crate) fn in_statement(book: &Book, quarter: Quarter, key: &str, k: u8) -> Result<(), Refusal> {
    let (case, why) = (key.to_owned(), String::new());
    find(book, quarter, &Said { case, k, care_days: Days(0), why }).map(drop)
}

/// The last quarter with a statement: what is in dispute is in it.
fn last_quarter(book: &Book) -> Quarter {
    let last = book.statements.keys().next_back().copied();
    last.unwrap_or(Quarter::of(definitions::Date::MIN))
}

/// Refuses days that the child-quarter cannot have, or one that is not in the statement.
fn within(calculation: &Calculation, key: &str, said: &Said) -> Result<(), Refusal> {
    let tracked = &calculation.children.tracked;
    let line = calculation.measured.iter().find(|line| {
        line.k == said.k && line.in_statement() && tracked[line.child as usize].key == key
    });
    let quarter = calculation.statement.quarter;
    let Some(line) = line else {
        return Err(Refusal::new(
            format!(
                "Quarter {} of case {} is not in the statement of {quarter}",
                said.k, said.case
            ),
            format!("homeward explain {quarter} lists what is"),
        ));
    };
    let most = line.count.child_days();
    if said.care_days < Days(0) || said.care_days > most {
        return Err(Refusal::new(
            format!("The quarter has {most} child days; {} care days cannot be", said.care_days),
            "Give the care days from 0 to that",
        ));
    }
    Ok(())
}
