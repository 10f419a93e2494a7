//! `/families/{key}`: one case's work: what is due, contacts, goals, plans, and whatever else is
//! recorded of it, each with its form for whoever may fill it in.

use super::{Family, parts, staff};
use crate::failure::Failure;
use crate::pages::young_people::may;
use crate::visit::Visit;
use app::access::Action;
use app::work::asked_for::expected;
use app::work::one_case::{OneCase, Reading, one_case};
use app::work::today;
use axum::extract::Path;
use care::work::due::Due;
use face::{Back, SummaryList, SummaryRow, link_button, said};
use maud::{Markup, html};

/// What whoever looks may record.
#[derive(Clone, Copy)]
pub struct Rights {
    /// The work itself.
    pub work: bool,
    /// Questionnaires, and what is known of the time before.
    pub measures: bool,
    /// See adherence scores.
    pub sees_scores: bool,
    /// Enter them.
    pub scores: bool,
}

/// `GET /families/{key}`.
pub async fn show(visit: Visit, Path(key): Path<String>) -> Result<Markup, Failure> {
    let reached = visit.child(&key, Action::SeeWork)?;
    visit.note("the work with a family", vec![key.clone()]).await?;
    let family = Family::of(&visit, &reached, &key).await?;
    let can = |action| may(&visit, &key, action);
    let rights = Rights {
        work: can(Action::LogWork),
        measures: can(Action::LogMeasures),
        sees_scores: can(Action::SeeAdherence),
        scores: can(Action::LogAdherence),
    };
    let (book, today) = (&visit.view().book, visit.moment.today);
    let expected = expected(book, today);
    let reading = Reading { expected: &expected, sees_scores: rights.sees_scores, today };
    let told = one_case(book, &family.words, &family.case.case, reading)?;
    Ok(page(&family, &told, rights))
}

fn page(family: &Family<'_>, told: &OneCase, rights: Rights) -> Markup {
    let (visit, key) = (family.visit, family.key);
    let mut frame = visit.frame("The work with a family");
    frame.wide = true;
    frame.back = Some(back(visit));
    let own = family.case.therapist.as_ref();
    let own = own.is_some_and(|own| staff::numbers(visit).contains(own));
    face::page(
        &frame,
        html! {
            (face::heading_with_caption(format!("Case {}", family.called), family.name()))
            @if rights.work && told.case.closed.is_none() && told.case.opened.is_some() {
                (link_button(&format!("{}/contact", super::address(key)), "Log contact"))
            }
            (face::section("due", "What is due", due(family, told)))
            (face::section("glance", "At a glance", glance(family, told)))
            (parts::contacts(family, told, rights))
            (parts::goals(family, told, rights))
            (parts::plans(family, told, rights))
            (parts::follow_ups(family, told, rights))
            (parts::consultations(family, told, rights))
            (parts::behaviours(family, told, rights))
            (parts::questionnaires(family, told, rights))
            @if rights.sees_scores { (parts::adherence(family, told, rights)) }
            @else if own { (face::section("adherence", "Adherence", face::hint_text("Scores of your own work are kept from you, so that carers can speak freely."))) }
            (parts::history(family, told, rights))
            (parts::stories(family, told, rights))
            (face::details("What was recorded, and by whom", parts::recorded(family, told)))
        },
    )
}

fn back(visit: &Visit) -> Back {
    if visit.may(Action::SeeOwnFamilies) {
        return Back::new("Your families", "/families");
    }
    match visit.may(Action::SeeMissing) {
        true => Back::new("What is missing", "/missing"),
        false => Back::new("Young people", "/young-people"),
    }
}

fn due(family: &Family<'_>, told: &OneCase) -> Markup {
    let today = family.visit.moment.today;
    let mut late: Vec<&Due> = told.due.iter().filter(|due| due.overdue(today)).collect();
    late.sort();
    let next: Vec<&Due> = told.due.iter().filter(|due| !due.overdue(today)).take(3).collect();
    if late.is_empty() && next.is_empty() {
        return face::empty("Nothing is due.", "What is due depends on the days a case is open.");
    }
    let whose = |due: &Due| match &due.owner {
        care::work::due::Owner::Staff(number) => staff::named(family.visit, number),
        owner => app::work::missing::whose(owner),
    };
    let line = |due: &Due| {
        let what = match &due.what {
            care::work::due::What::FollowUp(id) => family.words.follow_up(id).to_owned(),
            what => today::words(what),
        };
        html! { (what) ", by " (said::day(due.by)) " (" (whose(due)) ")" }
    };
    let shown = 6;
    html! {
        @if !late.is_empty() {
            p.govuk-body { (face::standing_said(face::Standing::Late, said::count(late.len(), "thing is late", "things are late"))) }
            (face::list(late.iter().take(shown).map(|due| line(due))))
            @if late.len() > shown {
                (face::details("The others that are late", face::list(late.iter().skip(shown).map(|due| line(due)))))
            }
        }
        @if !next.is_empty() {
            p.govuk-body { "Next:" }
            (face::list(next.into_iter().map(line)))
        }
    }
}

fn glance(family: &Family<'_>, told: &OneCase) -> Markup {
    let case = &told.case;
    let (contacts, minutes) = told.time;
    let time = format!(
        "{}, {} minutes in all",
        said::count(contacts, "contact", "contacts"),
        said::number(i64::from(minutes))
    );
    let therapist = case.therapist.as_deref().map(|staff| staff::named(family.visit, staff));
    let rows = [
        ("Opened", case.opened.map(said::day)),
        ("Closed", case.closed.map(said::day)),
        ("Team", case.team.clone()),
        ("Therapist", therapist),
        ("So far", Some(time)),
    ];
    let rows = rows.into_iter().filter_map(|(what, words)| Some(SummaryRow::new(what, words?)));
    html! {
        (SummaryList::new(rows))
        @if may(family.visit, family.key, Action::SeeChild) {
            p.govuk-body { (face::link(&format!("/young-people/{}", family.key), "Their days in care and at home")) }
        }
    }
}
