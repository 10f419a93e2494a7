//! Rule SW01STG1: a child looked after on 31 March, in another status than a series of short
//! breaks, has a social worker: the child’s rows give at least one number, one start and one
//! reason. The public validator asks them of every row, as SW03STG1 does, and gives the row’s
//! number in the wrong table; here it is the open episode’s row, by the published wording.

use crate::checks::index::short_break;
use crate::checks::prelude::*;

pub(super) static RULE: Rule = Rule {
    number: "SW01STG1",
    says: "A child looked after on 31 March has a social worker episode.",
    reads: &[
        (Episodes, "DEC"),
        (Episodes, "LS"),
        (SocialWorker, "SW_ID"),
        (SocialWorker, "SW_DECOM"),
        (SocialWorker, "SW_REASON"),
    ],
    points_at: &["DEC"],
    in_force: Years::Published(2023, 2023),
    weight: Weight::Look,
    remedy: "Return the child’s social workers of the year, or end the episode if care ended.",
    run,
};

fn run(checked: &Checked, found: &mut Found) {
    for child in checked.children() {
        let rows = &child.social_worker;
        let lacks = if rows.is_empty() {
            "no social worker is returned"
        } else if rows.iter().all(|row| row.sw_id.is_empty()) {
            "no social worker’s number is given"
        } else if rows.iter().all(|row| row.sw_decom.is_blank()) {
            "no social worker’s start is given"
        } else if rows.iter().all(|row| row.sw_reason.is_empty()) {
            "no reason for a social worker is given"
        } else {
            continue;
        };
        for &row in child.episode_rows.iter().filter(|row| row.dec.is_blank() && !short_break(row))
        {
            found.at(row, format!("This child is looked after on 31 March, but {lacks}"));
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::check;
    use expect_test::expect;

    #[test]
    fn a_child_still_looked_after_without_a_social_worker_is_found() {
        check(
            "SW01STG1",
            "
            2023-24
            CHILD DECOM DEC LS
            A 01/05/2023 - C2
            B 01/05/2023 - C2
            C 01/05/2023 - C2
            D 01/05/2023 - C2
            E 01/05/2023 - C2
            E 01/04/2023 01/05/2023 C2

            SWEpisodes
            CHILD SW_ID SW_DECOM SW_REASON
            A SW1 01/05/2023 FCONTA
            B - 01/05/2023 FCONTA
            C SW1 - FCONTA
            D SW1 01/05/2023 -
            ",
            expect![[r#"
                episodes 2: This child is looked after on 31 March, but no social worker’s number is given
                episodes 3: This child is looked after on 31 March, but no social worker’s start is given
                episodes 4: This child is looked after on 31 March, but no reason for a social worker is given
                episodes 5: This child is looked after on 31 March, but no social worker is returned
            "#]],
        );
    }

    #[test]
    fn one_row_that_is_not_complete_is_left_to_its_own_rule() {
        check(
            "SW01STG1",
            "
            2023-24
            CHILD DECOM DEC LS
            A 01/05/2023 - C2

            SWEpisodes
            CHILD SW_ID SW_DECOM SW_REASON
            A SW1 01/05/2023 FCONTA
            A SW2 01/06/2023 -
            ",
            expect![[r#"
                nothing found
            "#]],
        );
    }

    #[test]
    fn short_breaks_and_care_that_ended_need_none() {
        check(
            "SW01STG1",
            "
            2023-24
            CHILD DECOM DEC LS
            A 01/05/2023 - V4
            B 01/05/2023 01/06/2023 C2

            SWEpisodes
            CHILD SW_ID
            C SW1
            ",
            expect![[r#"
                nothing found
            "#]],
        );
    }

    #[test]
    fn only_2023_24_has_the_rule() {
        check(
            "SW01STG1",
            "
            2024-25
            CHILD DECOM DEC LS
            A 01/05/2024 - C2

            SWEpisodes
            CHILD SW_ID
            C SW1
            ",
            expect![[r#"
                not run: it is not among the rules for 2024-25
            "#]],
        );
    }
}
