//! Any bytes sent as a case list, CSV or workbook: read without a panic, each case once.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let (rows, _) = intake::case_list::read("x", bytes);
    let mut numbers: Vec<&str> = rows.iter().map(|row| row.case.case.as_str()).collect();
    numbers.sort_unstable();
    assert!(numbers.windows(2).all(|pair| pair[0] != pair[1]), "a case number is used twice");
});
