//! What is due of a case's work, by when and from whom: the next contact, the plans, each week's
//! consultation, each month's adherence score, questionnaires, what somebody took on. Rhythms are
//! the contract's, in `service.toml`.

use super::Work;
use super::event::Occasion;
use crate::service::Service;
use definitions::{Date, months_after};

/// A questionnaire that is asked for in every case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Expected {
    /// Which, such as `SDQ`.
    pub instrument: String,
    /// Who answers.
    pub informant: String,
    /// When in the case: at its start or its end.
    pub occasion: Occasion,
    /// Days after opening, or closing, in which it is due.
    pub within: u32,
}

/// Whose it is to do.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Owner {
    /// The therapist of the case.
    Therapist,
    /// The supervisor of the team.
    Supervisor,
    /// The team's business support officer.
    BusinessSupport,
    /// This staff number.
    Staff(String),
}

/// Something due.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum What {
    /// A contact with the family.
    Contact,
    /// A goal, set with the family.
    Goal,
    /// The treatment plan.
    Plan,
    /// The safety plan.
    SafetyPlan,
    /// Another look at the safety plan.
    SafetyPlanReview,
    /// The note of the consultation in the week of this Monday.
    Consultation(Date),
    /// The adherence score of this month of the case, from 1.
    Adherence(u8),
    /// A questionnaire: which, and who answers.
    Questionnaire(String, String, Occasion),
    /// What somebody took on: its id.
    FollowUp(String),
}

/// Something due by a day.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Due {
    /// The last day on which it is in time.
    pub by: Date,
    /// What.
    pub what: What,
    /// Whose it is to do.
    pub owner: Owner,
}

impl Due {
    /// Whether it is late on a day.
    pub fn overdue(&self, today: Date) -> bool {
        self.by < today
    }
}

/// A case's first and last day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Opening {
    /// The day it opened.
    pub opened: Date,
    /// The day it closed.
    pub closed: Option<Date>,
}

/// What is due of a case and not done, earliest first: all that is late on `today`, and the next
/// of each kind.
pub fn due(
    work: &Work,
    case: Opening,
    service: &Service,
    expected: &[Expected],
    today: Date,
) -> Vec<Due> {
    let mut all = Vec::new();
    if case.closed.is_none_or(|closed| today <= closed) {
        with_the_family(work, case, service, today, &mut all);
    }
    consultations(work, case, today, &mut all);
    adherence(work, case, service, today, &mut all);
    questionnaires(work, case, expected, &mut all);
    let open = work.follow_ups.iter().filter(|(_, one)| one.done.is_none());
    all.extend(open.map(|(id, one)| Due {
        by: one.due,
        what: What::FollowUp(id.clone()),
        owner: Owner::Staff(one.owner.clone()),
    }));
    all.sort();
    all
}

/// How many weekly consultations, and how many monthly scores, a case should have had by a day,
/// and how many of them it has.
pub fn held_of(work: &Work, case: Opening, service: &Service, today: Date) -> [(usize, usize); 2] {
    let weeks: Vec<Date> = weeks(case, today).filter(|week| last_of(*week) < today).collect();
    let noted = weeks.iter().filter(|week| work.consultations.contains_key(week)).count();
    let months: Vec<u8> =
        months(case, service).take_while(|(_, by)| *by <= today).map(|(month, _)| month).collect();
    let scored = months.iter().filter(|month| work.adherence.contains_key(month)).count();
    [(weeks.len(), noted), (months.len(), scored)]
}

fn with_the_family(work: &Work, case: Opening, service: &Service, today: Date, all: &mut Vec<Due>) {
    let mut of = |by, what| all.push(Due { by, what, owner: Owner::Therapist });
    let last = work.last_contact(today).map_or(case.opened, |contact| contact.at.day);
    of(after(last, *service.contact_within.value(last)), What::Contact);
    let planned = after(case.opened, *service.plan_within.value(case.opened));
    if work.goals.is_empty() {
        of(planned, What::Goal);
    }
    if work.plans.is_empty() {
        of(planned, What::Plan);
    }
    match work.safety_plans.iter().map(|version| version.on).max() {
        None => of(planned, What::SafetyPlan),
        Some(on) => {
            of(after(on, *service.safety_plan_review.value(on)), What::SafetyPlanReview);
        }
    }
}

fn consultations(work: &Work, case: Opening, today: Date, all: &mut Vec<Due>) {
    let missing = weeks(case, today).filter(|week| !work.consultations.contains_key(week));
    all.extend(missing.map(|week| Due {
        by: last_of(week),
        what: What::Consultation(week),
        owner: Owner::Supervisor,
    }));
}

fn adherence(work: &Work, case: Opening, service: &Service, today: Date, all: &mut Vec<Due>) {
    for (month, by) in months(case, service) {
        if !work.adherence.contains_key(&month) {
            let what = What::Adherence(month);
            all.push(Due { by, what, owner: Owner::BusinessSupport });
        }
        if by > today {
            return;
        }
    }
}

fn questionnaires(work: &Work, case: Opening, expected: &[Expected], all: &mut Vec<Due>) {
    for one in expected {
        let from = match one.occasion {
            Occasion::Start => Some(case.opened),
            Occasion::End => case.closed,
            Occasion::Later => None,
        };
        let Some(from) = from else { continue };
        let answered = work.questionnaires.values().any(|held| {
            held.instrument == one.instrument
                && held.informant == one.informant
                && held.occasion == one.occasion
        });
        if !answered {
            let (instrument, informant) = (one.instrument.clone(), one.informant.clone());
            let what = What::Questionnaire(instrument, informant, one.occasion);
            all.push(Due { by: after(from, one.within), what, owner: Owner::BusinessSupport });
        }
    }
}

/// The Mondays of the weeks in which the case was open, up to the week of `today`.
fn weeks(case: Opening, today: Date) -> impl Iterator<Item = Date> {
    let last = case.closed.map_or(today, |closed| closed.min(today));
    std::iter::successors(Some(monday(case.opened)), |week| Some(after(*week, 7)))
        .take_while(move |week| case.opened <= last && *week <= last)
}

/// The months of the case in which a score is due, with the day each is due by: those complete
/// before it closed.
fn months(case: Opening, service: &Service) -> impl Iterator<Item = (u8, Date)> {
    let every = (*service.adherence_every.value(case.opened)).clamp(1, 12) as u8;
    let due = (every..=120).step_by(usize::from(every));
    due.map(move |month| (month, months_after(case.opened, i32::from(month))))
        .take_while(move |(_, by)| case.closed.is_none_or(|closed| *by <= closed))
}

/// The Monday of a day's week.
pub fn monday(day: Date) -> Date {
    let past = i64::from(day.weekday().to_monday_zero_offset());
    day.saturating_sub(jiff::Span::new().days(past))
}

fn last_of(week: Date) -> Date {
    after(week, 6)
}

fn after(day: Date, days: u32) -> Date {
    day.saturating_add(jiff::Span::new().days(i64::from(days.min(36_600))))
}
