//! Rule 118: a decision to place for adoption is not reversed before the year, nor before the
//! child began to be looked after: the earliest episode that is not a short break (V3 or V4). That
//! episode is named beside the decision; a child with none is not looked at.

use crate::checks::index::short_break;
use crate::checks::prelude::*;

pub(super) static RULE: Rule = Rule {
    number: "118",
    says: "A decision to place for adoption is not reversed before the year or before care began.",
    reads: &[(PlacedForAdoption, "DATE_PLACED_CEASED"), (Episodes, "DECOM"), (Episodes, "LS")],
    points_at: &["DATE_PLACED_CEASED", "DECOM", "LS"],
    in_force: Years::ALL,
    weight: Weight::Look,
    remedy: "Check the day of the reversal: one of an earlier year belongs in that year’s return.",
    run,
};

fn run(checked: &Checked, found: &mut Found) {
    for child in checked.children().iter().filter(|child| !child.placed_for_adoption.is_empty()) {
        let Some(first) = child.earliest_such(|row| !short_break(row)) else { continue };
        found.at_clashes(&child.placed_for_adoption, &[first.row], |decision, _| {
            let reversed = decision.date_placed_ceased.date()?;
            let before = if reversed < first.began {
                format!("before care began on {}", said(first.began))
            } else if reversed < checked.collection_begins() {
                "before the year".to_owned()
            } else {
                return None;
            };
            let day = said(reversed);
            Some(format!("The decision to place for adoption was reversed on {day}, {before}"))
        });
    }
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::check;
    use expect_test::expect;

    #[test]
    fn a_reversal_before_care_or_before_the_year_is_found_in_both_tables() {
        check(
            "118",
            "
            CHILD DECOM LS
            A 01/05/2022 V3
            A 01/06/2022 E1
            B 01/05/2021 E1

            PlacedAdoption
            CHILD DATE_PLACED_CEASED
            A 31/05/2022
            B 31/03/2022
            ",
            expect![[r#"
                episodes 2: The decision to place for adoption was reversed on 31 May 2022, before care began on 1 June 2022
                episodes 3: The decision to place for adoption was reversed on 31 March 2022, before the year
                placedadoption 1: The decision to place for adoption was reversed on 31 May 2022, before care began on 1 June 2022
                placedadoption 2: The decision to place for adoption was reversed on 31 March 2022, before the year
            "#]],
        );
    }

    #[test]
    fn the_day_care_began_and_the_first_day_of_the_year_pass() {
        check(
            "118",
            "
            CHILD DECOM LS
            A 01/06/2022 E1
            B 01/05/2021 E1
            C 01/06/2022 V4

            PlacedAdoption
            CHILD DATE_PLACED_CEASED
            A 01/06/2022
            A -
            B 01/04/2022
            C 31/05/2022
            ",
            expect![[r#"
                nothing found
            "#]],
        );
    }
}
