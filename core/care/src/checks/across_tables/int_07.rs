//! Rule INT07: every child of the Previous permanence table is in the Header. A row that names
//! no child is found too: no Header row can be its own.

use super::compared::without_header;
use crate::checks::prelude::*;

pub(super) static RULE: Rule = Rule {
    number: "INT07",
    says: "Every child with an earlier permanence has a row in the Header.",
    reads: &[(PreviousPermanence, "CHILD"), (Header, "CHILD")],
    points_at: &["CHILD"],
    in_force: Years::ALL,
    weight: Weight::Look,
    remedy: "Add the child’s Header row, or correct the number on this earlier permanence if \
              the Header writes it otherwise.",
    run,
};

fn run(checked: &Checked, found: &mut Found) {
    without_header(checked, found, &checked.this.previous_permanence, |child| {
        &child.previous_permanence
    });
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::check;
    use expect_test::expect;

    #[test]
    fn each_row_of_a_child_the_header_lacks_is_found() {
        check(
            "INT07",
            "
            PrevPerm
            CHILD PREV_PERM
            A P1
            B P1
            B P1

            CHILD SEX
            A 1
            ",
            expect![[r#"
                prevperm 2: This child is in the Previous permanence table and not in the Header
                prevperm 3: This child is in the Previous permanence table and not in the Header
            "#]],
        );
    }

    #[test]
    fn a_row_that_names_no_child_is_found_whatever_the_header_holds() {
        check(
            "INT07",
            "
            PrevPerm
            CHILD PREV_PERM
            - P1

            CHILD SEX
            - 1
            ",
            expect![[r#"
                prevperm 1: This Previous permanence row names no child, so the Header cannot have it
            "#]],
        );
    }
}
