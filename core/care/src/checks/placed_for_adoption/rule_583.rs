//! Rule 583: of a child’s dated decisions to place for adoption, all but the latest have a day of
//! reversal. Of two on one day, one that was not reversed is taken as the latest, then the one
//! sent first. The public validator compares the days as text, so that 02/01 comes after 01/12,
//! and finds decisions without a day too; we go by the wording.

use crate::checks::prelude::*;
use crate::report::PlacedRow;
use definitions::Date;

pub(super) static RULE: Rule = Rule {
    number: "583",
    says: "Every decision to place for adoption but the latest was reversed.",
    reads: &[(PlacedForAdoption, "DATE_PLACED"), (PlacedForAdoption, "DATE_PLACED_CEASED")],
    points_at: &["DATE_PLACED", "DATE_PLACED_CEASED"],
    in_force: Years::ALL,
    weight: Weight::Look,
    remedy: "Give the day the earlier decision was reversed, which may be in an earlier year, \
              or remove the decision if it was entered twice.",
    run,
};

fn run(checked: &Checked, found: &mut Found) {
    for child in checked.children().iter().filter(|child| 1 < child.placed_for_adoption.len()) {
        let decisions = child.placed_for_adoption.iter().enumerate();
        let dated = decisions.filter_map(|(at, row)| Some((at, row, row.date_placed.date()?)));
        let latest = dated.clone().reduce(|a, b| if order(&a) < order(&b) { b } else { a });
        let Some((latest, _, last)) = latest else { continue };
        for (at, row, decided) in dated {
            if at != latest && row.date_placed_ceased.is_blank() {
                let (day, last) = (said(decided), said(last));
                found.at(
                    *row,
                    format!("Decided on {day} and not reversed, but there is one of {last}"),
                );
            }
        }
    }
}

/// By day; of one day, a decision that was not reversed last.
fn order((_, row, day): &(usize, &&PlacedRow, Date)) -> (Date, bool) {
    (*day, row.date_placed_ceased.is_blank())
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::check;
    use expect_test::expect;

    #[test]
    fn an_earlier_decision_that_was_not_reversed_is_found() {
        check(
            "583",
            "
            PlacedAdoption
            CHILD DATE_PLACED DATE_PLACED_CEASED
            A 02/01/2022 -
            A 01/12/2022 -
            B 01/05/2022 -
            B 01/05/2022 -
            ",
            expect![[r#"
                placedadoption 1: Decided on 2 January 2022 and not reversed, but there is one of 1 December 2022
                placedadoption 4: Decided on 1 May 2022 and not reversed, but there is one of 1 May 2022
            "#]],
        );
    }

    #[test]
    fn the_latest_and_one_without_a_day_are_not_looked_at() {
        check(
            "583",
            "
            PlacedAdoption
            CHILD DATE_PLACED DATE_PLACED_CEASED
            A 01/12/2022 -
            A 02/01/2022 01/03/2022
            B 01/05/2022 -
            B - -
            C - -
            D 01/05/2022 -
            D 01/05/2022 01/06/2022
            ",
            expect![[r#"
                nothing found
            "#]],
        );
    }
}
