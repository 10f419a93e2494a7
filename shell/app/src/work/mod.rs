//! The work with families: what therapists, supervisors and business support record of it, one
//! file a verb, and what each of them is shown. What people write in their own words is kept in
//! the register under the young person, and is forgotten with them. No price stands here.

pub mod adherence;
pub mod asked_for;
pub mod behaviour;
pub mod consultation;
pub mod contact;
pub mod fidelity;
pub mod follow_up;
pub mod goal;
pub mod history;
pub mod missing;
pub mod one_case;
pub mod plan;
pub mod questionnaire;
mod record;
pub mod story;
pub mod today;
pub mod words;

/// What the names of the register's fields begin with that hold words of a case's work.
pub const WORDS: &str = "work.";
