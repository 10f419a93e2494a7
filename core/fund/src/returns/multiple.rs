//! Money paid back as a multiple, and of what.

use definitions::{Exact, Money};
use serde::Serialize;
use std::fmt;

/// Money paid out, as a multiple of the commitment and of what was drawn; never of anything not
/// yet paid out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Multiple {
    /// Paid out ÷ committed; none when nothing was committed.
    pub of_committed: Option<Exact>,
    /// Paid out ÷ drawn, every call counted in full; none when nothing was drawn.
    pub of_drawn: Option<Exact>,
}

/// The multiples of an investor, a class or the whole bond.
pub fn multiple(committed: Money, drawn: Money, paid_out: Money) -> Multiple {
    let of = |base: Money| Exact::share(paid_out.0, base.0);
    Multiple { of_committed: of(committed), of_drawn: of(drawn) }
}

impl fmt::Display for Multiple {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let said = |of: Option<Exact>| of.map_or("none".to_owned(), |x| x.to_places(2));
        let (committed, drawn) = (said(self.of_committed), said(self.of_drawn));
        write!(f, "{committed} of committed, {drawn} of drawn")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_published_multiple_is_of_the_commitment() {
        let bond =
            multiple(Money::pounds(3_100_000), Money::pounds(2_480_000), Money::pounds(4_495_000));
        assert_eq!(bond.to_string(), "1.45 of committed, 1.81 of drawn");
        assert_eq!(
            multiple(Money::ZERO, Money::ZERO, Money(1)).to_string(),
            "none of committed, none of drawn"
        );
    }
}
