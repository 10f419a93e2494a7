//! What comes of the hard cases under two contracts: what each earns, who gains, and the clause
//! that makes the difference.

use super::made::{HardCase, hard_cases};
use crate::contract::Contract;
use crate::evidence::child_runs;
use crate::measurement::{FrozenLines, Overrides, Standing, Tracked, age_on, measure_child};
use crate::settlement::{Earned, settle};
use crate::statement::terms;
use care::day::Run;
use care::window::{EndsBecause, window};
use definitions::{Cell, Date, Days, Exact, Kind, Money, Quarter, Table};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

/// Who gains by the proposed terms, in one case.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Gains {
    /// The council: less is earned.
    Council,
    /// The investors: more is earned.
    Investors,
    /// Neither.
    Nobody,
}

impl Gains {
    /// The side in words.
    pub fn said(self) -> &'static str {
        match self {
            Gains::Council => "council",
            Gains::Investors => "investors",
            Gains::Nobody => "nobody",
        }
    }
}

/// What one case comes to under one contract.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counted {
    /// Care days in settled, priced quarters.
    pub care: Days,
    /// Home days in them.
    pub home: Days,
    /// Excluded days in them.
    pub excluded: Days,
    /// Quarters that wait.
    pub waiting: usize,
    /// What the case earns by itself, signed: price × days saved, caps on one child in it, before
    /// netting with others; to the penny.
    pub earned: Money,
    /// The clause that decides it.
    pub clause: String,
}

/// One case under both.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Outcome {
    /// What the case is about.
    pub what: String,
    /// What happens in it.
    pub story: String,
    /// Under the terms as they are.
    pub now: Counted,
    /// Under the terms as proposed.
    pub then: Counted,
    /// Who gains by the change.
    pub gains: Gains,
    /// The clause or term that makes the difference; empty where there is none.
    pub by: String,
}

/// The outcome table: every hard case whose window begins on `start`, under both contracts.
pub fn outcomes(now: &Contract, proposed: &Contract, start: Date) -> Vec<Outcome> {
    hard_cases(start).iter().map(|case| outcome(now, proposed, case)).collect()
}

/// The outcomes as a table.
pub fn table(outcomes: &[Outcome]) -> Table {
    let mut table = Table::new(
        "Hard cases under the terms as they are and as proposed",
        &[
            ("case", "Case", Kind::Text),
            ("story", "What happens, in days from the start", Kind::Text),
            ("care_now", "Care days now", Kind::Number),
            ("care_then", "Care days then", Kind::Number),
            ("earned_now", "Earned now", Kind::Money),
            ("earned_then", "Earned then", Kind::Money),
            ("difference", "Difference", Kind::Money),
            ("gains", "Who gains", Kind::Text),
            ("by", "By which clause", Kind::Text),
        ],
    );
    for one in outcomes {
        let by = if one.by.is_empty() { &one.now.clause } else { &one.by };
        table.push([
            one.what.as_str().into(),
            one.story.as_str().into(),
            one.now.care.into(),
            one.then.care.into(),
            one.now.earned.into(),
            one.then.earned.into(),
            Cell::Money(one.then.earned - one.now.earned),
            one.gains.said().into(),
            by.as_str().into(),
        ]);
    }
    table.note(
        "Invented young people. What a case earns is its own days saved, priced and signed, before \
         it is netted with others.",
    )
}

/// SHA-256 of the outcomes, in hexadecimal: what a side approves.
pub fn digest(outcomes: &[Outcome]) -> String {
    let written = serde_json::to_vec(outcomes).unwrap_or_default();
    Sha256::digest(&written).iter().map(|byte| format!("{byte:02x}")).collect()
}

fn outcome(now: &Contract, proposed: &Contract, case: &HardCase) -> Outcome {
    let ((now, runs_now), (then, runs_then)) = (counted(now, case), counted(proposed, case));
    let gains = match then.earned.cmp(&now.earned) {
        std::cmp::Ordering::Less => Gains::Council,
        std::cmp::Ordering::Equal => Gains::Nobody,
        std::cmp::Ordering::Greater => Gains::Investors,
    };
    let by = match gains {
        Gains::Nobody if now == then => String::new(),
        _ => first_difference(&runs_now, &runs_then).unwrap_or_else(|| {
            match now.waiting == then.waiting {
                true => "tariff or baseline: the days are the same".to_owned(),
                false => "what is waited for".to_owned(),
            }
        }),
    };
    Outcome { what: case.what.to_owned(), story: case.story.clone(), now, then, gains, by }
}

fn counted(contract: &Contract, case: &HardCase) -> (Counted, Vec<Run>) {
    let rules = contract.tracking.on(case.start);
    let window = window(&rules, case.start, case.ends);
    let tracked = Tracked {
        key: "hard-case".to_owned(),
        cohort: Quarter::of(case.start),
        age_at_start: case.ends.born.map(|born| age_on(born, case.start)),
        known: case.known.clone(),
        waits: None,
        voided: false,
        completed: Some(case.completed),
        window,
    };
    let runs = child_runs(contract, &tracked);
    let last = tracked.window.quarters.last().map_or(case.start, |quarter| quarter.ended);
    let q = Quarter::first_ending_at_or_after(last);
    let lines = measure_child(contract, 0, &tracked, q, &FrozenLines::new(), &Overrides::new());
    let mut counted = Counted {
        care: Days(0),
        home: Days(0),
        excluded: Days(0),
        waiting: 0,
        earned: Money::ZERO,
        clause: deciding(&runs, tracked.window.because),
    };
    let mut earned = Vec::new();
    for line in &lines {
        counted.waiting += usize::from(matches!(line.standing, Standing::Waits(_)));
        if line.in_statement() {
            counted.care += line.count.care;
            counted.home += line.count.home;
            counted.excluded += line.count.excluded;
            let settled = line.settled.unwrap_or(q);
            earned.push(Earned {
                child: 0,
                k: line.k,
                cohort: line.cohort,
                settled,
                pence: line.earned(),
            });
        }
    }
    counted.earned = by_itself(contract, &earned, q);
    if lines.iter().any(|line| line.standing == Standing::NotPriced) {
        counted.clause = "in care at the start, not priced".to_owned();
    } else if counted.waiting > 0 {
        let plural = if counted.waiting == 1 { "quarter waits" } else { "quarters wait" };
        counted.clause = format!("{}; {} {plural}", counted.clause, counted.waiting);
    }
    (counted, runs)
}

/// What the case earns by itself: its lines netted with one another alone, no floor.
fn by_itself(contract: &Contract, lines: &[Earned], q: Quarter) -> Money {
    let of_contract = terms(contract, q);
    let netting = crate::tariff::Netting {
        group: crate::tariff::Group::Programme,
        keep: crate::tariff::Keep::Signed,
    };
    let cap = crate::tariff::Cap { person: of_contract.cap.person, ..Default::default() };
    let alone = crate::settlement::Terms { netting, cap, ..of_contract };
    settle(&alone, lines, q, Money::ZERO).rounded
}

/// The clause that decides a case: of the days that need one, that of the most; else what ends the
/// window; else that care or home is what the record says.
fn deciding(runs: &[Run], because: EndsBecause) -> String {
    let flagged = |run: &&Run| run.clause.flagged();
    let most = runs.iter().filter(flagged).max_by_key(|run| run.days.days());
    match (most, because) {
        (Some(run), _) => format!("{} ({})", run.clause.said(), run.clause.term()),
        (None, EndsBecause::Months) => {
            let care = runs.iter().find(|run| run.state == care::day::State::Care);
            care.or(runs.first()).map_or(String::new(), |run| run.clause.said().to_owned())
        }
        (None, because) => because.said().to_owned(),
    }
}

/// The first day that is another under the proposed terms, and the clauses.
fn first_difference(now: &[Run], then: &[Run]) -> Option<String> {
    let days = |runs: &[Run]| runs.iter().map(|run| run.days.ended).max();
    let kind = |runs: &[Run], day: Date| {
        runs.iter().find(|run| run.days.contains(day)).map(|run| (run.state, run.clause))
    };
    let mut edges: Vec<Date> = now.iter().chain(then).map(|run| run.days.began).collect();
    edges.extend(days(now).into_iter().chain(days(then)));
    edges.sort_unstable();
    edges.dedup();
    edges.into_iter().find_map(|day| match (kind(now, day), kind(then, day)) {
        (one, two) if one.map(|one| one.0) == two.map(|two| two.0) => None,
        (one, two) => {
            let said = |kind: Option<(care::day::State, care::clause::Clause)>| {
                kind.map_or("outside the window".to_owned(), |(state, _)| state.said().to_owned())
            };
            let clause = two.or(one).map_or(String::new(), |(_, clause)| {
                format!(", {} ({})", clause.said(), clause.term())
            });
            Some(format!("{day}: {} becomes {}{clause}", said(one), said(two)))
        }
    })
}

/// The sum of what all cases earn, for a headline.
pub fn total(outcomes: &[Outcome], of: impl Fn(&Outcome) -> Money) -> Money {
    let sum: Exact = outcomes.iter().map(|one| Exact::from(of(one))).sum();
    sum.rounded_to_pence(Default::default())
}
