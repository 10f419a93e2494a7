//! No crate hands another crate's names on: a wall that an edge keeps is not to be walked round
//! by `pub use`. A pack may use `outcomes`; it would see children if `outcomes` showed `care`.

use crate::project::File;

/// What the crates of the shell may show of the crates behind them.
const SHOWN: &[(&str, &str)] = &[
    ("shell/app/", "record::Fault"),
    ("shell/app/", "record::Location"),
    ("shell/app/", "record::MasterKey"),
    // The words in which anyone asks whether they may. What decides stays behind `app`.
    ("shell/app/", "access::Action"),
    ("shell/app/", "access::Asker"),
    ("shell/app/", "access::Decision"),
    ("shell/app/", "access::Policy"),
    ("shell/app/", "access::Role"),
    ("shell/app/", "access::Rules"),
    ("shell/app/", "access::Thing"),
    // To prove, save and restore it. It is never written to: see `writes_round_the_app`.
    ("shell/app/", "record::Record"),
];

/// Calls by which a record changes; only `app` makes them.
const WRITES: &[&str] = &[".append(", ".change(", ".drop_forgotten(", ".rewrap", "record::"];

/// Every place where a source shows names of one of our crates as its own. What `definitions`
/// defines belongs to everyone.
pub fn breaches(files: &[File], ours: &[&str]) -> Vec<String> {
    let mut breaches = Vec::new();
    for file in files {
        for shown in shown_by(&file.text) {
            let of = shown.split("::").next().unwrap_or_default();
            let foreign = ours.contains(&of) && of != "definitions" && !own(&file.path, of);
            let listed =
                SHOWN.iter().any(|(path, what)| file.path.starts_with(path) && *what == shown);
            if foreign && !listed {
                breaches.push(format!("{} shows {shown} as its own", file.path));
            }
        }
    }
    breaches
}

/// Every place where a source of the command line or of a page writes to the record itself:
/// all change goes through a verb of `app`.
pub fn writes_round_the_app(files: &[File]) -> Vec<String> {
    let mut breaches = Vec::new();
    for file in files {
        let found = WRITES.iter().filter(|call| file.text.contains(**call));
        breaches.extend(found.map(|call| format!("{} has {call}", file.path)));
    }
    breaches
}

/// Whether the file is part of that crate itself.
fn own(path: &str, of: &str) -> bool {
    path.split('/').nth(1) == Some(of)
}

/// The paths a source makes public under its own name: `pub use`, `pub extern crate`, and the
/// right-hand side of a public type alias.
fn shown_by(text: &str) -> Vec<String> {
    let comment = |line: &&str| line.trim_start().starts_with("//");
    let code: Vec<&str> = text.lines().filter(|line| !comment(line)).collect();
    let mut shown: Vec<String> =
        statements(&code.join(" ")).iter().flat_map(|one| paths_in(one)).collect();
    shown.sort();
    shown.dedup();
    shown
}

fn statements(code: &str) -> Vec<String> {
    let starts = ["pub use ", "pub extern crate ", "pub type "];
    let found = starts.iter().flat_map(|start| code.match_indices(start));
    found.map(|(at, _)| code[at..].split(';').next().unwrap_or_default().to_owned()).collect()
}

fn paths_in(statement: &str) -> Vec<String> {
    if let Some(tree) = statement.strip_prefix("pub use ") {
        return leaves(tree.trim().trim_start_matches("::"));
    }
    if let Some(name) = statement.strip_prefix("pub extern crate ") {
        return vec![name.split_whitespace().next().unwrap_or_default().to_owned()];
    }
    let meant = statement.split_once('=').map_or("", |(_, meant)| meant);
    let part = |c: char| !(c.is_ascii_alphanumeric() || c == '_' || c == ':');
    meant.split(part).filter(|path| path.contains("::")).map(str::to_owned).collect()
}

/// The paths of a `use` tree, one for each leaf.
fn leaves(tree: &str) -> Vec<String> {
    let Some((stem, rest)) = tree.split_once('{') else {
        let path = tree.split(" as ").next().unwrap_or_default();
        return vec![path.trim().to_owned()];
    };
    let inside = rest.rsplit_once('}').map_or(rest, |(inside, _)| inside);
    let (mut parts, mut depth, mut part) = (Vec::new(), 0, String::new());
    for c in inside.chars() {
        match c {
            '{' => depth += 1,
            '}' => depth -= 1,
            _ => {}
        }
        if c == ',' && depth == 0 {
            parts.push(std::mem::take(&mut part));
        } else {
            part.push(c);
        }
    }
    parts.push(part);
    let named = parts.iter().map(|part| part.trim()).filter(|part| !part.is_empty());
    named.flat_map(|part| leaves(&format!("{}{part}", stem.trim()))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const OURS: &[&str] = &["definitions", "care", "outcomes", "record"];

    fn check(path: &str, text: &str, expected: &[&str]) {
        let file = File { path: path.to_owned(), text: text.to_owned() };
        assert_eq!(breaches(&[file], OURS), expected);
    }

    #[test]
    fn showing_another_crates_names_is_a_breach() {
        let text = "// pub use care::No;\npub use care::Case;\npub use jiff::civil::Date;\n\
                    pub use crate::{\n    tariff::Tariff,\n};\n";
        check(
            "core/outcomes/src/lib.rs",
            text,
            &["core/outcomes/src/lib.rs shows care::Case as its own"],
        );
    }

    #[test]
    fn a_group_a_whole_crate_and_an_alias_are_found_too() {
        let text = "pub use ::care::{day, window::{Window}};\npub extern crate care;\n\
                    pub type Child = Vec<care::Case>;\nuse care::Episode;\n";
        check(
            "core/outcomes/src/lib.rs",
            text,
            &[
                "core/outcomes/src/lib.rs shows care as its own",
                "core/outcomes/src/lib.rs shows care::Case as its own",
                "core/outcomes/src/lib.rs shows care::day as its own",
                "core/outcomes/src/lib.rs shows care::window::Window as its own",
            ],
        );
    }

    #[test]
    fn a_page_or_a_command_that_writes_to_the_record_is_found() {
        let file = |text: &str| File { path: "a.rs".to_owned(), text: text.to_owned() };
        assert_eq!(
            writes_round_the_app(&[file("desk.record.change(c, h)")]),
            ["a.rs has .change("]
        );
        assert_eq!(writes_round_the_app(&[file("desk.record.verify()")]).len(), 0);
    }

    #[test]
    fn the_app_shows_only_what_opening_a_record_needs() {
        let text = "pub use record::{Location, Draft};";
        check(
            "shell/app/src/lib.rs",
            text,
            &["shell/app/src/lib.rs shows record::Draft as its own"],
        );
    }
}
