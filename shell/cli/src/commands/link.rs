//! `homeward link`: which young person is which council child.

use crate::arguments::Common;
use crate::commands::Outcome;
use crate::desk::Session;
use crate::show::Show;
use app::book::children::children;
use clap::{Args, Subcommand};
use std::process::ExitCode;

/// See and decide which young person is which council child. Exact links stand by themselves;
/// doubtful ones wait for a person; unlinked ones are counted on every statement.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  homeward link\n  homeward link confirm C-017 4711 --why \"seen the file\" --as intermediary:a.director\n  homeward link numbers --as payer:d.officer"
)]
pub struct LinkCommand {
    /// What to decide; without it, list what waits
    #[command(subcommand)]
    verb: Option<LinkVerb>,
    /// List every link, not only those that wait
    #[arg(long)]
    all: bool,
}

/// What to decide.
#[derive(Debug, Subcommand)]
enum LinkVerb {
    /// List links
    List,
    /// Say which council child a young person is; the payer's word vouches for the number too
    Confirm {
        /// The case, or the young person's number
        who: String,
        /// The council's number for the child
        number: String,
        /// Why
        #[arg(long, default_value = "confirmed by hand")]
        why: String,
    },
    /// The council confirms numbers found in no return: those children were never looked after
    Numbers {
        /// The numbers; without any, all that wait
        numbers: Vec<String>,
    },
}

/// Lists or decides.
pub fn run(link: &LinkCommand, common: &Common, show: &Show) -> Outcome {
    match &link.verb {
        None | Some(LinkVerb::List) => {
            let session = Session::open(common)?;
            let contract = app::quarter::contract(&session.desk.book)?;
            let children = children(&session.desk.book, contract);
            let table = app::link::list::table(&children, link.all);
            show.value(&table);
            match table.rows.is_empty() {
                true => show.say("Every young person on the list is linked."),
                false => show.table(&table),
            }
        }
        Some(LinkVerb::Confirm { who, number, why }) => {
            let mut session = Session::open_to_record(common)?;
            let (actor, moment, mode) = (session.actor()?, session.moment, session.mode);
            let confirm = app::link::confirm::confirm(
                &mut session.desk,
                &actor,
                moment,
                mode,
                who,
                number,
                why,
            );
            let done = session.runtime.block_on(confirm)?;
            show.value(&done);
            show.done(&done, &format!("the link of {who} to council number {number}"));
        }
        Some(LinkVerb::Numbers { numbers }) => {
            let mut session = Session::open_to_record(common)?;
            let (actor, moment, mode) = (session.actor()?, session.moment, session.mode);
            let confirm = app::link::confirm::confirm_numbers(
                &mut session.desk,
                &actor,
                moment,
                mode,
                numbers,
            );
            let done = session.runtime.block_on(confirm)?;
            show.value(&done);
            show.done(&done, "the council's confirmation of numbers found in no return");
        }
    }
    Ok(ExitCode::SUCCESS)
}
