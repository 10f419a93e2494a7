//! Rule 120: the reason a decision to place for adoption was reversed is a code of the list, RD1
//! to RD4. A blank is left to rule 119.

use crate::checks::codes::{List, is_unknown};
use crate::checks::prelude::*;

pub(super) static RULE: Rule = Rule {
    number: "120",
    says: "The reason a decision to place for adoption was reversed is a code of the list.",
    reads: &[(PlacedForAdoption, "REASON_PLACED_CEASED")],
    points_at: &["REASON_PLACED_CEASED"],
    in_force: Years::ALL,
    weight: Weight::Look,
    remedy: "Give RD1 (the child’s needs changed), RD2 (no placement order), RD3 (no adopters \
              found) or RD4 (another reason).",
    run,
};

fn run(checked: &Checked, found: &mut Found) {
    for row in &checked.this.placed_for_adoption {
        if is_unknown(List::ReasonPlacedCeased, &row.reason_placed_ceased) {
            let code = &row.reason_placed_ceased;
            found.at(row, format!("“{code}” is not a code for why the decision was reversed"));
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::check;
    use expect_test::expect;

    #[test]
    fn a_code_of_no_list_is_found_and_a_blank_is_not() {
        check(
            "120",
            "
            PlacedAdoption
            CHILD REASON_PLACED_CEASED
            A RD1
            B RD4
            C RD5
            D 1
            E -
            ",
            expect![[r#"
                placedadoption 3: “RD5” is not a code for why the decision was reversed
                placedadoption 4: “1” is not a code for why the decision was reversed
            "#]],
        );
    }
}
