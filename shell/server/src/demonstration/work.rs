//! The invented work of the demonstration: two teams with their posts, some leave, a rota, and what
//! was recorded of the families whose cases are open. It follows from the invented case list alone,
//! so the same seed gives the same work.

use app::licence::file::file;
use app::people::by::By;
use app::team::{away, form, on_call, post};
use app::work::goal::Became;
use app::work::plan::{Plan, Version};
use app::work::{
    adherence, asked_for, behaviour, consultation, contact, follow_up, goal, history, plan,
    questionnaire, story,
};
use app::{Actor, Desk, Failure, Mode, Moment};
use care::Case;
use care::team::event::{AwayFor, Job};
use care::work::due::monday;
use care::work::event::{
    Adherence, Contact, ContactKind, History, Occasion, Prior, Questionnaire, When,
};
use definitions::{Date, Exact, days_between, months_after, party};
use jiff::ToSpan;
use std::collections::BTreeMap;
use wider::terms::Written;
use wider::{Instrument, Licence};

/// The two teams, each with where it works from.
const TEAMS: [(&str, &str); 2] = [("North and Mid", "Colchester"), ("South and West", "Basildon")];
/// Days back to which contacts are invented.
const BACK: i64 = 28;

/// Invents the work of a book whose contract says how the service works.
///
/// # Errors
/// A fault of the store.
pub async fn invent(desk: &mut Desk, moment: Moment) -> Result<(), Failure> {
    if desk.book.service.is_none() {
        return Ok(());
    }
    let actor = Actor { role: party::Role::Provider, name: "U-MANAGER".to_owned() };
    teams(desk, &actor, moment).await?;
    rota(desk, &actor, moment).await?;
    licences(desk, &actor, moment).await?;
    let cases: Vec<Case> = app::book::one_case::every(&desk.book);
    let open = cases.iter().filter(|case| is_open(case, moment.today));
    for (at, case) in open.enumerate() {
        family(desk, moment, case, at).await?;
    }
    let closed = cases.iter().filter(|case| case.closed.is_some_and(|day| day <= moment.today));
    for (at, case) in closed.rev().enumerate() {
        // One in nine is still to be asked.
        if at % 9 != 4 {
            questionnaires(desk, moment, case, at).await?;
        }
        if at < 20 {
            scores(desk, moment, case, at).await?;
        }
    }
    Ok(())
}

fn is_open(case: &Case, today: Date) -> bool {
    case.opened.is_some_and(|day| day <= today) && case.closed.is_none_or(|day| today < day)
}

/// Two teams of four therapists, a supervisor and a business support officer; one manager.
async fn teams(desk: &mut Desk, actor: &Actor, moment: Moment) -> Result<(), Failure> {
    let began = desk.book.cases.values().flatten().filter_map(|one| one.case.opened).min();
    // Before the first case opened, and before anything that is invented below.
    let began = began.unwrap_or(moment.today).min(later(moment.today, -90));
    for (at, (team, site)) in TEAMS.into_iter().enumerate() {
        let form = format!("demo-team-{at}");
        form::form(desk, by(actor, moment, &form), (team, site), 4, began).await?;
        let mut posts = vec![
            (format!("S{:02}", at + 1), Job::Supervisor),
            (format!("B{:02}", at + 1), Job::BusinessSupport),
        ];
        posts.extend((at * 4 + 1..=at * 4 + 4).map(|n| (format!("T{n:02}"), Job::Therapist)));
        for (staff, job) in posts {
            let form = format!("demo-post-{staff}");
            post::begin(desk, by(actor, moment, &form), &staff, (job, team), began).await?;
        }
    }
    let today = moment.today;
    let away_from = |days: i64| later(today, days);
    let leave = (away_from(-2), Some(away_from(5)));
    away::note(desk, by(actor, moment, "demo-away-1"), ("W-LEAVE1", "T03"), AwayFor::Leave, leave)
        .await?;
    let ill = (away_from(-1), None);
    away::note(desk, by(actor, moment, "demo-away-2"), ("W-ILL1", "T07"), AwayFor::Sickness, ill)
        .await?;
    let training = (away_from(9), Some(away_from(11)));
    let who = ("W-TRAINING1", "T05");
    away::note(desk, by(actor, moment, "demo-away-3"), who, AwayFor::Training, training).await?;
    Ok(())
}

/// Licences that nobody gave, and that say so, so that scores can be entered.
async fn licences(desk: &mut Desk, actor: &Actor, moment: Moment) -> Result<(), Failure> {
    for instrument in Instrument::ALL {
        let licence = Licence {
            instrument,
            from: "Nobody: invented for the demonstration".to_owned(),
            reference: "invented".to_owned(),
            began: Written(Date::constant(2012, 11, 1)),
            ended: None,
        };
        let number = format!("L-INVENTED-{}", instrument.key().to_uppercase());
        file(desk, by(actor, moment, &number), &number, &licence).await?;
    }
    Ok(())
}

/// A week each in turn, four weeks back and five ahead; one week of one team is left open, so that
/// the gap is seen. Whoever is away is passed over.
async fn rota(desk: &mut Desk, actor: &Actor, moment: Moment) -> Result<(), Failure> {
    let first = monday(moment.today);
    for team in 0..TEAMS.len() {
        for week in -4..=5_i64 {
            if (team, week) == (1, 4) {
                continue;
            }
            let from = later(first, week * 7);
            let until = later(from, 7);
            let turn = usize::try_from(week + 4).unwrap_or(0);
            // The first of the four whose turn it may be and who is there.
            for next in 0..4 {
                let staff = format!("T{:02}", team * 4 + (turn + next) % 4 + 1);
                let form = format!("demo-on-call-{team}-{week}-{next}");
                let id = format!("W-TURN-{team}-{turn}");
                match on_call::set(desk, by(actor, moment, &form), (&id, &staff), (from, until))
                    .await
                {
                    Ok(_) => break,
                    Err(Failure::Refused(_)) => {}
                    Err(other) => return Err(other),
                }
            }
        }
    }
    Ok(())
}

/// What was recorded of one open case; `at` counts the cases, so that not all are alike.
async fn family(desk: &mut Desk, moment: Moment, case: &Case, at: usize) -> Result<(), Failure> {
    let (Some(opened), Some(therapist)) = (case.opened, case.therapist.as_deref()) else {
        return Ok(());
    };
    let today = moment.today;
    let since = opened.max(later(today, -BACK));
    let doer = Doer::of(case, moment);
    for (n, day) in days(since, today, at).into_iter().enumerate() {
        let kind = match (at + n) % 5 {
            0 => ContactKind::Call,
            3 => ContactKind::OutOfHours,
            _ => ContactKind::Visit,
        };
        let (minute, minutes) = match kind {
            ContactKind::Call => (10 * 60 + 15, 20),
            ContactKind::OutOfHours => (20 * 60 + 40, 35),
            ContactKind::Visit => (15 * 60 + 30, 60),
        };
        // What began later today than it is now is not there yet.
        if day == today {
            continue;
        }
        let made = Contact { kind, at: When { day, minute }, minutes, staff: therapist.to_owned() };
        let id = format!("W-CONTACT-{n}");
        contact::log(desk, doer.by(&id), &case.case, &id, &made).await?;
    }
    // Every fifth case has no goal and no plan yet, so that something is missing.
    if at % 5 != 4 && days_between(opened, today) > 7 {
        goals_and_plans(desk, &doer, case, opened, at).await?;
    }
    if days_between(opened, today) > 14 && at % 5 != 2 {
        noted(desk, &doer, case, at).await?;
    }
    if days_between(opened, today) > 10 && at % 4 != 3 {
        questionnaires(desk, moment, case, at).await?;
    }
    scores(desk, moment, case, at).await
}

/// Every third or fourth day up to today.
fn days(since: Date, today: Date, at: usize) -> Vec<Date> {
    let every = 4 + i64::try_from(at % 3).unwrap_or(0);
    let all = (0..).map(|n| later(since, 1 + n * every));
    all.take_while(|day| *day < today).collect()
}

async fn goals_and_plans(
    desk: &mut Desk,
    doer: &Doer,
    case: &Case,
    opened: Date,
    at: usize,
) -> Result<(), Failure> {
    let number = &case.case;
    let on = later(opened, 5);
    let words = "Everyone is home by the hour that was agreed, five days in seven (invented).";
    goal::set(desk, doer.by("W-GOAL-1"), number, ("W-GOAL-1", on), words).await?;
    if at.is_multiple_of(2) && days_between(opened, doer.moment.today) > 40 {
        let met = later(opened, 38);
        let goal = ("W-GOAL-1", met);
        goal::end(desk, doer.by("W-GOAL-1-met"), number, goal, Became::Met).await?;
        let words = "School every morning, with a call home when it does not go well (invented).";
        goal::set(desk, doer.by("W-GOAL-2"), number, ("W-GOAL-2", met), words).await?;
    }
    let words = "Weekly sessions at home; rules written with both carers; school asked to ring the \
                 same day (invented).";
    let version = Version { id: "W-PLAN-1", number: 1, on, words };
    plan::write(desk, doer.by("W-PLAN-1"), number, Plan::Treatment, version).await?;
    let words = "Doors locked at ten; aunt next door is rung first, then the number on the fridge, \
                 day and night (invented).";
    let version = Version { id: "W-SAFETY-1", number: 1, on, words };
    plan::write(desk, doer.by("W-SAFETY-1"), number, Plan::Safety, version).await?;
    let again = later(doer.moment.today, -8);
    if on < again && at % 5 != 3 {
        let words = "Doors locked at ten; aunt next door is rung first, then the number on the \
                     fridge. Medicines are in the locked box since the last visit (invented).";
        let version = Version { id: "W-SAFETY-2", number: 2, on: again, words };
        plan::write(desk, doer.by("W-SAFETY-2"), number, Plan::Safety, version).await?;
    }
    Ok(())
}

async fn noted(desk: &mut Desk, doer: &Doer, case: &Case, at: usize) -> Result<(), Failure> {
    let (number, today) = (&case.case, doer.moment.today);
    let opened = case.opened.unwrap_or(today);
    let tags = asked_for::behaviours(&desk.book, today);
    let codes: Vec<String> = tags.into_iter().map(|(code, _)| code.to_owned()).collect();
    let list: Vec<&str> = codes.iter().map(String::as_str).collect();
    if let Some(tag) = list.get(at % list.len().max(1)) {
        let seen = ("W-CHANGE-1", later(today, -3).max(opened));
        behaviour::note(desk, doer.by("W-CHANGE-1"), number, seen, tag, &list).await?;
    }
    // Every week but this one; of one case in six the last is not noted yet.
    let weeks = days_between(monday(opened), monday(today)) / 7;
    for back in 1 + i64::from(at.is_multiple_of(6))..=weeks {
        let week = monday(later(today, -7 * back));
        let id = format!("W-WEEK-{back}");
        let words = "Keep the first step small; ask who else in the family can hold the rule \
                     (invented).";
        consultation::note(desk, doer.by(&id), number, (&id, week), words).await?;
    }
    let owner = case.therapist.as_deref().unwrap_or("T01");
    let due = later(today, i64::try_from(at % 6).unwrap_or(0));
    let words = "Ask the school for the attendance of the last four weeks (invented).";
    let new = follow_up::New { id: "W-DO-1", owner, due, words };
    follow_up::set(desk, doer.by("W-DO-1"), number, new).await?;
    let known = History {
        what: Prior::Offences,
        value: u32::try_from(at % 4).unwrap_or(0),
        source: "youth-offending-service".to_owned(),
        from: months_after(opened, -12),
        until: opened,
    };
    history::write_down(desk, doer.by("W-BEFORE-1"), number, "W-BEFORE-1", &known).await?;
    if at.is_multiple_of(6) {
        let words = "A family that stopped shouting before breakfast, and what it took (invented).";
        let until = months_after(today, 12);
        let new = story::New { id: "W-STORY-1", writer: owner, on: today, until, words };
        story::agree(desk, doer.by("W-STORY-1"), number, new).await?;
    }
    Ok(())
}

/// The SDQ that is asked for, of carer and young person: as the work began, or as it ended.
async fn questionnaires(
    desk: &mut Desk,
    moment: Moment,
    case: &Case,
    at: usize,
) -> Result<(), Failure> {
    let occasion = if case.closed.is_some() { Occasion::End } else { Occasion::Start };
    let Some(day) = case.closed.or(case.opened) else { return Ok(()) };
    let doer = Doer::support(case, moment);
    for (form, informant) in [("P11-17", "parent"), ("S11-17", "self")] {
        let scale = |n: usize| u16::try_from((at + n * 3 + form.len()) % 8).unwrap_or(0) + 1;
        let scales = ["emotional", "conduct", "hyperactivity", "peer"];
        let mut scores: BTreeMap<String, u16> =
            scales.iter().zip(1..).map(|(name, n)| ((*name).to_owned(), scale(n))).collect();
        scores.insert("total".to_owned(), scores.values().sum());
        let version = match occasion {
            Occasion::Start => form.to_owned(),
            _ => format!("{form}-follow-up"),
        };
        let answered = Questionnaire {
            instrument: "SDQ".to_owned(),
            version,
            informant: informant.to_owned(),
            occasion,
            on: later(day, 3).min(moment.today),
            scores,
        };
        let id = format!("W-SDQ-{informant}");
        questionnaire::enter(desk, doer.by(&id), &case.case, &id, &answered).await?;
    }
    Ok(())
}

/// Adherence scores of the months a case has had, entered by business support. One in four is
/// missing.
async fn scores(desk: &mut Desk, moment: Moment, case: &Case, at: usize) -> Result<(), Failure> {
    let Some(opened) = case.opened else { return Ok(()) };
    let hands = app::book::one_case::hands_of(&desk.book, &case.case);
    let doer = Doer::support(case, moment);
    let last = case.closed.unwrap_or(moment.today).min(moment.today);
    for month in 1..=6_u8 {
        let on = months_after(opened, i32::from(month)).yesterday().unwrap_or(opened);
        let held = hands.iter().find(|held| held.on(on) && !held.staff.is_empty());
        let Some(held) = held.filter(|_| on < last && !(at + usize::from(month)).is_multiple_of(4))
        else {
            continue;
        };
        let hundredths = 58 + i64::try_from((at * 7 + usize::from(month) * 11) % 40).unwrap_or(0);
        let score = Exact::share(hundredths, 100).unwrap_or(Exact::ZERO);
        let (rated, asked_by) = (held.staff.clone(), doer.staff.clone());
        let entered = Adherence { month, on, score, rated, asked_by };
        let id = format!("W-SCORE-{month}");
        adherence::enter(desk, doer.by(&id), &case.case, &id, &entered).await?;
    }
    Ok(())
}

/// Whoever records of one case.
struct Doer {
    actor: Actor,
    moment: Moment,
    staff: String,
}

impl Doer {
    /// Its therapist.
    fn of(case: &Case, moment: Moment) -> Doer {
        let number = case.therapist.as_deref().unwrap_or("T01").trim_start_matches(['T', '0']);
        let name = format!("U-THERAPIST{number}");
        Doer { actor: provider(name), moment, staff: case.therapist.clone().unwrap_or_default() }
    }

    /// The business support officer of its team.
    fn support(case: &Case, moment: Moment) -> Doer {
        let at = TEAMS.iter().position(|(team, _)| case.team.as_deref() == Some(*team));
        let number = at.unwrap_or(0) + 1;
        let staff = format!("B{number:02}");
        Doer { actor: provider(format!("U-SUPPORT{number}")), moment, staff }
    }

    fn by<'a>(&'a self, form: &'a str) -> By<'a> {
        by(&self.actor, self.moment, form)
    }
}

fn by<'a>(actor: &'a Actor, moment: Moment, form: &'a str) -> By<'a> {
    By { actor, moment, mode: Mode::Record, form }
}

fn provider(name: String) -> Actor {
    Actor { role: party::Role::Provider, name }
}

fn later(day: Date, days: i64) -> Date {
    day.saturating_add(days.days())
}
