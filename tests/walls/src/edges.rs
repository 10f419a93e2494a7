//! Which crate may use which. Arrows only point up the list; a crate that is not on it has no
//! place yet, and gets one with a page in `docs/decisions/`.

use crate::project::Member;

/// What one crate may use of ours.
struct Wall {
    of: &'static str,
    may_use: &'static [&'static str],
    /// Also allowed in its tests, benches and examples.
    in_tests: &'static [&'static str],
}

/// The list. Names of crates still to come stand on it, so that they arrive behind their wall.
const WALLS: &[Wall] = &[
    wall("definitions", &[], &[]),
    wall("care", &["definitions"], &[]),
    wall("wider", &["definitions", "care"], &[]),
    wall("outcomes", &["definitions", "care"], &[]),
    wall("fund", &["definitions"], &[]),
    wall("forecast", &["definitions", "outcomes", "fund"], &[]),
    wall("evaluation", &["definitions", "care", "outcomes"], &[]),
    wall("packs", &["definitions", "outcomes", "fund", "forecast", "evaluation"], &[]),
    wall("intake", &["definitions", "care", "wider", "outcomes", "fund"], &[]),
    wall("record", &[], &[]),
    wall("demo", &["definitions", "care"], &["intake"]),
    wall("access", &[], &[]),
    wall("door", &[], &[]),
    wall("charts", &["definitions"], &[]),
    wall("face", &["definitions"], &[]),
    wall("pdf", &["definitions"], &[]),
    wall("app", &[CORE, "record", "access", "pdf"], &["demo"]),
    wall("recompute-page", &["definitions", "outcomes"], &[]),
    wall("server", &["app", "access", "door", "charts", "face", CORE], &["demo"]),
    wall("cli", &["app", "demo", "door", "server", CORE], &["demo"]),
    wall("walls", &[], &[]),
];

/// Stands for every crate of the core.
const CORE: &str = "core";

const fn wall(
    of: &'static str,
    may_use: &'static [&'static str],
    in_tests: &'static [&'static str],
) -> Wall {
    Wall { of, may_use, in_tests }
}

/// Every edge between our crates that the list does not allow.
pub fn breaches(members: &[Member]) -> Vec<String> {
    let ours = |name: &str| members.iter().find(|member| member.name == name);
    let mut breaches = Vec::new();
    for member in members {
        let Some(wall) = WALLS.iter().find(|wall| wall.of == member.name) else {
            breaches.push(format!("{} has no place on the list of walls", member.name));
            continue;
        };
        let allowed = |used: &Member| {
            wall.may_use.contains(&used.name.as_str())
                || (used.is_core() && wall.may_use.contains(&CORE))
        };
        for used in member.uses.iter().filter_map(|name| ours(name)) {
            if !allowed(used) {
                breaches.push(format!("{} uses {}", member.name, used.name));
            }
        }
        for used in member.uses_in_tests.iter().filter_map(|name| ours(name)) {
            if !allowed(used) && !wall.in_tests.contains(&used.name.as_str()) {
                breaches.push(format!("the tests of {} use {}", member.name, used.name));
            }
        }
    }
    breaches
}

#[cfg(test)]
mod tests {
    use super::*;

    fn member(folder: &str, uses: &[&str], uses_in_tests: &[&str]) -> Member {
        let owned = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect();
        let name = folder.trim_start_matches("core/").trim_start_matches("shell/").to_owned();
        let (uses, uses_in_tests) = (owned(uses), owned(uses_in_tests));
        Member { name, folder: folder.to_owned(), uses, uses_in_tests }
    }

    fn check(members: &[Member], expected: &[&str]) {
        assert_eq!(breaches(members), expected);
    }

    #[test]
    fn an_arrow_that_points_down_is_a_breach() {
        let care = member("core/care", &["outcomes", "serde"], &[]);
        let outcomes = member("core/outcomes", &["care"], &["fund"]);
        let fund = member("core/fund", &[], &[]);
        check(&[care, outcomes, fund], &["care uses outcomes", "the tests of outcomes use fund"]);
    }

    #[test]
    fn the_record_uses_nothing_of_ours_and_the_command_line_never_the_record() {
        let record = member("shell/record", &["definitions"], &[]);
        let cli = member("shell/cli", &["app", "care", "record"], &[]);
        let app = member("shell/app", &["care", "record"], &[]);
        let (care, definitions) =
            (member("core/care", &[], &[]), member("core/definitions", &[], &[]));
        check(
            &[record, cli, app, care, definitions],
            &["record uses definitions", "cli uses record"],
        );
    }

    #[test]
    fn a_crate_nobody_has_placed_is_a_breach() {
        check(&[member("core/prices", &[], &[])], &["prices has no place on the list of walls"]);
    }
}
