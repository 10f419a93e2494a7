//! Rule 1006: the kind of time missing is M, missing, or A, away from placement without
//! authorisation. A blank is left to rules 565 and 566.

use crate::checks::codes::{List, is_unknown};
use crate::checks::prelude::*;

pub(super) static RULE: Rule = Rule {
    number: "1006",
    says: "The kind of time missing is M or A.",
    reads: &[(Missing, "MISSING")],
    points_at: &["MISSING"],
    in_force: Years::ALL,
    weight: Weight::TouchesPayment,
    remedy: "Enter M if the child’s whereabouts were not known, A if they were known but the \
              child was away without authorisation.",
    run,
};

fn run(checked: &Checked, found: &mut Found) {
    for row in &checked.this.missing {
        if is_unknown(List::Missing, &row.missing) {
            found.at(row, format!("“{}” is not a kind of time missing", row.missing));
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::check;
    use expect_test::expect;

    #[test]
    fn a_code_that_is_neither_is_found_and_a_blank_is_not() {
        check(
            "1006",
            "
            Missing
            CHILD MISSING
            A M
            A A
            B AWAY
            B -
            ",
            expect![[r#"
                missing 3: “AWAY” is not a kind of time missing
            "#]],
        );
    }

    #[test]
    fn either_kind_is_right() {
        check(
            "1006",
            "
            Missing
            CHILD MISSING MIS_START
            A M 01/05/2022
            A A 01/06/2022
            ",
            expect![[r#"
                nothing found
            "#]],
        );
    }
}
