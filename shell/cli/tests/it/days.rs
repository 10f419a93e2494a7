//! `homeward days` beside a slow count: every day of the period, every child, every row, asked
//! one by one whether the child was in care.

use crate::support::{Chance, Folder, say};
use definitions::{Date, days_between};
use jiff::ToSpan;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;

const HEADER: &str = "CHILD,DECOM,RNE,LS,CIN,PLACE,DEC,REC\n";

/// One row as the test knows it.
#[derive(Clone, Debug)]
struct Stay {
    child: String,
    began: Date,
    ended: Option<Date>,
    status: &'static str,
}

fn day(from: Date, after: u64) -> Date {
    from.saturating_add(i64::try_from(after).unwrap().days())
}

fn uk(day: Date) -> String {
    format!("{:02}/{:02}/{}", day.day(), day.month(), day.year())
}

fn row(stay: &Stay, ended: Option<Date>) -> String {
    let (dec, rec) = ended.map_or((String::new(), ""), |ended| (uk(ended), "E4A"));
    format!("{},{},S,{},N1,U4,{dec},{rec}\n", stay.child, uk(stay.began), stay.status)
}

/// Stays of some children: apart from one another, or on top of one another.
fn stays(chance: &mut Chance, first: Date, overlapping: bool) -> Vec<Stay> {
    let mut stays = Vec::new();
    for child in 0..40 {
        let mut began = day(first, chance.below(400));
        for _ in 0..=chance.below(5) {
            let ended = day(began, 1 + chance.below(150));
            let status = ["V2", "C2", "V3", "V4"][usize::try_from(chance.below(4)).unwrap()];
            let open = chance.below(8) == 0;
            let stay = Stay {
                child: format!("K{child:03}"),
                began,
                ended: (!open).then_some(ended),
                status,
            };
            stays.push(stay);
            if open && !overlapping {
                break;
            }
            let gap = 2 + chance.below(60);
            began = if overlapping { day(began, gap) } else { day(ended, gap) };
        }
    }
    stays
}

/// The slow count: who was in care on each day.
fn slow(stays: &[Stay], from: Date, to: Date, breaks: bool) -> BTreeMap<Date, BTreeSet<&str>> {
    let mut days = BTreeMap::new();
    let mut today = from;
    while today < to {
        let there = stays.iter().filter(|stay| {
            (breaks || !["V3", "V4"].contains(&stay.status))
                && stay.began <= today
                && stay.ended.is_none_or(|ended| today < ended)
        });
        days.insert(today, there.map(|stay| stay.child.as_str()).collect());
        today = today.tomorrow().unwrap();
    }
    days
}

/// The three tables as CSV, from the slow count.
fn tables(days: &BTreeMap<Date, BTreeSet<&str>>) -> BTreeMap<&'static str, String> {
    let mut by_day = "day,children\n".to_owned();
    let mut children: BTreeMap<&str, usize> = BTreeMap::new();
    let mut months: BTreeMap<String, (BTreeSet<&str>, usize)> = BTreeMap::new();
    for (day, there) in days {
        by_day += &format!("{day},{}\n", there.len());
        let month = format!("{}-{:02}", day.year(), day.month());
        let month = months.entry(month).or_default();
        month.1 += there.len();
        for child in there {
            month.0.insert(child);
            *children.entry(child).or_default() += 1;
        }
    }
    let by_child: String =
        children.iter().map(|(child, days)| format!("{child},{days}\n")).collect();
    let by_month: String = months
        .iter()
        .map(|(month, (children, days))| format!("{month},{},{days}\n", children.len()))
        .collect();
    BTreeMap::from([
        ("child", format!("child,days\n{by_child}")),
        ("day", by_day),
        ("month", format!("month,children,days\n{by_month}")),
    ])
}

/// A CSV table as the list of objects it is in JSON.
fn objects(csv: &str) -> Value {
    let mut lines = csv.lines();
    let names: Vec<&str> = lines.next().unwrap().split(',').collect();
    let cell = |text: &str| text.parse::<i64>().map_or_else(|_| Value::from(text), Value::from);
    let object = |line: &str| -> Value {
        let cells = line.split(',').map(cell);
        names
            .iter()
            .map(|name| (*name).to_owned())
            .zip(cells)
            .collect::<serde_json::Map<_, _>>()
            .into()
    };
    lines.map(object).collect::<Vec<_>>().into()
}

#[track_caller]
fn check(here: &Folder, files: &str, stays: &[Stay], from: Date, to: Date) {
    for (switch, breaks) in [("in", true), ("out", false)] {
        for (by, expected) in tables(&slow(stays, from, to, breaks)) {
            let ask = format!(
                "days {files} --from {from} --to {to} --by {by} --short-breaks {switch} --format"
            );
            let csv = say(here.path(), &format!("{ask} csv")).done();
            assert_eq!(csv.out, expected, "{ask}");
            let json = say(here.path(), &format!("{ask} json")).done().json();
            assert_eq!(json, objects(&expected), "{ask}");
        }
    }
}

#[test]
fn one_file_counts_as_the_slow_count_does_however_its_rows_overlap() {
    let (from, to) = (Date::constant(2013, 11, 12), Date::constant(2014, 5, 3));
    for seed in 1..4 {
        let here = Folder::new();
        let stays = stays(&mut Chance::new(seed), Date::constant(2013, 4, 1), true);
        let rows: String = stays.iter().map(|stay| row(stay, stay.ended)).collect();
        fs::write(here.path().join("episodes.csv"), format!("{HEADER}{rows}")).unwrap();
        check(&here, "episodes.csv", &stays, from, to);
    }
}

#[test]
fn several_returns_merged_count_as_the_slow_count_of_what_happened() {
    let (from, to) = (Date::constant(2013, 2, 1), Date::constant(2015, 4, 1));
    for seed in 4..6 {
        let here = Folder::new();
        let stays = stays(&mut Chance::new(seed), Date::constant(2012, 4, 1), false);
        for year in 2012..2015_i16 {
            let (began, ended) = (Date::constant(year, 4, 1), Date::constant(year + 1, 4, 1));
            let touched = stays.iter().filter(|stay| {
                stay.began < ended && stay.ended.is_none_or(|stay_ended| began < stay_ended)
            });
            let rows: String =
                touched.map(|stay| row(stay, stay.ended.filter(|day| *day < ended))).collect();
            let folder = here.path().join(format!("{year}-{}", year - 1999));
            fs::create_dir_all(&folder).unwrap();
            fs::write(folder.join("episodes.csv"), format!("{HEADER}{rows}")).unwrap();
        }
        let known: Vec<Stay> = stays.into_iter().filter(|stay| stay.began < to).collect();
        check(&here, "2012-13 2013-14 2014-15", &known, from, to);
    }
}

#[test]
fn rows_that_cannot_be_used_count_nothing_and_are_said_beside_the_table() {
    let here = Folder::new();
    let text =
        format!("{HEADER}K1,01/04/2014,S,V2,N1,U4,11/04/2014,E4A\nK2,1/4/2014,S,V2,N1,U4,,\n");
    fs::write(here.path().join("episodes.csv"), text).unwrap();
    let ask = "days episodes.csv --from 2014-04-01 --to 2014-05-01 --by child --format csv";
    let printed = say(here.path(), ask).done();
    assert_eq!(printed.out, "child,days\nK1,10\n");
    let printed = printed.err_holds("1 of 2 rows could not be used");
    printed.err_holds("episodes.csv, row 2");
    assert_eq!(days_between(Date::constant(2014, 4, 1), Date::constant(2014, 4, 11)), 10);
}
