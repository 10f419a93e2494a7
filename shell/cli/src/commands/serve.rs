//! `homeward serve`: the web service on a book.

use crate::arguments::Common;
use crate::commands::Outcome;
use crate::desk::{Folder, Session};
use crate::show::{Problem, Show};
use app::Reads;
use clap::Args;
use definitions::Refusal;
use door::{Place, Provider, Secret, Store};
use serde::{Deserialize, Serialize};
use server::{Clock, Post, Service};
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;
use tokio::net::TcpListener;

/// Serve the book to people's browsers and to programs. It listens on this machine alone unless
/// told otherwise; a proxy in front gives it TLS. Stop it with Ctrl-C: requests under way finish.
#[derive(Debug, Args)]
#[command(after_help = "Example:  homeward --data essex serve --origin https://homeward.example\n\
                  The guide docs/guides/running-it.md says how to run it as a service.")]
pub struct Serve {
    /// Where to listen
    #[arg(long, value_name = "ADDRESS:PORT", env = "HOMEWARD_LISTEN")]
    listen: Option<SocketAddr>,
    /// The address people type; without it, http://localhost and the port
    #[arg(long, value_name = "URL", env = "HOMEWARD_ORIGIN")]
    origin: Option<String>,
    /// A proxy in front says where requests come from
    #[arg(long)]
    behind_proxy: bool,
    /// The program by which browsers calculate a quarter again, as scripts/wasm builds it; without
    /// it, homeward.wasm beside this program, where there is one
    #[arg(long, value_name = "FILE", env = "HOMEWARD_WASM")]
    wasm: Option<PathBuf>,
}

/// What the data folder's settings say of the service.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct ServeSettings {
    /// Where to listen.
    pub listen: Option<SocketAddr>,
    /// The address people type.
    pub origin: Option<String>,
    /// Whether a proxy in front says where requests come from.
    pub behind_proxy: bool,
    /// Organisations that sign their own people in.
    pub organisations: Vec<Organisation>,
    /// Who writes e-mails, such as `Homeward <no-reply@homeward.example>`.
    pub mail_from: Option<String>,
}

/// An organisation that signs its own people in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Organisation {
    /// A short name, part of an address: letters, digits and `-`.
    pub id: String,
    /// The organisation's part in the contract, such as `payer`.
    pub organisation: String,
    /// The issuer of its tenant.
    pub issuer: String,
    /// What Homeward is known as there.
    pub client_id: String,
}

/// The environment's word for the mail server's address. It may hold a password, so it stands in
/// no file of settings.
const SMTP: &str = "HOMEWARD_SMTP";

/// The way e-mail goes, where there is one.
fn post(from: Option<&str>) -> Result<Option<Post>, Refusal> {
    let Ok(server) = std::env::var(SMTP) else { return Ok(None) };
    let from = from.ok_or_else(|| {
        Refusal::new(
            "Nobody is named as the writer of e-mails",
            "Put mail_from into the folder’s settings, under serve",
        )
    })?;
    let said =
        |words| Refusal::new(format!("E-mail cannot be sent: {words}"), format!("See {SMTP}"));
    Post::new(&server, from).map(Some).map_err(said)
}

/// Where to listen when nothing is said.
const LISTEN: SocketAddr =
    SocketAddr::new(std::net::IpAddr::V4(std::net::Ipv4Addr::LOCALHOST), 8080);

/// Serves.
pub fn run(serve: &Serve, common: &Common, show: &Show) -> Outcome {
    if common.as_of.is_some() || common.dry_run {
        return Err(Refusal::new(
            "A service shows the book as it is, and records what people do",
            "Leave out --as-of and --dry-run",
        )
        .into());
    }
    open(serve, Session::open(common)?, show, None)
}

impl Serve {
    /// As it is run after a demonstration: on this machine, wherever there is a free port.
    pub fn demonstration(listen: Option<SocketAddr>) -> Serve {
        Serve { listen, origin: None, behind_proxy: false, wasm: None }
    }
}

/// The program for browsers, where it lies beside this one.
fn beside() -> Option<PathBuf> {
    let path = std::env::current_exe().ok()?.parent()?.join("homeward.wasm");
    path.exists().then_some(path)
}

/// Serves an open book. `before` is said once it listens, before the address.
pub fn open(serve: &Serve, session: Session, show: &Show, before: Option<&str>) -> Outcome {
    // Logs go where results do not; a person who wants more of them says so in RUST_LOG.
    tracing_subscriber::fmt()
        .json()
        .with_writer(std::io::stderr)
        .with_env_filter(
            tracing_subscriber::EnvFilter::try_from_default_env()
                .unwrap_or_else(|_| tracing_subscriber::EnvFilter::new("warn")),
        )
        .try_init()
        .ok();
    let Session { runtime, folder, mut desk, .. } = session;
    let said = folder.settings.serve.clone();
    let listen = serve.listen.or(said.listen).unwrap_or(LISTEN);
    let (location, master) = (folder.location()?, folder.master(false)?);
    runtime.block_on(async {
        let listener = TcpListener::bind(listen).await.map_err(|error| {
            Refusal::new(
                format!("{listen} cannot be listened on: {error}"),
                "Choose another with --listen, such as --listen 127.0.0.1:8081",
            )
        })?;
        let port = listener.local_addr().map_or(listen.port(), |address| address.port());
        let here = format!("http://localhost:{port}");
        let origin = serve.origin.clone().or(said.origin).unwrap_or(here);
        let origin = checked(&origin)?;
        let clock = match folder.settings.invented {
            true => Clock::pretending(app::london::day_of(desk.book.recorded_at)),
            false => Clock::real(),
        };
        if folder.settings.invented {
            server::demonstration::invent(&mut desk, clock.moment()).await?;
        }
        let reads = Reads::open(&location, &master).await?;
        let door = Store::open(&place(&folder)?).await.map_err(fault)?;
        let providers = said.organisations.iter().map(provider).collect();
        let settings = server::Settings {
            origin: origin.clone(),
            invented: folder.settings.invented,
            behind_proxy: serve.behind_proxy || said.behind_proxy,
            providers,
            post: post(said.mail_from.as_deref())?,
            recompute: serve.wasm.clone().or_else(beside),
        };
        let service = Service::open(desk, reads, door, clock, settings).await.map_err(fault)?;
        let served = server::serve(Arc::new(service), listener).await.map_err(fault)?;
        if let Some(words) = before {
            show.say(words);
        }
        show.say(format!("Homeward is at {origin}\nStop it with Ctrl-C."));
        served.until_told().await.map_err(fault)
    })?;
    show.say("Stopped. Everything acknowledged is on the record.");
    Ok(ExitCode::SUCCESS)
}

fn fault(error: impl std::fmt::Display) -> Problem {
    Problem::Fault(error.to_string())
}

/// Browsers keep sessions only over TLS, or on this very machine.
fn checked(origin: &str) -> Result<String, Refusal> {
    let origin = origin.trim().trim_end_matches('/');
    let host = |rest: &str| rest.split([':', '/']).next().unwrap_or("").to_owned();
    let fits = match (origin.strip_prefix("https://"), origin.strip_prefix("http://")) {
        (Some(rest), _) => !rest.is_empty() && !rest.contains('/'),
        (_, Some(rest)) => host(rest) == "localhost" && !rest.contains('/'),
        _ => false,
    };
    match fits {
        true => Ok(origin.to_owned()),
        false => Err(Refusal::new(
            format!("{origin} cannot be the address people type"),
            "It begins with https:// (a proxy gives Homeward TLS), or is http://localhost; it ends after the host and port",
        )),
    }
}

/// Where sessions, counters and replies are kept: what may be lost.
pub fn place(folder: &Folder) -> Result<Place, Problem> {
    Ok(match folder.location()? {
        app::Location::Sqlite(path) => {
            Place::Sqlite(path.parent().unwrap_or(Path::new("")).join("door.db"))
        }
        app::Location::Postgres { url, schema } => {
            let schema = format!("{}_door", schema.as_deref().unwrap_or("homeward"));
            Place::Postgres { url, schema }
        }
    })
}

/// The secret of an organisation's sign-in is in the environment, never in a file of settings.
fn provider(said: &Organisation) -> Provider {
    let name: String =
        said.id.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '_' }).collect();
    let variable = format!("HOMEWARD_SECRET_{}", name.to_uppercase());
    Provider {
        id: said.id.clone(),
        organisation: said.organisation.clone(),
        issuer: said.issuer.clone(),
        client_id: said.client_id.clone(),
        client_secret: std::env::var(variable).ok().map(Secret::new),
    }
}
