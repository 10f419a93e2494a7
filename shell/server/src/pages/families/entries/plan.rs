//! A version of the treatment plan or of the safety plan. The newest version stands in the form,
//! to be written on; every version is kept.

use crate::form::Fields;
use crate::pages::asking::suggest;
use crate::pages::families::Family;
use crate::pages::families::entry::{Entry, day, words};
use app::access::Action;
use app::people::by::By;
use app::work::plan::{Plan, Version, write};
use app::{Desk, Done, Failure};
use definitions::Date;
use face::{Errors, Question, Textarea, said};
use maud::{Markup, html};

/// A version of the treatment plan.
pub struct TreatmentPlan;

/// A version of the safety plan.
pub struct SafetyPlan;

/// A version as it was written: its number, the day and the words.
pub struct Written {
    number: u32,
    on: Date,
    words: String,
}

fn newest<'a>(family: &'a Family<'_>, plan: Plan) -> Option<(&'a care::work::Version, &'a str)> {
    let work = family.work()?;
    let last = match plan {
        Plan::Treatment => work.plans.last(),
        Plan::Safety => work.safety_plans.last(),
    }?;
    Some((last, family.words.plan(plan, &last.id)))
}

fn begins(family: &Family<'_>, plan: Plan, fields: &mut Fields) {
    suggest(fields, "on", family.visit.moment.today);
    let newest = newest(family, plan);
    fields.set("words", newest.map_or("", |(_, words)| words));
    fields.set("version", &next(family, plan).to_string());
}

fn next(family: &Family<'_>, plan: Plan) -> u32 {
    newest(family, plan).map_or(1, |(last, _)| last.number.saturating_add(1))
}

/// The questions. Where someone else wrote a version meanwhile it is shown, and the form goes on
/// from it.
fn questions(family: &Family<'_>, plan: Plan, fields: &Fields, errors: &Errors) -> Markup {
    let next = next(family, plan);
    let meanwhile = newest(family, plan).filter(|_| fields.get("version") != next.to_string());
    html! {
        @if let Some((version, words)) = meanwhile {
            (face::inset_text(html! {
                p.govuk-body-s { "Version " (version.number) ", " (said::day(version.on)) }
                p.govuk-body.homeward-as-typed { (words) }
            }))
        }
        (face::hidden("version", &next.to_string()))
        (Textarea::new("words", "What is planned").rows(12).value(fields.get("words")).errors(errors))
        (fields.day_question("on", "Which day?", errors))
        (face::hint_text(format!("This will be version {next}. Earlier versions are kept.")))
    }
}

fn read(fields: &Fields, errors: &mut Errors) -> Option<Written> {
    let planned = words(fields, "words", "Say what is planned", errors);
    let on = day(fields, "on", "Say which day it was written", errors);
    let number = fields.get("version").parse().unwrap_or(1);
    Some(Written { number, on: on?, words: planned? })
}

async fn record(
    desk: &mut Desk,
    by: By<'_>,
    case: &str,
    (plan, id): (Plan, &str),
    written: &Written,
) -> Result<Done, Failure> {
    let Written { number, on, words } = written;
    write(desk, by, case, plan, Version { id, number: *number, on: *on, words }).await
}

impl Entry for TreatmentPlan {
    type Said = Written;
    const ASKS: Action = Action::LogWork;
    const TITLE: &'static str = "Write the treatment plan";
    const BUTTON: &'static str = "Keep this version";
    const PART: &'static str = "plan";

    fn begins(family: &Family<'_>, fields: &mut Fields) {
        begins(family, Plan::Treatment, fields);
    }

    fn questions(family: &Family<'_>, fields: &Fields, errors: &Errors) -> Markup {
        questions(family, Plan::Treatment, fields, errors)
    }

    fn read(_: &Family<'_>, fields: &Fields, errors: &mut Errors) -> Option<Written> {
        read(fields, errors)
    }

    async fn record(
        desk: &mut Desk,
        by: By<'_>,
        case: &str,
        id: &str,
        written: &Written,
    ) -> Result<Done, Failure> {
        record(desk, by, case, (Plan::Treatment, id), written).await
    }
}

impl Entry for SafetyPlan {
    type Said = Written;
    const ASKS: Action = Action::LogWork;
    const TITLE: &'static str = "Write the safety plan";
    const BUTTON: &'static str = "Keep this version";
    const PART: &'static str = "safety-plan";

    fn begins(family: &Family<'_>, fields: &mut Fields) {
        begins(family, Plan::Safety, fields);
    }

    fn questions(family: &Family<'_>, fields: &Fields, errors: &Errors) -> Markup {
        questions(family, Plan::Safety, fields, errors)
    }

    fn read(_: &Family<'_>, fields: &Fields, errors: &mut Errors) -> Option<Written> {
        read(fields, errors)
    }

    async fn record(
        desk: &mut Desk,
        by: By<'_>,
        case: &str,
        id: &str,
        written: &Written,
    ) -> Result<Done, Failure> {
        record(desk, by, case, (Plan::Safety, id), written).await
    }
}
