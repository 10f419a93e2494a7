//! A book of its own for each test, on either engine, and a way to say a command and hold what
//! it printed.

use serde_json::Value;
use sqlx::{AssertSqlSafe, Connection, Executor, PgConnection};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};

/// What a command printed and how it ended.
#[derive(Debug)]
pub struct Printed {
    pub said: String,
    pub code: i32,
    pub out: String,
    pub err: String,
}

impl Printed {
    fn expect(self, code: i32) -> Printed {
        assert_eq!(self.code, code, "homeward {}\n{}\n{}", self.said, self.out, self.err);
        self
    }

    /// It was done.
    #[track_caller]
    pub fn done(self) -> Printed {
        self.expect(0)
    }

    /// Something was found, or differs.
    #[track_caller]
    pub fn found(self) -> Printed {
        self.expect(1)
    }

    /// The words on the command line are off.
    #[track_caller]
    pub fn misspoken(self) -> Printed {
        self.expect(2)
    }

    /// It was declined; the words hold these.
    #[track_caller]
    pub fn declined(self, words: &str) -> Printed {
        self.expect(3).err_holds(words)
    }

    /// What was printed holds these words.
    #[track_caller]
    pub fn holds(self, words: &str) -> Printed {
        assert!(self.out.contains(words), "“{words}” is not in:\n{}", self.out);
        self
    }

    /// What was said of a problem holds these words.
    #[track_caller]
    pub fn err_holds(self, words: &str) -> Printed {
        assert!(self.err.contains(words), "“{words}” is not in:\n{}", self.err);
        self
    }

    /// The one JSON value printed.
    #[track_caller]
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.out).unwrap_or_else(|error| panic!("{error} in {}", self.out))
    }
}

/// Parts a line into words as a shell would; quotation marks hold words together.
pub fn words(line: &str) -> Vec<String> {
    let mut words = Vec::new();
    for (at, part) in line.split('"').enumerate() {
        match at % 2 {
            0 => words.extend(part.split_whitespace().map(str::to_owned)),
            _ => words.push(part.to_owned()),
        }
    }
    words
}

/// The command line, in a folder, with nothing of this machine's own settings.
pub fn homeward(folder: &Path, line: &str) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_homeward"));
    command.args(words(line)).current_dir(folder).stdin(Stdio::null());
    for (name, _) in std::env::vars_os() {
        if name.to_string_lossy().starts_with("HOMEWARD_") {
            command.env_remove(name);
        }
    }
    command
}

/// Says a command in a folder.
#[track_caller]
pub fn say(folder: &Path, line: &str) -> Printed {
    run(homeward(folder, line), line)
}

#[track_caller]
fn run(mut command: Command, line: &str) -> Printed {
    let output = command.output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    let (out, err) = (text(output.stdout), text(output.stderr));
    assert!(!err.contains("panicked"), "homeward {line}\n{err}");
    let code = output.status.code().unwrap();
    assert!((0..=4).contains(&code), "homeward {line} ended with {code}\n{err}");
    Printed { said: line.to_owned(), code, out, err }
}

/// A folder of its own, gone when the test ends.
pub struct Folder(PathBuf);

impl Folder {
    pub fn new() -> Folder {
        static NEXT: AtomicU32 = AtomicU32::new(0);
        let number = NEXT.fetch_add(1, Ordering::Relaxed);
        let path = scratch().join(number.to_string());
        std::fs::create_dir_all(&path).unwrap();
        Folder(path)
    }

    pub fn path(&self) -> &Path {
        &self.0
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        std::fs::remove_dir_all(&self.0).ok();
    }
}

/// Where this run of the tests keeps its folders. What earlier runs left is removed.
pub fn scratch() -> PathBuf {
    static CLEARED: std::sync::Once = std::sync::Once::new();
    let all = Path::new(env!("CARGO_TARGET_TMPDIR")).join("homeward-tests");
    let mine = std::process::id().to_string();
    CLEARED.call_once(|| {
        std::fs::create_dir_all(all.join(&mine)).unwrap();
        for old in std::fs::read_dir(&all).unwrap().flatten() {
            let running = Path::new("/proc").join(old.file_name()).exists();
            if !running {
                std::fs::remove_dir_all(old.path()).ok();
            }
        }
    });
    all.join(mine)
}

/// Copies a folder and what is in it.
pub fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        match entry.file_type().unwrap().is_dir() {
            true => copy(&entry.path(), &target),
            false => drop(std::fs::copy(entry.path(), target).unwrap()),
        }
    }
}

/// The checkout these tests belong to.
pub fn checkout() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").canonicalize().unwrap()
}

/// The files of a situation: `tests/cases/<name>`.
pub fn case(name: &str) -> PathBuf {
    checkout().join("tests/cases").join(name)
}

/// The store a book is kept in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    Sqlite,
    Postgres,
}

/// A book, and the folder commands are said in.
pub struct Book {
    here: Folder,
    /// Where commands are said: relative paths start here.
    pub files: PathBuf,
    /// The server and the schema of a book that is not in a file.
    server: Option<(String, String)>,
}

impl Book {
    /// An invented book under the demonstration contract, begun on 1 April 2013, whose commands
    /// are said in `files`.
    #[track_caller]
    pub fn begin(engine: Engine, files: &Path) -> Book {
        Book::under(engine, files, None)
    }

    /// The same, under a contract of its own.
    #[track_caller]
    pub fn under(engine: Engine, files: &Path, contract: Option<&Path>) -> Book {
        let book = Book::unbegun(engine, files);
        let mut line = "init --invented --today 2013-04-01 --as intermediary:a.director".to_owned();
        if let Some(address) = book.address() {
            line = format!("{line} --store {address}");
        }
        if let Some(contract) = contract {
            line = format!("{line} --contract \"{}\"", contract.display());
        }
        book.say(&line).done();
        book
    }

    /// A place for a book that nobody has begun.
    pub fn unbegun(engine: Engine, files: &Path) -> Book {
        let server = match engine {
            Engine::Sqlite => None,
            Engine::Postgres => Some((postgres(), new_schema())),
        };
        Book { here: Folder::new(), files: files.to_owned(), server }
    }

    /// The folder that holds the book, for whatever else the test writes.
    pub fn folder(&self) -> &Path {
        self.here.path()
    }

    /// The data folder.
    pub fn data(&self) -> PathBuf {
        self.here.path().join("book")
    }

    /// Where the record is kept when not in the folder.
    pub fn address(&self) -> Option<String> {
        let (server, schema) = self.server.as_ref()?;
        Some(format!("{server}?schema={schema}"))
    }

    /// Says a command of this book.
    #[track_caller]
    pub fn say(&self, line: &str) -> Printed {
        run(self.command(line), line)
    }

    /// The same command, not yet started.
    pub fn command(&self, line: &str) -> Command {
        let mut command = homeward(&self.files, line);
        command.env("HOMEWARD_DATA", self.data());
        command
    }

    /// The number of the last entry.
    #[track_caller]
    pub fn entries(&self) -> u64 {
        self.say("verify --json").done().json()["entries"].as_u64().unwrap()
    }

    /// What was recorded: kind and words of each command, oldest first.
    #[track_caller]
    pub fn history(&self) -> Vec<(u64, String, String)> {
        let table = self.say("status --history --most 100000 --json").done().json();
        let rows = table["rows"].as_array().unwrap().iter();
        let text = |cell: &Value| cell.as_str().unwrap().to_owned();
        rows.map(|row| (row[0].as_u64().unwrap(), text(&row[3]), text(&row[4]))).collect()
    }

    /// How many commands of a kind are on the record.
    #[track_caller]
    pub fn count(&self, kind: &str) -> usize {
        self.history().iter().filter(|row| row.1 == kind).count()
    }

    /// The settlement of a quarter's statement.
    #[track_caller]
    pub fn settlement(&self, quarter: &str) -> Value {
        self.say(&format!("statement {quarter} --json")).done().json()["settlement"].clone()
    }

    /// The payment of a quarter's statement, in pence.
    #[track_caller]
    pub fn payment(&self, quarter: &str) -> i64 {
        self.settlement(quarter)["payment"].as_i64().unwrap()
    }

    /// The record is whole.
    #[track_caller]
    pub fn is_whole(&self) {
        self.say("verify").done().holds("The record is whole");
    }
}

impl Drop for Book {
    fn drop(&mut self) {
        let Some((server, schema)) = self.server.take() else { return };
        let drop = format!("DROP SCHEMA IF EXISTS {schema} CASCADE");
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        runtime.block_on(async {
            let Ok(mut connection) = PgConnection::connect(&server).await else { return };
            connection.execute("SET lock_timeout = '5s'").await.ok();
            connection.execute(AssertSqlSafe(drop)).await.ok();
        });
    }
}

/// Pence as a person writes pounds.
pub fn pounds(pence: i64) -> String {
    let sign = if pence < 0 { "-" } else { "" };
    format!("{sign}{}.{:02}", pence.abs() / 100, pence.abs() % 100)
}

/// The server that `scripts/test` starts.
fn postgres() -> String {
    std::env::var("HOMEWARD_TEST_POSTGRES").unwrap_or_else(|_| {
        panic!(
            "HOMEWARD_TEST_POSTGRES names no PostgreSQL server: run scripts/test, which starts one"
        )
    })
}

fn new_schema() -> String {
    static NEXT: AtomicU32 = AtomicU32::new(0);
    let number = NEXT.fetch_add(1, Ordering::Relaxed);
    let moment = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap();
    format!("t_{}_{}_{number}", std::process::id(), moment.as_nanos())
}

/// Chance that is the same on every run.
pub struct Chance(u64);

impl Chance {
    pub fn new(seed: u64) -> Chance {
        Chance(seed)
    }

    /// A number from 0 up to `below`.
    pub fn below(&mut self, below: u64) -> u64 {
        // SplitMix64.
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (mixed ^ (mixed >> 31)) % below
    }
}
