//! Checks on what payment needs, one rule per file, by the DfE's numbers; a few of our own have
//! names. They read a return as it was sent and say what is wrong with it; they change nothing.
//! Source: the DfE's published validation rules for 2022-23 to 2026-27, `docs/contract.md` 7.

mod carried;
pub mod codes;
mod index;
mod prelude;
mod rule;
#[cfg(test)]
mod testing;

mod child_without_header;
mod code_from_another_year;
mod episode_runs_past_eighteen;
mod needed_value_is_blank;
mod rule_101;
mod rule_102;
mod rule_103;
mod rule_141;
mod rule_142;
mod rule_143;
mod rule_144;
mod rule_145;
mod rule_146;
mod rule_147;
mod rule_148;
mod rule_149;
mod rule_213;
mod rule_302;
mod rule_352;
mod rule_353;
mod rule_354;
mod rule_355;
mod rule_356;
mod rule_357;
mod rule_359;
mod rule_362;
mod rule_363;
mod rule_364;
mod rule_365;
mod rule_366;
mod rule_367;
mod rule_376;
mod rule_378;
mod rule_379;
mod rule_380;
mod rule_381;
mod rule_385;
mod rule_386;
mod rule_387;
mod rule_388;
mod rule_389;
mod rule_426;
mod rule_431;
mod rule_432;
mod rule_433;
mod rule_434;
mod rule_435;
mod rule_436;
mod rule_437;
mod rule_445;
mod rule_446;
mod rule_460;
mod rule_501;
mod rule_502;
mod rule_503a;
mod rule_503b;
mod rule_503c;
mod rule_503d;
mod rule_503e;
mod rule_503f;
mod rule_562;
mod temporary_placement_still_open;

use crate::report::Return;
use definitions::Finding;
use index::Checked;
use serde::Serialize;

pub use rule::{Found, Rule, Table, Years};

/// What the checks read: a return, and the year before's where there is one.
pub struct Input<'a> {
    /// The return to check.
    pub this: &'a Return,
    /// The return of the year before.
    pub last: Option<&'a Return>,
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
pub static RULES: &[&Rule] = &[
    &rule_101::RULE,
    &rule_102::RULE,
    &rule_103::RULE,
    &rule_141::RULE,
    &rule_142::RULE,
    &rule_143::RULE,
    &rule_144::RULE,
    &rule_145::RULE,
    &rule_146::RULE,
    &rule_147::RULE,
    &rule_148::RULE,
    &rule_149::RULE,
    &rule_213::RULE,
    &rule_302::RULE,
    &rule_352::RULE,
    &rule_353::RULE,
    &rule_354::RULE,
    &rule_355::RULE,
    &rule_356::RULE,
    &rule_357::RULE,
    &rule_359::RULE,
    &rule_362::RULE,
    &rule_363::RULE,
    &rule_364::RULE,
    &rule_365::RULE,
    &rule_366::RULE,
    &rule_367::RULE,
    &rule_376::RULE,
    &rule_378::RULE,
    &rule_379::RULE,
    &rule_380::RULE,
    &rule_381::RULE,
    &rule_385::RULE,
    &rule_386::RULE,
    &rule_387::RULE,
    &rule_388::RULE,
    &rule_389::RULE,
    &rule_426::RULE,
    &rule_431::RULE,
    &rule_432::RULE,
    &rule_433::RULE,
    &rule_434::RULE,
    &rule_435::RULE,
    &rule_436::RULE,
    &rule_437::RULE,
    &rule_445::RULE,
    &rule_446::RULE,
    &rule_460::RULE,
    &rule_501::RULE,
    &rule_502::RULE,
    &rule_503a::RULE,
    &rule_503b::RULE,
    &rule_503c::RULE,
    &rule_503d::RULE,
    &rule_503e::RULE,
    &rule_503f::RULE,
    &rule_562::RULE,
    &child_without_header::RULE,
    &code_from_another_year::RULE,
    &episode_runs_past_eighteen::RULE,
    &needed_value_is_blank::RULE,
    &temporary_placement_still_open::RULE,
];

/// The rules of the published core that no return can answer, and why.
pub const CANNOT_RUN: &[(&str, &str)] = &[
    ("105", "it reads UASC, which the Header table of a CSV return does not have"),
    ("503G", "it reads PL_DISTANCE, which the DfE works out from postcodes and no return carries"),
    ("503H", "it reads PL_LA, which the DfE works out from postcodes and no return carries"),
    ("503J", "it reads PL_LOCATION, which the DfE works out from postcodes and no return carries"),
];

/// Runs the checks over a return: all of them, or `only` those of these numbers.
pub fn run(input: &Input, only: Option<&[&str]>) -> Outcome {
    let wanted = |number: &str| only.is_none_or(|only| only.iter().any(|o| same(o, number)));
    let checked = Checked::new(input.this, input.last);
    let mut outcome = Outcome::default();
    let mut found = Vec::new();
    for (at, &rule) in RULES.iter().enumerate().filter(|(_, rule)| wanted(rule.number)) {
        if let Some(why) = why_not(rule, input) {
            outcome.not_run.push(NotRun { rule: rule.number.to_owned(), why });
            continue;
        }
        let not_confirmed = not_confirmed(rule, input.this);
        let not_confirmed = not_confirmed.as_deref();
        let mut of_rule = Found { this: input.this, rule, not_confirmed, findings: Vec::new() };
        (rule.run)(&checked, &mut of_rule);
        found.extend(of_rule.findings.into_iter().map(|(file, row, f)| ((file, row, at), f)));
    }
    found.sort_by_key(|(place, _)| *place);
    outcome.findings = found.into_iter().map(|(_, finding)| finding).collect();
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

fn same(asked: &str, number: &str) -> bool {
    asked.trim().eq_ignore_ascii_case(number)
}

/// Why a rule cannot run on this input: its year, last year's return, or a column not sent.
fn why_not(rule: &Rule, input: &Input) -> Option<String> {
    if let Years::Published(first, last) = rule.in_force {
        let year = nearest(input.this);
        if year < first || last < year {
            return Some(format!("it is not among the rules for {}", input.this.year));
        }
    }
    let reads_last = rule.reads.iter().any(|(table, _)| *table == Table::EpisodesLast);
    if reads_last && input.last.is_none() {
        return Some("it needs last year’s return, which was not given".to_owned());
    }
    let lacking = |table: Table| {
        let of = if table == Table::EpisodesLast { input.last? } else { input.this };
        let columns = rule.reads.iter().filter(|(t, _)| *t == table).map(|(_, c)| *c);
        let missing: Vec<&str> = columns.filter(|c| !has(of, table, c)).collect();
        (!missing.is_empty()).then(|| {
            let name = match table {
                Table::Episodes => "the Episodes table",
                Table::Header => "the Header table",
                Table::EpisodesLast => "last year’s Episodes table",
            };
            format!("{name} that was sent has no {}", missing.join(", "))
        })
    };
    [Table::Episodes, Table::Header, Table::EpisodesLast].into_iter().find_map(lacking)
}

/// Whether every file that holds rows of the table has the column. A file whose columns are
/// not known is taken to have it; with no rows of the table at all, no column of it was sent.
fn has(of: &Return, table: Table, column: &str) -> bool {
    let mut files: Vec<usize> = match table {
        Table::Header => of.header.iter().map(|row| row.file).collect(),
        Table::Episodes | Table::EpisodesLast => of.episodes.iter().map(|row| row.file).collect(),
    };
    files.dedup();
    let named = |file: &usize| match of.columns.get(*file) {
        Some(names) if !names.is_empty() => names.iter().any(|n| n.eq_ignore_ascii_case(column)),
        _ => true,
    };
    !files.is_empty() && files.iter().all(named)
}

/// The year whose published rules are nearest to a return's.
fn nearest(of: &Return) -> i16 {
    of.year.starts_in().clamp(Years::FIRST, Years::LAST)
}

fn not_confirmed(rule: &Rule, this: &Return) -> Option<String> {
    let asked = this.year;
    let nearest = crate::ReturnYear::beginning(nearest(this))?;
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
        run(&Input { this: &this, last: last.as_ref() }, only)
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
        let outcome = of(TABLES, None);
        let seen: Vec<String> =
            outcome.findings.iter().map(|f| format!("{} {}", f.place, f.check)).collect();
        assert_eq!(
            seen,
            [
                "header, row 1, SEX 101",
                "episodes, row 1, DECOM 141",
                "episodes, row 1, CHILD child_without_header",
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
                "the Header table that was sent has no DOB",
                "the Episodes table that was sent has no PLACE_PROVIDER",
                "the Episodes table that was sent has no PLACE_PROVIDER, PL_POST, URN",
            ]
        );
    }

    #[test]
    fn every_rule_runs_or_says_why_not() {
        let outcome = of(TABLES, None);
        let left = outcome.not_run.len();
        let needs_last =
            RULES.iter().filter(|r| r.reads.iter().any(|(t, _)| *t == Table::EpisodesLast)).count();
        assert_eq!(left, needs_last + CANNOT_RUN.len());
    }
}
