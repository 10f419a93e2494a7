//! `/young-people/{key}/quarters/{k}`: the days of one tracking quarter, each run or each day with
//! why it counts as it does, the term of the contract and the row that reported it.

use super::known::{Known, last_day, with_last_days};
use super::timeline::row;
use super::{address, list_crumb};
use crate::failure::Failure;
use crate::listing::Listing;
use crate::visit::Visit;
use app::access::{Action, Role};
use app::quarter::{contract, explain};
use axum::extract::Path;
use charts::{Chart, Figure, Named, Timeline};
use definitions::{Cell, Table};
use face::{Crumb, Pagination, SummaryList, SummaryRow, TableView, link, said};
use maud::{Markup, html};
use outcomes::measurement::Measured;
use std::collections::BTreeSet;

/// The data of the page.
struct Page<'a> {
    known: &'a Known<'a>,
    line: &'a Measured,
    daily: bool,
    is_family: bool,
    days: Table,
    /// Each term the days rest on, and where it is written.
    terms: Vec<(&'static str, String)>,
    sum: Vec<(String, String)>,
}

impl<'a> Page<'a> {
    fn of(visit: &Visit, known: &'a Known<'a>, k: u8) -> Result<Page<'a>, Failure> {
        let line = known.line(k).ok_or(Failure::NotFound)?;
        let daily = Listing::of(&visit.here).get("daily") == "yes";
        let contract = contract(known.book)?;
        let runs = &known.calculation.runs[known.at];
        let mine = runs.iter().filter(|run| run.days.and(line.days).is_some());
        let used: BTreeSet<&str> = mine.map(|run| run.clause.term()).collect();
        let origins = contract.days.origins(line.days.began);
        let sum = match known.worth {
            true => explain::sum(contract, known.book, known.calculation, line),
            false => Vec::new(),
        };
        Ok(Page {
            days: days(known.days(line, daily), daily),
            terms: origins.into_iter().filter(|(name, _)| used.contains(name)).collect(),
            known,
            line,
            daily,
            is_family: visit.asker.roles.contains(&Role::Family),
            sum,
        })
    }
}

/// The days as people read them: a stretch with its last day, or one day.
fn days(table: Table, daily: bool) -> Table {
    let mut table = with_last_days(table);
    if daily {
        table.columns[0].title = "Day";
        table.columns.drain(1..3);
        table.rows.iter_mut().for_each(|row| drop(row.drain(1..3)));
    }
    for row in &mut table.rows {
        for cell in row {
            if matches!(cell, Cell::Text(words) if words.is_empty()) {
                *cell = Cell::Blank;
            }
        }
    }
    table
}

/// `GET /young-people/{key}/quarters/{k}`.
pub async fn show(visit: Visit, Path((key, k)): Path<(String, String)>) -> Result<Markup, Failure> {
    let reached = visit.child(&key, Action::SeeChild)?;
    let k: u8 = k.parse().map_err(|_| Failure::NotFound)?;
    let known = Known::of(&visit, &reached)?.ok_or(Failure::NotFound)?;
    let page = Page::of(&visit, &known, k)?;
    visit.note("the days of a young person’s quarter", vec![key.clone()]).await?;
    let title = format!("The days of quarter {k}");
    let mut frame = visit.frame(title.as_str());
    frame.wide = true;
    frame.breadcrumbs = vec![
        list_crumb(&visit),
        Crumb::new(known.called, address(&key)),
        Crumb::here(format!("Quarter {k}")),
    ];
    Ok(face::page(
        &frame,
        html! {
            (face::heading_with_caption(format!("Case {}", known.called), title))
            (body(&page))
            (others(&known, &key, k))
        },
    ))
}

fn body(page: &Page<'_>) -> Markup {
    let (line, here) = (page.line, format!("{}/quarters/{}", address(page.known.key), page.line.k));
    let (shape, words) = page.known.stands(line);
    html! {
        p.govuk-body-l { (said_of(line)) }
        @if !page.is_family { p.govuk-body { (face::standing_said(shape, words)) } }
        div.homeward-figure__chart { (picture(page)) }
        (face::section("days", if page.daily { "Day by day" } else { "Why each day counts as it does" }, html! {
            (TableView::of(&page.days).caption_hidden().small().plain_first_column()
                .empty(face::empty("No day is left of this quarter.", "The window ended before it began.")))
            p.govuk-body {
                @if page.daily { (link(&here, "Show the days that are alike together")) }
                @else { (link(&format!("{here}?daily=yes"), "Show every day")) }
            }
        }))
        @if !page.terms.is_empty() && !page.is_family {
            (face::section("terms", "The contract’s terms behind these days", html! {
                (SummaryList::new(page.terms.iter().map(|(name, origin)| SummaryRow::new(name, origin.as_str()))))
            }))
        }
        @if !page.sum.is_empty() {
            (face::section("sum", "The sum", html! {
                (SummaryList::new(page.sum.iter().map(|(what, value)| SummaryRow::new(what.as_str(), value.as_str()))))
            }))
        }
    }
}

/// The quarter in one sentence.
fn said_of(line: &Measured) -> String {
    let when = said::days_between(line.days.began, last_day(line.days.ended));
    let count = line.count;
    let parts = [
        (count.care, "in care"),
        (count.home, "at home"),
        (count.excluded, "excluded"),
        (count.unknown, "not known"),
    ];
    let parts: Vec<String> = parts
        .iter()
        .filter(|(days, _)| days.0 > 0)
        .map(|(days, what)| format!("{} {what}", said::number(days.0)))
        .collect();
    let parts: Vec<&str> = parts.iter().map(String::as_str).collect();
    match parts.is_empty() {
        true => format!("{when}: no day."),
        false => format!("{when}: {}.", said::joined(&parts)),
    }
}

/// The quarter's row of days; the table below says the same.
fn picture(page: &Page<'_>) -> Markup {
    let mut row = row(page.known, page.line);
    row.runs.iter_mut().for_each(|run| run.href = None);
    let chart = Timeline {
        figure: Figure::new("quarter-days", "The days of the quarter", "Why is in the table below"),
        row: Named { name: "tracking_quarter", title: "Quarter" },
        rows: vec![row],
    };
    chart.svg()
}

/// The way to the quarters beside this one.
fn others(known: &Known<'_>, key: &str, k: u8) -> Markup {
    let to = |k: Option<u8>| {
        let k = k.filter(|k| known.line(*k).is_some())?;
        Some((format!("{}/quarters/{k}", address(key)), format!("Quarter {k}")))
    };
    html! { (Pagination::between(to(k.checked_sub(1)), to(k.checked_add(1)))) }
}
