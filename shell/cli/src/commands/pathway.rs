//! `homeward pathway`: the referral pathway in counts.

use crate::arguments::Common;
use crate::commands::Outcome;
use crate::desk::Session;
use crate::show::Show;
use app::book::children::children;
use app::pathway::small::Audience::Within;
use app::pathway::{closes, funnel, needed, reasons};
use clap::{Args, ValueEnum};
use definitions::{Date, Interval, Refusal};
use jiff::ToSpan;
use std::collections::BTreeMap;
use std::process::ExitCode;

/// Count referrals by step, by reason and by what became of those that opened. Every count is
/// shown, so what is printed stays inside the service.
#[derive(Debug, Args)]
#[command(after_help = "Example:  homeward pathway --from 2013-04-01 --to 2014-03-31 --by source")]
pub struct PathwayCommand {
    /// Referred on this day or later; without it, twelve months ago
    #[arg(long, value_name = "DATE")]
    from: Option<Date>,
    /// Referred on this day or earlier; without it, the day they are counted on
    #[arg(long, value_name = "DATE")]
    to: Option<Date>,
    /// As they stood at the end of this day; without it, today
    #[arg(long, value_name = "DATE")]
    on: Option<Date>,
    /// How they are grouped
    #[arg(long, value_enum, default_value = "month")]
    by: Grouping,
    /// Openings to reach: how many referrals that needs
    #[arg(long, default_value_t = 10, value_parser = clap::value_parser!(u32).range(1..=500))]
    target: u32,
}

/// How referrals are grouped.
#[derive(Clone, Copy, Debug, ValueEnum)]
enum Grouping {
    /// By the month of referral
    Month,
    /// By who refers
    Source,
    /// By the quadrant whose panel considers them
    Quadrant,
    /// By the team that has them
    Team,
}

/// Counts.
pub fn run(command: &PathwayCommand, common: &Common, show: &Show) -> Outcome {
    let session = Session::open(common)?;
    let contract = app::quarter::contract(&session.desk.book)?;
    let cases = children(&session.desk.book, contract).listed;
    let on = command.on.unwrap_or(session.moment.today);
    let after = |day: Date| day.tomorrow().unwrap_or(day);
    let ended = after(command.to.unwrap_or(on));
    let began = command.from.unwrap_or_else(|| ended.saturating_sub(12.months()));
    let period = Interval::new(began, ended)
        .ok_or_else(|| Refusal::new("The period ends before it begins", "Check --from and --to"))?;
    let by = match command.by {
        Grouping::Month => funnel::By::Month,
        Grouping::Source => funnel::By::Source,
        Grouping::Quadrant => funnel::By::Quadrant,
        Grouping::Team => funnel::By::Team,
    };
    let tables = [
        ("funnel", funnel::table(&cases, period, on, by, Within)),
        ("closes", closes::table(&cases, period, on, by)),
        ("reasons", reasons::table(&cases, period, on, Within)),
        ("needed", needed::table(&cases, on, command.target)),
    ];
    let named: BTreeMap<_, _> = tables.iter().map(|(name, table)| (*name, table)).collect();
    show.value(&named);
    for (_, table) in &tables {
        show.table(table);
        show.say("");
    }
    Ok(ExitCode::SUCCESS)
}
