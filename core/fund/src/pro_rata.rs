//! Splitting an amount by weights so that the parts always sum to it, to the penny.

use definitions::Money;

/// Splits an amount by weights: each part its whole pence, and the pennies left over to the
/// largest remainders, ties to the earlier. No part is above its `most`; what that leaves goes to
/// the others in the same way. What nobody has room for is not given out.
///
/// Weights and `most` must be of one length and not negative; an amount below nothing gives
/// nothing.
pub fn pro_rata(amount: Money, weights: &[Money], most: &[Money]) -> Vec<Money> {
    let mut parts = vec![Money::ZERO; weights.len()];
    let room: i64 = most.iter().map(|most| most.0).sum();
    let mut left = amount.0.clamp(0, room.max(0));
    while left > 0 {
        let open = |at: &usize| parts[*at] < most[*at] && weights[*at].0 > 0;
        let mut sharing: Vec<usize> = (0..weights.len()).filter(open).collect();
        if sharing.is_empty() {
            // Only those of no weight have room left: they are filled in order.
            sharing = (0..weights.len()).filter(|at| parts[*at] < most[*at]).collect();
            for at in sharing {
                let more = left.min(most[at].0 - parts[at].0);
                parts[at].0 += more;
                left -= more;
            }
            break;
        }
        let whole: i128 = sharing.iter().map(|at| i128::from(weights[*at].0)).sum();
        let mut rests: Vec<(i128, usize)> = Vec::with_capacity(sharing.len());
        let mut given = 0;
        for at in sharing {
            let exact = i128::from(left) * i128::from(weights[at].0);
            let part = ((exact / whole) as i64).min(most[at].0 - parts[at].0);
            parts[at].0 += part;
            given += part;
            rests.push((exact % whole, at));
        }
        left -= given;
        rests.sort_by(|one, other| other.0.cmp(&one.0).then(one.1.cmp(&other.1)));
        for (_, at) in rests {
            if 0 < left && left < weights.len() as i64 && parts[at] < most[at] {
                parts[at].0 += 1;
                left -= 1;
            }
        }
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;
    use definitions::{Exact, largest_remainder};
    use proptest::prelude::*;

    fn check(amount: i64, weights: &[i64], most: &[i64], expected: &[i64]) {
        let money = |pence: &[i64]| pence.iter().map(|pence| Money(*pence)).collect::<Vec<_>>();
        assert_eq!(pro_rata(Money(amount), &money(weights), &money(most)), money(expected));
    }

    #[test]
    fn pennies_left_over_go_to_the_largest_remainders() {
        check(100, &[1, 1, 1], &[100, 100, 100], &[34, 33, 33]);
        check(10, &[3, 5, 2], &[10, 10, 10], &[3, 5, 2]);
    }

    #[test]
    fn nobody_gets_more_than_their_most_and_the_rest_goes_on() {
        check(100, &[1, 1, 2], &[10, 100, 100], &[10, 30, 60]);
        check(100, &[1, 1], &[10, 20], &[10, 20]);
        check(-5, &[1, 1], &[10, 20], &[0, 0]);
    }

    proptest! {
        #[test]
        fn parts_sum_to_the_amount_or_to_all_the_room(
            amount in 0_i64..1_000_000,
            lines in prop::collection::vec((0_i64..100_000, 0_i64..100_000), 1..12),
        ) {
            let weights: Vec<Money> = lines.iter().map(|line| Money(line.0)).collect();
            let most: Vec<Money> = lines.iter().map(|line| Money(line.1)).collect();
            let parts = pro_rata(Money(amount), &weights, &most);
            let room: Money = most.iter().copied().sum();
            prop_assert_eq!(parts.iter().copied().sum::<Money>(), Money(amount).min(room));
            prop_assert!(parts.iter().zip(&most).all(|(part, most)| Money::ZERO <= *part && part <= most));
        }

        /// Where there is room, it is the split everyone uses.
        #[test]
        fn with_room_it_is_the_largest_remainder(
            amount in 0_i64..1_000_000,
            weights in prop::collection::vec(1_i64..10_000, 1..12),
        ) {
            let whole: i64 = weights.iter().sum();
            let exact: Vec<Exact> =
                weights.iter().map(|w| Exact::share(amount * w, whole).unwrap()).collect();
            let weights: Vec<Money> = weights.iter().map(|w| Money(*w)).collect();
            let most = vec![Money(i64::MAX / 100); weights.len()];
            let parts = pro_rata(Money(amount), &weights, &most);
            prop_assert_eq!(parts, largest_remainder(Money(amount), &exact));
        }
    }
}
