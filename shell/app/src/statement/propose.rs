//! Proposing a quarter's statement. One statement is open at a time: a quarter is proposed once
//! the one before is agreed, or withdrawn into it. Source: `docs/contract.md` 1.

use crate::actor::Actor;
use crate::book::Book;
use crate::book::children::{Children, children};
use crate::desk::{Desk, Done, Failure, Mode, Moment, Order, book_as_of, same};
use crate::fact::Fact;
use crate::quarter::calculate::{Calculation, calculate};
use crate::quarter::contract;
use crate::safety::brake;
use crate::status::next_quarter;
use definitions::party::Role;
use definitions::{Date, Quarter, Refusal};
use record::Record;

/// Proposes the statement of a quarter on what is known now.
///
/// # Errors
/// A refusal when another statement is open, the quarter is not the next, or it has not ended.
pub async fn propose(
    desk: &mut Desk,
    actor: &Actor,
    moment: Moment,
    mode: Mode,
    quarter: Quarter,
) -> Result<(Done, Calculation), Failure> {
    actor.must_be(&[Role::Intermediary, Role::Spv], "propose a statement")?;
    let calculation = simulate(desk, quarter).await?;
    let done = desk
        .act(actor, moment, mode, |book| {
            brake::must_not_hold(book)?;
            may_be_proposed(book, &children(book, contract(book)?), quarter, moment.today)?;
            let fact = proposal(book, quarter, book.as_of)?;
            let state = book.statements.get(&quarter);
            // The same lines and the same amount are proposed already, and perhaps agreed.
            if let (Some(open), Fact::Proposed { substance, .. }) =
                (state.and_then(|state| state.open.as_ref()), &fact)
                && open.substance == *substance
            {
                return Ok(Order::default());
            }
            let entry = book.as_of.to_string();
            let command = same(&[b"propose", quarter.to_string().as_bytes(), entry.as_bytes()]);
            Ok(Order { command, facts: vec![fact], ..Order::default() })
        })
        .await?;
    Ok((done, calculation))
}

/// The statement of a quarter as it would be, recorded nowhere.
///
/// # Errors
/// A refusal when the book has no contract.
pub async fn simulate(desk: &Desk, quarter: Quarter) -> Result<Calculation, Failure> {
    simulated(&desk.record, &desk.book, quarter).await
}

/// The same of a book and the record it was folded from.
pub(crate) async fn simulated(
    record: &Record,
    book: &Book,
    quarter: Quarter,
) -> Result<Calculation, Failure> {
    let calculation = calculate(book, quarter, None)?;
    let Some(last) = book.last_settled().filter(|last| *last < quarter) else {
        return Ok(calculation);
    };
    if calculation.statement.adjustments.is_empty() {
        return Ok(calculation);
    }
    let before = last_settled_book(record, book, last).await?;
    Ok(calculate(book, quarter, before.as_ref())?)
}

/// The book as the last settled statement saw it.
async fn last_settled_book(
    record: &Record,
    book: &Book,
    last: Quarter,
) -> Result<Option<Book>, Failure> {
    let settled = book.statements.get(&last).and_then(|state| state.settled.as_ref());
    match settled {
        Some(settled) => Ok(Some(book_as_of(record, settled.as_of).await?)),
        None => Ok(None),
    }
}

/// The fact of proposing a quarter on a book, resting on entry `as_of`.
pub(crate) fn proposal(book: &Book, quarter: Quarter, as_of: u64) -> Result<Fact, Refusal> {
    let mut book_as_of = std::borrow::Cow::Borrowed(book);
    if book.as_of != as_of {
        book_as_of.to_mut().as_of = as_of;
    }
    let calculation = calculate(&book_as_of, quarter, None)?;
    Ok(Fact::Proposed {
        quarter,
        as_of,
        payment: calculation.statement.settlement.payment,
        digest: calculation.evidence(&book_as_of).digest(),
        substance: calculation.substance(),
    })
}

/// Refuses a quarter that cannot be proposed on a day: it is agreed, another is open or comes
/// first, or it has not ended.
///
/// # Errors
/// A refusal that says which.
pub fn may_be_proposed(
    book: &Book,
    children: &Children,
    quarter: Quarter,
    today: Date,
) -> Result<(), Refusal> {
    comes_next(book, children, quarter)?;
    if quarter.ended() > today {
        return Err(Refusal::new(
            format!("{quarter} has not ended"),
            format!("It can be proposed from {}", definitions::said(quarter.ended())),
        ));
    }
    Ok(())
}

fn comes_next(book: &Book, children: &Children, quarter: Quarter) -> Result<(), Refusal> {
    let settled = |q: &Quarter| book.statements.get(q).is_some_and(|s| s.settled.is_some());
    if settled(&quarter) {
        return Err(Refusal::new(
            format!("{quarter} is agreed already; an agreed payment stays as agreed"),
            format!(
                "What is known since enters {}: homeward diff {quarter} shows it",
                quarter.next()
            ),
        ));
    }
    if let Some(open) = book.open_quarter().filter(|open| *open != quarter) {
        return Err(Refusal::new(
            format!("The statement of {open} is still open"),
            format!(
                "Agree it, or withdraw it into {}: homeward propose {open} --withdraw",
                open.next()
            ),
        ));
    }
    let next = next_quarter(book, children);
    let first = book.statements.is_empty();
    let last_again = book.statements.keys().next_back() == Some(&quarter);
    match next {
        Some(next) if quarter == next || (first && quarter < next) || last_again => Ok(()),
        None if first => Ok(()),
        Some(next) if quarter < next => Err(Refusal::new(
            format!("{quarter} is before {next}, the next quarter to propose"),
            format!("What {quarter} would add enters {next}"),
        )),
        next => {
            let next = next.unwrap_or(quarter);
            Err(Refusal::new(
                format!("{next} comes first"),
                format!("Propose it, then agree or withdraw it: homeward propose {next}"),
            ))
        }
    }
}
