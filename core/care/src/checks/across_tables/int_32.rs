//! Rule INT32: a child has one row in the Header table. Every row of a child with several is
//! found; rows that name no child are not one child’s.

use super::compared::more_than_once;
use crate::checks::prelude::*;

pub(super) static RULE: Rule = Rule {
    number: "INT32",
    says: "A child has one row in the Header table.",
    reads: &[(Header, "CHILD")],
    points_at: &["CHILD"],
    in_force: Years::ALL,
    weight: Weight::TouchesPayment,
    remedy: "Keep the row that is right and take out the others, or correct the number if they \
              are two children.",
    run,
};

fn run(checked: &Checked, found: &mut Found) {
    more_than_once(checked, found, |child| &child.headers);
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::check;
    use expect_test::expect;

    #[test]
    fn every_row_of_a_child_with_several_is_found() {
        check(
            "INT32",
            "
            CHILD SEX
            A 1
            B 1
            A 1
            ",
            expect![[r#"
                header 1: This child has 2 rows in the Header table
                header 3: This child has 2 rows in the Header table
            "#]],
        );
    }

    #[test]
    fn rows_that_name_no_child_are_not_one_child() {
        check(
            "INT32",
            "
            CHILD SEX
            - 1
            - 1
            ",
            expect![[r#"
                nothing found
            "#]],
        );
    }
}
