//! `/invoices`: what payments come to at each step, and every invoice.

use crate::failure::Failure;
use crate::listing::{Listing, Rows};
use crate::saved::{self, Kind as Saved};
use crate::visit::Visit;
use app::access::Action;
use app::invoice::list::{steps, steps_table, table};
use axum::response::Response;
use face::{Card, said};
use maud::{Markup, html};

/// `GET /invoices`.
pub async fn show(visit: Visit) -> Result<Markup, Failure> {
    visit.must(Action::SeeMoney)?;
    let listing = Listing::of(&visit.here);
    let cards = steps(&visit.view().book).map(|step| {
        let count = said::number(i64::try_from(step.count).unwrap_or(i64::MAX));
        let words = format!("{count} {}.", step.base);
        Card::new(step.name).big(said::money(step.value)).body(html! { p.govuk-body { (words) } })
    });
    let mut frame = visit.frame("Invoices");
    frame.wide = true;
    let next = "An invoice is raised from a statement that both sides agreed.";
    let empty = face::empty("There is no invoice yet.", next);
    Ok(face::page(
        &frame,
        html! {
            (face::heading("Invoices"))
            (face::lead("What both sides agreed, as it is invoiced and paid."))
            (face::cards(cards))
            (face::section("all", "Every invoice", html! {
                (listing.show_with(rows(&visit), empty, |view, table| {
                    table.rows.iter().enumerate().fold(view.caption_hidden().small(), |view, (at, row)| {
                        let number = said::cell(&row[0]);
                        match visit.view().book.act.invoices.get(&number) {
                            Some(invoice) => view.put(at, 2, super::standing(&visit, invoice)),
                            None => view,
                        }
                    })
                }))
                (face::downloads(Some(&listing.saved_as("csv")), Some(&listing.saved_as("xlsx"))))
            }))
        },
    ))
}

/// `GET /invoices.csv`.
pub async fn csv(visit: Visit) -> Result<Response, Failure> {
    visit.must(Action::SeeMoney)?;
    saved::file("invoices", Saved::Csv, &rows(&visit).table, &[])
}

/// `GET /invoices.xlsx`: every invoice, and what payments come to at each step.
pub async fn excel(visit: Visit) -> Result<Response, Failure> {
    visit.must(Action::SeeMoney)?;
    let what = "What payments come to at each step, and every invoice";
    let about = saved::rests_on(&visit, what, "Nothing");
    let tables = [steps_table(&visit.view().book), rows(&visit).table];
    saved::workbook("invoices", &tables, &about)
}

/// Every invoice, the newest first unless the address says otherwise.
fn rows(visit: &Visit) -> Rows {
    let book = &visit.view().book;
    let mut table = table(book, visit.moment.today);
    table.rows.reverse();
    let links = table.rows.iter().map(|row| Some(format!("/invoices/{}", said::cell(&row[0]))));
    let links = links.collect();
    let mut rows = Rows { table, links };
    Listing::of(&visit.here).sort(&mut rows);
    rows
}
