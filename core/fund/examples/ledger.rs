//! A whole bond's ledger as other programs read it, on standard output, for asking those programs
//! (`scripts/ledger`): `ledger hledger|beancount|balances|payments`. The outcome payments are a
//! plan's, and so invented.

// The core prints nothing; this program stands in for the shell.
#![allow(clippy::disallowed_macros, clippy::disallowed_methods)]

use definitions::{Money, Quarter};
use fund::Terms;
use fund::export::{
    BankAccount, Credit, PaymentFile, balances, beancount, credits, hledger, pain_001,
};
use fund::plan::{Outcome, Plan, paying, run};
use std::error::Error;

const ESSEX: &str = include_str!("../../../contracts/essex/waterfall.toml");

fn main() -> Result<(), Box<dyn Error>> {
    let outcome = whole_bond()?;
    let bond = &outcome.bond;
    match std::env::args().nth(1).as_deref() {
        Some("hledger") => print!("{}", hledger(bond)),
        Some("beancount") => print!("{}", beancount(bond)),
        Some("balances") => {
            for (account, amount) in balances(bond, bond.on) {
                println!("{account} {}", amount.plain());
            }
        }
        Some("payments") => print!("{}", payments(&outcome)?),
        _ => return Err("ledger hledger|beancount|balances|payments".into()),
    }
    Ok(())
}

fn whole_bond() -> Result<Outcome, Box<dyn Error>> {
    let terms = Terms::read(ESSEX).map_err(|findings| format!("{findings:?}"))?;
    let mut quarter: Quarter = "2013-Q3".parse()?;
    let mut payments = Vec::new();
    for _ in 0..30 {
        payments.push((quarter, Money(23_666_667)));
        quarter = quarter.next();
    }
    let day = |text: &str| definitions::iso(text).ok_or("a day");
    let (from, until) = (day("2013-04-01")?, day("2021-07-01")?);
    Ok(run(&terms, &Plan::of_budgets(&terms, from, until, &payments, 75)))
}

fn payments(outcome: &Outcome) -> Result<String, Box<dyn Error>> {
    let made = paying(outcome).last().ok_or("a distribution that pays")?;
    let account = |number: usize| BankAccount::SortCode {
        sort_code: "000000".to_owned(),
        number: format!("{number:08}"),
    };
    let credit = |(at, (investor, amount)): (usize, (definitions::Text, Money))| Credit {
        name: investor.to_string(),
        account: account(at + 1),
        amount,
        reference: format!("{}-{at}", made.on),
    };
    let file = PaymentFile {
        number: format!("DIST-{}", made.on),
        made: format!("{}T09:30:00Z", made.on),
        on: made.on,
        payer: "The SPV".to_owned(),
        from: BankAccount::Iban("GB29NWBK60161331926819".to_owned()),
        credits: credits(&outcome.bond, made).into_iter().enumerate().map(credit).collect(),
    };
    Ok(pain_001(&file)?)
}
