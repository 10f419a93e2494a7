//! `/`: each person's own page: what waits for them first, then what they can look at.

mod cases;
mod pathway;
mod tasks;
mod work;

use crate::failure::Failure;
use crate::pages::findings;
use crate::routes::{Asks, Route};
use crate::visit::Visit;
use axum::response::Response;
use axum::routing::get;
use face::Card;
use maud::{Markup, html};

/// The addresses here.
pub const ROUTES: &[Route] = &[Route::get("/", Asks::SignedIn, || get(show))];

/// Something that waits for the person, or that they come to look at.
pub struct Task {
    /// What it is, in a few words.
    pub title: String,
    /// Where it is done.
    pub href: String,
    /// A figure or a date, said large.
    pub big: String,
    /// What happens next, or why it waits.
    pub words: String,
    /// Whether it needs this person now.
    pub needs_you: bool,
    /// Whether it is one of the families they work with.
    pub family: bool,
}

/// `GET /`.
async fn show(visit: Visit) -> Result<Response, Failure> {
    visit
        .kept("home page: own cases", async {
            let tasks = tasks::of(&visit, &findings::mine(&visit).await?)?;
            let named = tasks.iter().filter_map(|task| task.href.strip_prefix("/young-people/C-"));
            let named = named.map(|key| format!("C-{key}")).collect();
            Ok((page(&visit, tasks), named))
        })
        .await
}

fn page(visit: &Visit, tasks: Vec<Task>) -> Markup {
    let (waiting, looking): (Vec<Task>, Vec<Task>) =
        tasks.into_iter().partition(|task| task.needs_you);
    let (families, looking): (Vec<Task>, Vec<Task>) =
        looking.into_iter().partition(|task| task.family);
    let today = face::said::day(visit.moment.today);
    face::page(
        &visit.frame("Your page"),
        html! {
            (face::heading_with_caption(today, visit.name()))
            (face::section("waiting", "Waiting for you", html! {
                @if waiting.is_empty() {
                    (face::empty("Nothing waits for you.", tasks::when_next(visit)))
                } @else {
                    (face::cards(waiting.into_iter().map(card)))
                }
            }))
            @if !families.is_empty() {
                (face::section("families", "Your families", face::cards(families.into_iter().map(card))))
            }
            @if !looking.is_empty() {
                (face::section("looking", "To look at", face::cards(looking.into_iter().map(card))))
            }
        },
    )
}

fn card(task: Task) -> Card {
    let mut card = Card::new(task.title).level(3).body(html! { p.govuk-body { (task.words) } });
    if !task.href.is_empty() {
        card = card.to(&task.href);
    }
    if !task.big.is_empty() {
        card = card.big(task.big);
    }
    if task.needs_you { card.needs_you() } else { card }
}
