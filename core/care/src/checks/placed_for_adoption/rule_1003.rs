//! Rule 1003: it is decided that a child should be placed for adoption on or after the day the
//! child first began to be looked after: the earliest episode of the return with RNE S.

use crate::checks::prelude::*;

pub(super) static RULE: Rule = Rule {
    number: "1003",
    says: "The decision to place a child for adoption comes no earlier than the child’s start \
              in care.",
    reads: &[(PlacedForAdoption, "DATE_PLACED"), (Episodes, "DECOM"), (Episodes, "RNE")],
    points_at: &["DATE_PLACED", "DECOM", "RNE"],
    in_force: Years::ALL,
    weight: Weight::Look,
    remedy: "Check the day of the decision, and the start of the child’s first episode.",
    run,
};

fn run(checked: &Checked, found: &mut Found) {
    for child in checked.children().iter().filter(|child| !child.placed_for_adoption.is_empty()) {
        let Some(first) = child.earliest_such(|row| row.rne == "S") else { continue };
        found.at_clashes(&child.placed_for_adoption, &[first.row], |decision, _| {
            let decided = decision.date_placed.date()?;
            (decided < first.began).then(|| {
                format!(
                    "It was decided on {} to place the child for adoption, before care began on {}",
                    said(decided),
                    said(first.began),
                )
            })
        });
    }
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::check;
    use expect_test::expect;

    #[test]
    fn a_decision_before_care_began_is_found_in_both_tables() {
        check(
            "1003",
            "
            CHILD DECOM RNE
            A 01/05/2022 S
            A 01/06/2022 P
            A 01/09/2022 S

            PlacedAdoption
            CHILD DATE_PLACED
            A 30/04/2022
            A 01/06/2022
            ",
            expect![[r#"
                episodes 1: It was decided on 30 April 2022 to place the child for adoption, before care began on 1 May 2022
                placedadoption 1: It was decided on 30 April 2022 to place the child for adoption, before care began on 1 May 2022
            "#]],
        );
    }

    #[test]
    fn the_day_itself_passes_and_an_episode_that_starts_no_period_is_not_compared() {
        check(
            "1003",
            "
            CHILD DECOM RNE
            A 01/05/2022 S
            B 01/05/2022 L
            C - S

            PlacedAdoption
            CHILD DATE_PLACED
            A 01/05/2022
            A -
            B 30/04/2022
            C 30/04/2022
            ",
            expect![[r#"
                nothing found
            "#]],
        );
    }
}
