//! One side agrees the amount it was shown. The second agreement settles the statement: the
//! payment falls due and every child-quarter in it is frozen. A change voids the proposal.

use crate::actor::Actor;
use crate::book::{Book, Proposal};
use crate::desk::{Desk, Done, Failure, Mode, Moment, Order, same};
use crate::fact::Fact;
use crate::quarter::calculate::{Calculation, calculate};
use crate::quarter::contract;
use crate::safety::brake;
use definitions::party::Role;
use definitions::{Date, Money, Quarter, Refusal};
use jiff::ToSpan;
use outcomes::statement::freeze;
use record::Particular;
use std::sync::OnceLock;

/// What an agreement came to.
#[derive(Clone, Debug, serde::Serialize)]
pub struct Agreement {
    /// What became of it.
    pub done: Done,
    /// The amount.
    pub amount: Money,
    /// The due date, once both sides have agreed.
    pub due: Option<Date>,
}

/// Agrees the statement of a quarter for the actor's side, without a signature. People sign what
/// they agree: see `sign.rs`.
///
/// # Errors
/// A refusal when nothing is open, the amount shown is not the amount proposed, or the record
/// has changed what the statement says: then the proposal is void, and says why.
pub async fn agree(
    desk: &mut Desk,
    actor: &Actor,
    moment: Moment,
    mode: Mode,
    quarter: Quarter,
    shown: Money,
) -> Result<Agreement, Failure> {
    agree_with(desk, actor, moment, mode, (quarter, shown), |_, _| Ok(Sealed::default())).await
}

/// What is recorded with an agreement: its facts, and what goes into the register.
#[derive(Default)]
pub(crate) struct Sealed {
    pub before: Vec<Fact>,
    pub after: Vec<Fact>,
    pub register: Vec<Particular>,
}

/// Agrees, with what is recorded beside it.
pub(crate) async fn agree_with(
    desk: &mut Desk,
    actor: &Actor,
    moment: Moment,
    mode: Mode,
    (quarter, shown): (Quarter, Money),
    beside: impl Fn(&Book, &Proposal) -> Result<Sealed, Refusal>,
) -> Result<Agreement, Failure> {
    actor.must_be(&[Role::Payer, Role::Spv], "agree a statement")?;
    let side = actor.side().ok_or_else(|| Refusal::new("Only a side can agree", ""))?;
    desk.follow().await?;
    if let Some((_, (by, _))) = agreed_already(&desk.book, quarter, side) {
        let done = Done { recorded: true, already: true, entries: 0, first_entry: desk.book.as_of };
        let settled = desk.book.statements[&quarter].settled.as_ref();
        let open = desk.book.statements[&quarter].open.as_ref();
        let amount = settled.map(|s| s.settlement.payment).or(open.map(|o| o.payment));
        if amount == Some(shown) && by == actor.to_string() {
            let due = settled.map(|settled| settled.due);
            return Ok(Agreement { done, amount: shown, due });
        }
        return Err(Refusal::new(
            format!("The {side} agreed {} already, by {by}", amount.unwrap_or_default()),
            "One side signs once. Look at the statement again: homeward statement",
        )
        .into());
    }
    let open = open_proposal(&desk.book, quarter)?;
    brake::must_not_hold(&desk.book)?;
    let now = calculate(&desk.book, quarter, None)?;
    if open.substance != now.substance() {
        let why = what_changed(&open, &now);
        void(desk, actor, moment, mode, quarter, &open, &why).await?;
        return Err(Refusal::new(
            format!(
                "The statement has changed since it was proposed, so the proposal is void: {why}"
            ),
            format!("Look at it again: homeward propose {quarter}"),
        )
        .into());
    }
    if open.payment != shown {
        return Err(Refusal::new(
            format!("The amount is {}, not {shown}", open.payment),
            format!("Look at the statement again: homeward statement {quarter}"),
        )
        .into());
    }
    let due = OnceLock::new();
    let done = desk
        .act(actor, moment, mode, |book| {
            let still = open_proposal(book, quarter)?;
            brake::must_not_hold(book)?;
            if still != open {
                return Err(Refusal::new(
                    "The statement has changed",
                    format!("Look at it again: homeward statement {quarter}"),
                )
                .into());
            }
            let digest = still.digest.clone();
            if book.statements[&quarter].agreed_by.contains_key(&side) {
                return Err(Refusal::new(
                    format!("Someone else has just agreed for the {side}"),
                    format!("One side signs once. Look again: homeward statement {quarter}"),
                )
                .into());
            }
            let Sealed { before: mut facts, after, register } = beside(book, &still)?;
            facts.push(Fact::Agreed { quarter, side, shown, digest: digest.clone() });
            facts.extend(after);
            let others = &book.statements[&quarter].agreed_by;
            if others.keys().any(|other| *other != side) {
                let date = due_date(book, moment)?;
                due.get_or_init(|| date);
                facts.push(Fact::Settled {
                    quarter,
                    as_of: still.as_of,
                    digest,
                    settlement: now.statement.settlement.clone(),
                    lines: freeze(
                        &now.children.tracked,
                        &now.measured,
                        &book.frozen,
                        contract(book)?,
                    ),
                    due: date,
                });
            }
            let (entry, side) = (still.entry.to_string(), side.to_string());
            // Whose it is, too: of two people of one side, one agrees and the other is told.
            let who = actor.to_string();
            let command = same(&[b"agree", entry.as_bytes(), side.as_bytes(), who.as_bytes()]);
            Ok(Order { command, facts, register, ..Order::default() })
        })
        .await?;
    Ok(Agreement { done, amount: shown, due: due.into_inner() })
}

fn agreed_already(
    book: &Book,
    quarter: Quarter,
    side: crate::Side,
) -> Option<(crate::Side, (String, i64))> {
    let state = book.statements.get(&quarter)?;
    let agreed_by = match &state.settled {
        Some(settled) => &settled.agreed_by,
        None => &state.agreed_by,
    };
    agreed_by.get(&side).map(|by| (side, by.clone()))
}

pub(crate) fn open_proposal(book: &Book, quarter: Quarter) -> Result<Proposal, Refusal> {
    let state = book.statements.get(&quarter);
    state.and_then(|state| state.open.clone()).ok_or_else(|| {
        let why = state.and_then(|state| state.voided.last());
        match why {
            Some(why) => Refusal::new(
                format!("The proposal of {quarter} is void: {why}"),
                format!("Propose it again: homeward propose {quarter}"),
            ),
            None => Refusal::new(
                format!("{quarter} has no open proposal"),
                format!("Propose it first: homeward propose {quarter}"),
            ),
        }
    })
}

async fn void(
    desk: &mut Desk,
    actor: &Actor,
    moment: Moment,
    mode: Mode,
    quarter: Quarter,
    open: &Proposal,
    why: &str,
) -> Result<Done, Failure> {
    desk.act(actor, moment, mode, |_| {
        let command = same(&[b"void", open.entry.to_string().as_bytes()]);
        let facts = vec![Fact::Voided { quarter, why: why.to_owned() }];
        Ok(Order { command, facts, ..Order::default() })
    })
    .await
}

fn what_changed(open: &Proposal, now: &Calculation) -> String {
    let payment = now.statement.settlement.payment;
    if open.payment != payment {
        return format!("the payment was {} and is now {payment}", open.payment);
    }
    "what it rests on is now counted differently, though the payment is the same".to_owned()
}

fn due_date(book: &Book, moment: Moment) -> Result<Date, Refusal> {
    let days = *contract(book)?.particulars.days_to_pay.value(moment.today);
    Ok(moment.today.saturating_add(i64::from(days).days()))
}
