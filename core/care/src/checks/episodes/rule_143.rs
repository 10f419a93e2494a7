//! Rule 143: the reason for a new episode is a code of some year’s list. A code of another year’s
//! is noted by `code_from_another_year`; a blank, by `needed_value_is_blank`.

use crate::checks::codes::{List, is_unknown};
use crate::checks::prelude::*;

pub(super) static RULE: Rule = Rule {
    number: "143",
    says: "The reason for a new episode is a code of the list.",
    reads: &[(Episodes, "RNE")],
    points_at: &["RNE"],
    in_force: Years::ALL,
    weight: Weight::TouchesPayment,
    remedy: "Use S, L, P, T, B or U.",
    run,
};

fn run(checked: &Checked, found: &mut Found) {
    for row in &checked.this.episodes {
        if is_unknown(List::Rne, &row.rne) {
            found.at(row, format!("“{}” is not a code for reason for a new episode", row.rne));
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
            "143",
            "
            CHILD DECOM RNE
            A 01/05/2022 S
            A 02/05/2022 X
            A 03/05/2022 -
            ",
            expect![[r#"
                episodes 2: “X” is not a code for reason for a new episode
            "#]],
        );
    }
}
