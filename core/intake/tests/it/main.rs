//! What the readers say about files as partners send them.

mod case_list;
mod comparison_group;
mod corpus;
mod excel;
mod guides;
mod lists;
mod properties;
mod questionnaires;
mod return_903;
mod return_archive;
mod return_files;
mod return_write;
mod return_xml;
mod usable;

use care::ReturnYear;
use definitions::{Finding, Weight};

/// The return year every test reads.
fn year() -> ReturnYear {
    ReturnYear::beginning(2013).expect("a return year")
}

/// Findings as lines a person can read and accept.
fn told(findings: &[Finding]) -> String {
    let weight = |weight| match weight {
        Weight::Refused => "refused",
        Weight::TouchesPayment => "touches payment",
        Weight::Look => "look",
        Weight::Note => "note",
    };
    let line = |f: &Finding| {
        let child = f.child.as_ref().map_or(String::new(), |child| format!(" [{child}]"));
        format!(
            "{} {} at {}{child}\n  {}\n  {}\n",
            weight(f.weight),
            f.check,
            f.place,
            f.title,
            f.hint
        )
    };
    findings.iter().map(line).collect()
}

/// Only which checks spoke, and where.
fn checks(findings: &[Finding]) -> String {
    findings.iter().map(|f| format!("{} at {}\n", f.check, f.place)).collect()
}
