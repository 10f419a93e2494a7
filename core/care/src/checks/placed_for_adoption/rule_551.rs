//! Rule 551: a child placed for adoption (A3 to A6) has a dated decision that the child should be.
//! A child with two decisions of which one has no date is found too. A date that cannot be read
//! counts as given.

use crate::checks::index::with_adopters;
use crate::checks::prelude::*;

pub(super) static RULE: Rule = Rule {
    number: "551",
    says: "A child placed for adoption has a dated decision that the child should be.",
    reads: &[(PlacedForAdoption, "DATE_PLACED"), (Episodes, "PLACE")],
    points_at: &["DATE_PLACED", "PLACE"],
    in_force: Years::ALL,
    weight: Weight::Look,
    remedy: "Record the decision and its date, or correct the placement.",
    run,
};

fn run(checked: &Checked, found: &mut Found) {
    for child in checked.children() {
        let decisions = &child.placed_for_adoption;
        let lacking = match decisions.iter().any(|decision| decision.date_placed.is_blank()) {
            true => "a decision that the child should be has no date",
            false if decisions.is_empty() => "no decision that the child should be is recorded",
            false => continue,
        };
        for row in child.episode_rows.iter().filter(|row| with_adopters(row)) {
            found.at(*row, format!("Placed for adoption ({}), but {lacking}", row.place));
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::check;
    use expect_test::expect;

    #[test]
    fn a_placement_without_a_dated_decision_is_found() {
        check(
            "551",
            "
            CHILD DECOM PLACE
            A 01/05/2022 A3
            A 01/06/2022 A5
            B 01/05/2022 A4
            C 01/05/2022 A6

            PlacedAdoption
            CHILD DATE_PLACED
            B -
            C 01/04/2022
            C -
            ",
            expect![[r#"
                episodes 1: Placed for adoption (A3), but no decision that the child should be is recorded
                episodes 2: Placed for adoption (A5), but no decision that the child should be is recorded
                episodes 3: Placed for adoption (A4), but a decision that the child should be has no date
                episodes 4: Placed for adoption (A6), but a decision that the child should be has no date
            "#]],
        );
    }

    #[test]
    fn another_placement_and_a_decision_with_a_date_pass() {
        check(
            "551",
            "
            CHILD DECOM PLACE
            A 01/05/2022 U4
            B 01/05/2022 A4
            C 01/05/2022 A4

            PlacedAdoption
            CHILD DATE_PLACED
            B 01/05/2022
            C 31/06/2022
            ",
            expect![[r#"
                nothing found
            "#]],
        );
    }
}
