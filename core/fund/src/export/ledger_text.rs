//! The ledger as plain-text accounting: one journal for hledger, one for Beancount. Every entry has
//! its day, what it is for and the entry of the record that told of it; debits are above nothing.

use crate::account::{Account, Earned, Ledger, Pot, Source};
use crate::bond::Bond;
use crate::cost::Cost;
use definitions::{Date, Money};
use std::collections::BTreeMap;
use std::fmt::Write;

/// The bond's ledger as an hledger journal. Empty where the ledger is not kept.
pub fn hledger(bond: &Bond) -> String {
    let Some(ledger) = &bond.ledger else { return String::new() };
    let names = names(bond, ledger, Style::Hledger);
    let mut text = String::from("; The bond's ledger, in pounds.\n\ncommodity GBP 1000.00\n\n");
    for name in names.values() {
        push(&mut text, format_args!("account {name}\n"));
    }
    for entry in by_day(ledger) {
        let words = entry.what.said();
        push(&mut text, format_args!("\n{} {words}  ; told: {}\n", entry.value_date, entry.told));
        for posting in ledger.postings(entry) {
            let name = &names[&(posting.pot, posting.account)];
            push(&mut text, format_args!("    {name:<58}  GBP {}\n", posting.amount.plain()));
        }
    }
    text
}

/// The bond's ledger as Beancount text, with each account's balance on the day after the last
/// entry asserted. Empty where the ledger is not kept.
pub fn beancount(bond: &Bond) -> String {
    let Some(ledger) = &bond.ledger else { return String::new() };
    let names = names(bond, ledger, Style::Beancount);
    let mut text = String::from(
        ";; The bond's ledger, in pounds.\noption \"title\" \"The bond\"\n\
         option \"operating_currency\" \"GBP\"\n\n",
    );
    let days = by_day(ledger);
    let (Some(first), Some(last)) = (days.first(), days.last()) else { return text };
    for name in names.values() {
        push(&mut text, format_args!("{} open {name} GBP\n", first.value_date));
    }
    for entry in &days {
        let words = entry.what.said().replace('"', "'");
        push(&mut text, format_args!("\n{} * \"{words}\"\n", entry.value_date));
        push(&mut text, format_args!("  told: {}\n", entry.told));
        for posting in ledger.postings(entry) {
            let name = &names[&(posting.pot, posting.account)];
            push(&mut text, format_args!("  {name:<58}  {} GBP\n", posting.amount.plain()));
        }
    }
    let after = last.value_date.tomorrow().unwrap_or(Date::MAX);
    text.push('\n');
    for (key, amount) in ledger.balances(last.value_date, u64::MAX) {
        let name = &names[&key];
        push(&mut text, format_args!("{after} balance {name:<58}  {} GBP\n", amount.plain()));
    }
    text
}

/// Every balance on a day under the account names of the hledger journal, for comparing.
pub fn balances(bond: &Bond, on: Date) -> BTreeMap<String, Money> {
    let Some(ledger) = &bond.ledger else { return BTreeMap::new() };
    let names = names(bond, ledger, Style::Hledger);
    let of = |(key, amount)| (names[&key].clone(), amount);
    ledger.balances(on, u64::MAX).into_iter().map(of).collect()
}

/// Which program's rules an account's name follows.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Style {
    /// Lower case.
    Hledger,
    /// Five root names, each part beginning with a capital.
    Beancount,
}

/// Entries by day, those of one day as they were posted.
fn by_day(ledger: &Ledger) -> Vec<&crate::account::Entry> {
    let mut entries: Vec<_> = ledger.entries().iter().collect();
    entries.sort_by_key(|entry| entry.value_date);
    entries
}

fn names(bond: &Bond, ledger: &Ledger, style: Style) -> BTreeMap<(Pot, Account), String> {
    let mut names = BTreeMap::new();
    for posting in ledger.entries().iter().flat_map(|entry| ledger.postings(entry)) {
        let key = (posting.pot, posting.account);
        names.entry(key).or_insert_with(|| name(bond, key, style));
    }
    names
}

fn name(bond: &Bond, (pot, account): (Pot, Account), style: Style) -> String {
    let holding = |at: u16| {
        let held = bond.holdings.get(usize::from(at));
        held.map_or("unknown".to_owned(), |held| format!("{}:{}", held.investor, held.class))
    };
    let name = match account {
        Account::Cash(source) => format!("assets:cash:{}:{}", in_words(pot), of_source(source)),
        Account::CouncilOwes => "assets:council-owes".to_owned(),
        Account::Owed(cost) => format!("liabilities:owed:{}", of_cost(cost)),
        Account::DeferredFees => "liabilities:deferred-fees".to_owned(),
        Account::Capital(at) => format!("liabilities:capital:{}", holding(at)),
        Account::Paid(kind, at) => format!("expenses:{}:{}", of_kind(kind), holding(at)),
        Account::OverTheCap => "expenses:over-the-cap".to_owned(),
        Account::Guarantor => "income:guarantor".to_owned(),
        Account::OutcomePayments => "income:outcome-payments".to_owned(),
        Account::BankInterest => "income:bank-interest".to_owned(),
        Account::Spent(cost) => format!("expenses:{}", of_cost(cost)),
        Account::EvolutionFund => "expenses:evolution-fund".to_owned(),
        Account::Moved => format!("equity:moved:{}", in_words(pot)),
    };
    match style {
        Style::Hledger => name,
        Style::Beancount => name.split(':').map(capital).collect::<Vec<_>>().join(":"),
    }
}

/// A part of a name as Beancount takes it: a capital or a digit first, letters, digits and hyphens
/// after it.
fn capital(part: &str) -> String {
    let plain = |c: char| if c.is_ascii_alphanumeric() || c == '-' { c } else { '-' };
    let mut plain: String = part.chars().map(plain).collect();
    if let Some(first) = plain.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    if plain.starts_with('-') { format!("X{plain}") } else { plain }
}

fn in_words(pot: Pot) -> &'static str {
    match pot {
        Pot::General => "general",
        Pot::Costs => "costs",
        Pot::Reserve => "reserve",
        Pot::Evolution => "evolution-fund",
    }
}

fn of_source(source: Source) -> &'static str {
    match source {
        Source::Receipts => "receipts",
        Source::Interest => "interest",
        Source::Drawn => "drawn",
    }
}

fn of_cost(cost: Cost) -> &'static str {
    match cost {
        Cost::Tax => "tax",
        Cost::Spv => "spv-costs",
        Cost::Intermediary => "intermediary-fee",
        Cost::Service => "service",
    }
}

fn of_kind(kind: Earned) -> &'static str {
    match kind {
        Earned::Interest => "interest",
        Earned::Return => "return",
        Earned::Surplus => "surplus",
    }
}

fn push(text: &mut String, line: std::fmt::Arguments<'_>) {
    // Writing to a text cannot fail.
    let _ = text.write_fmt(line);
}
