//! The whole of who may what, printed for an officer to read and compared with what was agreed.

use crate::scenes::{Owned, natural, set, stranger};
use access::{Account, Action, Asker, Child, Concern, Effect, Role, Rules};
use expect_test::expect_file;
use std::fmt::Write;

const SIDES: [(&str, &[Role]); 4] = [
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

const HEAD: &str = "\
Who may what, by role. Each role is held alone, in its own organisation, after coming in with two
factors. What is not said here is refused.

  yes        always
  own        only of one's own: the team's, the quadrant's, the families one works with, the young
             people one referred, oneself
  others     of anyone but oneself
  dispute    while a child-quarter is in dispute
  grant      while a grant for a purpose is in force
  glass      while the glass is broken, for a reason and a time
  team       items of one's own team
  logged     items one logged oneself
  owner      items one has to see to
  -          never

  *  refused to whoever came in with a password alone
  +  refused to a program that carries a token
";

#[test]
fn who_may_what_is_as_agreed() {
    let rules = Rules::read().unwrap();
    let mut table = HEAD.to_owned();
    for kind in Kind::ALL {
        let _ = write!(table, "\n\n{}\n", kind.heading());
        for (side, roles) in SIDES {
            table.push_str(&one_table(&rules, kind, side, roles));
        }
    }
    expect_file!["../golden.txt"].assert_eq(&table);
}

#[test]
fn every_policy_says_what_it_is_for() {
    let mut list = String::from("Every policy and the sentence it stands for.\n");
    let mut subject = "";
    for policy in Rules::read().unwrap().policies() {
        if policy.subject != subject {
            subject = policy.subject;
            let _ = write!(list, "\n{subject}\n");
        }
        let effect = match policy.effect {
            Effect::Permit => "permits",
            Effect::Forbid => "FORBIDS",
        };
        let _ = writeln!(list, "  {effect}  {:<38}{}", policy.id, policy.says);
    }
    expect_file!["../policies.txt"].assert_eq(&list);
}

#[test]
fn every_action_is_somewhere_in_the_table_and_every_role_in_one_column() {
    let rules = Rules::read().unwrap();
    for &action in Action::ALL {
        assert!(Kind::ALL.iter().any(|&kind| is_asked_of(&rules, action, kind)), "{action}");
    }
    let mut columns: Vec<Role> =
        SIDES.iter().flat_map(|(_, roles)| roles.iter().copied()).collect();
    columns.sort_unstable();
    assert_eq!(
        columns,
        Role::ALL
            .iter()
            .copied()
            .collect::<std::collections::BTreeSet<_>>()
            .into_iter()
            .collect::<Vec<_>>()
    );
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Programme,
    Child,
    Concern,
    Account,
}

impl Kind {
    const ALL: [Kind; 4] = [Kind::Programme, Kind::Child, Kind::Concern, Kind::Account];

    fn heading(self) -> &'static str {
        match self {
            Kind::Programme => "OF THE PROGRAMME AS A WHOLE",
            Kind::Child => "OF ONE YOUNG PERSON",
            Kind::Concern => "OF ONE ITEM OF THE RESTRICTED LOG",
            Kind::Account => "OF ONE ACCOUNT",
        }
    }

    /// The circumstances asked about, and the word for each. Where the first group is allowed
    /// throughout, nothing else needs saying.
    fn circumstances(self, asker: &Asker) -> (Vec<Case>, Vec<Case>) {
        let own = set(&[&asker.id]);
        match self {
            Kind::Programme => (vec![("yes", Owned::Programme)], vec![]),
            Kind::Child => {
                let child = |word, child| (word, Owned::Child(child));
                let others = vec![child("yes", stranger())];
                let family = asker.roles.contains(&Role::Family);
                let mine = Child {
                    team: "team".to_owned(),
                    quadrant: "quadrant".to_owned(),
                    worked_by: own.clone(),
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
            Kind::Concern => {
                let item = |kind: &str| Concern {
                    id: "item".to_owned(),
                    kind: kind.to_owned(),
                    team: "another team".to_owned(),
                    logged_by: "someone else".to_owned(),
                    owner: "someone else".to_owned(),
                };
                let id = || asker.id.clone();
                let kinds = ["risk", "incident", "safeguarding"];
                let plain = kinds.map(|kind| (kind, Owned::Concern(item(kind))));
                let team = Concern { team: "team".to_owned(), ..item("incident") };
                let logged = Concern { logged_by: id(), ..item("incident") };
                let owner = Concern { owner: id(), ..item("incident") };
                let rest = [("team", team), ("logged", logged), ("owner", owner)];
                (plain.into(), rest.map(|(word, one)| (word, Owned::Concern(one))).into())
            }
            Kind::Account => {
                let of = |id: &str| {
                    let (id, organisation) = (id.to_owned(), "provider".to_owned());
                    Owned::Account(Account { id, organisation })
                };
                (vec![("others", of("someone else")), ("own", of(&asker.id))], vec![])
            }
        }
    }
}

type Case = (&'static str, Owned);

fn one_table(rules: &Rules, kind: Kind, side: &str, roles: &[Role]) -> String {
    let mut table = format!("\n{side:<46}");
    let rows: Vec<(Action, Vec<String>)> = (Action::ALL.iter().copied())
        .filter(|&action| is_asked_of(rules, action, kind))
        .map(|action| (action, roles.iter().map(|&role| cell(rules, kind, role, action)).collect()))
        .collect();
    let width = |at: usize| {
        let cells = rows.iter().map(|(_, cells)| cells[at].len());
        cells.chain([roles[at].word().len()]).max().unwrap_or(0)
    };
    let widths: Vec<usize> = (0..roles.len()).map(width).collect();
    let line = |cells: &[String]| {
        let padded = cells.iter().zip(&widths).map(|(cell, width)| format!("  {cell:<width$}"));
        padded.collect::<String>().trim_end().to_owned()
    };
    let heads: Vec<String> = roles.iter().map(ToString::to_string).collect();
    let _ = writeln!(table, "{}", line(&heads));
    for (action, cells) in &rows {
        let title = format!("{}{}", action.title(), marks(rules, kind, *action));
        let _ = writeln!(table, "  {title:<44}{}", line(cells));
    }
    table
}

fn cell(rules: &Rules, kind: Kind, role: Role, action: Action) -> String {
    let asker = natural(role);
    let may = |one: &Owned| rules.decide(&asker, action, &one.lent()).allowed;
    let (first, rest) = kind.circumstances(&asker);
    let words = |cases: &[Case]| -> Vec<&str> {
        cases.iter().filter(|(_, one)| may(one)).map(|(word, _)| *word).collect()
    };
    let mut said = words(&first);
    if said.len() == first.len() {
        return "yes".to_owned();
    }
    said.extend(words(&rest));
    if said.is_empty() { "-".to_owned() } else { said.join(", ") }
}

fn is_asked_of(rules: &Rules, action: Action, kind: Kind) -> bool {
    anyone_may(rules, kind, action, |_| ())
}

fn marks(rules: &Rules, kind: Kind, action: Action) -> String {
    let password_only = anyone_may(rules, kind, action, |asker| asker.second_factor = false);
    let program = anyone_may(rules, kind, action, |asker| asker.program = true);
    let marks = [(password_only, " *"), (program, " +")];
    marks.into_iter().filter(|(may, _)| !may).map(|(_, mark)| mark).collect()
}

fn anyone_may(rules: &Rules, kind: Kind, action: Action, change: impl Fn(&mut Asker)) -> bool {
    Role::ALL.iter().any(|&role| {
        let mut asker = natural(role);
        change(&mut asker);
        let (first, rest) = kind.circumstances(&asker);
        let mut cases = first.iter().chain(&rest);
        cases.any(|(_, one)| rules.decide(&asker, action, &one.lent()).allowed)
    })
}
