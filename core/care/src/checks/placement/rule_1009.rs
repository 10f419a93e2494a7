//! Rule 1009: the reason for placement change is a code of some year’s list. A code of another
//! year’s is noted by `code_from_another_year`.

use crate::checks::codes::{List, is_unknown};
use crate::checks::prelude::*;

pub(super) static RULE: Rule = Rule {
    number: "1009",
    says: "The reason for placement change is a code of the list.",
    reads: &[(Episodes, "REASON_PLACE_CHANGE")],
    points_at: &["REASON_PLACE_CHANGE"],
    in_force: Years::ALL,
    weight: Weight::Look,
    remedy: "Use a code of the return’s guide, such as CARPL for a change in the care plan, \
              or OTHER.",
    run,
};

fn run(checked: &Checked, found: &mut Found) {
    for row in &checked.this.episodes {
        if is_unknown(List::ReasonPlaceChange, &row.reason_place_change) {
            let title =
                format!("“{}” is not a code for why a placement changed", row.reason_place_change);
            found.at(row, title);
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
            "1009",
            "
            CHILD DECOM REASON_PLACE_CHANGE
            A 01/05/2022 MOVED
            A 01/06/2022 CARPL
            A 01/07/2022 -
            ",
            expect![[r#"
                episodes 1: “MOVED” is not a code for why a placement changed
            "#]],
        );
    }
}
