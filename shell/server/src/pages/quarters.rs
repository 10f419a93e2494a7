//! `/quarters/{quarter}`: one measurement quarter: what of it is complete, what waits and for whom,
//! the findings that may affect its payment with who answers them and how old they are, and its
//! statement once it is ready.

use super::findings::{Row, seen};
use super::statements::{later_words, quarter};
use crate::failure::Failure;
use crate::routes::{Asks, Route};
use crate::visit::Visit;
use app::access::Action;
use app::quarter::calculate::Calculation;
use app::statement::read::calculation;
use axum::extract::Path;
use axum::routing::get;
use definitions::{Quarter, Weight};
use face::{Back, Head, SummaryList, SummaryRow, TableCell, TableView, said};
use maud::{Markup, html};
use outcomes::measurement::Standing;
use outcomes::statement::Waiting;

/// The addresses here.
pub const ROUTES: &[Route] =
    &[Route::get("/quarters/{quarter}", Asks::Programme(Action::SeeMatrix), || get(show))];

/// As many findings as are named here; the rest are on their own page.
const NAMED: usize = 20;

/// What is complete of a quarter.
struct Complete {
    due: usize,
    settled: usize,
    new: usize,
    waits: Vec<Waiting>,
}

impl Complete {
    fn of(calculation: &Calculation, quarter: Quarter) -> Complete {
        let due = calculation.measured.iter().filter(|line| line.due <= quarter);
        let settled = |line: &&outcomes::measurement::Measured| line.in_statement();
        let new = calculation.measured.iter().filter(|line| line.settled == Some(quarter));
        let kept = |line: &&outcomes::measurement::Measured| line.standing != Standing::Voided;
        Complete {
            due: due.clone().filter(kept).count(),
            settled: due.filter(settled).count(),
            new: new.filter(settled).count(),
            waits: calculation.statement.waiting.clone(),
        }
    }
}

/// `GET /quarters/{quarter}`.
async fn show(visit: Visit, Path(name): Path<String>) -> Result<Markup, Failure> {
    visit.must(Action::SeeMatrix)?;
    if let Some(words) = later_words(&visit, &name)? {
        let next = face::link("/measurement", "See days saved so far");
        return Ok(page(&visit, &format!("Quarter {name}"), face::empty(words, next)));
    }
    let quarter = quarter(&visit, &name)?;
    let complete = match visit.view().quarter()? == quarter {
        true => Complete::of(visit.view().current()?, quarter),
        false => {
            let (book, record) = (&visit.view().book, &visit.service.record);
            Complete::of(&calculation(record, book, quarter).await?.0, quarter)
        }
    };
    let found = match visit.may(Action::SeeFindings) {
        true => Some(seen(visit.eyes()).await?.rows),
        false => None,
    };
    let title = format!("The quarter ended {}", said::day(quarter.last_day()));
    let body = html! {
        (statement(&visit, quarter))
        (complete.shown(&visit)?)
        @if let Some(found) = found { (findings(&visit, &found)) }
    };
    Ok(page(&visit, &title, body))
}

fn page(visit: &Visit, title: &str, body: Markup) -> Markup {
    let mut frame = visit.frame(title);
    frame.back = Some(Back::new("Home", "/"));
    frame.wide = true;
    face::page(&frame, html! { (face::heading(title)) (body) })
}

/// Where the statement stands, in money only for those who see money.
fn statement(visit: &Visit, quarter: Quarter) -> Markup {
    let state = visit.view().book.statements.get(&quarter);
    let words = match state {
        Some(state) if state.settled.is_some() => "Both sides have agreed its statement.",
        Some(state) if state.open.is_some() => {
            "Its statement is proposed and waits for both sides."
        }
        Some(state) if state.withdrawn.is_some() => "Its statement was withdrawn into the next.",
        _ if visit.view().quarter().is_ok_and(|next| next == quarter) => {
            "It is the next to be proposed."
        }
        _ => "It is not proposed yet.",
    };
    html! {
        (face::lead(words))
        @if visit.may(Action::SeeMoney) {
            p.govuk-body { (face::action_link(&format!("/statements/{quarter}"), "The statement")) }
        }
    }
}

impl Complete {
    fn shown(&self, visit: &Visit) -> Result<Markup, Failure> {
        let number = |n: usize| said::number(i64::try_from(n).unwrap_or(i64::MAX));
        let covered = visit.view().children()?.covered.first();
        let covered = covered.and_then(|run| run.ended.yesterday().ok());
        let covered = covered.map_or("No return yet".to_owned(), said::day);
        Ok(html! {
            (face::section("complete", "What is complete", html! {
                (face::reading(html! { (SummaryList::new([
                    SummaryRow::new("Child-quarters due by then", number(self.due)),
                    SummaryRow::new("Complete, to date", number(self.settled)),
                    SummaryRow::new("Of them, new in this quarter", number(self.new)),
                    SummaryRow::new("Returns now cover every day to", covered),
                ])) }))
            }))
            (face::section("waits", "What waits", html! {
                @if self.waits.is_empty() {
                    (face::empty("Nothing waits: every child-quarter due is complete.", "What arrives later enters a later statement, as an adjustment."))
                } @else { (self.table()) }
            }))
        })
    }

    fn table(&self) -> Markup {
        let mut table = TableView::new("What waits, and for what").caption_hidden().head([
            Head::text("Waits because"),
            Head::number("Child-quarters"),
            Head::number("Children"),
        ]);
        for waiting in &self.waits {
            table = table.row([
                TableCell::text(waiting.why.said()),
                TableCell::number(waiting.child_quarters.to_string()),
                TableCell::number(waiting.children.to_string()),
            ]);
        }
        html! { (table) }
    }
}

/// The findings that may affect a payment, the oldest first.
fn findings(visit: &Visit, found: &[Row]) -> Markup {
    let heavy = || found.iter().filter(|row| row.weight <= Weight::TouchesPayment);
    let mut rows: Vec<&Row> = heavy().collect();
    rows.sort_by_key(|row| std::cmp::Reverse(row.age));
    let left = rows.len().saturating_sub(NAMED);
    let mut table = TableView::new("Findings that may affect a payment").caption_hidden().head([
        Head::text("Finding"),
        Head::text("With"),
        Head::number("Days old"),
    ]);
    for row in rows.iter().take(NAMED) {
        table = table.row([
            TableCell::text(face::link(&format!("/findings/{}", row.number), &row.title)),
            TableCell::text(row.answered_by(visit)),
            TableCell::number(row.age.to_string()),
        ]);
    }
    face::section(
        "findings",
        "Findings that may affect a payment",
        html! {
            (table.empty(face::empty("No finding may affect a payment.", face::link("/findings", "See every finding"))))
            @if left > 0 { p.govuk-body { (said::count(left, "more finding is", "more findings are")) " on the page of findings. " (face::link("/findings?weight=payment", "See all of them")) } }
        },
    )
}
