//! What the policies need to know of a child: whose team, quadrant and hands they are in, who
//! was given sight of them, and whether the glass is broken.

use crate::book::Book;
use crate::people::People;
use crate::people::event::{Relation, Scope};
use ::access::{Asker, Child, Role};
use care::Case;
use definitions::Date;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// What referrals written down by hand say of who is related to them; worked out once for a book.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OnPaths {
    /// Who referred, or wrote the referral down, by the pseudonym the case stands under.
    pub referred: BTreeMap<String, BTreeSet<String>>,
    /// The pseudonym of the referral, for each case that opened since: whatever was given over the
    /// referral holds over its case.
    pub before: BTreeMap<String, String>,
}

impl OnPaths {
    /// Of every path of a book.
    pub fn of(book: &Book) -> OnPaths {
        let mut all = OnPaths::default();
        for path in book.paths.values() {
            let key = book.pseudonyms.case(path.number());
            if path.opening.is_some() {
                all.before.insert(key.clone(), book.pseudonyms.case(&path.referral));
            }
            all.referred.insert(key, path.referrers().map(str::to_owned).collect());
        }
        all
    }
}

/// Who is related to which case, on a day and at a moment; worked out once for many children.
#[derive(Clone, Debug, Default)]
pub struct Relations {
    by_staff: BTreeMap<String, BTreeSet<String>>,
    referred: BTreeMap<String, BTreeSet<String>>,
    family: BTreeMap<String, BTreeSet<String>>,
    granted: Vec<(Scope, String)>,
    broken: BTreeMap<String, BTreeSet<String>>,
    in_dispute: BTreeSet<String>,
    on_paths: Arc<OnPaths>,
}

impl Relations {
    /// The same with what the paths say.
    pub fn with(self, on_paths: Arc<OnPaths>) -> Relations {
        Relations { on_paths, ..self }
    }

    /// The relations of everyone who comes in on a day. `at` is the moment, in microseconds since
    /// 1970, for glass that mends by itself; `in_dispute` the pseudonyms of cases in dispute.
    pub fn of(people: &People, day: Date, at: i64, in_dispute: BTreeSet<String>) -> Relations {
        let mut all = Relations { in_dispute, ..Relations::default() };
        for (person, account) in &people.accounts {
            if !account.comes_in(day) {
                continue;
            }
            let is_family = account.roles_on(day).contains(&Role::Family);
            for relation in account.relations_on(day) {
                let (map, key) = match relation {
                    Relation::Staff(number) => (&mut all.by_staff, number),
                    Relation::Case(case) if is_family => (&mut all.family, case),
                    Relation::Case(case) => (&mut all.referred, case),
                    Relation::Team(_) | Relation::Quadrant(_) => continue,
                };
                map.entry(key.clone()).or_default().insert(person.clone());
            }
        }
        let grants = people.grants.values().filter(|grant| grant.on(day));
        all.granted = grants.map(|grant| (grant.scope.clone(), grant.person.clone())).collect();
        for glass in people.glass.values().filter(|glass| glass.at <= at && at < glass.ends_at) {
            all.broken.entry(glass.case.clone()).or_default().insert(glass.person.clone());
        }
        all
    }
}

/// A case as the policies see it; `key` is its pseudonym.
pub fn child(relations: &Relations, case: &Case, key: &str) -> Child {
    let team = case.team.clone().unwrap_or_default();
    let quadrant = case.quadrant.clone().unwrap_or_default();
    let before = relations.on_paths.before.get(key).map(String::as_str);
    let of = |map: &BTreeMap<String, BTreeSet<String>>, key: Option<&str>| {
        key.and_then(|key| map.get(key)).cloned().unwrap_or_default()
    };
    let either = |map: &BTreeMap<String, BTreeSet<String>>| {
        let mut all = of(map, Some(key));
        all.extend(of(map, before));
        all
    };
    let covers = |scope: &Scope| match scope {
        Scope::Child(one) => one == key || Some(one.as_str()) == before,
        Scope::Quadrant(name) => *name == quadrant,
        Scope::Team(name) => *name == team,
        Scope::Programme => true,
    };
    let mut referred_by = either(&relations.referred);
    referred_by.extend(of(&relations.on_paths.referred, Some(key)));
    let granted = relations.granted.iter().filter(|(scope, _)| covers(scope));
    Child {
        key: key.to_owned(),
        worked_by: of(&relations.by_staff, case.therapist.as_deref()),
        referred_by,
        family: either(&relations.family),
        granted_to: granted.map(|(_, person)| person.clone()).collect(),
        glass_broken_by: either(&relations.broken),
        in_dispute: relations.in_dispute.contains(key),
        team,
        quadrant,
    }
}

/// A child who is nobody: what the policies are asked about where there is no such case, so that
/// the answer takes as long as for one out of reach.
pub fn nobody() -> Child {
    Child::default()
}

/// A child who is the asker's in every way there is: what the policies are asked about to know
/// whether the asker could ever reach one.
pub fn own(asker: &Asker) -> Child {
    let them = BTreeSet::from([asker.id.clone()]);
    Child {
        key: String::new(),
        team: asker.teams.first().cloned().unwrap_or_default(),
        quadrant: asker.quadrants.first().cloned().unwrap_or_default(),
        worked_by: them.clone(),
        referred_by: them.clone(),
        family: them.clone(),
        granted_to: them.clone(),
        glass_broken_by: them,
        in_dispute: true,
    }
}
