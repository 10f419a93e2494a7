//! `/team/on-call`: the rota: who families reach, day and night, and the days nobody is there.

use super::page;
use crate::failure::{Failure, encoded};
use crate::visit::Visit;
use app::access::Action;
use app::team::on_call::rota;
use definitions::{Cell, Date, Interval, Kind, Table};
use face::{Standing, TableView, link, link_button, said, standing_said};
use jiff::ToSpan;
use maud::{Markup, html};

/// Days shown from today on.
const AHEAD: i64 = 42;

/// `GET /team/on-call`.
pub async fn show(visit: Visit) -> Result<Markup, Failure> {
    visit.must(Action::SeeTeam)?;
    let (view, today) = (visit.view(), visit.moment.today);
    let keeps = visit.may(Action::ManageTeam);
    let days = Interval::new(today, today.saturating_add(AHEAD.days()));
    let told = days.map(|days| rota(&view.book, &view.names, days));
    let mut table = Table::new(
        "On call",
        &[
            ("from", "From", Kind::Date),
            ("to", "To", Kind::Date),
            ("who", "Who", Kind::Text),
            ("team", "Team", Kind::Text),
            ("change", "Change", Kind::Text),
        ],
    );
    let mut ids = Vec::new();
    for (turn, name) in told.iter().flat_map(|told| &told.turns) {
        let who = match name.as_str() {
            "" => turn.staff.clone(),
            name => format!("{name} ({})", turn.staff),
        };
        let team = turn.team.as_str().into();
        table.push([turn.days.began.into(), last(turn.days).into(), who.into(), team, Cell::Blank]);
        ids.push(turn.id.clone());
    }
    let mut shown = TableView::of(&table).id("rota").caption_hidden().small().plain_first_column();
    for (row, id) in ids.iter().enumerate().filter(|_| keeps) {
        let words =
            html! { "Take it off" span.govuk-visually-hidden { " the rota: turn " (row + 1) } };
        let href = format!("/team/on-call/dropping?item={}", encoded(id));
        shown = shown.put(row, 4, link(&href, words));
    }
    let gaps = told.iter().flat_map(|told| &told.uncovered);
    let body = html! {
        @if keeps { (link_button("/team/on-call/new", "Put someone on call").secondary()) }
        @for (team, gap) in gaps {
            p.govuk-body { (standing_said(Standing::WithYou, format!("Nobody of {team} is on call, {}", said::days_between(gap.began, last(*gap))))) }
        }
        (shown.empty(face::empty("Nobody is on the rota for the next six weeks.", "A turn is from one day to three months.")))
    };
    Ok(page(&visit, "On call", body))
}

fn last(days: Interval) -> Date {
    days.ended.yesterday().unwrap_or(days.ended)
}
