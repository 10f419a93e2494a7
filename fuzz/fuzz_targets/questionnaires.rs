//! Any bytes sent as a sheet of SDQ answers: read and scored without a panic, every score in range.
#![no_main]

use libfuzzer_sys::fuzz_target;
use wider::sdq::{Measure, score};

fuzz_target!(|bytes: &[u8]| {
    let (rows, _) = intake::questionnaires::read_csv("x.csv", bytes);
    for row in &rows {
        let scores = score(&row.answers);
        for measure in Measure::ALL {
            let highest = measure.highest(row.answers.informant);
            assert!(scores.of(measure).is_none_or(|score| score <= highest), "out of range");
        }
    }
    assert!(rows.windows(2).all(|pair| pair[0].row < pair[1].row), "a row is read twice");
});
