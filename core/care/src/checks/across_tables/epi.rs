//! Rule EPI: a child in the Header has an episode, or else is there as a care leaver. A Header row
//! that names no child is found too: no episode can be its own. Where no OC3 table was sent there
//! are no care leavers; where no Episodes table was sent that is said once, not of every child.

use crate::checks::prelude::*;

pub(super) static RULE: Rule = Rule {
    number: "EPI",
    says: "Every child in the Header has an episode or is a care leaver.",
    reads: &[(Header, "CHILD"), (Episodes, "CHILD")],
    points_at: &["CHILD"],
    in_force: Years::ALL,
    weight: Weight::TouchesPayment,
    remedy: "Add the child’s episodes, correct the number if the Episodes table writes it \
              otherwise, or take the child out of this year’s return.",
    run,
};

fn run(checked: &Checked, found: &mut Found) {
    let neither = |child: &&Child| child.episode_rows.is_empty() && child.oc3.is_empty();
    for child in checked.children().iter().filter(neither) {
        for row in &child.headers {
            found.at(*row, "This child has no episode and is not a care leaver");
        }
    }
    for row in checked.this.header.iter().filter(|row| row.child.is_empty()) {
        found.at(row, "This Header row names no child, so no episode can be its own");
    }
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::check;
    use expect_test::expect;

    #[test]
    fn a_child_with_neither_an_episode_nor_a_care_leavers_row_is_found() {
        check(
            "EPI",
            "
            CHILD SEX
            A 1
            B 1
            C 1
            - 1

            CHILD DECOM
            A 31/02/2022

            OC3
            CHILD IN_TOUCH
            B -
            ",
            expect![[r#"
                header 3: This child has no episode and is not a care leaver
                header 4: This Header row names no child, so no episode can be its own
            "#]],
        );
    }

    #[test]
    fn without_an_episodes_table_it_is_said_once() {
        check(
            "EPI",
            "
            CHILD SEX
            A 1
            ",
            expect![[r#"
                not run: the Episodes table was not sent
            "#]],
        );
    }
}
