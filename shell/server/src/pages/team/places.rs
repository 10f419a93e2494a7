//! `/team/places`: places free now and expected by week: numbers, and no family.

use super::{page, take};
use crate::failure::Failure;
use crate::saved::Kind;
use crate::visit::Visit;
use app::access::Action;
use app::team::places::{of_every_team, table};
use axum::response::Response;
use care::team::places::Places;
use face::{Card, TableView, said};
use maud::{Markup, html};

/// Weeks ahead.
const WEEKS: u32 = 12;

/// `GET /team/places`.
pub async fn show(visit: Visit) -> Result<Markup, Failure> {
    visit.must(Action::SeePlaces)?;
    let all = all(&visit)?;
    let table = table(&all, visit.moment.today);
    let cards = all.iter().map(|places| {
        let beyond = match places.overdue_to_close {
            0 => String::new(),
            n => format!(
                "{} been open longer than is usual.",
                said::count(n, "case has", "cases have")
            ),
        };
        Card::new(places.team.as_str())
            .big(said::count(places.free as usize, "place free", "places free"))
            .body(html! { p.govuk-body { (beyond) } })
    });
    let body = html! {
        @if all.is_empty() { (face::empty("No team is formed yet.", "Places follow from posts, absences and open cases.")) }
        (face::cards(cards))
        (face::section("weeks", "The weeks to come", html! { (TableView::of(&table).caption_hidden().small()) }))
        (face::downloads(Some("/team/places.csv"), Some("/team/places.xlsx")))
    };
    Ok(page(&visit, "Places", body))
}

/// `GET /team/places.csv`.
pub async fn csv(visit: Visit) -> Result<Response, Failure> {
    save(&visit, Kind::Csv)
}

/// `GET /team/places.xlsx`.
pub async fn excel(visit: Visit) -> Result<Response, Failure> {
    save(&visit, Kind::Excel)
}

fn save(visit: &Visit, kind: Kind) -> Result<Response, Failure> {
    visit.must(Action::SeePlaces)?;
    let table = table(&all(visit)?, visit.moment.today);
    take(visit, "places", kind, &table, "Nothing: numbers of places, and no family.")
}

fn all(visit: &Visit) -> Result<Vec<Places>, Failure> {
    Ok(of_every_team(&visit.view().book, visit.moment.today, WEEKS)?)
}
