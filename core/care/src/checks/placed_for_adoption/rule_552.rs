//! Rule 552: it is decided that a child should be placed for adoption on or before the day the
//! child is placed (A3 to A6). The latest decision is compared with the earliest such episode.

use crate::checks::index::with_adopters;
use crate::checks::prelude::*;
use crate::report::PlacedRow;
use definitions::Date;

pub(super) static RULE: Rule = Rule {
    number: "552",
    says: "The decision to place for adoption comes no later than the placement.",
    reads: &[(PlacedForAdoption, "DATE_PLACED"), (Episodes, "DECOM"), (Episodes, "PLACE")],
    points_at: &["DATE_PLACED", "DECOM"],
    in_force: Years::ALL,
    weight: Weight::Look,
    remedy: "Check the day of the decision, and the start and type of the placement.",
    run,
};

fn run(checked: &Checked, found: &mut Found) {
    for child in checked.children() {
        let Some((decision, decided)) = latest_decision(child) else { continue };
        let Some(placed) = child.earliest_such(with_adopters) else { continue };
        found.at_clashes(&[decision], &[placed.row], |_, _| {
            (placed.began < decided).then(|| {
                format!(
                    "It was decided on {} to place the child for adoption, after the placement \
                     began on {}",
                    said(decided),
                    said(placed.began),
                )
            })
        });
    }
}

/// The latest decision that is dated; the first sent, where two are of one day.
fn latest_decision<'a>(child: &Child<'a>) -> Option<(&'a PlacedRow, Date)> {
    let dated =
        child.placed_for_adoption.iter().filter_map(|row| Some((*row, row.date_placed.date()?)));
    dated.reduce(|latest, next| if latest.1 < next.1 { next } else { latest })
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::check;
    use expect_test::expect;

    #[test]
    fn a_decision_after_the_placement_is_found_in_both_tables() {
        check(
            "552",
            "
            CHILD DECOM PLACE
            A 01/05/2022 U4
            A 01/06/2022 A6
            A 01/07/2022 A6

            PlacedAdoption
            CHILD DATE_PLACED
            A 01/05/2022
            A 02/06/2022
            ",
            expect![[r#"
                episodes 2: It was decided on 2 June 2022 to place the child for adoption, after the placement began on 1 June 2022
                placedadoption 2: It was decided on 2 June 2022 to place the child for adoption, after the placement began on 1 June 2022
            "#]],
        );
    }

    #[test]
    fn the_day_itself_passes_and_a_blank_is_not_compared() {
        check(
            "552",
            "
            CHILD DECOM PLACE
            A 01/06/2022 A3
            B 01/06/2022 U4
            C 01/06/2022 A3

            PlacedAdoption
            CHILD DATE_PLACED
            A 01/06/2022
            B 02/06/2022
            C -
            ",
            expect![[r#"
                nothing found
            "#]],
        );
    }
}
