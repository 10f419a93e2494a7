//! The page: what is asked, the picture, and each part with its table.

use super::asked::{Asked, GROUPINGS};
use super::parts::{Part, shown};
use super::picture::{funnel, reasons};
use crate::failure::Failure;
use crate::visit::Visit;
use app::access::Action;
use axum::response::{IntoResponse, Response};
use charts::Chart;
use face::{Choice, FilterBar, Input, Select, TableView, Width};
use maud::{Markup, html};

/// `GET /pathway`.
pub async fn show(visit: Visit) -> Result<Response, Failure> {
    visit.must(Action::SeePathway)?;
    let asked = Asked::of(&visit)?;
    let mut subjects = Vec::new();
    for part in shown(&asked) {
        subjects.extend(asked.named(part)?);
    }
    subjects.sort();
    subjects.dedup();
    visit.note("the pathway", subjects).await?;
    let mut frame = visit.frame("Pathway");
    frame.wide = true;
    let mut parts = Vec::new();
    for part in shown(&asked) {
        parts.push(section(&asked, part)?);
    }
    Ok(face::page(
        &frame,
        html! {
            (face::heading("Pathway"))
            (face::lead("How referrals travel from whoever refers to an open case, and whether the rules that keep the panels independent were kept."))
            p.govuk-body { (face::link("/pathway/engagement", "Work with referrers")) ": what is planned, by area, and what changed after." }
            (questions(&asked))
            @if let Some(funnel) = funnel(&asked) {
                (face::Figure::new("funnel-picture", funnel.title(), funnel.svg(), &funnel.table()).subtitle(funnel.subtitle()).level(2))
            }
            @for part in parts { (part) }
        },
    )
    .into_response())
}

fn section(asked: &Asked<'_>, part: &Part) -> Result<Markup, Failure> {
    let table = asked.table(part)?;
    let query = query(asked);
    let file = |suffix: &str| format!("/pathway/{}.{suffix}?{query}", part.name);
    let picture = reasons(asked).filter(|_| part.name == "reasons-over-time");
    Ok(face::section(
        part.name,
        part.title,
        html! {
            p.govuk-body { (part.words) }
            @if table.rows.is_empty() {
                (face::empty("There is nothing to show.", "Look at another period."))
            } @else if let Some(picture) = picture {
                (face::Figure::new("reasons-picture", picture.title(), picture.svg(), &table)
                    .subtitle(picture.subtitle()).level(3).csv(&file("csv")).excel(&file("xlsx")))
            } @else {
                (TableView::of(&table).small().caption_hidden())
                (face::downloads(Some(&file("csv")), Some(&file("xlsx"))))
            }
        },
    ))
}

/// What was asked, for the addresses of files.
fn query(asked: &Asked<'_>) -> String {
    let last = asked.period.ended.yesterday().unwrap_or(asked.period.ended);
    format!("from={}&to={last}&by={}&target={}", asked.period.began, asked.by_word, asked.target)
}

fn questions(asked: &Asked<'_>) -> Markup {
    let last = asked.period.ended.yesterday().unwrap_or(asked.period.ended);
    let groupings = GROUPINGS.map(|(word, title, _)| Choice::new(word, title));
    let day = |name: &str, label: &str, value: String| {
        Input::new(name, label).kind("date").value(&value).width(Width::W10)
    };
    let bar = FilterBar::new(
        "/pathway",
        html! {
            (day("from", "Referred from", asked.period.began.to_string()))
            (day("to", "Referred to", last.to_string()))
            (Select::new("by", "Grouped by", groupings).chosen(&asked.by_word))
            (Input::new("target", "Openings to reach").number().value(&asked.target.to_string()).width(Width::W4))
        },
    );
    html! { (bar) }
}
