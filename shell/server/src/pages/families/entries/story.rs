//! A family's story told without their name: with their agreement, until a day, once somebody else
//! found that nobody can be recognised in it.

use crate::form::Fields;
use crate::pages::asking::suggest;
use crate::pages::families::Family;
use crate::pages::families::entry::{Entry, day, words};
use crate::pages::families::staff::numbers;
use app::access::Action;
use app::people::by::By;
use app::work::story::{New, agree, check, withdraw};
use app::{Desk, Done, Failure};
use definitions::{Date, months_after};
use face::{Checkboxes, Choice, Errors, Question, Textarea};
use maud::{Markup, html};

/// A story the family agreed to.
pub struct AgreedStory;

/// A story somebody else read for what could give the family away.
pub struct CheckedStory;

/// A story no longer told.
pub struct WithdrawnStory;

/// A story as it was agreed to.
pub struct Agreed {
    writer: String,
    on: Date,
    until: Date,
    words: String,
}

/// The staff number of whoever is signed in; that there is none is said of the whole.
fn own(family: &Family<'_>, errors: &mut Errors) -> Option<String> {
    let own = numbers(family.visit).into_iter().next();
    if own.is_none() {
        errors.add(None, "Your account has no staff number. Ask your administrator to add it");
    }
    own
}

fn told(family: &Family<'_>) -> Markup {
    face::inset_text(
        html! { p.govuk-body.homeward-as-typed { (family.words.story(&family.item)) } },
    )
}

impl Entry for AgreedStory {
    type Said = Agreed;
    const ASKS: Action = Action::LogWork;
    const TITLE: &'static str = "Keep a story the family agreed to";
    const BUTTON: &'static str = "Keep this story";
    const PART: &'static str = "stories";

    fn begins(family: &Family<'_>, fields: &mut Fields) {
        let today = family.visit.moment.today;
        suggest(fields, "on", today);
        suggest(fields, "until", months_after(today, 12));
    }

    fn questions(_: &Family<'_>, fields: &Fields, errors: &Errors) -> Markup {
        html! {
            (Textarea::new("words", "The story").hint("No name, no place, no school, nothing only this family did. A colleague reads it before it is used.").rows(10).value(fields.get("words")).errors(errors))
            (fields.day_question("on", "Which day did the family agree?", errors))
            (fields.day_question("until", "The first day it may no longer be used", errors))
        }
    }

    fn read(family: &Family<'_>, fields: &Fields, errors: &mut Errors) -> Option<Agreed> {
        let words = words(fields, "words", "Write the story, without a name", errors);
        let on = day(fields, "on", "Say which day the family agreed", errors);
        let until = day(fields, "until", "Say until when it may be used", errors);
        let writer = own(family, errors);
        Some(Agreed { writer: writer?, on: on?, until: until?, words: words? })
    }

    async fn record(
        desk: &mut Desk,
        by: By<'_>,
        case: &str,
        id: &str,
        agreed: &Agreed,
    ) -> Result<Done, Failure> {
        let Agreed { writer, on, until, words } = agreed;
        agree(desk, by, case, New { id, writer, on: *on, until: *until, words }).await
    }
}

impl Entry for CheckedStory {
    type Said = (String, Date, String);
    const ASKS: Action = Action::LogWork;
    const TITLE: &'static str = "Check a story";
    const BUTTON: &'static str = "Say that nobody can be recognised";
    const PART: &'static str = "stories";

    fn questions(family: &Family<'_>, _: &Fields, errors: &Errors) -> Markup {
        let sure = Choice::new("yes", "Nobody who knows the family could recognise them in it");
        html! {
            (told(family))
            (Checkboxes::alone("sure", sure).errors(errors))
        }
    }

    fn read(
        family: &Family<'_>,
        fields: &Fields,
        errors: &mut Errors,
    ) -> Option<(String, Date, String)> {
        if fields.get("sure") != "yes" {
            errors.add(Some("sure"), "Read it for names, places, schools and what only they did");
        }
        let own = own(family, errors)?;
        Some((family.item.clone(), family.visit.moment.today, own))
    }

    async fn record(
        desk: &mut Desk,
        by: By<'_>,
        case: &str,
        _: &str,
        (item, on, own): &(String, Date, String),
    ) -> Result<Done, Failure> {
        check(desk, by, case, (item, *on), own).await
    }
}

impl Entry for WithdrawnStory {
    type Said = (String, Date);
    const ASKS: Action = Action::LogWork;
    const TITLE: &'static str = "Withdraw a story";
    const BUTTON: &'static str = "Withdraw this story";
    const PART: &'static str = "stories";

    fn begins(family: &Family<'_>, fields: &mut Fields) {
        suggest(fields, "on", family.visit.moment.today);
    }

    fn questions(family: &Family<'_>, fields: &Fields, errors: &Errors) -> Markup {
        html! {
            (told(family))
            (fields.day_question("on", "From which day is it no longer told?", errors))
        }
    }

    fn read(family: &Family<'_>, fields: &Fields, errors: &mut Errors) -> Option<(String, Date)> {
        let on = day(fields, "on", "Say from which day", errors)?;
        Some((family.item.clone(), on))
    }

    async fn record(
        desk: &mut Desk,
        by: By<'_>,
        case: &str,
        _: &str,
        (item, on): &(String, Date),
    ) -> Result<Done, Failure> {
        withdraw(desk, by, case, (item, *on)).await
    }
}
