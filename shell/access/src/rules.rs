//! The rules in force, and the decision: who may do what, and which policies said so.

use crate::facts::{Facts, Kind};
use crate::question::Question;
use crate::text::{self, Unread};
use crate::{Action, Asker, Effect, Policy, Thing};
use cedar_policy::{
    ActionConstraint, Authorizer, Context, Entities, EntityTypeName, EntityUid, PolicyId,
    PolicySet, Request, ResourceConstraint, Schema,
};
use std::collections::HashMap;
use std::sync::{PoisonError, RwLock};

/// How many answers are kept. Few questions differ: roles and relations, not people or children.
const ANSWERS_KEPT: usize = 16_384;

/// The policies, validated and sorted by the action and the kind of thing they can speak of.
pub struct Rules {
    policies: &'static [Policy],
    places: HashMap<PolicyId, usize>,
    slices: Vec<Option<Slice>>,
    authorizer: Authorizer,
    facts: Facts,
    answers: RwLock<HashMap<Question, Decision>>,
}

/// Whether it may be done, and the policies that decided.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decision {
    /// Whether it may be done.
    pub allowed: bool,
    /// The policies that permit, if it may; those that forbid, if one does; none where it may not
    /// be done because no policy permits it. In the order of [`Rules::policies`].
    pub because: Vec<&'static Policy>,
}

/// What can be asked of one kind of thing in one action: the action with its groups, and the
/// policies that can speak of it.
struct Slice {
    groups: Entities,
    policies: PolicySet,
}

impl Rules {
    /// Reads the project's own policies and validates every one strictly against the schema.
    pub fn read() -> Result<Rules, Unread> {
        Rules::of(text::SCHEMA, text::POLICIES)
    }

    /// Reads any policies, each file with its subject, and validates them against a schema. What
    /// is read is kept for as long as the process runs.
    pub fn of(schema: &str, files: &[(&'static str, &str)]) -> Result<Rules, Unread> {
        let (schema, read) = text::validated(schema, files)?;
        let policies: &'static [Policy] = Box::leak(read.listed.into_boxed_slice());
        let ids = policies.iter().map(|policy| PolicyId::new(&policy.id));
        let places = ids.zip(0..).collect();
        let facts = Facts::new();
        let slices = slices(&schema, &read.policies, &facts)?;
        let (authorizer, answers) = (Authorizer::new(), RwLock::default());
        Ok(Rules { policies, places, slices, authorizer, facts, answers })
    }

    /// Every policy, by subject and in the order they are written.
    pub fn policies(&self) -> &'static [Policy] {
        self.policies
    }

    /// Decides. What the schema does not let be asked of a thing is refused. So is everything, if
    /// a policy cannot be evaluated: it might have been the one that forbids.
    pub fn decide(&self, asker: &Asker, action: Action, thing: &Thing<'_>) -> Decision {
        let question = Question::new(asker, action, thing);
        let kept = self.answers.read().unwrap_or_else(PoisonError::into_inner);
        if let Some(decision) = kept.get(&question) {
            return decision.clone();
        }
        drop(kept);
        let decision = self.answer(&question).unwrap_or(Decision::refused());
        let mut kept = self.answers.write().unwrap_or_else(PoisonError::into_inner);
        if kept.len() >= ANSWERS_KEPT {
            kept.clear();
        }
        kept.insert(question, decision.clone());
        decision
    }

    fn answer(&self, question: &Question) -> Option<Decision> {
        let kind = Kind::of(&question.of);
        let slice = self.slices[place(question.action, kind)].as_ref()?;
        let known = slice.groups.clone().add_entities(self.facts.of(question)?, None).ok()?;
        let response =
            self.authorizer.is_authorized(&self.request(question, None)?, &slice.policies, &known);
        let said = response.diagnostics();
        if said.errors().next().is_some() {
            return None;
        }
        let mut places: Vec<usize> = said.reason().map(|id| self.places[id]).collect();
        places.sort_unstable();
        let because = places.into_iter().map(|place| &self.policies[place]).collect();
        Some(Decision { allowed: response.decision() == cedar_policy::Decision::Allow, because })
    }

    fn request(&self, question: &Question, schema: Option<&Schema>) -> Option<Request> {
        let who = self.facts.asker().clone();
        let action = self.facts.action(question.action).clone();
        let what = self.facts.thing(Kind::of(&question.of)).clone();
        Request::new(who, action, what, Context::empty(), schema).ok()
    }
}

impl Decision {
    /// The sentences of the policies that decided.
    pub fn says(&self) -> impl Iterator<Item = &'static str> {
        self.because.iter().map(|policy| policy.says.as_str())
    }

    /// Whether a policy forbids it, rather than none permitting it.
    pub fn forbidden(&self) -> bool {
        self.because.iter().any(|policy| policy.effect == Effect::Forbid)
    }

    fn refused() -> Decision {
        Decision { allowed: false, because: Vec::new() }
    }
}

fn place(action: Action, kind: Kind) -> usize {
    action as usize * Kind::ALL.len() + kind as usize
}

/// Sorts the policies once, so that a decision evaluates only those that can speak of it.
fn slices(schema: &Schema, all: &PolicySet, facts: &Facts) -> Result<Vec<Option<Slice>>, Unread> {
    let actions = schema.action_entities().map_err(Unread::schema)?;
    let mut slices = Vec::new();
    for &action in Action::ALL {
        let uid = facts.action(action);
        let missing = || Unread::Action(action);
        let entity = actions.get(uid).ok_or_else(missing)?;
        let groups = Entities::from_entities([entity.clone()], None).map_err(Unread::schema)?;
        for kind in Kind::ALL.map(|kind| facts.kind(kind)) {
            if !schema.resources_for_action(uid).ok_or_else(missing)?.any(|asked| asked == kind) {
                slices.push(None);
                continue;
            }
            let speaking = all.policies().filter(|policy| {
                speaks_of_action(policy, uid, &actions) && speaks_of_kind(policy, kind)
            });
            let policies = PolicySet::from_policies(speaking.cloned()).map_err(Unread::schema)?;
            slices.push(Some(Slice { groups: groups.clone(), policies }));
        }
    }
    Ok(slices)
}

fn speaks_of_action(policy: &cedar_policy::Policy, action: &EntityUid, all: &Entities) -> bool {
    match policy.action_constraint() {
        ActionConstraint::Any => true,
        ActionConstraint::Eq(named) => &named == action,
        ActionConstraint::In(named) => {
            named.iter().any(|named| named == action || all.is_ancestor_of(named, action))
        }
    }
}

fn speaks_of_kind(policy: &cedar_policy::Policy, kind: &EntityTypeName) -> bool {
    match policy.resource_constraint() {
        ResourceConstraint::Is(named) => &named == kind,
        _ => true,
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test may")]
mod tests {
    use super::*;
    use crate::{Account, Child, Concern, Role};

    #[test]
    fn sorting_the_policies_by_action_and_thing_changes_no_decision() {
        let (schema, read) = text::validated(text::SCHEMA, text::POLICIES).unwrap();
        let (actions, rules) = (schema.action_entities().unwrap(), Rules::read().unwrap());
        let me = || ["asker".to_owned()].into();
        let child = Child { glass_broken_by: me(), family: me(), ..Child::default() };
        let concern = Concern { owner: "asker".to_owned(), ..Concern::default() };
        let account = Account { id: "asker".to_owned(), ..Account::default() };
        let things = [
            Thing::Programme,
            Thing::Child(&child),
            Thing::Concern(&concern),
            Thing::Account(&account),
        ];
        let each = |role| Action::ALL.iter().map(move |action| (role, action));
        for (&role, &action) in Role::ALL.iter().flat_map(each) {
            let asker = Asker::new("asker", "payer").with(role);
            for thing in &things {
                let question = Question::new(&asker, action, thing);
                let Some(sorted) = rules.answer(&question) else { continue };
                let request = rules.request(&question, Some(&schema)).unwrap();
                let both = rules.facts.of(&question).unwrap();
                let known = actions.clone().add_entities(both, Some(&schema)).unwrap();
                let whole = rules.authorizer.is_authorized(&request, &read.policies, &known);
                assert_eq!(sorted.allowed, whole.decision() == cedar_policy::Decision::Allow);
                assert_eq!(sorted.because.len(), whole.diagnostics().reason().count());
                assert_eq!(rules.decide(&asker, action, thing), sorted, "kept or not");
                assert_eq!(rules.decide(&asker, action, thing), sorted, "kept");
            }
        }
    }
}
