//! Any bytes sent as a file of the return (CSV, XML, a zip or a workbook): read, made into
//! episodes and written back, without a panic and without a row lost.
#![no_main]

use care::Table;
use intake::return_903::{self, Upload};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let year = "2013-14".parse().expect("a year");
    let read = |bytes: &[u8]| return_903::read(year, &[Upload { name: "x", bytes }]).0;
    let ret = read(bytes);
    let (usable, findings) = intake::episodes(&ret);
    let counted: usize = usable.values().map(Vec::len).sum();
    assert!(counted + findings.len() >= ret.episodes.len(), "a row is neither counted nor found");
    for table in Table::ALL {
        let written = return_903::csv(&ret, table);
        assert_eq!(return_903::csv(&read(&written), table), stripped(&written), "{table}");
        return_903::differences(bytes, &written);
    }
    return_903::xml_loses(&read(&return_903::xml(&ret)));
});

/// The lines that say anything.
fn stripped(csv: &[u8]) -> Vec<u8> {
    let lines = csv.split_inclusive(|byte| *byte == b'\n');
    lines
        .filter(|line| line.iter().any(|byte| !b",\r\n".contains(byte)))
        .flatten()
        .copied()
        .collect()
}
