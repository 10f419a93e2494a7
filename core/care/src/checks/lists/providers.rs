//! Ofsted’s providers: where a child may be placed, by the unique reference number (URN).

use super::{Authority, Postcode};
use crate::report::Text;
use definitions::Date;
use std::collections::HashMap;

/// One provider.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Provider {
    /// The placement codes its placements may have.
    pub places: Vec<Text>,
    /// The provider codes its placements may have.
    pub providers: Vec<Text>,
    /// The day its registration ended, where it did.
    pub registration_ended: Option<Date>,
    /// Its postcode.
    pub postcode: Option<Postcode>,
    /// The authority it belongs to.
    pub authority: Option<Authority>,
}

/// Providers, by their numbers.
#[derive(Clone, Debug, Default)]
pub struct Providers {
    by_number: HashMap<Text, Provider>,
}

impl Providers {
    /// The provider of a number, in upper case.
    pub fn of(&self, urn: &str) -> Option<&Provider> {
        self.by_number.get(urn)
    }

    /// Puts a provider on the list; the one already there under its number is given up.
    pub fn add(&mut self, urn: &str, provider: Provider) {
        self.by_number.insert(urn.into(), provider);
    }

    /// How many are on the list.
    pub fn len(&self) -> usize {
        self.by_number.len()
    }

    /// Whether none is.
    pub fn is_empty(&self) -> bool {
        self.by_number.is_empty()
    }

    /// The providers’ postcodes, in no order. A list of postcodes that has them knows which
    /// authority a provider belongs to where its own row does not say.
    pub fn postcodes(&self) -> impl Iterator<Item = Postcode> {
        self.by_number.values().filter_map(|provider| provider.postcode)
    }
}
