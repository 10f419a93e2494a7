//! Rule 233, from 2025-26: an episode that has not ceased has no reason for placement change. The
//! public validator looks for the end in a column that no return has and so never runs it; the
//! wording is followed here.

use crate::checks::prelude::*;

pub(super) static RULE: Rule = Rule {
    number: "233",
    says: "An open episode gives no reason for placement change.",
    reads: &[(Episodes, "DEC"), (Episodes, "REASON_PLACE_CHANGE")],
    points_at: &["REASON_PLACE_CHANGE"],
    in_force: Years::Published(2025, 2026),
    weight: Weight::Look,
    remedy: "Leave the reason blank until the episode ceases, or enter the day it did.",
    run,
};

fn run(checked: &Checked, found: &mut Found) {
    for row in checked.this.episodes.iter().filter(|row| row.dec.is_blank()) {
        if !row.reason_place_change.is_empty() {
            let title = format!(
                "This episode is still open, but has a reason for placement change, {}",
                row.reason_place_change,
            );
            found.at(row, title);
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::check;
    use expect_test::expect;

    const ROWS: &str = "
        CHILD DECOM DEC REASON_PLACE_CHANGE
        A 01/05/2025 01/06/2025 CARPL
        A 01/06/2025 31/06/2025 CARPL
        A 01/07/2025 - CARPL
        B 01/07/2025 - -
    ";

    #[test]
    fn a_reason_on_an_open_episode_is_found() {
        check(
            "233",
            &format!("2025-26\n{ROWS}"),
            expect![[r#"
            episodes 3: This episode is still open, but has a reason for placement change, CARPL
        "#]],
        );
    }

    #[test]
    fn it_is_not_a_rule_of_earlier_years() {
        check(
            "233",
            &format!("2024-25\n{ROWS}"),
            expect![[r#"
            not run: it is not among the rules for 2024-25
        "#]],
        );
    }
}
