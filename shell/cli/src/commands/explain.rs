//! `homeward explain`: a quarter, then a child, then each day with the clause that decided it.

use crate::arguments::Common;
use crate::commands::Outcome;
use crate::desk::Session;
use crate::show::{Problem, Show};
use app::Book;
use app::quarter::calculate::Calculation;
use app::quarter::explain;
use app::statement::propose::simulate;
use app::statement::rests_on::rests_on;
use clap::Args;
use definitions::party::Role;
use definitions::{Quarter, Refusal};
use std::process::ExitCode;

/// Explain an amount back to its inputs: the quarter's children; with --case one child's ten
/// quarters; with --tracking-quarter its days, each with the clause and the row that decided it.
/// Looking at a child is recorded.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  homeward explain 2014-Q2\n  homeward explain 2014-Q2 --case C-017\n  \
                  homeward explain 2014-Q2 --case C-017 --tracking-quarter 2 --daily"
)]
pub struct Explain {
    /// The measurement quarter
    quarter: Quarter,
    /// One child, by case number or pseudonym
    #[arg(long)]
    case: Option<String>,
    /// One of the child's tracking quarters, 1 to 10
    #[arg(long, value_name = "K", requires = "case")]
    tracking_quarter: Option<u8>,
    /// One row a day
    #[arg(long, requires = "tracking_quarter")]
    daily: bool,
    /// Only the children of one cohort
    #[arg(long, value_name = "QUARTER", conflicts_with = "case")]
    cohort: Option<Quarter>,
    /// Every child in the statement, not only those settled in this quarter
    #[arg(long)]
    all: bool,
}

/// Explains.
pub fn run(explain: &Explain, common: &Common, show: &Show) -> Outcome {
    let mut session = Session::open(common)?;
    let quarter = explain.quarter;
    let actor = session.actor()?;
    let may = [Role::Payer, Role::Intermediary, Role::Expert];
    actor.must_be(&may, "see what a child's days are worth")?;
    let (calculation, book) = calculation(&session, quarter)?;
    let Some(name) = &explain.case else {
        let table = explain::children(
            &calculation,
            !explain.all && explain.cohort.is_none(),
            explain.cohort,
        );
        note_reading(&mut session, &calculation, quarter, None)?;
        show.value(&table);
        show.table(&table);
        show.say(format!("\nNext: homeward explain {quarter} --case CASE"));
        return Ok(ExitCode::SUCCESS);
    };
    let at = calculation.children.find(name).ok_or_else(|| {
        Refusal::new(
            format!("No tracked case has the number {name}"),
            format!("homeward explain {quarter} --all lists them"),
        )
    })?;
    note_reading(&mut session, &calculation, quarter, Some(at))?;
    match explain.tracking_quarter {
        None => child(&calculation, at, quarter, show),
        Some(k) => days(&book, &calculation, at, k, explain.daily, show)?,
    }
    Ok(ExitCode::SUCCESS)
}

/// The quarter as settled or proposed, with the book it rests on; a simulation when it is neither.
fn calculation(session: &Session, quarter: Quarter) -> Result<(Calculation, Book), Problem> {
    let desk = &session.desk;
    match session.runtime.block_on(rests_on(desk, quarter))? {
        Some(book) => Ok((app::quarter::calculate::calculate(&book, quarter, None)?, book)),
        None => Ok((session.runtime.block_on(simulate(desk, quarter))?, desk.book.clone())),
    }
}

fn note_reading(
    session: &mut Session,
    calculation: &Calculation,
    quarter: Quarter,
    at: Option<usize>,
) -> Result<(), Problem> {
    let tracked = &calculation.children.tracked;
    let shown = match at {
        Some(at) => vec![tracked[at].key.clone()],
        None => tracked.iter().map(|child| child.key.clone()).collect(),
    };
    session.note_reading(format!("explain {quarter}"), shown)
}

fn child(calculation: &Calculation, at: usize, quarter: Quarter, show: &Show) {
    let table = explain::child(calculation, at);
    show.value(&table);
    show.table(&table);
    let case = &calculation.children.cases[at];
    show.say(format!("Link to the council's number: {}.", case.link.said()));
    for repair in &case.repairs {
        show.say(format!("Repaired by step {} of the merge: {}", repair.step, repair.what));
    }
    for row in &case.withdrawn {
        let at = &row.reported;
        show.say(format!(
            "Withdrawn by a later submission: {} ({} {} row {})",
            row.decom, at.year, at.file, at.row
        ));
    }
    let name = &case.case.case;
    show.say(format!("\nNext: homeward explain {quarter} --case {name} --tracking-quarter K"));
}

fn days(
    book: &Book,
    calculation: &Calculation,
    at: usize,
    k: u8,
    daily: bool,
    show: &Show,
) -> Result<(), Problem> {
    let line = calculation.measured.iter().find(|line| line.child as usize == at && line.k == k);
    let line = line.ok_or_else(|| {
        Refusal::new(
            format!("The child has no tracking quarter {k}"),
            "Quarters run from 1 to 10, as far as the window lasts",
        )
    })?;
    let contract = app::quarter::contract(book)?;
    let table = explain::days(calculation, at, line, daily);
    let sum = explain::sum(contract, book, calculation, line);
    show.value(&serde_json::json!({ "days": table, "sum": sum }));
    show.table(&table);
    show.say("\nThe sum:");
    let width = sum.iter().map(|(what, _)| what.chars().count()).max().unwrap_or(0);
    for (what, value) in &sum {
        let lines = app::paper::wrapped(value, show.width().saturating_sub(width + 4).max(30));
        for (i, line) in lines.iter().enumerate() {
            let what = if i == 0 { what.as_str() } else { "" };
            show.say(format!("  {what:<width$}  {line}"));
        }
    }
    Ok(())
}
