//! Rule 634: previous permanence is said of a child with an episode that began on 1 April 2016 or
//! later. The public validator compares with the first day of the collection year instead, and so
//! finds every child who came into care in an earlier year; this follows the published wording.

use crate::checks::prelude::*;
use definitions::Date;

pub(super) static RULE: Rule = Rule {
    number: "634",
    says: "Previous permanence is returned for children with an episode begun since April 2016.",
    reads: &[
        (Episodes, "DECOM"),
        (PreviousPermanence, "PREV_PERM"),
        (PreviousPermanence, "LA_PERM"),
        (PreviousPermanence, "DATE_PERM"),
    ],
    points_at: &["DATE_PERM", "DECOM", "LA_PERM", "PREV_PERM"],
    in_force: Years::ALL,
    weight: Weight::Look,
    remedy: "Take the row of previous permanence out, or correct the start of the episode.",
    run,
};

/// The first day of which previous permanence is asked.
const SINCE: Date = Date::constant(2016, 4, 1);

fn run(checked: &Checked, found: &mut Found) {
    for child in checked.children() {
        let Some(latest) = child.latest().filter(|latest| latest.began < SINCE) else { continue };
        let mut any = false;
        for &row in &child.previous_permanence {
            let says = [&row.prev_perm, &row.la_perm, &row.date_perm];
            if says.iter().any(|text| !text.is_empty()) {
                any = true;
                let began = said(latest.began);
                found
                    .at(row, format!("Previous permanence, but the last episode began on {began}"));
            }
        }
        if any {
            for &row in &child.episode_rows {
                let title = "Previous permanence, but no episode began since 1 April 2016";
                found.at(row, title);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::check;
    use expect_test::expect;

    #[test]
    fn a_child_whose_last_episode_began_before_april_2016_is_found() {
        check(
            "634",
            "
            CHILD DECOM
            A 01/05/2014
            A 31/03/2016
            B 31/03/2016
            B 01/04/2016

            PrevPerm
            CHILD PREV_PERM LA_PERM DATE_PERM
            A Z1 - -
            B Z1 - -
            ",
            expect![[r#"
                episodes 1: Previous permanence, but no episode began since 1 April 2016
                episodes 2: Previous permanence, but no episode began since 1 April 2016
                prevperm 1: Previous permanence, but the last episode began on 31 March 2016
            "#]],
        );
    }

    #[test]
    fn an_empty_row_says_nothing() {
        check(
            "634",
            "
            CHILD DECOM
            A 31/03/2016
            B -

            PrevPerm
            CHILD PREV_PERM LA_PERM DATE_PERM
            A - - -
            B Z1 - -
            C Z1 - -
            ",
            expect![[r#"
                nothing found
            "#]],
        );
    }
}
