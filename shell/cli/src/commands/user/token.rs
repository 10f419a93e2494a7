//! `homeward user token`: a token for a program, as a person makes one on the page for tokens.

use super::{done, find};
use crate::desk::Session;
use crate::show::{Problem, Show};
use app::access::Action;
use app::people::token::{self, New};
use clap::Args;
use definitions::{Date, Refusal};
use door::Digest;

/// A token for a program.
#[derive(Debug, Args)]
#[command(
    after_help = "Example:  homeward user token d.officer@council.example --scope import-return \\\n            \
                  --label 'nightly return' --until 2015-04-01 --as payer:d.officer"
)]
pub struct Token {
    /// Whose: their e-mail address or number. The program may do no more than they may
    person: String,
    /// What the program may ask for, such as see-totals; may be given several times
    #[arg(long = "scope", required = true, value_name = "ACTION")]
    scopes: Vec<Action>,
    /// The day from which it works no more, within a year
    #[arg(long, value_name = "DATE")]
    until: Date,
    /// What it is for
    #[arg(long, default_value = "made on the command line")]
    label: String,
}

/// Makes a token and prints its secret: it is shown once.
pub fn make(of: &Token, session: &mut Session, show: &Show) -> Result<(), Problem> {
    let person = find(session, &of.person)?;
    if let Some(action) = of.scopes.iter().find(|action| action.needs_step_up()) {
        return Err(Refusal::new(
            format!("No program may do this: {}", action.title().to_lowercase()),
            "It binds, so a person does it; leave it out",
        )
        .into());
    }
    let secret = door::Token::new().map_err(|fault| Problem::Fault(fault.to_string()))?;
    let secret = format!("hw_{}", secret.reveal());
    let new = New {
        token: app::fresh('T')?,
        label: of.label.clone(),
        digest: Digest::of(&secret).to_string(),
        scopes: of.scopes.clone(),
        ends_at: app::london::begins(of.until),
    };
    done(session, &new.digest, async |desk, by| token::make(desk, by, &person, &new).await)?;
    show.value(&serde_json::json!({ "token": new.token, "person": person, "secret": secret }));
    show.say(format!(
        "{} works no more from {}. It is not shown again; keep it where only the program reads it.\n\n  {secret}",
        new.token, of.until
    ));
    Ok(())
}
