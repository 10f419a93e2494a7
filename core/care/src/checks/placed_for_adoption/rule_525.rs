//! Rule 525: a child whose decision to place for adoption was reversed has no adoption in AD1. Any
//! decision reversed counts, even if a later one stands.

use super::decisions::day_sent;
use crate::checks::index::says_adoption;
use crate::checks::prelude::*;

pub(super) static RULE: Rule = Rule {
    number: "525",
    says: "A child whose decision to place for adoption was reversed has no adoption recorded.",
    reads: &[
        (PlacedForAdoption, "DATE_PLACED_CEASED"),
        (Ad1, "DATE_INT"),
        (Ad1, "DATE_MATCH"),
        (Ad1, "FOSTER_CARE"),
        (Ad1, "NB_ADOPTR"),
        (Ad1, "SEX_ADOPTR"),
        (Ad1, "LS_ADOPTR"),
    ],
    points_at: &[
        "DATE_PLACED_CEASED",
        "DATE_INT",
        "DATE_MATCH",
        "FOSTER_CARE",
        "NB_ADOPTR",
        "SEX_ADOPTR",
        "LS_ADOPTR",
    ],
    in_force: Years::ALL,
    weight: Weight::Look,
    remedy: "Remove the adoption if the decision was reversed, or clear the reversal if the \
              child was adopted. An earlier decision that was reversed may stay.",
    run,
};

fn run(checked: &Checked, found: &mut Found) {
    for child in checked.children().iter().filter(|child| !child.ad1.is_empty()) {
        found.at_clashes(&child.placed_for_adoption, &child.ad1, |decision, adoption| {
            let reversed = &decision.date_placed_ceased;
            (!reversed.is_blank() && says_adoption(adoption)).then(|| {
                format!(
                    "The decision to place for adoption was reversed on {}, but AD1 has an adoption",
                    day_sent(reversed),
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
    fn a_reversal_and_an_adoption_are_found_in_both_tables() {
        check(
            "525",
            "
            PlacedAdoption
            CHILD DATE_PLACED_CEASED
            A 01/06/2022
            B 31/06/2022
            B -

            AD1
            CHILD DATE_INT FOSTER_CARE
            A 01/05/2022 -
            B - 0
            ",
            expect![[r#"
                placedadoption 1: The decision to place for adoption was reversed on 1 June 2022, but AD1 has an adoption
                placedadoption 2: The decision to place for adoption was reversed on “31/06/2022”, but AD1 has an adoption
                ad1 1: The decision to place for adoption was reversed on 1 June 2022, but AD1 has an adoption
                ad1 2: The decision to place for adoption was reversed on “31/06/2022”, but AD1 has an adoption
            "#]],
        );
    }

    #[test]
    fn a_decision_that_stands_and_an_empty_adoption_pass() {
        check(
            "525",
            "
            PlacedAdoption
            CHILD DATE_PLACED_CEASED REASON_PLACED_CEASED
            A - RD1
            B 01/06/2022 RD1
            C 01/06/2022 RD1

            AD1
            CHILD DATE_INT
            A 01/05/2022
            B -
            ",
            expect![[r#"
                nothing found
            "#]],
        );
    }
}
