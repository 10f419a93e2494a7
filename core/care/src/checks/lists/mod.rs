//! The lists some rules look things up in, which no return carries: Ofsted’s providers, the
//! country’s postcodes, and whose return it is. The user gives them; a rule that needs one not
//! given says so. How the files are written is in `docs/formats/lists.md`.

mod authority;
mod postcodes;
mod providers;
#[cfg(test)]
pub(super) mod testing;
mod whereabouts;

pub use authority::Authority;
pub use postcodes::{Point, Postcode, Postcodes, Spot};
pub use providers::{Provider, Providers};
pub use whereabouts::{Location, Miles};

use super::Source;
use crate::report::Return;
use std::collections::HashSet;

/// The lists that were loaded.
#[derive(Clone, Debug, Default)]
pub struct Lists {
    /// Ofsted’s providers.
    pub providers: Option<Providers>,
    /// The country’s postcodes, at least those the return and the providers name.
    pub postcodes: Option<Postcodes>,
    /// The authority whose return it is.
    pub authority: Option<Authority>,
}

/// No list at all.
pub(super) static NONE: Lists = Lists { providers: None, postcodes: None, authority: None };

impl Lists {
    /// The authority a provider belongs to: the one its row names, or else the one its postcode
    /// lies in.
    pub fn authority_of(&self, provider: &Provider) -> Option<Authority> {
        let lies_in = || self.postcodes.as_ref()?.spot(provider.postcode?)?.authority;
        provider.authority.or_else(lies_in)
    }
}

/// Every postcode a return names: those a list of postcodes need keep. [`Providers::postcodes`]
/// names more.
pub fn postcodes_of(of: &Return) -> HashSet<Postcode> {
    let sent = of.episodes.iter().flat_map(|row| [&row.home_post, &row.pl_post]);
    sent.filter_map(|text| Postcode::read(text.as_str())).collect()
}

/// Why a rule that reads a list cannot run, where the list was not given.
pub(super) fn lacking(source: Source, lists: &Lists) -> Option<String> {
    let (given, why) = match source {
        Source::ProviderList => (
            lists.providers.as_ref().is_some_and(|list| !list.is_empty()),
            "it needs a list of Ofsted’s providers, and none was loaded",
        ),
        Source::PostcodeList => {
            (lists.postcodes.is_some(), "it needs a list of postcodes, and none was loaded")
        }
        _ => (lists.authority.is_some(), "it needs the authority’s own code, and none was named"),
    };
    (!given).then(|| why.to_owned())
}
