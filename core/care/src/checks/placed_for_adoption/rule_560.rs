//! Rule 560: a decision to place for adoption that last year’s return left standing has the same
//! day this year. Every decision of this year is compared with every one that last year’s return
//! left without a day of reversal, so a further decision is found too; a blank differs.

use super::decisions::day_sent;
use crate::checks::prelude::*;

pub(super) static RULE: Rule = Rule {
    number: "560",
    says: "A decision last year left standing has the same day this year.",
    reads: &[
        (PlacedForAdoption, "DATE_PLACED"),
        (PlacedForAdoptionLast, "DATE_PLACED"),
        (PlacedForAdoptionLast, "DATE_PLACED_CEASED"),
    ],
    points_at: &["DATE_PLACED"],
    in_force: Years::ALL,
    weight: Weight::Look,
    remedy: "Give the day that last year’s return has, or correct last year’s; a decision does \
              not change while it stands.",
    run,
};

fn run(checked: &Checked, found: &mut Found) {
    for child in checked.children() {
        for row in &child.placed_for_adoption {
            let differs = child.last.placed_for_adoption.iter().find(|last| {
                last.date_placed_ceased.is_blank()
                    && !last.date_placed.is_blank()
                    && last.date_placed != row.date_placed
            });
            if let Some(last) = differs {
                let (day, before) = (day_sent(&row.date_placed), day_sent(&last.date_placed));
                let title = format!(
                    "The decision to place for adoption is of {day}, but last year’s, of {before}, \
                     was not reversed"
                );
                found.at(*row, title);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::check;
    use expect_test::expect;

    #[test]
    fn another_day_and_a_blank_are_found() {
        check(
            "560",
            "
            PlacedAdoption
            CHILD DATE_PLACED
            A 02/05/2021
            B -
            C 01/05/2021
            C 01/05/2022

            last year
            PlacedAdoption
            CHILD DATE_PLACED
            A 01/05/2021
            B 31/06/2021
            C 01/05/2021
            ",
            expect![[r#"
                placedadoption 1: The decision to place for adoption is of 2 May 2021, but last year’s, of 1 May 2021, was not reversed
                placedadoption 2: The decision to place for adoption is of an unknown day, but last year’s, of “31/06/2021”, was not reversed
                placedadoption 4: The decision to place for adoption is of 1 May 2022, but last year’s, of 1 May 2021, was not reversed
            "#]],
        );
    }

    #[test]
    fn the_same_day_passes_and_one_reversed_or_not_dated_last_year_is_not_compared() {
        check(
            "560",
            "
            PlacedAdoption
            CHILD DATE_PLACED
            A 01/05/2021
            B 01/05/2022
            C 01/05/2022

            last year
            PlacedAdoption
            CHILD DATE_PLACED DATE_PLACED_CEASED
            A 01/05/2021 -
            B 01/05/2021 01/07/2021
            C - -
            ",
            expect![[r#"
                nothing found
            "#]],
        );
    }
}
