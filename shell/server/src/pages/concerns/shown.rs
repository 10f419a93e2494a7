//! An item of the restricted log as the rules and the reader know it.

use crate::failure::Failure;
use crate::pages::who;
use crate::visit::Visit;
use app::access::{Action, Asker, Here, Thing};
use app::people::Concern;
use app::people::event::ConcernKind;
use definitions::Date;
use face::{Choice, Standing, said, standing_said};
use maud::Markup;

/// The kinds there are, each with its word and what it means.
pub const KINDS: [(ConcernKind, &str, &str); 3] = [
    (ConcernKind::Risk, "risk", "something that may go wrong"),
    (ConcernKind::Incident, "incident", "something that did"),
    (ConcernKind::Safeguarding, "safeguarding", "a concern for a child’s safety"),
];

/// A kind's word.
pub fn word(kind: ConcernKind) -> &'static str {
    match kind {
        ConcernKind::Risk => "risk",
        ConcernKind::Incident => "incident",
        ConcernKind::Safeguarding => "safeguarding",
    }
}

/// A kind as a title.
pub fn title(kind: ConcernKind) -> &'static str {
    match kind {
        ConcernKind::Risk => "Risk",
        ConcernKind::Incident => "Incident",
        ConcernKind::Safeguarding => "Safeguarding concern",
    }
}

/// An item as the rules know it.
pub fn thing(id: &str, concern: &Concern) -> access::Concern {
    access::Concern {
        id: id.to_owned(),
        kind: word(concern.kind).to_owned(),
        team: concern.team.clone(),
        logged_by: who::number(&concern.by).to_owned(),
        owner: concern.owner.clone(),
    }
}

/// Whether the reader may do this to an item.
pub fn may(visit: &Visit, id: &str, concern: &Concern, action: Action) -> bool {
    visit.service.allows(&visit.asker, action, &Thing::Concern(&thing(id, concern)))
}

/// An item of the log, where the reader may do this to it.
///
/// # Errors
/// As if there were no such page.
pub fn found<'a>(visit: &'a Visit, id: &str, action: Action) -> Result<&'a Concern, Failure> {
    let known = visit.view().book.people.concerns.get(id);
    let thing = known.map_or_else(access::Concern::default, |concern| thing(id, concern));
    visit.must_of(action, &Thing::Concern(&thing))?;
    known.ok_or(Failure::NotFound)
}

/// What it is about, as the reader may know it.
pub fn about(visit: &Visit, concern: &Concern) -> String {
    let team = || format!("team {}", concern.team);
    match (&concern.case, concern.team.is_empty()) {
        (Some(key), true) => who::child(visit, key),
        (Some(key), false) => format!("{}, {}", who::child(visit, key), team()),
        (None, false) => team(),
        (None, true) => "the programme".to_owned(),
    }
}

/// How it stands on a day.
pub fn standing(concern: &Concern, today: Date) -> Markup {
    let standing = match concern.review_on {
        None => Standing::Done,
        Some(day) if day < today => Standing::Late,
        Some(day) if day == today => Standing::WithYou,
        Some(_) => Standing::Waiting,
    };
    standing_said(standing, words(concern, today))
}

/// The same in words.
pub fn words(concern: &Concern, today: Date) -> String {
    match concern.review_on {
        None => "closed".to_owned(),
        Some(day) if day < today => format!("overdue since {}", said::day(day)),
        Some(day) if day == today => "to look at today".to_owned(),
        Some(day) => format!("to look at on {}", said::day(day)),
    }
}

/// Who can see to an item: people of the reader's own organisation, service managers and the data
/// protection officer, as far as the rules would let each see it.
pub fn owners(visit: &Visit, concern: &access::Concern) -> Vec<Choice> {
    let accounts = visit.view().book.people.accounts.keys();
    let mut owners: Vec<(String, &String)> = accounts
        .filter(|person| can_own(visit, concern, person))
        .map(|person| (who::name(visit, person), person))
        .collect();
    owners.sort();
    owners.into_iter().map(|(name, person)| Choice::new(person, name)).collect()
}

/// Whether somebody can see to an item: whoever `owners` lists, and nobody else.
pub fn can_own(visit: &Visit, concern: &access::Concern, person: &str) -> bool {
    let (people, today) = (&visit.view().book.people, visit.moment.today);
    let here = Here { second_factor: true, program: false };
    let Some(asker) = app::access::asker(people, person, today, here) else { return false };
    let item = access::Concern { owner: person.to_owned(), ..concern.clone() };
    is_near(&asker, &visit.asker.organisation, &concern.owner)
        && visit.service.allows(&asker, Action::ReviewConcern, &Thing::Concern(&item))
}

/// Whether somebody is near enough to the reader's organisation, or to the item, to be handed it.
fn is_near(asker: &Asker, organisation: &str, owner: &str) -> bool {
    use app::access::Role::{DataProtectionOfficer, ServiceManager};
    let everyones = [ServiceManager, DataProtectionOfficer];
    asker.organisation == organisation
        || asker.id == owner
        || asker.roles.iter().any(|role| everyones.contains(role))
}

#[cfg(test)]
mod tests {
    use super::*;
    use app::access::Role;

    #[test]
    fn an_item_is_handed_to_ones_own_organisation_its_owner_and_those_who_see_to_everyones() {
        let somebody = |id: &str, organisation: &str, role| Asker {
            id: id.to_owned(),
            roles: [role].into_iter().collect(),
            organisation: organisation.to_owned(),
            teams: Default::default(),
            quadrants: Default::default(),
            second_factor: true,
            program: false,
        };
        let near = |asker: Asker| is_near(&asker, "payer", "U-OWNER");
        assert!(near(somebody("U-A", "payer", Role::PanelMember)));
        assert!(near(somebody("U-OWNER", "intermediary", Role::SibDirector)));
        assert!(near(somebody("U-B", "provider", Role::ServiceManager)));
        assert!(!near(somebody("U-C", "intermediary", Role::SibDirector)));
        assert!(!near(somebody("U-D", "provider", Role::Therapist)));
    }
}
