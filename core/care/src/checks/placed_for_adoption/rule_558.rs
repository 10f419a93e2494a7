//! Rule 558: of several decisions to place for adoption, a child who was adopted (E11 or E12) has
//! one that was not reversed. A child with one decision, reversed, is left to rule 525. The public
//! validator counts a decision again for each episode that ended in adoption; we count it once.

use crate::checks::index::adopted;
use crate::checks::prelude::*;

pub(super) static RULE: Rule = Rule {
    number: "558",
    says: "A child who was adopted has a decision to place for adoption that stands.",
    reads: &[(PlacedForAdoption, "DATE_PLACED_CEASED"), (Episodes, "REC")],
    points_at: &["DATE_PLACED_CEASED", "REC"],
    in_force: Years::ALL,
    weight: Weight::Look,
    remedy: "Clear the reversal of the latest decision, or correct why the episode ceased.",
    run,
};

fn run(checked: &Checked, found: &mut Found) {
    for child in checked.children().iter().filter(|child| 1 < child.placed_for_adoption.len()) {
        if child.placed_for_adoption.iter().any(|decision| decision.date_placed_ceased.is_blank()) {
            continue;
        }
        for row in child.episode_rows.iter().filter(|row| adopted(row)) {
            let rec = &row.rec;
            found.at(
                *row,
                format!("Adopted ({rec}), but every decision to place for adoption was reversed"),
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::check;
    use expect_test::expect;

    #[test]
    fn an_adoption_with_every_decision_reversed_is_found() {
        check(
            "558",
            "
            CHILD DECOM REC
            A 01/05/2022 X1
            A 01/06/2022 E11
            B 01/06/2022 E12
            C 01/06/2022 E4A

            PlacedAdoption
            CHILD DATE_PLACED_CEASED
            A 01/02/2022
            A 01/05/2022
            B 01/05/2022
            B 31/06/2022
            C 01/02/2022
            C 01/05/2022
            ",
            expect![[r#"
                episodes 2: Adopted (E11), but every decision to place for adoption was reversed
                episodes 3: Adopted (E12), but every decision to place for adoption was reversed
            "#]],
        );
    }

    #[test]
    fn a_decision_that_stands_passes_and_so_does_a_single_one() {
        check(
            "558",
            "
            CHILD DECOM REC
            A 01/06/2022 E11
            B 01/06/2022 E12
            C 01/06/2022 E12

            PlacedAdoption
            CHILD DATE_PLACED_CEASED
            A 01/02/2022
            A -
            B 01/05/2022
            ",
            expect![[r#"
                nothing found
            "#]],
        );
    }
}
