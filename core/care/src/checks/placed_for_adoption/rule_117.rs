//! Rule 117: the decision to place for adoption, and its reversal, come no later than the last day
//! of the year nor than the day care ended. The latest episode with a REC other than X1 (a blank
//! counts as other) says when care ended, and is named beside the decision; a child with none is
//! not looked at.

use crate::checks::prelude::*;
use definitions::Date;

pub(super) static RULE: Rule = Rule {
    number: "117",
    says: "A decision to place for adoption, and its reversal, come no later than the year and \
              the care.",
    reads: &[
        (PlacedForAdoption, "DATE_PLACED"),
        (PlacedForAdoption, "DATE_PLACED_CEASED"),
        (Episodes, "DECOM"),
        (Episodes, "DEC"),
        (Episodes, "REC"),
    ],
    points_at: &["DATE_PLACED", "DATE_PLACED_CEASED", "DEC", "REC"],
    in_force: Years::ALL,
    weight: Weight::Look,
    remedy: "Check the day of the decision or its reversal, and the day the last episode ceased.",
    run,
};

fn run(checked: &Checked, found: &mut Found) {
    for child in checked.children().iter().filter(|child| !child.placed_for_adoption.is_empty()) {
        let Some(last) = child.latest_such(|row| row.rec != "X1") else { continue };
        let late = |day: Date| match last.ceased {
            Some(ceased) if ceased < day => Some(format!("after care ended on {}", said(ceased))),
            _ if checked.collection_ends() < day => Some("after the end of the year".to_owned()),
            _ => None,
        };
        found.at_clashes(&child.placed_for_adoption, &[last.row], |decision, _| {
            let said_late = |what: &str, day: Option<Date>| {
                let day = day?;
                Some(format!(
                    "The decision to place for adoption was {what} on {}, {}",
                    said(day),
                    late(day)?
                ))
            };
            said_late("made", decision.date_placed.date())
                .or_else(|| said_late("reversed", decision.date_placed_ceased.date()))
        });
    }
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::check;
    use expect_test::expect;

    #[test]
    fn a_decision_after_care_ended_or_after_the_year_is_found_in_both_tables() {
        check(
            "117",
            "
            CHILD DECOM DEC REC
            A 01/05/2022 01/06/2022 X1
            A 01/06/2022 01/07/2022 E4A
            B 01/05/2022 - -

            PlacedAdoption
            CHILD DATE_PLACED DATE_PLACED_CEASED
            A 02/07/2022 -
            A 01/06/2022 03/07/2022
            B 01/04/2023 -
            ",
            expect![[r#"
                episodes 2: The decision to place for adoption was made on 2 July 2022, after care ended on 1 July 2022
                episodes 3: The decision to place for adoption was made on 1 April 2023, after the end of the year
                placedadoption 1: The decision to place for adoption was made on 2 July 2022, after care ended on 1 July 2022
                placedadoption 2: The decision to place for adoption was reversed on 3 July 2022, after care ended on 1 July 2022
                placedadoption 3: The decision to place for adoption was made on 1 April 2023, after the end of the year
            "#]],
        );
    }

    #[test]
    fn the_day_care_ended_and_the_last_day_of_the_year_pass() {
        check(
            "117",
            "
            CHILD DECOM DEC REC
            A 01/06/2022 01/07/2022 E4A
            B 01/05/2022 - -

            PlacedAdoption
            CHILD DATE_PLACED DATE_PLACED_CEASED
            A 01/07/2022 01/07/2022
            B 31/03/2023 31/03/2023
            B - -
            ",
            expect![[r#"
                nothing found
            "#]],
        );
    }

    #[test]
    fn an_end_that_cannot_be_read_and_a_care_that_goes_on_elsewhere_are_not_compared() {
        check(
            "117",
            "
            CHILD DECOM DEC REC
            A 01/06/2022 31/06/2022 E4A
            B 01/06/2022 01/07/2022 X1

            PlacedAdoption
            CHILD DATE_PLACED
            A 02/07/2022
            B 02/07/2022
            ",
            expect![[r#"
                nothing found
            "#]],
        );
    }
}
