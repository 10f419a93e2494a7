//! The payment rule told a second time, slowly: one day at a time, by walking the contract's
//! clauses in plain code, with its own calendar and its own arithmetic. Random histories must
//! give the same days, the same standings and the same pence both ways.
//!
//! Read it beside the contract: `reference/clauses.rs` is `days.toml`, `reference/quarters.rs`
//! is `tracking.toml` and `baseline.toml`, `reference/payment.rs` is the formula of
//! `tariff.toml`. Nothing here uses the core's own calendar, day counting or sums.
//!
//! `PROPTEST_CASES=20000 cargo test -p outcomes --test reference` tries harder.

#![allow(clippy::unwrap_used, reason = "a test may")]

#[path = "reference/calendar.rs"]
mod calendar;
#[path = "reference/cases.rs"]
mod cases;
#[path = "reference/chance.rs"]
mod chance;
#[path = "reference/clauses.rs"]
mod clauses;
mod common;
#[path = "reference/contracts.rs"]
mod contracts;
#[path = "reference/fraction.rs"]
mod fraction;
#[path = "reference/histories.rs"]
mod histories;
#[path = "reference/payment.rs"]
mod payment;
#[path = "reference/quarters.rs"]
mod quarters;

use calendar::QuarterNumber;
use clauses::in_force;
use definitions::{Date, Days, Exact, Money, Quarter};
use fraction::printed;
use histories::{Event, History};
use outcomes::Contract;
use outcomes::chance::assumptions::{Assumptions, InForce};
use outcomes::chance::plan::{Baseline, Plan};
use outcomes::measurement::{FrozenLines, Measured, Overrides, Standing, Tracked, Wait, measure};
use outcomes::settlement::{self, Earned, Settlement};
use outcomes::statement::{earned_lines, freeze, terms};
use payment::{Line, Said, StatementTerms};
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;
use quarters::{Agreed, ChildQuarter, Counted, Ledger, Saving, Story, Window};
use std::collections::{BTreeMap, BTreeSet};

/// What is assumed of a programme with no effect.
const CHANCE: &str = include_str!("../../../contracts/essex/chance.toml");

proptest! {
    #![proptest_config(ProptestConfig {
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    /// Every day of every tracking quarter, seen from after the end of all of them.
    #[test]
    fn every_day_is_told_the_same_twice(
        pages in contracts::contract(),
        story in histories::story(),
    ) {
        let contract = contracts::read(&pages.pages);
        let q: Quarter = "2018-Q4".parse().unwrap();
        let tracked = [tracked(&contract, &story, "C0")];
        let none = (FrozenLines::new(), Overrides::new());
        let first = measure(&contract, &tracked, q, &none.0, &none.1);
        let window = quarters::tell(&contract, &story);
        let ledger = Ledger::new();
        let second = child_quarters(&contract, &story, &window, "C0", number(q), &ledger, &none.1);
        same_quarters(&first, &second)?;
    }

    /// One statement over child-quarters that earned anything at all, by every term.
    #[test]
    fn every_payment_is_told_the_same_twice(
        pages in contracts::contract(),
        lines in lines(),
        answered in prop::option::of(changes()),
        agreed_before in prop_oneof![1 => Just(0), 4 => -100_000_i64..900_000],
        q in 0_usize..12,
    ) {
        let contract = contracts::read(&pages.pages);
        let q = nth_quarter(q);
        let answered = answered.map(|changes| {
            let mut other = lines.clone();
            for (at, pence) in changes {
                if !other.is_empty() {
                    other[at.index(lines.len())].pence += Exact::whole(pence);
                }
            }
            other
        });
        let (terms, before) = (terms(&contract, q), Money(agreed_before));
        let first = settlement::disputed(&terms, &lines, answered.as_deref(), q, before);
        let told = |lines: &[Earned]| -> Vec<Line> {
            lines.iter().filter(|line| line.settled <= q).map(told).collect()
        };
        let second = payment::statement(
            number(q),
            &told(&lines),
            answered.map(|lines| told(&lines)).as_deref(),
            &statement_terms(&contract, q),
            i128::from(agreed_before),
        );
        prop_assert_eq!(said(&first), second);
    }

    /// A programme played with no effect, statement by statement, by every term.
    #[test]
    fn every_programme_played_is_paid_the_same_twice(
        pages in contracts::contract(),
        lines in chance::planned(),
        seed in 0_u64..1_000,
        q in 3_usize..16,
    ) {
        let contract = contracts::read(&pages.pages);
        let q = nth_quarter(q);
        let assumed = Assumptions::read(CHANCE).unwrap().on(q.last_day());
        let plan = Plan::new(&contract, &InForce { seed, ..assumed }, lines, q).unwrap();
        for baseline in [Baseline::Exact, Baseline::Drawn] {
            for (number, first) in (0..3).zip(plan.programmes(baseline, 0..3)) {
                let second = chance::paid(&contract, &plan.earned(baseline, number), q);
                prop_assert_eq!((first.this.0.into(), first.to_date.0.into()), second);
            }
        }
    }

    /// Statement, correction, statement, dispute, determination: every count, every standing and
    /// every penny of every statement.
    #[test]
    fn every_history_is_told_the_same_twice(
        pages in contracts::contract(),
        history in histories::history(),
    ) {
        tell_twice(&pages.pages, &history)?;
    }

    /// The same under the contract as it stands, where most children are.
    #[test]
    fn every_history_under_the_contract_as_it_stands_is_told_the_same_twice(
        history in histories::history(),
    ) {
        tell_twice(&common::essex(), &history)?;
    }
}

/// Two tellings that agree about nothing prove nothing.
#[test]
fn the_histories_reach_every_corner_of_the_rule() {
    let mut runner = TestRunner::deterministic();
    let mut reached = BTreeSet::new();
    for _ in 0..150 {
        let told = (contracts::contract(), histories::history()).new_tree(&mut runner).unwrap();
        let (pages, history) = told.current();
        reached.extend(tell_twice(&pages.pages, &history).unwrap());
    }
    let corners = [
        "above the cap",
        "carried to the next",
        "disputed though kept",
        "forgotten",
        "held",
        "kept",
        "not due",
        "not priced",
        "paid back",
        "restated as empty",
        "settled",
        "settled late",
        "short by error",
        "short by performance",
        "voided",
        "waits for coverage",
        "waits for something else",
    ];
    assert_eq!(reached.into_iter().collect::<Vec<_>>(), corners);
}

/// Tells a history both ways, statement by statement, and compares everything. Gives the corners
/// of the rule that it came through.
fn tell_twice(
    pages: &BTreeMap<String, String>,
    history: &History,
) -> Result<BTreeSet<&'static str>, TestCaseError> {
    let mut reached = BTreeSet::new();
    let contract = contracts::read(pages);
    let keys: Vec<String> = (0..history.children.len()).map(|i| format!("C{i}")).collect();
    let mut stories = history.children.clone();
    let mut forgotten = BTreeSet::new();
    let mut windows: Vec<Window> =
        stories.iter().map(|story| quarters::tell(&contract, story)).collect();
    let (mut disputed, mut determined) = (Overrides::new(), Overrides::new());
    let (mut frozen, mut agreed_first) = (FrozenLines::new(), Money::ZERO);
    let (mut ledger, mut agreed_second) = (Ledger::new(), 0);

    for (n, events) in history.before_each.iter().enumerate() {
        let q = nth_quarter(n);
        for event in events {
            happens(event, &mut stories, &keys, &mut forgotten, &mut disputed, &mut determined);
        }
        if !events.is_empty() {
            windows = stories.iter().map(|story| quarters::tell(&contract, story)).collect();
        }
        let mut both = disputed.clone();
        both.extend(determined.clone());
        let known: Vec<usize> = (0..keys.len()).filter(|i| !forgotten.contains(i)).collect();

        // The first telling.
        let tracked: Vec<Tracked> =
            known.iter().map(|i| tracked(&contract, &stories[*i], &keys[*i])).collect();
        let measured = measure(&contract, &tracked, q, &frozen, &determined);
        let lines = earned_lines(&tracked, &measured, &frozen);
        let answered = (!disputed.is_empty()).then(|| {
            let measured = measure(&contract, &tracked, q, &frozen, &both);
            earned_lines(&tracked, &measured, &frozen)
        });
        let first = settlement::disputed(
            &terms(&contract, q),
            &lines,
            answered.as_deref(),
            q,
            agreed_first,
        );

        // The second.
        let tell = |said: &Overrides| -> Vec<(usize, Vec<ChildQuarter>)> {
            let child = |i: &usize| {
                (
                    *i,
                    child_quarters(
                        &contract,
                        &stories[*i],
                        &windows[*i],
                        &keys[*i],
                        number(q),
                        &ledger,
                        said,
                    ),
                )
            };
            known.iter().map(child).collect()
        };
        let ours = tell(&determined);
        let all: Vec<ChildQuarter> = ours.iter().flat_map(|(_, lines)| lines.clone()).collect();
        same_quarters(&measured, &all)?;
        let theirs = (!disputed.is_empty()).then(|| tell(&both));
        let money = |told: &[(usize, Vec<ChildQuarter>)]| {
            money_lines(told, &windows, &ledger, &keys, &forgotten)
        };
        let second = payment::statement(
            number(q),
            &money(&ours),
            theirs.map(|theirs| money(&theirs)).as_deref(),
            &statement_terms(&contract, q),
            agreed_second,
        );
        prop_assert_eq!(said(&first), second.clone(), "statement {}", q);

        for (i, lines) in &ours {
            reached.extend(
                lines
                    .iter()
                    .map(|line| corner(line, both.contains_key(&(keys[*i].clone(), line.k)))),
            );
        }
        reached.extend(corners(&second));
        reached.extend(forgotten.first().map(|_| "forgotten"));

        // Both sides agree it.
        for line in freeze(&tracked, &measured, &frozen, &contract) {
            frozen.insert((line.key.clone(), line.k), line);
        }
        agreed_first = first.agreed;
        for (i, lines) in &ours {
            for line in lines {
                agree(&mut ledger, &keys[*i], windows[*i].cohort, line);
            }
        }
        agreed_second = second.agreed;
    }
    Ok(reached)
}

fn happens(
    event: &Event,
    stories: &mut [Story],
    keys: &[String],
    forgotten: &mut BTreeSet<usize>,
    disputed: &mut Overrides,
    determined: &mut Overrides,
) {
    let which = |index: &prop::sample::Index| index.index(keys.len());
    match event {
        Event::Corrected(i, story) => stories[which(i)] = (**story).clone(),
        Event::Restated(i, story) => stories[which(i)] = stories[which(i)].restated(story),
        Event::Completed(i) => stories[which(i)] = stories[which(i)].answered(),
        Event::Disputed(i, k, days) => {
            disputed.insert((keys[which(i)].clone(), *k), Days(*days));
        }
        Event::Withdrawn => disputed.clear(),
        Event::Determined(i, k, days) => {
            let which = (keys[which(i)].clone(), *k);
            disputed.remove(&which);
            determined.insert(which, Days(*days));
        }
        Event::Voided(i) => {
            let story = &mut stories[which(i)];
            (story.voided, story.waits) = (true, Some(Wait::Unlinked));
        }
        Event::Forgotten(i) => {
            forgotten.insert(which(i));
        }
    }
}

fn tracked(contract: &Contract, story: &Story, key: &str) -> Tracked {
    let tracked = story.told.tracked(contract, key);
    Tracked { waits: tracked.waits.or(story.waits), voided: story.voided, ..tracked }
}

/// Every child-quarter of one child, in the second telling.
fn child_quarters(
    contract: &Contract,
    story: &Story,
    window: &Window,
    key: &str,
    q: QuarterNumber,
    ledger: &Ledger,
    said: &Overrides,
) -> Vec<ChildQuarter> {
    let ks = 1..=window.quarters.len() as u8;
    ks.filter_map(|k| {
        let which = (key.to_owned(), k);
        let care = said.get(&which).map(|days| days.0);
        quarters::child_quarter(contract, story, window, k, q, ledger.get(&which), care)
    })
    .collect()
}

/// The lines that money is calculated from: those told now, and those of children forgotten.
fn money_lines(
    told: &[(usize, Vec<ChildQuarter>)],
    windows: &[Window],
    ledger: &Ledger,
    keys: &[String],
    forgotten: &BTreeSet<usize>,
) -> Vec<Line> {
    let mut lines = Vec::new();
    for (child, quarters) in told {
        for line in quarters.iter().filter(|line| line.in_statement()) {
            lines.push(Line {
                child: *child,
                k: line.k,
                cohort: windows[*child].cohort,
                settled: line.settled.unwrap(),
                earned: line.earned(),
            });
        }
    }
    for child in forgotten {
        let of_the_child =
            ledger.iter().filter(|((key, _), line)| *key == keys[*child] && !line.void);
        for ((_, k), line) in of_the_child {
            let earned = line.saving.map_or(fraction::NOTHING, |saving| saving.earned);
            let (cohort, settled) = (line.cohort, line.settled);
            lines.push(Line { child: *child, k: *k, cohort, settled, earned });
        }
    }
    lines
}

/// What an agreed statement leaves on the ledger.
fn agree(ledger: &mut Ledger, key: &str, cohort: QuarterNumber, line: &ChildQuarter) {
    if let (Some(settled), Standing::Settled | Standing::NotPriced | Standing::Voided) =
        (line.settled, line.standing)
    {
        let ChildQuarter { k, due, counted, saving, .. } = *line;
        let void = line.standing == Standing::Voided;
        ledger.insert((key.to_owned(), k), Agreed { cohort, due, settled, counted, saving, void });
    }
}

/// Compares the child-quarters of a statement, told both ways.
fn same_quarters(first: &[Measured], second: &[ChildQuarter]) -> Result<(), TestCaseError> {
    let core = |line: &Measured| {
        let count = Counted {
            care: line.count.care.0,
            home: line.count.home.0,
            excluded: line.count.excluded.0,
            unknown: line.count.unknown.0,
        };
        let saving = line.saving.map(|saving| Saving {
            days_expected: printed(saving.days_expected),
            price: i128::from(saving.price.0),
            earned: printed(saving.earned),
        });
        let settled = line.settled.map(number);
        (line.k, number(line.due), settled, count, saving, line.standing)
    };
    let told = |line: &ChildQuarter| {
        (line.k, line.due, line.settled, line.counted, line.saving, line.standing)
    };
    prop_assert_eq!(first.len(), second.len());
    for (first, second) in first.iter().zip(second) {
        prop_assert_eq!(core(first), told(second));
    }
    Ok(())
}

fn number(quarter: Quarter) -> QuarterNumber {
    calendar::number(quarter)
}

fn nth_quarter(n: usize) -> Quarter {
    let first: Quarter = "2014-Q1".parse().unwrap();
    (0..n).fold(first, |quarter, _| quarter.next())
}

/// What the other side says of some of the lines, as pence more or less.
fn changes() -> impl Strategy<Value = Vec<(prop::sample::Index, i64)>> {
    prop::collection::vec((any::<prop::sample::Index>(), -300_000_i64..300_000), 1..3)
}

/// Child-quarters of a few children, settled in any of twelve statements.
fn lines() -> impl Strategy<Value = Vec<Earned>> {
    let line = (0_u32..4, 1_u8..5, 0_usize..12, -400_000_i64..500_000, 0_i64..10_000);
    prop::collection::vec(line, 0..14).prop_map(|lines| {
        let mut one_each = BTreeMap::new();
        for (child, k, settled, pence, rest) in lines {
            let rest = if rest < 2000 { "0.5".to_owned() } else { format!("0.{rest:04}") };
            let pence = Exact::whole(pence) + rest.parse().unwrap();
            let (cohort, settled) = (nth_quarter(child as usize / 2), nth_quarter(settled));
            one_each.insert((child, k), Earned { child, k, cohort, settled, pence });
        }
        one_each.into_values().collect()
    })
}

fn told(line: &Earned) -> Line {
    Line {
        child: line.child as usize,
        k: line.k,
        cohort: number(line.cohort),
        settled: number(line.settled),
        earned: printed(line.pence),
    }
}

/// Where a child-quarter stands, as a corner of the rule.
fn corner(line: &ChildQuarter, said: bool) -> &'static str {
    let empty = line.counted == Counted::default();
    match line.standing {
        Standing::NotDue => "not due",
        Standing::Waits(Wait::NotCovered | Wait::ReleaseUnknown) => "waits for coverage",
        Standing::Waits(_) => "waits for something else",
        Standing::NotPriced => "not priced",
        Standing::Settled if empty => "restated as empty",
        Standing::Settled if line.settled.is_some_and(|q| line.due < q) => "settled late",
        Standing::Settled => "settled",
        Standing::Kept if said => "disputed though kept",
        Standing::Kept => "kept",
        Standing::Voided => "voided",
    }
}

/// What a statement says besides a payment.
fn corners(said: &Said) -> impl Iterator<Item = &'static str> {
    let corners = [
        (said.above_cap > 0, "above the cap"),
        (said.carried > 0, "carried to the next"),
        (said.held > 0, "held"),
        (said.payment < 0, "paid back"),
        (said.by_error > 0, "short by error"),
        (said.by_performance > 0, "short by performance"),
    ];
    corners.into_iter().filter(|(reached, _)| *reached).map(|(_, corner)| corner)
}

/// The terms of a statement are those in force on the last day of its quarter.
fn statement_terms(contract: &Contract, q: Quarter) -> StatementTerms {
    let next = calendar::first_day(number(q) + 1);
    let on = calendar::before(next);
    let tariff = &contract.tariff;
    // The last statement is that of the quarter in which the last tracking window has ended.
    let ends: Vec<Date> =
        contract.particulars.tracking_ended.versions().iter().map(|v| v.value.0).collect();
    let last = calendar::first_quarter_ending_by(calendar::day(*ends.last().unwrap()));
    StatementTerms {
        netting: *in_force(&tariff.netting, on),
        floor: *in_force(&tariff.floor, on),
        cap: *in_force(&tariff.cap, on),
        rounding: *in_force(&tariff.rounding, on),
        overpayment: *in_force(&tariff.overpayment, on),
        last: number(q) >= last,
    }
}

/// What the core's settlement says, in the second telling's words.
fn said(first: &Settlement) -> Said {
    let pence = |money: Money| i128::from(money.0);
    Said {
        earned: printed(first.earned),
        rounded: pence(first.rounded),
        target: pence(first.target),
        payment: pence(first.payment),
        agreed: pence(first.agreed),
        held: pence(first.held),
        above_cap: pence(first.above_cap),
        shortfall: pence(first.shortfall),
        by_error: pence(first.shortfall_by_error),
        by_performance: pence(first.shortfall_by_performance),
        most_ever_earned: pence(first.most_ever_earned),
        carried: pence(first.carried),
        room: first.room.map(pence),
    }
}
