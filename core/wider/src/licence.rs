//! Leave to use an instrument that belongs to others. Until one is on file, what the contract's page
//! says needs it is declined.

use crate::Instrument;
use crate::terms::Written;
use definitions::Date;
use serde::{Deserialize, Serialize};

/// A licence on file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Licence {
    /// For which instrument.
    pub instrument: Instrument,
    /// Who gave it.
    pub from: String,
    /// Its number or the letter's date, by which it can be found.
    pub reference: String,
    /// The first day it holds.
    pub began: Written,
    /// The day after its last; none while it holds without an end.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ended: Option<Written>,
}

impl Licence {
    /// Whether it holds on a day.
    pub fn holds(&self, day: Date) -> bool {
        self.began.0 <= day && self.ended.is_none_or(|ended| day < ended.0)
    }
}

/// What needs a licence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Needed {
    /// Anything that is entered.
    Entry,
    /// Answers item by item; scores added up on paper need none.
    Answers,
    /// Nothing.
    Nothing,
}

/// What needs a licence of one instrument.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LicenceNeeded {
    /// Of which instrument.
    pub instrument: Instrument,
    /// What needs it.
    pub needed: Needed,
}
