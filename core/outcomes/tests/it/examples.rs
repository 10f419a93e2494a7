//! The five worked examples of the payment rule, to the penny, and the worked netting example.

use crate::common::{Book, Told, care_days, day, pounds, quarter};
use definitions::{Days, Money};

const CAP: (&str, &str, &str) = ("tariff.toml", "cap", "{ contract = \"6000.00\" }");

#[test]
fn an_ordinary_case_is_paid_on_the_rounded_cumulative_amount() {
    let child = [Told::starting("2014-01-31").care("V2 U4 2014-05-10 2014-06-20")];
    let mut book = Book::under(&[]);
    let quarters = [
        "2014-Q2", "2014-Q3", "2014-Q4", "2015-Q1", "2015-Q2", "2015-Q3", "2015-Q4", "2016-Q1",
        "2016-Q2", "2016-Q3",
    ];
    let paid: Vec<String> =
        quarters.iter().map(|q| book.agree(&child, q).payment.plain()).collect();
    assert_eq!(
        paid,
        [
            "1536.64", "58.61", "3569.01", "3822.71", "3775.59", "3888.29", "3830.00", "3750.51",
            "3576.96", "3554.43"
        ]
    );
    assert_eq!(book.agreed, pounds("31362.75"));
    let last = book.statement(&child, quarter("2016-Q3"));
    assert_eq!(last.settlement.earned, crate::common::exact("3136275.36"));
    assert_eq!(last.headline.child_days, Days(912));
    assert_eq!(last.headline.care_days, Days(41));
}

#[test]
fn the_window_ends_on_the_eighteenth_birthday() {
    let child =
        [Told::starting("2014-01-31").born("1996-12-15").care("V2 U4 2014-11-20 2014-12-15 E17")];
    let mut book = Book::under(&[]);
    let paid: Vec<String> = ["2014-Q2", "2014-Q3", "2014-Q4", "2015-Q1", "2015-Q2"]
        .iter()
        .map(|q| book.agree(&child, q).payment.plain())
        .collect();
    // Q4 is cut at the birthday, 15 December, so it settles in the quarter ended 31 December.
    assert_eq!(paid, ["1536.64", "3010.61", "3638.81", "0.00", "0.00"]);
    assert_eq!(book.agreed, pounds("8186.06"));
    assert_eq!(book.statement(&child, quarter("2015-Q1")).headline.child_days, Days(318));
}

#[test]
fn overlaps_count_once_and_respite_is_home() {
    let child = [Told::starting("2014-03-01")
        .care("V2 U4 2014-03-10 2014-03-24")
        .care("V2 K2 2014-03-20 2014-04-05")
        .care("V3 U4 2014-05-02 2014-05-09")];
    let mut book = Book::under(&[]);
    let first = book.agree(&child, "2014-Q2");
    assert_eq!((first.payment, first.rounded), (Money::ZERO, pounds("-283.56")));
    let second = book.agree(&child, "2014-Q3");
    assert_eq!(second.payment, pounds("2727.04"));
}

#[test]
fn a_late_correction_is_trued_up_and_an_agreed_payment_stays() {
    let before = [Told::starting("2014-04-01")];
    let after = [Told::starting("2014-04-01").care("V2 U4 2014-05-01 2014-07-01")];
    let mut book = Book::under(&[]);
    assert_eq!(book.agree(&before, "2014-Q2").payment, pounds("1571.17"));
    let statement = book.statement(&after, quarter("2014-Q3"));
    let [adjustment] = &statement.adjustments[..] else { panic!("{:?}", statement.adjustments) };
    assert_eq!(adjustment.difference, crate::common::exact("-439200"));
    let second = book.agree(&after, "2014-Q3");
    assert_eq!(second.rounded, pounds("189.78"));
    assert_eq!((second.payment, second.shortfall), (Money::ZERO, pounds("1381.39")));
    assert_eq!(second.most_ever_earned, pounds("189.78"));
    assert_eq!(second.shortfall_by_error, pounds("1381.39"));
    let third = book.agree(&after, "2014-Q4");
    assert_eq!(third.rounded, pounds("3758.79"));
    assert_eq!((third.payment, third.shortfall), (pounds("2187.62"), Money::ZERO));
}

#[test]
fn a_dispute_pays_the_lower_and_holds_the_difference() {
    let child = [Told::starting("2014-04-01")];
    let mut book = Book::under(&[]);
    book.agree(&child, "2014-Q2");
    book.disputed.extend([care_days("C000", 2, 20)]);
    let second = book.agree(&child, "2014-Q3");
    assert_eq!(second.rounded, pounds("4581.78"));
    assert_eq!((second.payment, second.held), (pounds("1570.61"), pounds("1440.00")));
    let third = book.agree(&child, "2014-Q4");
    assert_eq!(third.rounded, pounds("8150.79"));
    assert_eq!((third.payment, third.held), (pounds("3569.01"), pounds("1440.00")));
    book.disputed.clear();
    book.determined.extend([care_days("C000", 2, 12)]);
    let fourth = book.agree(&child, "2015-Q1");
    assert_eq!(fourth.rounded, pounds("11026.40"));
    assert_eq!((fourth.payment, fourth.held), (pounds("4315.61"), Money::ZERO));
}

#[test]
fn earnings_above_the_cap_absorb_a_later_correction() {
    let clean = [Told::starting("2014-04-01")];
    let mut book = Book::under(&[CAP]);
    assert_eq!(book.agree(&clean, "2014-Q2").payment, pounds("1571.17"));
    assert_eq!(book.agree(&clean, "2014-Q3").payment, pounds("3010.61"));
    let third = book.agree(&clean, "2014-Q4");
    assert_eq!(third.rounded, pounds("8150.79"));
    assert_eq!((third.payment, third.agreed), (pounds("1418.22"), pounds("6000.00")));
    assert_eq!((third.above_cap, third.room), (pounds("2150.79"), Some(Money::ZERO)));

    let forty = [Told::starting("2014-04-01").care("V2 U4 2014-05-01 2014-06-10")];
    let a = book.statement(&forty, quarter("2015-Q1")).settlement;
    assert_eq!((a.rounded, a.payment, a.shortfall), (pounds("9010.40"), Money::ZERO, Money::ZERO));
    assert_eq!(a.above_cap, pounds("3010.40"));

    let long = [Told::starting("2014-04-01").care("V2 U4 2014-05-01 2014-08-20")];
    let b = book.agree(&long, "2015-Q1");
    assert_eq!((b.rounded, b.payment), (pounds("3898.40"), Money::ZERO));
    assert_eq!((b.shortfall, b.shortfall_by_error), (pounds("2101.60"), pounds("2101.60")));
    let five = book.agree(&long, "2015-Q2");
    assert_eq!((five.rounded, five.payment), (pounds("7758.84"), Money::ZERO));
    assert_eq!((five.shortfall, five.above_cap), (Money::ZERO, pounds("1758.84")));
}

#[test]
fn one_start_day_has_ten_quarters_of_these_lengths() {
    let book = Book::under(&[]);
    let tracked = Told::starting("2014-01-31").tracked(&book.contract, "C");
    let lengths: Vec<i64> = tracked.window.quarters.iter().map(|q| q.days().0).collect();
    assert_eq!(lengths, [89, 92, 92, 92, 89, 92, 92, 92, 90, 92]);
    assert_eq!(tracked.window.quarters[1].began, day("2014-04-30"));
    assert_eq!(lengths.iter().sum::<i64>(), 912);
}
