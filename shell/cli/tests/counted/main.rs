//! The invented first year, typed step by step and imported from the provider's list: the page, the
//! API and the command line say the same counts of both, and they are the Review's.

#![allow(clippy::unwrap_used, reason = "a test may")]

mod people;
#[path = "../../../app/tests/typed/mod.rs"]
mod typed;

use crate::people::people;
use crate::typed::{first_year, morning, type_in};
use app::access::Action;
use app::case_list::import::{CaseList, import};
use app::people::by::By;
use app::people::token;
use app::{Actor, Desk, Location, MasterKey, Mode, Reads};
use axum::body::{Body, to_bytes};
use axum::http::{Request, StatusCode, header};
use definitions::Date;
use door::{Beginning, Digest, How, Place, Store};
use serde_json::Value;
use server::{Clock, Service, Settings};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Arc;
use tower::ServiceExt;

const LAST: Date = Date::constant(2014, 3, 31);
const YEAR: &str = "from=2013-04-01&to=2014-03-31&by=source";
const SECRET: &str = "hw_of-this-test-and-no-other-one";
const PARTS: [&str; 3] = ["funnel", "closes", "reasons"];

/// The rows of a table.
type Rows = Vec<Vec<String>>;

#[test]
fn year_one_typed_and_imported_is_counted_alike_on_the_page_in_the_api_and_on_the_command_line() {
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let mut told = Vec::new();
    for typed in [true, false] {
        let folder = Folder::new(if typed { "typed" } else { "imported" });
        let book = folder.0.join("book");
        say(&book, &["init", "--as", "intermediary:a.director"]);
        runtime.block_on(fill(&book, typed));
        told.push(on_the_command_line(&book));
        told.extend(runtime.block_on(served(&book)));
    }
    for other in &told[1..] {
        assert_eq!(other, &told[0]);
    }
    let [funnel, closes, reasons] = &told[0][..] else { panic!("{} parts", told[0].len()) };
    let referred: Vec<(&str, &str)> =
        funnel.iter().map(|row| (row[0].as_str(), row[1].as_str())).collect();
    let expected =
        [("D-BIT", "19"), ("YOS", "3"), ("other", "13"), ("social worker", "40"), ("All", "75")];
    assert_eq!(referred, expected);
    assert_eq!(funnel.last().unwrap().last().unwrap(), "50", "opened");
    let all: Vec<u32> = closes.last().unwrap()[1..].iter().map(|n| n.parse().unwrap()).collect();
    let [opened, _, _, home, care, other] = all[..] else { panic!("{all:?}") };
    assert_eq!((opened, home + care + other, home), (50, 24, 19));
    let mut given: Vec<&str> =
        reasons[..reasons.len() - 1].iter().map(|row| row[1].as_str()).collect();
    given.sort_unstable();
    assert_eq!(given, ["1", "1", "2", "2", "4", "6"]);
    assert_eq!(reasons.last().unwrap()[1], "16");
}

/// A folder of its own, gone when the test ends.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Folder {
        let name = format!("counted-{}-{name}", std::process::id());
        let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
        std::fs::create_dir_all(&path).unwrap();
        Folder(path)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        std::fs::remove_dir_all(&self.0).ok();
    }
}

/// Says a command of a book, with nothing of this machine's own settings; what it printed.
fn say(book: &Path, words: &[&str]) -> String {
    let mut command = Command::new(env!("CARGO_BIN_EXE_homeward"));
    command.arg("--data").arg(book).args(words);
    for (name, _) in std::env::vars_os() {
        if name.to_string_lossy().starts_with("HOMEWARD_") {
            command.env_remove(name);
        }
    }
    let output = command.output().unwrap();
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    assert!(output.status.success(), "{words:?}\n{}", text(&output.stderr));
    text(&output.stdout)
}

/// Types the year into a book that has begun, or imports it.
async fn fill(book: &Path, typed: bool) {
    let (location, master) = keys(book);
    let mut desk = Desk::open(&location, &master).await.unwrap();
    people(&mut desk, Date::constant(2013, 3, 1)).await;
    let list = first_year();
    if typed {
        type_in(&mut desk, &list).await;
    } else {
        let support: Actor = "provider:U-SUPPORT".parse().unwrap();
        let list = CaseList {
            name: "case-list.csv",
            bytes: list.as_bytes(),
            as_at: LAST,
            leave_out: false,
        };
        import(&mut desk, &support, morning(LAST), Mode::Record, list).await.unwrap();
    }
    let admin: Actor = "intermediary:U-ADMIN".parse().unwrap();
    let by = By { actor: &admin, moment: morning(LAST), mode: Mode::Record, form: "token" };
    let new = token::New {
        token: "T-AAAAAAAA".to_owned(),
        label: "a test".to_owned(),
        digest: Digest::of(SECRET).to_string(),
        scopes: [Action::SeePathway].into(),
        ends_at: app::london::begins(Date::constant(2014, 6, 1)),
    };
    token::make(&mut desk, by, "U-SUPER", &new).await.unwrap();
}

fn keys(book: &Path) -> (Location, MasterKey) {
    let master = MasterKey::from_env_or_file(&book.join("master.key"), false).unwrap();
    (Location::Sqlite(book.join("homeward.db")), master)
}

fn on_the_command_line(book: &Path) -> Vec<Rows> {
    let period = ["--from", "2013-04-01", "--to", "2014-03-31", "--on", "2014-03-31"];
    let words = [&["pathway", "--by", "source", "--json"], &period[..]].concat();
    let told: Value = serde_json::from_str(&say(book, &words)).unwrap();
    PARTS.iter().map(|part| rows(&told[part])).collect()
}

/// The same from the page's file and from the API.
async fn served(book: &Path) -> [Vec<Rows>; 2] {
    let (location, master) = keys(book);
    let desk = Desk::open(&location, &master).await.unwrap();
    let reads = Reads::open(&location, &master).await.unwrap();
    let door = Store::open(&Place::Sqlite(book.join("door.db"))).await.unwrap();
    let settings = Settings {
        origin: "http://localhost".to_owned(),
        invented: true,
        behind_proxy: false,
        providers: Vec::new(),
        post: None,
        recompute: None,
    };
    let service = Service::open(desk, reads, door, Clock::pretending(LAST), settings);
    let service = Arc::new(service.await.unwrap());
    let beginning = Beginning { person: "U-SUPER", how: How::Demo, agent: "", data: "" };
    let session = service.sessions.begin(beginning, service.clock.door()).await.unwrap();
    let cookie = format!("__Host-homeward={}", session.0.reveal());
    let router = server::router(service);
    let ask = async |path: String, name, value: &str| {
        let request = Request::get(&path).header(name, value).body(Body::empty()).unwrap();
        let answer = router.clone().oneshot(request).await.unwrap();
        assert_eq!(answer.status(), StatusCode::OK, "{path}");
        let bytes = to_bytes(answer.into_body(), usize::MAX).await.unwrap();
        String::from_utf8(bytes.to_vec()).unwrap()
    };
    let (mut page, mut api) = (Vec::new(), Vec::new());
    for part in PARTS {
        let csv = ask(format!("/pathway/{part}.csv?{YEAR}"), header::COOKIE, &cookie).await;
        let lines = csv.trim_start_matches('\u{feff}').lines().skip(1);
        page.push(lines.map(|line| line.split(',').map(str::to_owned).collect()).collect());
        let token = format!("Bearer {SECRET}");
        let path = format!("/api/v1/pathway/{part}?{YEAR}");
        let json: Value =
            serde_json::from_str(&ask(path, header::AUTHORIZATION, &token).await).unwrap();
        api.push(rows(&json));
    }
    [page, api]
}

/// The rows of a table as JSON has it.
fn rows(table: &Value) -> Rows {
    let cell = |cell: &Value| cell.as_str().map_or_else(|| cell.to_string(), str::to_owned);
    let rows = table["rows"].as_array().unwrap_or_else(|| panic!("{table}"));
    rows.iter().map(|row| row.as_array().unwrap().iter().map(cell).collect()).collect()
}
