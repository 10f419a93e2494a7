//! What a case is asked, and which questionnaire answers it: one reading of the terms, shared by the
//! list of what is due and by the pairs.

use crate::due::{Occasion, Wanted};
use crate::{Questionnaire, Terms};
use care::Case;
use definitions::{Date, Interval, days_between};
use jiff::Span;

/// One questionnaire asked of a case: by which rule, for which day, and in which days.
pub(crate) struct Asked<'t> {
    pub(crate) rule: &'t Wanted,
    /// The opening or the close.
    pub(crate) event: Date,
    /// The days in which one counts.
    pub(crate) window: Interval,
    /// The day by which it is due.
    pub(crate) by: Date,
}

/// What a case is asked, in the order of the page. Nothing before it opens; nothing about its end
/// before it closes; nothing before where it closed before it opened.
pub(crate) fn asked<'t>(terms: &'t Terms, case: &Case) -> Vec<Asked<'t>> {
    let Some(opened) = case.opened else { return Vec::new() };
    let closed = case.closed.filter(|closed| *closed >= opened);
    let day_after_opening = opened.tomorrow().unwrap_or(Date::MAX);
    let mut asked = Vec::new();
    for (occasion, event) in [(Occasion::Before, Some(opened)), (Occasion::After, closed)] {
        let Some(event) = event else { continue };
        let rules = terms.due.value(event).iter().filter(|rule| rule.occasion == occasion);
        for rule in rules {
            let day = |days: i16| event.saturating_add(Span::new().days(days));
            let (opens, closes) = match occasion {
                // What was filled in once the case had closed is no measure of before.
                Occasion::Before => {
                    let end = closed.map_or(Date::MAX, |day| day.max(day_after_opening));
                    (day(rule.opens), day(rule.closes).min(end))
                }
                Occasion::After => (day(rule.opens).max(day_after_opening), day(rule.closes)),
            };
            if let Some(window) = Interval::new(opens, closes) {
                let last = window.ended.yesterday().unwrap_or(window.began);
                asked.push(Asked { rule, event, window, by: day(rule.due).clamp(opens, last) });
            }
        }
    }
    asked
}

/// The questionnaire that answers each of what was asked: by the informant, in its days, the nearest
/// to the event (of two as near, the earlier), and none of them twice.
pub(crate) fn answered<'q>(
    asked: &[Asked<'_>],
    held: &[&'q Questionnaire],
) -> Vec<Option<&'q Questionnaire>> {
    let mut taken: Vec<bool> = vec![false; held.len()];
    let mut answered = Vec::with_capacity(asked.len());
    for one in asked {
        let fits = |at: &usize| {
            let held = held[*at];
            !taken[*at]
                && held.informant == one.rule.informant
                && one.window.contains(held.completed)
        };
        let near = |at: &usize| {
            let completed = held[*at].completed;
            (days_between(one.event, completed).abs(), completed)
        };
        let found = (0..held.len()).filter(fits).min_by_key(near);
        if let Some(at) = found {
            taken[at] = true;
        }
        answered.push(found.map(|at| held[at]));
    }
    answered
}
