//! The guard at the entry of a questionnaire: instrument, form, informant, age and licence must fit,
//! so that every score can be compared with the one before. Source: `docs/contract.md` 10.

use crate::instrument::age_on;
use crate::licence::Needed;
use crate::{Beside, Form, Informant, Instrument, Licence, Terms};
use definitions::{Date, said};

/// A questionnaire about to be entered.
#[derive(Clone, Copy, Debug)]
pub struct Given<'a> {
    /// What it is said to be.
    pub instrument: Instrument,
    /// The form's short name.
    pub form: &'a str,
    /// Who filled it in.
    pub informant: Informant,
    /// The day it was filled in.
    pub completed: Date,
    /// The young person's date of birth, where it is known.
    pub born: Option<Date>,
    /// Whether it is entered answer by answer, rather than as scores.
    pub answers: bool,
}

/// Lets an entry through and gives its form.
///
/// `licences` are those on file beside the page's own; `today` is the day of entry.
///
/// # Errors
/// Every reason it is stopped, each beside its field.
pub fn check<'t>(
    terms: &'t Terms,
    licences: &[Licence],
    given: &Given<'_>,
    today: Date,
) -> Result<&'t Form, Vec<Beside>> {
    let mut stopped = Vec::new();
    let what = (given.instrument, given.answers);
    stopped.extend(unlicensed(terms, licences, what, given.completed));
    if given.completed > today {
        let title = format!("{} has not come yet", said(given.completed));
        stopped.push(Beside::new("completed", title, "Give the day on the form"));
    }
    let form = match terms.form(given.form, given.completed) {
        Some(form) => form,
        None => {
            stopped.push(unknown_form(terms, given));
            return Err(stopped);
        }
    };
    if form.instrument != given.instrument {
        let (is, not) = (form.instrument.said(), given.instrument.said());
        let title = format!("{} is a form of the {is}, not of the {not}", form.id);
        stopped.push(Beside::new("form", title, "Choose a form of the instrument that was used"));
    }
    if form.informant != given.informant {
        let (theirs, not_theirs) = (form.informant.said(), given.informant.said());
        let title = format!("{} is filled in by a {theirs}, not by a {not_theirs}", form.id);
        let hint = "Look at the top of the form: each informant has a form and bands of their own";
        stopped.push(Beside::new("informant", title, hint));
    }
    stopped.extend(wrong_age(form, given));
    match stopped.is_empty() {
        true => Ok(form),
        false => Err(stopped),
    }
}

/// Whether two forms may be set beside each other, before and after.
///
/// # Errors
/// Says why not, when they are of two instruments or by two informants.
pub fn comparable(before: &Form, after: &Form) -> Result<(), Beside> {
    if before.instrument == after.instrument && before.informant == after.informant {
        return Ok(());
    }
    let name = |form: &Form| format!("{} ({})", form.instrument.said(), form.informant.said());
    let title = format!("{} cannot be compared with {}", name(after), name(before));
    Err(Beside::new("form", title, "Compare scores of one instrument by one informant only"))
}

/// Why an entry of an instrument is stopped for want of a licence, if it is: `day` is the day it was
/// filled in, and `licences` are those on file beside the page's own.
pub fn unlicensed(
    terms: &Terms,
    licences: &[Licence],
    (instrument, answers): (Instrument, bool),
    day: Date,
) -> Option<Beside> {
    let rules = terms.licence_needed.value(day);
    let rule = rules.iter().find(|rule| rule.instrument == instrument);
    // An instrument the page says nothing of needs a licence for everything.
    let needed = match rule.map_or(Needed::Entry, |rule| rule.needed) {
        Needed::Entry => true,
        Needed::Answers => answers,
        Needed::Nothing => false,
    };
    let covers = |licence: &Licence| licence.instrument == instrument && licence.holds(day);
    if !needed || terms.licences.value(day).iter().chain(licences).any(covers) {
        return None;
    }
    let what = instrument.said();
    let title = format!("No licence for the {what} is on file for {}", said(day));
    let hint = "Ask its owner for leave to use it in this way, and put the licence on file";
    Some(Beside::new("instrument", title, hint))
}

fn unknown_form(terms: &Terms, given: &Given<'_>) -> Beside {
    let fits =
        |form: &&Form| form.instrument == given.instrument && form.informant == given.informant;
    let forms = terms.forms.value(given.completed).iter();
    let known: Vec<&str> = forms.filter(fits).map(|form| form.id.as_str()).collect();
    let title = format!("{} is not a form in use on {}", given.form, said(given.completed));
    let hint = match known.is_empty() {
        true => format!(
            "No form of the {} by a {} is in use",
            given.instrument.said(),
            given.informant.said()
        ),
        false => format!("The forms are {}", known.join(", ")),
    };
    Beside::new("form", title, hint)
}

fn wrong_age(form: &Form, given: &Given<'_>) -> Option<Beside> {
    let ages = form.ages?;
    let Some(born) = given.born else {
        let title = "The young person’s date of birth is not known";
        let hint = "Put it on the case first: which form is right depends on it";
        return Some(Beside::new("date_of_birth", title, hint));
    };
    let age = age_on(born, given.completed);
    if form.is_for(age) {
        return None;
    }
    let title = match age {
        ..0 => format!("{} is before the young person was born", said(given.completed)),
        _ => format!(
            "The young person was {age} on {}, and {} is for ages {} to {}",
            said(given.completed),
            form.id,
            ages.from,
            ages.to
        ),
    };
    Some(Beside::new("form", title, "Check the day and the date of birth, or choose another form"))
}
