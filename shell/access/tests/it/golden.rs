//! The whole of who may what, printed for an officer to read and compared with what was agreed.

use access::table::{Of, SIDES};
use access::{Action, Effect, Role, Rules};
use expect_test::expect_file;
use std::collections::BTreeSet;
use std::fmt::Write;

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
    for of in Of::ALL {
        let _ = write!(table, "\n\n{}\n", of.title().to_uppercase());
        for (side, roles) in SIDES {
            table.push_str(&one_table(&rules, of, side, roles));
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
        assert!(Of::ALL.iter().any(|of| of.actions(&rules).any(|one| one == action)), "{action}");
    }
    let columns: Vec<Role> = SIDES.iter().flat_map(|(_, roles)| roles.iter().copied()).collect();
    assert_eq!(columns.len(), Role::ALL.len());
    let columns: BTreeSet<Role> = columns.into_iter().collect();
    assert_eq!(columns, Role::ALL.iter().copied().collect::<BTreeSet<_>>());
}

fn one_table(rules: &Rules, of: Of, side: &str, roles: &[Role]) -> String {
    let mut table = format!("\n{side:<46}");
    let rows: Vec<(Action, Vec<String>)> = of
        .actions(rules)
        .map(|action| (action, roles.iter().map(|&role| of.said(rules, role, action)).collect()))
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
        let factors = if of.takes_two_factors(rules, *action) { " *" } else { "" };
        let person = if of.takes_a_person(rules, *action) { " +" } else { "" };
        let title = format!("{}{factors}{person}", action.title());
        let _ = writeln!(table, "  {title:<44}{}", line(cells));
    }
    table
}
