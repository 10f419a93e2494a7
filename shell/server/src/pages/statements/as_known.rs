//! `/statements/{quarter}/as-known`: a quarter as paid and as now known, or as known on any two
//! days, child by child with the reason beside each difference. Those who may see no child's worth
//! see the totals.

use super::{address, quarter, readers};
use crate::compared::Asked;
use crate::failure::{Failure, on_a_page};
use crate::listing::Listing;
use crate::saved::{self, file, rests_on};
use crate::visit::Visit;
use app::access::Action;
use app::paper::Readers;
use app::quarter::diff::Diff;
use axum::extract::Path;
use axum::response::Response;
use definitions::{Cell, Exact, Kind, Quarter, Refusal, Rounding, Table, iso};
use face::{Back, Input, Question, SummaryList, SummaryRow, TableView, Width, button, said};
use maud::{Markup, html};
use std::sync::Arc;

/// What was asked, as far as it can be.
fn asked(visit: &Visit, quarter: Quarter) -> Result<Asked, Refusal> {
    let listing = Listing::of(&visit.here);
    let day = |name: &str| match listing.get(name) {
        "" => Ok(None),
        text => iso(text).filter(|day| *day <= visit.moment.today).map(Some).ok_or_else(|| {
            Refusal::new(
                "We need a real day that has come, such as 2014-09-30",
                "Leave it empty for as paid, or for now",
            )
        }),
    };
    let asked = Asked { quarter, then: day("then")?, now: day("now")? };
    match asked.then.zip(asked.now) {
        Some((then, now)) if now < then => {
            Err(Refusal::new("The later day comes before the earlier", "Put the earlier day first"))
        }
        _ => Ok(asked),
    }
}

/// `GET /statements/{quarter}/as-known`.
pub async fn show(visit: Visit, Path(name): Path<String>) -> Result<Markup, Failure> {
    visit.must(Action::SeeMoney)?;
    let quarter = quarter(&visit, &name)?;
    let near = readers(visit.eyes()) == Readers::Partnership;
    let found = match asked(&visit, quarter) {
        Ok(asked) => match visit.service.compared.of(&visit.service, &visit.shown, asked).await {
            Ok(diff) => Ok((asked, diff)),
            Err(Failure::Refused(refusal)) => Err(refusal),
            Err(failure) => return Err(failure),
        },
        Err(refusal) => Err(refusal),
    };
    if let (Ok((_, diff)), true) = (&found, near) {
        visit.note(&format!("{quarter} as known at two times"), diff.subjects.clone()).await?;
    }
    let title = format!("{quarter}, as paid and as known");
    let mut frame = visit.frame(title.clone());
    frame.wide = true;
    frame.back = Some(Back::new("The statement", address(quarter)));
    let body = match &found {
        Ok((asked, diff)) => html! {
            (totals(*asked, diff))
            @if near { (children(&visit, *asked, diff)) }
            @else { (face::inset_text("Which young people a difference rests on is for those who may see the worth of every child.")) }
        },
        Err(refusal) => face::empty(format!("{}.", refusal.title), on_a_page(&refusal.hint)),
    };
    Ok(face::page(&frame, html! { (face::heading(&title)) (form(&visit, quarter)) (body) }))
}

/// The two days, to be changed.
fn form(visit: &Visit, quarter: Quarter) -> Markup {
    let listing = Listing::of(&visit.here);
    html! {
        form.homeward-filter method="get" action=(format!("{}/as-known", address(quarter))) role="search" aria-label="Two days" {
            div.homeward-filter__fields {
                (Input::new("then", "As known on").hint("Empty: as it was paid").kind("date").value(listing.get("then")).width(Width::W10))
                (Input::new("now", "Beside as known on").hint("Empty: as now known").kind("date").value(listing.get("now")).width(Width::W10))
            }
            div.homeward-filter__buttons { (button("Compare").secondary()) }
        }
    }
}

/// The two times in words.
fn times(asked: Asked) -> (String, String) {
    let on = |day: Option<_>, words: &str| {
        day.map_or(words.to_owned(), |day| format!("As known on {}", said::day(day)))
    };
    (on(asked.then, "As paid"), on(asked.now, "As now known"))
}

fn pounds(exact: Exact) -> String {
    exact.rounded_to_pence(Rounding::HalfUp).to_string()
}

fn totals(asked: Asked, diff: &Diff) -> Markup {
    let (then, now) = times(asked);
    let between = diff.as_known - diff.as_paid;
    let words = match (between == Exact::ZERO, diff.subjects.is_empty()) {
        (_, true) => "Nothing differs: every child-quarter earns what it earned.".to_owned(),
        (true, false) => "What differs comes to nothing together.".to_owned(),
        (false, _) => format!("{} lies between them.", pounds(between)),
    };
    let paid = asked.then.is_none();
    html! {
        p.govuk-body-l { (words) }
        (SummaryList::new([
            SummaryRow::new(then, pounds(diff.as_paid)),
            SummaryRow::new(now, pounds(diff.as_known)),
            SummaryRow::new("Difference", pounds(between)),
            SummaryRow::new("Child-quarters compared", said::number(i64::try_from(diff.compared).unwrap_or(i64::MAX))),
        ]))
        p.govuk-body.homeward-quiet {
            "Earned to date on the child-quarters in it, before netting, dispute and caps."
            @if paid { " What was agreed stays as agreed; the next statement carries the difference, with its reasons." }
        }
    }
}

fn children(visit: &Visit, asked: Asked, diff: &Diff) -> Markup {
    let rows = diff.subjects.iter().zip(&diff.quarters);
    let links = rows.map(|(key, k)| Some(format!("/young-people/{key}/quarters/{k}"))).collect();
    let here = format!("{}/as-known", address(asked.quarter));
    let query = visit.here.split_once('?').map_or(String::new(), |(_, query)| format!("?{query}"));
    face::section(
        "children",
        "Child by child",
        html! {
            (TableView::of(&diff.by_pseudonym).links(links).caption_hidden().small()
                .empty(face::empty("No child-quarter differs.", "")))
            @if !diff.subjects.is_empty() {
                (face::downloads(Some(&format!("{here}.csv{query}")), Some(&format!("{here}.xlsx{query}"))))
            }
        },
    )
}

/// `GET /statements/{quarter}/as-known.csv`.
pub async fn csv(visit: Visit, Path(name): Path<String>) -> Result<Response, Failure> {
    take_away(&visit, &name, saved::Kind::Csv).await
}

/// `GET /statements/{quarter}/as-known.xlsx`.
pub async fn excel(visit: Visit, Path(name): Path<String>) -> Result<Response, Failure> {
    take_away(&visit, &name, saved::Kind::Excel).await
}

async fn take_away(visit: &Visit, name: &str, kind: saved::Kind) -> Result<Response, Failure> {
    visit.must(Action::SeeMoney)?;
    let quarter = quarter(visit, name)?;
    let asked = asked(visit, quarter)?;
    let diff = visit.service.compared.of(&visit.service, &visit.shown, asked).await?;
    let (table, held_back) = match readers(visit.eyes()) {
        Readers::Partnership => {
            let what = format!("export: {quarter} as known at two times");
            visit.note(&what, diff.subjects.clone()).await?;
            (diff.by_pseudonym.clone(), "Nothing: for the partnership only.")
        }
        Readers::MoneyAlone => (whole(asked, &diff), "Which young people it rests on."),
    };
    let (then, now) = times(asked);
    let what = format!("{quarter}. {then}, beside: {now}");
    file(&format!("{quarter}-as-known"), kind, &table, &rests_on(visit, &what, held_back))
}

/// The totals as a table.
fn whole(asked: Asked, diff: &Arc<Diff>) -> Table {
    let (then, now) = times(asked);
    let columns = [("view", "View", Kind::Text), ("earned", "Earned to date", Kind::Money)];
    let mut table = Table::new(format!("{} as known at two times", asked.quarter), &columns);
    let money = |exact: Exact| Cell::Money(exact.rounded_to_pence(Rounding::HalfUp));
    table.push([then.into(), money(diff.as_paid)]);
    table.push([now.into(), money(diff.as_known)]);
    table.push(["Difference".into(), money(diff.as_known - diff.as_paid)]);
    table
}
