//! The findings that stand: what is wrong with what partners sent, by the submission that rules
//! each year, checked again from what was sent. Each has a number of its own that stays the same
//! when the return is sent again, so that it can be owned, written about and followed.

use crate::access::Role;
use crate::book::pseudonym::Pseudonyms;
use crate::book::{Book, Ruling};
use crate::desk::Failure;
use crate::statutory_return::give_back::ruling;
use crate::statutory_return::read_back::{Sent, read_back};
use care::checks::{self, Input};
use care::{Return, ReturnYear, Submission};
use definitions::{Date, Finding, birthday};
use record::Record;
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// One finding that stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Standing {
    /// Its number: twelve letters and digits.
    pub number: String,
    /// What it was found in.
    pub of: Of,
    /// When it was first imported, in microseconds since 1970.
    pub since: i64,
    /// The finding.
    pub finding: Finding,
}

/// What a finding was found in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Of {
    /// The council's return.
    Return(Submission),
    /// The provider's case list: the pseudonym of the case it is about.
    CaseList(String),
}

impl Standing {
    /// Who answers it until somebody takes it on: the role.
    pub fn answers(&self) -> Role {
        match (&self.of, self.finding.check.as_ref()) {
            (Of::Return(_), _) | (_, super::listed::NOT_FOUND) => Role::DataOfficer,
            (_, super::listed::DOUBTFUL) => Role::SibDirector,
            _ => Role::BusinessSupport,
        }
    }
}

/// A submission that was checked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Checked {
    /// Which.
    pub submission: Submission,
    /// When it was imported, in microseconds since 1970.
    pub at: i64,
    /// Its episodes, as far as they are still held.
    pub episodes: usize,
    /// How many findings stand in it.
    pub findings: usize,
    /// The rules that did not run, and why: those of the year that lacked something.
    pub not_run: Vec<checks::NotRun>,
}

/// Everything that stands in the council's returns.
#[derive(Clone, Debug, Default)]
pub struct InReturns {
    /// The findings, year by year, in the order of files and rows.
    pub findings: Vec<Standing>,
    /// The submissions that rule, the newest year first.
    pub checked: Vec<Checked>,
}

/// Checks every ruling submission again, from what was sent.
///
/// # Errors
/// A fault when the record cannot be read.
pub async fn in_returns(record: &Record, book: &Book) -> Result<InReturns, Failure> {
    let mut years: BTreeMap<ReturnYear, Vec<(Submission, String)>> = BTreeMap::new();
    for (import, filed) in book.imports.iter().filter(|(import, _)| book.counts(import)) {
        if let Ruling::Return(submission) = filed.ruling {
            years.entry(submission.year).or_default().push((submission, import.clone()));
        }
    }
    let wanted = years.iter().flat_map(|(year, all)| all.iter().map(|(_, i)| (i.clone(), *year)));
    let sent = read_back(record, book, &wanted.collect()).await?;
    let rules = |year: ReturnYear| {
        ruling(book, year).and_then(|(import, submission)| Some((submission, sent.get(&import)?)))
    };
    let mut found = InReturns::default();
    for (year, all) in years.iter().rev() {
        let Some((submission, ruling)) = rules(*year) else { continue };
        let last = rules(year.before()).map(|(_, sent)| &sent.rows);
        let since = first_seen(all, &sent, last, &book.pseudonyms);
        let (findings, not_run) = check(&ruling.rows, last, submission.covered_until);
        let numbers = numbers(&findings, *year, &book.pseudonyms);
        let standing = numbers.into_iter().zip(findings).map(|(number, finding)| {
            let since = since.get(&number).copied().unwrap_or(ruling.at);
            Standing { number, of: Of::Return(submission), since, finding }
        });
        let before = found.findings.len();
        found.findings.extend(standing);
        found.checked.push(Checked {
            submission,
            at: ruling.at,
            episodes: ruling.rows.episodes.len(),
            findings: found.findings.len() - before,
            not_run,
        });
    }
    Ok(found)
}

/// When each finding was first imported: the earliest submission of the year that had it.
fn first_seen(
    all: &[(Submission, String)],
    sent: &BTreeMap<String, Sent>,
    last: Option<&Return>,
    names: &Pseudonyms,
) -> HashMap<String, i64> {
    let mut since: HashMap<String, i64> = HashMap::new();
    for (submission, import) in all {
        let Some(sent) = sent.get(import) else { continue };
        let (findings, _) = check(&sent.rows, last, submission.covered_until);
        for number in numbers(&findings, submission.year, names) {
            let first = since.entry(number).or_insert(sent.at);
            *first = (*first).min(sent.at);
        }
    }
    since
}

/// What is wrong with a return, by every rule and by what its rows cannot be used for, as far as
/// it covers the year.
fn check(
    this: &Return,
    last: Option<&Return>,
    covered_until: Date,
) -> (Vec<Finding>, Vec<checks::NotRun>) {
    if this.parts.is_empty() {
        return (Vec::new(), Vec::new());
    }
    let outcome = checks::run(&Input::new(this, last), None);
    let (_, unusable) = intake::usable::episodes(this);
    let ours = |finding: &Finding| !finding.check.starts_with(|c: char| c.is_ascii_digit());
    let mut findings: Vec<Finding> = unusable.into_iter().filter(ours).collect();
    let still_to_come = |finding: &Finding| turns_18_after_the_cover(finding, this, covered_until);
    findings.extend(outcome.findings.into_iter().filter(|finding| !still_to_come(finding)));
    let expected =
        |why: &str| why.contains("not among the rules for") || why.contains("no published year");
    let not_run = outcome.not_run.into_iter().filter(|rule| !expected(&rule.why)).collect();
    (findings, not_run)
}

/// Whether rule 359 asks for an end that the return could not know: it looks at the collection's
/// last day, and the child turns 18 on or after the last day that was covered.
fn turns_18_after_the_cover(finding: &Finding, this: &Return, covered_until: Date) -> bool {
    if finding.check != "359" {
        return false;
    }
    let whose = |child: &str| this.header.iter().find(|row| row.child == child);
    let born = finding.child.as_deref().and_then(whose).and_then(|row| row.dob.date());
    born.is_some_and(|born| covered_until <= tomorrow(birthday(born, 18)))
}

fn tomorrow(day: Date) -> Date {
    day.tomorrow().unwrap_or(day)
}

/// The numbers of findings, in their order. Rows move when a return is sent again, so a finding
/// about a child is known by the child, the rule and the columns, and which of several it is; one
/// about nobody by its row.
fn numbers(findings: &[Finding], year: ReturnYear, names: &Pseudonyms) -> Vec<String> {
    let mut taken: BTreeSet<String> = BTreeSet::new();
    let number = |finding: &Finding| {
        let place = &finding.place;
        let table = place.table.unwrap_or_else(|| place.file.as_str());
        let whom = match &finding.child {
            Some(child) => names.child(child),
            None => place.row.map_or(String::new(), |row| row.to_string()),
        };
        let columns = place.columns.join(" ");
        let year = year.to_string();
        let parts = [finding.check.as_ref(), year.as_str(), table, columns.as_str(), whom.as_str()];
        (0_u32..).map(|nth| digest(&parts, nth)).find(|number| taken.insert(number.clone()))
    };
    findings.iter().filter_map(number).collect()
}

/// Twelve letters and digits that stand for what a finding is.
pub(super) fn digest(parts: &[&str], nth: u32) -> String {
    let mut digest = Sha256::new();
    for part in parts {
        digest.update(part.as_bytes());
        digest.update(b"\0");
    }
    digest.update(nth.to_be_bytes());
    digest.finalize().iter().take(6).map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test may")]
mod tests {
    use super::*;
    use definitions::{Place, Weight};

    fn finding(check: &'static str, child: Option<&str>, row: u64) -> Finding {
        Finding {
            check: check.into(),
            place: Place::row("episodes.csv", row).table("episodes").columns(["DEC"]),
            child: child.map(Into::into),
            title: String::new(),
            hint: "".into(),
            weight: Weight::Look,
        }
    }

    fn numbered(findings: &[Finding]) -> Vec<String> {
        let year = ReturnYear::beginning(2014).unwrap();
        numbers(findings, year, &Pseudonyms::from_secret("secret"))
    }

    #[test]
    fn a_finding_keeps_its_number_when_its_row_moves_and_others_come_and_go() {
        let before = [finding("142", Some("A"), 3), finding("501", Some("A"), 4)];
        let after = [
            finding("142", Some("B"), 1),
            finding("142", Some("A"), 9),
            finding("501", Some("A"), 10),
        ];
        assert_eq!(numbered(&before)[..], numbered(&after)[1..]);
    }

    #[test]
    fn an_18th_birthday_after_the_cover_is_no_finding() {
        let mut this = Return::empty(ReturnYear::beginning(2015).unwrap());
        let dob = care::DateField::of("01/03/1998");
        this.header.push(care::HeaderRow { child: "A".into(), dob, ..Default::default() });
        let later = |check, month, day| {
            let covered_until = Date::constant(2016, month, day);
            turns_18_after_the_cover(&finding(check, Some("A"), 1), &this, covered_until)
        };
        // The cover ends the day before the day named. On its last day, 18 is in time.
        assert!(later("359", 1, 1) && later("359", 3, 2));
        assert!(!later("359", 3, 3) && !later("359", 4, 1));
        assert!(!later("142", 1, 1));
    }

    #[test]
    fn two_of_a_kind_about_one_child_have_two_numbers() {
        let twice = numbered(&[finding("142", Some("A"), 3), finding("142", Some("A"), 5)]);
        assert_ne!(twice[0], twice[1]);
    }

    #[test]
    fn a_finding_about_nobody_is_known_by_its_row() {
        let two = numbered(&[finding("142", None, 3), finding("142", None, 4)]);
        assert_ne!(two[0], two[1]);
        assert_eq!(numbered(&[finding("142", None, 4)])[0], two[1]);
    }
}
