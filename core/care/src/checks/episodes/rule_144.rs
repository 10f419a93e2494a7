//! Rule 144: the legal status is a code of some year’s list. A code of another year’s is noted by
//! `code_from_another_year`; a blank, by `needed_value_is_blank`.

use crate::checks::codes::{List, is_unknown};
use crate::checks::prelude::*;

pub(super) static RULE: Rule = Rule {
    number: "144",
    says: "The legal status is a code of the list.",
    reads: &[(Episodes, "LS")],
    points_at: &["LS"],
    in_force: Years::ALL,
    weight: Weight::TouchesPayment,
    remedy: "Use a legal status code of the return’s guide, such as V2 or C2.",
    run,
};

fn run(checked: &Checked, found: &mut Found) {
    for row in &checked.this.episodes {
        if is_unknown(List::Ls, &row.ls) {
            found.at(row, format!("“{}” is not a code for legal status", row.ls));
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
            "144",
            "
            CHILD DECOM LS
            A 01/05/2022 V2
            A 02/05/2022 V9
            A 03/05/2022 -
            ",
            expect![[r#"
                episodes 2: “V9” is not a code for legal status
            "#]],
        );
    }
}
