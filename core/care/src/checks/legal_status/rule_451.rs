//! Rule 451, to 2023-24: no child is still under a freeing order (D1), which nobody could apply for
//! after 30 December 2005: an episode under one has an end or a reason for it.

use crate::checks::prelude::*;

pub(super) static RULE: Rule = Rule {
    number: "451",
    says: "An episode under a freeing order has ceased.",
    reads: &[(Episodes, "DEC"), (Episodes, "LS"), (Episodes, "REC")],
    points_at: &["DEC", "LS", "REC"],
    in_force: Years::Published(2022, 2023),
    weight: Weight::Look,
    remedy: "Correct the legal status, or enter when and why the episode ceased.",
    run,
};

fn run(checked: &Checked, found: &mut Found) {
    for row in checked.this.episodes.iter().filter(|row| row.ls == "D1") {
        if row.dec.is_blank() && row.rec.is_empty() {
            found.at(row, "This episode under a freeing order (D1) is still open");
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::check;
    use expect_test::expect;

    const ROWS: &str = "
        CHILD DECOM LS DEC REC
        A 01/05/2005 D1 - -
        B 01/05/2005 D1 01/06/2022 E11
        C 01/05/2005 D1 - E11
        D 01/05/2005 E1 - -
    ";

    #[test]
    fn an_open_episode_under_a_freeing_order_is_found() {
        check(
            "451",
            ROWS,
            expect![[r#"
            episodes 1: This episode under a freeing order (D1) is still open
        "#]],
        );
    }

    #[test]
    fn it_is_not_a_rule_after_2023_24() {
        check(
            "451",
            &format!("2024-25\n{ROWS}"),
            expect![[r#"
            not run: it is not among the rules for 2024-25
        "#]],
        );
    }
}
