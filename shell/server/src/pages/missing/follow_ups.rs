//! `/missing/follow-ups`: what is to be done in the families whoever looks reaches, with its owner,
//! what is late first.

use super::reached;
use crate::failure::Failure;
use crate::listing::{Listing, Rows};
use crate::pages::asking::or_none;
use crate::pages::families::{address, staff};
use crate::saved::{self, Kind as Saved, rests_on};
use crate::visit::Visit;
use app::access::Action;
use app::work::follow_up::{ToDo, list};
use axum::response::Response;
use definitions::{Cell, Kind, Table, days_between};
use face::{Back, Choice, FilterBar, Select};
use maud::{Markup, html};
use std::collections::BTreeSet;

/// What is to be done that whoever looks reaches; of one owner, or of all.
pub fn all(visit: &Visit, owner: Option<&str>) -> Result<Vec<ToDo>, Failure> {
    let mine = reached(visit)?;
    Ok(list(&visit.view().book, |key| mine.contains(key), owner, visit.moment.today))
}

/// `GET /missing/follow-ups`.
pub async fn show(visit: Visit) -> Result<Markup, Failure> {
    visit.must(Action::SeeMissing)?;
    let listing = Listing::of(&visit.here);
    let all = all(&visit, None)?;
    let rows = rows(&visit, &listing, &all);
    visit.note("what is to be done: the list", subjects(&all)).await?;
    let mut frame = visit.frame("What is to be done");
    frame.wide = true;
    frame.back = Some(Back::new("What is missing", "/missing"));
    let owners: BTreeSet<&str> = all.iter().map(|one| one.owner.as_str()).collect();
    let owners = owners.into_iter().map(|one| Choice::new(one, staff::named(&visit, one)));
    let filters = html! {
        (Select::new("owner", "Owner", or_none("Everyone", owners)).chosen(listing.get("owner")))
    };
    let (csv, excel) = (listing.saved_as("csv"), listing.saved_as("xlsx"));
    let any = !rows.table.rows.is_empty();
    let empty = face::empty(
        "Nothing is to be done.",
        "What comes out of a consultation stands here until it is done.",
    );
    Ok(face::page(
        &frame,
        html! {
            (face::heading("What is to be done"))
            @if !all.is_empty() { (FilterBar::new("/missing/follow-ups", filters).clear("/missing/follow-ups")) }
            (listing.show(rows, empty))
            @if any { (face::downloads(Some(&csv), Some(&excel))) }
        },
    ))
}

/// `GET /missing/follow-ups.csv`.
pub async fn csv(visit: Visit) -> Result<Response, Failure> {
    take(&visit, Saved::Csv).await
}

/// `GET /missing/follow-ups.xlsx`.
pub async fn excel(visit: Visit) -> Result<Response, Failure> {
    take(&visit, Saved::Excel).await
}

async fn take(visit: &Visit, kind: Saved) -> Result<Response, Failure> {
    visit.must(Action::SeeMissing)?;
    let all = all(visit, None)?;
    let rows = rows(visit, &Listing::of(&visit.here), &all);
    visit.note("what is to be done, as a file", subjects(&all)).await?;
    let held =
        "What is to be done is on each family’s own page; only the families you reach are here.";
    saved::file(
        "follow-ups",
        kind,
        &rows.table,
        &rests_on(visit, "What is to be done, by owner", held),
    )
}

fn subjects(all: &[ToDo]) -> Vec<String> {
    let keys: BTreeSet<String> = all.iter().map(|one| one.key.clone()).collect();
    keys.into_iter().collect()
}

fn rows(visit: &Visit, listing: &Listing, all: &[ToDo]) -> Rows {
    let mut table = Table::new(
        "What is to be done",
        &[
            ("case", "Case", Kind::Text),
            ("owner", "Owner", Kind::Text),
            ("due", "By", Kind::Date),
            ("days_late", "Days late", Kind::Number),
        ],
    );
    let owner = listing.get("owner");
    let wanted = || all.iter().filter(|one| owner.is_empty() || one.owner == owner);
    for one in wanted() {
        let late = days_between(one.due, visit.moment.today);
        table.push([
            one.case.as_str().into(),
            staff::named(visit, &one.owner).into(),
            one.due.into(),
            if one.overdue { Cell::Whole(late) } else { Cell::Blank },
        ]);
    }
    let links = wanted().map(|one| Some(format!("{}#follow-ups", address(&one.key)))).collect();
    let mut rows = Rows { table, links };
    listing.sort(&mut rows);
    rows
}
