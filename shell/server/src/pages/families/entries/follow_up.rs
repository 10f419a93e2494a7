//! What is to be done in a case: set with an owner and a day, handed on, done.

use crate::form::Fields;
use crate::pages::asking::{or_none, suggest};
use crate::pages::families::Family;
use crate::pages::families::entry::{Entry, day, words};
use crate::pages::families::staff::{numbers, of_team};
use app::access::Action;
use app::people::by::By;
use app::work::follow_up::{New, done, hand_on, set};
use app::{Desk, Done, Failure};
use definitions::Date;
use face::{Errors, Question, Select, Textarea};
use jiff::ToSpan;
use maud::{Markup, html};

/// Something to be done.
pub struct FollowUp;

/// The same with another owner or another day.
pub struct MovedFollowUp;

/// The same, done.
pub struct DoneFollowUp;

fn owner(family: &Family<'_>, fields: &Fields, errors: &Errors) -> Markup {
    let case = family.case;
    let choices = of_team(family.visit, case.team.as_deref(), case.therapist.as_deref());
    html! { (Select::new("owner", "Who does it", or_none("Choose", choices)).chosen(fields.get("owner")).errors(errors)) }
}

fn standing(family: &Family<'_>) -> Markup {
    face::inset_text(html! {
        p.govuk-body.homeward-as-typed { (family.words.follow_up(&family.item)) }
    })
}

impl Entry for FollowUp {
    type Said = (String, Date, String);
    const ASKS: Action = Action::LogWork;
    const TITLE: &'static str = "Say what is to be done";
    const BUTTON: &'static str = "Put it on the list";
    const PART: &'static str = "follow-ups";

    fn begins(family: &Family<'_>, fields: &mut Fields) {
        let today = family.visit.moment.today;
        suggest(fields, "due", today.saturating_add(7.days()));
        fields.set("owner", numbers(family.visit).first().map_or("", String::as_str));
    }

    fn questions(family: &Family<'_>, fields: &Fields, errors: &Errors) -> Markup {
        html! {
            (Textarea::new("words", "What is to be done").rows(3).value(fields.get("words")).errors(errors))
            (owner(family, fields, errors))
            (fields.day_question("due", "By when?", errors))
        }
    }

    fn read(
        _: &Family<'_>,
        fields: &Fields,
        errors: &mut Errors,
    ) -> Option<(String, Date, String)> {
        let what = words(fields, "words", "Say what is to be done", errors);
        let owner = words(fields, "owner", "Say who does it", errors);
        let due = day(fields, "due", "Say by when", errors);
        Some((owner?, due?, what?))
    }

    async fn record(
        desk: &mut Desk,
        by: By<'_>,
        case: &str,
        id: &str,
        (owner, due, words): &(String, Date, String),
    ) -> Result<Done, Failure> {
        set(desk, by, case, New { id, owner, due: *due, words }).await
    }
}

impl Entry for MovedFollowUp {
    type Said = (String, String, Date);
    const ASKS: Action = Action::LogWork;
    const TITLE: &'static str = "Hand on what is to be done";
    const BUTTON: &'static str = "Hand it on";
    const PART: &'static str = "follow-ups";

    fn begins(family: &Family<'_>, fields: &mut Fields) {
        let kept = family.work().and_then(|work| work.follow_ups.get(&family.item));
        if let Some(kept) = kept {
            fields.set("owner", &kept.owner);
            suggest(fields, "due", kept.due);
        }
    }

    fn questions(family: &Family<'_>, fields: &Fields, errors: &Errors) -> Markup {
        html! {
            (standing(family))
            (owner(family, fields, errors))
            (fields.day_question("due", "By when?", errors))
        }
    }

    fn read(
        family: &Family<'_>,
        fields: &Fields,
        errors: &mut Errors,
    ) -> Option<(String, String, Date)> {
        let owner = words(fields, "owner", "Say who does it", errors);
        let due = day(fields, "due", "Say by when", errors);
        Some((family.item.clone(), owner?, due?))
    }

    async fn record(
        desk: &mut Desk,
        by: By<'_>,
        case: &str,
        _: &str,
        (item, owner, due): &(String, String, Date),
    ) -> Result<Done, Failure> {
        hand_on(desk, by, case, item, (owner, *due)).await
    }
}

impl Entry for DoneFollowUp {
    type Said = (String, Date);
    const ASKS: Action = Action::LogWork;
    const TITLE: &'static str = "It was done";
    const BUTTON: &'static str = "Record that it was done";
    const PART: &'static str = "follow-ups";

    fn begins(family: &Family<'_>, fields: &mut Fields) {
        suggest(fields, "on", family.visit.moment.today);
    }

    fn questions(family: &Family<'_>, fields: &Fields, errors: &Errors) -> Markup {
        html! {
            (standing(family))
            (fields.day_question("on", "Which day was it done?", errors))
        }
    }

    fn read(family: &Family<'_>, fields: &Fields, errors: &mut Errors) -> Option<(String, Date)> {
        let on = day(fields, "on", "Say which day it was done", errors)?;
        Some((family.item.clone(), on))
    }

    async fn record(
        desk: &mut Desk,
        by: By<'_>,
        case: &str,
        _: &str,
        (item, on): &(String, Date),
    ) -> Result<Done, Failure> {
        done(desk, by, case, (item, *on)).await
    }
}
