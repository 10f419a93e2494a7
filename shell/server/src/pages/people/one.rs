//! `/people/{person}`: one person's access: what they hold and held, what they were given, where
//! they are signed in, and what they could do on a day.

use super::editing::{account, may};
use super::list::comes_in;
use crate::failure::{Failure, encoded};
use crate::form::{Fields, Sent, form};
use crate::listing::Listing;
use crate::pages::who;
use crate::visit::Visit;
use app::access::{Action, Here, Thing};
use app::london::{begins, in_london};
use app::people::event::Relation;
use app::people::{Account, Held};
use axum::extract::Path;
use axum::response::Redirect;
use definitions::{Date, iso};
use door::Session;
use face::{
    Back, Head, Input, SummaryList, SummaryRow, TableCell, TableView, Width, action_link, button,
    said,
};
use maud::{Markup, html};

/// What the page shows.
struct Shown<'a> {
    person: &'a str,
    account: &'a Account,
    manages: bool,
    sessions: Vec<Session>,
    day: Date,
}

/// `GET /people/{person}`.
pub async fn show(visit: Visit, Path(person): Path<String>) -> Result<Markup, Failure> {
    let account = account(&visit, &person, Action::SeePeople)?;
    let manages = may(&visit, &person, account, Action::ManagePeople);
    let sessions = match manages {
        true => visit.service.sessions.list(&person, visit.service.clock.door()).await?,
        false => Vec::new(),
    };
    let cases = account.relations.iter().filter_map(|held| match &held.what {
        Relation::Case(key) if who::case_shown(&visit, &person, key) => Some(key.clone()),
        _ => None,
    });
    visit.note("A person’s access: whose relations name a case", cases.collect()).await?;
    let day = iso(Listing::of(&visit.here).get("on")).unwrap_or(visit.moment.today);
    let shown = Shown { person: &person, account, manages, sessions, day };
    Ok(page(&visit, &shown))
}

/// `POST /people/{person}/sessions/end`.
pub async fn end_sessions(Path(person): Path<String>, sent: Sent) -> Result<Redirect, Failure> {
    let visit = &sent.visit;
    account(visit, &person, Action::ManagePeople)?;
    visit.service.sessions.revoke_all(&person, None).await?;
    Ok(Redirect::to(&format!("/people/{person}")))
}

fn page(visit: &Visit, shown: &Shown<'_>) -> Markup {
    let name = who::name(visit, shown.person);
    let mut frame = visit.frame(name.as_str());
    if visit.may(Action::SeePeople) {
        frame.back = Some(Back::new("People with access", "/people"));
    }
    let base = format!("/people/{}", shown.person);
    face::page(
        &frame,
        html! {
            (face::heading_with_caption(who::organisation(&shown.account.organisation), name))
            (summary(visit, shown))
            @if shown.manages {
                p.govuk-body {
                    (action_link(&format!("{base}/link"), "Make a new link for them")) " · "
                    (action_link(&format!("{base}/leaving"), "Let them go"))
                }
            }
            (face::section("roles", "Roles", roles(shown, &base)))
            (face::section("relations", "Related to", relations(visit, shown, &base)))
            (grants(visit, shown))
            (tokens(visit, shown))
            @if shown.manages { (face::section("sessions", "Where they are signed in", sessions(visit, shown, &base))) }
            (face::section("could", "What they can do", could(visit, shown, &base)))
        },
    )
}

fn summary(visit: &Visit, shown: &Shown<'_>) -> Markup {
    let account = shown.account;
    let credentials: Vec<&str> = account.credentials.iter().map(|one| way_in(one)).collect();
    let mut rows = vec![
        SummaryRow::new("Number", shown.person),
        SummaryRow::new("E-mail address", who::email(visit, shown.person)),
        SummaryRow::new("Comes in", comes_in(visit, shown.person, account)),
    ];
    if !credentials.is_empty() {
        rows.push(SummaryRow::new("With", distinct(credentials)));
    }
    if let Some(left) = account.left {
        rows.push(SummaryRow::new("Left", said::day(left)));
    }
    html! { (SummaryList::new(rows)) }
}

fn way_in(credential: &str) -> &'static str {
    match credential {
        "password" => "a password",
        "code" => "a code",
        "organisation" => "their organisation’s own sign-in",
        "recovery" => "recovery codes",
        _ => "a passkey",
    }
}

fn distinct(mut words: Vec<&str>) -> String {
    words.sort_unstable();
    words.dedup();
    said::joined(&words)
}

fn until<T>(held: &Held<T>) -> String {
    held.until.map_or_else(|| "no end".to_owned(), said::day)
}

fn roles(shown: &Shown<'_>, base: &str) -> Markup {
    let mut table =
        TableView::new("Roles, each with its days").id("roles-held").caption_hidden().head([
            Head::text("Role"),
            Head::text("From"),
            Head::text("Until"),
            Head::text(html! { span.govuk-visually-hidden { "What can be done" } }),
        ]);
    for held in &shown.account.roles {
        let ends = shown.manages && held.until.is_none();
        let end = html! { @if ends {
            (face::link(&format!("{base}/roles/{}/ending", held.what), html! { "End" span.govuk-visually-hidden { " the role of " (held.what.title()) } }))
        } };
        table = table.row([
            TableCell::text(held.what.title()),
            TableCell::day(said::day(held.since)),
            TableCell::day(until(held)),
            TableCell::text(end),
        ]);
    }
    let none = face::empty("They hold no role, and see nothing.", "");
    html! {
        (table.empty(none))
        @if shown.manages { p.govuk-body { (face::link(&format!("{base}/roles/new"), "Give a role")) } }
    }
}

fn relations(visit: &Visit, shown: &Shown<'_>, base: &str) -> Markup {
    let mut table = TableView::new("Relations, each with its days")
        .id("relations-held")
        .caption_hidden()
        .head([
            Head::text("To"),
            Head::text("From"),
            Head::text("Until"),
            Head::text(html! { span.govuk-visually-hidden { "What can be done" } }),
        ]);
    for held in &shown.account.relations {
        let words = who::related(visit, shown.person, &held.what);
        let ends = shown.manages && held.until.is_none();
        let to = super::relations::word(&held.what);
        let end = html! { @if ends {
            (face::link(&format!("{base}/relations/ending?to={}", encoded(&to)), html! { "End" span.govuk-visually-hidden { " the relation to " (words) } }))
        } };
        table = table.row([
            TableCell::text(words.as_str()),
            TableCell::day(said::day(held.since)),
            TableCell::day(until(held)),
            TableCell::text(end),
        ]);
    }
    let none = face::empty("They are related to nothing in particular.", "");
    html! {
        (table.empty(none))
        @if shown.manages { p.govuk-body { (face::link(&format!("{base}/relations/new"), "Give a relation")) } }
    }
}

fn grants(visit: &Visit, shown: &Shown<'_>) -> Markup {
    let people = &visit.view().book.people;
    let theirs: Vec<_> =
        people.grants.iter().filter(|(_, grant)| grant.person == shown.person).collect();
    if theirs.is_empty() {
        return html! {};
    }
    let mut table = TableView::new("Each access given, with its purpose")
        .id("grants-given")
        .caption_hidden()
        .head([Head::text("To see"), Head::text("For"), Head::text("Until"), Head::text("Now")]);
    for (_, grant) in theirs {
        table = table.row([
            TableCell::text(who::scoped(visit, shown.person, &grant.scope)),
            TableCell::text(grant.purpose.as_str()),
            TableCell::day(said::day(grant.until)),
            TableCell::text(crate::pages::access::grant_standing(grant, visit.moment.today)),
        ]);
    }
    face::section("grants", "Access given for a purpose", html! { (table) })
}

fn tokens(visit: &Visit, shown: &Shown<'_>) -> Markup {
    let people = &visit.view().book.people;
    let theirs: Vec<_> =
        people.tokens.values().filter(|token| token.person == shown.person).collect();
    if theirs.is_empty() {
        return html! {};
    }
    let mut table = TableView::new("Tokens, each with its end")
        .id("tokens-made")
        .caption_hidden()
        .head([Head::text("For"), Head::text("May"), Head::text("Until"), Head::text("Now")]);
    for token in theirs {
        table = table.row([
            TableCell::text(token.label.as_str()),
            TableCell::text(crate::pages::tokens::scopes(token)),
            TableCell::day(said::day(in_london(token.ends_at).date())),
            TableCell::text(crate::pages::tokens::standing(token, visit.moment.at)),
        ]);
    }
    face::section("tokens", "Tokens for programs", html! { (table) })
}

fn sessions(visit: &Visit, shown: &Shown<'_>, base: &str) -> Markup {
    if shown.sessions.is_empty() {
        return face::empty("They are signed in nowhere.", "");
    }
    let mut table = TableView::new("Devices").id("devices").caption_hidden().head([
        Head::text("Device"),
        Head::text("Last used"),
        Head::text("Ends"),
    ]);
    for session in &shown.sessions {
        table = table.row([
            TableCell::text(session.agent.as_str()),
            TableCell::text(said::moment(in_london(session.seen_at))),
            TableCell::text(said::moment(in_london(session.ends_at))),
        ]);
    }
    html! {
        (table)
        @if let Some(words) = visit.service.clock.two_days() { (face::hint_text(words)) }
        (form(visit, &format!("{base}/sessions/end"), &Fields::default(), html! {
            (button("Sign them out everywhere").secondary())
        }))
    }
}

/// What they could do on a day, from the rules themselves.
fn could(visit: &Visit, shown: &Shown<'_>, base: &str) -> Markup {
    let people = &visit.view().book.people;
    let here = Here { second_factor: true, program: false };
    let asker = app::access::asker(people, shown.person, shown.day, here);
    let actions: Vec<&str> = asker.as_ref().map_or_else(Vec::new, |asker| {
        let may = |action: &&Action| visit.service.allows(asker, **action, &Thing::Programme);
        Action::ALL.iter().filter(may).map(|action| action.title()).collect()
    });
    let children = asker.and_then(|asker| {
        let relations = visit.view().relations(shown.day, begins(shown.day) + NOON);
        let cases = visit.view().cases().ok()?;
        let reached = cases.filter(|(key, case)| {
            let child = app::access::child(&relations, case, key);
            visit.service.allows(&asker, Action::SeeChild, &Thing::Child(&child))
        });
        Some(reached.count())
    });
    let day = said::day(shown.day);
    html! {
        form.homeward-filter method="get" action=(base) role="search" aria-label="Another day" {
            div.homeward-filter__fields {
                (Input::new("on", "On the day").kind("date").value(&shown.day.to_string()).width(Width::W10))
            }
            div.homeward-filter__buttons { (button("Show").secondary()) }
        }
        @if actions.is_empty() && children.unwrap_or(0) == 0 {
            (face::empty(format!("On {day} they could do nothing."), ""))
        } @else {
            p.govuk-body { "On " (day) ", after coming in with two factors, they could:" }
            (face::list(actions.iter().map(|action| html! { (action) })))
            p.govuk-body { "They could see the record of " (said::count(children.unwrap_or(0), "young person", "young people")) "." }
        }
        p.govuk-body { (face::link("/access/policies", "The rules, each as a sentence")) }
    }
}

/// Noon, in microseconds from the beginning of a day.
const NOON: i64 = 12 * 3_600 * 1_000_000;
