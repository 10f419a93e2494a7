//! What people do with the bond's money, one verb after another: what is done, what is refused and
//! in which words, and what was known when.

#![allow(clippy::unwrap_used, reason = "a test may")]

mod common;
#[path = "common/tried.rs"]
mod tried;

use common::{day, essex, quarter, switched};
use definitions::{Date, Money, Refusal};
use fund::account::{Account, Pot, Source};
use fund::drawdown::{Ahead, call, draw, send, send_for};
use fund::evolution::{Approver, allowance, approve, buy, release};
use fund::receipt::{bank_interest, receive, repay};
use fund::{Bond, Cost, Fact, cost, distribution, drawdown, guarantee, investor};
use tried::Tried;

#[track_caller]
fn refused(fact: Result<Fact, Refusal>, title: &str) {
    assert_eq!(fact.unwrap_err().title, title);
}

#[test]
fn a_call_is_shared_by_commitments_to_the_penny_and_the_last_one_takes_what_is_left() {
    let mut tried = Tried::new(essex());
    tried.drawn("2013-03-14", "2013-04-02", 1_000_000);
    let bond = tried.on("2013-04-02");
    assert_eq!(bond.drawn(), Money::pounds(1_000_000));
    let largest = &bond.holdings[0];
    assert_eq!((largest.investor.as_str(), largest.drawn), ("bridges-ventures", Money(29_032_258)));
    tried.drawn("2013-05-01", "2013-06-03", 2_100_000);
    let bond = tried.on("2013-06-03");
    assert!(bond.holdings.iter().all(|held| held.drawn == held.committed));
}

#[test]
fn nobody_is_called_or_drawn_past_their_commitment() {
    let mut tried = Tried::new(essex());
    tried.drawn("2013-03-14", "2013-04-02", 3_000_000);
    let (bond, terms) = (tried.on("2013-04-02"), &tried.terms);
    let (on, due) = (day("2013-04-02"), day("2013-05-01"));
    refused(
        send_for(terms, &bond, on, due, Money::pounds(100_001)),
        "£100,001.00 would be called, and £100,000.00 is left to call",
    );
    refused(
        send_for(terms, &bond, on, day("2013-04-15"), Money::pounds(1)),
        "A call has 10 business days' notice, and this is due on 2013-04-15",
    );
    refused(
        draw(&bond, "allia".into(), "loan".into(), Money(1), on),
        "£0.00 is called of allia and unpaid, and £0.01 would be drawn",
    );
    refused(
        draw(&bond, "allia".into(), "bonds".into(), Money(1), on),
        "allia has committed nothing as bonds",
    );
}

#[test]
fn a_share_that_is_not_paid_is_shown_and_not_asked_of_the_others() {
    let mut tried = Tried::new(essex());
    let bond = tried.on("2013-03-14");
    let (on, due) = (day("2013-03-14"), day("2013-04-02"));
    let call = send_for(&tried.terms, &bond, on, due, Money::pounds(310_000)).unwrap();
    tried.tell(call);
    let bond = tried.on("2013-03-20");
    tried.done(draw(&bond, "allia".into(), "loan".into(), Money::pounds(15_000), due));
    let bond = tried.on("2013-04-30");
    let accounts = investor::accounts(&tried.terms, &bond, day("2013-04-30"));
    let unpaid = |who: &str| accounts.iter().find(|a| a.investor == who).unwrap().unpaid_calls;
    assert_eq!(unpaid("allia"), Money::pounds(5_000));
    assert_eq!(unpaid("bridges-ventures"), Money::pounds(90_000));
    // Overdue, it no longer counts as money on its way: the next call is not less for it.
    let ahead = Ahead { costs: Money::pounds(115_000), reserve: Money::ZERO };
    assert_eq!(call_amount(&bond, "2013-03-29", &ahead), Money::ZERO);
    assert_eq!(call_amount(&bond, "2013-04-30", &ahead), Money::pounds(100_000));
}

fn call_amount(bond: &Bond, on: &str, ahead: &Ahead) -> Money {
    call(bond, day(on), ahead).amount
}

#[test]
fn more_than_is_agreed_cannot_be_received_and_what_was_paid_too_much_goes_back() {
    let mut tried = Tried::new(essex());
    tried.agreed("2013-Q3", 10_000);
    refused(
        receive(&tried.on("2013-12-01"), Money::pounds(10_001), day("2013-12-01"), "".into()),
        "£10,000.00 is agreed and unpaid, and £10,001.00 would be received",
    );
    tried.received("2013-12-01", 10_000);
    tried.agreed("2013-Q4", -4_000);
    let bond = tried.on("2014-01-20");
    assert_eq!((bond.repayable(), bond.available()), (Money::pounds(4_000), Money::pounds(6_000)));
    refused(
        repay(&bond, Money::pounds(4_001), day("2014-01-20")),
        "£4,000.00 is repayable, and £4,001.00 would be repaid",
    );
    tried.done(repay(&bond, Money::pounds(4_000), day("2014-01-20")));
    let bond = tried.on("2014-01-20");
    assert_eq!((bond.repayable(), bond.all_cash()), (Money::ZERO, Money::pounds(6_000)));
    assert_eq!(bond.receipts_unaccounted_for(), Money::ZERO);
    refused(bank_interest(Money(-5), day("2014-01-20")), "The bank paid -£0.05");
}

#[test]
fn a_cost_is_paid_once_and_never_from_cash_that_is_not_there() {
    let mut tried = Tried::new(essex());
    let (due, month) = (day("2013-04-30"), day("2013-04-01"));
    refused(
        cost::fall_due(Cost::Service, month, Money::ZERO, due, "".into()),
        "the service of £0.00 cannot fall due",
    );
    tried.done(cost::fall_due(Cost::Service, month, Money::pounds(70_000), due, "INV-1".into()));
    let bond = tried.on("2013-04-30");
    refused(
        cost::pay(&bond, Cost::Service, Money::pounds(70_001), due),
        "£70,000.00 is owed for the service, and £70,001.00 would be paid",
    );
    refused(
        cost::pay(&bond, Cost::Service, Money::pounds(70_000), due),
        "There is £0.00 to pay costs from, and £70,000.00 would be paid",
    );
    tried.drawn("2013-03-14", "2013-04-02", 100_000);
    let bond = tried.on("2013-04-30");
    tried.done(cost::pay(&bond, Cost::Service, Money::pounds(70_000), due));
    let bond = tried.on("2013-04-30");
    assert_eq!(bond.owed(Cost::Service), Money::ZERO);
    let [.., service] = cost::against_budget(&tried.terms, &bond, day("2013-04-30"));
    assert_eq!((service.budget, service.paid), (Money::pounds(74_000), Money::pounds(70_000)));
}

#[test]
fn a_tenth_of_the_fee_waits_for_the_investors() {
    let mut tried = Tried::new(essex());
    let (due, month) = (day("2013-04-30"), day("2013-04-01"));
    tried.done(cost::fall_due(Cost::Intermediary, month, Money::pounds(6_000), due, "".into()));
    let bond = tried.on("2013-04-30");
    assert_eq!(bond.owed(Cost::Intermediary), Money::pounds(5_400));
    assert_eq!(bond.deferred, Money::pounds(600));
}

#[test]
fn a_back_dated_receipt_changes_what_is_known_now_and_not_what_was_known_then() {
    let mut tried = Tried::new(essex());
    tried.agreed("2013-Q3", 10_000);
    let then = tried.received("2013-12-20", 3_000);
    tried.received("2013-12-10", 2_000);
    let on = day("2013-12-15");
    let (was, now) = tried.history.cash_then_and_now(&tried.terms, on, then);
    assert_eq!((was, now), (Money::ZERO, Money::pounds(2_000)));
    let cash = Account::Cash(Source::Receipts);
    let ledger = tried.on("2014-01-01").ledger.unwrap();
    assert_eq!(ledger.balance(cash, Some(Pot::General), on, then), was);
    assert_eq!(ledger.balance(cash, Some(Pot::General), on, u64::MAX), now);
}

#[test]
fn a_distribution_pays_costs_reserve_and_fund_first_and_says_why_each_step_stopped() {
    let mut tried = Tried::new(essex());
    tried.drawn("2013-03-14", "2013-04-02", 1_000_000);
    let proposed = tried.proposed("2013-Q1");
    assert_eq!(proposed.on, day("2013-04-15"));
    let said: Vec<String> = proposed
        .steps
        .iter()
        .map(|step| format!("{} {} of {} {:?}", step.step, step.paid, step.due, step.stopped))
        .collect();
    assert_eq!(
        said,
        [
            "tax £0.00 of £0.00 NothingDue",
            "spv-costs £7,500.00 of £7,500.00 InFull",
            "intermediary-fee £16,200.00 of £16,200.00 InFull",
            "service £222,000.00 of £222,000.00 InFull",
            "reserve £491,400.00 of £491,400.00 InFull",
            "evolution-fund £15,000.00 of £15,000.00 InFull",
            "interest loan £0.00 of £315.95 LockedUp",
            "principal loan £0.00 of £177,419.36 LockedUp",
            "return equity £0.00 of £0.00 NothingDue",
            "principal equity £0.00 of £822,580.64 LockedUp",
            "deferred-fees £0.00 of £0.00 NothingDue",
            "surplus equity £0.00 of £247,900.00 LockedUp",
        ]
    );
    assert_eq!(proposed.kept, Money::pounds(247_900));
    let last = proposed.steps.last().unwrap();
    assert_eq!(last.step.said(), "What is left, to equity");
    assert_eq!(
        last.stopped.said(),
        "What is left is kept: investors are paid once cash and undrawn commitments cover \
         everything still to be spent."
    );
    let until = day("2021-07-01");
    let made =
        distribution::make(&tried.terms, &tried.history, quarter("2013-Q1"), until, &proposed);
    tried.done(made);
    let bond = tried.on("2013-04-15");
    assert_eq!(bond.cash(Pot::Costs), Money::pounds(245_700));
    assert_eq!(bond.cash(Pot::Reserve), Money::pounds(491_400));
    assert_eq!(bond.cash(Pot::Evolution), Money::pounds(15_000));
    let again =
        distribution::propose(&tried.terms, &tried.history, quarter("2013-Q1"), u64::MAX, until);
    assert_eq!(again.unwrap_err().title, "A distribution was made on 2013-04-15");
}

#[test]
fn a_distribution_that_is_no_longer_what_was_shown_is_refused() {
    let mut tried = Tried::new(essex());
    tried.drawn("2013-03-14", "2013-04-02", 1_000_000);
    let shown = tried.proposed("2013-Q1");
    tried.tell(Fact::BankInterest { amount: Money(1), on: day("2013-04-03") });
    let until = day("2021-07-01");
    refused(
        distribution::make(&tried.terms, &tried.history, quarter("2013-Q1"), until, &shown),
        "What would be distributed has changed since it was shown",
    );
}

#[test]
fn interest_is_simple_first_day_in_last_day_out_and_added_at_new_year_if_unpaid() {
    let mut tried = Tried::new(essex());
    tried.drawn("2013-03-14", "2013-04-02", 3_100_000);
    let owed = |tried: &Tried, on: &str| {
        let accounts = investor::accounts(&tried.terms, &tried.on(on), day(on));
        accounts.iter().find(|a| a.investor == "investor-5").unwrap().earned_and_unpaid
    };
    // £250,000 at 5%: one day is £34.246575.
    assert_eq!(owed(&tried, "2013-04-02"), Money::ZERO);
    assert_eq!(owed(&tried, "2013-04-03"), Money(3_425));
    assert_eq!(owed(&tried, "2014-01-01"), Money(938_356));
    // From then on £259,383.56 earns: 100 days are £3,553.20 more, and part of a penny besides.
    assert_eq!(owed(&tried, "2014-04-11"), Money(938_356 + 355_320));
    let simple = switched(&[("capitalised = \"yearly\"", "capitalised = \"never\"")]);
    tried.terms = simple;
    assert_eq!(owed(&tried, "2014-04-11"), Money(1_280_822));
}

#[test]
fn what_is_above_a_cap_on_return_goes_to_the_council() {
    let capped = [
        ("rate = \"0\"\ncap = \"none\"", "rate = \"0\"\ncap = { multiple = \"1.2\" }"),
        ("value = \"remaining-budget\"", "value = \"none\""),
    ];
    let mut tried = Tried::new(switched(&capped));
    tried.drawn("2013-03-14", "2013-04-02", 100_000);
    tried.agreed("2018-Q4", 7_000_000);
    tried.received("2021-07-01", 2_000_000);
    let proposed = tried.proposed("2021-Q2");
    let surplus = proposed.steps.last().unwrap();
    // Equity drew £82,258.07, to the penny: at 1.2 times it may have £98,709.68 in all.
    let equity: Money = tried
        .on("2021-07-14")
        .holdings
        .iter()
        .filter(|h| h.class == "equity")
        .map(|h| h.drawn)
        .sum();
    assert_eq!(surplus.paid + equity, Money((equity.0 * 12 + 5) / 10));
    assert_eq!(proposed.over_the_cap, surplus.due - surplus.paid);
    assert!(proposed.over_the_cap > Money::pounds(1_800_000));
    assert_eq!(proposed.kept, Money::ZERO);
}

#[test]
fn the_evolution_fund_never_goes_below_nothing() {
    let mut tried = Tried::new(essex());
    tried.drawn("2013-03-14", "2013-04-02", 1_000_000);
    let shown = tried.proposed("2013-Q1");
    tried.tell(Fact::distributed(&tried.on("2013-04-15"), &shown));
    let on: Date = day("2013-05-01");
    let bond = tried.on("2013-05-01");
    let ask = |bond: &Bond, item: &str, pounds: i64, by| {
        approve(&tried.terms, bond, item.into(), Money::pounds(pounds), by, on)
    };
    refused(ask(&bond, "E1", 200, Approver::Supervisor), "£200.00 is more than you may approve");
    refused(ask(&bond, "E1", 0, Approver::Board), "An item costs more than nothing");
    refused(
        ask(&bond, "E1", 15_001, Approver::Board),
        "The Evolution Fund has £15,000.00 left, and this is £15,001.00",
    );
    let first = ask(&bond, "E1", 14_900, Approver::Board);
    tried.done(first);
    let bond = tried.on("2013-05-01");
    assert_eq!(allowance(&bond), Money::pounds(100));
    let ask = |bond: &Bond, item: &str, pounds: i64, by| {
        approve(&tried.terms, bond, item.into(), Money::pounds(pounds), by, on)
    };
    refused(ask(&bond, "E1", 10, Approver::Supervisor), "Item E1 is already approved");
    refused(
        ask(&bond, "E2", 101, Approver::Supervisor),
        "The Evolution Fund has £100.00 left, and this is £101.00",
    );
    refused(buy(&bond, "E2".into(), Money(1), on), "Item E2 is not approved, or has been bought");
    refused(
        buy(&bond, "E1".into(), Money::pounds(14_901), on),
        "£14,900.00 was approved for item E1, and £14,901.00 was paid",
    );
    let bought = buy(&bond, "E1".into(), Money::pounds(14_000), on);
    tried.done(bought);
    let bond = tried.on("2013-05-01");
    assert_eq!(bond.cash(Pot::Evolution), Money::pounds(1_000));
    assert_eq!(allowance(&bond), Money::pounds(1_000));
    refused(release(&bond, "E1".into(), on), "Item E1 is not waiting to be bought");
}

#[test]
fn a_call_that_is_not_needed_is_told_too() {
    let tried = Tried::new(essex());
    let bond = tried.on("2013-03-14");
    let none = call(&bond, day("2013-03-14"), &Ahead { costs: Money::ZERO, reserve: Money::ZERO });
    let Fact::Called { shares, needed, .. } =
        send(&bond, day("2013-03-14"), day("2013-04-02"), &none)
    else {
        panic!("a call")
    };
    assert_eq!((shares.len(), needed), (0, Money::ZERO));
}

#[test]
fn a_back_dated_fact_that_would_leave_a_later_day_impossible_is_refused() {
    let mut tried = Tried::new(essex());
    tried.drawn("2013-03-14", "2013-04-02", 100_000);
    let bond = tried.on("2013-04-30");
    assert_eq!(bond.cash(Pot::General), Money::pounds(100_000));
    let twice = Fact::Drawn {
        investor: "allia".into(),
        class: "loan".into(),
        amount: Money(1),
        on: day("2013-03-20"),
    };
    let refusal = tried.history.admit(&tried.terms, &twice).unwrap_err();
    assert_eq!(refusal.title, "On 2013-04-02 an investor would have paid in more than was called");
    let interest = Fact::BankInterest { amount: Money(1), on: day("2013-04-20") };
    assert_eq!(tried.history.admit(&tried.terms, &interest), Ok(()));
}

#[test]
fn what_a_guaranteed_class_loses_is_made_good_up_to_the_guarantee() {
    let guaranteed = [
        ("kind = \"loan\"", "kind = \"guaranteed\""),
        (
            "# What is paid on a distribution date",
            "[[guarantees]]\nsince = 2012-11-01\nclass = \"loan\"\nby = \"a-foundation\"\n\
             amount = \"40000.00\"\nassumed = \"a test's own guarantee\"\n\n\
             # What is paid on a distribution date",
        ),
    ];
    let mut tried = Tried::new(switched(&guaranteed));
    tried.drawn("2013-03-14", "2013-04-02", 310_000);
    let (bond, on) = (tried.on("2021-10-01"), day("2021-10-01"));
    refused(
        guarantee::pay(&tried.terms, &bond, "equity", Money(1), on),
        "Nobody guarantees equity",
    );
    refused(
        guarantee::pay(&tried.terms, &bond, "loan", Money::pounds(40_001), on),
        "£40,000.00 is guaranteed and lost, and £40,001.00 would be paid",
    );
    tried.done(guarantee::pay(&tried.terms, &bond, "loan", Money::pounds(40_000), on));
    let bond = tried.on("2021-10-01");
    let loan: Vec<Money> =
        bond.holdings.iter().filter(|h| h.class == "loan").map(|h| h.outstanding).collect();
    // £15,000, £25,000 and £15,000 drawn; eight elevenths of each made good, to the penny.
    assert_eq!(loan, [Money(409_091), Money(681_818), Money(409_091)]);
    assert_eq!(guarantee::left(&tried.terms, &bond, "loan", on), Money::ZERO);
    assert_eq!((bond.impossible(), bond.cash_unaccounted_for()), (None, Money::ZERO));
    assert!(bond.ledger.unwrap().imbalances(on, u64::MAX).is_empty());
}

#[test]
fn a_call_is_proposed_for_the_period_when_its_notice_has_run_and_made_as_it_was_shown() {
    let mut tried = Tried::new(essex());
    let until = day("2021-07-01");
    let on = day("2013-03-15");
    let shown = drawdown::propose(&tried.terms, &tried.history, on, u64::MAX, until);
    // Ten business days on, past Good Friday and Easter Monday; April's costs and the reserve.
    assert_eq!(shown.due, day("2013-04-02"));
    assert_eq!(shown.ahead.costs, Money::pounds(81_900));
    assert_eq!(shown.ahead.reserve, Money::pounds(491_400));
    assert_eq!(shown.call.amount, Money::pounds(573_300));
    let made = drawdown::make(&tried.terms, &tried.history, until, &shown);
    tried.done(made);
    refused(
        drawdown::make(&tried.terms, &tried.history, until, &shown),
        "What would be called has changed since it was shown",
    );
    let again = drawdown::propose(&tried.terms, &tried.history, on, u64::MAX, until);
    assert_eq!(again.call.amount, Money::ZERO, "what is called is on its way");
}
