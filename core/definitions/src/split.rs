//! Splitting a whole amount among lines so that the parts always sum to it.

use crate::exact::Exact;
use crate::money::Money;

/// Shares `total` among lines whose exact values (in pence) are given: each line gets its
/// whole pence below, and the pennies left over go to the largest remainders, ties to the
/// earlier line. The parts sum to `total` to the penny, whatever the rounding made of it.
pub fn largest_remainder(total: Money, exact: &[Exact]) -> Vec<Money> {
    if exact.is_empty() {
        return Vec::new();
    }
    let mut parts: Vec<(i64, Exact)> = exact.iter().map(|value| value.floor_and_rest()).collect();
    let floor: i64 = parts.iter().map(|part| part.0).sum();
    let mut order: Vec<usize> = (0..parts.len()).collect();
    order.sort_by(|a, b| parts[*b].1.cmp(&parts[*a].1).then(a.cmp(b)));
    let mut left = total.0 - floor;
    while left != 0 {
        for &line in &order {
            if left == 0 {
                break;
            }
            parts[line].0 += left.signum();
            left -= left.signum();
        }
    }
    parts.into_iter().map(|part| Money(part.0)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn three_equal_shares_of_a_hundred_pence() {
        let third = Exact::share(100, 3).unwrap();
        let parts = largest_remainder(Money(100), &[third, third, third]);
        assert_eq!(parts, vec![Money(34), Money(33), Money(33)]);
    }

    proptest! {
        #[test]
        fn parts_always_sum_to_the_total(
            total in -5000_i64..5000,
            values in prop::collection::vec((-9_000_i64..9_000, 1_i64..97), 1..12),
        ) {
            let exact: Vec<Exact> =
                values.iter().map(|(top, bottom)| Exact::share(*top, *bottom).unwrap()).collect();
            let parts = largest_remainder(Money(total), &exact);
            prop_assert_eq!(parts.into_iter().sum::<Money>(), Money(total));
        }
    }
}
