//! `homeward adopt`: a page of the contract that no payment reads, in a book that has begun.

use crate::arguments::Common;
use crate::commands::Outcome;
use crate::desk::Session;
use crate::show::{Problem, Show};
use app::people::by::By;
use clap::Args;
use definitions::Refusal;
use std::path::PathBuf;
use std::process::ExitCode;

/// Adopt a new version of pathway.toml or service.toml: in a book begun before there was one, or
/// when a list or a number of days changes. Pages a payment rests on are adopted once, by init.
#[derive(Debug, Args)]
#[command(after_help = "Example:  homeward adopt contracts/essex/pathway.toml --as payer:NAME")]
pub struct Adopt {
    /// The page: a file named pathway.toml or service.toml
    page: PathBuf,
}

/// Adopts.
pub fn run(adopt: &Adopt, common: &Common, show: &Show) -> Outcome {
    let name = adopt.page.file_name().and_then(|name| name.to_str()).unwrap_or_default();
    if ![care::pathway::PAGE, care::service::PAGE].contains(&name) {
        return Err(Refusal::new(
            format!("“{name}” is not a page that can be adopted in a book that has begun"),
            "Name the file pathway.toml or service.toml; the other pages are adopted by homeward init",
        )
        .into());
    }
    let text = std::fs::read_to_string(&adopt.page).map_err(|error| {
        Refusal::new(format!("{} cannot be read: {error}", adopt.page.display()), "Check its name")
    })?;
    let mut session = Session::open_to_record(common)?;
    let (actor, moment, mode) = (session.actor()?, session.moment, session.mode);
    let by = By { actor: &actor, moment, mode, form: &form(&session, &text) };
    let desk = &mut session.desk;
    let done = match name == care::pathway::PAGE {
        true => session.runtime.block_on(app::pathway::adopt::adopt(desk, by, &text)),
        false => session.runtime.block_on(app::team::adopt::adopt(desk, by, &text)),
    }
    .map_err(Problem::from)?;
    show.value(&done);
    show.done(&done, &format!("that this {name} is in force"));
    Ok(ExitCode::SUCCESS)
}

/// What makes this adoption this one: the page, and the entry it follows.
fn form(session: &Session, text: &str) -> String {
    format!("adopt after {}: {text}", session.desk.book.as_of)
}
