//! The question a decision answers, with everything it may rest on and nothing else: roles, the
//! kind of organisation, and how the asker stands to the thing. No id, team or quadrant is left
//! in it, so the policies speak of relations only, and the same question has the same answer.

use crate::{Account, Action, Asker, Child, Concern, Thing};
use std::collections::BTreeSet;

/// The kinds of organisation the policies know; the last stands for every other word.
pub(crate) const ORGANISATIONS: [&str; 9] = [
    "payer",
    "spv",
    "intermediary",
    "provider",
    "investor",
    "expert",
    "evaluator",
    "family",
    "other",
];

/// The kinds of item in the restricted log; the last stands for every other word.
pub(crate) const CONCERN_KINDS: [&str; 4] = ["risk", "incident", "safeguarding", "other"];

/// What is asked, by whom, of what.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Question {
    pub(crate) action: Action,
    /// One bit a role, in the order of `Role::ALL`.
    pub(crate) roles: u32,
    /// The place in `ORGANISATIONS`.
    pub(crate) organisation: usize,
    pub(crate) second_factor: bool,
    pub(crate) program: bool,
    pub(crate) of: Stands,
}

/// How whoever asks stands to the thing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Stands {
    Programme,
    Child {
        in_team: bool,
        in_quadrant: bool,
        works: bool,
        referred: bool,
        is_family: bool,
        has_grant: bool,
        broke_glass: bool,
        in_dispute: bool,
    },
    Concern {
        /// The place in `CONCERN_KINDS`.
        kind: usize,
        in_team: bool,
        logged: bool,
        owns: bool,
    },
    Account {
        holds: bool,
        /// The place in `ORGANISATIONS`.
        organisation: usize,
    },
}

impl Question {
    pub(crate) fn new(asker: &Asker, action: Action, thing: &Thing<'_>) -> Question {
        Question {
            action,
            roles: asker.roles.iter().fold(0, |bits, &role| bits | 1 << role as u32),
            organisation: place(&ORGANISATIONS, &asker.organisation),
            second_factor: asker.second_factor,
            program: asker.program,
            of: Stands::of(asker, thing),
        }
    }
}

impl Stands {
    fn of(asker: &Asker, thing: &Thing<'_>) -> Stands {
        match thing {
            Thing::Programme => Stands::Programme,
            Thing::Child(child) => Stands::to_child(asker, child),
            Thing::Concern(concern) => Stands::to_concern(asker, concern),
            Thing::Account(account) => Stands::to_account(asker, account),
        }
    }

    fn to_child(asker: &Asker, child: &Child) -> Stands {
        Stands::Child {
            in_team: among(&asker.teams, &child.team),
            in_quadrant: among(&asker.quadrants, &child.quadrant),
            works: among(&child.worked_by, &asker.id),
            referred: among(&child.referred_by, &asker.id),
            is_family: among(&child.family, &asker.id),
            has_grant: among(&child.granted_to, &asker.id),
            broke_glass: among(&child.glass_broken_by, &asker.id),
            in_dispute: child.in_dispute,
        }
    }

    fn to_concern(asker: &Asker, concern: &Concern) -> Stands {
        Stands::Concern {
            kind: place(&CONCERN_KINDS, &concern.kind),
            in_team: among(&asker.teams, &concern.team),
            logged: same(&concern.logged_by, &asker.id),
            owns: same(&concern.owner, &asker.id),
        }
    }

    fn to_account(asker: &Asker, account: &Account) -> Stands {
        let organisation = place(&ORGANISATIONS, &account.organisation);
        Stands::Account { holds: same(&account.id, &asker.id), organisation }
    }
}

/// An empty word names nobody and no team.
fn among(words: &BTreeSet<String>, word: &str) -> bool {
    !word.is_empty() && words.contains(word)
}

fn same(one: &str, other: &str) -> bool {
    !one.is_empty() && one == other
}

/// Where the word is, or the last place, which stands for every word not listed.
fn place(words: &[&str], word: &str) -> usize {
    words.iter().position(|listed| *listed == word).unwrap_or(words.len() - 1)
}
