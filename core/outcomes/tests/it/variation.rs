//! Changing the contract: what a variation may do, what differs in words, and what hard cases come
//! to under it.

use crate::common::{day, essex, read, switched};
use definitions::{Date, Money};
use outcomes::Contract;
use outcomes::hard_cases::outcome::{Gains, Outcome, digest, outcomes};
use outcomes::variation::from_the_start::from_the_start;
use outcomes::variation::{Pages, Varied, Wrong, vary};

fn effective() -> Date {
    day("2015-04-01")
}

/// A page of the contract with something written under it.
fn with(page: &str, more: &str) -> Pages {
    [(page.to_owned(), format!("{}\n{more}", essex()[page]))].into()
}

fn new_price(since: &str) -> Pages {
    with(
        "tariff.toml",
        &format!(
            "[[price]]\nsince = {since}\nvalue = {{ flat = \"80.00\" }}\nsource = \"variation 1\"\n"
        ),
    )
}

fn varied(changed: &Pages, names_past: bool, settled_to: Option<&str>) -> Result<Varied, Wrong> {
    vary(&essex(), changed, effective(), names_past, settled_to.map(day))
}

fn refusal(changed: &Pages, settled_to: Option<&str>) -> String {
    match varied(changed, false, settled_to).unwrap_err() {
        Wrong::Refused(refusal) => refusal.title,
        Wrong::Findings(findings) => findings[0].title.clone(),
    }
}

#[test]
fn a_new_version_of_a_term_is_told_in_words_with_its_day() {
    let varied = varied(&new_price("2015-04-01"), false, Some("2015-04-01")).unwrap();
    let [one] = varied.differences.as_slice() else { panic!("{:?}", varied.differences) };
    assert_eq!((one.term.as_str(), one.since, one.rewrites), ("Price", Some(effective()), false));
    assert_eq!(one.before.as_deref(), Some("flat 72.00"));
    assert_eq!(one.after.as_deref(), Some("flat 80.00"));
    let price = |day| varied.contract.tariff.price_of_a_day(day, 1, "at-home").unwrap();
    assert_eq!(price(day("2015-03-31")), Money::pounds(72));
    assert_eq!(price(effective()), Money::pounds(80));
}

#[test]
fn what_a_variation_may_not_do_is_refused_in_words() {
    let says = |changed: &Pages, settled_to, words: &str| {
        let title = refusal(changed, settled_to);
        assert!(title.contains(words), "{title}");
    };
    says(&essex(), None, "changes no term");
    says(&new_price("2015-01-01"), None, "before the variation takes effect");
    says(&new_price("2015-04-01"), Some("2015-07-01"), "reaches quarters settled already");
    says(&with("tariff.toml", "[[bonus]]\nsince = 2015-04-01\nvalue = 1\n"), None, "bonus");
    let other: Pages = [("service.toml".to_owned(), String::new())].into();
    says(&other, None, "not a page a payment rests on");
    let rewritten = switched(&[("tariff.toml", "price", "{ flat = \"80.00\" }")]);
    says(&rewritten, None, "before the variation takes effect");
}

#[test]
fn a_variation_that_says_so_may_name_past_quarters() {
    let rewritten = switched(&[("tariff.toml", "price", "{ flat = \"80.00\" }")]);
    let varied = varied(&rewritten, true, Some("2015-07-01")).unwrap();
    assert!(varied.differences[0].rewrites);
    assert_eq!(varied.differences[0].before.as_deref(), Some("flat 72.00"));
}

#[test]
fn a_varied_contract_can_be_held_from_the_start() {
    let varied = varied(&new_price("2015-04-01"), false, None).unwrap();
    let always = read(&from_the_start(&varied.pages, &varied.differences));
    let price = always.tariff.price_of_a_day(day("2013-01-01"), 1, "at-home");
    assert_eq!(price, Some(Money::pounds(80)));
    assert_eq!(always.baseline, varied.contract.baseline);
}

fn cases(proposed: &Contract) -> Vec<Outcome> {
    outcomes(&read(&essex()), proposed, day("2014-01-31"))
}

fn case<'a>(cases: &'a [Outcome], what: &str) -> &'a Outcome {
    cases.iter().find(|case| case.what.contains(what)).unwrap_or_else(|| panic!("no case {what}"))
}

#[test]
fn under_the_same_terms_nobody_gains() {
    let cases = cases(&read(&essex()));
    assert!(cases.iter().all(|case| case.gains == Gains::Nobody && case.by.is_empty()));
    let earned = |what| case(&cases, what).now.earned;
    // 912 days, of which the synthetic curve expects 475.9776 in care, at £72.
    assert_eq!(earned("Never in care"), earned("A short break of 17 days"));
    assert!(earned("Enters care and stays") < Money::ZERO);
    assert_eq!(earned("In care at the start, home later"), Money::ZERO);
    assert_eq!(case(&cases, "overlap").now.care.0, 180, "a day covered twice counts once");
    assert_eq!(case(&cases, "Two episodes").now.clause, "an episode of care covers the day");
    assert!(case(&cases, "18 days").now.clause.contains("short_break_limit"));
    assert!(case(&cases, "Turns 18").now.clause.contains("eighteenth birthday"));
    assert!(case(&cases, "release not known").now.waiting > 0);
    assert!(case(&cases, "A gap").now.waiting > 0);
    assert_eq!(case(&cases, "custody from home").now.excluded.0, 180);
}

#[test]
fn who_gains_by_a_change_is_named_with_the_clause() {
    let parents = read(&switched(&[("days.toml", "placed_with_parents", "\"care\"")]));
    let found = cases(&parents);
    let one = case(&found, "own parents");
    assert_eq!((one.gains, one.then.care.0 - one.now.care.0), (Gains::Council, 300));
    assert!(
        one.by.contains("home becomes care") && one.by.contains("placed_with_parents"),
        "{}",
        one.by
    );
    assert_eq!(found.iter().filter(|case| case.gains != Gains::Nobody).count(), 1);

    let custody = read(&switched(&[("days.toml", "sentenced_custody", "\"home\"")]));
    assert_eq!(case(&cases(&custody), "custody from home").gains, Gains::Investors);

    let price = read(&switched(&[("tariff.toml", "price", "{ flat = \"80.00\" }")]));
    let found = cases(&price);
    assert_eq!(case(&found, "Never in care").gains, Gains::Investors);
    assert_eq!(case(&found, "Enters care and stays").gains, Gains::Council);
    assert!(case(&found, "Never in care").by.contains("tariff"));
    assert_ne!(digest(&found), digest(&cases(&read(&essex()))));
}
