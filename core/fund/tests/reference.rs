//! The bond's money told a second time, slowly: interest one day at a time, every balance from the
//! first fact on, each step of the waterfall from the words on the page, splits and roundings with
//! whole numbers of its own. Random terms and random payments must give the same calls, the same
//! distributions and the same balances, to the penny.
//!
//! `PROPTEST_CASES=2000 cargo test -p fund --test reference` tries harder.

#![allow(clippy::unwrap_used, reason = "a test may")]

#[path = "reference/books.rs"]
mod books;
mod common;
#[path = "reference/interest.rs"]
mod interest;
#[path = "reference/steps.rs"]
mod steps;
#[path = "reference/terms.rs"]
mod terms;

use books::Books;
use common::{day, plan};
use definitions::{Date, Money};
use fund::plan::{Plan, run};
use fund::{Bond, Fact, History, Terms};
use proptest::prelude::*;
use std::collections::BTreeMap;

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 16,
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    /// Every call and every distribution of a whole bond.
    #[test]
    fn every_call_and_every_distribution_is_told_the_same_twice(
        terms in terms::terms(),
        payments in terms::payments(),
    ) {
        let plan = planned(&terms, &payments);
        let facts = run(&terms, &plan).facts;
        let dates = steps::distribution_dates(&terms, &plan);
        for (at, fact) in facts.iter().enumerate() {
            let books = Books::of(&terms, &facts[..at]);
            match fact {
                Fact::Called { on, due, needed, shares } => {
                    let told = steps::call(&terms, &plan, &dates, &books, *on, *due);
                    let called: BTreeMap<(String, String), i64> = shares
                        .iter()
                        .map(|s| ((s.investor.to_string(), s.class.to_string()), s.amount.0))
                        .collect();
                    prop_assert_eq!((called, needed.0), (told.shares, told.needed), "call of {}", on);
                }
                Fact::Distributed { on, .. } => {
                    let told = steps::distribution(&terms, &plan, &dates, &books, *on);
                    prop_assert_eq!(steps::said(fact), told, "distribution of {}", on);
                }
                _ => {}
            }
        }
    }

    /// Every balance on any day as known at any entry, some facts having been told late.
    #[test]
    fn every_balance_is_told_the_same_twice(
        terms in terms::terms(),
        payments in terms::payments(),
        late in prop::collection::vec((0_usize..1_000, 1_u64..400), 0..40),
        asked in prop::collection::vec((0_i64..3_300, 0_u64..1_200), 1..12),
    ) {
        let mut facts = run(&terms, &planned(&terms, &payments)).facts;
        // Some are told so many entries after their turn.
        for (at, by) in late {
            let at = at % facts.len();
            let fact = facts.remove(at);
            facts.insert((at + by as usize).min(facts.len()), fact);
        }
        let mut history = History::default();
        for (entry, fact) in (1..).zip(&facts) {
            history.tell(entry, fact.clone());
        }
        for (days, known) in asked {
            let on = later(days);
            let bond = history.bond(&terms, on, known);
            let books = Books::of(&terms, &books::known(&facts, on, known));
            agree(&terms, &bond, &books, on);
            let ledger = bond.ledger.as_ref().unwrap();
            prop_assert!(ledger.imbalances(on, known).is_empty());
            // The ledger of the bond as known last has the same cash on that day.
            let now = history.bond(&terms, Date::MAX, u64::MAX).ledger.unwrap();
            prop_assert_eq!(books::ledger_cash(&now, on, known), bond.all_cash());
        }
    }
}

fn later(days: i64) -> Date {
    (0..days).fold(day("2013-03-01"), |day, _| day.tomorrow().unwrap())
}

fn planned(terms: &Terms, payments: &[i64]) -> Plan {
    let mut plan = plan(terms, Money::ZERO);
    for (payment, amount) in plan.payments.iter_mut().zip(payments) {
        payment.amount = Money(*amount);
    }
    plan
}

/// The bond and the slow books say the same of everything either knows.
fn agree(terms: &Terms, bond: &Bond, books: &Books, on: Date) {
    use fund::account::{Pot, Source};
    for pot in Pot::ALL {
        for source in Source::ALL {
            let slow = books.cash(&format!("{pot:?}"), &format!("{source:?}"));
            assert_eq!(bond.cash_from(pot, source).0, slow, "{pot:?} {source:?} on {on}");
        }
    }
    for cost in fund::Cost::ALL {
        assert_eq!(bond.owed(cost).0, books.owed(cost), "{cost:?} on {on}");
    }
    assert_eq!(bond.deferred.0, books.deferred);
    assert_eq!(bond.recycled.0, books.recycled);
    assert_eq!(bond.distributed_from_receipts.0, books.distributed_from_receipts);
    assert_eq!((bond.due.0, bond.received.0), (books.due, books.received));
    for held in &bond.holdings {
        let (investor, class) = (held.investor.as_str(), held.class.as_str());
        let slow = books.holding(investor, class);
        assert_eq!(
            (held.called.0, held.drawn.0),
            (slow.called, slow.drawn()),
            "{investor} {class}"
        );
        assert_eq!(held.outstanding.0, slow.outstanding(), "{investor} {class}");
        assert_eq!(held.paid_out().0, slow.paid_out(), "{investor} {class}");
        let earned = held.earned_and_unpaid(on, terms.interest.value(on)).0;
        assert_eq!(earned, interest::due(terms, &slow, class, on), "{investor} {class} on {on}");
    }
    assert_eq!((bond.cash_unaccounted_for().0, bond.receipts_unaccounted_for().0), (0, 0));
}
