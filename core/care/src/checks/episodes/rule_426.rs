//! Rule 426: short breaks are recorded one way in a year: each break (V3) or only the agreement
//! (V4), never both for one child.

use crate::checks::prelude::*;
use std::collections::HashSet;

pub(super) static RULE: Rule = Rule {
    number: "426",
    says: "A child’s short breaks are all V3 or all V4 within a year.",
    reads: &[(Episodes, "LS")],
    points_at: &["LS"],
    in_force: Years::ALL,
    weight: Weight::TouchesPayment,
    remedy: "Record the year’s short breaks one way: each break as V3, or the agreement \
              alone as V4.",
    run,
};

fn run(checked: &Checked, found: &mut Found) {
    let children = |status: &str| -> HashSet<&str> {
        let rows = checked.this.episodes.iter().filter(|row| row.ls == status);
        rows.map(|row| row.child.as_str()).filter(|child| !child.is_empty()).collect()
    };
    let (each, agreed) = (children("V3"), children("V4"));
    for row in &checked.this.episodes {
        let child = row.child.as_str();
        if matches!(row.ls.as_str(), "V3" | "V4") && each.contains(child) && agreed.contains(child)
        {
            let title = format!(
                "This short break is {}, but the child has both V3 and V4 in {}",
                row.ls,
                checked.year(),
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
    fn both_ways_in_one_year_are_found_in_every_such_row() {
        check(
            "426",
            "
            CHILD DECOM LS
            A 01/05/2022 V3
            A 01/06/2022 C2
            A 01/07/2022 V4
            ",
            expect![[r#"
                episodes 1: This short break is V3, but the child has both V3 and V4 in 2022-23
                episodes 3: This short break is V4, but the child has both V3 and V4 in 2022-23
            "#]],
        );
    }

    #[test]
    fn two_children_may_differ() {
        check(
            "426",
            "
            CHILD DECOM LS
            A 01/05/2022 V3
            B 01/05/2022 V4
            ",
            expect![[r#"
                nothing found
            "#]],
        );
    }
}
