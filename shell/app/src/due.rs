//! What is due of the act of agreement, for every party: each thing with who it waits for, since
//! when, and by when. Home pages, the SIB Director's page, reminders and calendars all read this.

use crate::access::Action;
use crate::actor::Side;
use crate::book::Book;
use crate::book::children::Children;
use crate::invoice::{credit, to_invoice};
use crate::london::day_of;
use crate::query::party;
use crate::status::next_quarter;
use definitions::party::Role;
use definitions::{Date, Money};
use jiff::ToSpan;

/// How pressing something is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pressing {
    /// Its day is past.
    Late,
    /// In dispute until someone determines it.
    Disputed,
    /// It puts a payment at risk.
    AtRisk,
    /// Its day is to come.
    Due,
}

impl Pressing {
    /// In a word or two.
    pub fn said(self) -> &'static str {
        match self {
            Pressing::Late => "late",
            Pressing::Disputed => "disputed",
            Pressing::AtRisk => "at risk",
            Pressing::Due => "due",
        }
    }
}

/// One thing that waits for someone. It names no child.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Due {
    /// What makes it this one and no other, for as long as it waits.
    pub id: String,
    /// What it is.
    pub what: String,
    /// Where it is done.
    pub href: String,
    /// The party it waits for.
    pub owner: &'static str,
    /// What whoever does it may do.
    pub asks: Action,
    /// Since when.
    pub since: Date,
    /// By when; none where no day is set.
    pub by: Option<Date>,
    /// How pressing it is.
    pub pressing: Pressing,
}

/// Everything that waits on a day, oldest first.
pub fn due(book: &Book, children: &Children, today: Date) -> Vec<Due> {
    let mut due = Vec::new();
    statement(book, children, today, &mut due);
    queries(book, today, &mut due);
    disputes(book, today, &mut due);
    invoices(book, today, &mut due);
    brakes(book, &mut due);
    due.sort_by(|a, b| (a.since, &a.id).cmp(&(b.since, &b.id)));
    due
}

fn pressing(by: Option<Date>, today: Date) -> Pressing {
    match by.is_some_and(|by| by < today) {
        true => Pressing::Late,
        false => Pressing::Due,
    }
}

fn within(from: Date, days: Option<u32>) -> Option<Date> {
    days.map(|days| from.saturating_add(i64::from(days).days()))
}

/// The next statement: to be proposed, or to be agreed by each side that has not.
fn statement(book: &Book, children: &Children, today: Date, due: &mut Vec<Due>) {
    let page = book.act.terms.as_ref();
    let Some(quarter) = book.open_quarter() else {
        let ended = next_quarter(book, children).filter(|next| next.ended() <= today);
        let Some(quarter) = ended.filter(|_| !children.tracked.is_empty()) else { return };
        let by = within(quarter.ended(), page.map(|page| *page.days_to_propose.value(today)));
        due.push(Due {
            id: format!("propose-{quarter}"),
            what: format!("The statement of {quarter} is to be proposed"),
            href: format!("/quarters/{quarter}"),
            owner: party(Role::Intermediary),
            asks: Action::ProposeStatement,
            since: quarter.ended(),
            by,
            pressing: pressing(by, today),
        });
        return;
    };
    let state = &book.statements[&quarter];
    let Some(open) = &state.open else { return };
    let sides = [
        (Side::Payer, Role::Payer, Action::AgreeForPayer),
        (Side::Spv, Role::Spv, Action::AgreeForSpv),
    ];
    for (side, role, asks) in sides {
        if state.agreed_by.contains_key(&side) {
            continue;
        }
        let since = day_of(open.at);
        let by = within(since, page.map(|page| *page.days_to_agree.value(since)));
        due.push(Due {
            id: format!("agree-{quarter}-{side}-{}", open.entry),
            what: format!("{} for {quarter} is to be agreed or disputed", open.payment),
            href: format!("/statements/{quarter}"),
            owner: party(role),
            asks,
            since,
            by,
            pressing: pressing(by, today),
        });
    }
}

fn queries(book: &Book, today: Date, due: &mut Vec<Due>) {
    for (number, query) in &book.act.queries {
        let Some(role) = query.waits_for else { continue };
        let asks = match role {
            Role::Payer => Action::AnswerForPayer,
            Role::Spv => Action::AnswerForSpv,
            _ => Action::AnswerForIntermediary,
        };
        let by = Some(query.due);
        due.push(Due {
            id: format!("query-{number}-{}", query.said.len()),
            what: format!("A query about the statement of {} waits for an answer", query.quarter),
            href: format!("/queries/{number}"),
            owner: party(role),
            asks,
            since: day_of(query.since),
            by,
            pressing: pressing(by, today),
        });
    }
}

fn disputes(book: &Book, today: Date, due: &mut Vec<Due>) {
    let in_dispute: std::collections::BTreeSet<_> = book.in_dispute().collect();
    if in_dispute.is_empty() {
        return;
    }
    let mut disputed = book.commands.iter().filter(|command| command.kind == "disputed");
    let since = disputed.next().map_or(today, |command| day_of(command.at));
    let n = in_dispute.len();
    due.push(Due {
        id: format!("disputes-{n}"),
        what: match n {
            1 => "A child-quarter in dispute is to be determined".to_owned(),
            n => format!("{n} child-quarters in dispute are to be determined"),
        },
        href: "/disputes".to_owned(),
        owner: party(Role::Expert),
        asks: Action::DetermineDispute,
        since,
        by: None,
        pressing: Pressing::Disputed,
    });
}

fn invoices(book: &Book, today: Date, due: &mut Vec<Due>) {
    for (quarter, state) in &book.statements {
        let Some(settled) = &state.settled else { continue };
        let left = to_invoice(book, *quarter);
        if left > Money::ZERO && book.act.terms.is_some() {
            due.push(Due {
                id: format!("invoice-{quarter}"),
                what: format!("{left} agreed for {quarter} is to be invoiced"),
                href: format!("/statements/{quarter}/invoice"),
                owner: party(Role::Spv),
                asks: Action::RaiseInvoice,
                since: settled_on(settled),
                by: Some(settled.due),
                pressing: pressing(Some(settled.due), today),
            });
        }
    }
    for (number, invoice) in &book.act.invoices {
        let owed = invoice.outstanding();
        let (what, asks, role) = match owed {
            Money(0) => continue,
            Money(1..) => (
                format!("{owed} of invoice {number} is to be paid"),
                Action::PayInvoice,
                Role::Payer,
            ),
            _ => (
                format!("{} received beyond invoice {number} is to be returned", -owed),
                Action::RaiseInvoice,
                Role::Spv,
            ),
        };
        due.push(Due {
            id: format!("pay-{number}"),
            what,
            href: format!("/invoices/{number}"),
            owner: party(role),
            asks,
            since: invoice.on,
            by: Some(invoice.due),
            pressing: pressing(Some(invoice.due), today),
        });
    }
    let overpaid = credit::overpaid(book);
    if overpaid > Money::ZERO && !book.act.invoices.is_empty() {
        due.push(Due {
            id: "credit".to_owned(),
            what: format!("A credit note for {overpaid} is to be written"),
            href: "/invoices".to_owned(),
            owner: party(Role::Spv),
            asks: Action::RaiseInvoice,
            since: book
                .statements
                .values()
                .rev()
                .find_map(|s| s.settled.as_ref())
                .map_or(today, settled_on),
            by: None,
            pressing: Pressing::Due,
        });
    }
}

fn brakes(book: &Book, due: &mut Vec<Due>) {
    for (entry, brake) in book.people.brakes_on() {
        due.push(Due {
            id: format!("brake-{entry}"),
            what: "The child-first brake holds: nothing is proposed or agreed".to_owned(),
            href: format!("/child-first/{entry}"),
            owner: "whoever follows it up",
            asks: Action::FollowBrake,
            since: day_of(brake.at),
            by: None,
            pressing: Pressing::AtRisk,
        });
    }
}

/// The day the second side agreed.
fn settled_on(settled: &crate::book::SettledStatement) -> Date {
    let last = settled.agreed_by.values().map(|(_, at)| *at).max();
    last.map_or(settled.due, day_of)
}
