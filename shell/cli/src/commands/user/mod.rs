//! `homeward user`: what an administrator does on a page, from the command line. It is how the
//! first administrator comes in.

mod token;

use crate::arguments::Common;
use crate::commands::{Outcome, serve};
use crate::desk::Session;
use crate::show::{Problem, Show};
use app::access::Role;
use app::people::add::{New, add};
use app::people::by::By;
use app::people::event::{LinkFor, Relation};
use app::people::{leave, link, list, relate};
use clap::{Args, Subcommand};
use definitions::{Date, Refusal};
use door::{Digest, Sessions, Store, Terms, Token};
use std::process::ExitCode;

/// See who has access, invite people, give and end roles, and let leavers go.
#[derive(Debug, Subcommand)]
#[command(
    after_help = "Example:  homeward user add --name 'A. Officer' --email a.officer@council.example \\\n            \
                  --organisation payer --role contract-manager --as intermediary:admin"
)]
pub enum User {
    /// List everyone with access
    List,
    /// Add a person and print the link with which they set their own password and code
    Add(Add),
    /// Print a new link for someone who lost the way in; it works for an hour
    Reset(Who),
    /// Print a new invitation; it works for seven days
    Invite(Who),
    /// Give a role from a day
    GiveRole(RoleOf),
    /// End a role from a day
    EndRole(RoleOf),
    /// Relate a person to a team, quadrant, staff number or case
    Relate(RelationOf),
    /// End such a relation
    EndRelation(RelationOf),
    /// Let a leaver go: signed out everywhere, and what was theirs handed to a colleague
    Leave(Leave),
    /// List where a person is signed in, or sign them out everywhere
    Sessions(SessionsOf),
    /// Make a token with which a program does what a person may, and print it once
    Token(token::Token),
}

/// A person to add.
#[derive(Debug, Args)]
pub struct Add {
    /// Their name
    #[arg(long)]
    name: String,
    /// Their e-mail address
    #[arg(long)]
    email: String,
    /// Their organisation's part in the contract: payer, spv, intermediary, provider, investor, expert, evaluator or family
    #[arg(long)]
    organisation: String,
    /// A role they hold; may be given several times
    #[arg(long = "role", required = true)]
    roles: Vec<Role>,
    /// What they are related to: team:NAME, quadrant:NAME, staff:NUMBER or case:PSEUDONYM; may be given several times
    #[arg(long = "related-to", value_parser = relation)]
    relations: Vec<Relation>,
}

/// A person.
#[derive(Debug, Args)]
pub struct Who {
    /// Their e-mail address or number
    person: String,
}

/// A person and a role.
#[derive(Debug, Args)]
pub struct RoleOf {
    /// Their e-mail address or number
    person: String,
    /// The role
    role: Role,
    /// The day from which; without it, today
    #[arg(long, value_name = "DATE")]
    on: Option<Date>,
    /// Why, when it ends
    #[arg(long, default_value = "no longer theirs")]
    why: String,
}

/// A person and a relation.
#[derive(Debug, Args)]
pub struct RelationOf {
    /// Their e-mail address or number
    person: String,
    /// team:NAME, quadrant:NAME, staff:NUMBER or case:PSEUDONYM
    #[arg(value_parser = relation)]
    to: Relation,
    /// The day from which; without it, today
    #[arg(long, value_name = "DATE")]
    on: Option<Date>,
    /// Why, when it ends
    #[arg(long, default_value = "no longer theirs")]
    why: String,
}

/// A leaver.
#[derive(Debug, Args)]
pub struct Leave {
    /// Their e-mail address or number
    person: String,
    /// Who takes over what was theirs
    #[arg(long, value_name = "PERSON")]
    to: Option<String>,
    /// The first day they come in no more; without it, today
    #[arg(long, value_name = "DATE")]
    on: Option<Date>,
}

/// Where a person is signed in.
#[derive(Debug, Args)]
pub struct SessionsOf {
    /// Their e-mail address or number
    person: String,
    /// Sign them out everywhere
    #[arg(long)]
    end: bool,
}

fn relation(text: &str) -> Result<Relation, String> {
    let (to, name) = text.split_once(':').unwrap_or((text, ""));
    let name = name.trim().to_owned();
    match (to, name.is_empty()) {
        ("team", false) => Ok(Relation::Team(name)),
        ("quadrant", false) => Ok(Relation::Quadrant(name)),
        ("staff", false) => Ok(Relation::Staff(name)),
        ("case", false) => Ok(Relation::Case(name)),
        _ => {
            Err(format!("“{text}”: write team:NAME, quadrant:NAME, staff:NUMBER or case:PSEUDONYM"))
        }
    }
}

/// Does what was asked.
pub fn run(user: &User, common: &Common, show: &Show) -> Outcome {
    let mut session = match user {
        User::List | User::Sessions(_) => Session::open(common)?,
        _ => Session::open_to_record(common)?,
    };
    session.runtime.block_on(session.desk.know_names())?;
    let form = Token::new().map_err(|fault| Problem::Fault(fault.to_string()))?;
    match user {
        User::List => {
            let (people, names) = (&session.desk.book.people, &session.desk.names);
            let table = list::table(people, names, session.moment.today);
            show.value(&table);
            show.table(&table);
        }
        User::Add(new) => {
            let person = app::fresh('U')?;
            let new = New {
                person: person.clone(),
                name: new.name.clone(),
                email: new.email.clone(),
                organisation: new.organisation.clone(),
                roles: new.roles.clone(),
                relations: new.relations.clone(),
            };
            done(&mut session, form.reveal(), async |desk, by| add(desk, by, &new).await)?;
            invite(&mut session, show, &person, LinkFor::Invitation)?;
        }
        User::Reset(who) => {
            let person = find(&session, &who.person)?;
            invite(&mut session, show, &person, LinkFor::Reset)?;
        }
        User::Invite(who) => {
            let person = find(&session, &who.person)?;
            invite(&mut session, show, &person, LinkFor::Invitation)?;
        }
        User::GiveRole(of) => {
            let (person, on) = (find(&session, &of.person)?, of.on.unwrap_or(session.moment.today));
            done(&mut session, form.reveal(), async |desk, by| {
                relate::give_role(desk, by, &person, of.role, on, None).await
            })?;
            show.say(format!("{} is {} from {on}.", of.person, of.role.title()));
        }
        User::EndRole(of) => {
            let (person, on) = (find(&session, &of.person)?, of.on.unwrap_or(session.moment.today));
            done(&mut session, form.reveal(), async |desk, by| {
                relate::end_role(desk, by, &person, of.role, on, &of.why).await
            })?;
            show.say(format!("{} is no longer {} from {on}.", of.person, of.role.title()));
        }
        User::Relate(of) => {
            let (person, on) = (find(&session, &of.person)?, of.on.unwrap_or(session.moment.today));
            done(&mut session, form.reveal(), async |desk, by| {
                relate::give_relation(desk, by, &person, &of.to, on).await
            })?;
            show.say(format!("{}: {} from {on}.", of.person, list::related(&of.to)));
        }
        User::EndRelation(of) => {
            let (person, on) = (find(&session, &of.person)?, of.on.unwrap_or(session.moment.today));
            done(&mut session, form.reveal(), async |desk, by| {
                relate::end_relation(desk, by, &person, &of.to, on, &of.why).await
            })?;
            show.say(format!("{}, from {on} no longer: {}.", of.person, list::related(&of.to)));
        }
        User::Leave(of) => {
            let person = find(&session, &of.person)?;
            let to = of.to.as_deref().map(|to| find(&session, to)).transpose()?;
            let on = of.on.unwrap_or(session.moment.today);
            done(&mut session, form.reveal(), async |desk, by| {
                leave::leave(desk, by, &person, on, to.as_deref()).await
            })?;
            if on <= session.moment.today {
                sessions(&session, &person, true)?;
            }
            show.say(format!("{} comes in no more from {on}.", of.person));
        }
        User::Token(of) => token::make(of, &mut session, show)?,
        User::Sessions(of) => {
            let person = find(&session, &of.person)?;
            let open = sessions(&session, &person, of.end)?;
            show.say(match of.end {
                true => format!("Signed out everywhere: {open}"),
                false => open,
            });
        }
    }
    Ok(ExitCode::SUCCESS)
}

/// Does a verb for whoever acts.
fn done(
    session: &mut Session,
    form: &str,
    verb: impl AsyncFnOnce(&mut app::Desk, By<'_>) -> Result<app::Done, app::Failure>,
) -> Result<(), Problem> {
    let actor = session.actor()?;
    let by = By { actor: &actor, moment: session.moment, mode: session.mode, form };
    session.runtime.block_on(verb(&mut session.desk, by))?;
    Ok(())
}

/// Makes a link and prints it: it is shown once.
fn invite(
    session: &mut Session,
    show: &Show,
    person: &str,
    purpose: LinkFor,
) -> Result<(), Problem> {
    let secret = Token::new().map_err(|fault| Problem::Fault(fault.to_string()))?;
    let digest = Digest::of(secret.reveal()).to_string();
    done(session, &digest, async |desk, by| link::make(desk, by, person, purpose, &digest).await)?;
    let origin = session.folder.settings.serve.origin.clone();
    let origin = origin.unwrap_or_else(|| "http://localhost:8080".to_owned());
    let address = format!("{origin}/welcome/{}", secret.reveal());
    show.value(&serde_json::json!({ "person": person, "link": address }));
    let lasts = match purpose {
        LinkFor::Invitation => "seven days",
        LinkFor::Reset => "an hour",
    };
    show.say(format!(
        "{person} comes in with this link, once, within {lasts}. Give it to them alone; it is not shown again.\n\n  {address}"
    ));
    Ok(())
}

fn find(session: &Session, who: &str) -> Result<String, Problem> {
    let desk = &session.desk;
    if desk.book.people.accounts.contains_key(who) {
        return Ok(who.to_owned());
    }
    desk.names.by_email(who).map(str::to_owned).ok_or_else(|| {
        Refusal::new(format!("Nobody here is known as {who}"), "homeward user list shows everyone")
            .into()
    })
}

/// Where a person is signed in; ended if asked.
fn sessions(session: &Session, person: &str, end: bool) -> Result<String, Problem> {
    let fault = |fault: door::Fault| Problem::Fault(fault.to_string());
    let place = serve::place(&session.folder)?;
    session.runtime.block_on(async {
        let sessions = Sessions::new(&Store::open(&place).await.map_err(fault)?, Terms::default());
        if end {
            let ended = sessions.revoke_all(person, None).await.map_err(fault)?;
            return Ok(format!("{ended} sessions"));
        }
        let now = jiff::Timestamp::now().as_microsecond();
        let open = sessions.list(person, now).await.map_err(fault)?;
        let lines: Vec<String> = open
            .iter()
            .map(|one| {
                format!(
                    "{}  {}  ends {}",
                    one.id.short(),
                    one.agent,
                    app::london::in_london(one.ends_at)
                )
            })
            .collect();
        Ok(if lines.is_empty() { "Not signed in anywhere.".to_owned() } else { lines.join("\n") })
    })
}
