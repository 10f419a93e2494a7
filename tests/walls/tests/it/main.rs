//! The walls, pointed at this project. Each test names the wall; a failure lists every breach.

use walls::project::{self, File, Member};
use walls::{contract_pages, decision_pages, documents, edges, licences, purity, re_exports, size};

/// Files longer than a file should be, each with two nouns still to be told apart.
const LONG: &[&str] = &[];

#[test]
fn every_arrow_between_our_crates_points_up() {
    let members = project::members();
    let core = members.iter().filter(|member| member.is_core()).count();
    assert!(core >= 4, "only {core} crates of the core were found");
    none(edges::breaches(&members));
}

#[test]
fn no_crate_shows_another_crates_names_as_its_own() {
    let members = project::members();
    let ours: Vec<&str> = members.iter().map(|member| member.name.as_str()).collect();
    none(re_exports::breaches(&sources(), &ours));
}

#[test]
fn the_command_line_changes_nothing_round_the_app() {
    let files = project::files("shell/cli/src", ".rs");
    assert!(!files.is_empty(), "the command line's sources were not found");
    none(re_exports::writes_round_the_app(&files));
}

#[test]
fn the_core_names_no_clock_file_network_environment_or_chance_and_prints_nothing() {
    none(purity::breaches_in_sources(&core_sources()));
}

#[test]
fn the_core_reaches_no_crate_that_touches_the_world() {
    none(purity::breaches_in_dependencies(&project::members(), project::reached_from));
}

#[test]
fn floating_point_stands_in_the_core_only_where_it_is_listed() {
    none(purity::floats(&core_sources()));
}

#[test]
fn clippy_keeps_the_core_pure_and_no_crate_hides_its_settings() {
    let settings = project::files("core", "clippy.toml");
    let own = settings.iter().find(|file| file.path == "core/clippy.toml");
    let paths: Vec<String> = settings.iter().map(|file| file.path.clone()).collect();
    none(purity::clippy_gaps(&own.expect("core/clippy.toml is there").text, &paths));
}

#[test]
fn every_crate_keeps_the_projects_lints() {
    let lax = |member: &Member| {
        let manifest = project::root().join(&member.folder).join("Cargo.toml");
        let text = std::fs::read_to_string(manifest).expect("a member has a manifest");
        !text.contains("[lints]\nworkspace = true")
    };
    // It is called from a page by address, and keeps the rest of them itself.
    let own = |member: &Member| member.name != "recompute-page";
    none(project::members().into_iter().filter(lax).filter(own).map(|m| m.name).collect());
}

#[test]
fn every_value_of_a_contract_says_since_when_and_where_it_is_from() {
    let pages = project::files("contracts", ".toml");
    let read: Vec<_> =
        pages.iter().map(|file| contract_pages::page(&file.path, &file.text)).collect();
    let values: usize = read.iter().map(|page| page.values).sum();
    assert!(values >= 40, "only {values} values of contracts were found");
    none(read.into_iter().flat_map(|page| page.breaches).collect());
}

#[test]
fn every_term_of_a_contract_is_explained() {
    let pages = project::files("contracts", ".toml");
    let terms: Vec<String> =
        pages.iter().flat_map(|file| contract_pages::terms(&file.text)).collect();
    let explains = project::files("docs", "contract.md");
    none(documents::unexplained(&terms, explains.first().expect("docs/contract.md is there")));
}

#[test]
fn what_the_documents_name_is_there() {
    let mut pages = project::files("docs", ".md");
    for name in ["ARCHITECTURE.md", "CONTRIBUTING.md", "README.md"] {
        if let Ok(text) = std::fs::read_to_string(project::root().join(name)) {
            pages.push(File { path: name.to_owned(), text });
        }
    }
    assert!(pages.len() > 5, "only {} documents were found", pages.len());
    let mut searched = project::files("core", ".rs");
    searched.extend(project::files("shell", ".rs"));
    searched.extend(project::files("contracts", ".toml"));
    none(documents::breaches(&pages, |path| project::root().join(path).exists(), &searched));
}

#[test]
fn every_decision_has_its_four_headings() {
    let pages = project::files("docs/decisions", ".md");
    assert!(!pages.is_empty(), "no decisions were found");
    none(decision_pages::breaches(&pages));
}

#[test]
fn no_source_file_holds_two_nouns() {
    none(size::too_long(&sources(), LONG));
}

#[test]
fn everything_we_build_on_may_be_used_and_passed_on() {
    let all = project::resolved();
    assert!(all.len() > 50, "only {} crates were resolved", all.len());
    none(licences::breaches(&all));
}

#[test]
fn cargo_deny_is_told_the_same_licences() {
    let text = std::fs::read_to_string(project::root().join("deny.toml")).expect("deny.toml");
    let table: toml::Table = text.parse().expect("deny.toml is TOML");
    let told = table["licenses"]["allow"].as_array().expect("a list of licences");
    let told: Vec<&str> = told.iter().filter_map(toml::Value::as_str).collect();
    assert_eq!(told, licences::WELCOME);
}

/// The sources of every crate.
fn sources() -> Vec<File> {
    let mut sources = project::files("core", ".rs");
    sources.extend(project::files("shell", ".rs"));
    sources.retain(|file| file.path.contains("/src/"));
    assert!(sources.len() > 100, "only {} sources were found", sources.len());
    sources
}

fn core_sources() -> Vec<File> {
    let mut sources = sources();
    sources.retain(|file| file.path.starts_with("core/"));
    sources
}

/// Fails with every breach, one to a line.
#[track_caller]
fn none(breaches: Vec<String>) {
    assert!(breaches.is_empty(), "\n{}\n", breaches.join("\n"));
}
