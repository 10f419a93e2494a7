//! `/referrals/{key}`: one referral: where it stands, what can be done next, what was said of the
//! young person, and every step with who took it and when.

use super::step::On;
use super::{address, found, next, said, take_back};
use crate::failure::Failure;
use crate::form::{Fields, form};
use crate::pages::who;
use crate::pages::young_people::may;
use crate::visit::Visit;
use app::access::Action;
use app::london::in_london;
use app::referral::read::{Referral, Said};
use axum::extract::Path;
use axum::response::Response;
use care::pathway::Pathway;
use definitions::{Cell, Kind, Table};
use face::{Crumb, Errors, SummaryList, SummaryRow, TableView, button};
use maud::{Markup, html};

/// `GET /referrals/{key}`.
pub async fn show(visit: Visit, Path(key): Path<String>) -> Result<Response, Failure> {
    use axum::response::IntoResponse;
    let referral = found(&visit, &key, Action::SeeReferral)?;
    visit.note("a referral", vec![referral.key.clone()]).await?;
    Ok(page(&visit, &referral)?.into_response())
}

fn page(visit: &Visit, referral: &Referral) -> Result<Markup, Failure> {
    let terms = app::referral::by::terms(&visit.view().book)?;
    let known = may(visit, &referral.key, Action::SeeChildIdentity);
    let title = match (known, referral.name.as_str()) {
        (true, name) if !name.is_empty() => name,
        _ => "A referral",
    };
    let called = said::numbered(visit, referral);
    let mut frame = visit.frame(title);
    frame.breadcrumbs = vec![Crumb::new("Referrals", "/referrals"), Crumb::here(&called)];
    let fields = Fields::default();
    let on = On { visit, referral, terms, fields: &fields, errors: &Errors::none() };
    Ok(face::page(
        &frame,
        html! {
            (face::heading_with_caption(&called, title))
            (stands(referral))
            (heard(visit, referral))
            (next::actions(visit, referral))
            (face::section("facts", "What was said", html! {
                (said::flags(&referral.path.details))
                (SummaryList::new(facts(&on, known)))
            }))
            (face::section("steps", "What happened", steps(visit, referral)))
            (consents(terms, referral))
            (take_back::asked(visit, referral))
            (elsewhere(visit, referral))
        },
    ))
}

/// Where it stands, in one sentence with its day.
fn stands(referral: &Referral) -> Markup {
    let path = &referral.path;
    let day = path.last_step().and_then(|step| step.event.on()).unwrap_or(path.referred);
    let mut words = path.stage.said().to_owned();
    words[..1].make_ascii_uppercase();
    face::lead(format!("{words}, since {}.", face::said::day(day)))
}

/// What the referrer has not heard: they press that they have read it, others write down how they
/// were told.
fn heard(visit: &Visit, referral: &Referral) -> Markup {
    let mine = referral.path.referrers().any(|person| person == visit.asker.id);
    let tell = format!("{}/tell", address(&referral.key));
    html! {
        @for (untold, late) in &referral.untold {
            @let day = face::said::day(untold.on);
            @if mine {
                (face::inset_text(html! {
                    p.govuk-body { "On " (day) " it was " strong { (untold.decision.said()) } "." }
                    (form(visit, &tell, &Fields::default(), html! {
                        (face::hidden("of", untold.decision.said()))
                        (face::hidden("how", "on their page"))
                        @if *late { (face::hidden("why", "the referrer read it later")) }
                        (today(visit))
                        (button("I have read this").secondary())
                    }))
                }))
            } @else {
                (face::inset_text(html! {
                    "The referrer has not been told that on " (day) " it was " (untold.decision.said())
                    @if *late { ", and it is later than the contract’s days" }
                    ". " (face::link(&tell, "Write down how they were told")) "."
                }))
            }
        }
    }
}

fn today(visit: &Visit) -> Markup {
    let day = visit.moment.today;
    html! {
        (face::hidden("on-day", &day.day().to_string()))
        (face::hidden("on-month", &day.month().to_string()))
        (face::hidden("on-year", &day.year().to_string()))
    }
}

fn facts(on: &On<'_>, known: bool) -> Vec<SummaryRow> {
    let (path, details) = (&on.referral.path, &on.referral.path.details);
    let count = |number: Option<u32>| number.map(|n| face::said::number(i64::from(n)));
    let mut rows = vec![
        SummaryRow::new(
            "Referred",
            format!("{}, by {}", face::said::day(path.referred), details.source),
        ),
        SummaryRow::new("Quadrant", details.quadrant.as_str()),
    ];
    if !on.referral.team.is_empty() {
        rows.push(SummaryRow::new("Team", on.referral.team.as_str()));
    }
    if let Some((since, therapist)) = path.therapists.last() {
        let words = format!("{therapist}, since {}", face::said::day(*since));
        rows.push(SummaryRow::new("Therapist", words));
    }
    rows.push(SummaryRow::new("Why", said::because(on.terms, path)));
    let family = said::family(on.terms, path);
    if !family.is_empty() {
        rows.push(SummaryRow::new("The family", family));
    }
    if let (true, Some(born)) = (known, details.date_of_birth) {
        rows.push(SummaryRow::new("Date of birth", face::said::day(born)));
    }
    if let (true, Some(number)) = (known, &details.council_child_number) {
        rows.push(SummaryRow::new("Council’s number", number.as_str()));
    }
    if let Some(days) = count(details.prior_care_days) {
        rows.push(SummaryRow::new("Days in care before", days));
    }
    if let Some(offences) = count(details.prior_offences) {
        rows.push(SummaryRow::new("Offences before", offences));
    }
    rows
}

/// Every step, the latest first.
fn steps(visit: &Visit, referral: &Referral) -> Markup {
    let columns = [
        ("on", "Day", Kind::Text),
        ("what", "What happened", Kind::Text),
        ("by", "Written down by", Kind::Text),
    ];
    let mut table = Table::new("Steps", &columns);
    let row = |step: &Said| -> [Cell; 3] {
        let by =
            format!("{}, {}", who::name(visit, &step.by), face::said::moment(in_london(step.at)));
        [said::day_or_dash(step.on).into(), step.what.into(), by.into()]
    };
    table.rows = referral.steps.iter().rev().map(|step| row(step).into()).collect();
    let mut view = TableView::of(&table).caption_hidden().plain_first_column();
    for (at, step) in referral.steps.iter().rev().enumerate() {
        view = view.put(at, 1, what(step));
    }
    html! { (view) }
}

fn what(step: &Said) -> Markup {
    let mut words = format!("It {}", step.what);
    if !step.reason.is_empty() {
        words = format!("{words}: {}", step.reason);
    }
    html! {
        @if step.taken_back { s { (words) } " " span.homeward-quiet { "taken back" } } @else { (words) }
        @if !step.words.is_empty() { br; span.homeward-quiet { (step.words) } }
    }
}

fn consents(terms: &Pathway, referral: &Referral) -> Markup {
    let path = &referral.path;
    let list = terms.agreements.value(path.referred);
    let row = |(code, (day, agrees)): (&String, &(definitions::Date, bool))| {
        let title =
            list.iter().find(|one| one.code == *code).map_or(code.as_str(), |one| &one.title);
        let said = if *agrees { "Yes" } else { "Taken back" };
        SummaryRow::new(title, format!("{said}, {}", face::said::day(*day)))
    };
    html! {
        @if !path.consents.is_empty() {
            (face::section("agreement", "What the family agrees to", html! { (SummaryList::new(path.consents.iter().map(row))) }))
        }
    }
}

fn elsewhere(visit: &Visit, referral: &Referral) -> Markup {
    let key = &referral.key;
    html! {
        ul.govuk-list {
            li { (face::link(&format!("/young-people/{key}"), "The young person’s record")) }
            @if may(visit, key, Action::PullBrake) {
                li { (face::link(&format!("/child-first/new?case={key}"), "Pull the brake")) " if what is paid for gets in the way of what is right for them" }
            }
            @if visit.may(Action::LogConcern) {
                li { (face::link(&format!("/concerns/new?case={key}"), "Log a risk, incident or concern")) }
            }
        }
        (face::hint_text("That you looked at this page is noted."))
    }
}
