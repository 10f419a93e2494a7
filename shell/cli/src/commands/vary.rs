//! `homeward vary`: changing the contract.

use crate::arguments::Common;
use crate::commands::Outcome;
use crate::desk::Session;
use crate::files;
use crate::show::{Problem, Show};
use app::people::by::By;
use app::variation::propose::{Asked, propose};
use app::variation::{approve, approvers, read, replay, withdraw};
use clap::{Args, Subcommand};
use definitions::{Date, Refusal};
use outcomes::hard_cases::outcome;
use outcomes::variation::Pages;
use outcomes::variation::differences;
use std::path::PathBuf;
use std::process::ExitCode;

/// Change the contract: propose a variation, try it on past quarters and on hard cases, approve it.
/// What was agreed stays as agreed.
#[derive(Debug, Subcommand)]
pub enum Vary {
    /// Every variation, and where it stands
    List,
    /// Propose new pages of the contract, from a day
    #[command(
        after_help = "Example:  homeward vary propose tariff.toml --effective 2015-04-01 --why \"new price\" \
                      --as intermediary:a.director"
    )]
    Propose(ProposeArguments),
    /// See what a variation changes, what it would have paid, and what hard cases come to
    Show {
        /// The variation, such as V01
        variation: String,
    },
    /// Approve the outcome table of the hard cases, by the digest that was shown
    Cases(ApproveArguments),
    /// Approve the variation's text, by the digest that was shown
    Approve(ApproveArguments),
    /// Withdraw a variation that not everyone has approved
    Withdraw {
        /// The variation
        variation: String,
        /// Why, for every party
        #[arg(long)]
        why: String,
    },
}

/// What is proposed.
#[derive(Debug, Args)]
pub struct ProposeArguments {
    /// The pages as they would be, each under its own name, such as tariff.toml
    #[arg(value_name = "FILE", required = true)]
    pages: Vec<PathBuf>,
    /// The day from which it holds
    #[arg(long, value_name = "DATE")]
    effective: Date,
    /// It names past quarters: they are trued up in the next statement
    #[arg(long)]
    names_past_quarters: bool,
    /// Why, for every party
    #[arg(long)]
    why: String,
}

/// What is approved.
#[derive(Debug, Args)]
pub struct ApproveArguments {
    /// The variation
    variation: String,
    /// The digest that was shown
    #[arg(long)]
    digest: String,
}

/// Does it.
pub fn run(vary: &Vary, common: &Common, show: &Show) -> Outcome {
    match vary {
        Vary::List => {
            let session = Session::open(common)?;
            let table = read::list(&session.desk.book);
            show.value(&table);
            show.table(&table);
        }
        Vary::Show { variation } => shown(&Session::open(common)?, variation, show)?,
        Vary::Propose(asked) => proposed(asked, common, show)?,
        Vary::Cases(asked) | Vary::Approve(asked) => {
            let mut session = Session::open_to_record(common)?;
            let actor = session.actor()?;
            let by = By { actor: &actor, moment: session.moment, mode: session.mode, form: "" };
            let (number, digest) = (asked.variation.as_str(), asked.digest.as_str());
            let desk = &mut session.desk;
            let (done, what) = match vary {
                Vary::Cases(_) => {
                    let verb = approve::approve_outcomes(desk, by, number, digest);
                    (session.runtime.block_on(verb)?, "the outcome table")
                }
                _ => {
                    let verb = approve::approve(desk, by, number, digest);
                    (session.runtime.block_on(verb)?, "the text")
                }
            };
            show.value(&done);
            show.done(&done, &format!("approval of {what} of variation {number}"));
            let stands = session.desk.book.variations.get(number).map(|one| one.stands());
            show.say(format!(
                "Variation {number}: {}.\nNext: homeward vary show {number}",
                stands.unwrap_or_default()
            ));
        }
        Vary::Withdraw { variation, why } => {
            let mut session = Session::open_to_record(common)?;
            let actor = session.actor()?;
            let by = By { actor: &actor, moment: session.moment, mode: session.mode, form: "" };
            let verb = withdraw::withdraw(&mut session.desk, by, variation, why);
            let done = session.runtime.block_on(verb)?;
            show.value(&done);
            show.done(&done, &format!("withdrawal of variation {variation}"));
        }
    }
    Ok(ExitCode::SUCCESS)
}

fn proposed(asked: &ProposeArguments, common: &Common, show: &Show) -> Result<(), Problem> {
    let mut session = Session::open_to_record(common)?;
    let actor = session.actor()?;
    let mut pages = Pages::new();
    for path in &asked.pages {
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned());
        let text = String::from_utf8(files::read(path)?).map_err(|_| {
            Refusal::new(format!("{} is not UTF-8 text", path.display()), "Save it as UTF-8")
        })?;
        pages.insert(name.unwrap_or_default(), text);
    }
    let asked = Asked {
        pages,
        effective: asked.effective,
        names_past: asked.names_past_quarters,
        why: asked.why.clone(),
    };
    let by = By { actor: &actor, moment: session.moment, mode: session.mode, form: "" };
    let verb = propose(&mut session.desk, by, &asked);
    let proposed = session.runtime.block_on(verb)?;
    show.value(&proposed.done);
    show.table(&differences::table(&proposed.varied.differences));
    show.done(&proposed.done, &format!("variation {}", proposed.number));
    show.say(format!("Next: homeward vary show {}", proposed.number));
    Ok(())
}

fn shown(session: &Session, number: &str, show: &Show) -> Result<(), Problem> {
    let book = &session.desk.book;
    let variation = book.variations.get(number).ok_or_else(|| {
        Refusal::new(format!("There is no variation {number}"), "homeward vary list names them")
    })?;
    let replayed = replay::replay(&session.desk.record, book, variation);
    let replayed = session.runtime.block_on(replayed)?;
    let outcomes = read::outcomes(book, variation)?;
    show.value(&serde_json::json!({
        "variation": number,
        "stands": variation.stands(),
        "effective": variation.effective,
        "digest": variation.digest,
        "changes": read::changes(book, variation),
        "replay": replayed,
        "outcomes": outcomes,
        "outcomes_digest": outcome::digest(&outcomes),
    }));
    show.say(format!(
        "Variation {number}, from {}: {}. {}.",
        definitions::said(variation.effective),
        variation.stands(),
        variation.why.trim_end_matches('.')
    ));
    show.table(&differences::table(&read::changes(book, variation)));
    show.table(&replay::table(&replayed));
    show.table(&outcome::table(&outcomes));
    let needed: Vec<&str> =
        approvers(book, variation.effective)?.into_iter().map(app::actor::role_name).collect();
    show.say(format!(
        "Approved by {} when each has approved the outcome table and then the text.\n\
         Next: homeward vary cases {number} --digest {}\n      \
         homeward vary approve {number} --digest {}",
        needed.join(" and "),
        outcome::digest(&outcomes),
        variation.digest
    ));
    Ok(())
}
