//! The whole rule set over an invented authority of 2,675 children with two years of all tables,
//! and over ten and a hundred times as many: read from bytes, and checked.

#![allow(clippy::unwrap_used, reason = "a measurement")]

use care::Return;
use care::checks::{self, Input};
use demo::InventedFile;
use demo::authority::{Authority, authority};
use divan::Bencher;
use intake::return_903::{self, Upload};

const CHILDREN: [usize; 3] = [2_675, 26_750, 267_500];

fn main() {
    divan::main();
}

fn read(year: &str, files: &[InventedFile]) -> Return {
    let upload = |file: &InventedFile| (file.path.clone(), file.text.clone());
    let named: Vec<(String, String)> = files.iter().map(upload).collect();
    let uploads: Vec<Upload<'_>> =
        named.iter().map(|(name, text)| Upload { name, bytes: text.as_bytes() }).collect();
    return_903::read(year.parse().unwrap(), &uploads).0
}

fn both(invented: &Authority) -> (Return, Return) {
    (read("2024-25", &invented.this), read("2023-24", &invented.last))
}

#[divan::bench(args = CHILDREN, sample_count = 5, sample_size = 1)]
fn read_two_years(bencher: Bencher, children: usize) {
    let invented = authority(1, children);
    bencher.bench(|| both(&invented));
}

#[divan::bench(args = CHILDREN, sample_count = 5, sample_size = 1)]
fn run_every_rule(bencher: Bencher, children: usize) {
    let (this, last) = both(&authority(1, children));
    bencher.bench(|| checks::run(&Input::new(&this, Some(&last)), None));
}
