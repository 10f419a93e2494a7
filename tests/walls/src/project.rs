//! What the walls look at: the project's files, and what cargo says of its crates.

use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// A text file of the project.
pub struct File {
    /// Its path below the project's root, with `/` between the parts.
    pub path: String,
    /// What it says.
    pub text: String,
}

/// The project's root folder: of the checkout whose tests run, not of the one that was built.
pub fn root() -> PathBuf {
    let built = || env!("CARGO_MANIFEST_DIR").to_owned();
    let here = std::env::var("CARGO_MANIFEST_DIR").unwrap_or_else(|_| built());
    Path::new(&here).join("../..")
}

/// Every file below a folder of the project whose name ends so, in order of path. Build output
/// is passed over.
pub fn files(folder: &str, ending: &str) -> Vec<File> {
    let mut found = Vec::new();
    gather(&root().join(folder), folder, ending, &mut found);
    found.sort_by(|one, other| one.path.cmp(&other.path));
    found
}

fn gather(folder: &Path, path: &str, ending: &str, found: &mut Vec<File>) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    for entry in entries.flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        let path = format!("{path}/{name}");
        let at = entry.path();
        if at.is_dir() {
            if name != "target" && !name.starts_with('.') {
                gather(&at, &path, ending, found);
            }
        } else if name.ends_with(ending)
            && let Ok(text) = fs::read_to_string(&at)
        {
            found.push(File { path, text });
        }
    }
}

/// One crate of the project and what it depends on, as its manifest says.
pub struct Member {
    /// Its name.
    pub name: String,
    /// Its folder below the project's root.
    pub folder: String,
    /// Names of what it uses when it runs or is built.
    pub uses: Vec<String>,
    /// Names of what only its own tests, benches and examples use.
    pub uses_in_tests: Vec<String>,
}

impl Member {
    /// Whether it is part of the core.
    pub fn is_core(&self) -> bool {
        self.folder.starts_with("core/")
    }
}

/// The crates of the project.
pub fn members() -> Vec<Member> {
    let metadata = metadata(&["--no-deps"]);
    let mut members: Vec<Member> = list(&metadata["packages"]).iter().map(member).collect();
    members.sort_by(|one, other| one.name.cmp(&other.name));
    members
}

fn member(package: &Value) -> Member {
    let root = root().canonicalize().expect("the project's root is there");
    let manifest = PathBuf::from(text(&package["manifest_path"]));
    let folder = manifest.parent().and_then(|folder| folder.strip_prefix(&root).ok());
    let names = |in_tests: bool| {
        let wanted = |dependency: &&Value| (dependency["kind"] == "dev") == in_tests;
        let all = list(&package["dependencies"]).iter().filter(wanted);
        all.map(|dependency| text(&dependency["name"])).collect()
    };
    Member {
        name: text(&package["name"]),
        folder: folder.expect("a member lives below the root").to_string_lossy().into_owned(),
        uses: names(false),
        uses_in_tests: names(true),
    }
}

/// A crate as it was resolved, from anywhere.
pub struct Resolved {
    /// Its name.
    pub name: String,
    /// Its licence, as its manifest writes it.
    pub licence: Option<String>,
}

/// Every crate that is built on this machine for the project, its tests included.
pub fn resolved() -> Vec<Resolved> {
    let metadata = metadata(&["--filter-platform", &host()]);
    let nodes = list(&metadata["resolve"]["nodes"]);
    let built = |package: &&Value| nodes.iter().any(|node| node["id"] == package["id"]);
    let resolve = |package: &Value| Resolved {
        name: text(&package["name"]),
        licence: package["license"].as_str().map(str::to_owned),
    };
    list(&metadata["packages"]).iter().filter(built).map(resolve).collect()
}

/// Everything a crate uses when it runs, directly or through others, built by itself: what other
/// crates of the project ask of a shared dependency is left out.
pub fn reached_from(name: &str) -> Vec<String> {
    let told = cargo(&["tree", "--package", name, "--edges", "normal", "--prefix", "none"]);
    let first = |line: &str| line.split_whitespace().next().map(str::to_owned);
    let mut reached: Vec<String> = told.lines().filter_map(first).collect();
    reached.retain(|used| used != name);
    reached.sort();
    reached.dedup();
    reached
}

/// What `cargo metadata` says.
fn metadata(more: &[&str]) -> Value {
    let words = ["metadata", "--format-version", "1"];
    let told = cargo(&[&words, more].concat());
    serde_json::from_str(&told).expect("cargo metadata is JSON")
}

/// Asks cargo. The crates were fetched to build this test, so no network is needed; where
/// something is missing after all, cargo may fetch it.
fn cargo(words: &[&str]) -> String {
    let run = |more: &[&str]| {
        Command::new(std::env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned()))
            .args(words)
            .args(more)
            .current_dir(root())
            .output()
            .expect("cargo runs")
    };
    let mut answer = run(&["--offline"]);
    if !answer.status.success() {
        answer = run(&[]);
    }
    assert!(answer.status.success(), "{}", String::from_utf8_lossy(&answer.stderr));
    String::from_utf8_lossy(&answer.stdout).into_owned()
}

/// The machine's own target, as rustc names it.
fn host() -> String {
    let answer = Command::new("rustc").arg("-vV").output().expect("rustc runs");
    let said = String::from_utf8_lossy(&answer.stdout).into_owned();
    let line = said.lines().find_map(|line| line.strip_prefix("host: "));
    line.expect("rustc says its host").to_owned()
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}
