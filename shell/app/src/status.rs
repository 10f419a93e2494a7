//! What waits, for whom, and why there is no payment yet.

use crate::access::Action;
use crate::actor::Side;
use crate::book::Book;
use crate::book::children::{Children, children};
use crate::quarter::calculate::calculate;
use crate::quarter::contract;
use care::link::Link;
use definitions::{Date, Money, Quarter, Refusal};
use serde::Serialize;
use std::collections::BTreeSet;

/// One thing that waits.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Waiting {
    /// Who it waits for.
    pub owner: &'static str,
    /// What it is.
    pub what: String,
    /// What to do.
    pub next: String,
    /// It is told to whoever may do this: of the case it names, else of the programme.
    #[serde(skip)]
    pub told: Action,
    /// The case it names, by pseudonym.
    #[serde(skip)]
    pub case: Option<String>,
}

/// How the book stands.
#[derive(Clone, Debug, Serialize)]
pub struct Status {
    /// The contract's name.
    pub contract: String,
    /// The last entry.
    pub as_of: u64,
    /// Cases on the list.
    pub cases: usize,
    /// Cases with a window.
    pub tracked: usize,
    /// The last day some return covers, with no gap from the first.
    pub covered_to: Option<Date>,
    /// Statements settled, and what they agreed.
    pub statements: usize,
    /// Agreed to date.
    pub agreed: Money,
    /// The next quarter to propose.
    pub next_quarter: Option<Quarter>,
    /// What the next statement would pay on what is known now.
    pub next_payment: Option<Money>,
    /// Reads of children's records so far.
    pub reads: usize,
    /// What waits, most pressing first.
    pub waiting: Vec<Waiting>,
}

/// How the book stands on a day.
///
/// # Errors
/// A refusal when the book has no contract.
pub fn status(book: &Book, today: Date) -> Result<Status, Refusal> {
    let contract = contract(book)?;
    let children = children(book, contract);
    let mut waiting = Vec::new();
    links(&children, &mut waiting);
    ages(contract, &children, &mut waiting);
    let next = next_quarter(book, &children);
    let mut next_payment = None;
    if children.listed.is_empty() {
        waiting.push(Waiting {
            owner: "provider",
            what: "There is no case list yet".to_owned(),
            next: "homeward import cases FILE --as provider:NAME".to_owned(),
            told: Action::SeeFindings,
            case: None,
        });
    }
    if children.covered.is_empty() {
        waiting.push(Waiting {
            owner: "payer",
            what: "There is no return yet, so no day is known".to_owned(),
            next: "homeward import 903 FOLDER --year YEAR --covers-to DATE --prepared DATE --as payer:NAME".to_owned(),
            told: Action::SeeFindings,
            case: None,
        });
    }
    if let Some(quarter) = next {
        let calculation = calculate(book, quarter, None)?;
        next_payment = Some(calculation.statement.settlement.payment);
        for line in &calculation.statement.waiting {
            waiting.push(Waiting {
                owner: "council",
                what: format!(
                    "{} child-quarters of {} children wait for {quarter}: {}",
                    line.child_quarters,
                    line.children,
                    line.why.said()
                ),
                next: format!("homeward explain {quarter} lists them"),
                told: Action::SeeMatrix,
                case: None,
            });
        }
    }
    open_statement(book, &mut waiting)?;
    if let (Some(quarter), None) = (next, book.open_quarter())
        && quarter.ended() <= today
        && !children.tracked.is_empty()
    {
        waiting.push(Waiting {
            owner: "intermediary",
            what: format!("{quarter} has ended and is not proposed"),
            next: format!("homeward propose {quarter} --as intermediary:NAME"),
            told: Action::SeeMoney,
            case: None,
        });
    }
    let in_dispute: BTreeSet<_> = book.in_dispute().collect();
    for (key, k) in in_dispute {
        waiting.push(Waiting {
            owner: "expert",
            what: format!("Quarter {k} of case {key} is in dispute"),
            next: "homeward dispute determine".to_owned(),
            told: Action::SeeChildWorth,
            case: Some(key.clone()),
        });
    }
    Ok(Status {
        contract: contract.particulars.name.clone(),
        as_of: book.as_of,
        cases: children.listed.len(),
        tracked: children.tracked.len(),
        covered_to: children.covered.first().and_then(|run| run.ended.yesterday().ok()),
        statements: book.statements.values().filter(|state| state.settled.is_some()).count(),
        agreed: book.agreed,
        next_quarter: next,
        next_payment,
        reads: book.reads.len(),
        waiting,
    })
}

/// Children tracked though they were outside the contract's ages when they started: the
/// contract's ages do not end a window, but someone should know.
fn ages(contract: &outcomes::Contract, children: &Children, waiting: &mut Vec<Waiting>) {
    let outside = children.tracked.iter().filter(|child| {
        let ages = contract.tracking.ages.value(child.window.start);
        child.age_at_start.is_some_and(|age| age < ages.from || age > ages.to)
    });
    let n = outside.count();
    if n > 0 {
        waiting.push(Waiting {
            owner: "provider",
            what: format!("{n} children were outside the contract's ages when they started"),
            next: "Check their dates of birth; they are tracked and counted".to_owned(),
            told: Action::SeeFindings,
            case: None,
        });
    }
}

fn links(children: &Children, waiting: &mut Vec<Waiting>) {
    let (mut doubtful, mut not_found, mut unlinked) = (0, 0, 0);
    for link in children.links.values() {
        match link {
            Link::Doubtful { .. } => doubtful += 1,
            Link::NotFound { .. } => not_found += 1,
            Link::Unlinked => unlinked += 1,
            Link::Exact { .. } | Link::Confirmed { .. } => {}
        }
    }
    let mut wait = |n: usize, owner, what: &str, next: &str| {
        if n > 0 {
            let (what, next) = (format!("{what}: {n}"), next.to_owned());
            waiting.push(Waiting { owner, what, next, told: Action::SeeFindings, case: None });
        }
    };
    wait(
        doubtful,
        "intermediary",
        "Doubtful links between a young person and a council number",
        "homeward link lists them; homeward link confirm CASE NUMBER decides one",
    );
    wait(
        not_found,
        "payer",
        "Council numbers in no return",
        "homeward link numbers --as payer:NAME confirms that those children were never looked after",
    );
    wait(
        unlinked,
        "provider",
        "Young people with no council number",
        "Fill in council_child_number on the case list and import it again",
    );
}

/// The quarter whose statement is open, else the one after the last, else the first that any
/// child-quarter is due in.
pub fn next_quarter(book: &Book, children: &Children) -> Option<Quarter> {
    if let Some(open) = book.open_quarter() {
        return Some(open);
    }
    if let Some(last) = book.statements.keys().next_back() {
        let settled =
            book.statements[last].settled.is_some() || book.statements[last].withdrawn.is_some();
        return Some(if settled { last.next() } else { *last });
    }
    let first =
        children.tracked.iter().filter_map(|child| child.window.quarter(1)).map(|q| q.ended).min();
    first.map(Quarter::first_ending_at_or_after)
}

fn open_statement(book: &Book, waiting: &mut Vec<Waiting>) -> Result<(), Refusal> {
    let Some(quarter) = book.open_quarter() else { return Ok(()) };
    let state = &book.statements[&quarter];
    if changed_since_proposed(book, quarter)? {
        waiting.push(Waiting {
            owner: "intermediary",
            what: format!("What {quarter} rests on has changed since it was proposed"),
            next: format!("homeward propose {quarter} --as intermediary:NAME"),
            told: Action::SeeMoney,
            case: None,
        });
        return Ok(());
    }
    for (side, owner, role) in [(Side::Payer, "payer", "payer"), (Side::Spv, "SPV", "spv")] {
        if let (false, Some(open)) = (state.agreed_by.contains_key(&side), &state.open) {
            waiting.push(Waiting {
                owner,
                what: format!("The statement of {quarter}, {}, waits for the {side}", open.payment),
                next: format!(
                    "homeward agree {quarter} --amount {} --as {role}:NAME",
                    open.payment.plain()
                ),
                told: Action::SeeMoney,
                case: None,
            });
        }
    }
    Ok(())
}

/// Whether the record says something else now than when the open statement was proposed; it
/// cannot be agreed then.
///
/// # Errors
/// A refusal when the book has no contract.
pub fn changed_since_proposed(book: &Book, quarter: Quarter) -> Result<bool, Refusal> {
    let open = book.statements.get(&quarter).and_then(|state| state.open.as_ref());
    let Some(open) = open else { return Ok(false) };
    Ok(calculate(book, quarter, None)?.substance() != open.substance)
}
