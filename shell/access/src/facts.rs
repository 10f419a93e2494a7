//! A question as Cedar's entities, in the words of `policies/schema.cedarschema`. Whoever asks is
//! `Person::"asker"` and anyone else `Person::"another"`; names of types, roles and actions are
//! made once.

use crate::question::{CONCERN_KINDS, ORGANISATIONS, Question, Stands};
use crate::{Action, Role};
use cedar_policy::{Entity, EntityId, EntityTypeName, EntityUid, RestrictedExpression};
use std::collections::{HashMap, HashSet};
use std::str::FromStr;

/// The kind of thing an action is asked of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Programme,
    Child,
    Concern,
    Account,
}

impl Kind {
    pub(crate) const ALL: [Kind; 4] = [Kind::Programme, Kind::Child, Kind::Concern, Kind::Account];

    pub(crate) fn of(stands: &Stands) -> Kind {
        match stands {
            Stands::Programme => Kind::Programme,
            Stands::Child { .. } => Kind::Child,
            Stands::Concern { .. } => Kind::Concern,
            Stands::Account { .. } => Kind::Account,
        }
    }

    fn word(self) -> &'static str {
        match self {
            Kind::Programme => "Programme",
            Kind::Child => "Child",
            Kind::Concern => "Concern",
            Kind::Account => "Account",
        }
    }
}

/// The names, made once, that entities are built with.
pub(crate) struct Facts {
    asker: EntityUid,
    another: EntityUid,
    kinds: [EntityTypeName; 4],
    things: [EntityUid; 4],
    roles: Vec<EntityUid>,
    actions: Vec<EntityUid>,
    organisations: Vec<EntityUid>,
    concern_kinds: Vec<EntityUid>,
}

impl Facts {
    pub(crate) fn new() -> Facts {
        let person = type_name("Person");
        let kinds = Kind::ALL.map(|kind| type_name(kind.word()));
        Facts {
            asker: uid(&person, "asker"),
            another: uid(&person, "another"),
            things: kinds.each_ref().map(|kind| uid(kind, "this")),
            kinds,
            roles: uids("Role", Role::ALL.iter().map(|role| role.word())),
            actions: uids("Action", Action::ALL.iter().map(|action| action.word())),
            organisations: uids("Organisation", ORGANISATIONS),
            concern_kinds: uids("ConcernKind", CONCERN_KINDS),
        }
    }

    pub(crate) fn asker(&self) -> &EntityUid {
        &self.asker
    }

    pub(crate) fn action(&self, action: Action) -> &EntityUid {
        &self.actions[action as usize]
    }

    pub(crate) fn kind(&self, kind: Kind) -> &EntityTypeName {
        &self.kinds[kind as usize]
    }

    pub(crate) fn thing(&self, kind: Kind) -> &EntityUid {
        &self.things[kind as usize]
    }

    /// Whoever asks and what they ask about; none only if Cedar cannot hold them.
    pub(crate) fn of(&self, question: &Question) -> Option<[Entity; 2]> {
        let who = entity(&self.asker, self.true_of_asker(question), self.roles(question.roles))?;
        let thing = self.thing(Kind::of(&question.of));
        let what = entity(thing, self.true_of_thing(&question.of), HashSet::new())?;
        Some([who, what])
    }

    fn roles(&self, bits: u32) -> HashSet<EntityUid> {
        let held = self.roles.iter().enumerate().filter(|(place, _)| bits & (1 << place) != 0);
        held.map(|(_, role)| role.clone()).collect()
    }

    fn true_of_asker(&self, question: &Question) -> Vec<Fact> {
        vec![
            ("organisation", named(&self.organisations[question.organisation])),
            ("teams", RestrictedExpression::new_set([whose(true)])),
            ("quadrants", RestrictedExpression::new_set([whose(true)])),
            ("secondFactor", RestrictedExpression::new_bool(question.second_factor)),
            ("program", RestrictedExpression::new_bool(question.program)),
        ]
    }

    fn true_of_thing(&self, stands: &Stands) -> Vec<Fact> {
        match *stands {
            Stands::Programme => Vec::new(),
            Stands::Child {
                in_team,
                in_quadrant,
                works,
                referred,
                is_family,
                has_grant,
                broke_glass,
                in_dispute,
            } => vec![
                ("team", whose(in_team)),
                ("quadrant", whose(in_quadrant)),
                ("workedBy", self.people(works)),
                ("referredBy", self.people(referred)),
                ("family", self.people(is_family)),
                ("grantedTo", self.people(has_grant)),
                ("glassBrokenBy", self.people(broke_glass)),
                ("inDispute", RestrictedExpression::new_bool(in_dispute)),
            ],
            Stands::Concern { kind, in_team, logged, owns } => vec![
                ("kind", named(&self.concern_kinds[kind])),
                ("team", whose(in_team)),
                ("loggedBy", self.person(logged)),
                ("owner", self.person(owns)),
            ],
            Stands::Account { holds, organisation } => vec![
                ("holder", self.person(holds)),
                ("organisation", named(&self.organisations[organisation])),
            ],
        }
    }

    fn person(&self, is_asker: bool) -> RestrictedExpression {
        named(if is_asker { &self.asker } else { &self.another })
    }

    fn people(&self, with_asker: bool) -> RestrictedExpression {
        RestrictedExpression::new_set(with_asker.then(|| named(&self.asker)))
    }
}

type Fact = (&'static str, RestrictedExpression);

fn entity(uid: &EntityUid, facts: Vec<Fact>, parents: HashSet<EntityUid>) -> Option<Entity> {
    let facts: HashMap<String, RestrictedExpression> =
        facts.into_iter().map(|(name, value)| (name.to_owned(), value)).collect();
    Entity::new(uid.clone(), facts, parents).ok()
}

/// A team or a quadrant: the asker's own, or another.
fn whose(own: bool) -> RestrictedExpression {
    RestrictedExpression::new_string(if own { "own" } else { "another" }.to_owned())
}

fn named(uid: &EntityUid) -> RestrictedExpression {
    RestrictedExpression::new_entity_uid(uid.clone())
}

fn uids<'a>(kind: &str, names: impl IntoIterator<Item = &'a str>) -> Vec<EntityUid> {
    let kind = type_name(kind);
    names.into_iter().map(|name| uid(&kind, name)).collect()
}

fn uid(kind: &EntityTypeName, id: &str) -> EntityUid {
    EntityUid::from_type_name_and_id(kind.clone(), EntityId::new(id))
}

fn type_name(word: &str) -> EntityTypeName {
    EntityTypeName::from_str(word).expect("a plain word is a type's name")
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test may")]
mod tests {
    use super::*;
    use crate::{Account, Asker, Child, Concern, SCHEMA, Thing};
    use cedar_policy::{Entities, Schema};

    #[test]
    fn whatever_the_words_every_entity_is_one_the_schema_knows() {
        let (schema, facts) = (Schema::from_str(SCHEMA).unwrap(), Facts::new());
        let word = || "a word nobody knows".to_owned();
        let asker = Asker { id: word(), teams: [word()].into(), ..Asker::new("", &word()) };
        let asker = Role::ALL.iter().fold(asker, |asker, &role| asker.with(role));
        let child = Child { team: word(), worked_by: [word()].into(), ..Child::default() };
        let concern = Concern { kind: word(), owner: word(), ..Concern::default() };
        let account = Account { id: word(), organisation: word() };
        let things = [
            Thing::Programme,
            Thing::Child(&child),
            Thing::Child(&Child::default()),
            Thing::Concern(&concern),
            Thing::Concern(&Concern::default()),
            Thing::Account(&account),
        ];
        for thing in things {
            for asker in [&asker, &Asker::default()] {
                let question = Question::new(asker, Action::SeeTotals, &thing);
                let both = facts.of(&question).unwrap();
                Entities::from_entities(both, Some(&schema)).unwrap();
            }
        }
    }

    #[test]
    fn the_schema_knows_every_role_and_no_other() {
        let (schema, facts) = (Schema::from_str(SCHEMA).unwrap(), Facts::new());
        for role in &facts.roles {
            Entities::from_entities([Entity::with_uid(role.clone())], Some(&schema)).unwrap();
        }
        let stranger = Entity::with_uid(uid(&type_name("Role"), "stranger"));
        assert!(Entities::from_entities([stranger], Some(&schema)).is_err());
    }
}
