//! `/team/fidelity`: adherence and weekly consultation beside the care days that followed, by team
//! and never by family.

use super::{page, take};
use crate::failure::Failure;
use crate::saved::Kind;
use crate::visit::Visit;
use app::access::Action;
use app::work::fidelity::{by_team, table};
use axum::response::Response;
use definitions::Table;
use face::TableView;
use maud::{Markup, html};

/// `GET /team/fidelity`.
pub async fn show(visit: Visit) -> Result<Markup, Failure> {
    visit.must(Action::SeeFidelity)?;
    let (table, _) = told(&visit)?;
    let body = html! {
        (face::lead("How closely therapy followed the model, beside the days that followed."))
        (TableView::of(&table).caption_hidden().small())
        (face::downloads(Some("/team/fidelity.csv"), Some("/team/fidelity.xlsx")))
    };
    Ok(page(&visit, "Adherence and care days", body))
}

/// `GET /team/fidelity.csv`.
pub async fn csv(visit: Visit) -> Result<Response, Failure> {
    save(&visit, Kind::Csv)
}

/// `GET /team/fidelity.xlsx`.
pub async fn excel(visit: Visit) -> Result<Response, Failure> {
    save(&visit, Kind::Excel)
}

fn save(visit: &Visit, kind: Kind) -> Result<Response, Failure> {
    visit.must(Action::SeeFidelity)?;
    let (table, hold) = told(visit)?;
    let held = match hold {
        true => "Small groups, and what would give one away, are held back.",
        false => "Nothing: for the partnership only. Groups can be small.",
    };
    take(visit, "adherence-and-care-days", kind, &table, held)
}

/// The table, and whether small groups are held back from whoever looks: from everyone who does
/// not reach every young person on the list.
fn told(visit: &Visit) -> Result<(Table, bool), Failure> {
    let hold = crate::pages::measurement::reached(visit)?.is_some();
    let told = by_team(visit.view(), visit.moment.today)?;
    Ok((table(&told, visit.moment.today, hold), hold))
}
