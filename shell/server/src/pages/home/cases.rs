//! The cases that are a person's own work: a therapist's families, a team's referrals, a panel's.

use super::Task;
use super::tasks::{needs, task};
use crate::failure::Failure;
use crate::visit::Visit;
use app::access::{Action, Role};
use app::people::event::Relation;
use care::Case;
use definitions::days_between;
use face::said;
use std::collections::BTreeSet;

/// Whether a case is a person's by a role they hold. Broken glass and grants open a record, and
/// make it nobody's work.
fn is_theirs(visit: &Visit, role: Role, (key, case): &(&str, &Case)) -> bool {
    let held = |names: &BTreeSet<String>, name: &Option<String>| {
        name.as_ref().is_some_and(|name| names.contains(name))
    };
    let related = |wanted: Relation| {
        let account = visit.view().book.people.accounts.get(&visit.asker.id);
        account.is_some_and(|a| a.relations_on(visit.moment.today).any(|one| *one == wanted))
    };
    match role {
        Role::ContractManager | Role::DataOfficer | Role::SibDirector | Role::ServiceManager => {
            true
        }
        Role::PanelMember => held(&visit.asker.quadrants, &case.quadrant),
        Role::Supervisor | Role::BusinessSupport => held(&visit.asker.teams, &case.team),
        Role::Therapist => {
            case.therapist.as_ref().is_some_and(|number| related(Relation::Staff(number.clone())))
        }
        Role::Referrer => related(Relation::Case((*key).to_owned())),
        _ => false,
    }
}

/// The cases that are the person’s own to work on, or to follow.
pub fn cases(visit: &Visit, tasks: &mut Vec<Task>) -> Result<(), Failure> {
    if !visit.works_with_children() {
        return Ok(());
    }
    let reach = visit.reach(Action::SeeChild)?;
    let view = visit.view();
    let reached: Vec<(&str, &Case)> = view
        .cases()?
        .zip(&reach.allowed)
        .filter(|(_, allowed)| **allowed)
        .map(|(case, _)| case)
        .collect();
    let roles = &visit.asker.roles;
    let of = |role: Role| reached.iter().filter(move |one| is_theirs(visit, role, one));
    let undecided = |case: &Case| case.refused.is_none() && case.opened.is_none();
    let is_open = |case: &Case| case.opened.is_some() && case.closed.is_none();
    if roles.contains(&Role::Supervisor) {
        let n = of(Role::Supervisor)
            .filter(|(_, case)| {
                undecided(case) && case.endorsed.is_some() && case.accepted.is_none()
            })
            // Those written down here stand on a card of their own.
            .filter(|(key, _)| view.path(key).is_ok_and(|path| path.is_none()))
            .count();
        if n > 0 {
            let words = "The list says that a panel has endorsed them, and not what became of them. \
                         They are accepted or declined there.";
            tasks.push(needs(task(
                "Waiting on the provider’s list alone",
                "/young-people?standing=endorsed",
                n.to_string(),
                words,
            )));
        }
    }
    if roles.contains(&Role::Therapist) {
        for (key, case) in of(Role::Therapist).filter(|(_, case)| is_open(case)) {
            let since = case.opened.unwrap_or(visit.moment.today);
            let weeks = days_between(since, visit.moment.today) / 7;
            let words = format!(
                "Open since {}, {}.",
                said::day(since),
                said::count(usize::try_from(weeks).unwrap_or(0), "week", "weeks")
            );
            let family =
                task(format!("Case {}", case.case), &format!("/young-people/{key}"), "", words);
            tasks.push(Task { family: true, ..family });
        }
    }
    // A therapist's own and a referrer's stand one by one.
    let others = || roles.iter().filter(|role| !matches!(role, Role::Therapist | Role::Referrer));
    let open = reached
        .iter()
        .filter(|one| is_open(one.1) && others().any(|role| is_theirs(visit, *role, one)));
    let open = open.count();
    if open > 0 {
        let words = "Open now, each with its therapist and team.";
        tasks.push(task("Open cases", "/young-people?standing=open", open.to_string(), words));
    }
    if roles.contains(&Role::Referrer) {
        for (key, case) in of(Role::Referrer) {
            tasks.push(task(
                format!("Case {}", case.case),
                &format!("/young-people/{key}"),
                "",
                super::super::young_people::standing(case).words,
            ));
        }
    }
    Ok(())
}
