//! What the contract's page `pathway.toml` says of a case list that is imported: the same lists and
//! rules that a referral made by hand is held to. Here they are findings, because what a list tells
//! has happened already.

use care::Case;
use care::path::as_case::WITHDRAWN;
use care::pathway::Pathway;
use definitions::{Date, Finding, Place, Weight, birthday};
use intake::case_list::CaseRow;

/// Everything in a list that the pathway would not have let through by hand.
pub fn check(file: &str, rows: &[CaseRow], terms: &Pathway) -> Vec<Finding> {
    let mut findings = Vec::new();
    let kept = Kept::of(rows);
    for row in rows {
        let mut found = Found { file, row, findings: &mut findings };
        lists(&row.case, terms, &mut found);
        rules(&row.case, &kept, &mut found);
    }
    findings
}

/// Which of the columns that may be left out the list keeps at all: what a list never says is not
/// missing from a row.
struct Kept {
    accepted: bool,
    therapist: bool,
    refusal_reason: bool,
}

impl Kept {
    fn of(rows: &[CaseRow]) -> Kept {
        let any = |has: fn(&Case) -> bool| rows.iter().any(|row| has(&row.case));
        Kept {
            accepted: any(|case| case.accepted.is_some()),
            therapist: any(|case| case.therapist.is_some()),
            refusal_reason: any(|case| case.refusal_reason.is_some()),
        }
    }
}

struct Found<'a> {
    file: &'a str,
    row: &'a CaseRow,
    findings: &'a mut Vec<Finding>,
}

impl Found<'_> {
    fn add(&mut self, check: &'static str, column: &'static str, title: String, hint: String) {
        self.findings.push(Finding {
            check: check.into(),
            place: Place::row(self.file, self.row.row).columns([column]),
            child: Some(self.row.case.young_person.as_str().into()),
            title,
            hint: hint.into(),
            weight: Weight::Look,
        });
    }

    fn on_list(&mut self, column: &'static str, value: Option<&String>, list: &[String]) {
        let Some(value) = value.filter(|value| !list.contains(value)) else { return };
        let title = format!("“{value}” is not on the contract’s list");
        self.add("not_on_the_list", column, title, format!("Usual are: {}", list.join(", ")));
    }
}

/// Codes are those of the contract.
fn lists(case: &Case, terms: &Pathway, found: &mut Found<'_>) {
    let day = case.referred.or(case.opened).unwrap_or(Date::MIN);
    found.on_list("quadrant", case.quadrant.as_ref(), terms.quadrants.value(day));
    let teams: Vec<String> = terms.teams.value(day).iter().map(|t| t.name.clone()).collect();
    found.on_list("team", case.team.as_ref(), &teams);
    let refused = case.refusal_reason.as_ref().filter(|reason| *reason != WITHDRAWN);
    let reasons = terms.refusal_reasons.value(case.refused.unwrap_or(day));
    found.on_list("refusal_reason", refused, reasons);
    let closed = case.closed.unwrap_or(day);
    let closures = terms.closure_reasons.value(closed);
    let names: Vec<String> = closures.iter().map(|one| one.reason.clone()).collect();
    found.on_list("closure_reason", case.closure_reason.as_ref(), &names);
    let says = case.closure_reason.as_deref().and_then(|reason| terms.closure(reason, closed));
    if let (Some(says), Some(completed)) = (says, case.completed)
        && says.completed != completed
    {
        found.add(
            "closure_contradicts",
            "completed",
            "The closure reason and whether the course was completed contradict each other".into(),
            "Check both".into(),
        );
    }
}

/// The rules a referral made by hand keeps, which no pair of dates shows.
fn rules(case: &Case, kept: &Kept, found: &mut Found<'_>) {
    if kept.refusal_reason && case.refused.is_some() && case.refusal_reason.is_none() {
        let title = "This case was refused and nobody says why";
        found.add("refused_without_reason", "refusal_reason", title.into(), "Fill it in".into());
    }
    if kept.accepted && case.opened.is_some() && case.accepted.is_none() {
        let title = "This case opened though no supervisor accepted it";
        let hint = "Fill in the day; until then it is listed for the Project Board";
        found.add("opened_without_accepted", "accepted", title.into(), hint.into());
    }
    if kept.therapist && case.opened.is_some() && case.therapist.is_none() {
        let title = "This case is open and has no therapist";
        let hint = "Fill in the staff number: every case has a therapist on every day";
        found.add("opened_without_therapist", "therapist", title.into(), hint.into());
    }
    let adult = case.date_of_birth.zip(case.referred);
    if adult.is_some_and(|(born, referred)| referred >= birthday(born, 18)) {
        let title = "The young person was eighteen or older on the day of referral";
        found.add("referred_at_eighteen", "referred", title.into(), "Check both days".into());
    }
}
