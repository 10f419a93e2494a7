//! Checks on what payment needs, one rule per file, by the DfE's numbers; a few of our own have
//! names. They read a return as it was sent and say what is wrong with it; they change nothing.
//! Source: the DfE's published validation rules for 2022-23 to 2026-27, `docs/contract.md` 7.

pub mod codes;
mod index;
pub mod lists;
mod part_date;
mod prelude;
mod rule;
mod spells;
#[cfg(test)]
mod testing;

mod across_tables;
mod adoption;
mod care_leavers;
mod deprivation_of_liberty;
mod episodes;
mod header;
mod health;
mod last_year;
mod legal_status;
mod lookup;
mod missing;
mod ours;
mod placed_for_adoption;
mod placement;
mod reviews;
mod social_worker;
mod unaccompanied;

use crate::report::Return;
use crate::return_year::ReturnYear;
use definitions::{Finding, Place, Text};
use index::Checked;
use serde::Serialize;
use std::sync::LazyLock;

pub use lists::Lists;
pub use rule::{Found, Rule, Source, Years};

/// What the checks read: a return, and what else there is to compare it with.
#[derive(Clone, Copy)]
pub struct Input<'a> {
    /// The return to check.
    pub this: &'a Return,
    /// The return of the year before.
    pub last: Option<&'a Return>,
    /// The lists the user loaded.
    pub lists: &'a Lists,
}

impl<'a> Input<'a> {
    /// A return by itself, with last year's where there is one and no list.
    pub fn new(this: &'a Return, last: Option<&'a Return>) -> Input<'a> {
        Input { this, last, lists: &lists::NONE }
    }
}

/// What the checks say.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Outcome {
    /// What was found, in the order of the files and rows, then of the rules.
    pub findings: Vec<Finding>,
    /// The rules that did not run, and why.
    pub not_run: Vec<NotRun>,
}

/// A rule that did not run.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct NotRun {
    /// The rule's number.
    pub rule: String,
    /// Why it did not run.
    pub why: String,
}

/// Every check that can run, the numbered rules first, in the order of their numbers.
pub static RULES: LazyLock<Vec<&'static Rule>> = LazyLock::new(|| {
    let groups = [
        across_tables::RULES,
        adoption::RULES,
        care_leavers::RULES,
        deprivation_of_liberty::RULES,
        episodes::RULES,
        header::RULES,
        health::RULES,
        last_year::RULES,
        legal_status::RULES,
        lookup::RULES,
        missing::RULES,
        ours::RULES,
        placed_for_adoption::RULES,
        placement::RULES,
        reviews::RULES,
        social_worker::RULES,
        unaccompanied::RULES,
    ];
    let mut rules = groups.concat();
    rules.sort_by_key(|rule| order(rule.number));
    rules
});

/// Numbers first, then the DfE's lettered rules, then ours, by name.
fn order(number: &str) -> (u32, &str) {
    let digits = number.find(|c: char| !c.is_ascii_digit()).unwrap_or(number.len());
    let ours = number.contains('_');
    (number[..digits].parse().unwrap_or(u32::MAX - 1 + u32::from(ours)), number)
}

/// The published rules that no return can answer, and why.
pub const CANNOT_RUN: &[(&str, &str)] = &[
    ("105", "it reads a flag UASC, which no table of the return holds"),
    ("205C", "in a CSV return a child is flagged by a row in the UASC table, where DUC stands too"),
    ("303", "in a CSV return a child is flagged by a row in the UASC table, where DUC stands too"),
    ("411", "it compares PL_LOCATION with PL_LA; both are worked out from one postcode and agree"),
    ("SW15STG2", "it is listed, but in force in no published year"),
    ("SW16aSTG2", "it is listed, but in force in no published year"),
    ("SW16bSTG2", "it is listed, but in force in no published year"),
    ("SW16cSTG2", "it is listed, but in force in no published year"),
];

/// Runs the checks over a return: all of them, or `only` those of these numbers.
pub fn run(input: &Input, only: Option<&[&str]>) -> Outcome {
    let wanted = |number: &str| only.is_none_or(|only| only.iter().any(|o| same(o, number)));
    let checked = Checked::new(input);
    let files: Vec<Text> = input.this.parts.iter().map(|part| Text::from(&*part.name)).collect();
    let mut outcome = Outcome::default();
    let (mut found, mut places, mut more) = (Vec::new(), Vec::new(), Vec::new());
    for (at, &rule) in RULES.iter().enumerate().filter(|(_, rule)| wanted(rule.number)) {
        if let Some(why) = why_not(rule, input) {
            outcome.not_run.push(NotRun { rule: rule.number.to_owned(), why });
            continue;
        }
        let not_confirmed = not_confirmed(rule, input.this);
        let room = MOST_OF_A_RULE.min(MOST_FINDINGS - found.len());
        let mut of_rule = Found::new(rule, &files, not_confirmed.as_deref(), room);
        (rule.run)(&checked, &mut of_rule);
        if of_rule.more > 0 {
            more.push(and_more(rule, input.this.year, of_rule.more));
        }
        for (part, row, finding) in of_rule.findings {
            places.push((part, row, at, found.len()));
            found.push(Some(finding));
        }
    }
    // Places are small and findings large, so the places are sorted and each finding moved once.
    places.sort_unstable();
    let in_order = places.into_iter().filter_map(|(.., at)| found[at].take());
    outcome.findings = in_order.collect();
    outcome.findings.extend(more);
    for (rule, why) in CANNOT_RUN.iter().filter(|(rule, _)| wanted(rule)) {
        outcome.not_run.push(NotRun { rule: (*rule).to_owned(), why: (*why).to_owned() });
    }
    for asked in only.unwrap_or_default() {
        let known = RULES.iter().map(|rule| rule.number).chain(CANNOT_RUN.iter().map(|c| c.0));
        if !known.into_iter().any(|number| same(asked, number)) {
            let why = "no check has this number".to_owned();
            outcome.not_run.push(NotRun { rule: (*asked).to_owned(), why });
        }
    }
    outcome
}

/// The most findings of one rule that are listed: no one works through more.
const MOST_OF_A_RULE: usize = 100_000;
/// The most in all, so that no file can fill the memory with them.
const MOST_FINDINGS: usize = 1_000_000;

fn and_more(rule: &Rule, year: ReturnYear, more: usize) -> Finding {
    Finding {
        check: rule.number.into(),
        place: Place::file(format!("return {year}")),
        child: None,
        title: format!("And {more} more rows, which are not listed"),
        hint: rule.remedy.into(),
        weight: rule.weight,
    }
}

fn same(asked: &str, number: &str) -> bool {
    asked.trim().eq_ignore_ascii_case(number)
}

/// Why a rule cannot run on this input: its year, a table, a column or a list not sent.
fn why_not(rule: &Rule, input: &Input) -> Option<String> {
    if let Years::Published(first, last) = rule.in_force {
        let year = rules_for(input.this.year).starts_in();
        if year < first || last < year {
            return Some(format!("it is not among the rules for {}", input.this.year));
        }
    }
    if input.last.is_none() && rule.reads.iter().any(|(from, _)| from.is_last_year()) {
        return Some("it needs last year’s return, which was not given".to_owned());
    }
    let mut sources: Vec<Source> = rule.reads.iter().map(|(from, _)| *from).collect();
    sources.sort();
    sources.dedup();
    sources.into_iter().find_map(|source| lacking(rule, source, input))
}

/// What is lacking of one source that a rule reads.
fn lacking(rule: &Rule, source: Source, input: &Input) -> Option<String> {
    let Some((table, last)) = source.table() else {
        return lists::lacking(source, input.lists);
    };
    let (of, whose) = if last { (input.last?, "last year’s ") } else { (input.this, "the ") };
    if !of.has_table(table) {
        return Some(format!("{whose}{table} table was not sent"));
    }
    let columns = rule.reads.iter().filter(|(from, _)| *from == source).map(|(_, c)| *c);
    let parts = || of.parts.iter().filter(|part| part.table == table);
    let missing: Vec<&str> =
        columns.filter(|column| !parts().all(|part| part.has(column))).collect();
    (!missing.is_empty())
        .then(|| format!("{whose}{table} table that was sent has no {}", missing.join(", ")))
}

/// The year whose published rules a year's return is checked by: its own, or the nearest.
pub fn rules_for(year: ReturnYear) -> ReturnYear {
    let nearest = year.starts_in().clamp(Years::FIRST, Years::LAST);
    ReturnYear::beginning(nearest).unwrap_or(year)
}

fn not_confirmed(rule: &Rule, this: &Return) -> Option<String> {
    let (asked, nearest) = (this.year, rules_for(this.year));
    if rule.in_force == Years::Ours || nearest == asked {
        return None;
    }
    Some(format!(
        "(Rule of {nearest}, the nearest published: not confirmed for this year, {asked}.)"
    ))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::testing::read;
    use definitions::Weight;

    const TABLES: &str = "
        CHILD SEX DOB        ETHNIC
        A     3   01/01/2005 WBRI

        CHILD DECOM      RNE LS CIN PLACE PLACE_PROVIDER DEC        REC
        B     31/02/2022 S   V2 N4  U4    PR1            -          -
        A     01/05/2022 S   V2 N4  U4    PR1            01/05/2022 E4A
        A     01/04/2022 S   V2 N4  U9    PR1            02/06/2022 X1
    ";

    fn of(tables: &str, only: Option<&[&str]>) -> Outcome {
        let (this, last) = read(tables);
        run(&Input::new(&this, last.as_ref()), only)
    }

    #[test]
    fn rules_are_in_the_order_of_their_numbers_and_each_appears_once() {
        let key = |number: &str| {
            let digits: String = number.chars().take_while(char::is_ascii_digit).collect();
            (digits.parse().unwrap_or(u32::MAX), number.to_owned())
        };
        let numbers: Vec<_> = RULES.iter().map(|rule| key(rule.number)).collect();
        assert!(numbers.is_sorted_by(|a, b| a < b), "{numbers:?}");
        assert!(RULES.iter().all(|rule| !rule.points_at.is_empty()));
    }

    #[test]
    fn findings_come_in_the_order_of_files_and_rows_then_rules() {
        let rules = ["101", "141", "146", "355", "388", "431", "501", "INT03"];
        let outcome = of(TABLES, Some(&rules));
        let seen: Vec<String> =
            outcome.findings.iter().map(|f| format!("{} {}", f.place, f.check)).collect();
        assert_eq!(
            seen,
            [
                "header, row 1, SEX 101",
                "episodes, row 1, DECOM 141",
                "episodes, row 1, CHILD INT03",
                "episodes, row 2, DECOM DEC 355",
                "episodes, row 2, DECOM RNE 431",
                "episodes, row 2, DECOM DEC 501",
                "episodes, row 3, PLACE 146",
                "episodes, row 3, REC 388",
            ]
        );
        assert_eq!(outcome.findings[1].weight, Weight::Refused);
        assert_eq!(outcome.findings[1].child.as_deref(), Some("B"));
    }

    #[test]
    fn only_the_rules_asked_for_run() {
        let outcome = of(TABLES, Some(&["146", "503a", "105", "nonsense"]));
        assert!(outcome.findings.iter().all(|f| f.check == "146"));
        assert_eq!(outcome.findings.len(), 1);
        let left: Vec<&str> = outcome.not_run.iter().map(|n| n.rule.as_str()).collect();
        assert_eq!(left, ["503A", "105", "nonsense"]);
    }

    #[test]
    fn a_year_with_no_published_rules_runs_the_nearest_and_says_so() {
        let early = TABLES.replace("2022", "2013");
        let outcome = of(&format!("2013-14\n{early}"), Some(&["146", "445"]));
        assert!(outcome.findings[0].hint.contains("not confirmed for this year"));
        assert!(!of(TABLES, Some(&["146"])).findings[0].hint.contains("not confirmed"));
    }

    #[test]
    fn a_rule_withdrawn_before_the_year_is_not_run() {
        let outcome = of("2024-25\nCHILD DECOM LS\nA 01/01/2006 D1", Some(&["445"]));
        assert_eq!(outcome.not_run[0].why, "it is not among the rules for 2024-25");
    }

    #[test]
    fn a_column_that_was_not_sent_is_named() {
        let tables =
            "2013-14\nonly\nCHILD DECOM RNE LS CIN PLACE DEC REC\nA 01/05/2013 S V2 N4 Q2 - -";
        let outcome = of(tables, Some(&["213", "144", "435", "102"]));
        let why: Vec<&str> = outcome.not_run.iter().map(|n| n.why.as_str()).collect();
        assert_eq!(
            why,
            [
                "the Header table was not sent",
                "the Episodes table that was sent has no PLACE_PROVIDER",
                "the Episodes table that was sent has no PLACE_PROVIDER, PL_POST, URN",
            ]
        );
    }

    #[test]
    fn every_rule_runs_or_says_why_not() {
        let outcome = of(TABLES, None);
        let sent = |(from, _): &(Source, &str)| matches!(from, Source::Header | Source::Episodes);
        let in_force = |rule: &Rule| match rule.in_force {
            Years::Published(first, last) => (first..=last).contains(&2022),
            Years::Ours => true,
        };
        let run = RULES.iter().filter(|rule| in_force(rule) && rule.reads.iter().all(sent));
        assert_eq!(outcome.not_run.len(), RULES.len() - run.count() + CANNOT_RUN.len());
    }
}
