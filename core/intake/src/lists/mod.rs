//! The lists a user loads beside a return: Ofsted’s providers and the country’s postcodes. What
//! they are for is in `care::checks::lists`; how they are written, in `docs/formats/lists.md`.

mod columns;
mod postcodes;
mod providers;

pub use postcodes::postcodes;
pub use providers::providers;

/// The page that says how the lists are written.
const GUIDE: &str = "docs/formats/lists.md";
