//! `/team`: what each therapist holds on any day, against the least and the most the contract says.

use super::{day, day_question, handover, page, take};
use crate::failure::Failure;
use crate::listing::Listing;
use crate::saved::Kind;
use crate::visit::Visit;
use app::access::Action;
use app::team::caseload::{Picture, Row, Sees, on, picture, table};
use axum::response::Response;
use charts::{Bar, BarChart, Chart, Figure, Measure, Named, Reference, Unit};
use definitions::Date;
use face::{FilterBar, Standing, said, standing_said};
use maud::{Markup, html};
use std::collections::HashSet;

/// `GET /team`.
pub async fn show(visit: Visit) -> Result<Markup, Failure> {
    visit.must(Action::SeeTeam)?;
    let day = day(&visit);
    let (told, numbered) = pictured(&visit, day)?;
    visit.note("caseload on a day", numbered).await?;
    let service = app::work::today::service(&visit.view().book)?;
    let chart = chart(&told, service.caseload(day));
    let table = table(&on(&visit.view().book, day)?);
    let listing = Listing::of(&visit.here);
    let body = html! {
        (FilterBar::new("/team", day_question(day)).title("Another day").clear("/team"))
        @for warning in &told.warnings { p.govuk-body { (standing_said(Standing::WithYou, warning)) } }
        (face::Figure::new("caseload", chart.title(), chart.svg(), &table)
            .subtitle(chart.subtitle()).level(2)
            .csv(&listing.saved_as("csv")).excel(&listing.saved_as("xlsx")))
        (face::section("held", "Who has which case", html! { @for row in &told.rows { (held(&visit, row)) } }))
        @if !told.unheld.is_empty() {
            (face::section("unheld", "Open cases with no therapist in post", html! {
                p.govuk-body { (said::count(told.unheld.len(), "case wants", "cases want")) " a therapist. " @if visit.may(Action::ManageTeam) { (face::link("/team/handover", "Pass a caseload on")) " where it was opened here; a case on the list alone passes on with the list." } @else { "The supervisor, or the case list, says who has it next." } }
                (face::list(told.unheld.iter().filter_map(|slot| slot.case.as_ref().map(|case| (slot, case))).map(|(slot, case)| case_link(&slot.key, case))))
            }))
        }
    };
    Ok(page(&visit, "Caseload", body))
}

/// `GET /team.csv`.
pub async fn csv(visit: Visit) -> Result<Response, Failure> {
    save(&visit, Kind::Csv)
}

/// `GET /team.xlsx`.
pub async fn excel(visit: Visit) -> Result<Response, Failure> {
    save(&visit, Kind::Excel)
}

fn save(visit: &Visit, kind: Kind) -> Result<Response, Failure> {
    visit.must(Action::SeeTeam)?;
    let table = table(&on(&visit.view().book, day(visit))?);
    take(visit, "caseload", kind, &table, "Internal: staff numbers, and no family.")
}

/// The picture of a day as whoever looks may see it, and the pseudonyms of the cases it names.
fn pictured(visit: &Visit, day: Date) -> Result<(Picture, Vec<String>), Failure> {
    let view = visit.view();
    let reach = visit.reach(Action::SeeWork)?;
    let known: HashSet<&str> = view
        .cases()?
        .zip(&reach.allowed)
        .filter(|(_, allowed)| **allowed)
        .map(|((key, _), _)| key)
        .collect();
    let sees =
        Sees { reaches: &|key: &str| known.contains(key), why_away: visit.may(Action::ManageTeam) };
    let told = picture(&view.book, &view.names, sees, day)?;
    let slots = told.rows.iter().flat_map(|row| &row.slots).chain(&told.unheld);
    let numbered = slots.filter(|slot| slot.case.is_some()).map(|slot| slot.key.clone());
    let mut numbered: Vec<String> = numbered.collect();
    numbered.sort();
    numbered.dedup();
    Ok((told, numbered))
}

/// A therapist as the picture names them.
fn name(row: &Row) -> String {
    match row.name.as_str() {
        "" => row.staff.clone(),
        name => format!("{name} ({})", row.staff),
    }
}

fn chart(told: &Picture, (least, most): (u32, u32)) -> BarChart {
    let over = told.rows.iter().filter(|row| row.stands == "above").count();
    let under = told.rows.iter().filter(|row| row.stands == "below").count();
    let cases: usize = told.rows.iter().map(|row| row.slots.len()).sum();
    let therapists = said::count(told.rows.len(), "therapist", "therapists");
    let held = said::count(cases, "open case", "open cases");
    let title = match (over, under) {
        (0, 0) => format!("{therapists} have {held}, none more or fewer than they should"),
        (0, under) => format!("{under} of {therapists} could take on more"),
        (over, _) => format!("{over} of {therapists} have more cases than they should"),
    };
    let subtitle = format!(
        "Open cases of each therapist in post on {}. {held} in all; {} free.",
        said::day(told.day),
        said::count(told.free as usize, "place", "places")
    );
    let bar = |row: &Row| {
        let more = match (row.away, row.on_call) {
            (true, _) => ", away",
            (false, true) => ", on call",
            (false, false) => "",
        };
        Bar {
            name: format!("{}{more}", name(row)),
            value: Some(row.slots.len().into()),
            ..Bar::default()
        }
    };
    BarChart {
        figure: Figure::new("caseload-chart", title, subtitle)
            .when_empty("No therapist is in post on this day"),
        x: Named { name: "therapist", title: "Therapist" },
        measure: Measure { name: "cases", title: "Open cases", unit: Unit::Count },
        bars: told.rows.iter().map(bar).collect(),
        references: vec![
            Reference::baseline("At least", i64::from(least)),
            Reference::target("At most", i64::from(most)),
        ],
    }
}

fn case_link(key: &str, case: &str) -> Markup {
    face::link(&format!("/families/{key}"), case)
}

/// One therapist's cases, by number for whoever reaches them.
fn held(visit: &Visit, row: &Row) -> Markup {
    let others = row.slots.iter().filter(|slot| slot.case.is_none()).count();
    let known = row.slots.iter().filter_map(|slot| Some((slot, slot.case.as_ref()?)));
    html! {
        h3.govuk-heading-s { (name(row)) ", " (row.team) }
        p.govuk-body {
            (standing_said(match row.stands { "above" | "below" => Standing::WithYou, _ => Standing::Agreed }, row.stands))
            " " (said::count(row.slots.len(), "case", "cases")) ", from " (row.least) " to " (row.most) ". "
            @if row.away { "Away" @if let Some(why) = row.away_for { ": " (why) } ". " }
            @if row.on_call { "On call. " }
            @for (slot, case) in known { (case_link(&slot.key, case)) " " }
            @if others > 0 && others < row.slots.len() { "and " (said::count(others, "other", "others")) "." }
            @if let Some(way) = handover::way(visit, &row.staff) {
                br; (face::link(&way, html! { "Pass the whole caseload on" span.govuk-visually-hidden { ": " (row.staff) } }))
            }
        }
    }
}
