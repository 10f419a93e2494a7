//! `/panels/{quadrant}`: what waits for the panel, oldest first, with the facts that decide and
//! the free places beside it.

use super::card::card;
use super::{address, must_sit};
use crate::failure::Failure;
use crate::pages::who;
use crate::visit::Visit;
use app::panel::agenda::{Agenda, agenda};
use axum::extract::Path;
use axum::response::{IntoResponse, Redirect, Response};
use face::{TableView, said};
use maud::{Markup, html};

/// `GET /panels`: one's own, or a choice of them.
pub async fn own(visit: Visit) -> Result<Response, Failure> {
    let mine: Vec<&String> =
        visit.asker.quadrants.iter().filter(|one| must_sit(&visit, one).is_ok()).collect();
    match mine[..] {
        [] => Err(Failure::NotFound),
        [only] => Ok(Redirect::to(&address(only)).into_response()),
        ref several => {
            let links = several.iter().map(|one| face::link(&address(one), format!("{one} panel")));
            let body = html! { (face::heading("Your panels")) (face::list(links)) };
            Ok(face::page(&visit.frame("Your panels"), body).into_response())
        }
    }
}

/// `GET /panels/{quadrant}`.
pub async fn show(visit: Visit, Path(quadrant): Path<String>) -> Result<Markup, Failure> {
    must_sit(&visit, &quadrant)?;
    let view = visit.view();
    let cases = &view.children()?.listed;
    let agenda = agenda(&view.book, cases, &quadrant, visit.moment.today)?;
    let shown = agenda.waiting.iter().chain(&agenda.asked).map(|card| card.key.clone());
    visit.note("the panel’s agenda", shown.collect()).await?;
    let title = format!("{quadrant} panel");
    let mut frame = visit.frame(&title);
    frame.wide = true;
    Ok(face::page(
        &frame,
        html! {
            (face::heading_with_caption(said::day(visit.moment.today), &title))
            (face::lead(in_short(&agenda)))
            (meeting(&visit, &agenda))
            (places(&agenda))
            (face::section("waiting", "To decide", html! {
                @if agenda.waiting.is_empty() {
                    (face::empty("Nothing waits for this panel.", "A referral appears here as soon as it is made."))
                }
                @for one in &agenda.waiting { (card(one)) }
            }))
            @if !agenda.asked.is_empty() {
                (face::section("asked", "Waiting for an answer from the referrer", html! {
                    @for one in &agenda.asked { (card(one)) }
                }))
            }
        },
    ))
}

fn in_short(agenda: &Agenda) -> String {
    let late = agenda.waiting.iter().filter(|card| card.is_late).count();
    let waits = said::count(agenda.waiting.len(), "referral waits", "referrals wait");
    match late {
        0 => format!("{waits} for you, oldest first."),
        late => format!("{waits} for you, {late} of them longer than the contract’s days."),
    }
}

fn meeting(visit: &Visit, agenda: &Agenda) -> Markup {
    let write = format!("{}/meeting", address(&agenda.quadrant));
    let present = |people: &[String]| -> String {
        people.iter().map(|person| who::name(visit, person)).collect::<Vec<_>>().join(", ")
    };
    html! {
        @match &agenda.today {
            Some(today) => p.govuk-body {
                "The panel meets today: " (present(&today.attended)) ". " (face::link(&write, "Change who is here")) "."
            },
            None => {
                p.govuk-body {
                    @match &agenda.last_meeting {
                        Some(last) => { "It last met on " (said::day(last.on)) ": " (present(&last.attended)) "." },
                        None => "No meeting is written down yet.",
                    }
                }
                (face::link_button(&write, "Write today’s meeting down"))
            }
        }
    }
}

/// Places in the team this quadrant's referrals go to, now and by week.
fn places(agenda: &Agenda) -> Markup {
    let waits = said::count(agenda.endorsed, "endorsed referral waits", "endorsed referrals wait");
    let promised = said::count(agenda.promised, "place is promised", "places are promised");
    let Some(places) = &agenda.places else {
        return face::inset_text(format!(
            "Nobody has written down who is in post in {}, so its free places are not known; {waits} for its supervisor.",
            agenda.team
        ));
    };
    let free = said::count(places.free as usize, "place is free", "places are free");
    let weeks = app::team::places::table(std::slice::from_ref(places), agenda.day);
    html! {
        (face::inset_text(html! {
            strong { (free) " in " (agenda.team) " today" } "; " (promised) " to families already accepted, and " (waits) " for its supervisor."
        }))
        (face::details("Places by week", html! { (TableView::of(&weeks).small().caption_hidden()) }))
    }
}
