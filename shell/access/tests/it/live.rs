//! That no policy is dead: each one, at some time, makes the difference.

use crate::scenes::Chance;
use access::{Effect, POLICIES, Policy, Rules, SCHEMA};
use std::collections::BTreeSet;

const DRAWS: usize = 400_000;

#[test]
fn every_permission_is_the_only_one_for_somebody() {
    let rules = Rules::read().unwrap();
    let mut seen = BTreeSet::new();
    let mut chance = Chance(1);
    for _ in 0..DRAWS {
        let (asker, action, thing) = (chance.asker(), chance.action(), chance.thing());
        let decision = rules.decide(&asker, action, &thing.lent());
        if let (true, [only]) = (decision.allowed, &decision.because[..]) {
            seen.insert(&only.id);
        }
        if unseen(&rules, Effect::Permit, &seen).is_empty() {
            break;
        }
    }
    assert_eq!(unseen(&rules, Effect::Permit, &seen), Vec::<&str>::new());
}

#[test]
fn every_prohibition_forbids_what_would_be_permitted_without_it() {
    let rules = Rules::read().unwrap();
    let permissions = without(|policy| policy.effect == Effect::Forbid);
    let mut seen = BTreeSet::new();
    let mut chance = Chance(2);
    for _ in 0..DRAWS {
        let (asker, action, thing) = (chance.asker(), chance.action(), chance.thing());
        let decision = rules.decide(&asker, action, &thing.lent());
        let [only] = decision.because[..] else { continue };
        if only.effect == Effect::Forbid
            && permissions.decide(&asker, action, &thing.lent()).allowed
        {
            seen.insert(&only.id);
        }
        if unseen(&rules, Effect::Forbid, &seen).is_empty() {
            break;
        }
    }
    assert_eq!(unseen(&rules, Effect::Forbid, &seen), Vec::<&str>::new());
}

#[test]
fn a_prohibition_beats_every_permission_and_is_the_one_shown() {
    let rules = Rules::read().unwrap();
    let permissions = without(|policy| policy.effect == Effect::Forbid);
    let mut chance = Chance(3);
    let mut beaten = 0;
    for _ in 0..DRAWS / 10 {
        let (asker, action, thing) = (chance.asker(), chance.action(), chance.thing());
        let decision = rules.decide(&asker, action, &thing.lent());
        assert!(!(decision.allowed && decision.forbidden()));
        assert!(!decision.allowed || !decision.because.is_empty());
        if decision.forbidden() && permissions.decide(&asker, action, &thing.lent()).allowed {
            assert!(decision.because.iter().all(|policy| policy.effect == Effect::Forbid));
            beaten += 1;
        }
    }
    assert!(beaten > 500, "{beaten}");
}

/// The project's policies but for some.
fn without(left_out: impl Fn(&Policy) -> bool) -> Rules {
    let all = Rules::read().unwrap().policies();
    let kept = |subject| {
        let texts = all.iter().filter(|policy| policy.subject == subject && !left_out(policy));
        texts.map(|policy| policy.text.as_str()).collect::<Vec<_>>().join("\n")
    };
    let texts: Vec<(&'static str, String)> =
        POLICIES.iter().map(|(subject, _)| (*subject, kept(*subject))).collect();
    let files: Vec<(&'static str, &str)> =
        texts.iter().map(|(subject, text)| (*subject, text.as_str())).collect();
    Rules::of(SCHEMA, &files).unwrap()
}

fn unseen<'a>(rules: &Rules, effect: Effect, seen: &BTreeSet<&'a String>) -> Vec<&'a str> {
    let all = rules.policies().iter().filter(|policy| policy.effect == effect);
    all.filter(|policy| !seen.contains(&policy.id)).map(|policy| policy.id.as_str()).collect()
}
