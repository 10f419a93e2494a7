//! One questionnaire as it is held: whose case, which form, by whom, when, and what it scored.

use crate::Informant;
use crate::sdq::Scores;
use definitions::Date;
use serde::{Deserialize, Serialize};

/// A filled-in SDQ.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Questionnaire {
    /// The case number.
    pub case: String,
    /// The form's short name.
    pub form: String,
    /// Who filled it in.
    pub informant: Informant,
    /// The day it was filled in.
    pub completed: Date,
    /// What it scored.
    pub scores: Scores,
}
