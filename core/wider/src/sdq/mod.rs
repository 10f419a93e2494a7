//! The Strengths and Difficulties Questionnaire, as scores: twenty-five answers by item number, in
//! five scales of five, and what the difficulties weigh. Parent, teacher and young person fill in
//! forms of their own; a follow-up form is scored the same.
//!
//! The questionnaire's wording is copyright of Youthinmind and is nowhere in this project. How it
//! is scored and where its bands are cut is published: "Scoring the SDQ for age 4-17" (sdqinfo.org,
//! 19 August 2014), told again for those who send a sheet in `docs/formats/sdq.md`.

pub mod answers;
pub mod bands;
pub mod measure;
pub mod score;
pub mod totals;

pub use answers::{Answer, Answers, Degree};
pub use bands::{FourBands, ThreeBands, four_bands, three_bands};
pub use measure::Measure;
pub use score::{Scores, score};
pub use totals::Totals;
