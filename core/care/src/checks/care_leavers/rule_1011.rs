//! Rule 1011: a child whose care passed to another authority at the end (REC E3 of the latest
//! episode) has nothing recorded as a care leaver. Where two episodes began on the latest day, the
//! first sent is taken.

use crate::checks::index::says_care_leaver;
use crate::checks::prelude::*;

pub(super) static RULE: Rule = Rule {
    number: "1011",
    says: "A child whose care another authority took over is no care leaver here.",
    reads: &[
        (Episodes, "DECOM"),
        (Episodes, "REC"),
        (Oc3, "ACCOM"),
        (Oc3, "ACTIV"),
        (Oc3, "IN_TOUCH"),
    ],
    points_at: &["ACCOM", "ACTIV", "IN_TOUCH"],
    in_force: Years::ALL,
    weight: Weight::Look,
    remedy: "Remove the care leaver’s information: the other authority returns it; or correct \
              the reason the episode ceased.",
    run,
};

fn run(checked: &Checked, found: &mut Found) {
    for child in checked.children() {
        let mut told = child.oc3.iter().filter(|row| says_care_leaver(row)).peekable();
        if told.peek().is_none() {
            continue;
        }
        let Some(last) = child.latest_such(|_| true).filter(|last| last.rec == "E3") else {
            continue;
        };
        for row in told {
            let title = format!(
                "Another authority took over the care (E3) in the last episode, which began on {}",
                said(last.began),
            );
            found.at(*row, title);
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::check;
    use expect_test::expect;

    #[test]
    fn only_the_latest_episode_is_looked_at() {
        check(
            "1011",
            "
            CHILD DECOM REC
            A 01/06/2022 E3
            A 01/05/2022 X1
            B 01/05/2022 E3
            B 01/06/2022 E4A
            C 01/05/2022 E3
            D - E3

            OC3
            CHILD IN_TOUCH ACCOM
            A YES -
            A - B1
            B YES B1
            C - -
            D YES B1
            E YES B1
            ",
            expect![[r#"
                oc3 1: Another authority took over the care (E3) in the last episode, which began on 1 June 2022
                oc3 2: Another authority took over the care (E3) in the last episode, which began on 1 June 2022
            "#]],
        );
    }
}
