//! How long a decision takes: one refused by default, one permitted, one a relation decides, one
//! forbidden, and everything a home page asks.

use access::{Action, Asker, Child, Role, Rules, Thing};
use divan::{Bencher, black_box};
use std::collections::BTreeSet;

fn main() {
    divan::main();
}

#[divan::bench]
fn read_and_validate() -> Rules {
    Rules::read().expect("the project's own policies")
}

#[divan::bench(args = ["default", "permit", "relation", "forbid"])]
fn one(bencher: Bencher, case: &str) {
    let rules = Rules::read().expect("the project's own policies");
    let child = child();
    let (asker, action, thing) = match case {
        "default" => (therapist(), Action::SeeHistory, Thing::Programme),
        "permit" => (manager(), Action::SeeMoney, Thing::Programme),
        "relation" => (therapist(), Action::SeeChild, Thing::Child(&child)),
        _ => (therapist().with(Role::Investor), Action::SeeChild, Thing::Child(&child)),
    };
    bencher.bench_local(|| rules.decide(black_box(&asker), action, &thing));
}

#[divan::bench]
fn every_action_on_the_programme(bencher: Bencher) {
    let rules = Rules::read().expect("the project's own policies");
    let asker = manager();
    bencher.bench_local(|| {
        let allowed = |&&action: &&Action| rules.decide(&asker, action, &Thing::Programme).allowed;
        Action::ALL.iter().filter(allowed).count()
    });
}

#[divan::bench]
fn a_list_of_four_hundred_children(bencher: Bencher) {
    let rules = Rules::read().expect("the project's own policies");
    let (asker, child) = (manager(), child());
    bencher.bench_local(|| {
        let one = || rules.decide(&asker, Action::SeeChild, &Thing::Child(&child)).allowed;
        (0..400).filter(|_| one()).count()
    });
}

fn manager() -> Asker {
    let second_factor = true;
    let manager = Asker::new("invented.manager", "payer").with(Role::ContractManager);
    Asker { second_factor, ..manager }
}

fn therapist() -> Asker {
    let teams = BTreeSet::from(["north-mid".to_owned()]);
    Asker { teams, ..Asker::new("invented.therapist", "provider").with(Role::Therapist) }
}

fn child() -> Child {
    Child {
        key: "YP-0001".to_owned(),
        team: "north-mid".to_owned(),
        quadrant: "north".to_owned(),
        worked_by: BTreeSet::from(["invented.therapist".to_owned()]),
        referred_by: BTreeSet::from(["invented.referrer".to_owned()]),
        ..Child::default()
    }
}
