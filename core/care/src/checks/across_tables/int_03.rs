//! Rule INT03: every child of the Episodes table is in the Header. Without a Header row nobody
//! knows the date of birth, so nobody can say when the child turns eighteen. A row that names no
//! child is found too: no Header row can be its own.

use super::compared::without_header;
use crate::checks::prelude::*;

pub(super) static RULE: Rule = Rule {
    number: "INT03",
    says: "Every child with an episode has a row in the Header.",
    reads: &[(Episodes, "CHILD"), (Header, "CHILD")],
    points_at: &["CHILD"],
    in_force: Years::ALL,
    weight: Weight::TouchesPayment,
    remedy: "Add the child’s Header row, or correct the number on this episode if the Header \
              writes it otherwise.",
    run,
};

fn run(checked: &Checked, found: &mut Found) {
    without_header(checked, found, &checked.this.episodes, |child| &child.episode_rows);
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::check;
    use expect_test::expect;

    #[test]
    fn each_row_of_a_child_the_header_lacks_is_found() {
        check(
            "INT03",
            "
            CHILD DECOM
            A 01/05/2022
            B 01/05/2022
            B 01/05/2022

            CHILD SEX
            A 1
            ",
            expect![[r#"
                episodes 2: This child is in the Episodes table and not in the Header
                episodes 3: This child is in the Episodes table and not in the Header
            "#]],
        );
    }

    #[test]
    fn a_row_that_names_no_child_is_found_whatever_the_header_holds() {
        check(
            "INT03",
            "
            CHILD DECOM
            - 01/05/2022

            CHILD SEX
            - 1
            ",
            expect![[r#"
                episodes 1: This Episodes row names no child, so the Header cannot have it
            "#]],
        );
    }
}
