//! `/referrals`: the referrals within reach that were written down here, those that wait first.

use super::address;
use crate::failure::Failure;
use crate::listing::{Listing, Rows};
use crate::pages::young_people::short_days;
use crate::saved::{self, Kind as Saved, file};
use crate::visit::Visit;
use app::access::Action;
use axum::response::Response;
use care::path::{Path, Stage};
use definitions::{Cell, Kind, Table, days_between};
use face::{Choice, FilterBar, Select};
use maud::{Markup, html};
use std::collections::BTreeSet;

const COLUMNS: [(&str, &str, Kind); 7] = [
    ("referral", "Referral", Kind::Text),
    ("stands", "Stands", Kind::Text),
    ("referred", "Referred", Kind::Date),
    ("days", "Days since", Kind::Number),
    ("quadrant", "Quadrant", Kind::Text),
    ("source", "From", Kind::Text),
    ("flags", "To know", Kind::Text),
];

/// A referral within reach, under the pseudonym its case stands under.
struct Within<'a> {
    key: String,
    path: &'a Path,
}

/// `GET /referrals`.
pub async fn show(visit: Visit) -> Result<Markup, Failure> {
    let (refers, all) = (visit.may(Action::Refer), within(&visit)?);
    let listing = Listing::of(&visit.here);
    let (rows, keys) = rows(&visit, &listing, &all);
    let shown = listing.on_this_page(keys.len());
    visit.note("the list of referrals", keys[shown].to_vec()).await?;
    let drafts = match refers {
        true => super::draft::begin::unfinished(&visit).await?,
        false => html! {},
    };
    let mut frame = visit.frame("Referrals");
    frame.wide = true;
    let empty =
        face::empty("No referral is yours to see here.", "They appear as soon as they are made.");
    Ok(face::page(
        &frame,
        html! {
            (face::heading("Referrals"))
            @if refers {
                p { (face::link_button("/referrals/new", "Refer a young person")) }
                (drafts)
            }
            @if all.len() > 5 { (narrow(&listing, &all)) }
            div.homeward-first-columns {
                (listing.show_with(rows, empty, |view, table| short_days(view.caption_hidden(), table)))
            }
            @if !all.is_empty() {
                (face::downloads(Some(&listing.saved_as("csv")), Some(&listing.saved_as("xlsx"))))
            }
        },
    ))
}

/// `GET /referrals.csv`.
pub async fn csv(visit: Visit) -> Result<Response, Failure> {
    save(&visit, Saved::Csv).await
}

/// `GET /referrals.xlsx`.
pub async fn excel(visit: Visit) -> Result<Response, Failure> {
    save(&visit, Saved::Excel).await
}

async fn save(visit: &Visit, kind: Saved) -> Result<Response, Failure> {
    let all = within(visit)?;
    let (rows, keys) = rows(visit, &Listing::of(&visit.here), &all);
    visit.note("export: the list of referrals", keys).await?;
    let about = saved::rests_on(
        visit,
        "Referrals within the reach of whoever saved this, as on the page",
        "Nothing: for the partnership only.",
    );
    file("referrals", kind, &rows.table, &about)
}

/// Referrals within reach: none of them, for a role that works with none.
fn within(visit: &Visit) -> Result<Vec<Within<'_>>, Failure> {
    if !visit.sees_referrals() {
        return Err(Failure::NotFound);
    }
    let (view, reach) = (visit.view(), visit.reach(Action::SeeReferral)?);
    let mut all = Vec::new();
    for (at, (key, _)) in view.cases()?.enumerate() {
        if reach.allowed.get(at) != Some(&true) {
            continue;
        }
        if let Some(path) = view.path(key)? {
            all.push(Within { key: key.to_owned(), path });
        }
    }
    all.sort_by_key(|one| {
        (one.path.stage.is_over(), one.path.stage == Stage::Open, one.path.referred)
    });
    Ok(all)
}

fn rows(visit: &Visit, listing: &Listing, all: &[Within<'_>]) -> (Rows, Vec<String>) {
    let is = |name: &str, value: &str| listing.get(name).is_empty() || listing.get(name) == value;
    let wanted = all.iter().filter(|one| {
        is("stands", one.path.stage.said()) && is("quadrant", &one.path.details.quadrant)
    });
    let wanted: Vec<&Within<'_>> = wanted.collect();
    let mut table = Table::new("Referrals", &COLUMNS);
    table.rows = wanted.iter().map(|one| cells(visit, one.path)).collect();
    let links = wanted.iter().map(|one| Some(address(&one.key))).collect();
    let mut rows = Rows { table, links };
    listing.sort(&mut rows);
    let last = |href: &String| href.rsplit('/').next().unwrap_or_default().to_owned();
    let keys = rows.links.iter().flatten().map(last).collect();
    (rows, keys)
}

fn cells(visit: &Visit, path: &Path) -> Vec<Cell> {
    let flags =
        [(path.details.crisis, "crisis"), (path.details.reunification, "to go home from care")];
    let flags: Vec<&str> = flags.iter().filter(|(is, _)| *is).map(|(_, words)| *words).collect();
    vec![
        path.referral.as_str().into(),
        path.stage.said().into(),
        path.referred.into(),
        Cell::Whole(days_between(path.referred, visit.moment.today)),
        path.details.quadrant.as_str().into(),
        path.details.source.as_str().into(),
        flags.join(", ").into(),
    ]
}

fn narrow(listing: &Listing, all: &[Within<'_>]) -> Markup {
    let any = |values: BTreeSet<String>| {
        let choices = values.into_iter().map(|value| Choice::new(&value, value.as_str()));
        std::iter::once(Choice::new("", "Any")).chain(choices).collect::<Vec<_>>()
    };
    let stands = all.iter().map(|one| one.path.stage.said().to_owned()).collect();
    let quadrants = all.iter().map(|one| one.path.details.quadrant.clone()).collect();
    let bar = FilterBar::new(
        "/referrals",
        html! {
            (Select::new("stands", "Stands", any(stands)).chosen(listing.get("stands")))
            (Select::new("quadrant", "Quadrant", any(quadrants)).chosen(listing.get("quadrant")))
        },
    );
    html! { (bar) }
}
