//! Rule 1002: a care leaver has an episode of care, in this year’s return or last year’s. Earlier
//! ones cannot be seen, so a care leaver of some years’ standing may be found wrongly, as the
//! rule’s own note warns. The row is found whatever it holds.

use crate::checks::prelude::*;

pub(super) static RULE: Rule = Rule {
    number: "1002",
    says: "A care leaver has an episode of care.",
    reads: &[
        (Episodes, "CHILD"),
        (EpisodesLast, "CHILD"),
        (Oc3, "ACCOM"),
        (Oc3, "ACTIV"),
        (Oc3, "IN_TOUCH"),
    ],
    points_at: &["ACCOM", "ACTIV", "IN_TOUCH"],
    in_force: Years::ALL,
    weight: Weight::Look,
    remedy: "Look for the child’s number in earlier returns, which are not seen here; if it \
              is in none, remove the row.",
    run,
};

fn run(checked: &Checked, found: &mut Found) {
    for child in checked.children() {
        if child.episode_rows.is_empty() && child.last.episode_rows.is_empty() {
            for row in &child.oc3 {
                found.at(*row, "No episode in this year’s return or in last year’s");
            }
        }
    }
    for row in checked.this.oc3.iter().filter(|row| row.child.is_empty()) {
        found.at(row, "The row names no child with an episode");
    }
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::check;
    use expect_test::expect;

    #[test]
    fn an_episode_in_either_return_is_enough() {
        check(
            "1002",
            "
            CHILD DECOM
            A 01/05/2022
            B 31/02/2022

            last year
            CHILD DECOM
            C 01/05/2021

            OC3
            CHILD IN_TOUCH
            A YES
            B YES
            C YES
            D YES
            E -
            - YES
            ",
            expect![[r#"
                oc3 4: No episode in this year’s return or in last year’s
                oc3 5: No episode in this year’s return or in last year’s
                oc3 6: The row names no child with an episode
            "#]],
        );
    }
}
