//! The core touches no clock, file, network, environment or chance, and prints nothing: either
//! side must be able to perform it again on any day. `core/clippy.toml` says so to the compiler;
//! these functions say it again over the sources and the dependencies.

use crate::project::{File, Member};

/// Words that no source of the core contains.
const FORBIDDEN: &[&str] = &[
    "std::fs",
    "std::env",
    "std::net",
    "std::process",
    "std::os",
    "SystemTime",
    "Instant",
    "Zoned",
    "Timestamp::now",
    "stdin(",
    "stdout(",
    "stderr(",
    "print!",
    "println!",
    "eprint!",
    "eprintln!",
    "dbg!",
    "getrandom",
    "OsRng",
    "SysRng",
    "thread_rng",
    "unsafe",
];

/// Modules of `std` that no source of the core takes in a group: `use std::{fs, io}`.
const FORBIDDEN_IN_A_GROUP: &[&str] = &["fs", "env", "net", "process", "os", "time"];

/// Crates that touch the world.
const WORLD: &[&str] = &[
    "tokio",
    "async-std",
    "smol",
    "sqlx",
    "sqlx-core",
    "rusqlite",
    "postgres",
    "reqwest",
    "hyper",
    "ureq",
    "socket2",
    "mio",
    "rustls",
    "native-tls",
    "getrandom",
    "rand",
    "fastrand",
    "uuid",
    "chrono",
    "time",
    "iana-time-zone",
    "tempfile",
    "dotenvy",
    "clap",
    "tracing",
    "env_logger",
    "tracing-subscriber",
    "indicatif",
    "walkdir",
    "memmap2",
    "notify",
];

/// Crates of that kind which the core reaches through another and does not call: the crate of
/// ours, what it reaches, and why that is harmless.
const REACHED_UNUSED: &[(&str, &str, &str)] = &[(
    "intake",
    "getrandom",
    "calamine reads workbooks with zip, which asks for chance only when it writes",
)];

/// Files of the core where floating point may stand.
const FLOATS: &[(&str, &str)] = &[
    ("core/definitions/src/exact.rs", "`approximate`, for charts; never for an amount"),
    ("core/fund/src/returns/search.rs", "rates of return, for a report; never an amount"),
    ("core/fund/src/returns/sums.rs", "what flows are worth while a rate is searched"),
    ("core/care/src/checks/lists/whereabouts.rs", "how far a placement is; kept as whole tenths"),
];

/// Settings that `core/clippy.toml` must hold.
const BANNED_BY_CLIPPY: &[&str] = &[
    "std::fs::File",
    "std::fs::read",
    "std::fs::write",
    "std::env::var",
    "std::net::TcpStream",
    "std::time::SystemTime",
    "std::time::Instant",
    "jiff::Zoned::now",
    "jiff::Timestamp::now",
    "std::println",
    "std::eprintln",
    "std::dbg",
];

/// Every word in the core's sources that touches the world. Comments may name them.
pub fn breaches_in_sources(files: &[File]) -> Vec<String> {
    let mut breaches = Vec::new();
    for file in files {
        for (line, code) in lines_of_code(&file.text) {
            let found = FORBIDDEN.iter().filter(|word| names(code, word));
            for word in found {
                breaches.push(format!("{}:{line} names {word}", file.path));
            }
        }
        for module in grouped(&file.text) {
            breaches.push(format!("{} takes std::{module} in a group", file.path));
        }
    }
    breaches
}

/// Every place where floating point stands in the core and is not on the list.
pub fn floats(files: &[File]) -> Vec<String> {
    let mut breaches = Vec::new();
    for file in files.iter().filter(|file| !FLOATS.iter().any(|(path, _)| *path == file.path)) {
        for (line, code) in lines_of_code(&file.text) {
            if names(code, "f64") || names(code, "f32") {
                breaches.push(format!("{}:{line} has floating point", file.path));
            }
        }
    }
    breaches
}

/// Every crate that touches the world and can be reached from a crate of the core, which
/// `reached` says of each by name.
pub fn breaches_in_dependencies(
    members: &[Member],
    reached: impl Fn(&str) -> Vec<String>,
) -> Vec<String> {
    let mut breaches = Vec::new();
    for member in members.iter().filter(|member| member.is_core()) {
        let known = |used: &str| {
            REACHED_UNUSED.iter().any(|(of, what, _)| *of == member.name && *what == used)
        };
        for used in reached(&member.name).iter().chain(&member.uses_in_tests) {
            let direct = member.uses.contains(used) || member.uses_in_tests.contains(used);
            if WORLD.contains(&used.as_str()) && (direct || !known(used)) {
                breaches.push(format!("{} reaches {used}", member.name));
            }
        }
    }
    breaches
}

/// What clippy is not told about the core: settings missing from `core/clippy.toml`, and crates
/// whose own settings would hide it.
pub fn clippy_gaps(settings: &str, paths_of_settings: &[String]) -> Vec<String> {
    let mut gaps: Vec<String> = BANNED_BY_CLIPPY
        .iter()
        .filter(|ban| !settings.contains(&format!("path = \"{ban}\"")))
        .map(|ban| format!("core/clippy.toml does not ban {ban}"))
        .collect();
    let hiding = paths_of_settings.iter().filter(|path| *path != "core/clippy.toml");
    gaps.extend(hiding.map(|path| format!("{path} hides core/clippy.toml")));
    gaps
}

/// The lines that are not comments, counted from 1.
fn lines_of_code(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let numbered = (1..).zip(text.lines());
    numbered.filter_map(|(line, code)| {
        let code = code.split_once(" // ").map_or(code, |(code, _)| code);
        (!code.trim_start().starts_with("//")).then_some((line, code))
    })
}

/// Whether a line names a word whole: `Instant` is not in `Instantly`.
fn names(code: &str, word: &str) -> bool {
    let part_of_a_name = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'_';
    code.match_indices(word).any(|(at, _)| {
        let before = at.checked_sub(1).map(|at| code.as_bytes()[at]);
        let after = code.as_bytes().get(at + word.len()).copied();
        let open = word.ends_with(['(', '!']);
        !before.is_some_and(part_of_a_name) && (open || !after.is_some_and(part_of_a_name))
    })
}

/// Modules of `std` that are forbidden and taken in a group.
fn grouped(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    for (at, start) in text.match_indices("use std::{") {
        let group = &text[at + start.len()..];
        let group = &group[..group.find(';').unwrap_or(group.len())];
        let first = |item: &str| item.trim().split("::").next().unwrap_or_default().to_owned();
        let items = group.split([',', '{', '}']).map(first);
        found.extend(items.filter(|item| FORBIDDEN_IN_A_GROUP.contains(&item.as_str())));
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(path: &str, text: &str) -> File {
        File { path: path.to_owned(), text: text.to_owned() }
    }

    #[test]
    fn a_word_that_touches_the_world_is_found_and_a_comment_is_not() {
        let text = "// std::fs is not used\nlet a = std::fs::read(p);\nlet b = 1; // SystemTime\n\
                    let instants = Instant::now();\nuse std::{fmt, fs};\nInstantly();\n";
        let found = breaches_in_sources(&[file("core/care/src/day.rs", text)]);
        assert_eq!(
            found,
            [
                "core/care/src/day.rs:2 names std::fs",
                "core/care/src/day.rs:4 names Instant",
                "core/care/src/day.rs takes std::fs in a group",
            ]
        );
        assert_eq!(breaches_in_sources(&[file("a", "eprintln!(\"no\");")]).len(), 1);
    }

    #[test]
    fn floating_point_is_found_except_where_it_is_listed() {
        let text = "fn price() -> f64 { 72.0 }";
        assert_eq!(floats(&[file("core/outcomes/src/saving.rs", text)]).len(), 1);
        assert_eq!(floats(&[file("core/definitions/src/exact.rs", text)]).len(), 0);
    }

    #[test]
    fn a_crate_that_touches_the_world_is_found_however_far_away() {
        let names = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect();
        let member = |name: &str, uses: Vec<String>| Member {
            name: name.to_owned(),
            folder: format!("core/{name}"),
            uses,
            uses_in_tests: names(&["tempfile"]),
        };
        let far = breaches_in_dependencies(&[member("care", names(&["helper"]))], |_| {
            names(&["helper", "mio"])
        });
        assert_eq!(far, ["care reaches mio", "care reaches tempfile"]);
        let unused = breaches_in_dependencies(&[member("intake", names(&["calamine"]))], |_| {
            names(&["calamine", "getrandom"])
        });
        assert_eq!(unused, ["intake reaches tempfile"]);
        let used = breaches_in_dependencies(&[member("intake", names(&["getrandom"]))], |_| {
            names(&["getrandom"])
        });
        assert_eq!(used, ["intake reaches getrandom", "intake reaches tempfile"]);
    }

    #[test]
    fn settings_that_hide_the_cores_own_are_found() {
        let paths = ["core/clippy.toml".to_owned(), "core/care/clippy.toml".to_owned()];
        let gaps = clippy_gaps("", &paths);
        assert_eq!(gaps.len(), BANNED_BY_CLIPPY.len() + 1);
        assert!(gaps.contains(&"core/care/clippy.toml hides core/clippy.toml".to_owned()));
    }
}
