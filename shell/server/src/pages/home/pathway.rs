//! What waits on the pathway, for each who has a part in it.

use super::Task;
use super::tasks::{needs, task};
use crate::failure::Failure;
use crate::visit::Visit;
use app::access::{Action, Role};
use app::pathway::untold::untold;
use care::path::{Path, Stage};
use face::said;

/// What waits of the referrals that were written down here.
pub fn pathway(visit: &Visit, tasks: &mut Vec<Task>) -> Result<(), Failure> {
    if visit.view().book.pathway.is_none() {
        return Ok(());
    }
    referrer(visit, tasks)?;
    panels(visit, tasks)?;
    let within = within(visit)?;
    let at = |stage: Stage, role: Role| {
        let theirs = |path: &&&Path| of_their_team(visit, path);
        let has = visit.asker.roles.contains(&role);
        within.iter().filter(|path| has && path.stage == stage).filter(theirs).count()
    };
    let decide = at(Stage::Endorsed, Role::Supervisor);
    if decide > 0 {
        let words = "The panel has endorsed them. Say whether MST suits, and accept or decline.";
        tasks.push(needs(waits("Referrals to assess", Stage::Endorsed, decide, words)));
    }
    let open = at(Stage::Accepted, Role::Supervisor) + at(Stage::Accepted, Role::BusinessSupport);
    if open > 0 {
        let words = "They are accepted: give each a therapist and open the case.";
        tasks.push(needs(waits("Cases to open", Stage::Accepted, open, words)));
    }
    if visit.may(Action::SeePathway) {
        let words = "Referrals by step, source and reason, and whether the rules were kept.";
        tasks.push(task("Pathway", "/pathway", "", words));
    }
    Ok(())
}

fn waits(title: &str, stage: Stage, count: usize, words: &str) -> Task {
    let stands = stage.said().replace(' ', "+");
    task(title, &format!("/referrals?stands={stands}"), count.to_string(), words)
}

/// What a referrer is asked, and what they have not read.
fn referrer(visit: &Visit, tasks: &mut Vec<Task>) -> Result<(), Failure> {
    if !visit.may(Action::Refer) {
        return Ok(());
    }
    let mine = |path: &&Path| path.referrers().any(|person| person == visit.asker.id);
    let book = &visit.view().book;
    for path in book.paths.values().filter(mine).filter(|path| path.stage == Stage::Asked) {
        let href = format!("/referrals/{}", book.pseudonyms.case(path.number()));
        let words = "The panel would like to know more before it decides.";
        tasks.push(needs(task(format!("A question about {}", path.referral), &href, "", words)));
    }
    for one in untold(book, visit.moment.today)?.iter().filter(|one| one.referrer == visit.asker.id)
    {
        let words = format!(
            "On {} it was {}. Say that you have read it.",
            said::day(one.on),
            one.decision.said()
        );
        let href = format!("/referrals/{}", one.key);
        tasks.push(needs(task(format!("News of {}", one.referral), &href, "", words)));
    }
    let words = "It takes about two minutes, and is saved as you go.";
    tasks.push(task("Refer a young person", "/referrals/new", "", words));
    Ok(())
}

/// A panel member's agenda: what waits for them here, and what is on the provider's list alone.
fn panels(visit: &Visit, tasks: &mut Vec<Task>) -> Result<(), Failure> {
    if !visit.may(Action::HoldPanel) {
        return Ok(());
    }
    let (view, reach) = (visit.view(), visit.reach(Action::SeeReferral)?);
    for quadrant in &visit.asker.quadrants {
        let (mut here, mut listed) = (0, 0);
        for ((key, case), _) in view.cases()?.zip(&reach.allowed).filter(|(_, allowed)| **allowed) {
            let decided = case.endorsed.or(case.refused).or(case.opened).is_some();
            if decided || case.quadrant.as_ref() != Some(quadrant) {
                continue;
            }
            match view.path(key)?.map(|path| path.stage) {
                Some(Stage::Referred) => here += 1,
                Some(_) => {}
                None => listed += 1,
            }
        }
        let mut words =
            "What waits, the facts that decide, and the places that are free.".to_owned();
        if listed > 0 {
            words.push_str(&format!(" On the provider’s list alone: {}.", said::number(listed)));
        }
        let href = format!("/panels/{quadrant}");
        let title = format!("{quadrant} panel’s agenda");
        tasks.push(match here {
            0 => task(title, &href, "", words),
            n => needs(task(title, &href, said::number(n), words)),
        });
    }
    Ok(())
}

/// The referrals within reach.
fn within(visit: &Visit) -> Result<Vec<&Path>, Failure> {
    let (view, reach) = (visit.view(), visit.reach(Action::SeeReferral)?);
    let mut all = Vec::new();
    for (at, (key, _)) in view.cases()?.enumerate() {
        if reach.allowed.get(at) == Some(&true) {
            all.extend(view.path(key)?);
        }
    }
    Ok(all)
}

fn of_their_team(visit: &Visit, path: &Path) -> bool {
    let terms = visit.view().book.pathway.as_ref();
    let team = terms.and_then(|terms| path.as_case(terms).team);
    team.is_some_and(|team| visit.asker.teams.contains(&team))
}
