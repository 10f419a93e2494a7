//! `homeward measure`: cohort by tracking quarter.

use crate::arguments::Common;
use crate::commands::Outcome;
use crate::desk::Session;
use crate::show::Show;
use app::quarter::calculate::calculate;
use app::quarter::matrix::priced;
use app::quarter::split::{By, split};
use app::statement::propose::simulate;
use app::statement::rests_on::rests_on;
use app::status::next_quarter;
use clap::{Args, ValueEnum};
use definitions::{Quarter, Refusal};
use std::process::ExitCode;

/// See what has been measured by a quarter: for every cohort and tracking quarter the care days
/// expected, observed and saved; of a quarter with a statement, as the statement saw it. Nothing
/// is recorded.
#[derive(Debug, Args)]
#[command(after_help = "Example:  homeward measure 2014-Q3 --split placement")]
pub struct Measure {
    /// The measurement quarter, such as 2014-Q2; without it, the next to propose
    quarter: Option<Quarter>,
    /// Split the care days instead, without changing their total
    #[arg(long, value_enum, value_name = "BY")]
    split: Option<SplitBy>,
}

/// What care days are split by.
#[derive(Clone, Copy, Debug, ValueEnum)]
enum SplitBy {
    /// The return's placement code
    Placement,
    /// The return's legal status code
    LegalStatus,
}

/// Measures.
pub fn run(measure: &Measure, common: &Common, show: &Show) -> Outcome {
    let session = Session::open(common)?;
    let quarter = match measure.quarter {
        Some(quarter) => quarter,
        None => {
            let contract = app::quarter::contract(&session.desk.book)?;
            let children = app::book::children::children(&session.desk.book, contract);
            next_quarter(&session.desk.book, &children).ok_or_else(|| {
                Refusal::new("Nobody is tracked yet", "Import a case list with opened cases")
            })?
        }
    };
    let calculation = match session.runtime.block_on(rests_on(&session.desk, quarter))? {
        Some(book) => calculate(&book, quarter, None)?,
        None => session.runtime.block_on(simulate(&session.desk, quarter))?,
    };
    if let Some(by) = measure.split {
        let by = match by {
            SplitBy::Placement => By::Placement,
            SplitBy::LegalStatus => By::LegalStatus,
        };
        let table = split(&calculation, by);
        show.value(&table);
        show.table(&table);
        return Ok(ExitCode::SUCCESS);
    }
    show.value(&calculation.statement);
    show.table(&priced(&calculation.statement));
    let headline = calculation.statement.headline;
    show.say(format!(
        "{} care days of {} child days, {} children priced, {} tracked and not priced; as of entry {}.",
        headline.care_days,
        headline.child_days,
        headline.children,
        headline.children_not_priced,
        calculation.statement.as_of
    ));
    for line in &calculation.statement.waiting {
        show.say(format!(
            "{} child-quarters of {} children wait: {}.",
            line.child_quarters,
            line.children,
            line.why.said()
        ));
    }
    show.say(format!("\nThis is a measurement, not a statement. Next: homeward propose {quarter}"));
    Ok(ExitCode::SUCCESS)
}
