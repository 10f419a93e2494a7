//! Every address as every person, with their own, another's and no record, beside what the rules
//! say. What is out of reach is answered as what does not exist: the same words, to the letter.
//! And whatever is answered, no page and no file names a child out of the reader's reach.

use crate::support::{Answer, House};
use app::access::{Action, Here, Thing, asker};
use axum::http::StatusCode;
use server::{Asks, ROUTES, Route};
use std::collections::{BTreeMap, BTreeSet};

/// What stands in an address for something that varies.
struct Records {
    /// A case of each team and quadrant, one refused, one open; and one that nobody has.
    children: Vec<String>,
    concerns: Vec<String>,
    accounts: Vec<String>,
}

fn records(house: &House) -> Records {
    let shown = house.service.shown();
    let (view, people) = (&shown.view, &shown.view.book.people);
    let mut children: BTreeMap<String, String> = BTreeMap::new();
    for (key, case) in view.cases().unwrap() {
        let kind = format!(
            "{:?} {:?} {} {}",
            case.quadrant,
            case.therapist,
            case.opened.is_some(),
            case.closed.is_some()
        );
        children.entry(kind).or_insert_with(|| key.to_owned());
    }
    let mut children: Vec<String> = children.into_values().take(14).collect();
    for account in people.accounts.values() {
        for held in &account.relations {
            if let app::people::event::Relation::Case(key) = &held.what {
                children.push(key.clone());
            }
        }
    }
    children.extend(people.glass.values().map(|glass| glass.case.clone()));
    // Every referral written down by hand.
    let by_hand = view.book.paths.values();
    children.extend(by_hand.map(|path| view.book.pseudonyms.case(path.number())));
    children.sort();
    children.dedup();
    children.push("C-NOBODYXX".to_owned());
    let concerns = people.concerns.keys().cloned().chain(["K-NOBODYXX".to_owned()]).collect();
    let accounts = ["U-THERAPIST1", "U-ADMIN", "U-NOBODY"].map(str::to_owned).into();
    Records { children, concerns, accounts }
}

/// The addresses a route stands for, each with whether the rules let this person have it.
fn asked(house: &House, records: &Records, person: &str, route: &Route) -> Vec<(String, bool)> {
    let shown = house.service.shown();
    let (view, moment) = (&shown.view, house.service.clock.moment());
    let here = Here { second_factor: true, program: false };
    let asker = asker(&view.book.people, person, moment.today, here).unwrap();
    let may = |action: Action, thing: &Thing<'_>| house.service.allows(&asker, action, thing);
    let path = filled(view, route.path);
    let programme = |action: Action| may(action, &Thing::Programme);
    match route.asks {
        Asks::Nothing | Asks::SignedIn => vec![(path, true)],
        Asks::Programme(action) => vec![(of_some_child(&path, records), programme(action))],
        Asks::Any(actions) => vec![(path, actions.iter().any(|action| programme(*action)))],
        Asks::Child(action) => {
            let relations = view.relations(moment.today, moment.at);
            let each = records.children.iter().map(|key| {
                let child = view.child(&relations, key).unwrap();
                // A case that is on the provider's list alone has no referral written down here.
                let there = !path.starts_with("/referrals/") || view.path(key).unwrap().is_some();
                let allowed =
                    there && child.is_some_and(|child| may(action, &Thing::Child(&child)));
                (path.replace("{key}", key), allowed)
            });
            each.collect()
        }
        Asks::Concern(action) => {
            let each = records.concerns.iter().map(|number| {
                let kept = view.book.people.concerns.get(number);
                let thing = kept.map(|kept| app::access::concern(number, kept));
                let allowed = thing.is_some_and(|thing| may(action, &Thing::Concern(&thing)));
                (path.replace("{concern}", number), allowed)
            });
            each.collect()
        }
        Asks::Account(action) => {
            let each = records.accounts.iter().map(|number| {
                let kept = view.book.people.accounts.get(number);
                let thing = kept.map(|kept| app::access::account(number, kept));
                let allowed = thing.is_some_and(|thing| may(action, &Thing::Account(&thing)));
                (path.replace("{person}", number), allowed)
            });
            each.collect()
        }
    }
}

/// An address with what varies and is nobody's filled in.
fn filled(view: &app::View, path: &str) -> String {
    let quarter = view.quarter().unwrap();
    let brake = view.book.people.brakes.keys().next().copied().unwrap_or(1);
    let glass = view.book.people.glass.keys().next().copied().unwrap_or(1);
    let grant = view.book.people.grants.keys().next().copied().unwrap_or(1);
    path.replace("{quarter}", &quarter.to_string())
        .replace("{cohort}", "2014-Q1")
        .replace("{k}", "1")
        .replace("{brake}", &brake.to_string())
        .replace("{glass}", &glass.to_string())
        .replace("{grant}", &grant.to_string())
        .replace("{finding}", "000000000000")
        .replace("{reader}", "payer:U-CONTRACT")
        .replace("{token}", "T-NOBODYXX")
        .replace("{provider}", "nobody")
        .replace("{link}", "nothing")
        .replace("{name}", "nothing")
        .replace("{role}", "therapist")
        .replace("{variation}", "V01")
        .replace("{file}", "cases.csv")
        .replace("{part}", "funnel.csv")
        .replace("{quadrant}", "North")
        .replace("{invoice}", view.book.act.invoices.keys().next().map_or("nothing", |key| key))
        .replace("{query}", view.book.act.queries.keys().next().map_or("nothing", |key| key))
}

/// An address about a child that asks for no rule about that child.
fn of_some_child(path: &str, records: &Records) -> String {
    path.replace("{key}", &records.children[0])
}

/// Addresses whose own subject may not be there though the reader may ask for such a thing.
const MAY_BE_MISSING: &[&str] = &[
    "{variation}",
    "{finding}",
    "{reader}",
    "{token}",
    "{provider}",
    "{name}",
    "{cohort}",
    "{brake}",
    "{k}",
    "{draft}",
    "{quadrant}",
    "{link}",
    "/relations/ending",
];

/// Pages for whoever is signed in that answer some as if there were none.
const SOMETIMES_THERE: &[&str] = &[
    "/sign-in/demo",
    "/young-people",
    "/young-people.csv",
    "/young-people.xlsx",
    "/young-people/break-glass",
    "/referrals",
    "/referrals.csv",
    "/referrals.xlsx",
    "/access/policies",
    "/recompute/homeward.wasm",
];

#[tokio::test(flavor = "multi_thread")]
async fn every_address_answers_every_person_as_the_rules_say_and_names_nobody_out_of_reach() {
    let house = House::until("2014-Q3").await;
    let records = records(&house);
    let people: Vec<String> =
        house.service.shown().view.book.people.accounts.keys().cloned().collect();
    let mut wrong = Vec::new();
    for person in &people {
        let cookie = house.cookie(person).await;
        let nothing = house.get("/there-is-no-such-page", &cookie).await;
        assert_eq!(nothing.status, StatusCode::NOT_FOUND);
        let own = Reach::of(&house, person);
        for route in ROUTES.iter().copied().flatten() {
            // Some addresses end a session; the next is asked from a new one.
            let cookie = house.cookie(person).await;
            let each = asked(&house, &records, person, route).into_iter();
            // A page with a form is asked for, and its form is sent empty.
            let both = each.flat_map(|(path, allowed)| match route.method {
                "GET" => vec![("GET", path.clone(), allowed), ("POST", path, allowed)],
                _ => vec![("POST", path, allowed)],
            });
            for (method, path, allowed) in both {
                let before = house.service.shown().view.book.as_of;
                let answer = match method {
                    "GET" => house.get(&path, &cookie).await,
                    _ => house.post(&path, &cookie, person, &[]).await,
                };
                if answer.status == StatusCode::METHOD_NOT_ALLOWED && method != route.method {
                    continue;
                }
                let at = format!("{person} {method} {path}: {}", answer.status);
                if answer.status.is_server_error() {
                    wrong.push(format!("{at} is our own fault"));
                }
                let missing = answer.status == StatusCode::NOT_FOUND;
                // Sending a form may ask for more than looking at its page does.
                let may_miss = MAY_BE_MISSING.iter().any(|part| route.path.contains(part))
                    || SOMETIMES_THERE.contains(&route.path)
                    || method != route.method;
                if allowed && missing && !may_miss {
                    wrong.push(format!("{at}, and the rules let them"));
                }
                if !allowed && !missing {
                    wrong.push(format!("{at}, and the rules do not let them"));
                }
                if missing && answer.body != nothing.body && !path.starts_with("/api/") {
                    wrong.push(format!("{at} in other words than what does not exist"));
                }
                let after = house.service.shown().view.book.as_of;
                if !allowed && after != before {
                    wrong.push(format!("{at} recorded something"));
                }
                wrong.extend(own.leaks(&at, &path, &answer));
            }
        }
    }
    assert!(wrong.is_empty(), "{} of them:\n{}", wrong.len(), wrong.join("\n"));
}

/// What a person may be shown of children.
struct Reach {
    keys: BTreeSet<String>,
    cases: BTreeSet<String>,
    /// Pages where the reader's job is to see pseudonyms: who looked at what, who was given what.
    pages: &'static [&'static str],
}

impl Reach {
    fn of(house: &House, person: &str) -> Reach {
        let shown = house.service.shown();
        let (view, moment) = (&shown.view, house.service.clock.moment());
        let here = Here { second_factor: true, program: false };
        let asker = asker(&view.book.people, person, moment.today, here).unwrap();
        let relations = view.relations(moment.today, moment.at);
        let (mut keys, mut cases) = (BTreeSet::new(), BTreeSet::new());
        for (key, case) in view.cases().unwrap() {
            let child = view.child(&relations, key).unwrap().unwrap();
            let may = |action| house.service.allows(&asker, action, &Thing::Child(&child));
            if may(Action::SeeChild) || may(Action::SeeChildWorth) {
                keys.insert(key.to_owned());
            }
            if may(Action::SeeChildIdentity) {
                cases.insert(case.case.clone());
            }
        }
        let reviews =
            [Action::ReviewGlass, Action::SeePeople, Action::SeeReads, Action::SeeHistory];
        let pages: &[&str] = match reviews
            .iter()
            .any(|action| house.service.allows(&asker, *action, &Thing::Programme))
        {
            true => &["/access", "/people", "/reads", "/record"],
            false => &[],
        };
        Reach { keys, cases, pages }
    }

    /// The pseudonyms and case numbers in an answer that are not theirs to see.
    fn leaks(&self, at: &str, path: &str, answer: &Answer) -> Vec<String> {
        if self.pages.iter().any(|page| path.starts_with(page)) {
            return Vec::new();
        }
        let mut found = Vec::new();
        for (prefix, length, own) in [("C-", 8, &self.keys), ("MST-", 4, &self.cases)] {
            for (begins, _) in answer.body.match_indices(prefix) {
                let end = begins + prefix.len() + length;
                let Some(word) = answer.body.get(begins..end) else { continue };
                let part = |c: char| c.is_ascii_uppercase() || c.is_ascii_digit();
                // Within a longer word, such as the number of a form, it is no pseudonym.
                let part_of_word = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
                let inside = answer.body[..begins].ends_with(part_of_word)
                    || answer.body[end..].starts_with(part_of_word);
                let whole = word[prefix.len()..].chars().all(part) && !inside;
                // What they themselves asked for is no news to them.
                if whole && !own.contains(word) && !path.contains(word) {
                    found.push(format!("{at} names {word}"));
                }
            }
        }
        found.truncate(3);
        found
    }
}

#[test]
fn every_address_is_listed_once() {
    let mut seen = BTreeSet::new();
    for route in ROUTES.iter().copied().flatten() {
        assert!(seen.insert(route.path), "{} is listed twice", route.path);
    }
    assert!(seen.len() > 20);
}
