//! Any bytes sent as a file of the return (CSV, XML, a zip or a workbook): read, made into
//! episodes, checked and written back, without a panic and without a value lost.
#![no_main]

use care::checks::Input;
use care::report::Cell;
use care::{Return, Table};
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
        assert_eq!(said(&read(&written), table), said(&ret, table), "{table}");
        let rows: Vec<u64> = ret.rows(table).iter().map(|row| row.row).collect();
        return_903::differences(bytes, &written, &rows);
    }
    let input = Input::new(&ret, Some(&ret));
    care::checks::run(&input, None);
    return_903::xml_loses(&read(&return_903::xml(&ret)));
});

/// The rows of a table that say anything, as text.
fn said(ret: &Return, table: Table) -> Vec<Vec<String>> {
    let text = |cell: Cell| match cell {
        Cell::Text(text) => text.to_owned(),
        Cell::Date(date) => date.to_string(),
    };
    let rows = ret.rows(table).into_iter();
    let texts = rows.map(|row| row.cells.into_iter().map(text).collect::<Vec<_>>());
    texts.filter(|texts| texts.iter().any(|text| !text.is_empty())).collect()
}
