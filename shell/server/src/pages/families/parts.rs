//! The parts of one case's work, each under its heading: what is recorded, and the way to its form.

use super::contact::kind_said;
use super::entries::known::{prior_said, source_said};
use super::entries::questionnaire::occasion_said;
use super::one::Rights;
use super::{Family, address, staff};
use crate::pages::who;
use app::london::in_london;
use app::work::asked_for::behaviours as list;
use app::work::one_case::OneCase;
use care::work::event::Contact;
use care::work::{Goal, Version};
use definitions::{Cell, Kind, Table};
use face::{Standing, TableView, link_button, said, standing_said};
use maud::{Markup, html};

/// Rows shown before the rest is put away.
const FIRST: usize = 10;

fn to(family: &Family<'_>, rest: &str) -> String {
    format!("{}/{rest}", address(family.key))
}

fn about(family: &Family<'_>, rest: &str, item: &str) -> String {
    format!("{}?item={}", to(family, rest), crate::failure::encoded(item))
}

/// The button that leads to a form; nothing for whoever may not fill it in.
fn add(family: &Family<'_>, may: bool, rest: &str, words: &str) -> Markup {
    html! { @if may { (link_button(&to(family, rest), words).secondary()) } }
}

/// A contact in a few words.
pub fn contact_said(contact: &Contact) -> String {
    let (hour, minute) = (contact.at.minute / 60, contact.at.minute % 60);
    format!(
        "{}, {} at {hour:02}:{minute:02}, {}, {}",
        kind_said(contact.kind),
        said::day(contact.at.day),
        said::count(usize::from(contact.minutes), "minute", "minutes"),
        contact.staff
    )
}

/// Contacts, the newest first.
pub fn contacts(family: &Family<'_>, told: &OneCase, rights: Rights) -> Markup {
    let line = |(id, contact): &(String, Contact)| {
        let note = family.words.contact(id);
        html! {
            (contact_said(contact))
            @if !note.is_empty() { ": " span.homeward-as-typed { (note) } }
            @if rights.work { " " (face::link(&about(family, "contact/withdrawal", id), html! { "Take it back" span.govuk-visually-hidden { ": " (contact_said(contact)) } })) }
        }
    };
    let shown = told.contacts.iter().take(FIRST).map(line);
    let rest = told.contacts.iter().skip(FIRST).map(line);
    let body = html! {
        @if told.contacts.is_empty() {
            (face::empty("No contact is logged yet.", "The therapist logs each visit and call."))
        } @else {
            (face::list(shown))
            @if told.contacts.len() > FIRST { (face::details("Earlier contacts", face::list(rest))) }
        }
    };
    face::section("contacts", "Contacts", body)
}

fn goal_stands(goal: &Goal) -> Markup {
    match (goal.met, goal.dropped) {
        (Some(day), _) => standing_said(Standing::Done, format!("Met on {}", said::day(day))),
        (_, Some(day)) => {
            standing_said(Standing::Stopped, format!("Dropped on {}", said::day(day)))
        }
        _ => standing_said(Standing::Waiting, "Being worked at"),
    }
}

/// Goals, and what became of each.
pub fn goals(family: &Family<'_>, told: &OneCase, rights: Rights) -> Markup {
    let body = html! {
        @for (id, goal, words) in &told.goals {
            (face::inset_text(html! {
                p.govuk-body.homeward-as-typed { (words) }
                p.govuk-body { "Set on " (said::day(goal.set)) ". " (goal_stands(goal)) }
                @if rights.work && goal.stands() {
                    p.govuk-body { (face::link(&about(family, "goals/ending", id), html! { "Say what became of it" span.govuk-visually-hidden { ": " (words) } })) }
                }
            }))
        }
        @if told.goals.is_empty() { (face::empty("No goal is set yet.", "Goals are set with the family, in words they know.")) }
        (add(family, rights.work, "goals/new", "Set a goal"))
    };
    face::section("goals", "Goals", body)
}

/// Both plans: the newest version, and those before it.
pub fn plans(family: &Family<'_>, told: &OneCase, rights: Rights) -> Markup {
    html! {
        (face::section("plan", "Treatment plan", versions(family, &told.plans, (rights, "plan", "Write the treatment plan"))))
        (face::section("safety-plan", "Safety plan", versions(family, &told.safety_plans, (rights, "safety-plan", "Write the safety plan"))))
    }
}

fn versions(
    family: &Family<'_>,
    all: &[(Version, String)],
    (rights, rest, words): (Rights, &str, &str),
) -> Markup {
    let one = |(version, words): &(Version, String)| {
        face::inset_text(html! {
            p.govuk-body-s { "Version " (version.number) ", " (said::day(version.on)) }
            p.govuk-body.homeward-as-typed { (words) }
        })
    };
    html! {
        @match all.first() {
            Some(newest) => (one(newest)),
            None => (face::empty("It is not written yet.", "Every version is kept once it is.")),
        }
        @if all.len() > 1 {
            @let before = html! { @for version in all.iter().skip(1) { (one(version)) } };
            (face::details(said::count(all.len() - 1, "earlier version", "earlier versions"), before))
        }
        (add(family, rights.work, rest, words))
    }
}

/// What is to be done, and what was.
pub fn follow_ups(family: &Family<'_>, told: &OneCase, rights: Rights) -> Markup {
    let today = family.visit.moment.today;
    let open = told.follow_ups.iter().filter(|(_, one, _)| one.done.is_none());
    let closed = told.follow_ups.iter().filter(|(_, one, _)| one.done.is_some());
    let done = closed.clone().map(|(_, one, words)| {
        html! { (words) @if let Some(day) = one.done { " (done on " (said::day(day)) ")" } }
    });
    let body = html! {
        @for (id, one, words) in open.clone() {
            (face::inset_text(html! {
                p.govuk-body.homeward-as-typed { (words) }
                p.govuk-body {
                    (staff::named(family.visit, &one.owner)) ". "
                    (standing_said(if one.due < today { Standing::Late } else { Standing::Waiting }, format!("By {}", said::day(one.due))))
                }
                @if rights.work {
                    p.govuk-body {
                        (face::link(&about(family, "follow-ups/done", id), html! { "It was done" span.govuk-visually-hidden { ": " (words) } })) " "
                        (face::link(&about(family, "follow-ups/owner", id), html! { "Hand it on" span.govuk-visually-hidden { ": " (words) } }))
                    }
                }
            }))
        }
        @if open.count() == 0 { (face::empty("Nothing is to be done.", "What comes out of a consultation stands here, with an owner.")) }
        @if closed.count() > 0 { (face::details("What was done", face::list(done))) }
        (add(family, rights.work, "follow-ups/new", "Say what is to be done"))
    };
    face::section("follow-ups", "To be done", body)
}

/// Weekly consultations, the newest first.
pub fn consultations(family: &Family<'_>, told: &OneCase, rights: Rights) -> Markup {
    let one = |(week, advice): &(definitions::Date, String)| {
        face::inset_text(html! {
            p.govuk-body-s { "Week of " (said::day(*week)) }
            p.govuk-body.homeward-as-typed { (advice) }
        })
    };
    let body = html! {
        @for note in told.consultations.iter().take(2) { (one(note)) }
        @if told.consultations.is_empty() { (face::empty("No consultation is noted yet.", "The team discusses its cases each week with the model’s expert.")) }
        @if told.consultations.len() > 2 {
            (face::details("Earlier consultations", html! { @for note in told.consultations.iter().skip(2) { (one(note)) } }))
        }
        (add(family, rights.work, "consultations/new", "Note the weekly consultation"))
    };
    face::section("consultations", "Consultations", body)
}

/// Changes in behaviour.
pub fn behaviours(family: &Family<'_>, told: &OneCase, rights: Rights) -> Markup {
    let book = &family.visit.view().book;
    let words = |code: &str, on| {
        let list = list(book, on);
        list.iter().find(|(one, _)| *one == code).map_or(code, |(_, words)| words).to_owned()
    };
    let lines = told.behaviours.iter();
    let body = html! {
        @if told.behaviours.is_empty() {
            (face::empty("No change is noted yet.", "A change is chosen from one list, so that it can be counted."))
        } @else {
            (face::list(lines.map(|(code, on)| html! { (words(code, *on)) ", " (said::day(*on)) })))
        }
        (add(family, rights.work, "behaviours/new", "Note a change in behaviour"))
    };
    face::section("behaviours", "Changes in behaviour", body)
}

/// Questionnaires, with their scores.
pub fn questionnaires(family: &Family<'_>, told: &OneCase, rights: Rights) -> Markup {
    let mut table = Table::new(
        "Scores of each questionnaire",
        &[
            ("on", "Day", Kind::Date),
            ("occasion", "When", Kind::Text),
            ("form", "Form", Kind::Text),
            ("informant", "Answered by", Kind::Text),
            ("total", "Total difficulties", Kind::Number),
            ("scores", "Scales", Kind::Text),
        ],
    );
    for one in &told.questionnaires {
        let total = one.scores.get("total").map(|total| i64::from(*total));
        let scales = one.scores.iter().filter(|(scale, _)| *scale != "total");
        let scales: Vec<String> = scales.map(|(scale, n)| format!("{scale} {n}")).collect();
        let informant = match one.informant.as_str() {
            "parent" => "Parent or carer",
            "teacher" => "Teacher",
            _ => "Young person",
        };
        table.push([
            one.on.into(),
            occasion_said(one.occasion).into(),
            format!("{} {}", one.instrument, one.version).into(),
            informant.into(),
            total.map_or(Cell::Blank, Cell::Whole),
            scales.join(", ").into(),
        ]);
    }
    let empty = face::empty("No questionnaire is entered yet.", "Those due are under what is due.");
    let body = html! {
        (TableView::of(&table).caption_hidden().small().empty(empty))
        (add(family, rights.measures, "questionnaires/new", "Enter a questionnaire’s scores"))
    };
    face::section("questionnaires", "Questionnaires", body)
}

/// Adherence scores; never shown to the therapist rated.
pub fn adherence(family: &Family<'_>, told: &OneCase, rights: Rights) -> Markup {
    let mut table = Table::new(
        "Adherence scores",
        &[
            ("month", "Month of the case", Kind::Number),
            ("on", "Asked on", Kind::Date),
            ("score", "Score, 0 to 1", Kind::Number),
            ("rated", "Therapist rated", Kind::Text),
            ("asked_by", "Asked by", Kind::Text),
        ],
    );
    for one in &told.adherence {
        table.push([
            i64::from(one.month).into(),
            one.on.into(),
            Cell::Exact(one.score, 2),
            one.rated.as_str().into(),
            one.asked_by.as_str().into(),
        ]);
    }
    let empty = face::empty(
        "No score is entered yet.",
        "A carer is asked once a month, never by the therapist.",
    );
    let body = html! {
        (TableView::of(&table).caption_hidden().small().empty(empty))
        (add(family, rights.scores, "adherence/new", "Enter an adherence score"))
    };
    face::section("adherence", "Adherence", body)
}

/// What is known of the time before.
pub fn history(family: &Family<'_>, told: &OneCase, rights: Rights) -> Markup {
    let mut table = Table::new(
        "The time before referral",
        &[
            ("what", "What", Kind::Text),
            ("value", "How many", Kind::Number),
            ("source", "Source", Kind::Text),
            ("from", "From", Kind::Date),
            ("until", "Up to", Kind::Date),
        ],
    );
    for one in &told.history {
        table.push([
            prior_said(one.what).into(),
            i64::from(one.value).into(),
            source_said(&one.source).into(),
            one.from.into(),
            one.until.into(),
        ]);
    }
    let empty = face::empty(
        "Nothing is recorded yet.",
        "Each figure has its source and the days it speaks for.",
    );
    let body = html! {
        (TableView::of(&table).caption_hidden().small().empty(empty))
        (add(family, rights.measures, "history/new", "Record what is known"))
    };
    face::section("history", "The time before", body)
}

/// Stories, and whether each may be used.
pub fn stories(family: &Family<'_>, told: &OneCase, rights: Rights) -> Markup {
    let today = family.visit.moment.today;
    let body = html! {
        @for (id, story, words) in &told.stories {
            (face::inset_text(html! {
                p.govuk-body.homeward-as-typed { (words) }
                p.govuk-body {
                    "Agreed to on " (said::day(story.agreed)) ", until " (said::day(story.until)) ". "
                    @if story.usable(today) { (standing_said(Standing::Done, "May be used")) }
                    @else if story.withdrawn.is_some() { (standing_said(Standing::Stopped, "Withdrawn")) }
                    @else if story.until <= today { (standing_said(Standing::Stopped, "The agreement has ended")) }
                    @else { (standing_said(Standing::Waiting, "A colleague has to check it")) }
                }
                @if rights.work && story.withdrawn.is_none() {
                    p.govuk-body {
                        @if story.checked.is_none() { (face::link(&about(family, "stories/check", id), "Check it")) " " }
                        (face::link(&about(family, "stories/withdrawal", id), "Withdraw it"))
                    }
                }
            }))
        }
        @if told.stories.is_empty() { (face::empty("No story is kept.", "With the family’s agreement their story may be told, without their name, until a day.")) }
        (add(family, rights.work, "stories/new", "Keep a story the family agreed to"))
    };
    face::section("stories", "Their story", body)
}

/// Who recorded what, the newest first.
pub fn recorded(family: &Family<'_>, told: &OneCase) -> Markup {
    let lines = told.recorded.iter().map(|one| {
        html! {
            (one.kind.replace('-', " ")) ", " (said::moment(in_london(one.at))) ", "
            (who::name(family.visit, who::number(&one.by)))
        }
    });
    html! {
        @if told.recorded.is_empty() { p.govuk-body { "Nothing yet." } }
        @else { (face::list(lines)) }
    }
}
