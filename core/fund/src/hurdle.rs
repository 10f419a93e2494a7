//! A cap on return as a rate a year: what capital would have grown to at that rate, less what has
//! been paid, is the most that may still be paid. Counted in whole numbers, so that everyone
//! comes to the same penny.

use definitions::{Date, Exact, Money, days_between};

/// Binary places of a growth factor.
const PLACES: u32 = 60;
const ONE: u128 = 1 << PLACES;
/// Binary places of a penny in the balance.
const PENNY: u32 = 24;

/// The capital of a class grown at the capped rate, less what it has been paid.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hurdle {
    a_day: u128,
    balance: i128,
    on: Option<Date>,
}

impl Hurdle {
    /// Nothing drawn, for a rate a year between nought and 1000%.
    pub fn at(yearly: Exact) -> Hurdle {
        Hurdle { a_day: root_of_a_year(yearly), balance: 0, on: None }
    }

    /// Capital is drawn.
    pub fn draw(&mut self, on: Date, amount: Money) {
        self.grow(on);
        self.balance += i128::from(amount.0) << PENNY;
    }

    /// The class is paid.
    pub fn pay(&mut self, on: Date, amount: Money) {
        self.grow(on);
        self.balance -= i128::from(amount.0) << PENNY;
    }

    /// The most that may still be paid on a day, in whole pence below; never under nothing.
    pub fn room(&self, on: Date) -> Money {
        let mut grown = self.clone();
        grown.grow(on);
        Money((grown.balance >> PENNY) as i64).at_least_zero()
    }

    fn grow(&mut self, on: Date) {
        let days = self.on.map_or(0, |from| days_between(from, on)).max(0);
        self.balance = times(self.balance, power(self.a_day, days.unsigned_abs()));
        self.on = Some(self.on.map_or(on, |from| from.max(on)));
    }
}

/// A balance times a factor.
fn times(balance: i128, factor: u128) -> i128 {
    let (whole, part) = ((factor >> PLACES) as i128, (factor & (ONE - 1)) as i128);
    // Cut in two so that neither product leaves what the type holds.
    let (high, low) = (balance >> (PLACES / 2), balance & ((1 << (PLACES / 2)) - 1));
    balance * whole + ((high * part) >> (PLACES / 2)) + ((low * part) >> PLACES)
}

fn power(factor: u128, days: u64) -> u128 {
    let (mut result, mut square, mut days) = (ONE, factor, days);
    while days > 0 {
        if days & 1 == 1 {
            result = multiplied(result, square);
        }
        square = multiplied(square, square);
        days >>= 1;
    }
    result
}

/// Two factors multiplied; both are far below 2^64 over the life of any bond.
fn multiplied(one: u128, other: u128) -> u128 {
    let (high, low) = (other >> (PLACES / 2), other & ((1 << (PLACES / 2)) - 1));
    ((one * high) >> (PLACES / 2)) + ((one * low) >> PLACES)
}

/// The factor of one day whose 365th power is a year's: the largest that is not above it.
fn root_of_a_year(yearly: Exact) -> u128 {
    const TEN_PLACES: i64 = 10_000_000_000;
    let factor = (Exact::whole(1) + yearly).at_least_zero().times(TEN_PLACES).floor_and_rest().0;
    let year = u128::from(factor.unsigned_abs()) * ONE / u128::from(TEN_PLACES.unsigned_abs());
    let (mut below, mut above) = (ONE, 2 * ONE);
    while above - below > 1 {
        let middle = below + (above - below) / 2;
        // A factor whose power already passes eleven needs no more: the cap's range ends there.
        if bounded_power(middle, 12 * ONE) <= year { below = middle } else { above = middle }
    }
    below
}

/// The 365th power, or anything above `most` once it is passed.
fn bounded_power(factor: u128, most: u128) -> u128 {
    let mut result = ONE;
    for _ in 0..365 {
        result = multiplied(result, factor);
        if result > most {
            break;
        }
    }
    result
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::returns::{Flow, Returns, returns};
    use definitions::iso;

    #[test]
    fn what_the_hurdle_leaves_room_for_returns_exactly_the_capped_rate() {
        let day = |text: &str| iso(text).unwrap();
        for yearly in ["0", "0.05", "0.12", "1.5"] {
            let yearly: Exact = yearly.parse().unwrap();
            let mut hurdle = Hurdle::at(yearly);
            let mut flows = Vec::new();
            for (on, amount) in [("2013-04-02", 90_000_000), ("2014-02-17", 61_000_000)] {
                hurdle.draw(day(on), Money(amount));
                flows.push(Flow { day: day(on), amount: Money(-amount) });
            }
            hurdle.pay(day("2015-01-15"), Money(20_000_000));
            flows.push(Flow { day: day("2015-01-15"), amount: Money(20_000_000) });
            let last = day("2019-01-15");
            flows.push(Flow { day: last, amount: hurdle.room(last) });
            let Returns::One(rate) = returns(&flows) else { panic!("one rate") };
            assert_eq!(rate.yearly.to_places(8), yearly.to_places(8));
        }
    }
}
