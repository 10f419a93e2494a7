//! Which questionnaires are due for a case, from whom and by when, and which are missing: the one
//! list that business support works from. Source: the term `due` of the contract's page `wider.toml`.

use crate::asked::{Asked, answered, asked};
use crate::instrument::age_on;
use crate::{Form, Informant, Instrument, Questionnaire, Terms};
use care::Case;
use definitions::{Date, Interval};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Before the service or after it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Occasion {
    /// When the case opens.
    Before,
    /// When the case closes.
    After,
}

impl Occasion {
    /// Its word.
    pub const fn said(self) -> &'static str {
        match self {
            Occasion::Before => "before",
            Occasion::After => "after",
        }
    }
}

/// One SDQ asked of every case. Days are counted from the opening (before) or the close (after).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Wanted {
    /// Who is asked.
    pub informant: Informant,
    /// Before or after.
    pub occasion: Occasion,
    /// Whether the follow-up form is the one to send.
    #[serde(default)]
    pub follow_up: bool,
    /// The first day on which one counts, in days from the event; may be below nought.
    pub opens: i16,
    /// The day by which it is due, in days from the event.
    pub due: i16,
    /// The first day on which one no longer counts, in days from the event.
    pub closes: i16,
}

/// A questionnaire that is asked for, and where it stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Due {
    /// The case number.
    pub case: String,
    /// The team, where the case has one.
    pub team: Option<String>,
    /// The therapist, where the case has one.
    pub therapist: Option<String>,
    /// Before or after.
    pub occasion: Occasion,
    /// Who is asked.
    pub informant: Informant,
    /// The form to send; none where the date of birth is not known or no form is for that age.
    pub form: Option<String>,
    /// The days in which one counts.
    pub window: Interval,
    /// The day by which it is due.
    pub by: Date,
    /// Where it stands.
    pub standing: Standing,
}

/// Where a questionnaire stands, what presses most first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case", tag = "standing")]
pub enum Standing {
    /// It was due on an earlier day and can still be filled in.
    Overdue,
    /// It can be filled in now.
    Due,
    /// It cannot be filled in yet.
    NotYet,
    /// It was not filled in while it counted: it stays missing.
    Missing,
    /// It is here.
    Done {
        /// The day it was filled in.
        on: Date,
    },
    /// It is not asked, and why.
    NotAsked {
        /// Why not.
        why: Why,
    },
}

/// Why a questionnaire is not asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Why {
    /// No form of that informant is for the young person's age.
    NoFormForThatAge,
    /// The young person had died.
    Died,
}

/// What is asked of one case, in the order of the contract's page, as things stand today. `held` are
/// all questionnaires of this case.
pub fn of_case(terms: &Terms, case: &Case, held: &[&Questionnaire], today: Date) -> Vec<Due> {
    let asked = asked(terms, case);
    let answers = answered(&asked, held);
    let told = asked.iter().zip(answers).map(|(one, answer)| {
        let form = form(terms, case, one);
        let standing = standing(terms, case, one, answer, today);
        Due {
            case: case.case.clone(),
            team: case.team.clone(),
            therapist: case.therapist.clone(),
            occasion: one.rule.occasion,
            informant: one.rule.informant,
            form: form.map(|form| form.id.clone()),
            window: one.window,
            by: one.by,
            standing,
        }
    });
    told.collect()
}

/// What is still to be had of all cases, what presses most first: overdue, due, not yet, then
/// missing. What is done or not asked is left out.
pub fn list(terms: &Terms, cases: &[Case], held: &[Questionnaire], today: Date) -> Vec<Due> {
    let by_case = by_case(held);
    let mut list: Vec<Due> = cases
        .iter()
        .flat_map(|case| {
            let held = by_case.get(case.case.as_str()).map_or(&[][..], Vec::as_slice);
            of_case(terms, case, held, today)
        })
        .filter(|due| due.standing <= Standing::Missing)
        .collect();
    list.sort_by(|a, b| {
        (a.standing, a.by, &a.case, a.occasion, a.informant).cmp(&(
            b.standing,
            b.by,
            &b.case,
            b.occasion,
            b.informant,
        ))
    });
    list
}

/// Questionnaires by the number of their case.
pub(crate) fn by_case(held: &[Questionnaire]) -> BTreeMap<&str, Vec<&Questionnaire>> {
    let mut cases: BTreeMap<&str, Vec<&Questionnaire>> = BTreeMap::new();
    for one in held {
        cases.entry(one.case.as_str()).or_default().push(one);
    }
    cases
}

/// The form for the young person's age on the day of the event.
fn form<'t>(terms: &'t Terms, case: &Case, asked: &Asked<'_>) -> Option<&'t Form> {
    let age = age_on(case.date_of_birth?, asked.event);
    let fits = |form: &&Form| {
        form.instrument == Instrument::Sdq
            && form.informant == asked.rule.informant
            && form.follow_up == asked.rule.follow_up
            && form.is_for(age)
    };
    terms.forms.value(asked.event).iter().find(fits)
}

/// Where a questionnaire stands today.
pub(crate) fn standing(
    terms: &Terms,
    case: &Case,
    asked: &Asked<'_>,
    answer: Option<&Questionnaire>,
    today: Date,
) -> Standing {
    if let Some(answer) = answer {
        return Standing::Done { on: answer.completed };
    }
    if case.died.is_some_and(|died| died <= asked.by) {
        return Standing::NotAsked { why: Why::Died };
    }
    if case.date_of_birth.is_some() && form(terms, case, asked).is_none() {
        return Standing::NotAsked { why: Why::NoFormForThatAge };
    }
    match today {
        today if today < asked.window.began => Standing::NotYet,
        today if today <= asked.by => Standing::Due,
        today if today < asked.window.ended => Standing::Overdue,
        _ => Standing::Missing,
    }
}
