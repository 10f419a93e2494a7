//! What may be recorded of a case's work, and what has been already: a form sent twice is known
//! by its id. An adherence score is never entered, or asked for, by the therapist rated.

use super::event::{Adherence, Contact, Event, History, Prior, Questionnaire, When};
use super::{Version, Work};
use definitions::{Date, Exact, Refusal, days_between, months_after, said};
use std::collections::BTreeSet;

/// What is known of the case and of whoever records.
#[derive(Clone, Debug)]
pub struct About {
    /// The day it opened.
    pub opened: Option<Date>,
    /// The day it closed.
    pub closed: Option<Date>,
    /// The staff numbers of whoever records.
    pub recorder: BTreeSet<String>,
    /// The moment it is recorded.
    pub now: When,
}

/// Whether an event is new.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    /// It is not on the record yet.
    New,
    /// It is on the record as it stands.
    Already,
}

impl Work {
    /// Whether an event may be recorded, and whether it has been already.
    ///
    /// # Errors
    /// A refusal in words for whoever sent the form.
    pub fn may(&self, event: &Event, about: &About) -> Result<Answer, Refusal> {
        id_of(event.id())?;
        if let Some(same) = self.holds(event) {
            return match same {
                true => Ok(Answer::Already),
                false => Err(Refusal::new(
                    "This is on the record already, with other details",
                    "Reload the page; to change what was recorded, record it anew",
                )),
            };
        }
        self.fits(event, about).map(|()| Answer::New)
    }

    /// Whether what an event is about is on the record, and whether as the event has it; none
    /// where it is not.
    fn holds(&self, event: &Event) -> Option<bool> {
        let version = |all: &[Version], id: &str, number: u32, on: Date| {
            let held = all.iter().find(|held| held.id == *id)?;
            Some(held.number == number && held.on == on)
        };
        match event {
            Event::ContactLogged { id, .. } if self.withdrawn.contains(id) => Some(false),
            Event::ContactLogged { id, contact } => Some(self.contacts.get(id)? == contact),
            Event::ContactWithdrawn { id } => self.withdrawn.contains(id).then_some(true),
            Event::GoalSet { id, on } => Some(self.goals.get(id)?.set == *on),
            Event::GoalMet { id, on } => Some(self.goals.get(id)?.met? == *on),
            Event::GoalDropped { id, on } => Some(self.goals.get(id)?.dropped? == *on),
            Event::PlanWritten { id, version: number, on } => {
                version(&self.plans, id, *number, *on)
            }
            Event::SafetyPlanWritten { id, version: number, on } => {
                version(&self.safety_plans, id, *number, *on)
            }
            Event::BehaviourNoted { id, tag, on } => {
                self.behaviours.get(id).map(|held| *held == (tag.clone(), *on))
            }
            Event::HistoryRecorded { id, history } => Some(self.history.get(id)? == history),
            Event::ConsultationNoted { week, id } => {
                self.consultations.get(week).map(|held| held == id)
            }
            Event::AdherenceScored { id, adherence } => {
                let mut all = self.adherence.values();
                all.find(|(held, _)| held == id).map(|(_, held)| held == adherence)
            }
            Event::QuestionnaireScored { id, questionnaire } => {
                Some(self.questionnaires.get(id)? == questionnaire)
            }
            Event::FollowUpSet { id, .. } => self.follow_ups.get(id).map(|_| true),
            Event::FollowUpMoved { id, owner, due } => {
                let held = self.follow_ups.get(id)?;
                (held.owner == *owner && held.due == *due).then_some(true)
            }
            Event::FollowUpDone { id, .. } => self.follow_ups.get(id)?.done.map(|_| true),
            Event::StoryAgreed { id, .. } => self.stories.get(id).map(|_| true),
            Event::StoryChecked { id, .. } => self.stories.get(id)?.checked.as_ref().map(|_| true),
            Event::StoryWithdrawn { id, .. } => self.stories.get(id)?.withdrawn.map(|_| true),
        }
    }

    fn fits(&self, event: &Event, about: &About) -> Result<(), Refusal> {
        let today = about.now.day;
        match event {
            Event::ContactLogged { contact, .. } => fits_contact(contact, about),
            Event::ContactWithdrawn { id } => there(self.contacts.contains_key(id), "contact"),
            Event::GoalSet { on, .. } => within(*on, about),
            Event::GoalMet { id, on } | Event::GoalDropped { id, on } => {
                let goal = self.goals.get(id).filter(|goal| goal.stands());
                there(goal.is_some(), "goal")?;
                match goal.is_some_and(|goal| *on < goal.set) {
                    true => Err(Refusal::new(
                        "That is before the goal was set",
                        "Check the day, and its month",
                    )),
                    false => past(*on, today),
                }
            }
            Event::PlanWritten { version, on, .. } => {
                next_version(&self.plans, *version)?;
                within(*on, about)
            }
            Event::SafetyPlanWritten { version, on, .. } => {
                next_version(&self.safety_plans, *version)?;
                within(*on, about)
            }
            Event::BehaviourNoted { tag, on, .. } => {
                code(tag, "behaviour")?;
                within(*on, about)
            }
            Event::HistoryRecorded { history, .. } => fits_history(history, today),
            Event::ConsultationNoted { week, .. } => fits_week(*week, about),
            Event::AdherenceScored { adherence, .. } => fits_adherence(adherence, about),
            Event::QuestionnaireScored { questionnaire, .. } => {
                fits_questionnaire(questionnaire, today)
            }
            Event::FollowUpSet { owner, due, .. } => follow_up(owner, *due, today),
            Event::FollowUpMoved { id, owner, due } => {
                let kept = self.follow_ups.get(id).filter(|kept| kept.done.is_none());
                there(kept.is_some(), "follow-up")?;
                follow_up(owner, *due, today)
            }
            Event::FollowUpDone { id, on } => {
                there(self.follow_ups.contains_key(id), "follow-up")?;
                past(*on, today)
            }
            Event::StoryAgreed { writer, on, until, .. } => {
                staff_number(writer)?;
                past(*on, today)?;
                match until <= on {
                    true => Err(Refusal::new(
                        "The agreement would end before it began",
                        "Give the first day on which the story may no longer be used",
                    )),
                    false => Ok(()),
                }
            }
            Event::StoryChecked { id, checked_by, on } => {
                let story = self.stories.get(id).filter(|story| story.withdrawn.is_none());
                there(story.is_some(), "story")?;
                past(*on, today)?;
                match story.is_some_and(|story| story.writer == *checked_by) {
                    true => Err(Refusal::new(
                        "Whoever wrote a story does not check it",
                        "Ask a colleague to read it for what could give the family away",
                    )),
                    false => staff_number(checked_by),
                }
            }
            Event::StoryWithdrawn { id, on } => {
                there(self.stories.contains_key(id), "story")?;
                past(*on, today)
            }
        }
    }
}

fn fits_contact(contact: &Contact, about: &About) -> Result<(), Refusal> {
    staff_number(&contact.staff)?;
    if contact.at.minute > 1_439 {
        return Err(Refusal::new("That is no time of day", "Write it as 18:30"));
    }
    if !(1..=1_440).contains(&contact.minutes) {
        return Err(Refusal::new(
            "A contact takes from 1 minute to 24 hours",
            "Give how long it took, in minutes",
        ));
    }
    if contact.at > about.now {
        return Err(Refusal::new(
            "That contact is still to come",
            "Log it when it has begun; check the day and the time",
        ));
    }
    within(contact.at.day, about)
}

fn fits_history(history: &History, today: Date) -> Result<(), Refusal> {
    code(&history.source, "source")?;
    let span = days_between(history.from, history.until);
    if span < 1 {
        return Err(Refusal::new(
            "The window would end before it begins",
            "Give the first day it speaks for, and the first it no longer does",
        ));
    }
    past(history.until, today)?;
    match history.what {
        Prior::CareDays if i64::from(history.value) > span => Err(Refusal::new(
            format!("There are only {span} days in that window"),
            "Check the number of care days, or the window",
        )),
        Prior::SpecialNeeds | Prior::FreeMeals if history.value > 1 => {
            Err(Refusal::new("That is answered by yes or no", "Write 1 for yes or 0 for no"))
        }
        _ => Ok(()),
    }
}

fn fits_week(week: Date, about: &About) -> Result<(), Refusal> {
    if week.weekday() != jiff::civil::Weekday::Monday {
        return Err(Refusal::new("A week is named by its Monday", "Give the Monday of the week"));
    }
    past(week, about.now.day)?;
    let opened = opened(about)?;
    let before = days_between(week, opened) > 6;
    if before || about.closed.is_some_and(|closed| week > closed) {
        return Err(Refusal::new(
            "The case was not open in that week",
            "Choose a week between opening and closing",
        ));
    }
    Ok(())
}

fn fits_adherence(score: &Adherence, about: &About) -> Result<(), Refusal> {
    staff_number(&score.rated)?;
    if about.recorder.contains(&score.rated) {
        return Err(Refusal::new(
            "An adherence score is never entered by the therapist it rates",
            "Ask business support, the supervisor or a colleague to enter it",
        ));
    }
    if score.asked_by.trim() == score.rated {
        return Err(Refusal::new(
            "Carers are never asked by the therapist they rate",
            "Say who asked; if it was the therapist, have somebody else ask again",
        ));
    }
    if score.asked_by.trim().is_empty() || score.asked_by.len() > 40 {
        return Err(Refusal::new("Say who asked the carer", "Give their staff number"));
    }
    if !(Exact::ZERO..=Exact::whole(1)).contains(&score.score) {
        return Err(Refusal::new(
            "An adherence score is from 0 to 1",
            "Write it like 0.76; check where the point stands",
        ));
    }
    past(score.on, about.now.day)?;
    let began = months_after(opened(about)?, i32::from(score.month) - 1);
    if score.month == 0 || score.on < began || about.closed.is_some_and(|closed| closed < began) {
        return Err(Refusal::new(
            "The case had not reached that month when the carer was asked",
            "Choose the month of the case the score is for",
        ));
    }
    Ok(())
}

fn fits_questionnaire(one: &Questionnaire, today: Date) -> Result<(), Refusal> {
    if one.scores.is_empty() {
        return Err(Refusal::new("There is no score to record", "Give the total, or each scale"));
    }
    if one.instrument.trim().is_empty() || one.version.trim().is_empty() {
        return Err(Refusal::new(
            "We need the questionnaire and its version",
            "They stand at the foot of the form",
        ));
    }
    if !["parent", "teacher", "self"].contains(&one.informant.as_str()) {
        return Err(Refusal::new(
            "We need to know who answered",
            "Choose the parent or carer, the teacher, or the young person",
        ));
    }
    past(one.on, today)
}

fn follow_up(owner: &str, due: Date, today: Date) -> Result<(), Refusal> {
    staff_number(owner)?;
    match due < today {
        true => Err(Refusal::new("It cannot be due before today", "Choose a later day")),
        false => Ok(()),
    }
}

/// Refuses a number that is not the next version's: somebody else wrote one meanwhile.
fn next_version(all: &[Version], number: u32) -> Result<(), Refusal> {
    let last = all.last().map_or(0, |version| version.number);
    match number == last + 1 {
        true => Ok(()),
        false => Err(Refusal::new(
            "Someone else wrote a newer version while you were writing",
            "Read it, below; your words are kept in the form",
        )),
    }
}

/// Refuses a day on which the case was not open, or that is still to come.
fn within(day: Date, about: &About) -> Result<(), Refusal> {
    past(day, about.now.day)?;
    let opened = opened(about)?;
    if day < opened {
        return Err(Refusal::new(
            format!("The case opened on {}", said(opened)),
            "Check the day; what came before belongs to the referral",
        ));
    }
    match about.closed.filter(|closed| day > *closed) {
        Some(closed) => Err(Refusal::new(
            format!("The case closed on {}", said(closed)),
            "Check the day; if the family is worked with again, a new case is opened",
        )),
        None => Ok(()),
    }
}

fn opened(about: &About) -> Result<Date, Refusal> {
    about.opened.ok_or_else(|| {
        Refusal::new("The case has not opened", "Work is recorded from the day it opens")
    })
}

fn past(day: Date, today: Date) -> Result<(), Refusal> {
    match day > today {
        true => Err(Refusal::new("That day is still to come", "Check the day, and its year")),
        false => Ok(()),
    }
}

fn there(there: bool, what: &str) -> Result<(), Refusal> {
    match there {
        true => Ok(()),
        false => Err(Refusal::new(
            format!("There is no such {what}, or it no longer stands"),
            "Reload the page and look again",
        )),
    }
}

/// Refuses what is no id: 1 to 40 letters, digits and hyphens.
///
/// # Errors
/// A refusal for whoever wrote the program or form that sent it.
pub(crate) fn id_of(id: &str) -> Result<(), Refusal> {
    match plain(id, 40, |c| c.is_ascii_alphanumeric() || c == '-') {
        true => Ok(()),
        false => Err(Refusal::new("The form has no number of its own", "Reload the page")),
    }
}

pub(crate) fn staff_number(number: &str) -> Result<(), Refusal> {
    match plain(number, 20, |c| c.is_ascii_alphanumeric() || "-_/.".contains(c)) {
        true => Ok(()),
        false => Err(Refusal::new(
            "That is not a staff number",
            "Up to 20 letters and digits, as on the case list; never a name",
        )),
    }
}

fn code(code: &str, what: &str) -> Result<(), Refusal> {
    match plain(code, 60, |c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-') {
        true => Ok(()),
        false => Err(Refusal::new(format!("We do not know that {what}"), "Choose one of the list")),
    }
}

fn plain(text: &str, most: usize, allowed: impl Fn(char) -> bool) -> bool {
    (1..=most).contains(&text.len()) && text.chars().all(allowed)
}
