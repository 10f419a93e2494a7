//! An adherence score (TAM-R), asked of a carer: never seen or entered by the therapist rated. Only
//! the score is kept, and only while its owner's licence is on file.

use crate::form::Fields;
use crate::pages::asking::suggest;
use crate::pages::families::Family;
use crate::pages::families::entry::{Entry, day, words};
use crate::pages::families::staff;
use app::access::Action;
use app::licence::on_file;
use app::people::by::By;
use app::work::adherence::enter;
use app::{Desk, Done, Failure};
use definitions::{Date, Exact};
use face::{Errors, Input, Question, Width, said};
use maud::{Markup, html};
use wider::{Informant, Instrument};

/// An adherence score.
pub struct Adherence;

/// Which therapist the case had on a day.
fn rated(family: &Family<'_>, on: Date) -> Option<String> {
    let hands = app::book::one_case::hands_of(&family.visit.view().book, &family.case.case);
    let held = hands.into_iter().find(|held| held.on(on));
    held.map(|held| held.staff).filter(|staff| !staff.is_empty())
}

/// The first month of the case without a score.
fn next_month(family: &Family<'_>) -> u8 {
    let scored = |month: &u8| family.work().is_some_and(|work| work.adherence.contains_key(month));
    (1..=120).find(|month| !scored(month)).unwrap_or(1)
}

impl Entry for Adherence {
    type Said = care::work::event::Adherence;
    const ASKS: Action = Action::LogAdherence;
    const TITLE: &'static str = "Enter an adherence score";
    const BUTTON: &'static str = "Enter this score";
    const PART: &'static str = "adherence";

    fn begins(family: &Family<'_>, fields: &mut Fields) {
        suggest(fields, "on", family.visit.moment.today);
        let named: Option<u8> = family.item.parse().ok();
        fields.set("month", &named.unwrap_or_else(|| next_month(family)).to_string());
        let own = staff::numbers(family.visit);
        fields.set("asked_by", own.first().map_or("", String::as_str));
    }

    fn questions(family: &Family<'_>, fields: &Fields, errors: &Errors) -> Markup {
        let opened =
            family.case.opened.map(|day| format!("The case opened on {}.", said::day(day)));
        html! {
            (Input::new("score", "The score").hint("From 0 to 1, like 0.76, as the TAM-R’s own scoring gives it.").value(fields.get("score")).decimal().width(Width::W5).errors(errors))
            (Input::new("month", "Which month of the case it is for").hint(opened.unwrap_or_default()).value(fields.get("month")).number().width(Width::W3).errors(errors))
            (fields.day_question("on", "Which day was the carer asked?", errors))
            (Input::new("asked_by", "Who asked").hint("A staff number. Never the therapist, and never with the therapist there.").value(fields.get("asked_by")).width(Width::W10).autocapitalize_off().errors(errors))
        }
    }

    fn read(
        family: &Family<'_>,
        fields: &Fields,
        errors: &mut Errors,
    ) -> Option<care::work::event::Adherence> {
        let score: Option<Exact> = fields.get("score").parse().ok();
        if score.is_none() {
            errors.add(Some("score"), "Write the score like 0.76");
        }
        let month: Option<u8> = fields.get("month").parse().ok();
        if month.is_none() {
            errors.add(Some("month"), "Say which month of the case, from 1");
        }
        let asked_by = words(fields, "asked_by", "Say who asked the carer", errors);
        let on = day(fields, "on", "Say which day the carer was asked", errors)?;
        let rated = rated(family, on);
        if rated.is_none() {
            errors
                .add(Some("on"), "The case was in no therapist’s hands on that day. Check the day");
        }
        unlicensed(family, on, errors);
        Some(care::work::event::Adherence {
            month: month?,
            on,
            score: score?,
            rated: rated?,
            asked_by: asked_by?,
        })
    }

    async fn record(
        desk: &mut Desk,
        by: By<'_>,
        case: &str,
        id: &str,
        score: &care::work::event::Adherence,
    ) -> Result<Done, Failure> {
        enter(desk, by, case, id, score).await
    }
}

/// Says that no licence is on file, where one is needed.
fn unlicensed(family: &Family<'_>, on: Date, errors: &mut Errors) {
    let visit = family.visit;
    let Some(terms) = &visit.view().book.wider else { return };
    let form = terms.forms.value(on).iter().find(|form| form.instrument == Instrument::TamR);
    let Some(form) = form else { return };
    let entry = wider::guard::Given {
        instrument: Instrument::TamR,
        form: &form.id,
        informant: Informant::Parent,
        completed: on,
        born: family.case.date_of_birth,
        answers: false,
    };
    let checked =
        wider::guard::check(terms, &on_file(&visit.view().book), &entry, visit.moment.today);
    for stopped in checked.err().unwrap_or_default() {
        let field = (stopped.field == "completed").then_some("on");
        errors.add(field, format!("{}. {}", stopped.refusal.title, stopped.refusal.hint));
    }
}
