//! A guaranteed class: what its investors lose, a guarantor makes good, up to an amount and past the
//! bond's own cash. When a loss is final is for the contract and its parties to say.

use crate::bond::Bond;
use crate::fact::{Fact, PaidTo};
use crate::pro_rata::pro_rata;
use crate::terms::Terms;
use crate::waterfall::PaidAs;
use definitions::{Date, Money, Refusal};

/// What a guarantor may still have to pay a class: the lesser of what is left of the guarantee and
/// the class's capital not paid back.
pub fn left(terms: &Terms, bond: &Bond, class: &str, on: Date) -> Money {
    let promised: Money = terms
        .guarantees
        .iter()
        .filter(|guarantee| guarantee.class == class && guarantee.since <= on)
        .map(|guarantee| guarantee.amount.0)
        .sum();
    let of_class = || bond.holdings.iter().filter(|held| held.class == class);
    let paid: Money = of_class().map(|held| held.made_good).sum();
    let outstanding: Money = of_class().map(|held| held.outstanding).sum();
    (promised - paid).min(outstanding).at_least_zero()
}

/// A guarantor pays the investors of a class, by the capital each has not been paid back.
///
/// # Errors
/// When the class is not guaranteed, or more would be paid than is left of the guarantee or lost.
pub fn pay(
    terms: &Terms,
    bond: &Bond,
    class: &str,
    amount: Money,
    on: Date,
) -> Result<Fact, Refusal> {
    let Some(guarantee) = terms.guarantees.iter().find(|guarantee| guarantee.class == class) else {
        let title = format!("Nobody guarantees {class}");
        return Err(Refusal::new(title, "Choose a guaranteed class of the contract's page"));
    };
    let most = left(terms, bond, class, on);
    if amount <= Money::ZERO || most < amount {
        return Err(Refusal::new(
            format!("{most} is guaranteed and lost, and {amount} would be paid"),
            "Pay no more than that",
        ));
    }
    let held: Vec<_> = bond.holdings.iter().filter(|held| held.class == class).collect();
    let lost: Vec<Money> = held.iter().map(|held| held.outstanding).collect();
    let parts = pro_rata(amount, &lost, &lost);
    let paid = held.iter().zip(parts).filter(|(_, part)| *part > Money::ZERO);
    let payments = paid.map(|(held, amount)| PaidTo {
        investor: held.investor.clone(),
        class: held.class.clone(),
        paid_as: PaidAs::Principal,
        amount,
    });
    Ok(Fact::GuaranteePaid { by: guarantee.by.clone(), on, payments: payments.collect() })
}
