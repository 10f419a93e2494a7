//! A goal set with the family, and what became of it.

use crate::form::Fields;
use crate::pages::asking::suggest;
use crate::pages::families::Family;
use crate::pages::families::entry::{Entry, day, words};
use app::access::Action;
use app::people::by::By;
use app::work::goal::{Became, end, set};
use app::{Desk, Done, Failure};
use definitions::Date;
use face::{Choice, Errors, Question, Radios, Textarea};
use maud::{Markup, html};

/// A goal set with the family.
pub struct Goal;

/// What became of a goal.
pub struct EndedGoal;

impl Entry for Goal {
    type Said = (Date, String);
    const ASKS: Action = Action::LogWork;
    const TITLE: &'static str = "Set a goal";
    const BUTTON: &'static str = "Set this goal";
    const PART: &'static str = "goals";

    fn begins(family: &Family<'_>, fields: &mut Fields) {
        suggest(fields, "on", family.visit.moment.today);
    }

    fn questions(_: &Family<'_>, fields: &Fields, errors: &Errors) -> Markup {
        html! {
            (Textarea::new("words", "What the family wants to reach").hint("In words the family knows.").rows(3).value(fields.get("words")).errors(errors))
            (fields.day_question("on", "Which day was it set?", errors))
        }
    }

    fn read(_: &Family<'_>, fields: &Fields, errors: &mut Errors) -> Option<(Date, String)> {
        let goal = words(fields, "words", "Say what the goal is", errors);
        let on = day(fields, "on", "Say which day it was set", errors);
        on.zip(goal)
    }

    async fn record(
        desk: &mut Desk,
        by: By<'_>,
        case: &str,
        id: &str,
        (on, goal): &(Date, String),
    ) -> Result<Done, Failure> {
        set(desk, by, case, (id, *on), goal).await
    }
}

impl Entry for EndedGoal {
    type Said = (String, Date, Became);
    const ASKS: Action = Action::LogWork;
    const TITLE: &'static str = "What became of a goal";
    const BUTTON: &'static str = "Record this";
    const PART: &'static str = "goals";

    fn begins(family: &Family<'_>, fields: &mut Fields) {
        suggest(fields, "on", family.visit.moment.today);
    }

    fn questions(family: &Family<'_>, fields: &Fields, errors: &Errors) -> Markup {
        let became = [
            Choice::new("met", "It was met"),
            Choice::new("dropped", "It was dropped").hint("The family no longer works at it."),
        ];
        html! {
            (face::inset_text(html! { p.govuk-body.homeward-as-typed { (family.words.goal(&family.item)) } }))
            (Radios::new("became", "What became of it?", became).chosen(fields.get("became")).errors(errors))
            (fields.day_question("on", "Which day?", errors))
        }
    }

    fn read(
        family: &Family<'_>,
        fields: &Fields,
        errors: &mut Errors,
    ) -> Option<(String, Date, Became)> {
        let became = match fields.get("became") {
            "met" => Some(Became::Met),
            "dropped" => Some(Became::Dropped),
            _ => {
                errors.add(Some("became"), "Say what became of it");
                None
            }
        };
        let on = day(fields, "on", "Say which day it was", errors);
        Some((family.item.clone(), on?, became?))
    }

    async fn record(
        desk: &mut Desk,
        by: By<'_>,
        case: &str,
        _: &str,
        (goal, on, became): &(String, Date, Became),
    ) -> Result<Done, Failure> {
        end(desk, by, case, (goal, *on), *became).await
    }
}
