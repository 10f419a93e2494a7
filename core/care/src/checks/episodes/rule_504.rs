//! Rule 504: the category of need is that of the start of the period of care, and does not change
//! from one episode to the next of the period: those joined by X1 on the same day. Each change is
//! found, at the episode that changed. Blank equals blank, which it does not to the public
//! validator.

use crate::checks::prelude::*;

pub(super) static RULE: Rule = Rule {
    number: "504",
    says: "The category of need stays the same throughout a period of care.",
    reads: &[(Episodes, "CIN"), (Episodes, "DECOM"), (Episodes, "DEC"), (Episodes, "REC")],
    points_at: &["CIN"],
    in_force: Years::ALL,
    weight: Weight::Look,
    remedy: "Give every episode of the period the category of need recorded when it began.",
    run,
};

fn run(checked: &Checked, found: &mut Found) {
    for (previous, episode) in checked.neighbours() {
        let joined = previous.rec == "X1" && previous.ceased == Some(episode.began);
        if joined && previous.cin != episode.cin {
            let told = |code: &str| if code.is_empty() { "blank" } else { code }.to_owned();
            let title = format!(
                "The category of need is {}, but {} in the episode before, of the same period of \
                 care",
                told(&episode.cin),
                told(&previous.cin),
            );
            found.at(episode.row, title);
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::check;
    use expect_test::expect;

    #[test]
    fn a_change_within_a_period_of_care_is_found() {
        check(
            "504",
            "
            CHILD DECOM CIN DEC REC
            A 01/05/2022 N1 01/06/2022 X1
            A 01/06/2022 N2 01/07/2022 X1
            A 01/07/2022 - 01/08/2022 X1
            A 01/08/2022 - - -
            ",
            expect![[r#"
                episodes 2: The category of need is N2, but N1 in the episode before, of the same period of care
                episodes 3: The category of need is blank, but N2 in the episode before, of the same period of care
            "#]],
        );
    }

    #[test]
    fn a_new_period_may_have_another() {
        check(
            "504",
            "
            CHILD DECOM CIN DEC REC
            A 01/05/2022 N1 01/06/2022 E4A
            A 01/06/2022 N2 01/07/2022 X1
            A 02/07/2022 N3 - -
            ",
            expect![[r#"
                nothing found
            "#]],
        );
    }
}
