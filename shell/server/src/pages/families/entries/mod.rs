//! What is recorded of a family besides a contact, one kind a file: its questions, what they are
//! read as, and the verb that records it.

pub mod adherence;
pub mod contact;
pub mod follow_up;
pub mod goal;
pub mod known;
pub mod plan;
pub mod questionnaire;
pub mod story;
