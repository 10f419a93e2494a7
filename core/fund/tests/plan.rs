//! The whole bond, run from a plan: what is drawn, recycled, paid back and returned.

#![allow(clippy::unwrap_used, reason = "a test may")]

mod common;

use common::{essex, plan};
use definitions::Money;
use expect_test::{Expect, expect};
use fund::plan::{Outcome, run};
use std::fmt::Write;

fn told(outcome: &Outcome, terms: &fund::Terms) -> String {
    let (bond, all) = (&outcome.bond, outcome.together(terms));
    let mut text = String::new();
    let calls = outcome.calls.len();
    let (first, last) = (outcome.calls.first().unwrap(), outcome.calls.last().unwrap());
    writeln!(
        text,
        "{calls} calls, {} on {} to {} on {}",
        first.amount, first.due, last.amount, last.due
    )
    .unwrap();
    writeln!(text, "drawn {} of {}, avoided {}", all.drawn, all.committed, bond.drawdown_avoided())
        .unwrap();
    writeln!(text, "received {}, recycled {}", bond.received, bond.recycled).unwrap();
    writeln!(text, "spent {}, unpaid {}", bond.spent(), outcome.unpaid()).unwrap();
    writeln!(
        text,
        "paid out {}: capital {}, earnings {}, surplus {}",
        all.paid_out, all.principal, all.earnings, all.surplus
    )
    .unwrap();
    writeln!(text, "to the council above a cap {}", bond.over_the_cap).unwrap();
    writeln!(text, "cash at the end {}", bond.all_cash()).unwrap();
    writeln!(text, "{}; {}", all.returns, all.multiple).unwrap();
    for account in outcome.accounts(terms) {
        writeln!(
            text,
            "  {:20} {:>14} {:>14} {}",
            account.investor, account.drawn, account.paid_out, account.returns
        )
        .unwrap();
    }
    assert_eq!(
        (bond.cash_unaccounted_for(), bond.receipts_unaccounted_for()),
        (Money(0), Money(0))
    );
    text
}

fn check(total: i64, expected: Expect) {
    let terms = essex();
    let outcome = run(&terms, &plan(&terms, Money::pounds(total)));
    expected.assert_eq(&told(&outcome, &terms));
}

#[test]
fn at_the_cap_the_whole_bond_runs_from_first_call_to_last_distribution() {
    check(
        7_100_000,
        expect![[r#"
            19 calls, £573,300.00 on 2013-04-02 to £3,750.00 on 2019-01-02
            drawn £2,169,283.34 of £3,100,000.00, avoided £930,716.66
            received £7,100,000.00, recycled £4,317,166.66
            spent £5,861,250.00, unpaid £0.00
            paid out £3,408,033.34: capital £2,169,283.34, earnings £63,250.91, surplus £1,175,499.09
            to the council above a cap £0.00
            cash at the end £0.00
            10.01% a year; 1.10 of committed, 1.57 of drawn
              bridges-ventures        £629,791.95  £1,044,673.98 10.65% a year
              big-society-capital     £559,815.11    £928,599.18 10.65% a year
              allia                   £139,953.75    £180,253.00 7.08% a year
              investor-4              £279,907.49    £464,299.50 10.65% a year
              investor-5              £174,942.22    £203,692.63 5.01% a year
              investor-6              £139,953.76    £232,149.75 10.65% a year
              investor-7              £139,953.74    £232,149.73 10.65% a year
              investor-8              £104,965.32    £122,215.57 5.01% a year
        "#]],
    );
}

#[test]
fn with_nothing_received_all_that_was_drawn_is_lost() {
    check(
        0,
        expect![[r#"
        23 calls, £573,300.00 on 2013-04-02 to £69,700.00 on 2015-11-02
        drawn £3,100,000.00 of £3,100,000.00, avoided £0.00
        received £0.00, recycled £0.00
        spent £3,100,000.00, unpaid £2,663,600.00
        paid out £0.00: capital £0.00, earnings £0.00, surplus £0.00
        to the council above a cap £0.00
        cash at the end £0.00
        total loss: nothing has been returned; 0.00 of committed, 0.00 of drawn
          bridges-ventures        £900,000.00          £0.00 total loss: nothing has been returned
          big-society-capital     £800,000.00          £0.00 total loss: nothing has been returned
          allia                   £200,000.00          £0.00 total loss: nothing has been returned
          investor-4              £400,000.00          £0.00 total loss: nothing has been returned
          investor-5              £250,000.00          £0.00 total loss: nothing has been returned
          investor-6              £200,000.00          £0.00 total loss: nothing has been returned
          investor-7              £200,000.00          £0.00 total loss: nothing has been returned
          investor-8              £150,000.00          £0.00 total loss: nothing has been returned
    "#]],
    );
}

#[test]
fn the_facts_of_a_run_fold_to_the_bond_it_ended_with() {
    let terms = essex();
    let plan = plan(&terms, Money::pounds(5_000_000));
    let outcome = run(&terms, &plan);
    let folded = common::told(&terms, &plan).bond(&terms, outcome.bond.on, u64::MAX);
    assert_eq!(folded, outcome.bond);
    let ledger = outcome.bond.ledger.as_ref().unwrap();
    assert!(ledger.imbalances(outcome.bond.on, u64::MAX).is_empty());
}

#[test]
fn a_scenario_comes_to_what_the_run_with_its_ledger_comes_to() {
    let terms = essex();
    let plan = plan(&terms, Money::pounds(6_000_000));
    let outcome = run(&terms, &plan);
    let amounts: Vec<Money> = plan.payments.iter().map(|payment| payment.amount).collect();
    let timetable = fund::plan::Timetable::of(&terms, &plan);
    let scenario = timetable.scenario(&terms, &amounts);
    assert_eq!(scenario.together, outcome.together(&terms));
    assert_eq!(scenario.investors, outcome.accounts(&terms));
    assert_eq!(scenario.least_cash, outcome.least_cash);
    let worst = timetable.total_loss(&terms);
    assert_eq!(worst.together.lost_if_nothing_more, Money::pounds(3_100_000));
}
