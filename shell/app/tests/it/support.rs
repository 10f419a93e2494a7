//! A book of its own for each test, and the verbs as short calls.

use app::case_list::import::CaseList;
use app::statutory_return::import::Sent;
use app::{Actor, Desk, Failure, Location, MasterKey, Mode, Moment};
use definitions::{Date, iso};
use intake::return_903::Upload;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};

/// A folder of its own, gone when the test ends.
pub struct Folder(pub PathBuf);

impl Folder {
    pub fn new() -> Folder {
        static NEXT: AtomicU32 = AtomicU32::new(0);
        let number = NEXT.fetch_add(1, Ordering::Relaxed);
        let name = format!("app-tests-{}-{number}", std::process::id());
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

/// A day.
pub fn day(text: &str) -> Date {
    iso(text).unwrap()
}

/// Nine in the morning of a day.
pub fn on(text: &str) -> Moment {
    let since = definitions::days_between(Date::constant(1970, 1, 1), day(text));
    Moment { at: (since * 24 + 9) * 3_600_000_000, today: day(text) }
}

/// Someone, as `role:name`.
pub fn who(text: &str) -> Actor {
    text.parse().unwrap()
}

/// A file below `tests/cases`.
pub fn sample(path: &str) -> Vec<u8> {
    let cases = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/cases");
    std::fs::read(cases.join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// The demonstration contract's pages.
pub fn pages() -> BTreeMap<String, String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../contracts/essex");
    let names = [
        "contract.toml",
        "tracking.toml",
        "days.toml",
        "tariff.toml",
        "baseline.toml",
        "pathway.toml",
        "service.toml",
        "agreement.toml",
        "chance.toml",
    ];
    // Fewer programmes than the contract's, so that tests are quick.
    let text = |name: &str| std::fs::read_to_string(folder.join(name)).unwrap();
    let page = |name: &str| (name.to_owned(), text(name).replace("value = 10000", "value = 300"));
    names.map(page).into()
}

/// A new book in a folder.
pub async fn begin(folder: &Folder) -> Desk {
    let location = Location::Sqlite(folder.0.join("homeward.db"));
    let master = MasterKey::from_env_or_file(&folder.0.join("master.key"), true).unwrap();
    let director = who("intermediary:a.director");
    Desk::begin(&location, &master, pages(), &director, on("2014-04-01")).await.unwrap()
}

/// Imports a case list of `tests/cases`.
pub async fn cases(
    desk: &mut Desk,
    by: &Actor,
    mode: Mode,
    (path, as_at): (&str, &str),
) -> Result<(), Failure> {
    let bytes = sample(path);
    let list =
        CaseList { name: "case-list.csv", bytes: &bytes, as_at: day(as_at), leave_out: false };
    app::case_list::import::import(desk, by, on("2015-06-01"), mode, list).await.map(drop)
}

/// Imports a return of `tests/cases`, covering to a day of 2014-15.
pub async fn filed(
    desk: &mut Desk,
    by: &Actor,
    mode: Mode,
    (folder, covers_to): (&str, &str),
) -> Result<(), Failure> {
    let (episodes, header) =
        (sample(&format!("{folder}/episodes.csv")), sample(&format!("{folder}/header.csv")));
    let sent = Sent {
        year: "2014-15".parse().unwrap(),
        covers_to: day(covers_to),
        prepared: day("2015-05-01"),
        number: 1,
        files: vec![
            Upload { name: "episodes.csv", bytes: &episodes },
            Upload { name: "header.csv", bytes: &header },
        ],
    };
    app::statutory_return::import::import(desk, by, on("2015-06-01"), mode, &sent).await.map(drop)
}
