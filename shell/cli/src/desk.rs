//! Opening the book in a data folder: where the record is, its key, and the moment.

use crate::arguments::{AsOf, Common};
use crate::commands::serve::ServeSettings;
use crate::files::create_private;
use crate::show::Problem;
use app::london::{begins, day_of, nine_on};
use app::{Actor, Desk, Location, MasterKey, Mode, Moment};
use definitions::{Date, Refusal};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use std::path::{Path, PathBuf};
use tokio::runtime::Runtime;

/// The data folder's own settings, `homeward.toml`.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Settings {
    /// A PostgreSQL connection string; none for the SQLite file in the folder.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub store: Option<String>,
    /// Whether everyone in it is invented.
    #[serde(default)]
    pub invented: bool,
    /// How it is served to browsers.
    #[serde(default, skip_serializing_if = "is_default")]
    pub serve: ServeSettings,
}

fn is_default(settings: &ServeSettings) -> bool {
    *settings == ServeSettings::default()
}

/// A data folder.
#[derive(Clone, Debug)]
pub struct Folder {
    /// Where it is.
    pub path: PathBuf,
    /// Its settings.
    pub settings: Settings,
}

impl Folder {
    /// The data folder named on the command line.
    pub fn open(path: &Path) -> Result<Folder, Problem> {
        let file = path.join("homeward.toml");
        if !file.exists() && path.join("homeward.db").exists() {
            return Ok(Folder { path: path.to_owned(), settings: Settings::default() });
        }
        let text = std::fs::read_to_string(&file).map_err(|_| {
            Refusal::new(
                format!("There is no book in {}", path.display()),
                "Begin one with homeward init, try homeward demo, or name another folder with --data",
            )
        })?;
        let settings = toml::from_str(&text).map_err(|error| {
            Refusal::new(
                format!("{} cannot be read: {}", file.display(), error.message()),
                "Correct it",
            )
        })?;
        Ok(Folder { path: path.to_owned(), settings })
    }

    /// Makes a data folder: it must be new or empty.
    pub fn make(path: &Path, settings: Settings) -> Result<Folder, Problem> {
        let failed = |error: std::io::Error| {
            Refusal::new(
                format!("{} cannot be made: {error}", path.display()),
                "Choose another folder",
            )
        };
        std::fs::create_dir_all(path).map_err(failed)?;
        // A master key may be put there before its book, and a beginning that was cut short left
        // a record with nothing in it.
        const MAY_BE_THERE: [&str; 4] =
            ["master.key", "homeward.db", "homeward.db-wal", "homeward.db-shm"];
        let mut there = std::fs::read_dir(path).map_err(failed)?.flatten();
        if there.any(|entry| !MAY_BE_THERE.iter().any(|name| entry.file_name() == *name)) {
            return Err(Refusal::new(
                format!("{} is not empty", path.display()),
                "Choose a new folder with --data",
            )
            .into());
        }
        let folder = Folder { path: path.to_owned(), settings };
        folder.location()?;
        Ok(folder)
    }

    /// Writes the folder's settings: last, once its book has begun.
    pub fn keep(&self) -> Result<(), Problem> {
        let text = toml::to_string(&self.settings).expect("settings are plain data");
        let file = self.path.join("homeward.toml");
        create_private(&file, &text).map_err(|error| {
            Refusal::new(
                format!("{} cannot be written: {error}", file.display()),
                "Check the folder",
            )
        })?;
        Ok(())
    }

    /// Where the record is.
    pub fn location(&self) -> Result<Location, Problem> {
        match &self.settings.store {
            Some(url) if url.starts_with("postgres://") || url.starts_with("postgresql://") => {
                Ok(Location::parse(url)?)
            }
            Some(_) => Err(Refusal::new(
                "The store is not a PostgreSQL address",
                "Write it as postgres://USER@HOST/DATABASE, or leave it out for a SQLite file",
            )
            .into()),
            None => Ok(Location::Sqlite(self.path.join("homeward.db"))),
        }
    }

    /// The master key: from the environment, else the folder's key file.
    pub fn master(&self, create: bool) -> Result<MasterKey, Problem> {
        Ok(MasterKey::from_env_or_file(&self.path.join("master.key"), create)?)
    }
}

/// A book opened for one command.
pub struct Session {
    /// The runtime the store needs.
    pub runtime: Runtime,
    /// The folder.
    pub folder: Folder,
    /// The book and its record.
    pub desk: Desk,
    /// The moment of the command.
    pub moment: Moment,
    /// Whether to record.
    pub mode: Mode,
    who: Option<Actor>,
}

/// A record opened without reading the book.
pub struct Unread {
    /// The runtime the store needs.
    pub runtime: Runtime,
    /// The record.
    pub record: app::Record,
    /// The log of reads beside it, where there is one.
    pub reads: Option<app::Record>,
}

impl Session {
    /// Opens the book of the data folder, as of the point asked for.
    pub fn open(common: &Common) -> Result<Session, Problem> {
        let folder = Folder::open(&common.data)?;
        let runtime = runtime()?;
        let (location, master) = (folder.location()?, folder.master(false)?);
        let mut desk = runtime.block_on(Desk::open(&location, &master))?;
        if let Some(as_of) = common.as_of {
            let entry = match as_of {
                AsOf::Entry(entry) if entry == 0 || entry > desk.book.as_of => {
                    return Err(Refusal::new(
                        format!("The record has no entry {entry}"),
                        format!("Its entries are 1 to {}", desk.book.as_of),
                    )
                    .into());
                }
                AsOf::Entry(entry) => entry,
                AsOf::Day(day) => last_entry_of(&desk, day),
            };
            if entry < 2 {
                return Err(Refusal::new(
                    "The book had not begun by then",
                    "Give a later day or entry with --as-of",
                )
                .into());
            }
            desk.book = runtime.block_on(desk.book_as_of(entry))?;
        }
        let moment = moment(common, &folder)?;
        let mode = if common.dry_run { Mode::DryRun } else { Mode::Record };
        Ok(Session { runtime, folder, desk, moment, mode, who: common.who.clone() })
    }

    /// A session on a desk that is open already.
    pub fn of(runtime: Runtime, folder: Folder, desk: Desk, moment: Moment) -> Session {
        Session { runtime, folder, desk, moment, mode: Mode::Record, who: None }
    }

    /// Opens the record without reading the book, for commands that must work on a broken one.
    pub fn open_unread(common: &Common) -> Result<Unread, Problem> {
        let folder = Folder::open(&common.data)?;
        let runtime = runtime()?;
        let (location, master) = (folder.location()?, folder.master(false)?);
        let record = runtime.block_on(app::history::keep::open(&location, &master))?;
        let reads = runtime.block_on(app::reads::log::existing(&location, &master))?;
        Ok(Unread { runtime, record, reads })
    }

    /// Opens the book for a command that records: not as of another day.
    pub fn open_to_record(common: &Common) -> Result<Session, Problem> {
        if common.as_of.is_some() {
            return Err(Refusal::new(
                "Nothing can be recorded on the book as it stood before",
                "Leave out --as-of",
            )
            .into());
        }
        let session = Session::open(common)?;
        session.actor()?;
        Ok(session)
    }

    /// Who acts.
    pub fn actor(&self) -> Result<Actor, Problem> {
        self.who.clone().ok_or_else(|| {
            Refusal::new(
                "This is recorded, so say who acts",
                "Add --as ROLE:NAME, such as --as intermediary:a.director, or set HOMEWARD_AS",
            )
            .into()
        })
    }

    /// Notes which children's records were shown: every read of a child's record is a fact.
    pub fn note_reading(&mut self, what: String, subjects: Vec<String>) -> Result<(), Problem> {
        let actor = self.actor()?;
        let (moment, mode) = (self.moment, self.mode);
        if mode == Mode::DryRun {
            return Err(Refusal::new(
                "A look at a child’s record is always noted, and a dry run notes nothing",
                "Leave out --dry-run",
            )
            .into());
        }
        let (location, master) = (self.folder.location()?, self.folder.master(false)?);
        self.runtime.block_on(async {
            let reads = app::Reads::open(&location, &master).await?;
            reads.note(moment.at, &actor.to_string(), what, subjects).await
        })?;
        Ok(())
    }

    /// How many looks at children's records are in their own log.
    pub fn reads(&self) -> Result<usize, Problem> {
        let (location, master) = (self.folder.location()?, self.folder.master(false)?);
        let count = self.runtime.block_on(async {
            match app::reads::log::existing(&location, &master).await? {
                Some(record) => Ok(record.head().await?.seq),
                None => Ok(0),
            }
        });
        Ok(usize::try_from(count.map_err(|fault: app::Fault| Problem::from(fault))?).unwrap_or(0))
    }

    /// Everyone in the book is invented.
    pub fn invented(&self) -> bool {
        self.folder.settings.invented
    }
}

/// The runtime the store needs.
pub fn runtime() -> Result<Runtime, Problem> {
    Runtime::new().map_err(|error| Problem::Fault(format!("the program cannot start: {error}")))
}

/// The last entry recorded by the end of a day in London.
fn last_entry_of(desk: &Desk, day: Date) -> u64 {
    let end = begins(day.tomorrow().unwrap_or(day));
    let after = desk.book.commands.iter().find(|command| command.at >= end);
    after.map_or(desk.book.as_of, |command| command.entry - 1)
}

/// The moment a command acts: now, and today in London. Another day only on an invented book.
pub fn moment(common: &Common, folder: &Folder) -> Result<Moment, Problem> {
    match common.today {
        None => {
            let now = Timestamp::now();
            Ok(Moment { at: now.as_microsecond(), today: day_of(now.as_microsecond()) })
        }
        Some(day) if folder.settings.invented => Ok(on(day)),
        Some(_) => Err(Refusal::new(
            "Another day can be pretended only on an invented programme",
            "Leave out --today",
        )
        .into()),
    }
}

/// Nine in the morning of a day in London.
pub fn on(day: Date) -> Moment {
    Moment { at: nine_on(day), today: day }
}
