//! What waits for whom: worked out from the book and from what the person may do, so that nobody
//! is sent to a page that is not theirs.

use super::Task;
use crate::failure::Failure;
use crate::visit::Visit;
use app::Side;
use app::access::{Action, Role};
use care::Case;
use care::link::Link;
use definitions::days_between;
use face::said;

/// Everything for this person, most pressing first.
pub fn of(visit: &Visit) -> Result<Vec<Task>, Failure> {
    let mut tasks = Vec::new();
    brakes(visit, &mut tasks);
    glass(visit, &mut tasks);
    statements(visit, &mut tasks)?;
    data(visit, &mut tasks)?;
    cases(visit, &mut tasks)?;
    concerns(visit, &mut tasks);
    people(visit, &mut tasks);
    totals(visit, &mut tasks)?;
    grants(visit, &mut tasks);
    family(visit, &mut tasks);
    Ok(tasks)
}

/// What is said where nothing waits: when something will.
pub fn when_next(visit: &Visit) -> String {
    if visit.asker.roles.contains(&Role::Family) {
        return "If something worries you, speak to the person you know best in the team."
            .to_owned();
    }
    let quarter = definitions::Quarter::of(visit.moment.today);
    format!("The quarter ends on {}.", said::day(quarter.last_day()))
}

fn task(
    title: impl Into<String>,
    href: &str,
    big: impl Into<String>,
    words: impl Into<String>,
) -> Task {
    let (title, big, words) = (title.into(), big.into(), words.into());
    Task { title, href: href.to_owned(), big, words, needs_you: false }
}

fn needs(task: Task) -> Task {
    Task { needs_you: true, ..task }
}

fn brakes(visit: &Visit, tasks: &mut Vec<Task>) {
    if !visit.may(Action::SeeBrakes) {
        return;
    }
    let open = visit.view().book.people.brakes_on().count();
    if open > 0 {
        let words = "Nothing is proposed or agreed until what was done for the child is recorded.";
        let brake = task("The child-first brake holds", "/child-first", open.to_string(), words);
        tasks.push(if visit.may(Action::FollowBrake) { needs(brake) } else { brake });
    }
}

fn glass(visit: &Visit, tasks: &mut Vec<Task>) {
    if !visit.may(Action::ReviewGlass) {
        return;
    }
    let waiting = app::safety::glass::waiting(&visit.view().book.people).count();
    if waiting > 0 {
        let words =
            "Someone saw a record out of their reach. Read why, and say whether it was right.";
        tasks.push(needs(task("Broken glass to review", "/access", waiting.to_string(), words)));
    }
    tasks.push(task("Who read which record", "/reads", "", "By child and by reader."));
}

fn statements(visit: &Visit, tasks: &mut Vec<Task>) -> Result<(), Failure> {
    let book = &visit.view().book;
    if let Some(quarter) = book.open_quarter()
        && let Some(open) = &book.statements[&quarter].open
    {
        let state = &book.statements[&quarter];
        let sides = [
            (Action::AgreeForPayer, Side::Payer, "council"),
            (Action::AgreeForSpv, Side::Spv, "SPV"),
        ];
        for (action, side, name) in sides {
            if visit.may(action) && !state.agreed_by.contains_key(&side) {
                let href = format!("/statements/{quarter}");
                let words = format!(
                    "Check the statement of {quarter}, then agree or dispute it for the {name}."
                );
                tasks.push(needs(task(
                    "A payment to agree",
                    &href,
                    open.payment.to_string(),
                    words,
                )));
            }
        }
        if visit.may(Action::ProposeStatement) {
            let waits: Vec<&str> = sides
                .iter()
                .filter(|(_, side, _)| !state.agreed_by.contains_key(side))
                .map(|(_, _, name)| *name)
                .collect();
            let words = format!("{} waits for the {}.", open.payment, said::joined(&waits));
            tasks.push(task(
                format!("The statement of {quarter}"),
                &format!("/statements/{quarter}"),
                "",
                words,
            ));
        }
    } else if visit.may(Action::ProposeStatement) {
        let next = app::status::next_quarter(book, visit.view().children()?);
        if let Some(quarter) = next.filter(|quarter| quarter.ended() <= visit.moment.today) {
            let words = format!("{quarter} has ended and is not proposed.");
            let href = format!("/statements/{quarter}");
            tasks.push(needs(task("A statement to propose", &href, quarter.to_string(), words)));
        }
    }
    if visit.may(Action::DetermineDispute) {
        let in_dispute = book.in_dispute().collect::<std::collections::BTreeSet<_>>().len();
        if in_dispute > 0 {
            let words = "Look at the days both sides claim, then determine them.";
            tasks.push(needs(task(
                "Disputes to determine",
                "/disputes",
                in_dispute.to_string(),
                words,
            )));
        }
    }
    if visit.asker.roles.contains(&Role::FinanceOfficer) {
        let mut settled = book
            .statements
            .iter()
            .filter_map(|(quarter, state)| Some((quarter, state.settled.as_ref()?)));
        if let Some((quarter, last)) = settled.next_back()
            && last.due >= visit.moment.today
        {
            let words = format!("The payment of {quarter} is due on {}.", said::day(last.due));
            let href = format!("/statements/{quarter}");
            tasks.push(needs(task(
                "A payment to make",
                &href,
                last.settlement.payment.to_string(),
                words,
            )));
        }
    }
    Ok(())
}

fn data(visit: &Visit, tasks: &mut Vec<Task>) -> Result<(), Failure> {
    let children = visit.view().children()?;
    let count =
        |wanted: fn(&Link) -> bool| children.links.values().filter(|link| wanted(link)).count();
    if visit.may(Action::ConfirmLinks) {
        let doubtful = count(|link| matches!(link, Link::Doubtful { .. }));
        if doubtful > 0 {
            let words = "Say which council child each young person is. Their quarters wait for it.";
            tasks.push(needs(task(
                "Links to decide",
                "/findings/links",
                doubtful.to_string(),
                words,
            )));
        }
    }
    if visit.asker.roles.contains(&Role::BusinessSupport) {
        let unlinked = count(|link| matches!(link, Link::Unlinked));
        if unlinked > 0 {
            let words = "Fill in the council’s number on the case list and send it again.";
            tasks.push(needs(task(
                "Young people without a council number",
                "/findings",
                unlinked.to_string(),
                words,
            )));
        }
    }
    if visit.asker.roles.contains(&Role::DataOfficer) {
        let covered = children.covered.first().and_then(|run| run.ended.yesterday().ok());
        let words = match covered {
            Some(day) => format!("The returns cover every day to {}.", said::day(day)),
            None => "There is no return yet, so no day is known.".to_owned(),
        };
        tasks.push(task("Findings in what was sent", "/findings", "", words));
    }
    Ok(())
}

fn cases(visit: &Visit, tasks: &mut Vec<Task>) -> Result<(), Failure> {
    if !visit.works_with_children() {
        return Ok(());
    }
    let reach = visit.reach(Action::SeeChild)?;
    let view = visit.view();
    let mine: Vec<(&str, &Case)> = view
        .cases()?
        .zip(&reach.allowed)
        .filter(|(_, allowed)| **allowed)
        .map(|(case, _)| case)
        .collect();
    let roles = &visit.asker.roles;
    let waiting = |wanted: fn(&Case) -> bool| mine.iter().filter(|(_, case)| wanted(case)).count();
    let undecided = |case: &Case| case.refused.is_none() && case.opened.is_none();
    if roles.contains(&Role::PanelMember) {
        let n = waiting(|case| {
            case.endorsed.is_none() && case.refused.is_none() && case.opened.is_none()
        });
        let href = "/young-people?standing=referred";
        let words = "Read each referral before the panel meets.";
        let referrals = task("Referrals before your panel", href, n.to_string(), words);
        tasks.push(if n > 0 { needs(referrals) } else { referrals });
    }
    if roles.contains(&Role::Supervisor) {
        let n = mine
            .iter()
            .filter(|(_, case)| {
                undecided(case) && case.endorsed.is_some() && case.accepted.is_none()
            })
            .count();
        if n > 0 {
            let words = "The panel has endorsed them. Accept or decline each.";
            tasks.push(needs(task(
                "Referrals to accept or decline",
                "/young-people?standing=endorsed",
                n.to_string(),
                words,
            )));
        }
    }
    let open: Vec<&(&str, &Case)> =
        mine.iter().filter(|(_, case)| case.opened.is_some() && case.closed.is_none()).collect();
    if roles.contains(&Role::Therapist) {
        for (key, case) in &open {
            let since = case.opened.unwrap_or(visit.moment.today);
            let weeks = days_between(since, visit.moment.today) / 7;
            let words = format!(
                "Open since {}, {}.",
                said::day(since),
                said::count(usize::try_from(weeks).unwrap_or(0), "week", "weeks")
            );
            tasks.push(needs(task(
                format!("Case {}", case.case),
                &format!("/young-people/{key}"),
                "",
                words,
            )));
        }
    } else if !open.is_empty() {
        let words = "Open now, each with its therapist and team.";
        tasks.push(task(
            "Open cases",
            "/young-people?standing=open",
            open.len().to_string(),
            words,
        ));
    }
    if roles.contains(&Role::Referrer) {
        for (key, case) in &mine {
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

fn concerns(visit: &Visit, tasks: &mut Vec<Task>) {
    let people = &visit.view().book.people;
    let mine = people.concerns.values().filter(|concern| concern.owner == visit.asker.id);
    let due = mine
        .filter(|concern| concern.review_on.is_some_and(|day| day <= visit.moment.today))
        .count();
    if due > 0 {
        let words = "You answer them, and their day has come.";
        tasks.push(needs(task("Concerns to review", "/concerns", due.to_string(), words)));
    }
}

fn people(visit: &Visit, tasks: &mut Vec<Task>) {
    if !visit.may(Action::ManagePeople) {
        return;
    }
    let people = &visit.view().book.people;
    let at = visit.moment.at;
    let ended = people.links.values().filter(|link| link.ends_at <= at).count();
    if ended > 0 {
        let words = "They were not used in time. Make new ones, or let the people go.";
        tasks.push(needs(task("Invitations that have ended", "/people", ended.to_string(), words)));
    }
    let here =
        people.accounts.values().filter(|account| account.comes_in(visit.moment.today)).count();
    tasks.push(task(
        "People with access",
        "/people",
        here.to_string(),
        "Invite, give roles, end them.",
    ));
}

fn totals(visit: &Visit, tasks: &mut Vec<Task>) -> Result<(), Failure> {
    let book = &visit.view().book;
    if visit.may(Action::SeeMoney) {
        let settled = book.statements.values().filter(|state| state.settled.is_some()).count();
        let words = format!(
            "Agreed in {}. All capital is at risk: if no days are saved, nothing is paid.",
            said::count(settled, "statement", "statements")
        );
        tasks.push(task("Agreed to date", "/statements", book.agreed.to_string(), words));
    }
    if visit.may(Action::SeeMatrix) {
        let words = "Days expected, in care and saved, by cohort and tracking quarter.";
        tasks.push(task("Days saved", "/measurement", "", words));
    } else if visit.may(Action::SeeTotals) {
        tasks.push(task(
            "Totals of days",
            "/totals",
            "",
            "By tracking quarter, over the whole programme.",
        ));
    }
    Ok(())
}

fn grants(visit: &Visit, tasks: &mut Vec<Task>) {
    let people = &visit.view().book.people;
    let mine = people
        .grants
        .values()
        .filter(|grant| grant.person == visit.asker.id && grant.on(visit.moment.today));
    for grant in mine {
        let words =
            format!("For: {}. It ends by itself on {}.", grant.purpose, said::day(grant.until));
        let title = format!("You see {}", app::people::list::scoped(&grant.scope));
        tasks.push(task(title, "/young-people", "", words));
    }
}

fn family(visit: &Visit, tasks: &mut Vec<Task>) {
    if visit.asker.roles.contains(&Role::Family) {
        let words =
            "What is written down about the time you took part, and who has looked at it for what.";
        tasks.push(task("Your record", "/young-people", "", words));
    }
}
