//! Who may what, worked out by asking the rules themselves: for each role held alone, in its own
//! organisation, after coming in with two factors. What a test compares with what was agreed, and
//! what an officer reads on a page, is this.

use crate::{Account, Action, Asker, Child, Concern, Role, Rules, Thing};
use std::collections::BTreeSet;

/// What an action is asked of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Of {
    /// The programme as a whole.
    Programme,
    /// One young person.
    Child,
    /// One item of the restricted log.
    Concern,
    /// One account.
    Account,
}

/// The words a cell can say, and what each means.
pub const WORDS: [(&str, &str); 10] = [
    ("yes", "always"),
    (
        "own",
        "only of one's own: the team's, the quadrant's, the families one works with, the young people one referred, oneself",
    ),
    ("others", "of anyone but oneself"),
    ("dispute", "while a child-quarter is in dispute"),
    ("grant", "while a grant for a purpose is in force"),
    ("glass", "while the glass is broken, for a reason and a time"),
    ("team", "items of one's own team"),
    ("logged", "items one logged oneself"),
    ("owner", "items one has to see to"),
    ("-", "never"),
];

/// The roles side by side, as they are read.
pub const SIDES: [(&str, &[Role]); 4] = [
    (
        "The council",
        &[
            Role::ContractManager,
            Role::FinanceOfficer,
            Role::DataOfficer,
            Role::PanelMember,
            Role::Referrer,
        ],
    ),
    (
        "The provider",
        &[Role::ServiceManager, Role::Supervisor, Role::Therapist, Role::BusinessSupport],
    ),
    (
        "The intermediary, the SPV and its investors",
        &[Role::SibDirector, Role::BoardDirector, Role::Investor],
    ),
    (
        "Others",
        &[
            Role::Expert,
            Role::Evaluator,
            Role::DataProtectionOfficer,
            Role::Administrator,
            Role::Family,
        ],
    ),
];

impl Of {
    /// Every kind of thing.
    pub const ALL: [Of; 4] = [Of::Programme, Of::Child, Of::Concern, Of::Account];

    /// What stands above its tables.
    pub fn title(self) -> &'static str {
        match self {
            Of::Programme => "Of the programme as a whole",
            Of::Child => "Of one young person",
            Of::Concern => "Of one item of the restricted log",
            Of::Account => "Of one account",
        }
    }

    /// The actions anyone may ask of it.
    pub fn actions(self, rules: &Rules) -> impl Iterator<Item = Action> + '_ {
        let all = Action::ALL.iter().copied();
        all.filter(move |&action| self.anyone_may(rules, action, |_| ()))
    }

    /// When a role may: one of [`WORDS`], or several.
    pub fn said(self, rules: &Rules, role: Role, action: Action) -> String {
        let asker = natural(role);
        let may = |one: &Case| rules.decide(&asker, action, &one.lent()).allowed;
        let (first, rest) = self.circumstances(&asker);
        let words = |cases: &[(&'static str, Case)]| -> Vec<&str> {
            cases.iter().filter(|(_, one)| may(one)).map(|(word, _)| *word).collect()
        };
        let mut said = words(&first);
        if said.len() == first.len() {
            return "yes".to_owned();
        }
        said.extend(words(&rest));
        if said.is_empty() { "-".to_owned() } else { said.join(", ") }
    }

    /// Whether an action is refused to whoever came in with a password alone.
    pub fn takes_two_factors(self, rules: &Rules, action: Action) -> bool {
        !self.anyone_may(rules, action, |asker| asker.second_factor = false)
    }

    /// Whether an action is refused to a program.
    pub fn takes_a_person(self, rules: &Rules, action: Action) -> bool {
        !self.anyone_may(rules, action, |asker| asker.program = true)
    }

    fn anyone_may(self, rules: &Rules, action: Action, change: impl Fn(&mut Asker)) -> bool {
        Role::ALL.iter().any(|&role| {
            let mut asker = natural(role);
            change(&mut asker);
            let (first, rest) = self.circumstances(&asker);
            let mut cases = first.iter().chain(&rest);
            cases.any(|(_, one)| rules.decide(&asker, action, &one.lent()).allowed)
        })
    }

    /// The circumstances asked about, and the word for each. Where the first group is allowed
    /// throughout, nothing else needs saying.
    fn circumstances(self, asker: &Asker) -> (Cases, Cases) {
        let own = set(&[&asker.id]);
        match self {
            Of::Programme => (vec![("yes", Case::Programme)], vec![]),
            Of::Child => {
                let child = |word, child| (word, Case::Child(child));
                let others = vec![child("yes", stranger())];
                let family = asker.roles.contains(&Role::Family);
                let therapist = asker.roles.contains(&Role::Therapist);
                let mine = Child {
                    team: "team".to_owned(),
                    quadrant: "quadrant".to_owned(),
                    worked_by: if therapist { own.clone() } else { set(&[]) },
                    referred_by: own.clone(),
                    family: if family { own.clone() } else { set(&[]) },
                    ..stranger()
                };
                let rest = vec![
                    child("own", mine),
                    child("dispute", Child { in_dispute: true, ..stranger() }),
                    child("grant", Child { granted_to: own.clone(), ..stranger() }),
                    child("glass", Child { glass_broken_by: own, ..stranger() }),
                ];
                (others, rest)
            }
            Of::Concern => {
                let id = || asker.id.clone();
                let kinds = ["risk", "incident", "safeguarding"];
                let plain = kinds.map(|kind| (kind, Case::Concern(item(kind))));
                let team = Concern { team: "team".to_owned(), ..item("incident") };
                let logged = Concern { logged_by: id(), ..item("incident") };
                let owner = Concern { owner: id(), ..item("incident") };
                let rest = [("team", team), ("logged", logged), ("owner", owner)];
                (plain.into(), rest.map(|(word, one)| (word, Case::Concern(one))).into())
            }
            Of::Account => {
                let of = |id: &str| {
                    let (id, organisation) = (id.to_owned(), "provider".to_owned());
                    Case::Account(Account { id, organisation })
                };
                (vec![("others", of("someone else")), ("own", of(&asker.id))], vec![])
            }
        }
    }
}

/// Someone who holds this one role, in the organisation it is usually held in, and came in with
/// two factors.
pub fn natural(role: Role) -> Asker {
    let organisation = match role {
        Role::ContractManager | Role::FinanceOfficer | Role::DataOfficer => "payer",
        Role::PanelMember | Role::Referrer => "payer",
        Role::DataProtectionOfficer | Role::Administrator => "payer",
        Role::SibDirector => "intermediary",
        Role::BoardDirector => "spv",
        Role::Investor => "investor",
        Role::ServiceManager | Role::Supervisor => "provider",
        Role::Therapist | Role::BusinessSupport => "provider",
        Role::Expert => "expert",
        Role::Evaluator => "evaluator",
        Role::Family => "family",
    };
    let asker = Asker::new("asker", organisation).with(role);
    Asker { second_factor: true, teams: set(&["team"]), quadrants: set(&["quadrant"]), ..asker }
}

/// A child in no relation to anyone.
pub fn stranger() -> Child {
    Child {
        key: "child".to_owned(),
        team: "another team".to_owned(),
        quadrant: "another quadrant".to_owned(),
        ..Child::default()
    }
}

type Cases = Vec<(&'static str, Case)>;

/// A thing of its own, to be lent to a question.
enum Case {
    Programme,
    Child(Child),
    Concern(Concern),
    Account(Account),
}

impl Case {
    fn lent(&self) -> Thing<'_> {
        match self {
            Case::Programme => Thing::Programme,
            Case::Child(child) => Thing::Child(child),
            Case::Concern(concern) => Thing::Concern(concern),
            Case::Account(account) => Thing::Account(account),
        }
    }
}

fn item(kind: &str) -> Concern {
    Concern {
        id: "item".to_owned(),
        kind: kind.to_owned(),
        team: "another team".to_owned(),
        logged_by: "someone else".to_owned(),
        owner: "someone else".to_owned(),
    }
}

fn set(words: &[&str]) -> BTreeSet<String> {
    words.iter().map(|&word| word.to_owned()).collect()
}
