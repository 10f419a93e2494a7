//! A distribution as it is proposed and made: on the quarter's distribution date, over the bond as
//! known then.

use crate::bond::Bond;
use crate::fact::Fact;
use crate::history::History;
use crate::terms::Terms;
use crate::waterfall::{Distribution, needs, run};
use definitions::{Date, Quarter, Refusal};

/// The day on which the money of a quarter is distributed.
pub fn date(terms: &Terms, quarter: Quarter) -> Date {
    let business_days = *terms.distribution_date.value(quarter.last_day());
    terms.calendar().distribution_date(quarter, business_days)
}

/// What would be distributed for a quarter, as known at an entry. `until` is the first day on
/// which nothing more is budgeted.
///
/// # Errors
/// When the quarter has been distributed, or a later one has.
pub fn propose(
    terms: &Terms,
    history: &History,
    quarter: Quarter,
    known: u64,
    until: Date,
) -> Result<Distribution, Refusal> {
    let on = date(terms, quarter);
    let made = |entry: &(u64, Fact)| match &entry.1 {
        Fact::Distributed { on: made, .. } if entry.0 <= known && on <= *made => Some(*made),
        _ => None,
    };
    if let Some(made) = history.facts().iter().find_map(made) {
        return Err(Refusal::new(
            format!("A distribution was made on {made}"),
            "Propose the next quarter's",
        ));
    }
    let bond = history.bond(terms, on, known);
    let outlook = history.outlook(terms, on, known, until);
    let next = date(terms, quarter.next());
    Ok(run(terms, &bond, on, &needs(terms, &outlook, &bond, on, next)))
}

/// The distribution is made as it was shown.
///
/// # Errors
/// When what was shown is no longer what the record gives.
pub fn make(
    terms: &Terms,
    history: &History,
    quarter: Quarter,
    until: Date,
    shown: &Distribution,
) -> Result<Fact, Refusal> {
    let now = propose(terms, history, quarter, u64::MAX, until)?;
    if now != *shown {
        return Err(Refusal::new(
            "What would be distributed has changed since it was shown",
            "Look at it again, and then decide",
        ));
    }
    let bond = Bond::new(terms, false);
    Ok(Fact::distributed(&bond, shown))
}
