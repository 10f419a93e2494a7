//! Rule 146: the placement is a code of some year’s list. A code of another year’s is noted by
//! `code_from_another_year`; a blank, by `needed_value_is_blank`.

use crate::checks::codes::{List, is_unknown};
use crate::checks::prelude::*;

pub(super) static RULE: Rule = Rule {
    number: "146",
    says: "The placement is a code of the list.",
    reads: &[(Episodes, "PLACE")],
    points_at: &["PLACE"],
    in_force: Years::ALL,
    weight: Weight::TouchesPayment,
    remedy: "Use a placement code of the return’s guide, such as U4 or K2.",
    run,
};

fn run(checked: &Checked, found: &mut Found) {
    for row in &checked.this.episodes {
        if is_unknown(List::Place, &row.place) {
            found.at(row, format!("“{}” is not a code for placement", row.place));
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
            "146",
            "
            CHILD DECOM PLACE
            A 01/05/2022 U4
            A 02/05/2022 U7
            A 03/05/2022 -
            ",
            expect![[r#"
                episodes 2: “U7” is not a code for placement
            "#]],
        );
    }

    #[test]
    fn a_code_of_another_years_list_is_left_to_its_own_check() {
        check(
            "146",
            "
            CHILD DECOM PLACE
            A 01/05/2022 Q1
            A 02/05/2022 Z11
            ",
            expect![[r#"
                nothing found
            "#]],
        );
    }
}
