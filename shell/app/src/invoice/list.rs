//! Every invoice, and what payments come to at each step: proposed, agreed, invoiced, paid.

use super::Standing;
use crate::book::Book;
use definitions::{Date, Kind, Money, Table};

/// A step a payment goes through.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// Its name.
    pub name: &'static str,
    /// How many payments, and what that counts.
    pub count: usize,
    /// What was counted.
    pub base: &'static str,
    /// What they come to.
    pub value: Money,
}

/// What payments come to at each step.
pub fn steps(book: &Book) -> [Step; 4] {
    let sum = |amounts: &[Money]| amounts.iter().fold(Money::ZERO, |sum, one| sum + *one);
    let open: Vec<Money> =
        book.statements.values().filter_map(|state| Some(state.open.as_ref()?.payment)).collect();
    let agreed: Vec<Money> = book
        .statements
        .values()
        .filter_map(|state| Some(state.settled.as_ref()?.settlement.payment))
        .filter(|payment| *payment != Money::ZERO)
        .collect();
    let invoices = || book.act.invoices.values();
    let invoiced: Vec<Money> = invoices()
        .map(|one| one.amount - one.credited())
        .filter(|net| *net > Money::ZERO)
        .collect();
    let paid: Vec<Money> = invoices().map(super::Invoice::received).collect();
    let wholly = invoices()
        .filter(|one| one.received() > Money::ZERO && one.outstanding() <= Money::ZERO)
        .count();
    let step = |name, count, base, value| Step { name, count, base, value };
    [
        step("Proposed", open.len(), "statements not yet agreed", sum(&open)),
        step("Agreed", agreed.len(), "payments both sides agreed", sum(&agreed)),
        step("Invoiced", invoiced.len(), "invoices, less credit notes", sum(&invoiced)),
        step("Paid", wholly, "invoices paid in full; the amount has part payments too", sum(&paid)),
    ]
}

/// The steps as a table.
pub fn steps_table(book: &Book) -> Table {
    let columns = [
        ("step", "Step", Kind::Text),
        ("count", "How many", Kind::Number),
        ("value", "Amount", Kind::Money),
        ("base", "What is counted", Kind::Text),
    ];
    let mut table = Table::new("Payments at each step", &columns);
    for step in steps(book) {
        let count = i64::try_from(step.count).unwrap_or(i64::MAX);
        table.push([step.name.into(), count.into(), step.value.into(), step.base.into()]);
    }
    table
}

/// Every invoice, the newest last, as it stands on a day.
pub fn table(book: &Book, today: Date) -> Table {
    let columns = [
        ("invoice", "Invoice", Kind::Text),
        ("quarter", "Quarter", Kind::Text),
        ("standing", "Standing", Kind::Text),
        ("dated", "Dated", Kind::Date),
        ("due", "Due", Kind::Date),
        ("order", "Purchase order", Kind::Text),
        ("amount", "Amount", Kind::Money),
        ("credited", "Credited", Kind::Money),
        ("received", "Received", Kind::Money),
        ("outstanding", "Owed", Kind::Money),
    ];
    let mut table = Table::new("Invoices", &columns);
    for (number, one) in &book.act.invoices {
        table.push([
            number.clone().into(),
            one.quarter.to_string().into(),
            one.standing(today).said().into(),
            one.on.into(),
            one.due.into(),
            one.order.clone().into(),
            one.amount.into(),
            one.credited().into(),
            one.received().into(),
            one.outstanding().into(),
        ]);
    }
    table
}

/// How an agreed payment stands on a day: agreed, invoiced, part paid, paid or late.
pub fn standing(book: &Book, quarter: definitions::Quarter, today: Date) -> &'static str {
    let worst = |standing: Standing| match standing {
        Standing::Late => 0,
        Standing::ToReturn => 1,
        Standing::PartPaid => 2,
        Standing::Invoiced => 3,
        Standing::Paid => 4,
        Standing::Credited => 5,
    };
    if super::to_invoice(book, quarter) > Money::ZERO {
        return "agreed";
    }
    let all = book.act.invoices_of(quarter).map(|(_, invoice)| invoice.standing(today));
    all.min_by_key(|one| worst(*one)).map_or("agreed", Standing::said)
}
