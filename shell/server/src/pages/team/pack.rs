//! `/team/pack`: the month's caseload and out-of-hours contact: for those inside the service by
//! therapist, for the board by team with small groups held back. It is a PDF and a workbook too.

use super::page;
use crate::failure::Failure;
use crate::listing::Listing;
use crate::saved::{attached, workbook};
use crate::visit::Visit;
use app::access::Action;
use app::team::pack::{For, pack, readme};
use app::team::paper::to_pdf;
use axum::response::Response;
use definitions::{Date, iso, months_after};
use face::{Pagination, TableView};
use maud::{Markup, html};

/// Whom the pack is made for, by what whoever looks may see.
fn readers(visit: &Visit) -> For {
    match visit.may(Action::SeeTeam) {
        true => For::Service,
        false => For::Board,
    }
}

/// The month an address asks for, `2014-09`; this month where it asks for none.
fn month(visit: &Visit) -> Date {
    let listing = Listing::of(&visit.here);
    let asked = iso(&format!("{}-01", listing.get("month")));
    let today = visit.moment.today;
    asked.filter(|day| *day <= today).unwrap_or(today).first_of_month()
}

/// `GET /team/pack`.
pub async fn show(visit: Visit) -> Result<Markup, Failure> {
    visit.must(Action::SeeOutOfHours)?;
    let (first, today) = (month(&visit), visit.moment.today);
    let readers = readers(&visit);
    let tables = pack(&visit.view().book, readers, first, today)?;
    let word = |day: Date| day.strftime("%Y-%m").to_string();
    let to =
        |day: Date| (format!("/team/pack?month={}", word(day)), day.strftime("%B %Y").to_string());
    let (before, after) = (months_after(first, -1), months_after(first, 1));
    let who = match readers {
        For::Service => "For those inside the service: by therapist. Small groups are shown.",
        For::Board => "For the board: by team. Small groups are held back.",
    };
    let excel = format!("/team/pack.xlsx?month={}", word(first));
    let printed = format!("/team/pack.pdf?month={}", word(first));
    let title = format!("Caseload and out-of-hours contact, {}", first.strftime("%B %Y"));
    let body = html! {
        p.govuk-body { (who) " " (face::link(&printed, "Take it as a PDF")) "." }
        (face::downloads(None, Some(&excel)))
        @for table in &tables { (TableView::of(table).small()) }
        (Pagination::between(Some(to(before)), (after <= today).then(|| to(after))))
    };
    Ok(page(&visit, &title, body))
}

/// `GET /team/pack.xlsx`.
pub async fn excel(visit: Visit) -> Result<Response, Failure> {
    visit.must(Action::SeeOutOfHours)?;
    let (first, today, readers) = (month(&visit), visit.moment.today, readers(&visit));
    let book = &visit.view().book;
    let tables = pack(book, readers, first, today)?;
    let mut about = readme(readers, first, book.as_of);
    if visit.service.settings.invented {
        about
            .push(("People".to_owned(), "Invented people: nobody in this file exists.".to_owned()));
    }
    workbook(&format!("caseload-pack-{}", first.strftime("%Y-%m")), &tables, &about)
}

/// `GET /team/pack.pdf`.
pub async fn printed(visit: Visit) -> Result<Response, Failure> {
    visit.must(Action::SeeOutOfHours)?;
    let (first, today, readers) = (month(&visit), visit.moment.today, readers(&visit));
    let book = &visit.view().book;
    let (tables, as_of) = (pack(book, readers, first, today)?, book.as_of);
    let invented = visit.service.settings.invented;
    let last = months_after(first, 1).yesterday().unwrap_or(first).min(today);
    // Setting a page takes a while; nobody else waits for it.
    let set = tokio::task::spawn_blocking(move || {
        to_pdf(&tables, readers, (first, last), as_of, invented)
    });
    let bytes = set.await.map_err(|error| Failure::Fault(error.to_string()))??;
    let name = format!("caseload-pack-{}.pdf", first.strftime("%Y-%m"));
    Ok(attached(&name, "application/pdf", bytes))
}
