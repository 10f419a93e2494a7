//! Wider outcomes: what changes for young people beside their days in care. Questionnaires scored,
//! guarded, due and paired; therapists' adherence; changes in behaviour. They are watched and
//! reported and **never paid for**: no crate that works out a payment can see this one.
//!
//! Of the instruments that belong to others this holds item numbers, answers and scores, and never
//! their wording. Source: `docs/contract.md` 10.

pub mod adherence;
mod asked;
pub mod behaviour;
pub mod beside;
pub mod due;
pub mod guard;
pub mod instrument;
pub mod licence;
pub mod pairs;
pub mod questionnaire;
pub mod sdq;
pub mod share;
pub mod terms;

pub use beside::Beside;
pub use instrument::{Form, Informant, Instrument};
pub use licence::Licence;
pub use questionnaire::Questionnaire;
pub use share::{Mean, Share};
pub use terms::Terms;
