//! Any bytes sent as a file of the return: read, and made into episodes, without a panic.
#![no_main]

use intake::return_903::{Upload, read};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let year = "2013-14".parse().expect("a year");
    let (ret, _) = read(year, &[Upload { name: "x.csv", bytes }]);
    let (usable, findings) = intake::episodes(&ret);
    let counted: usize = usable.values().map(Vec::len).sum();
    assert!(counted + findings.len() >= ret.episodes.len(), "a row is neither counted nor found");
});
