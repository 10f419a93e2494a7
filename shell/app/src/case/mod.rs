//! A case, from the supervisor's assessment to its close: accepted or declined, opened, passed from
//! one therapist to another, visited, closed; and what the family agrees to.

pub mod accept;
pub mod assess;
pub mod assign;
pub mod close;
pub mod consent;
pub mod decline;
pub mod first_visit;
pub mod in_post;
pub mod open;
pub mod reassign_all;
