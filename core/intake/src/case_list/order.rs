//! The dates of one case against each other: a young person is born, referred, endorsed,
//! accepted, opened and closed in that order. Source: `docs/formats/case-list.md`; the eighteenth
//! birthday is `docs/contract.md` 2.

use crate::fields::Fields;
use care::Case;
use definitions::{Date, Weight, birthday, said};

/// Finds every pair of dates out of order.
pub(super) fn check(case: &Case, fields: &mut Fields) {
    progress(case, fields);
    birth(case, fields);
    age(case, fields);
    ends(case, fields);
}

/// A date by the name of its column and the words for what happened then.
type Step = (&'static str, &'static str, Option<Date>);

fn progress(case: &Case, fields: &mut Fields) {
    let referred: Step = ("referred", "was referred", case.referred);
    let endorsed: Step = ("endorsed", "was endorsed", case.endorsed);
    let accepted: Step = ("accepted", "was accepted", case.accepted);
    let opened: Step = ("opened", "opened", case.opened);
    let first_visit: Step = ("first_visit", "had its first visit", case.first_visit);
    let closed: Step = ("closed", "closed", case.closed);
    let refused: Step = ("refused", "was refused", case.refused);
    before(fields, Weight::Look, "endorsed_before_referred", referred, endorsed);
    before(fields, Weight::Look, "accepted_before_endorsed", endorsed, accepted);
    before(fields, Weight::Look, "refused_before_referred", referred, refused);
    before(fields, Weight::TouchesPayment, "opened_before_accepted", accepted, opened);
    if case.accepted.is_none() {
        before(fields, Weight::TouchesPayment, "opened_before_referred", referred, opened);
    }
    before(fields, Weight::Look, "first_visit_before_opened", opened, first_visit);
    before(fields, Weight::TouchesPayment, "closed_before_opened", opened, closed);
    without(fields, "accepted_without_endorsed", accepted, endorsed);
    without(fields, "closed_without_opened", closed, opened);
    if case.refused.is_some() && case.opened.is_some() {
        let title = "This case was refused and yet opened";
        let hint = "Clear the one that did not happen; a new referral is a row of its own";
        fields.find(Weight::Look, "refused_and_opened", &["refused", "opened"], title, hint);
    }
}

/// `second` must not be before `first`.
fn before(fields: &mut Fields, weight: Weight, check: &'static str, first: Step, second: Step) {
    let (Some(day), Some(later)) = (first.2, second.2) else { return };
    if later < day {
        let title = format!(
            "This case {} on {}, before it {} on {}",
            second.1,
            said(later),
            first.1,
            said(day)
        );
        let hint = "Check both dates, and whether day and month were exchanged";
        fields.find(weight, check, &[first.0, second.0], title, hint);
    }
}

/// `step` cannot have happened if `needs` did not.
fn without(fields: &mut Fields, check: &'static str, step: Step, needs: Step) {
    if let (Some(day), None) = (step.2, needs.2) {
        let title = format!(
            "This case {} on {} but has no date on which it {}",
            step.1,
            said(day),
            needs.1
        );
        fields.find(Weight::Look, check, &[step.0, needs.0], title, "Fill in the missing date");
    }
}

/// Nothing can happen to a young person before birth.
fn birth(case: &Case, fields: &mut Fields) {
    let Some(born) = case.date_of_birth else { return };
    let steps: [Step; 4] = [
        ("referred", "The referral", case.referred),
        ("opened", "The opening", case.opened),
        ("died", "The death", case.died),
        ("moved", "The move", case.moved),
    ];
    for (column, what, day) in steps {
        if let Some(day) = day.filter(|day| *day < born) {
            let title =
                format!("{what} on {} is before the date of birth, {}", said(day), said(born));
            let hint = "Check both dates; the row cannot be used until they agree";
            let columns = ["date_of_birth", column];
            fields.find(Weight::Refused, "before_birth", &columns, title, hint);
        }
    }
}

fn age(case: &Case, fields: &mut Fields) {
    let Some(opened) = case.opened else { return };
    let columns = ["opened", "date_of_birth"];
    let Some(born) = case.date_of_birth else {
        let title = "This case is open but has no date of birth, so its last day is not known";
        let hint = "Fill in the date of birth: days end at the eighteenth birthday";
        return fields.find(Weight::Look, "no_date_of_birth", &["date_of_birth"], title, hint);
    };
    let eighteen = birthday(born, 18);
    if opened >= eighteen {
        let title = format!(
            "This case opened on {}, on or after the eighteenth birthday, {}",
            said(opened),
            said(eighteen)
        );
        let hint = "Check both dates; a case that opens at eighteen is not part of the contract";
        fields.find(Weight::Refused, "opened_at_eighteen", &columns, title, hint);
    } else if born <= opened && opened < birthday(born, 4) {
        let title =
            format!("The young person was under four when the case opened on {}", said(opened));
        let hint = "Check the date of birth";
        fields.find(Weight::Look, "opened_under_four", &columns, title, hint);
    }
}

/// A window that would end before it begins.
fn ends(case: &Case, fields: &mut Fields) {
    let Some(opened) = case.opened else { return };
    for (column, what, day) in [("died", "died", case.died), ("moved", "moved away", case.moved)] {
        if let Some(day) = day.filter(|day| *day <= opened) {
            let title = format!(
                "The young person {what} on {}, no later than the case opened on {}",
                said(day),
                said(opened)
            );
            let hint = "Check both dates: as they stand no day of this case is counted";
            let columns = ["opened", column];
            fields.find(Weight::TouchesPayment, "ended_before_opened", &columns, title, hint);
        }
    }
}
