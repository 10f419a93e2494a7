//! Rule 631: a previous permanence option is on the list: P1 to P4, or Z1 for none. A blank is
//! left to rules 630 and 635.

use crate::checks::codes::{List, is_unknown};
use crate::checks::prelude::*;

pub(super) static RULE: Rule = Rule {
    number: "631",
    says: "A previous permanence option is one of the codes.",
    reads: &[(PreviousPermanence, "PREV_PERM")],
    points_at: &["PREV_PERM"],
    in_force: Years::ALL,
    weight: Weight::Look,
    remedy: "Enter P1 to P4, or Z1 if the child had no permanence option before.",
    run,
};

fn run(checked: &Checked, found: &mut Found) {
    for row in &checked.this.previous_permanence {
        if is_unknown(List::PrevPerm, &row.prev_perm) {
            found.at(row, format!("“{}” is not a previous permanence option", row.prev_perm));
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
            "631",
            "
            PrevPerm
            CHILD PREV_PERM
            A P1
            B Z1
            C P0
            D -
            ",
            expect![[r#"
                prevperm 3: “P0” is not a previous permanence option
            "#]],
        );
    }

    #[test]
    fn every_code_of_the_list_is_right() {
        check(
            "631",
            "
            PrevPerm
            CHILD PREV_PERM
            A P1
            B P2
            C P3
            D P4
            E Z1
            ",
            expect![[r#"
                nothing found
            "#]],
        );
    }
}
