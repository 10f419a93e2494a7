//! Who someone is, as the reader may know it. A family's name beside a pseudonym would say who a
//! young person is, so it is shown only to whoever may know that already, or keeps the accounts.

use crate::visit::Visit;
use app::access::asker::organisation_said;
use app::access::{Action, Role};
use app::people::event::{Relation, Scope};
use maud::{Markup, html};

/// An organisation, by its part in the contract, as the beginning of a line.
pub fn organisation(word: &str) -> String {
    let said = organisation_said(word);
    let mut letters = said.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// An organisation after a person's role; nothing where the role says it already.
pub fn of_organisation(word: &str) -> &'static str {
    match word {
        "payer" | "spv" | "intermediary" | "provider" | "investor" => organisation_said(word),
        _ => "",
    }
}

/// The person in the name of whoever acts on the record: `payer:U-…` is `U-…`.
pub fn number(by: &str) -> &str {
    by.split_once(':').map_or(by, |(_, person)| person)
}

/// A person's name, or what the reader may know instead.
pub fn name(visit: &Visit, person: &str) -> String {
    if !may_know(visit, person) {
        return format!("A young person or carer ({person})");
    }
    match visit.view().names.of(person) {
        "" => person.to_owned(),
        name => name.to_owned(),
    }
}

/// A person's e-mail address, where the reader may know who they are.
pub fn email<'a>(visit: &'a Visit, person: &str) -> &'a str {
    match may_know(visit, person) {
        true => visit.view().names.email(person).unwrap_or_default(),
        false => "",
    }
}

/// A person's name, leading to their account where the reader sees accounts.
pub fn linked(visit: &Visit, person: &str) -> Markup {
    let known = visit.view().book.people.accounts.contains_key(person);
    match known && visit.may(Action::SeePeople) {
        true => face::link(&format!("/people/{person}"), name(visit, person)),
        false => html! { (name(visit, person)) },
    }
}

/// A young person as the reader may know them: the pseudonym only where they reach the record.
pub fn child(visit: &Visit, key: &str) -> String {
    match reaches(visit, key) {
        true => key.to_owned(),
        false => "a young person".to_owned(),
    }
}

/// The same, leading to the record.
pub fn child_linked(visit: &Visit, key: &str) -> Markup {
    match reaches(visit, key) {
        true => face::link(&format!("/young-people/{key}"), key),
        false => html! { "a young person" },
    }
}

/// Whether the reader reaches a young person's record.
pub fn reaches(visit: &Visit, key: &str) -> bool {
    visit.child(key, Action::SeeChild).is_ok()
}

/// A relation, with a pseudonym only where the reader reaches that record, gave the relation, or
/// has it.
pub fn related(visit: &Visit, person: &str, relation: &Relation) -> String {
    match relation {
        Relation::Case(key) if !case_shown(visit, person, key) => "a young person".to_owned(),
        relation => app::people::list::related(relation),
    }
}

/// Whether the pseudonym of a relation is shown.
pub fn case_shown(visit: &Visit, person: &str, key: &str) -> bool {
    person == visit.asker.id || visit.may(Action::ManagePeople) || reaches(visit, key)
}

/// What a grant opens. Whoever gives grants knows which.
pub fn scoped(visit: &Visit, person: &str, scope: &Scope) -> String {
    match scope {
        Scope::Child(key)
            if person != visit.asker.id
                && !visit.may(Action::GiveGrant)
                && !reaches(visit, key) =>
        {
            "one young person".to_owned()
        }
        scope => app::people::list::scoped(scope),
    }
}

fn may_know(visit: &Visit, person: &str) -> bool {
    if person == visit.asker.id || visit.may(Action::ManagePeople) {
        return true;
    }
    let account = visit.view().book.people.accounts.get(person);
    let Some(account) = account else { return true };
    let family = account.organisation == "family"
        || account.roles.iter().any(|held| held.what == Role::Family);
    let knows = |key: &str| visit.child(key, Action::SeeChildIdentity).is_ok();
    !family
        || account.relations.iter().any(|held| match &held.what {
            Relation::Case(key) => knows(key),
            _ => false,
        })
}
