//! What must be so of the page before anyone's money moves by it.

use super::lines::Lines;
use super::{Class, Kind, MOST, ReturnCap, Step, Terms, finding};
use crate::cost::Cost;
use definitions::{Date, Dated, Exact, Finding, Money, Pounds};

/// Everything wrong with the page, each with its line.
pub(super) fn findings(terms: &Terms, lines: &Lines<'_>) -> Vec<Finding> {
    let mut found = Vec::new();
    classes(terms, lines, &mut found);
    guarantees(terms, lines, &mut found);
    commitments(terms, lines, &mut found);
    for version in terms.steps.versions() {
        steps(terms, &version.value, version.since, lines, &mut found);
    }
    amounts(terms, lines, &mut found);
    found
}

fn classes(terms: &Terms, lines: &Lines<'_>, found: &mut Vec<Finding>) {
    for (row, class) in terms.classes.iter().enumerate() {
        let mut wrong =
            |title: String, hint| found.push(finding(lines.row("classes", row), title, hint));
        if terms.classes[..row].iter().any(|other| other.name == class.name) {
            wrong(format!("The class {} is written twice", class.name), "Give each class one row");
        }
        if class.rate < Exact::ZERO || class.rate >= Exact::whole(1) {
            let title = format!("The class {} earns {} a year", class.name, class.rate);
            wrong(title, "Write a share from 0 up to 1, such as \"0.05\"");
        }
        let negative = match class.cap {
            ReturnCap::None => false,
            ReturnCap::Multiple(most) | ReturnCap::Yearly(most) => most < Exact::ZERO,
        };
        if negative {
            wrong(
                format!("The cap of {} is below nothing", class.name),
                "Write \"none\" or a number",
            );
        }
    }
}

fn guarantees(terms: &Terms, lines: &Lines<'_>, found: &mut Vec<Finding>) {
    for (row, guarantee) in terms.guarantees.iter().enumerate() {
        let mut wrong =
            |title: String, hint| found.push(finding(lines.row("guarantees", row), title, hint));
        let kind = terms.class(&guarantee.class).map(|class| class.kind);
        if kind != Some(Kind::Guaranteed) {
            let title = format!("“{}” is not a guaranteed class", guarantee.class);
            wrong(title, "Name a class whose kind is guaranteed");
        }
        if guarantee.amount.0 <= Money::ZERO || MOST < guarantee.amount.0 {
            let title = format!("{} guarantees {}", guarantee.by, guarantee.amount.0);
            wrong(title, "Write an amount above nothing, and up to a billion pounds");
        }
    }
    for (row, class) in terms.classes.iter().enumerate() {
        let named = terms.guarantees.iter().any(|guarantee| guarantee.class == class.name);
        if class.kind == Kind::Guaranteed && !named {
            let title = format!("Nobody guarantees {}", class.name);
            found.push(finding(lines.row("classes", row), title, "Add a row to guarantees"));
        }
    }
}

fn commitments(terms: &Terms, lines: &Lines<'_>, found: &mut Vec<Finding>) {
    for (row, commitment) in terms.commitments.iter().enumerate() {
        let mut wrong =
            |title: String, hint| found.push(finding(lines.row("commitments", row), title, hint));
        let who = &commitment.name;
        if commitment.amount.0 < Money::ZERO {
            wrong(
                format!("{who} commits {}", commitment.amount.0),
                "Write an amount above nothing",
            );
        }
        if MOST < commitment.amount.0 {
            wrong(format!("{who} commits more than {MOST}"), "Check the amount");
        }
        if terms.class(&commitment.class).is_none() {
            let title = format!("{who} commits to “{}”, which is not a class", commitment.class);
            wrong(title, "Name a class of the page");
        }
        let same = |other: &super::Commitment| {
            (&other.investor, &other.class, other.since)
                == (&commitment.investor, &commitment.class, commitment.since)
        };
        if terms.commitments[..row].iter().any(same) {
            wrong(
                format!("{who} commits to {} twice on one day", commitment.class),
                "Keep one row",
            );
        }
    }
    if terms.commitments.iter().any(|row| MOST < row.amount.0) {
        return;
    }
    let mut days: Vec<Date> = terms.commitments.iter().map(|row| row.since).collect();
    days.extend(terms.capital.versions().iter().map(|version| version.since));
    days.sort_unstable();
    days.dedup();
    for day in days {
        let (capital, sum) = (terms.capital.value(day).0, committed(terms, day));
        if sum != capital {
            let line = lines.version("capital", terms.capital.on(day).since);
            let title = format!("Commitments on {day} come to {sum}, and the capital is {capital}");
            found.push(finding(line, title, "Correct one of the commitments, or the capital"));
        }
    }
}

/// What all investors have committed on a day.
fn committed(terms: &Terms, day: Date) -> Money {
    let in_force = |row: &&super::Commitment| {
        let replaced = |other: &super::Commitment| {
            (&other.investor, &other.class) == (&row.investor, &row.class)
                && row.since < other.since
                && other.since <= day
        };
        row.since <= day && !terms.commitments.iter().any(replaced)
    };
    terms.commitments.iter().filter(in_force).map(|row| row.amount.0).sum()
}

fn steps(terms: &Terms, steps: &[Step], since: Date, lines: &Lines<'_>, found: &mut Vec<Finding>) {
    for (at, step) in steps.iter().enumerate() {
        let mut wrong =
            |title: String, hint| found.push(finding(lines.item("steps", since, at), title, hint));
        if steps[..at].contains(step) {
            wrong(format!("The step “{step}” is named twice"), "Name it once");
        }
        let Some(name) = step.class() else { continue };
        let Some(class) = terms.class(name) else {
            wrong(format!("The step “{step}” pays a class the page does not have"), "Name a class");
            continue;
        };
        match step {
            Step::Interest(_) if !class.kind.earns_interest() => {
                wrong(
                    format!("{name} earns a return, not interest"),
                    "Write return for this class",
                );
            }
            Step::Return(_) if class.kind.earns_interest() => {
                wrong(
                    format!("{name} earns interest, not a return"),
                    "Write interest for this class",
                );
            }
            Step::Surplus(_) if at + 1 < steps.len() => wrong(
                format!("Nothing is left after “{step}”, so the steps after it are never reached"),
                "Put the surplus last",
            ),
            _ => {}
        }
    }
    let line = lines.version("steps", since);
    let mut wrong = |title: String, hint| found.push(finding(line, title, hint));
    let place = |step: &Step| steps.iter().position(|other| other == step);
    for cost in Cost::ALL {
        if place(&Step::Cost(cost)).is_none() {
            wrong(
                format!("No step pays {}", cost.said()),
                "Add it: a cost nobody pays stays due for ever",
            );
        }
    }
    if !matches!(steps.last(), Some(Step::Surplus(_))) {
        wrong(
            "Nobody takes what is left, so the waterfall cannot end".to_owned(),
            "End the steps with surplus and a class",
        );
    }
    for class in &terms.classes {
        unpaid(class, &place, &mut wrong);
    }
    if terms.deferred_fee.versions().iter().any(|version| version.value > Exact::ZERO)
        && place(&Step::DeferredFees).is_none()
    {
        let title = "A part of the fee is deferred and no step pays it: the waterfall cannot end";
        wrong(title.to_owned(), "Add deferred-fees");
    }
    let capital_of = |kind: Kind| {
        let of_kind = terms.classes.iter().filter(move |class| class.kind == kind);
        of_kind.filter_map(|class| place(&Step::Principal(class.name.clone())))
    };
    if let (Some(protected), Some(exposed)) =
        (capital_of(Kind::Protected).max(), capital_of(Kind::Exposed).min())
        && exposed < protected
    {
        let title = "An exposed class is paid back before a protected one".to_owned();
        wrong(title, "Put the protected class's principal first");
    }
}

/// A class that would never be paid out by these steps.
fn unpaid(
    class: &Class,
    place: &impl Fn(&Step) -> Option<usize>,
    wrong: &mut impl FnMut(String, &'static str),
) {
    let name = &class.name;
    let earned = if class.kind.earns_interest() {
        Step::Interest(name.clone())
    } else {
        Step::Return(name.clone())
    };
    let capital = place(&Step::Principal(name.clone()));
    if capital.is_none() {
        let title = format!("No step pays back {name}: the waterfall cannot end");
        wrong(title, "Add principal and the class");
    }
    match (place(&earned), capital) {
        (None, _) if class.rate > Exact::ZERO => {
            wrong(
                format!("{name} earns {} a year and no step pays it", class.rate),
                "Add the step",
            );
        }
        (Some(earned), Some(capital)) if capital < earned => {
            wrong(format!("{name} is paid back before what it earned"), "Put what it earned first");
        }
        _ => {}
    }
}

fn amounts(terms: &Terms, lines: &Lines<'_>, found: &mut Vec<Finding>) {
    let named: [(&str, &Dated<Pounds>); 6] = [
        ("capital", &terms.capital),
        ("minimum_cash", &terms.minimum_cash),
        ("service_budget", &terms.service_budget),
        ("spv_budget", &terms.spv_budget),
        ("intermediary_budget", &terms.intermediary_budget),
        ("evolution_budget", &terms.evolution_budget),
    ];
    for (term, amounts) in named {
        for version in amounts.versions() {
            let amount = version.value.0;
            if amount < Money::ZERO || MOST < amount {
                let line = lines.version(term, version.since);
                let title = format!("{term} is {amount}");
                found.push(finding(
                    line,
                    title,
                    "Write an amount from nothing to a billion pounds",
                ));
            }
        }
    }
    for version in terms.deferred_fee.versions() {
        if version.value < Exact::ZERO || Exact::whole(1) < version.value {
            let title = format!("{} of the fee is deferred", version.value);
            found.push(finding(
                lines.version("deferred_fee", version.since),
                title,
                "Write a share from 0 to 1",
            ));
        }
    }
    for version in terms.evolution_approval.versions() {
        if version.value.manager < version.value.supervisor
            || version.value.supervisor.0 < Money::ZERO
        {
            let title = "A supervisor may approve more than the manager".to_owned();
            let line = lines.version("evolution_approval", version.since);
            found.push(finding(line, title, "Let the manager's limit be the higher"));
        }
    }
}
