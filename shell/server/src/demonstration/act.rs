//! Invented invoices for the statements agreed so far, paid on their day but for the last, of which
//! a part is left; and a query about the open one.

use app::invoice::{order::order, raise::raise, receive::receive, to_invoice};
use app::people::by::By;
use app::query::event::About;
use app::query::raise::{New, raise as ask};
use app::{Actor, Desk, Failure, Mode, Moment};
use definitions::{Date, Money, Quarter, party};
use jiff::ToSpan;

/// Raises them, pays them, and asks.
///
/// # Errors
/// A fault of the store, or a step that is refused.
pub async fn invent(desk: &mut Desk, moment: Moment) -> Result<(), Failure> {
    if desk.book.act.terms.is_none() || !desk.book.act.invoices.is_empty() {
        return Ok(());
    }
    let settled: Vec<(Quarter, Date, Date)> = desk
        .book
        .statements
        .iter()
        .filter_map(|(quarter, state)| Some((*quarter, state.settled.as_ref()?)))
        .filter(|(_, settled)| settled.settlement.payment > Money::ZERO)
        .map(|(quarter, settled)| (quarter, agreed_on(settled), settled.due))
        .collect();
    let last = settled.last().map(|(quarter, _, _)| *quarter);
    for (n, (quarter, on, due)) in (1..).zip(settled) {
        invoice(desk, moment, (n, quarter), (on, due), Some(quarter) == last).await?;
    }
    query(desk, moment).await
}

fn agreed_on(settled: &app::book::SettledStatement) -> Date {
    let last = settled.agreed_by.values().map(|(_, at)| *at).max();
    last.map_or(settled.due, app::london::day_of)
}

async fn invoice(
    desk: &mut Desk,
    moment: Moment,
    (n, quarter): (usize, Quarter),
    (on, due): (Date, Date),
    is_last: bool,
) -> Result<(), Failure> {
    let (board, finance) = (spv(), council());
    let on_day = |today: Date| Moment { today: today.min(moment.today), ..moment };
    let amount = to_invoice(&desk.book, quarter);
    let form = |what: &str| format!("demo {what} {quarter}");
    let (raising, naming, paying) = (form("invoice"), form("order"), form("payment"));
    let by = |actor, today, form| By { actor, moment: on_day(today), mode: Mode::Record, form };
    raise(desk, by(&board, on, &raising), quarter, amount).await?;
    let number = desk.book.act.invoices_of(quarter).next().map(|(number, _)| number.to_owned());
    let Some(number) = number else { return Ok(()) };
    let named = format!("PO-{:05}", 45_000 + n);
    order(desk, by(&finance, on, &naming), &number, &named).await?;
    // The last is paid in part, some days after it was raised; the others on their day.
    let (paid, when) = match is_last {
        true => (Money(amount.0 / 2), on.saturating_add(7.days())),
        false => (amount, due),
    };
    if paid > Money::ZERO && when <= moment.today {
        receive(desk, by(&finance, when, &paying), &number, paid, when).await?;
    }
    Ok(())
}

async fn query(desk: &mut Desk, moment: Moment) -> Result<(), Failure> {
    let Some(quarter) = desk.book.open_quarter() else { return Ok(()) };
    let new = New {
        number: "Q-DEMO0001",
        quarter,
        about: About::Line { what: "Earned to date".to_owned() },
        waits_for: party::Role::Intermediary,
        due: moment.today.saturating_add(10.days()),
        words: "Which of the child-quarters that settled late are in this figure? Invented question.",
    };
    let manager = Actor { role: party::Role::Payer, name: "U-CONTRACT".to_owned() };
    let by = By { actor: &manager, moment, mode: Mode::Record, form: "demo-query" };
    ask(desk, by, &new).await.map(drop)
}

fn spv() -> Actor {
    Actor { role: party::Role::Spv, name: "U-BOARD".to_owned() }
}

fn council() -> Actor {
    Actor { role: party::Role::Payer, name: "U-FINANCE".to_owned() }
}
