//! `homeward returns`: the rates of return of any flows of money.

use crate::commands::Outcome;
use crate::files;
use crate::show::{FOUND, Problem, Show};
use clap::Args;
use definitions::{Money, Weight};
use fund::returns::{Multiple, Returns, multiple, returns};
use serde::Serialize;
use std::path::PathBuf;
use std::process::ExitCode;

/// Work out the rates of return of a series of flows: every rate there is, or why there is none.
/// The sheet has the columns date and amount: what goes in is below nothing, what comes out above.
/// Dates are exact, a year is 365 days, flows of one day are summed, and rates are searched from
/// −99.99% to +1000% a year. Nothing is recorded and no book is needed.
#[derive(Debug, Args)]
#[command(
    name = "returns",
    after_help = "Examples:\n  homeward returns --flows flows.csv\n  homeward returns --flows flows.csv --json\n\n\
                  docs/formats/money.md describes the sheet. Exits 1 when a row could not be read or should be looked at."
)]
pub struct ReturnsCommand {
    /// The sheet of flows
    #[arg(long, value_name = "FILE.csv")]
    flows: PathBuf,
}

/// What is said of the flows.
#[derive(Serialize)]
struct Said {
    returns: Returns,
    multiple: Multiple,
    paid_in: Money,
    paid_out: Money,
    flows: usize,
}

/// Works them out. A sheet of which any row cannot be read has no rate: it would be another.
pub fn run(verb: &ReturnsCommand, show: &Show) -> Outcome {
    let name = verb.flows.display().to_string();
    let (flows, findings) = intake::flows::read_csv(&name, &files::read(&verb.flows)?);
    if findings.iter().any(|finding| finding.weight == Weight::Refused) {
        return Err(Problem::Findings(findings));
    }
    let sum = |of: fn(i64) -> bool| {
        Money(flows.iter().map(|flow| flow.amount.0).filter(|pence| of(*pence)).sum::<i64>())
    };
    let (paid_in, paid_out) = (Money(-sum(|pence| pence < 0).0), sum(|pence| pence > 0));
    let said = Said {
        returns: returns(&flows),
        // What was committed is not in the sheet.
        multiple: multiple(Money::ZERO, paid_in, paid_out),
        paid_in,
        paid_out,
        flows: flows.len(),
    };
    match show.json() {
        true => show.raw(&format!("{}\n", serde_json::to_string_pretty(&said).unwrap_or_default())),
        false => {
            let of = said.multiple.of_drawn.map_or("none".to_owned(), |times| times.to_places(2));
            show.say(format!("Rate of return     {}", said.returns));
            show.say(format!("Multiple           {of} of what went in"));
            show.say(format!("Paid in            {paid_in}\nPaid out           {paid_out}"));
            show.say(format!(
                "Lost if nothing more is paid   {}",
                Money((paid_in.0 - paid_out.0).max(0))
            ));
        }
    }
    for finding in &findings {
        eprintln!("{}: {} [{}]\n    {}", finding.place, finding.title, finding.check, finding.hint);
    }
    let worth = findings.iter().any(|finding| finding.weight < Weight::Note);
    Ok(if worth { ExitCode::from(FOUND) } else { ExitCode::SUCCESS })
}
