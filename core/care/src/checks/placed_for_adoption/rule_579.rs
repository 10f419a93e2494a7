//! Rule 579: of a child’s decisions to place for adoption, each is reversed before, or on the day,
//! the next is made. They are taken in the order of their days, those of one day in the order
//! sent, those without a day last; each is compared with the one before it.

use super::decisions::day_sent;
use crate::checks::prelude::*;
use definitions::Date;

pub(super) static RULE: Rule = Rule {
    number: "579",
    says: "A decision to place for adoption is reversed before the child’s next one.",
    reads: &[(PlacedForAdoption, "DATE_PLACED"), (PlacedForAdoption, "DATE_PLACED_CEASED")],
    points_at: &["DATE_PLACED", "DATE_PLACED_CEASED"],
    in_force: Years::ALL,
    weight: Weight::Look,
    remedy: "Give the day the earlier decision was reversed, or correct the day of this one.",
    run,
};

fn run(checked: &Checked, found: &mut Found) {
    for child in checked.children().iter().filter(|child| 1 < child.placed_for_adoption.len()) {
        let mut decisions = child.placed_for_adoption.clone();
        decisions.sort_by_key(|row| row.date_placed.date().unwrap_or(Date::MAX));
        for pair in decisions.windows(2) {
            let (previous, row) = (pair[0], pair[1]);
            let clash = match (previous.date_placed_ceased.date(), row.date_placed.date()) {
                (None, _) => "no day is given on which it was reversed".to_owned(),
                (Some(reversed), Some(decided)) if decided < reversed => {
                    format!("it was not reversed until {}", said(reversed))
                }
                _ => continue,
            };
            let title = format!(
                "A decision of {} follows one of {}, but {clash}",
                day_sent(&row.date_placed),
                day_sent(&previous.date_placed),
            );
            found.at(row, title);
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::check;
    use expect_test::expect;

    #[test]
    fn a_decision_made_while_the_previous_one_stands_is_found() {
        check(
            "579",
            "
            PlacedAdoption
            CHILD DATE_PLACED DATE_PLACED_CEASED
            A 01/09/2022 -
            A 01/05/2022 -
            B 01/05/2022 02/09/2022
            B 01/09/2022 -
            C 01/05/2022 31/06/2022
            C - -
            ",
            expect![[r#"
                placedadoption 1: A decision of 1 September 2022 follows one of 1 May 2022, but no day is given on which it was reversed
                placedadoption 4: A decision of 1 September 2022 follows one of 1 May 2022, but it was not reversed until 2 September 2022
                placedadoption 6: A decision of an unknown day follows one of 1 May 2022, but no day is given on which it was reversed
            "#]],
        );
    }

    #[test]
    fn the_day_itself_passes_and_so_does_one_decision() {
        check(
            "579",
            "
            PlacedAdoption
            CHILD DATE_PLACED DATE_PLACED_CEASED
            A 01/05/2022 01/09/2022
            A 01/09/2022 01/10/2022
            A - -
            B 01/05/2022 -
            ",
            expect![[r#"
                nothing found
            "#]],
        );
    }
}
