//! Explaining a quarter, a child, a day: each figure down to the clause and the row behind it.

use crate::actor::Side;
use crate::book::Book;
use crate::quarter::calculate::Calculation;
use care::clause::Clause;
use care::day::Run;
use definitions::{Cell, Exact, Kind, Quarter, Rounding, Table};
use outcomes::Contract;
use outcomes::measurement::{Measured, Standing};

/// The children in a quarter's statement, each with what it adds; of one cohort, if asked.
pub fn children(calculation: &Calculation, new_only: bool, cohort: Option<Quarter>) -> Table {
    let mut table = Table::new(
        format!("Child-quarters in the statement of {}", calculation.statement.quarter),
        &LINES,
    );
    let wanted = |line: &&Measured| cohort.is_none_or(|cohort| line.cohort == cohort);
    for line in calculation.measured.iter().filter(wanted) {
        let new = line.settled == Some(calculation.statement.quarter);
        if (line.in_statement() && (new || !new_only))
            || matches!(line.standing, Standing::Waits(_))
        {
            table.rows.push(line_cells(calculation, line));
        }
    }
    table
}

/// One child's tracking quarters.
pub fn child(calculation: &Calculation, at: usize) -> Table {
    let case = &calculation.children.cases[at].case;
    let window = &calculation.children.tracked[at].window;
    let mut table =
        Table::new(format!("Case {}, tracked from {}", case.case, window.start), &LINES);
    let mine = calculation.measured.iter().filter(|line| line.child as usize == at);
    table.rows = mine.map(|line| line_cells(calculation, line)).collect();
    table.note(format!("The window ends on {} ({}).", window.end, window.because.said()))
}

const LINES: [(&str, &str, Kind); 11] = [
    ("case", "Case", Kind::Text),
    ("tracking_quarter", "Quarter", Kind::Number),
    ("from", "From", Kind::Date),
    ("to", "Up to", Kind::Date),
    ("care_days", "Care", Kind::Number),
    ("home_days", "Home", Kind::Number),
    ("excluded_days", "Excluded", Kind::Number),
    ("unknown_days", "Unknown", Kind::Number),
    ("days_saved", "Days saved", Kind::Number),
    ("earned", "Earned", Kind::Money),
    ("standing", "Standing", Kind::Text),
];

fn line_cells(calculation: &Calculation, line: &Measured) -> Vec<Cell> {
    let case = &calculation.children.cases[line.child as usize].case;
    vec![
        case.case.as_str().into(),
        i64::from(line.k).into(),
        line.days.began.into(),
        line.days.ended.into(),
        line.count.care.into(),
        line.count.home.into(),
        line.count.excluded.into(),
        line.count.unknown.into(),
        line.saving.map_or(Cell::Blank, |saving| Cell::Exact(saving.days_saved, 4)),
        line.saving
            .map_or(Cell::Blank, |s| Cell::Money(s.earned.rounded_to_pence(Rounding::HalfUp))),
        standing(line).into(),
    ]
}

fn standing(line: &Measured) -> String {
    let settled = line.settled.map_or(String::new(), |quarter| format!("settled {quarter}"));
    match line.standing {
        Standing::NotDue => format!("due {}", line.due),
        Standing::Waits(why) => format!("waits: {}", why.said()),
        Standing::NotPriced => format!("{settled}, not priced"),
        Standing::Settled => settled,
        Standing::Kept => format!("{settled}, kept as agreed"),
        Standing::Voided => "voided".to_owned(),
    }
}

/// The days of one child's tracking quarter: runs, or one row a day.
pub fn days(calculation: &Calculation, at: usize, line: &Measured, daily: bool) -> Table {
    let case = &calculation.children.cases[at].case;
    let mut table = Table::new(
        format!(
            "Case {}, tracking quarter {}, {} up to {}",
            case.case, line.k, line.days.began, line.days.ended
        ),
        &[
            ("from", "From", Kind::Date),
            ("to", "Up to", Kind::Date),
            ("days", "Days", Kind::Number),
            ("state", "The days are", Kind::Text),
            ("clause", "Because", Kind::Text),
            ("term", "Term", Kind::Text),
            ("source", "Reported in", Kind::Text),
        ],
    );
    for run in &calculation.runs[at] {
        let Some(mut part) = run.days.and(line.days) else { continue };
        let end = part.ended;
        while part.began < end {
            part.ended = if daily { part.began.tomorrow().unwrap_or(end) } else { end };
            table.push([
                part.began.into(),
                part.ended.into(),
                part.days().into(),
                run.state.said().into(),
                run.clause.said().into(),
                run.clause.term().into(),
                source(calculation, at, run).into(),
            ]);
            part.began = part.ended;
        }
    }
    table
}

fn source(calculation: &Calculation, at: usize, run: &Run) -> String {
    let episodes = &calculation.children.tracked[at].known.episodes;
    let Some(episode) = run.episode.and_then(|i| episodes.get(i)) else {
        return match run.clause {
            Clause::NoEpisode => "the returns cover the day and report nothing".to_owned(),
            Clause::NotCovered => "no return covers the day".to_owned(),
            _ => "the case list".to_owned(),
        };
    };
    let row = &episode.reported;
    let codes = format!("{} {}", episode.ls, episode.place);
    let repaired = episode.repair.as_ref().map_or(String::new(), |repair| {
        format!("; repaired by step {}: {}", repair.step, repair.what)
    });
    format!("{} return, {}, row {} ({codes}){repaired}", row.year, row.file, row.row)
}

/// The sum for one child-quarter, in words and figures, as either side would check it by hand.
pub fn sum(
    contract: &Contract,
    book: &Book,
    calculation: &Calculation,
    line: &Measured,
) -> Vec<(String, String)> {
    let mut sum = vec![("Child days: care + home".to_owned(), line.count.child_days().to_string())];
    let at = line.child as usize;
    let place = (calculation.children.tracked[at].key.clone(), line.k);
    let recorded = care::day::count(&calculation.runs[at], line.days).care;
    if book.determined.contains_key(&place) {
        sum.push(("Care days on the record, the days above".to_owned(), recorded.to_string()));
        sum.push(("Care days an expert determined".to_owned(), line.count.care.to_string()));
    } else if recorded != line.count.care {
        sum.push(("Care days on the record, the days above".to_owned(), recorded.to_string()));
        sum.push(("Care days kept as they were agreed".to_owned(), line.count.care.to_string()));
    } else {
        sum.push(("Care days observed".to_owned(), line.count.care.to_string()));
    }
    for side in [Side::Payer, Side::Spv] {
        if let Some(days) = book.says(side).get(&place) {
            sum.push((format!("In dispute: care days, says the {side}"), days.to_string()));
        }
    }
    let stratum = line.stratum.and_then(|at| contract.baseline.stratum.get(usize::from(at)));
    if let (Some(stratum), Some(saving)) = (stratum, line.saving) {
        let rate = stratum.rate(line.k).unwrap_or(Exact::ZERO);
        sum.push((
            format!("Rate of the comparison group, stratum {}, quarter {}", stratum.name, line.k),
            rate.to_string(),
        ));
        sum.push((
            "Care days expected: rate × child days".to_owned(),
            saving.days_expected.to_string(),
        ));
        sum.push(("Days saved: expected − observed".to_owned(), saving.days_saved.to_string()));
        sum.push(("Price of a day".to_owned(), saving.price.to_string()));
        let (pounds, rest) = (saving.earned.rounded_to_pence(Rounding::HalfUp), saving.earned);
        sum.push((
            "Earned: price × days saved".to_owned(),
            format!("{pounds} ({rest} pence exactly)"),
        ));
        let origin = contract.tariff.price.on(line.days.began).origin.said();
        sum.push(("The price comes from".to_owned(), format!("tariff.toml: {origin}")));
        sum.push((
            "The rate comes from".to_owned(),
            format!("baseline.toml: {}", stratum.origin.said()),
        ));
    }
    sum
}
