//! Seeing the pathway work: who is referred, what becomes of them, how long they wait, what the
//! rules were bent for. Every count stands beside its base. No price is shown, because nothing here
//! could know one. Source: the Review, sections 5, 6 and 10.

pub mod adopt;
pub mod as_of;
pub mod clean_hands;
pub mod closes;
pub mod criteria;
pub mod engage;
pub mod exceptions;
pub mod funnel;
pub mod needed;
pub mod openings;
pub mod reasons;
pub mod small;
pub mod undecided;
pub mod untold;
