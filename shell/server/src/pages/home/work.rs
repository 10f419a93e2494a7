//! What of the work with families and of the teams waits for a person: a therapist's day, what is
//! missing, what is theirs to do, caseloads that want somebody's eye.

use super::Task;
use super::tasks::{needs, task};
use crate::failure::Failure;
use crate::pages::families::{staff, today};
use crate::pages::{missing, team};
use crate::visit::Visit;
use app::access::{Action, Role};
use app::team::caseload;
use face::said;

/// The cards. A book whose contract does not say how the service works has none of them.
pub fn cards(visit: &Visit, tasks: &mut Vec<Task>) -> Result<(), Failure> {
    if visit.view().book.service.is_none() {
        return Ok(());
    }
    own_families(visit, tasks)?;
    to_do(visit, tasks)?;
    whats_missing(visit, tasks)?;
    caseloads(visit, tasks)?;
    pages_to_look_at(visit, tasks);
    Ok(())
}

/// A therapist's own day, before anything else.
fn own_families(visit: &Visit, tasks: &mut Vec<Task>) -> Result<(), Failure> {
    if !visit.may(Action::SeeOwnFamilies) {
        return Ok(());
    }
    let days = today::of(visit)?;
    let families: usize = days.iter().map(|day| day.families.len()).sum();
    let late: usize =
        days.iter().flat_map(|day| &day.families).filter(|one| !one.overdue.is_empty()).count();
    let words = match (late, days.iter().any(|day| day.on_call)) {
        (0, false) => "Log a contact; see what is next.".to_owned(),
        (0, true) => "You are on call. Log a contact; see what is next.".to_owned(),
        (late, _) => format!("Something is late with {}.", said::count(late, "family", "families")),
    };
    let card = task("Your families today", "/families", families.to_string(), words);
    tasks.push(if late > 0 { needs(card) } else { card });
    Ok(())
}

/// What they took on.
fn to_do(visit: &Visit, tasks: &mut Vec<Task>) -> Result<(), Failure> {
    // A therapist's own stand with their families.
    if !visit.may(Action::SeeMissing) {
        return Ok(());
    }
    let mut mine = Vec::new();
    for number in staff::numbers(visit) {
        mine.extend(missing::to_do(visit, Some(&number))?);
    }
    if let Some(first) = mine.iter().min_by_key(|one| one.due) {
        let words = format!("The first is due by {}.", said::day(first.due));
        let card = task("Yours to do", "/missing/follow-ups", mine.len().to_string(), words);
        tasks.push(if first.overdue { needs(card) } else { card });
    }
    Ok(())
}

/// The list business support works from. It waits for them; others look at it.
fn whats_missing(visit: &Visit, tasks: &mut Vec<Task>) -> Result<(), Failure> {
    if !visit.may(Action::SeeMissing) {
        return Ok(());
    }
    let late = missing::all(visit)?.iter().filter(|one| one.days_late > 0).count();
    let words = match late {
        0 => "Nothing is late.",
        _ => "Questionnaires, adherence scores and consultations that are late.",
    };
    let card = task("What is missing", "/missing", late.to_string(), words);
    let waits = late > 0 && visit.asker.roles.contains(&Role::BusinessSupport);
    tasks.push(if waits { needs(card) } else { card });
    Ok(())
}

/// Caseloads that want somebody's eye, for whoever can balance them.
fn caseloads(visit: &Visit, tasks: &mut Vec<Task>) -> Result<(), Failure> {
    if !visit.may(Action::ManageTeam) {
        return Ok(());
    }
    let told = caseload::on(&visit.view().book, visit.moment.today)?;
    let warnings = caseload::warnings(&told);
    let words = warnings
        .first()
        .map_or("Every caseload is as it should be.".to_owned(), |first| format!("{first}."));
    let n = warnings.len();
    let big = if n == 0 { String::new() } else { n.to_string() };
    let card = task("Caseloads to balance", "/team", big, words);
    tasks.push(if n > 0 { needs(card) } else { card });
    Ok(())
}

/// The first page of the teams that is theirs, for whoever does not balance caseloads.
fn pages_to_look_at(visit: &Visit, tasks: &mut Vec<Task>) {
    let leads = [Role::SibDirector, Role::BoardDirector, Role::Expert, Role::BusinessSupport];
    if visit.may(Action::ManageTeam) || !leads.iter().any(|role| visit.asker.roles.contains(role)) {
        return;
    }
    if let Some((words, href)) = team::ways(visit).first() {
        tasks.push(task(*words, href, "", "What the teams hold, and what they can take on."));
    }
}
