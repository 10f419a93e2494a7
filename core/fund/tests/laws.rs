//! What is true of every history, whatever people try: they do things in random order with random
//! amounts and days, some of them late, and whatever is refused is not done.

#![allow(clippy::unwrap_used, reason = "a test may")]

mod common;

use common::{day, essex, quarter, switched};
use definitions::{Date, Money, Quarter, Refusal};
use fund::account::Pot;
use fund::evolution::{Approver, approve, buy};
use fund::receipt::{bank_interest, receive, repay};
use fund::waterfall::{StepPaid, Stopped};
use fund::{Bond, Cost, Fact, History, Terms, cost, distribution, drawdown};
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;
use std::collections::BTreeMap;

/// Something people try.
#[derive(Clone, Debug)]
enum Try {
    Agree(i64),
    Receive(i64),
    Repay(i64),
    Interest(i64),
    Call(i64),
    Draw(usize, i64),
    CostDue(usize, i64),
    Pay(usize, i64),
    Distribute,
    Approve(u8, i64),
    Buy(u8, i64),
}

fn tried() -> impl Strategy<Value = Try> {
    let pounds = || 0_i64..300_000;
    prop_oneof![
        2 => (-200_000_i64..300_000).prop_map(Try::Agree),
        2 => pounds().prop_map(Try::Receive),
        1 => pounds().prop_map(Try::Repay),
        1 => (0_i64..500).prop_map(Try::Interest),
        2 => (0_i64..900_000).prop_map(Try::Call),
        8 => (0_usize..9, pounds()).prop_map(|(at, pounds)| Try::Draw(at, pounds)),
        3 => (0_usize..4, pounds()).prop_map(|(at, pounds)| Try::CostDue(at, pounds)),
        4 => (0_usize..4, pounds()).prop_map(|(at, pounds)| Try::Pay(at, pounds)),
        3 => Just(Try::Distribute),
        3 => (0_u8..6, 0_i64..800).prop_map(|(item, pounds)| Try::Approve(item, pounds)),
        3 => (0_u8..6, 0_i64..800).prop_map(|(item, pounds)| Try::Buy(item, pounds)),
    ]
}

/// What one try would record on a day, over the bond as it stands that day.
fn fact(terms: &Terms, history: &History, what: &Try, on: Date) -> Result<Fact, Refusal> {
    let bond = history.bond(terms, on, u64::MAX);
    let pounds = |pounds: &i64| Money(pounds * 100 + 7);
    match what {
        Try::Agree(amount) => {
            Ok(Fact::PaymentDue { quarter: Quarter::of(on).before(), amount: pounds(amount) })
        }
        Try::Receive(amount) => {
            receive(&bond, pounds(amount).min(bond.receivable()), on, "".into())
        }
        Try::Repay(amount) => repay(&bond, pounds(amount).min(bond.repayable()), on),
        Try::Interest(amount) => bank_interest(pounds(amount), on),
        Try::Call(amount) => {
            let due = terms.calendar().after(on, *terms.call_notice.value(on));
            drawdown::send_for(terms, &bond, on, due, pounds(amount))
        }
        Try::Draw(at, amount) => {
            let held = &bond.holdings[at % bond.holdings.len()];
            let amount = pounds(amount).min(held.unpaid_calls());
            drawdown::draw(&bond, held.investor.clone(), held.class.clone(), amount, on)
        }
        Try::CostDue(at, amount) => {
            cost::fall_due(Cost::ALL[*at], on, pounds(amount), on, "".into())
        }
        Try::Pay(at, amount) => cost::pay(&bond, Cost::ALL[*at], pounds(amount), on),
        Try::Distribute => {
            let of = Quarter::of(on).before();
            let until = day("2021-07-01");
            let shown = distribution::propose(terms, history, of, u64::MAX, until)?;
            distribution::make(terms, history, of, until, &shown)
        }
        Try::Approve(item, amount) => {
            approve(terms, &bond, format!("E{item}").into(), pounds(amount), Approver::Board, on)
        }
        Try::Buy(item, amount) => buy(&bond, format!("E{item}").into(), pounds(amount), on),
    }
}

/// Terms under which money soon reaches the last steps.
fn free() -> Terms {
    switched(&[
        ("\"remaining-budget\"", "\"none\""),
        ("{ quarters = 2 }", "{ quarters = 0 }"),
        ("\"74000.00\"", "\"7400.00\""),
    ])
}

/// What comes of tries: each after so many days, one in three of an earlier day.
fn told(terms: &Terms, tries: &[(Try, i64, i64)]) -> History {
    let mut history = History::default();
    let (mut today, mut entry) = (day("2013-04-02"), 0);
    for (what, passes, late) in tries {
        today = later(today, *passes);
        let on = if *late < 20 { later(today, -late) } else { today };
        let told = fact(terms, &history, what, on);
        let Ok(told) = told.and_then(|told| history.admit(terms, &told).map(|()| told)) else {
            continue;
        };
        entry += 1;
        history.tell(entry, told);
    }
    history
}

fn tries() -> impl Strategy<Value = Vec<(Try, i64, i64)>> {
    prop::collection::vec((tried(), 0_i64..40, 0_i64..60), 20..120)
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 60,
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    #[test]
    fn every_law_holds_on_every_day_as_known_at_every_entry(
        unlocked in any::<bool>(),
        tries in tries(),
    ) {
        let terms = if unlocked {
            free()
        } else {
            essex()
        };
        let history = told(&terms, &tries);
        let entry = history.facts().len() as u64;
        let mut days: Vec<Date> = history.facts().iter().map(|(_, fact)| fact.value_date()).collect();
        days.push(day("2013-04-02"));
        for on in &days {
            for known in [u64::MAX, entry / 2] {
                sound(&terms, &history.bond(&terms, *on, known), *on);
            }
        }
        for (_, fact) in history.facts() {
            if let Fact::Distributed { steps, .. } = fact {
                in_turn(steps);
            }
        }
    }

    /// The waterfall alone, over bonds of every shape: nothing is lost between the steps.
    #[test]
    fn what_is_available_is_paid_set_aside_or_kept_to_the_penny(
        drawn in 0_i64..3_100_000,
        received in 0_i64..5_000_000,
        of in 0_i32..33,
    ) {
        let terms = essex();
        let mut history = History::default();
        let on = day("2013-04-02");
        let bond = history.bond(&terms, on, 0);
        let shares = drawdown::shares(&bond, Money::pounds(drawn));
        let call = drawdown::Call { amount: Money::pounds(drawn), needed: Money::ZERO, shares };
        history.tell(1, drawdown::send(&bond, on, on, &call));
        for (held, amount) in bond.holdings.iter().zip(&call.shares) {
            let (investor, class) = (held.investor.clone(), held.class.clone());
            history.tell(2, Fact::Drawn { investor, class, amount: *amount, on });
        }
        let amount = Money::pounds(received);
        history.tell(3, Fact::PaymentDue { quarter: quarter("2013-Q1"), amount });
        history.tell(4, Fact::Received { amount, on, reference: "".into() });
        let of = (0..of).fold(quarter("2013-Q2"), |quarter, _| quarter.next());
        let made = distribution::propose(&terms, &history, of, u64::MAX, day("2021-07-01")).unwrap();
        let out: Money = made.steps.iter().map(|step| step.paid).sum::<Money>() + made.over_the_cap;
        prop_assert_eq!(out + made.kept, made.available);
        prop_assert_eq!(
            made.paid_out() + made.costs + made.reserve + made.evolution + made.deferred + made.over_the_cap,
            out
        );
        in_turn(&made.steps);
    }
}

/// The tries above are not all refused: every kind of fact but one comes of them, and investors
/// are paid.
#[test]
fn random_tries_reach_every_kind_of_fact() {
    let terms = free();
    let mut runner = TestRunner::deterministic();
    let (mut kinds, mut paid) = (BTreeMap::new(), Money::ZERO);
    for _ in 0..60 {
        let tries = tries().new_tree(&mut runner).unwrap().current();
        let history = told(&terms, &tries);
        for (_, fact) in history.facts() {
            *kinds.entry(fact.kind()).or_insert(0) += 1;
        }
        paid += history.bond(&terms, Date::MAX, u64::MAX).distributed();
    }
    assert_eq!(kinds.len(), 11, "{kinds:?}");
    assert!(kinds.values().all(|times| *times >= 10), "{kinds:?}");
    assert!(paid > Money::pounds(100_000), "{paid}");
}

fn later(from: Date, days: i64) -> Date {
    let step = |day: Date| if days < 0 { day.yesterday() } else { day.tomorrow() };
    (0..days.abs()).fold(from, |day, _| step(day).unwrap())
}

/// What is true of a bond on a day.
fn sound(terms: &Terms, bond: &Bond, on: Date) {
    assert_eq!(bond.impossible(), None, "{on}");
    assert_eq!(bond.cash_unaccounted_for(), Money::ZERO, "cash in is cash out and cash held, {on}");
    assert_eq!(bond.receipts_unaccounted_for(), Money::ZERO, "receipts on {on}");
    for held in &bond.holdings {
        assert!(
            held.drawn <= held.called && held.called <= held.committed,
            "{} on {on}",
            held.investor
        );
    }
    assert!(bond.cash(Pot::Evolution) >= Money::ZERO);
    let committed: Money = bond.holdings.iter().map(|held| held.committed).sum();
    assert_eq!(committed, terms.capital.value(on).0);
    assert!(bond.drawdown_avoided() <= committed - bond.called());
    let ledger = bond.ledger.as_ref().unwrap();
    assert!(ledger.imbalances(on, u64::MAX).is_empty(), "every pot balances on {on}");
    let capital: Money = bond.holdings.iter().map(|held| held.outstanding).sum();
    let balances = ledger.balances(on, u64::MAX);
    let booked: Money = balances
        .iter()
        .filter(|((_, account), _)| matches!(account, fund::account::Account::Capital(_)))
        .map(|(_, amount)| *amount)
        .sum();
    assert_eq!(capital, -booked, "capital on {on}");
}

/// No step is paid while an earlier one is short; a step pays no more than it is due.
fn in_turn(steps: &[StepPaid]) {
    let mut short = false;
    for step in steps {
        assert!(Money::ZERO <= step.paid && step.paid <= step.due, "{step:?}");
        assert!(!short || step.paid == Money::ZERO, "{steps:#?}");
        short |= step.paid < step.due && step.stopped != Stopped::Capped;
        let full = matches!(step.stopped, Stopped::InFull | Stopped::NothingDue);
        assert_eq!(full, step.paid == step.due, "{step:?}");
    }
}
