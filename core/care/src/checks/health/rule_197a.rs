//! Rule 197a: where there is an SDQ score, no reason for having none is given. Whatever stands in
//! the columns counts, valid or not.

use crate::checks::prelude::*;

pub(super) static RULE: Rule = Rule {
    number: "197a",
    says: "A reason for no SDQ score is not given beside a score.",
    reads: &[(Oc2, "SDQ_REASON"), (Oc2, "SDQ_SCORE")],
    points_at: &["SDQ_REASON", "SDQ_SCORE"],
    in_force: Years::ALL,
    weight: Weight::Look,
    remedy: "Keep whichever is right and leave the other blank.",
    run,
};

fn run(checked: &Checked, found: &mut Found) {
    for row in &checked.this.oc2 {
        if !row.sdq_score.is_empty() && !row.sdq_reason.is_empty() {
            let title = format!(
                "The SDQ score is {}, yet {} is given as the reason for none",
                row.sdq_score, row.sdq_reason,
            );
            found.at(row, title);
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::check;
    use expect_test::expect;

    #[test]
    fn both_are_one_too_many() {
        check(
            "197a",
            "
            OC2
            CHILD SDQ_SCORE SDQ_REASON
            A 0 SDQ2
            B 12 -
            C - SDQ2
            D - -
            ",
            expect![[r#"
                oc2 1: The SDQ score is 0, yet SDQ2 is given as the reason for none
            "#]],
        );
    }
}
