//! What can be said on the command line, and the words that teach it.

use crate::commands;
use app::Actor;
use clap::{Args, Parser, Subcommand};
use definitions::Date;
use std::path::PathBuf;

/// Runs an outcomes contract: counts each young person's days in care, measures the days saved
/// against a comparison group, and settles a payment both sides can check.
#[derive(Debug, Parser)]
#[command(
    name = "homeward",
    version,
    propagate_version = true,
    subcommand_required = true,
    arg_required_else_help = true,
    after_help = "Try it:  homeward demo        an invented programme, from referral to payment\n\
                  Then:    homeward status      what waits, and for whom\n\n\
                  Exit codes: 0 done; 1 something was found or differs; 2 the words are off; \
                  3 declined, nothing recorded; 4 the disk or the database failed."
)]
pub struct Homeward {
    /// What every command takes.
    #[command(flatten)]
    pub common: Common,
    /// What to do.
    #[command(subcommand)]
    pub verb: Verb,
}

/// What every command takes.
#[derive(Clone, Debug, Args)]
#[command(next_help_heading = "For every command")]
pub struct Common {
    /// The data folder: the record, its key, and where it is kept
    #[arg(
        long,
        global = true,
        value_name = "FOLDER",
        env = "HOMEWARD_DATA",
        default_value = "homeward-data"
    )]
    pub data: PathBuf,
    /// Print for programs: one JSON value
    #[arg(long, global = true)]
    pub json: bool,
    /// Who acts, as ROLE:NAME: payer, spv, intermediary, provider or expert
    #[arg(id = "actor", long = "as", global = true, value_name = "ROLE:NAME", env = "HOMEWARD_AS")]
    pub who: Option<Actor>,
    /// Say what would be recorded, and record nothing
    #[arg(long, global = true)]
    pub dry_run: bool,
    /// Look at the record as it stood: an entry's number, or a day (to its end)
    #[arg(long, global = true, value_name = "ENTRY|DATE")]
    pub as_of: Option<AsOf>,
    /// Act as if on this day; only on an invented programme
    #[arg(long, global = true, value_name = "DATE", hide = true)]
    pub today: Option<Date>,
}

/// A point of the record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AsOf {
    /// An entry.
    Entry(u64),
    /// The end of a day.
    Day(Date),
}

impl std::str::FromStr for AsOf {
    type Err = String;
    fn from_str(text: &str) -> Result<AsOf, String> {
        let entry = text.replace(',', "").parse().ok().map(AsOf::Entry);
        entry.or_else(|| definitions::iso(text).map(AsOf::Day)).ok_or_else(|| {
            format!("“{text}” is neither an entry's number nor a day such as 2014-11-03")
        })
    }
}

/// The verbs, in the order of the work.
#[derive(Debug, Subcommand)]
pub enum Verb {
    /// Invent a programme and run it from its partners' files to its payments
    Demo(commands::demo::Demo),
    /// Serve the book to people's browsers and to programs
    Serve(commands::serve::Serve),
    /// See who has access, invite people, give roles, let leavers go
    #[command(subcommand)]
    User(commands::user::User),
    /// Begin a book: a data folder, its key and a contract
    Init(commands::init::Init),
    /// Adopt a new version of the pathway's or the service's page of the contract
    Adopt(commands::adopt::Adopt),
    /// Import what partners send: a case list, or a council's return
    #[command(subcommand)]
    Import(commands::import::Import),
    /// See and decide which young person is which council child
    Link(commands::link::LinkCommand),
    /// Check a return and say everything that is wrong with it
    #[command(subcommand)]
    Check(commands::check::Check),
    /// Turn a historical comparison group into the contract's quarterly curve
    Baseline(commands::baseline::Baseline),
    /// Count children in care, or days per child, straight from episode files
    Days(commands::days::DaysCommand),
    /// Score a whole sheet of SDQ answers, with both schemes of bands
    Sdq(commands::sdq::Sdq),
    /// Work out the rates of return of a series of flows
    Returns(commands::returns::ReturnsCommand),
    /// Count referrals by step, by reason and by what became of them
    Pathway(commands::pathway::PathwayCommand),
    /// See what has been measured: cohort by tracking quarter
    Measure(commands::measure::Measure),
    /// Propose the statement of a quarter
    Propose(commands::propose::Propose),
    /// Print the statement of a quarter, or save it for paper, Excel or CSV
    Statement(commands::statement::StatementCommand),
    /// See how sure a payment is: how much can be chance, and how far it could be otherwise
    Chance(commands::chance::ChanceCommand),
    /// Explain a quarter, a child, a day: each figure down to its clause and row
    Explain(commands::explain::Explain),
    /// Agree the statement of a quarter for one side
    Agree(commands::agree::Agree),
    /// Dispute a child-quarter, or record what an expert determined
    #[command(subcommand)]
    Dispute(commands::dispute::Dispute),
    /// Invoice what both sides agreed, and record what was paid
    #[command(subcommand)]
    Invoice(commands::invoice::Invoice),
    /// Change the contract: propose a variation, try it, approve it
    #[command(subcommand)]
    Vary(commands::vary::Vary),
    /// Run terms on hard cases: who gains, and by which clause
    HardCases(commands::hard_cases::HardCasesCommand),
    /// Compare a quarter as paid with what is now known, child by child
    Diff(commands::diff::Diff),
    /// Give back what the book holds: a return as it was sent
    #[command(subcommand)]
    Export(commands::export::Export),
    /// Save the sealed, pseudonymised evidence of a quarter
    Extract(commands::extract::Extract),
    /// Save the evidence pack of an agreed quarter: one file that proves itself
    Pack(commands::pack::Pack),
    /// Calculate a quarter again from its evidence alone
    Recompute(commands::recompute::Recompute),
    /// Prove that the record is whole, or an evidence pack
    Verify(commands::verify::Verify),
    /// Forget a young person, or hold their record
    Forget(commands::forget::Forget),
    /// Save a copy of the record that proves itself
    Backup(commands::backup::Backup),
    /// Change the master key
    Rekey(commands::rekey::Rekey),
    /// Restore a record from a backup into an empty data folder
    Restore(commands::restore::Restore),
    /// See what waits, for whom, and why there is no payment yet
    Status(commands::status::StatusCommand),
    /// Undo a wrong import or link
    Undo(commands::undo::Undo),
}
