//! Calculating a quarter from the book: children measured, days saved, the settlement, the
//! statement and the evidence behind it.

use crate::actor::Side;
use crate::book::Book;
use crate::book::children::{Children, children};
use crate::quarter::contract;
use care::Episode;
use care::day::Run;
use definitions::{Quarter, Refusal};
use outcomes::Contract;
use outcomes::evidence::{Claim, Evidence};
use outcomes::measurement::{Measured, Overrides, Tracked, measure};
use outcomes::settlement::disputed;
use outcomes::statement::{Statement, Workings, earned_lines, terms};
use sha2::{Digest, Sha256};

/// One quarter, calculated.
#[derive(Clone, Debug)]
pub struct Calculation {
    /// The children it rests on.
    pub children: Children,
    /// Their days.
    pub runs: Vec<Vec<Run>>,
    /// Their quarters.
    pub measured: Vec<Measured>,
    /// The statement.
    pub statement: Statement,
}

/// Calculates the statement of a quarter on the book as it stands. `before` is the book as the
/// last settled statement saw it, from which adjustments get their reasons.
///
/// # Errors
/// A refusal when the book has no contract.
pub fn calculate(
    book: &Book,
    quarter: Quarter,
    before: Option<&Book>,
) -> Result<Calculation, Refusal> {
    let contract = contract(book)?;
    let children = children(book, contract);
    let runs = children.runs(contract);
    let measured = measure(contract, &children.tracked, quarter, &book.frozen, &book.determined);
    let lines = earned_lines(&children.tracked, &measured, &book.frozen);
    let side_earns = |side: Side| {
        let measured = as_said(book, contract, &children.tracked, quarter, side);
        earned_lines(&children.tracked, &measured, &book.frozen)
    };
    let (one, other) = match book.disputed.is_empty() {
        true => (lines, None),
        false => (side_earns(Side::Spv), Some(side_earns(Side::Payer))),
    };
    let terms = terms(contract, quarter);
    let settlement = disputed(&terms, &one, other.as_deref(), quarter, book.agreed);
    let earlier = before.map(children_of);
    let workings = Workings {
        contract,
        quarter,
        as_of: book.as_of,
        tracked: &children.tracked,
        measured: &measured,
        frozen: &book.frozen,
        settlement,
        runs: &runs,
    };
    let statement =
        Statement::make(&workings, |key, k| reason(book, earlier.as_ref(), &children, key, k));
    Ok(Calculation { children, runs, measured, statement })
}

/// The children's quarters as a side says they are; what an expert determined replaces it.
pub(crate) fn as_said(
    book: &Book,
    contract: &Contract,
    tracked: &[Tracked],
    quarter: Quarter,
    side: Side,
) -> Vec<Measured> {
    let says: Overrides = book.says(side).into_iter().chain(book.determined.clone()).collect();
    measure(contract, tracked, quarter, &book.frozen, &says)
}

fn children_of(book: &Book) -> Children {
    book.contract.as_ref().map(|contract| children(book, contract)).unwrap_or_default()
}

impl Calculation {
    /// The evidence of the quarter, sealed by its digest.
    pub fn evidence(&self, book: &Book) -> Evidence {
        Evidence::gather(&Claim {
            pages: &book.pages,
            quarter: self.statement.quarter,
            as_of: self.statement.as_of,
            tracked: &self.children.tracked,
            runs: &self.runs,
            measured: &self.measured,
            frozen: &book.frozen,
            payer_says: &book.says(Side::Payer),
            spv_says: &book.says(Side::Spv),
            determined: &book.determined,
            settlement: &self.statement.settlement,
        })
    }

    /// A digest of what the two sides agree: every line in the statement and the settlement.
    /// What arrives for later quarters does not change it.
    pub fn substance(&self) -> String {
        let lines: Vec<_> = self
            .measured
            .iter()
            .filter(|line| line.in_statement())
            .map(|line| {
                (&self.children.tracked[line.child as usize].key, line.k, line.count, line.earned())
            })
            .collect();
        let written = serde_json::to_vec(&(lines, &self.statement.settlement))
            .expect("a calculation is plain data");
        Sha256::digest(&written).iter().map(|byte| format!("{byte:02x}")).collect()
    }
}

/// Why a child-quarter settled earlier is another now, from what the record was told since.
pub(crate) fn reason(
    book: &Book,
    before: Option<&Children>,
    now: &Children,
    key: &str,
    k: u8,
) -> String {
    if let Some(days) = book.determined.get(&(key.to_owned(), k)) {
        return format!("an expert determined {days} care days");
    }
    let find = |children: &Children| children.tracked.iter().position(|child| child.key == key);
    let (Some(before), Some(at)) = (before, find(now)) else {
        return "what the record was told since".to_owned();
    };
    if now.tracked[at].voided {
        return "the link to the council's number was undone".to_owned();
    }
    let Some(was) = find(before) else {
        return "the case was first reported since".to_owned();
    };
    let number =
        |children: &Children, at: usize| children.cases[at].link.number().map(str::to_owned);
    if number(before, was) != number(now, at) {
        return "the young person was linked to another council number".to_owned();
    }
    let (was, now) = (&before.tracked[was], &now.tracked[at]);
    let mut reasons = Vec::new();
    if was.window.start != now.window.start {
        reasons.push(format!("the start is {}, not {}", now.window.start, was.window.start));
    }
    if was.window.end != now.window.end {
        reasons.push(format!("the window ends {}, {}", now.window.end, now.window.because.said()));
    }
    let told = |episodes: &[Episode], other: &[Episode], verb: &str| -> Vec<String> {
        let same = |a: &Episode, b: &Episode| {
            (a.decom, a.dec, a.ls, a.place, a.rec) == (b.decom, b.dec, b.ls, b.place, b.rec)
        };
        let changed = episodes.iter().filter(|one| !other.iter().any(|two| same(one, two)));
        changed.map(|one| format!("{verb} {}", said(one))).collect()
    };
    let (old, new) = (&was.known.episodes, &now.known.episodes);
    reasons.extend(told(new, old, "now reported:"));
    reasons.extend(told(old, new, "no longer reported:"));
    if was.known.custody != now.known.custody {
        reasons.push("custody was reported differently".to_owned());
    }
    if reasons.is_empty() {
        reasons.push("the terms in force changed".to_owned());
    }
    reasons.join("; ")
}

fn said(episode: &Episode) -> String {
    let to = episode.dec.map_or("open".to_owned(), |dec| format!("to {dec}"));
    let at = &episode.reported;
    format!("{} {to} ({} {} row {})", episode.decom, at.year, at.file, at.row)
}
