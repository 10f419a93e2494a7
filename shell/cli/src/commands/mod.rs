//! One file a verb.

pub mod adopt;
pub mod agree;
pub mod backup;
pub mod baseline;
pub mod chance;
pub mod check;
pub mod check_lists;
pub mod days;
pub mod demo;
pub mod diff;
pub mod dispute;
pub mod explain;
pub mod export;
pub mod extract;
pub mod forget;
pub mod hard_cases;
pub mod import;
pub mod init;
pub mod invoice;
pub mod link;
pub mod measure;
pub mod pack;
pub mod pathway;
pub mod propose;
pub mod recompute;
pub mod rekey;
pub mod restore;
pub mod returns;
pub mod sdq;
pub mod serve;
pub mod statement;
pub mod status;
pub mod undo;
pub mod user;
pub mod vary;
pub mod verify;

use crate::arguments::{Homeward, Verb};
use crate::show::{Problem, Show};
use definitions::Money;
use std::process::ExitCode;

/// What every verb gives back: an exit code, or why it was not done.
pub type Outcome = Result<ExitCode, Problem>;

/// Runs the verb.
pub fn run(homeward: &Homeward, show: &Show) -> Outcome {
    let common = &homeward.common;
    match &homeward.verb {
        Verb::Demo(verb) => demo::run(verb, common, show),
        Verb::Init(verb) => init::run(verb, common, show),
        Verb::Adopt(verb) => adopt::run(verb, common, show),
        Verb::Pathway(verb) => pathway::run(verb, common, show),
        Verb::Import(verb) => import::run(verb, common, show),
        Verb::Link(verb) => link::run(verb, common, show),
        Verb::Chance(verb) => chance::run(verb, common, show),
        Verb::Check(verb) => check::run(verb, show),
        Verb::Baseline(verb) => baseline::run(verb, show),
        Verb::Days(verb) => days::run(verb, show),
        Verb::Sdq(verb) => sdq::run(verb, show),
        Verb::Returns(verb) => returns::run(verb, show),
        Verb::Measure(verb) => measure::run(verb, common, show),
        Verb::Propose(verb) => propose::run(verb, common, show),
        Verb::Statement(verb) => statement::run(verb, common, show),
        Verb::Explain(verb) => explain::run(verb, common, show),
        Verb::Agree(verb) => agree::run(verb, common, show),
        Verb::Dispute(verb) => dispute::run(verb, common, show),
        Verb::Invoice(verb) => invoice::run(verb, common, show),
        Verb::Diff(verb) => diff::run(verb, common, show),
        Verb::Export(verb) => export::run(verb, common, show),
        Verb::Extract(verb) => extract::run(verb, common, show),
        Verb::Pack(verb) => pack::run(verb, common, show),
        Verb::Recompute(verb) => recompute::run(verb, show),
        Verb::Verify(verb) => verify::run(verb, common, show),
        Verb::Vary(verb) => vary::run(verb, common, show),
        Verb::HardCases(verb) => hard_cases::run(verb, common, show),
        Verb::Forget(verb) => forget::run(verb, common, show),
        Verb::Backup(verb) => backup::run(verb, common, show),
        Verb::Rekey(verb) => rekey::run(verb, common, show),
        Verb::Restore(verb) => restore::run(verb, common, show),
        Verb::Status(verb) => status::run(verb, common, show),
        Verb::Serve(verb) => serve::run(verb, common, show),
        Verb::User(verb) => user::run(verb, common, show),
        Verb::Undo(verb) => undo::run(verb, common, show),
    }
}

/// An amount as it is written on the command line.
fn pounds(text: &str) -> Result<Money, String> {
    Money::parse(text).ok_or_else(|| format!("“{text}” is not an amount: write 1536.64"))
}
