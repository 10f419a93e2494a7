//! What goes out to other programs: the ledger as text, read back and added up by plain rules, and
//! the bank's payment file. `scripts/ledger` asks the programs themselves.

#![allow(clippy::unwrap_used, reason = "a test may")]

mod common;

use common::{day, essex, plan};
use definitions::Money;
use expect_test::expect;
use fund::account::{Pot, What};
use fund::export::{
    BankAccount, Credit, PaymentFile, balances, beancount, credits, hledger, pain_001,
};
use fund::plan::run;
use fund::{Bond, Fact, History};
use std::collections::BTreeMap;

fn whole_bond() -> Bond {
    let terms = essex();
    run(&terms, &plan(&terms, Money::pounds(7_100_000))).bond
}

/// Sums the lines of a journal by account, and checks that each entry comes to nothing.
fn added_up(
    lines: impl Iterator<Item = (String, Option<(String, Money)>)>,
) -> BTreeMap<String, Money> {
    let (mut sums, mut entry) = (BTreeMap::new(), Money::ZERO);
    for (line, posting) in lines {
        match posting {
            Some((account, amount)) => {
                *sums.entry(account).or_insert(Money::ZERO) += amount;
                entry += amount;
            }
            None => assert_eq!(std::mem::take(&mut entry), Money::ZERO, "before {line}"),
        }
    }
    sums.retain(|_, amount| *amount != Money::ZERO);
    sums
}

#[test]
fn the_hledger_journal_adds_up_to_the_ledgers_balances() {
    let bond = whole_bond();
    let text = hledger(&bond);
    let lines = text.lines().map(|line| {
        let posting = line.strip_prefix("    ").map(|posting| {
            let (account, amount) = posting.split_once("  GBP ").unwrap();
            (account.trim().to_owned(), Money::parse(amount).unwrap())
        });
        (line.to_owned(), posting)
    });
    assert_eq!(added_up(lines), balances(&bond, bond.on));
}

#[test]
fn the_beancount_text_opens_every_account_it_posts_to_and_asserts_what_it_adds_up_to() {
    let bond = whole_bond();
    let text = beancount(&bond);
    let lines = text.lines().map(|line| {
        let posting =
            line.strip_prefix("  ").filter(|line| line.ends_with(" GBP")).map(|posting| {
                let mut words = posting.split_whitespace();
                let account = words.next().unwrap().to_owned();
                (account, Money::parse(words.next().unwrap()).unwrap())
            });
        (line.to_owned(), posting)
    });
    let sums = added_up(lines.filter(|(line, _)| !line.starts_with("  told")));
    let word = |kind: &str, at: usize| -> Vec<Vec<String>> {
        let of = |line: &&str| line.split_whitespace().nth(1) == Some(kind);
        let words = |line: &str| line.split_whitespace().skip(at).map(str::to_owned).collect();
        text.lines().filter(of).map(words).collect()
    };
    let opened: Vec<String> = word("open", 2).into_iter().map(|words| words[0].clone()).collect();
    assert!(sums.keys().all(|account| opened.contains(account)));
    let asserted: BTreeMap<String, Money> = word("balance", 2)
        .into_iter()
        .map(|words| (words[0].clone(), Money::parse(&words[1]).unwrap()))
        .collect();
    assert_eq!(asserted, sums);
}

#[test]
fn an_entry_is_written_with_its_day_its_words_and_who_told_of_it() {
    let mut history = History::default();
    let terms = essex();
    history.tell(7, Fact::BankInterest { amount: Money(123), on: day("2014-03-31") });
    let bond = history.bond(&terms, day("2014-12-31"), u64::MAX);
    assert_eq!(bond.cash(Pot::General), Money(123));
    assert_eq!(bond.ledger.as_ref().unwrap().entries()[0].what, What::BankInterest);
    expect![[r#"
        ; The bond's ledger, in pounds.

        commodity GBP 1000.00

        account assets:cash:general:interest
        account income:bank-interest

        2014-03-31 Interest from the bank  ; told: 7
            assets:cash:general:interest                                GBP 1.23
            income:bank-interest                                        GBP -1.23
    "#]]
    .assert_eq(&hledger(&bond));
    expect![[r#"
        ;; The bond's ledger, in pounds.
        option "title" "The bond"
        option "operating_currency" "GBP"

        2014-03-31 open Assets:Cash:General:Interest GBP
        2014-03-31 open Income:Bank-interest GBP

        2014-03-31 * "Interest from the bank"
          told: 7
          Assets:Cash:General:Interest                                1.23 GBP
          Income:Bank-interest                                        -1.23 GBP

        2014-04-01 balance Assets:Cash:General:Interest                                1.23 GBP
        2014-04-01 balance Income:Bank-interest                                        -1.23 GBP
    "#]]
    .assert_eq(&beancount(&bond));
}

fn file(credits: Vec<Credit>) -> PaymentFile {
    PaymentFile {
        number: "DIST-2019-Q1".to_owned(),
        made: "2019-04-12T09:30:00Z".to_owned(),
        on: day("2019-04-15"),
        payer: "Children & Support Limited".to_owned(),
        from: BankAccount::Iban("GB29NWBK60161331926819".to_owned()),
        credits,
    }
}

fn credit(reference: &str, pence: i64) -> Credit {
    Credit {
        name: "An investor".to_owned(),
        account: BankAccount::SortCode {
            sort_code: "000000".to_owned(),
            number: "00000001".to_owned(),
        },
        amount: Money(pence),
        reference: reference.to_owned(),
    }
}

#[test]
fn a_payment_file_pays_each_investor_once_and_its_sum_is_the_distributions() {
    let terms = essex();
    let outcome = run(&terms, &plan(&terms, Money::pounds(7_100_000)));
    let made = fund::plan::paying(&outcome).last().unwrap();
    let paid = credits(&outcome.bond, made);
    assert_eq!(paid.iter().map(|(_, amount)| *amount).sum::<Money>(), made.paid_out());
    let references: Vec<Credit> =
        paid.iter().map(|(investor, amount)| credit(investor, amount.0)).collect();
    let text = pain_001(&file(references)).unwrap();
    let sum = format!("<CtrlSum>{}</CtrlSum>", made.paid_out().plain());
    assert_eq!(text.matches(&sum).count(), 2);
    assert_eq!(text.matches("<CdtTrfTxInf>").count(), paid.len());
    assert!(text.contains("<Nm>Children &amp; Support Limited</Nm>"));
}

#[test]
fn a_payment_file_that_a_bank_would_turn_away_is_refused() {
    let check = |credits: Vec<Credit>, title: &str| {
        assert_eq!(pain_001(&file(credits)).unwrap_err().title, title);
    };
    check(vec![], "There is nothing to pay");
    check(vec![credit("A", 0)], "An investor would be paid £0.00");
    check(vec![credit("A", 1), credit("A", 2)], "The reference A is there twice");
    check(vec![credit("", 1)], "“” cannot be a payment's reference");
    let mut wrong = credit("A", 1);
    wrong.account = BankAccount::Iban("GB00NWBK60161331926819".to_owned());
    check(vec![wrong], "The account of An investor is not written as banks write it");
}
