//! Invented askers and things: one natural asker for each role, as the table has them, and any number drawn at random
//! from a seed, so that every run draws the same.

pub use access::table::{natural, stranger};
use access::{Account, Action, Asker, Child, Concern, Role, Thing};
use std::collections::BTreeSet;

/// Organisations a word can name; the last is nobody's.
pub const ORGANISATIONS: &[&str] = &[
    "payer",
    "spv",
    "intermediary",
    "provider",
    "investor",
    "expert",
    "evaluator",
    "family",
    "a word nobody knows",
];

/// A set of words.
pub fn set(words: &[&str]) -> BTreeSet<String> {
    words.iter().map(|&word| word.to_owned()).collect()
}

/// A thing of its own, to be lent to a question.
pub enum Owned {
    Programme,
    Child(Child),
    Concern(Concern),
    Account(Account),
}

impl Owned {
    pub fn lent(&self) -> Thing<'_> {
        match self {
            Owned::Programme => Thing::Programme,
            Owned::Child(child) => Thing::Child(child),
            Owned::Concern(concern) => Thing::Concern(concern),
            Owned::Account(account) => Thing::Account(account),
        }
    }
}

/// Draws from a linear congruential generator.
pub struct Chance(pub u64);

impl Chance {
    fn below(&mut self, bound: usize) -> usize {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) as usize) % bound
    }

    /// True once in so many draws.
    pub fn once_in(&mut self, bound: usize) -> bool {
        self.below(bound) == 0
    }

    /// One of these.
    pub fn one_of<T: Copy>(&mut self, all: &[T]) -> T {
        all[self.below(all.len())]
    }

    /// Anyone: up to three roles, any organisation, in or out of the team and the quadrant.
    pub fn asker(&mut self) -> Asker {
        Asker {
            id: "asker".to_owned(),
            roles: (0..self.below(4)).map(|_| self.one_of(Role::ALL)).collect(),
            organisation: self.one_of(ORGANISATIONS).to_owned(),
            teams: set(self.one_of(&[&["team"] as &[&str], &[], &["", "other"]])),
            quadrants: set(self.one_of(&[&["quadrant"] as &[&str], &[], &["", "other"]])),
            second_factor: !self.once_in(6),
            program: self.once_in(6),
        }
    }

    fn people(&mut self) -> BTreeSet<String> {
        let both = &["asker", "someone else"];
        set(self.one_of(&[&[] as &[&str], &["asker"], &["someone else"], both]))
    }

    /// Any child, with the asker in any relation to it.
    pub fn child(&mut self) -> Child {
        Child {
            key: "child".to_owned(),
            team: self.one_of(&["team", "another team", ""]).to_owned(),
            quadrant: self.one_of(&["quadrant", "another quadrant", ""]).to_owned(),
            worked_by: self.people(),
            referred_by: self.people(),
            family: if self.once_in(4) { set(&["asker"]) } else { set(&[]) },
            granted_to: self.people(),
            glass_broken_by: self.people(),
            in_dispute: self.once_in(2),
        }
    }

    /// Anything at all.
    pub fn thing(&mut self) -> Owned {
        let somebody =
            |chance: &mut Chance| chance.one_of(&["asker", "someone else", ""]).to_owned();
        match self.below(4) {
            0 => Owned::Programme,
            1 => Owned::Child(self.child()),
            2 => Owned::Concern(Concern {
                id: "item".to_owned(),
                kind: self.one_of(&["risk", "incident", "safeguarding", "unheard of"]).to_owned(),
                team: self.one_of(&["team", "another team", ""]).to_owned(),
                logged_by: somebody(self),
                owner: somebody(self),
            }),
            _ => Owned::Account(Account {
                id: self.one_of(&["asker", "someone else"]).to_owned(),
                organisation: self.one_of(ORGANISATIONS).to_owned(),
            }),
        }
    }

    /// Any action.
    pub fn action(&mut self) -> Action {
        self.one_of(Action::ALL)
    }
}
