//! The quadrant panels: they meet weekly, and endorse, refuse or ask. A member acts for their own
//! quadrant only, nobody of the provider acts at all, and no price is shown.
//! Source: the Review, section 6.

pub mod agenda;
pub mod ask;
pub mod endorse;
pub mod hold;
pub mod refuse;
