//! Rule INT31: a child has one row in the AD1 table. Every row of a child with several is found;
//! rows that name no child are not one child’s.

use super::compared::more_than_once;
use crate::checks::prelude::*;

pub(super) static RULE: Rule = Rule {
    number: "INT31",
    says: "A child has one row in the AD1 table.",
    reads: &[(Ad1, "CHILD")],
    points_at: &["CHILD"],
    in_force: Years::ALL,
    weight: Weight::Look,
    remedy: "Keep the row that is right and take out the others, or correct the number if they \
              are two children.",
    run,
};

fn run(checked: &Checked, found: &mut Found) {
    more_than_once(checked, found, |child| &child.ad1);
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::check;
    use expect_test::expect;

    #[test]
    fn every_row_of_a_child_with_several_is_found() {
        check(
            "INT31",
            "
            AD1
            CHILD FOSTER_CARE
            A 0
            B 0
            A 0
            ",
            expect![[r#"
                ad1 1: This child has 2 rows in the AD1 table
                ad1 3: This child has 2 rows in the AD1 table
            "#]],
        );
    }

    #[test]
    fn rows_that_name_no_child_are_not_one_child() {
        check(
            "INT31",
            "
            AD1
            CHILD FOSTER_CARE
            - 0
            - 0
            ",
            expect![[r#"
                nothing found
            "#]],
        );
    }
}
