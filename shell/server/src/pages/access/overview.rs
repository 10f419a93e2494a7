//! `/access`: the data protection officer's page: glass to review first, then what was given and
//! who should no longer be here.

use super::grants;
use crate::failure::Failure;
use crate::pages::who;
use crate::visit::Visit;
use app::access::Action;
use app::london::in_london;
use app::people::event::LinkFor;
use app::people::{Account, Glass, Grant, WayIn};
use face::{Head, Standing, TableCell, TableView, said, standing, standing_said};
use maud::{Markup, html};

/// What the page shows.
struct Shown<'a> {
    waiting: Vec<(u64, &'a Glass)>,
    reviewed: Vec<(u64, &'a Glass)>,
    grants: Vec<(u64, &'a Grant)>,
    still_signed_in: Vec<&'a str>,
    without_a_role: Vec<&'a str>,
    links_ended: Vec<&'a str>,
    ways_in: Vec<(&'a str, &'a WayIn)>,
}

/// How long a way in set anew stays in sight: ninety days, in microseconds.
const IN_SIGHT: i64 = 90 * 24 * 3_600 * 1_000_000;

/// Reviewed glass shown; the rest is on the record.
const REVIEWED: usize = 20;

/// `GET /access`.
pub async fn show(visit: Visit) -> Result<Markup, Failure> {
    if !visit.may(Action::ReviewGlass) && !visit.may(Action::GiveGrant) {
        return Err(Failure::NotFound);
    }
    let shown = shown(&visit).await?;
    let glass = shown.waiting.iter().chain(&shown.reviewed).map(|(_, glass)| glass.case.clone());
    let mut subjects: Vec<String> = glass.collect();
    subjects.sort();
    subjects.dedup();
    visit.note("Access: broken glass", subjects).await?;
    Ok(page(&visit, &shown))
}

async fn shown(visit: &Visit) -> Result<Shown<'_>, Failure> {
    let (people, today) = (&visit.view().book.people, visit.moment.today);
    let (waiting, mut reviewed): (Vec<_>, Vec<_>) = people
        .glass
        .iter()
        .map(|(entry, glass)| (*entry, glass))
        .partition(|(_, glass)| glass.review.is_none());
    reviewed.reverse();
    reviewed.truncate(REVIEWED);
    let mut grants: Vec<(u64, &Grant)> =
        people.grants.iter().map(|(entry, grant)| (*entry, grant)).collect();
    grants.sort_by_key(|(entry, grant)| (!grant.on(today), grant.until, *entry));
    let now = visit.service.clock.door();
    let mut still_signed_in = Vec::new();
    for (person, account) in &people.accounts {
        if !account.comes_in(today) && !visit.service.sessions.list(person, now).await?.is_empty() {
            still_signed_in.push(person.as_str());
        }
    }
    let here = || people.accounts.iter().filter(|(_, account)| account.comes_in(today));
    let idle = |account: &Account| {
        account.roles_on(today).is_empty() && account.roles.iter().all(|role| role.since <= today)
    };
    let without_a_role =
        here().filter(|(_, account)| idle(account)).map(|(person, _)| person.as_str()).collect();
    let ended = people.links.values().filter(|link| link.ends_at <= visit.moment.at);
    let links_ended = ended.map(|link| link.person.as_str()).collect();
    let made = people.accounts.iter().flat_map(|(person, account)| {
        account.links.iter().map(move |made| (person.as_str(), made))
    });
    let mut ways_in: Vec<_> =
        made.filter(|(_, made)| visit.moment.at - made.at < IN_SIGHT).collect();
    ways_in.sort_by_key(|(_, made)| std::cmp::Reverse(made.at));
    Ok(Shown { waiting, reviewed, grants, still_signed_in, without_a_role, links_ended, ways_in })
}

fn page(visit: &Visit, shown: &Shown<'_>) -> Markup {
    face::page(
        &visit.frame("Access"),
        html! {
            (face::heading("Access"))
            @if visit.may(Action::ReviewGlass) {
                (face::section("glass", "Broken glass to review", waiting(visit, &shown.waiting)))
            }
            (face::section("grants", "Access given for a purpose", html! {
                @if visit.may(Action::GiveGrant) { p.govuk-body { (face::link("/access/grants/new", "Give access for a purpose")) } }
                (grants::table(visit, &shown.grants))
            }))
            (face::section("ways-in", "Ways in set anew", ways_in(visit, &shown.ways_in)))
            (face::section("leftover", "People to look at", leftover(visit, shown)))
            @if !shown.reviewed.is_empty() {
                (face::section("reviewed", "Reviewed", reviewed(visit, &shown.reviewed)))
            }
            (face::section("rules", "The rules", html! {
                p.govuk-body { (face::link("/access/policies", "Who may what, and why, each rule as a sentence")) }
                @if visit.may(Action::SeeReads) { p.govuk-body { (face::link("/reads", "Who read which record")) } }
                p.govuk-body { (face::link("/people", "Everyone with access")) }
            }))
        },
    )
}

/// Whoever makes a link could use it: who made which, and whether it was used, stays in sight.
fn ways_in(visit: &Visit, made: &[(&str, &WayIn)]) -> Markup {
    if made.is_empty() {
        return face::empty(
            "No link was made in the last ninety days.",
            "Each invitation and each reset is listed here, with who made it.",
        );
    }
    let mut table = TableView::new("Links made in the last ninety days").caption_hidden().head([
        Head::text("For"),
        Head::text("What it was for"),
        Head::text("Made by"),
        Head::text("When"),
        Head::text("Used"),
    ]);
    for (person, one) in made {
        let purpose = match one.purpose {
            LinkFor::Invitation => "an invitation",
            LinkFor::Reset => "a new way in",
        };
        let by = one.by.split_once(':').map_or(one.by.as_str(), |(_, person)| person);
        let used = one.used_at.map_or("not used".to_owned(), |at| said::moment(in_london(at)));
        table = table.row([
            TableCell::text(who::name(visit, person)),
            TableCell::text(purpose),
            TableCell::text(who::name(visit, by)),
            TableCell::text(said::moment(in_london(one.at))),
            TableCell::text(used),
        ]);
    }
    html! { (table) }
}

fn waiting(visit: &Visit, glass: &[(u64, &Glass)]) -> Markup {
    let mut table = TableView::new("Glass that waits, with each reason")
        .id("glass-waiting")
        .caption_hidden()
        .head([
            Head::text("When"),
            Head::text("Who"),
            Head::text("Which record"),
            Head::text("Why"),
            Head::text("Now"),
        ]);
    let mut links = Vec::new();
    for (entry, one) in glass {
        let open = visit.moment.at < one.ends_at;
        let until = said::moment(in_london(one.ends_at));
        table = table.row([
            TableCell::text(said::moment(in_london(one.at))),
            TableCell::text(who::name(visit, &one.person)),
            TableCell::text(one.case.as_str()),
            TableCell::text(one.why.as_str()),
            TableCell::text(html! {
                @if open { (standing_said(Standing::WithYou, html! { "open until " (until) })) }
                @else { (standing(Standing::WithYou)) }
            }),
        ]);
        links.push(Some(format!("/access/glass/{entry}")));
    }
    html! { (table.links(links).empty(face::empty("No broken glass waits for you.", "You are told here as soon as someone breaks it."))) }
}

fn reviewed(visit: &Visit, glass: &[(u64, &Glass)]) -> Markup {
    let mut table =
        TableView::new("Reviews, newest first").id("glass-reviewed").caption_hidden().head([
            Head::text("When"),
            Head::text("Who"),
            Head::text("Which record"),
            Head::text("Found"),
        ]);
    let mut links = Vec::new();
    for (entry, one) in glass {
        let right = one.review.as_ref().is_some_and(|(right, _, _)| *right);
        table = table.row([
            TableCell::text(said::moment(in_london(one.at))),
            TableCell::text(who::name(visit, &one.person)),
            TableCell::text(one.case.as_str()),
            TableCell::text(super::glass::found(right)),
        ]);
        links.push(Some(format!("/access/glass/{entry}")));
    }
    html! { (table.links(links)) }
}

fn leftover(visit: &Visit, shown: &Shown<'_>) -> Markup {
    let groups = [
        (
            &shown.still_signed_in,
            "left and still signed in somewhere. They reach nothing; the next request ends it",
        ),
        (&shown.without_a_role, "with an account and no role: let them go, or give one"),
        (&shown.links_ended, "invited, whose link was not used in time"),
    ];
    if groups.iter().all(|(people, _)| people.is_empty()) {
        return face::empty(
            "Nobody is left over.",
            "No leaver is signed in, nobody is without a role, and no invitation has run out.",
        );
    }
    html! {
        @for (people, words) in groups.into_iter().filter(|(people, _)| !people.is_empty()) {
            p.govuk-body { (said::count(people.len(), "person", "people")) " " (words) ":" }
            (face::list(people.iter().map(|person| who::linked(visit, person))))
        }
    }
}
