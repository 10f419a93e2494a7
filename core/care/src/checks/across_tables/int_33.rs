//! Rule INT33: a child has one row in the OC2 table. Every row of a child with several is found;
//! rows that name no child are not one child’s.

use super::compared::more_than_once;
use crate::checks::prelude::*;

pub(super) static RULE: Rule = Rule {
    number: "INT33",
    says: "A child has one row in the OC2 table.",
    reads: &[(Oc2, "CHILD")],
    points_at: &["CHILD"],
    in_force: Years::ALL,
    weight: Weight::Look,
    remedy: "Keep the row that is right and take out the others, or correct the number if they \
              are two children.",
    run,
};

fn run(checked: &Checked, found: &mut Found) {
    more_than_once(checked, found, |child| &child.oc2);
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::check;
    use expect_test::expect;

    #[test]
    fn every_row_of_a_child_with_several_is_found() {
        check(
            "INT33",
            "
            OC2
            CHILD CONVICTED
            A 0
            B 0
            A 0
            ",
            expect![[r#"
                oc2 1: This child has 2 rows in the OC2 table
                oc2 3: This child has 2 rows in the OC2 table
            "#]],
        );
    }

    #[test]
    fn rows_that_name_no_child_are_not_one_child() {
        check(
            "INT33",
            "
            OC2
            CHILD CONVICTED
            - 0
            - 0
            ",
            expect![[r#"
                nothing found
            "#]],
        );
    }
}
