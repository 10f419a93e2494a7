//! One case's work, as those who work with the family read it: with the words people wrote, what
//! is due, and who recorded what.

use super::plan::Plan;
use super::record::known;
use super::today::service;
use super::words::Words;
use crate::book::{Book, Recorded};
use care::Case;
use care::work::due::{Due, Expected, Opening, due};
use care::work::event::{Adherence, Contact, History, Questionnaire};
use care::work::{FollowUp, Goal, Story, Version, Work};
use definitions::{Date, Refusal};

/// One case's work.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OneCase {
    /// The case as it stands.
    pub case: Case,
    /// Contacts, the newest first: id, contact.
    pub contacts: Vec<(String, Contact)>,
    /// Contacts and their minutes since the case opened.
    pub time: (usize, u32),
    /// Goals in order of day: id, goal, words.
    pub goals: Vec<(String, Goal, String)>,
    /// Versions of the treatment plan, the newest first, with their words.
    pub plans: Vec<(Version, String)>,
    /// Versions of the safety plan, the newest first, with their words.
    pub safety_plans: Vec<(Version, String)>,
    /// Changes in behaviour in order of day: code and day.
    pub behaviours: Vec<(String, Date)>,
    /// What is known of the time before referral.
    pub history: Vec<History>,
    /// Weekly consultations, the newest first: the Monday and the advice.
    pub consultations: Vec<(Date, String)>,
    /// Adherence scores in order of month; none for whoever may not see them.
    pub adherence: Vec<Adherence>,
    /// Questionnaires in order of day.
    pub questionnaires: Vec<Questionnaire>,
    /// What is or was to be done, by day: id, what and when, words.
    pub follow_ups: Vec<(String, FollowUp, String)>,
    /// Stories: id, agreement, words.
    pub stories: Vec<(String, Story, String)>,
    /// What is due, earliest first.
    pub due: Vec<Due>,
    /// What was recorded, the newest first.
    pub recorded: Vec<Recorded>,
}

/// Who reads, when, and what is asked for in every case.
#[derive(Clone, Copy, Debug)]
pub struct Reading<'a> {
    /// The questionnaires asked for in every case.
    pub expected: &'a [Expected],
    /// Whether the reader may see adherence scores: the therapist rated may not.
    pub sees_scores: bool,
    /// The day.
    pub today: Date,
}

/// The work of a case, by its number.
///
/// # Errors
/// A refusal when there is no such case, or the contract does not say how the service works.
pub fn one_case(
    book: &Book,
    words: &Words,
    number: &str,
    reading: Reading<'_>,
) -> Result<OneCase, Refusal> {
    let case = known(book, number)?;
    let kept = book.work.get(number);
    let work = kept.map_or_else(Work::default, |kept| kept.work.clone());
    let due = match case.opened {
        Some(opened) => {
            let opening = Opening { opened, closed: case.closed };
            due(&work, opening, service(book)?, reading.expected, reading.today)
        }
        None => Vec::new(),
    };
    let mut recorded = kept.map_or_else(Vec::new, |kept| kept.recorded.clone());
    recorded.reverse();
    let versions = |plan: Plan, versions: &[Version]| -> Vec<(Version, String)> {
        let newest = versions.iter().rev();
        newest.map(|one| (one.clone(), words.plan(plan, &one.id).to_owned())).collect()
    };
    let minutes = work.contacts.values().map(|contact| u32::from(contact.minutes)).sum();
    let consultations = work.consultations.iter().rev();
    let scores = work.adherence.values().filter(|_| reading.sees_scores);
    Ok(OneCase {
        time: (work.contacts.len(), minutes),
        contacts: sorted(work.contacts.clone(), |contact| std::cmp::Reverse(contact.at)),
        goals: with_words(sorted(work.goals.clone(), |goal| goal.set), |id| words.goal(id)),
        plans: versions(Plan::Treatment, &work.plans),
        safety_plans: versions(Plan::Safety, &work.safety_plans),
        behaviours: sorted(work.behaviours.clone(), |(_, on)| *on)
            .into_iter()
            .map(|(_, noted)| noted)
            .collect(),
        history: work.history.values().cloned().collect(),
        consultations: consultations
            .map(|(week, id)| (*week, words.advice(id).to_owned()))
            .collect(),
        adherence: scores.map(|(_, score)| score.clone()).collect(),
        questionnaires: sorted(work.questionnaires.clone(), |one| one.on)
            .into_iter()
            .map(|(_, one)| one)
            .collect(),
        follow_ups: with_words(sorted(work.follow_ups.clone(), |one| one.due), |id| {
            words.follow_up(id)
        }),
        stories: with_words(sorted(work.stories.clone(), |one| one.agreed), |id| words.story(id)),
        due,
        recorded,
        case,
    })
}

type ById<T> = std::collections::BTreeMap<String, T>;

fn sorted<T, K: Ord>(all: ById<T>, by: impl Fn(&T) -> K) -> Vec<(String, T)> {
    let mut all: Vec<(String, T)> = all.into_iter().collect();
    all.sort_by_key(|(_, one)| by(one));
    all
}

fn with_words<'a, T>(
    all: Vec<(String, T)>,
    words: impl Fn(&str) -> &'a str,
) -> Vec<(String, T, String)> {
    let said = |(id, one): (String, T)| {
        let words = words(&id).to_owned();
        (id, one, words)
    };
    all.into_iter().map(said).collect()
}
