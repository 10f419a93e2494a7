//! An episode of care: a row of the return that could be used.

use crate::code::Code;
use crate::return_year::ReturnYear;
use definitions::Date;
use serde::{Deserialize, Serialize};

/// Where an episode was reported: the row someone can open and look at.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct RowRef {
    /// The return's year.
    pub year: ReturnYear,
    /// The file's name as it was sent.
    pub file: String,
    /// The data row, from 1.
    pub row: u64,
}

/// An episode of care as reported, or as repaired by the merge of years.
/// It covers the days `decom <= day < dec`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Episode {
    /// The day it began.
    pub decom: Date,
    /// The day it ceased, exclusive; none while open.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub dec: Option<Date>,
    /// Reason for new episode.
    pub rne: Code,
    /// Legal status.
    pub ls: Code,
    /// Category of need.
    pub cin: Code,
    /// Placement.
    pub place: Code,
    /// Placement provider.
    #[serde(default, skip_serializing_if = "blank")]
    pub place_provider: Code,
    /// Reason the episode ceased.
    #[serde(default, skip_serializing_if = "blank")]
    pub rec: Code,
    /// Reason for placement change.
    #[serde(default, skip_serializing_if = "blank")]
    pub reason_place_change: Code,
    /// Where it was reported.
    pub reported: RowRef,
    /// What the merge of years changed, when it changed anything.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub repair: Option<Repair>,
}

/// What the merge of years did to a row. An invented ending is always marked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Repair {
    /// The step of the merge rule that did it, as printed on statements: `1`, `1A`, `2` …
    pub step: String,
    /// What was done, in words.
    pub what: String,
}

fn blank(code: &Code) -> bool {
    code.is_blank()
}
