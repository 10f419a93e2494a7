//! `/team`: the teams: what each therapist holds on any day, who is in post, away and on call, places
//! free, how long treatment lasts, out-of-hours contact, the monthly pack, and adherence beside care
//! days. Numbers and staff; a family stands here only for whoever reaches it.

mod caseload;
mod fidelity;
mod forms;
mod handover;
mod keeping;
mod length;
mod licences;
mod on_call;
mod out_of_hours;
mod pack;
mod places;
mod posts;

use crate::failure::Failure;
use crate::listing::Listing;
use crate::routes::{Asks, Route};
use crate::saved::{self, Kind, rests_on};
use crate::visit::Visit;
use app::access::Action;
use axum::response::Response;
use axum::routing::get;
use definitions::{Date, Table, iso};
use face::Input;
use forms::{AwayNoted, BackAgain, PostBegun, PostEnded, TeamFormed, TurnDropped, TurnSet};
use keeping::Keeping;
use licences::{LicenceEnds, LicenceFiled};
use maud::{Markup, html};

const SEES: Asks = Asks::Programme(Action::SeeTeam);
const KEEPS: Asks = Asks::Programme(Action::ManageTeam);
const PLACES: Asks = Asks::Programme(Action::SeePlaces);
const HOURS: Asks = Asks::Programme(Action::SeeOutOfHours);
const LICENCES: Asks = Asks::Programme(Action::SeeLicences);
const FIDELITY: Asks = Asks::Programme(Action::SeeFidelity);

macro_rules! keeps {
    ($path:literal, $form:ty) => {
        Route::get($path, Asks::Programme(<$form>::ASKS), || {
            get(keeping::show::<$form>).post(keeping::submit::<$form>)
        })
    };
}

/// The addresses here.
pub const ROUTES: &[Route] = &[
    Route::get("/team", SEES, || get(caseload::show)),
    Route::get("/team.csv", SEES, || get(caseload::csv)),
    Route::get("/team.xlsx", SEES, || get(caseload::excel)),
    Route::get("/team/posts", SEES, || get(posts::show)),
    keeps!("/team/posts/new", PostBegun),
    keeps!("/team/posts/ending", PostEnded),
    keeps!("/team/away/new", AwayNoted),
    keeps!("/team/away/back", BackAgain),
    keeps!("/team/teams/new", TeamFormed),
    Route::get("/team/handover", KEEPS, || get(handover::show).post(handover::submit)),
    Route::get("/team/on-call", SEES, || get(on_call::show)),
    keeps!("/team/on-call/new", TurnSet),
    keeps!("/team/on-call/dropping", TurnDropped),
    Route::get("/team/places", PLACES, || get(places::show)),
    Route::get("/team/places.csv", PLACES, || get(places::csv)),
    Route::get("/team/places.xlsx", PLACES, || get(places::excel)),
    Route::get("/team/length", SEES, || get(length::show)),
    Route::get("/team/length.csv", SEES, || get(length::csv)),
    Route::get("/team/length.xlsx", SEES, || get(length::excel)),
    Route::get("/team/out-of-hours", HOURS, || get(out_of_hours::show)),
    Route::get("/team/out-of-hours.csv", HOURS, || get(out_of_hours::csv)),
    Route::get("/team/out-of-hours.xlsx", HOURS, || get(out_of_hours::excel)),
    Route::get("/team/pack", HOURS, || get(pack::show)),
    Route::get("/team/pack.pdf", HOURS, || get(pack::printed)),
    Route::get("/team/pack.xlsx", HOURS, || get(pack::excel)),
    Route::get("/team/licences", LICENCES, || get(licences::show)),
    Route::get("/team/licences.csv", LICENCES, || get(licences::csv)),
    Route::get("/team/licences.xlsx", LICENCES, || get(licences::excel)),
    keeps!("/team/licences/new", LicenceFiled),
    keeps!("/team/licences/ending", LicenceEnds),
    Route::get("/team/fidelity", FIDELITY, || get(fidelity::show)),
    Route::get("/team/fidelity.csv", FIDELITY, || get(fidelity::csv)),
    Route::get("/team/fidelity.xlsx", FIDELITY, || get(fidelity::excel)),
];

/// What of the teams whoever looks may open: the words and the address of each page.
pub fn ways(visit: &Visit) -> Vec<(&'static str, &'static str)> {
    let all = [
        ("Caseload", "/team", Action::SeeTeam),
        ("Posts and absences", "/team/posts", Action::SeeTeam),
        ("On call", "/team/on-call", Action::SeeTeam),
        ("Places", "/team/places", Action::SeePlaces),
        ("Treatment length", "/team/length", Action::SeeTeam),
        ("Out of hours", "/team/out-of-hours", Action::SeeOutOfHours),
        ("Monthly pack", "/team/pack", Action::SeeOutOfHours),
        ("Licences", "/team/licences", Action::SeeLicences),
        ("Adherence and care days", "/team/fidelity", Action::SeeFidelity),
    ];
    let mine = all.into_iter().filter(|(_, _, action)| visit.may(*action));
    mine.map(|(words, href, _)| (words, href)).collect()
}

/// A page of the teams: its title, the way to the others, and what it holds.
fn page(visit: &Visit, title: &str, body: Markup) -> Markup {
    let mut frame = visit.frame(title);
    frame.wide = true;
    let here = visit.here.split('?').next().unwrap_or_default();
    let ways = ways(visit);
    face::page(
        &frame,
        html! {
            (face::heading(title))
            @if ways.len() > 1 {
                nav aria-label="The teams" {
                    ul.govuk-list {
                        @for (words, href) in ways {
                            li { @if href == here { strong aria-current="page" { (words) } } @else { (face::link(href, words)) } }
                        }
                    }
                }
            }
            (body)
        },
    )
}

/// A table of the teams as a file.
fn take(
    visit: &Visit,
    name: &str,
    kind: Kind,
    table: &Table,
    held: &str,
) -> Result<Response, Failure> {
    saved::file(name, kind, table, &rests_on(visit, &table.title, held))
}

/// The day an address asks for, `day`; today where it asks for none, or for none there is.
fn day(visit: &Visit) -> Date {
    let listing = Listing::of(&visit.here);
    iso(listing.get("day")).unwrap_or(visit.moment.today)
}

/// The question of another day.
fn day_question(day: Date) -> Markup {
    html! { (Input::new("day", "On the day").kind("date").value(&day.to_string())) }
}
