//! What waits for whom: worked out from the book and from what the person may do, so that nobody
//! is sent to a page that is not theirs.

use super::Task;
use super::cases::cases;
use super::pathway::pathway;
use crate::failure::Failure;
use crate::pages::findings::Row;
use crate::visit::Visit;
use app::Side;
use app::access::{Action, Role};
use app::findings::listed;
use app::people::event::LinkFor;
use care::link::Link;
use definitions::{Money, Weight};
use face::said;

/// Everything for this person, most pressing first; `found` are the findings that wait for them.
pub fn of(visit: &Visit, found: &[Row]) -> Result<Vec<Task>, Failure> {
    let mut tasks = Vec::new();
    way_in(visit, &mut tasks);
    brakes(visit, &mut tasks);
    glass(visit, &mut tasks);
    statements(visit, &mut tasks)?;
    data(visit, found, &mut tasks)?;
    super::work::cards(visit, &mut tasks)?;
    pathway(visit, &mut tasks)?;
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

pub fn task(
    title: impl Into<String>,
    href: &str,
    big: impl Into<String>,
    words: impl Into<String>,
) -> Task {
    let (title, big, words) = (title.into(), big.into(), words.into());
    Task { title, href: href.to_owned(), big, words, needs_you: false, family: false }
}

pub fn needs(task: Task) -> Task {
    Task { needs_you: true, ..task }
}

/// Whoever's way in was set anew by a link that someone else made is told, for two weeks.
fn way_in(visit: &Visit, tasks: &mut Vec<Task>) {
    const TOLD: i64 = 14 * 24 * 3_600 * 1_000_000;
    let account = visit.view().book.people.accounts.get(&visit.asker.id);
    let made = account.into_iter().flat_map(|account| &account.links);
    let by_another = made.filter(|made| !made.by.ends_with(&format!(":{}", visit.asker.id)));
    let used = by_another.filter_map(|made| Some((made, made.used_at?)));
    let mut lately =
        used.filter(|(made, at)| made.purpose == LinkFor::Reset && visit.moment.at - at < TOLD);
    if let Some((_, at)) = lately.next_back() {
        let when = said::moment(app::london::in_london(at));
        let words = format!(
            "On {when}, by a link made for you. If it was not you, tell the data protection officer today."
        );
        tasks.push(needs(task("Your way in was set anew", "/account", "", words)));
    }
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

fn variations(visit: &Visit, tasks: &mut Vec<Task>) {
    let open = visit.view().book.variations.iter().find(|(_, one)| one.is_open());
    let Some((number, one)) = open.filter(|_| visit.may(Action::ApproveVariation)) else { return };
    let role = visit.actor().ok().map(|actor| actor.role);
    if role.is_some_and(|role| !one.approved.contains_key(&role)) {
        let from = said::day(one.effective);
        let words = format!("It would change the contract from {from}. See what it changes first.");
        let href = format!("/variations/{number}");
        tasks.push(needs(task("A change to the contract to approve", &href, number, words)));
    }
}

fn statements(visit: &Visit, tasks: &mut Vec<Task>) -> Result<(), Failure> {
    variations(visit, tasks);
    let book = &visit.view().book;
    if let Some(quarter) = book.open_quarter()
        && let Some(open) = &book.statements[&quarter].open
    {
        let state = &book.statements[&quarter];
        let sides = [
            (Action::AgreeForPayer, Side::Payer, "the council"),
            (Action::AgreeForSpv, Side::Spv, "the SPV"),
        ];
        for (action, side, name) in sides {
            if visit.may(action) && !state.agreed_by.contains_key(&side) {
                let href = format!("/statements/{quarter}");
                let words = format!(
                    "Check the statement of {quarter}, then agree or dispute it for {name}."
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
            let words = format!("{} waits for {}.", open.payment, said::joined(&waits));
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
        accrues(visit, tasks);
    }
    if visit.may(Action::SeeMoney) {
        invoices_and_queries(visit, tasks)?;
        let words = "What both sides agreed, as it is invoiced and paid.";
        tasks.push(task("Invoices", "/invoices", "", words));
    }
    Ok(())
}

/// What a finance officer accrues: what falls due once the open statement is agreed.
fn accrues(visit: &Visit, tasks: &mut Vec<Task>) {
    let (book, today) = (&visit.view().book, visit.moment.today);
    if let Some(quarter) = book.open_quarter()
        && let Some(open) = &book.statements[&quarter].open
    {
        let days = book.contract.as_ref().map_or(0, |c| *c.particulars.days_to_pay.value(today));
        let words = match open.payment {
            Money(1..) => format!(
                "Proposed: {}. It falls due {} after both sides agree.",
                open.payment,
                said::count(usize::try_from(days).unwrap_or(0), "day", "days")
            ),
            _ => "Proposed: no payment.".to_owned(),
        };
        let title = format!("The statement of {quarter}");
        tasks.push(task(title, &format!("/statements/{quarter}"), "", words));
    }
}

/// Invoices to raise and to pay, and queries to answer, each with its day.
fn invoices_and_queries(visit: &Visit, tasks: &mut Vec<Task>) -> Result<(), Failure> {
    let (book, today) = (&visit.view().book, visit.moment.today);
    let theirs = [
        Action::PayInvoice,
        Action::RaiseInvoice,
        Action::AnswerForPayer,
        Action::AnswerForSpv,
        Action::AnswerForIntermediary,
    ];
    let due = app::due::due(book, visit.view().children()?, today);
    for one in due.iter().filter(|one| theirs.contains(&one.asks) && visit.may(one.asks)) {
        let title = match one.asks {
            Action::PayInvoice => "A payment to make",
            Action::RaiseInvoice => "An invoice to see to",
            _ => "A query to answer",
        };
        let when = match one.by {
            Some(by) if by < today => format!(" It was due on {}.", said::day(by)),
            Some(by) => format!(" It is due on {}.", said::day(by)),
            None => String::new(),
        };
        tasks.push(needs(task(title, &one.href, "", format!("{}.{when}", one.what))));
    }
    if visit.may(Action::SeeDue) {
        let late = due.iter().filter(|one| one.pressing == app::due::Pressing::Late).count();
        let words = format!("Of every party, oldest first. {late} of them late.");
        tasks.push(task("What is due", "/due", due.len().to_string(), words));
    }
    Ok(())
}

fn data(visit: &Visit, found: &[Row], tasks: &mut Vec<Task>) -> Result<(), Failure> {
    let children = visit.view().children()?;
    if visit.may(Action::ConfirmLinks) {
        let doubtful = |link: &&Link| matches!(link, Link::Doubtful { .. });
        let doubtful = children.links.values().filter(doubtful).count();
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
        let unlinked = found.iter().filter(|row| row.rule == listed::UNLINKED).count();
        if unlinked > 0 {
            let words = "Fill in the council’s number on the case list and send it again.";
            tasks.push(needs(task(
                "Young people without a council number",
                "/findings?mine=yes&rule=no_council_number",
                unlinked.to_string(),
                words,
            )));
        }
    }
    findings(visit, found, tasks);
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

/// The findings with this person, unless the cards before name every one of them already.
fn findings(visit: &Visit, found: &[Row], tasks: &mut Vec<Task>) {
    let named = |row: &Row| match row.rule.as_str() {
        listed::DOUBTFUL => visit.may(Action::ConfirmLinks),
        listed::UNLINKED => visit.asker.roles.contains(&Role::BusinessSupport),
        _ => false,
    };
    if found.iter().all(named) {
        return;
    }
    let oldest = found.iter().map(|row| row.age).max().unwrap_or(0);
    let days = said::count(usize::try_from(oldest).unwrap_or(0), "day", "days");
    let payment = found.iter().filter(|row| row.weight <= Weight::TouchesPayment).count();
    let words = match (payment, found.len()) {
        (0, 1) => format!("It is {days} old."),
        (0, _) => format!("The oldest is {days} old."),
        (_, 1) => format!("It may affect a payment, and is {days} old."),
        (n, _) => {
            let n = said::number(i64::try_from(n).unwrap_or(i64::MAX));
            format!("{n} may affect a payment; the oldest is {days} old.")
        }
    };
    let all = said::number(i64::try_from(found.len()).unwrap_or(i64::MAX));
    tasks.push(needs(task("Findings with you", "/findings?mine=yes", all, words)));
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
        let at_risk = [Role::Investor, Role::BoardDirector];
        let at_risk = at_risk.iter().any(|role| visit.asker.roles.contains(role));
        let words = format!(
            "Agreed in {}.{}",
            said::count(settled, "statement", "statements"),
            match at_risk {
                true => " All capital is at risk: if no days are saved, nothing is paid.",
                false => "",
            }
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
