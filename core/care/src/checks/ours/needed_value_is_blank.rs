//! A column that every episode needs is not blank: the child, the start, its reason, the legal
//! status, the category of need and the placement. The numbered rules look at what was sent; this
//! looks at what was not.

use crate::checks::prelude::*;

pub(super) static RULE: Rule = Rule {
    number: "needed_value_is_blank",
    says: "No episode lacks a value that every episode needs.",
    reads: &[],
    points_at: &["CHILD", "DECOM", "RNE", "LS", "CIN", "PLACE"],
    in_force: Years::Ours,
    weight: Weight::TouchesPayment,
    remedy: "Fill in the blank: without it the episode may not count, or may count as the \
              wrong thing.",
    run,
};

fn run(checked: &Checked, found: &mut Found) {
    for row in &checked.this.episodes {
        let part = checked.this.parts.get(row.part);
        let columns = [
            ("CHILD", row.child.is_empty(), "the child’s number"),
            ("DECOM", row.decom.is_blank(), "the day it began"),
            ("RNE", row.rne.is_empty(), "its reason"),
            ("LS", row.ls.is_empty(), "the legal status"),
            ("CIN", row.cin.is_empty(), "the category of need"),
            ("PLACE", row.place.is_empty(), "the placement"),
        ];
        let blank = columns.into_iter().filter(|(_, blank, _)| *blank);
        let sent = |column| part.is_none_or(|part| part.has(column));
        for (column, _, what) in blank.filter(|(column, ..)| sent(column)) {
            found.at_column(row, column, format!("This episode lacks {what}"));
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::check;
    use expect_test::expect;

    #[test]
    fn each_blank_is_said() {
        check(
            "needed_value_is_blank",
            "
            CHILD DECOM RNE LS CIN PLACE
            A 01/05/2022 S V2 N4 U4
            - 01/05/2022 S V2 N4 U4
            A - - - - -
            ",
            expect![[r#"
                episodes 2: This episode lacks the child’s number
                episodes 3: This episode lacks the day it began
                episodes 3: This episode lacks its reason
                episodes 3: This episode lacks the legal status
                episodes 3: This episode lacks the category of need
                episodes 3: This episode lacks the placement
            "#]],
        );
    }
}
