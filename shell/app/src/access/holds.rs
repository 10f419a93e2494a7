//! Who may take a step on the path, asked of the book itself: beside the policies, so that a verb
//! called from anywhere keeps the rule. Source: the Review, section 6.

use crate::access::Role;
use crate::book::Book;
use crate::people::by::By;
use crate::people::event::Relation;
use definitions::Refusal;

/// Refuses whoever holds, on the day they act, neither a role anywhere nor one within what it is
/// about.
///
/// # Errors
/// A refusal naming who may.
pub(crate) fn must_hold(
    book: &Book,
    by: By<'_>,
    anywhere: &[Role],
    within: Option<(&[Role], &Relation)>,
    what: &str,
) -> Result<(), Refusal> {
    let today = by.moment.today;
    let account = book.people.accounts.get(&by.actor.name).filter(|one| one.comes_in(today));
    let held = account.map(|account| account.roles_on(today)).unwrap_or_default();
    let related = |relation: &Relation| {
        account.is_some_and(|account| account.relations_on(today).any(|one| one == relation))
    };
    let holds = |roles: &[Role]| roles.iter().any(|role| held.contains(role));
    if holds(anywhere) || within.is_some_and(|(roles, of)| holds(roles) && related(of)) {
        return Ok(());
    }
    let mut names: Vec<String> = anywhere.iter().map(|role| role.title().to_owned()).collect();
    if let Some((roles, relation)) = within {
        let of = crate::people::list::related(relation);
        names.extend(roles.iter().map(|role| format!("{} of {of}", role.title())));
    }
    Err(Refusal::new(format!("You cannot {what}"), format!("This is for: {}", names.join(", "))))
}

/// Refuses whoever is not a member of a quadrant's panel: never anyone of the provider.
///
/// # Errors
/// A refusal naming who may.
pub(crate) fn must_sit_on_panel(
    book: &Book,
    by: By<'_>,
    quadrant: &str,
    what: &str,
) -> Result<(), Refusal> {
    by.actor.must_be(&[definitions::party::Role::Payer], what)?;
    let relation = Relation::Quadrant(quadrant.to_owned());
    must_hold(book, by, &[], Some((&[Role::PanelMember], &relation)), what)
}

/// Refuses whoever is not a supervisor of the team.
///
/// # Errors
/// A refusal naming who may.
pub(crate) fn must_supervise(
    book: &Book,
    by: By<'_>,
    team: &str,
    what: &str,
) -> Result<(), Refusal> {
    by.actor.must_be(&[definitions::party::Role::Provider], what)?;
    let relation = Relation::Team(team.to_owned());
    must_hold(book, by, &[], Some((&[Role::Supervisor], &relation)), what)
}

/// Refuses whoever does not keep the team's cases: its supervisor, its business support officer,
/// or the service delivery manager.
///
/// # Errors
/// A refusal naming who may.
pub(crate) fn must_keep_cases(
    book: &Book,
    by: By<'_>,
    team: &str,
    what: &str,
) -> Result<(), Refusal> {
    by.actor.must_be(&[definitions::party::Role::Provider], what)?;
    let relation = Relation::Team(team.to_owned());
    let within = [Role::Supervisor, Role::BusinessSupport];
    must_hold(book, by, &[Role::ServiceManager], Some((&within, &relation)), what)
}
