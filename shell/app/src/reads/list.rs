//! The reads of children's records, by child and by reader.

use crate::book::Reading;
use crate::london::in_london;
use crate::people::Names;
use definitions::{Cell, Kind, Table};
use std::collections::BTreeMap;

/// A reader as people know them: the name, where there is one, and how they stand on the record.
pub fn reader(names: &Names, by: &str) -> String {
    let person = by.split_once(':').map_or(by, |(_, person)| person);
    match names.of(person) {
        "" => by.to_owned(),
        name => name.to_owned(),
    }
}

/// The moment of a read, as it was in London.
pub fn moment(at: i64) -> String {
    in_london(at).strftime("%Y-%m-%d %H:%M").to_string()
}

/// Every read of one child's record, newest first.
pub fn of_child(reads: &[Reading], names: &Names, case: &str) -> Table {
    let mut table = Table::new(format!("Who read the record of {case}"), &COLUMNS[..3]);
    let of = reads.iter().rev().filter(|read| read.subjects.iter().any(|one| one == case));
    for read in of {
        table.push([
            moment(read.at).into(),
            reader(names, &read.by).into(),
            read.what.as_str().into(),
        ]);
    }
    table
}

/// Every read by one person, newest first, with how many records each showed.
pub fn by_reader(reads: &[Reading], names: &Names, person: &str) -> Table {
    let mut table = Table::new(format!("What {} read", reader(names, person)), &COLUMNS);
    let by = reads.iter().rev().filter(|read| read.by == person);
    for read in by {
        table.push([
            moment(read.at).into(),
            reader(names, &read.by).into(),
            read.what.as_str().into(),
            Cell::Whole(read.subjects.len() as i64),
        ]);
    }
    table
}

/// The newest reads of all.
pub fn newest(reads: &[Reading], names: &Names, most: usize) -> Table {
    let mut table = Table::new("The newest reads", &COLUMNS);
    for read in reads.iter().rev().take(most) {
        table.push([
            moment(read.at).into(),
            reader(names, &read.by).into(),
            read.what.as_str().into(),
            Cell::Whole(read.subjects.len() as i64),
        ]);
    }
    table
}

/// Readers and how often they read, the most reads first: by their name on the record.
pub fn readers(reads: &[Reading]) -> Vec<(String, usize, usize)> {
    let mut readers: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    for read in reads {
        let kept = readers.entry(&read.by).or_default();
        kept.0 += 1;
        kept.1 += read.subjects.len();
    }
    let mut readers: Vec<(String, usize, usize)> =
        readers.into_iter().map(|(by, (pages, records))| (by.to_owned(), pages, records)).collect();
    readers.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    readers
}

const COLUMNS: [(&str, &str, Kind); 4] = [
    ("when", "When", Kind::Text),
    ("who", "Who", Kind::Text),
    ("what", "What", Kind::Text),
    ("records", "Records shown", Kind::Number),
];
