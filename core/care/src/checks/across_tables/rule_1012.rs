//! Rule 1012: a child with no episode this year, who can only be in the return as a care leaver,
//! stands in no table but Header, OC3 and UASC. Whether OC3 has the child is not asked: rule EPI
//! does. A row that names no child is left to the INT rules. Of the tables it looks in, those that
//! were not sent hold nothing.

use crate::checks::prelude::*;
use crate::report::Row;

pub(super) static RULE: Rule = Rule {
    number: "1012",
    says: "A child with no episode this year has no facts that only a child in care can have.",
    reads: &[(Episodes, "CHILD")],
    points_at: &["CHILD"],
    in_force: Years::ALL,
    weight: Weight::Look,
    remedy: "Add the episode if the child was looked after this year, or take this row out.",
    run,
};

fn run(checked: &Checked, found: &mut Found) {
    for child in checked.children().iter().filter(|child| child.episode_rows.is_empty()) {
        each(found, &child.placed_for_adoption);
        each(found, &child.missing);
        each(found, &child.reviews);
        each(found, &child.ad1);
        each(found, &child.previous_permanence);
        each(found, &child.oc2);
    }
}

fn each<R: Row>(found: &mut Found, rows: &[&R]) {
    for row in rows {
        let title = format!("This child is in the {} table and has no episode this year", R::TABLE);
        found.at_column(*row, "CHILD", title);
    }
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::check;
    use expect_test::expect;

    #[test]
    fn every_row_of_a_child_with_no_episode_is_found() {
        check(
            "1012",
            "
            CHILD DECOM
            A 01/05/2022

            Reviews
            CHILD REVIEW
            A 01/06/2022
            B 01/06/2022
            B 01/12/2022

            Missing
            CHILD MIS_START
            B 01/06/2022

            OC2
            CHILD CONVICTED
            B 0

            AD1
            CHILD FOSTER_CARE
            B 0

            PrevPerm
            CHILD PREV_PERM
            B P1

            PlacedAdoption
            CHILD DATE_PLACED
            B 01/06/2022
            ",
            expect![[r#"
                reviews 2: This child is in the Reviews table and has no episode this year
                reviews 3: This child is in the Reviews table and has no episode this year
                missing 1: This child is in the Missing table and has no episode this year
                oc2 1: This child is in the OC2 table and has no episode this year
                ad1 1: This child is in the AD1 table and has no episode this year
                prevperm 1: This child is in the Previous permanence table and has no episode this year
                placedadoption 1: This child is in the Placed for adoption table and has no episode this year
            "#]],
        );
    }

    #[test]
    fn a_care_leavers_own_tables_and_an_episode_that_cannot_be_dated_pass() {
        check(
            "1012",
            "
            CHILD DECOM
            A 31/02/2022

            Reviews
            CHILD REVIEW
            A 01/06/2022
            - 01/06/2022

            OC3
            CHILD IN_TOUCH
            B YES

            UASC
            CHILD DUC
            B 01/05/2022
            ",
            expect![[r#"
                nothing found
            "#]],
        );
    }
}
