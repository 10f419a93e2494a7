//! A return's tables and rows as they were sent, kept so that they can be checked and given back.

use care::Table;
use care::report::Layout;
use serde::{Deserialize, Serialize};

/// One table of a return as it was sent.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SentPart {
    /// The file's name.
    pub name: String,
    /// Which table it is.
    pub table: Table,
    /// Its columns, in the order sent.
    pub columns: Vec<String>,
    /// How its file was laid out.
    #[serde(default)]
    pub layout: Layout,
}

/// One row of a return as it was sent: which of the return's parts it came from, its number
/// there, and its cells in the order of the table's columns, trailing blanks left out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SentRow(pub usize, pub u64, pub Vec<String>);
