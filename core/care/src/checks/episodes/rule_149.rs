//! Rule 149: the reason for ceasing is a code of some year’s list. A code of another year’s is
//! noted by `code_from_another_year`.

use crate::checks::codes::{List, is_unknown};
use crate::checks::prelude::*;

pub(super) static RULE: Rule = Rule {
    number: "149",
    says: "The reason for ceasing is a code of the list.",
    reads: &[(Episodes, "REC")],
    points_at: &["REC"],
    in_force: Years::ALL,
    weight: Weight::TouchesPayment,
    remedy: "Use a code of the return’s guide: X1 where the next episode follows the same \
              day, an E code where care ended.",
    run,
};

fn run(checked: &Checked, found: &mut Found) {
    for row in &checked.this.episodes {
        if is_unknown(List::Rec, &row.rec) {
            found.at(row, format!("“{}” is not a code for the reason of ceasing", row.rec));
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
            "149",
            "
            CHILD DECOM REC
            A 01/05/2022 X1
            A 02/05/2022 E18
            A 03/05/2022 -
            ",
            expect![[r#"
                episodes 2: “E18” is not a code for the reason of ceasing
            "#]],
        );
    }

    #[test]
    fn a_code_of_another_years_list_is_left_to_its_own_check() {
        check(
            "149",
            "
            CHILD DECOM REC
            A 01/05/2022 E43
            A 02/05/2022 E4
            ",
            expect![[r#"
                nothing found
            "#]],
        );
    }
}
