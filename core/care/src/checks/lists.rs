//! The lists some rules look things up in, which no return carries: Ofsted's providers and the
//! country's postcodes. The user loads them; a rule that needs one not loaded says so.

/// The lists that were loaded.
#[derive(Clone, Debug, Default)]
pub struct Lists {
    /// Ofsted's providers.
    pub providers: Option<Providers>,
    /// The country's postcodes.
    pub postcodes: Option<Postcodes>,
}

/// No list at all.
pub(super) static NONE: Lists = Lists { providers: None, postcodes: None };

/// Ofsted's providers, by their number.
#[derive(Clone, Debug, Default)]
pub struct Providers {}

/// Postcodes, each with where it is.
#[derive(Clone, Debug, Default)]
pub struct Postcodes {}
