//! What is noted of a case along the way: a change in behaviour, what is known of the time before,
//! and the weekly consultation.

use crate::form::Fields;
use crate::pages::asking::{or_none, suggest};
use crate::pages::families::Family;
use crate::pages::families::entry::{Entry, day, words};
use app::access::Action;
use app::people::by::By;
use app::work::asked_for::behaviours;
use app::work::{behaviour, consultation, history};
use app::{Desk, Done, Failure};
use care::work::due::monday;
use care::work::event::Prior;
use definitions::Date;
use face::{Choice, Errors, Input, Question, Radios, Select, Textarea, Width};
use maud::{Markup, html};

/// A change in behaviour.
pub struct Behaviour;

/// What is known of the time before referral.
pub struct History;

/// The weekly consultation with the model owner's expert.
pub struct Consultation;

impl Entry for Behaviour {
    type Said = (String, Date, Vec<String>);
    const ASKS: Action = Action::LogWork;
    const TITLE: &'static str = "Note a change in behaviour";
    const BUTTON: &'static str = "Note this change";
    const PART: &'static str = "behaviours";

    fn begins(family: &Family<'_>, fields: &mut Fields) {
        suggest(fields, "on", family.visit.moment.today);
    }

    fn questions(family: &Family<'_>, fields: &Fields, errors: &Errors) -> Markup {
        let visit = family.visit;
        let list = behaviours(&visit.view().book, visit.moment.today);
        let choices = list.into_iter().map(|(code, words)| Choice::new(code, words));
        html! {
            (Radios::new("tag", "What changed?", choices).hint("One list for every case, so that a change can be counted. What else changed belongs in the plan.").chosen(fields.get("tag")).errors(errors))
            (fields.day_question("on", "Which day was it seen?", errors))
        }
    }

    fn read(
        family: &Family<'_>,
        fields: &Fields,
        errors: &mut Errors,
    ) -> Option<(String, Date, Vec<String>)> {
        let tag = words(fields, "tag", "Choose what changed", errors);
        let on = day(fields, "on", "Say which day it was seen", errors);
        let list = behaviours(&family.visit.view().book, on?);
        Some((tag?, on?, list.into_iter().map(|(code, _)| code.to_owned()).collect()))
    }

    async fn record(
        desk: &mut Desk,
        by: By<'_>,
        case: &str,
        id: &str,
        (tag, on, list): &(String, Date, Vec<String>),
    ) -> Result<Done, Failure> {
        let list: Vec<&str> = list.iter().map(String::as_str).collect();
        behaviour::note(desk, by, case, (id, *on), tag, &list).await
    }
}

const PRIORS: [(&str, Prior, &str); 4] = [
    ("care-days", Prior::CareDays, "Days in care"),
    ("offences", Prior::Offences, "Proven offences"),
    ("special-needs", Prior::SpecialNeeds, "A statement of special educational needs"),
    ("free-meals", Prior::FreeMeals, "Free school meals"),
];

const SOURCES: [(&str, &str); 5] = [
    ("council", "The council"),
    ("youth-offending-service", "The youth offending service"),
    ("school", "The school"),
    ("family", "The family"),
    ("provider", "Our own record"),
];

/// What is known, in words.
pub fn prior_said(prior: Prior) -> &'static str {
    PRIORS.iter().find(|(_, one, _)| *one == prior).map_or("", |(_, _, words)| words)
}

/// A source in words.
pub fn source_said(source: &str) -> &str {
    SOURCES.iter().find(|(code, _)| *code == source).map_or(source, |(_, words)| words)
}

impl Entry for History {
    type Said = care::work::event::History;
    const ASKS: Action = Action::LogMeasures;
    const TITLE: &'static str = "What is known of the time before";
    const BUTTON: &'static str = "Record this";
    const PART: &'static str = "history";

    fn questions(_: &Family<'_>, fields: &Fields, errors: &Errors) -> Markup {
        let whats = PRIORS.map(|(code, _, words)| Choice::new(code, words));
        let sources = SOURCES.map(|(code, words)| Choice::new(code, words));
        html! {
            (Radios::new("what", "What is known?", whats).chosen(fields.get("what")).errors(errors))
            (Input::new("value", "How many").hint("For the last two, 1 for yes and 0 for no.").value(fields.get("value")).number().width(Width::W5).errors(errors))
            (Select::new("source", "Who says so", or_none("Choose", sources)).chosen(fields.get("source")).errors(errors))
            (fields.day_question("from", "The first day it speaks for", errors))
            (fields.day_question("until", "The first day it no longer speaks for", errors))
        }
    }

    fn read(
        _: &Family<'_>,
        fields: &Fields,
        errors: &mut Errors,
    ) -> Option<care::work::event::History> {
        let what = PRIORS.iter().find(|(code, _, _)| *code == fields.get("what")).map(|one| one.1);
        if what.is_none() {
            errors.add(Some("what"), "Say what is known");
        }
        let value: Option<u32> = fields.get("value").parse().ok();
        if value.is_none() {
            errors.add(Some("value"), "Say how many, as a whole number");
        }
        let source = words(fields, "source", "Say who says so", errors);
        let from = day(fields, "from", "Say from which day it speaks", errors);
        let until = day(fields, "until", "Say until which day it speaks", errors);
        Some(care::work::event::History {
            what: what?,
            value: value?,
            source: source?,
            from: from?,
            until: until?,
        })
    }

    async fn record(
        desk: &mut Desk,
        by: By<'_>,
        case: &str,
        id: &str,
        known: &care::work::event::History,
    ) -> Result<Done, Failure> {
        history::write_down(desk, by, case, id, known).await
    }
}

impl Entry for Consultation {
    type Said = (Date, String);
    const ASKS: Action = Action::LogWork;
    const TITLE: &'static str = "Note the weekly consultation";
    const BUTTON: &'static str = "Keep this note";
    const PART: &'static str = "consultations";

    fn begins(family: &Family<'_>, fields: &mut Fields) {
        let named = definitions::iso(&family.item);
        suggest(fields, "on", named.unwrap_or(family.visit.moment.today));
    }

    fn questions(_: &Family<'_>, fields: &Fields, errors: &Errors) -> Markup {
        html! {
            (fields.day_question("on", "A day of the week it was in", errors))
            (Textarea::new("words", "What was advised").rows(6).value(fields.get("words")).errors(errors))
            (face::hint_text("What is to be done about it is a follow-up, with an owner and a day."))
        }
    }

    fn read(_: &Family<'_>, fields: &Fields, errors: &mut Errors) -> Option<(Date, String)> {
        let on = day(fields, "on", "Say which week it was in, by a day of it", errors);
        let advice = words(fields, "words", "Say what was advised", errors);
        on.map(monday).zip(advice)
    }

    async fn record(
        desk: &mut Desk,
        by: By<'_>,
        case: &str,
        id: &str,
        (week, advice): &(Date, String),
    ) -> Result<Done, Failure> {
        consultation::note(desk, by, case, (id, *week), advice).await
    }
}
