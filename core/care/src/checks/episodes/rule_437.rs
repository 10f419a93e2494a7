//! Rule 437: after a death (E2), or an assessment that the young person is 18 or over (E15), there
//! are no further episodes.

use crate::checks::prelude::*;

pub(super) static RULE: Rule = Rule {
    number: "437",
    says: "Nothing follows a death or an assessment as 18 or over.",
    reads: &[(Episodes, "DECOM"), (Episodes, "REC")],
    points_at: &["REC"],
    in_force: Years::ALL,
    weight: Weight::TouchesPayment,
    remedy: "Check the reason for ceasing, and whether the later episode is another \
              child’s.",
    run,
};

fn run(checked: &Checked, found: &mut Found) {
    for (episode, next) in checked.neighbours() {
        let what = match episode.rec.as_str() {
            "E2" => "The child died (E2)",
            "E15" => "The young person was assessed as 18 or over (E15)",
            _ => continue,
        };
        found.at(episode.row, format!("{what}, but an episode begins on {}", said(next.began)));
    }
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::check;
    use expect_test::expect;

    #[test]
    fn an_episode_after_a_death_is_found() {
        check(
            "437",
            "
            CHILD DECOM DEC REC
            A 01/05/2022 01/06/2022 E2
            A 01/07/2022 - -
            B 01/05/2022 01/06/2022 E15
            B 01/07/2022 - -
            ",
            expect![[r#"
                episodes 1: The child died (E2), but an episode begins on 1 July 2022
                episodes 3: The young person was assessed as 18 or over (E15), but an episode begins on 1 July 2022
            "#]],
        );
    }

    #[test]
    fn a_death_with_nothing_after_it_and_a_return_after_another_ending_pass() {
        check(
            "437",
            "
            CHILD DECOM DEC REC
            A 01/05/2022 01/06/2022 E2
            B 01/05/2022 01/06/2022 E4A
            B 01/07/2022 - -
            ",
            expect![[r#"
                nothing found
            "#]],
        );
    }
}
