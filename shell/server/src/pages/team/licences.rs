//! `/team/licences`: leave from the owners of the SDQ and the TAM-R to use them. Scores filled in on
//! a day without one are not entered.

use super::keeping::Keeping;
use super::{page, take};
use crate::failure::{Failure, encoded};
use crate::form::Fields;
use crate::pages::asking::suggest;
use crate::pages::families::entry::{day, words};
use crate::saved::Kind;
use crate::visit::Visit;
use app::access::Action;
use app::licence::{end, file, table};
use app::people::by::By;
use app::{Desk, Done};
use axum::response::Response;
use definitions::{Cell, Date};
use face::{
    Choice, Errors, Input, Question, Radios, TableView, Width, button_group, link, link_button,
    said,
};
use maud::{Markup, html};
use wider::terms::Written;
use wider::{Instrument, Licence};

const PAGE: &str = "/team/licences";

/// `GET /team/licences`.
pub async fn show(visit: Visit) -> Result<Markup, Failure> {
    visit.must(Action::SeeLicences)?;
    let (book, files) = (&visit.view().book, visit.may(Action::FileLicence));
    let table = table(book, visit.moment.today);
    let mut view = TableView::of(&table).id("licences").caption_hidden().plain_first_column();
    for (row, cells) in table.rows.iter().enumerate().filter(|_| files) {
        if let Some(Cell::Text(number)) = cells.last()
            && book.licences.get(number).is_some_and(|licence| licence.ended.is_none())
        {
            let words = html! { "Say when it ends" span.govuk-visually-hidden { ": " (number) } };
            let href = format!("{PAGE}/ending?item={}", encoded(number));
            view = view.put(row, 4, link(&href, words));
        }
    }
    let empty = face::empty(
        "No licence is on file.",
        "Ask the owners of the SDQ and the TAM-R for leave to use them; until it is on file, no score is entered.",
    );
    let body = html! {
        p.govuk-body { "The SDQ and the TAM-R belong to others. A score is entered only where a licence was on file for the day the form was filled in. Their wording is never kept here." }
        @if files { (button_group(html! { (link_button("/team/licences/new", "Put a licence on file").secondary()) })) }
        (view.empty(empty))
        (face::downloads(Some("/team/licences.csv"), Some("/team/licences.xlsx")))
    };
    Ok(page(&visit, "Licences", body))
}

/// `GET /team/licences.csv`.
pub async fn csv(visit: Visit) -> Result<Response, Failure> {
    save(&visit, Kind::Csv)
}

/// `GET /team/licences.xlsx`.
pub async fn excel(visit: Visit) -> Result<Response, Failure> {
    save(&visit, Kind::Excel)
}

fn save(visit: &Visit, kind: Kind) -> Result<Response, Failure> {
    visit.must(Action::SeeLicences)?;
    let table = table(&visit.view().book, visit.moment.today);
    take(visit, "licences", kind, &table, "Nothing: no family stands here.")
}

/// A licence put on file.
pub struct LicenceFiled;
/// When a licence ends.
pub struct LicenceEnds;

impl Keeping for LicenceFiled {
    type Said = Licence;
    const ASKS: Action = Action::FileLicence;
    const TITLE: &'static str = "Put a licence on file";
    const BUTTON: &'static str = "Put it on file";
    const PAGE: &'static str = PAGE;

    fn questions(_: &Visit, _: &str, fields: &Fields, errors: &Errors) -> Markup {
        let instruments = Instrument::ALL.map(|one| Choice::new(one.key(), one.said()));
        html! {
            (Radios::new("instrument", "For which instrument?", instruments).chosen(fields.get("instrument")).errors(errors))
            (Input::new("from", "Who gave it").hint("Its owner, or whoever may on their behalf.").value(fields.get("from")).width(Width::TwoThirds).errors(errors))
            (Input::new("reference", "By what it is found").hint("The number of the licence, or the day of the letter and where it is kept.").value(fields.get("reference")).width(Width::TwoThirds).errors(errors))
            (fields.day_question("began", "The first day it holds", errors))
            (fields.day_question("ended", "The day after its last; leave it out where it has no end", errors))
        }
    }

    fn read(_: &str, fields: &Fields, errors: &mut Errors) -> Option<Licence> {
        let instrument =
            Instrument::ALL.into_iter().find(|one| one.key() == fields.get("instrument"));
        if instrument.is_none() {
            errors.add(Some("instrument"), "Say for which instrument it is");
        }
        let from = words(fields, "from", "Say who gave the licence", errors);
        let reference = words(fields, "reference", "Say how the licence can be found", errors);
        let began = day(fields, "began", "Say from which day it holds", errors);
        let ended = fields.day("ended").unwrap_or_else(|words| {
            errors.add(Some("ended"), words);
            None
        });
        let (began, ended) = (Written(began?), ended.map(Written));
        Some(Licence { instrument: instrument?, from: from?, reference: reference?, began, ended })
    }

    async fn record(
        desk: &mut Desk,
        by: By<'_>,
        id: &str,
        licence: &Licence,
    ) -> Result<Done, app::Failure> {
        file::file(desk, by, &format!("L-{}", id.trim_start_matches("W-")), licence).await
    }
}

impl Keeping for LicenceEnds {
    type Said = (String, Date);
    const ASKS: Action = Action::FileLicence;
    const TITLE: &'static str = "Say when a licence ends";
    const BUTTON: &'static str = "Record this";
    const PAGE: &'static str = PAGE;

    fn begins(visit: &Visit, _: &str, fields: &mut Fields) {
        suggest(fields, "on", visit.moment.today);
    }

    fn questions(visit: &Visit, item: &str, fields: &Fields, errors: &Errors) -> Markup {
        let Some(licence) = visit.view().book.licences.get(item) else {
            return html! { p.govuk-body { "There is no such licence on file." } };
        };
        html! {
            p.govuk-body { (licence.instrument.said()) ", from " (licence.from) ", " (licence.reference) ", since " (said::day(licence.began.0)) "." }
            (fields.day_question("on", "The day after its last", errors))
            (face::hint_text("What was filled in before that day stays, and may still be entered."))
        }
    }

    fn read(item: &str, fields: &Fields, errors: &mut Errors) -> Option<(String, Date)> {
        Some((item.to_owned(), day(fields, "on", "Say from which day it no longer holds", errors)?))
    }

    async fn record(
        desk: &mut Desk,
        by: By<'_>,
        _: &str,
        (number, on): &(String, Date),
    ) -> Result<Done, app::Failure> {
        end::end(desk, by, number, *on).await
    }
}
