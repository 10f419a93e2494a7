//! The treatment plan and the safety plan. Every version is kept; a version written while someone
//! else wrote another is refused, so that nobody's words are lost.

use super::record::{record, written};
use crate::desk::{Desk, Done, Failure};
use crate::people::by::By;
use care::work::event::Event;
use definitions::Date;

/// Which plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Plan {
    /// What is worked at, and how.
    Treatment,
    /// What everyone does when it becomes unsafe.
    Safety,
}

impl Plan {
    /// The part of the register's field that names it.
    pub(super) fn field(self) -> &'static str {
        match self {
            Plan::Treatment => "plan",
            Plan::Safety => "safety-plan",
        }
    }
}

/// A version of a plan.
#[derive(Clone, Copy, Debug)]
pub struct Version<'a> {
    /// The form's own id.
    pub id: &'a str,
    /// Its number: one more than the version the writer was shown.
    pub number: u32,
    /// The day.
    pub on: Date,
    /// What is planned.
    pub words: &'a str,
}

/// Writes a version.
///
/// # Errors
/// A refusal when nothing is said, the day lies outside the case, or someone else wrote a newer
/// version meanwhile.
pub async fn write(
    desk: &mut Desk,
    by: By<'_>,
    case: &str,
    plan: Plan,
    version: Version<'_>,
) -> Result<Done, Failure> {
    let field = format!("{}.{}", plan.field(), version.id);
    let words = written(&field, version.words, "what is planned")?;
    let (id, number, on) = (version.id.to_owned(), version.number, version.on);
    let event = match plan {
        Plan::Treatment => Event::PlanWritten { id, version: number, on },
        Plan::Safety => Event::SafetyPlanWritten { id, version: number, on },
    };
    record(desk, by, case, &event, words).await
}
