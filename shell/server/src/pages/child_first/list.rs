//! `/child-first`: where the brake was pulled, for whom, by whom, and what followed.

use super::shown;
use crate::failure::Failure;
use crate::listing::{Listing, Rows};
use crate::pages::who;
use crate::saved::{self, Kind as Saved};
use crate::visit::Visit;
use app::access::Action;
use app::london::in_london;
use app::people::Brake;
use axum::response::Response;
use definitions::{Kind, Table};
use face::{Choice, FilterBar, Select, TableView, said};
use maud::{Markup, html};
use std::collections::BTreeMap;

/// The column that says how a brake stands.
const NOW: usize = 5;

/// `GET /child-first`.
pub async fn show(visit: Visit) -> Result<Markup, Failure> {
    visit.must(Action::SeeBrakes)?;
    let listing = Listing::of(&visit.here);
    let (mut rows, subjects) = rows(&visit, &listing);
    listing.sort(&mut rows);
    visit.note("Child first: the brake", subjects).await?;
    Ok(page(&visit, &listing, rows))
}

/// `GET /child-first.csv`.
pub async fn csv(visit: Visit) -> Result<Response, Failure> {
    take(visit, Saved::Csv).await
}

/// `GET /child-first.xlsx`.
pub async fn excel(visit: Visit) -> Result<Response, Failure> {
    take(visit, Saved::Excel).await
}

async fn take(visit: Visit, kind: Saved) -> Result<Response, Failure> {
    visit.must(Action::SeeBrakes)?;
    let listing = Listing::of(&visit.here);
    let (mut rows, subjects) = rows(&visit, &listing);
    listing.sort(&mut rows);
    visit.note("Child first, saved: the brake", subjects).await?;
    let about = [("For the annual report".to_owned(), counted(&visit))];
    saved::file("child-first", kind, &rows.table, &about)
}

fn rows(visit: &Visit, listing: &Listing) -> (Rows, Vec<String>) {
    let columns = [
        ("pulled", "Pulled", Kind::Date),
        ("about", "For", Kind::Text),
        ("by", "By", Kind::Text),
        ("why", "Why", Kind::Text),
        ("followed", "What followed", Kind::Text),
        ("standing", "Now", Kind::Text),
    ];
    let title = "Where the child-first brake was pulled";
    let mut rows = Rows { table: Table::new(title, &columns), links: Vec::new() };
    let mut subjects = Vec::new();
    let wanted = listing.get("standing");
    let fits = |brake: &Brake| match wanted {
        "holds" => brake.holds(),
        "released" => !brake.holds(),
        _ => true,
    };
    for (entry, brake) in visit.view().book.people.brakes.iter().rev() {
        if !fits(brake) {
            continue;
        }
        subjects.extend(shown::subject(visit, brake));
        let followed = match brake.followed.last() {
            Some(last) if shown::why(visit, brake).is_some() => last.outcome.clone(),
            Some(last) => format!("followed up on {}", said::day(in_london(last.at).date())),
            None => "nothing yet".to_owned(),
        };
        rows.table.push([
            in_london(brake.at).date().into(),
            shown::about(visit, brake).into(),
            who::name(visit, who::number(&brake.by)).into(),
            shown::why(visit, brake).unwrap_or("kept to those who follow it up").into(),
            followed.into(),
            shown::words(brake).into(),
        ]);
        rows.links.push(Some(format!("/child-first/{entry}")));
    }
    subjects.sort();
    subjects.dedup();
    (rows, subjects)
}

/// The last column as a standing: a word with a shape and a colour.
fn dressed(visit: &Visit, view: TableView, links: &[Option<String>]) -> TableView {
    let brakes = &visit.view().book.people.brakes;
    links.iter().enumerate().fold(view, |view, (row, link)| {
        let entry = link.as_deref().and_then(|link| link.strip_prefix("/child-first/"));
        match entry.and_then(|entry| brakes.get(&entry.parse().ok()?)) {
            Some(brake) => view.put(row, NOW, shown::standing(brake)),
            None => view,
        }
    })
}

/// How often it was pulled, for the annual report.
fn counted(visit: &Visit) -> String {
    let brakes = &visit.view().book.people.brakes;
    let mut years: BTreeMap<i16, usize> = BTreeMap::new();
    for brake in brakes.values() {
        *years.entry(in_london(brake.at).year()).or_default() += 1;
    }
    let years: Vec<String> = years.iter().map(|(year, n)| format!("{n} in {year}")).collect();
    let years: Vec<&str> = years.iter().map(String::as_str).collect();
    let holds = visit.view().book.people.brakes_on().count();
    let holding = match holds {
        0 => "None holds now".to_owned(),
        1 => "One holds now".to_owned(),
        many => format!("{many} hold now"),
    };
    let times = said::count(brakes.len(), "time", "times");
    match brakes.len() {
        0 => "The brake has never been pulled.".to_owned(),
        _ => format!("The brake was pulled {times}: {}. {holding}.", said::joined(&years)),
    }
}

fn page(visit: &Visit, listing: &Listing, rows: Rows) -> Markup {
    let mut frame = visit.frame("Child first");
    frame.wide = true;
    let standings = [
        Choice::new("", "Every one"),
        Choice::new("holds", "Holds"),
        Choice::new("released", "Released"),
    ];
    let filters =
        html! { (Select::new("standing", "Now", standings).chosen(listing.get("standing"))) };
    let empty = face::empty(
        "The brake has not been pulled.",
        "A supervisor, a board director, or whoever runs the contract or the service pulls it where a child’s interest and the investors’ conflict.",
    );
    let links = rows.links[listing.on_this_page(rows.links.len())].to_vec();
    let none = visit.view().book.people.brakes.is_empty();
    face::page(
        &frame,
        html! {
            (face::heading("Child first"))
            (face::reading(html! {
                p.govuk-body-l { "Where a young person’s interest and the investors’ conflict, the young person’s comes first." }
                p.govuk-body { "While the brake holds, no statement is proposed or agreed. It is released by what was done for the child, and stays in this list." }
                @if !none { p.govuk-body { strong { (counted(visit)) } } }
                @if visit.may(Action::PullBrake) { (face::link_button("/child-first/new", "Pull the brake").warning()) }
            }))
            @if !none { (FilterBar::new("/child-first", filters).clear("/child-first")) }
            (listing.show_with(rows, empty, |view, _| dressed(visit, view, &links)))
            @if !none { (face::downloads(Some(&listing.saved_as("csv")), Some(&listing.saved_as("xlsx")))) }
        },
    )
}
