//! Rule 408: a child placed for adoption with a placement order, A5 or A6, is under one: legal
//! status E1. A blank status is not E1.

use crate::checks::placement::kinds::placement_named;
use crate::checks::prelude::*;

pub(super) static RULE: Rule = Rule {
    number: "408",
    says: "A child placed for adoption with a placement order has legal status E1.",
    reads: &[(Episodes, "LS"), (Episodes, "PLACE")],
    points_at: &["LS", "PLACE"],
    in_force: Years::ALL,
    weight: Weight::Look,
    remedy: "Record the placement order, E1; or use A3 or A4, if the parents consented.",
    run,
};

fn run(checked: &Checked, found: &mut Found) {
    for row in &checked.this.episodes {
        if matches!(row.place.as_str(), "A5" | "A6") && row.ls != "E1" {
            let status = if row.ls.is_empty() { "blank" } else { &row.ls };
            let title = format!(
                "The placement is {}, but the legal status is {status}, not E1",
                placement_named(&row.place),
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
    fn a_placement_under_an_order_that_is_not_recorded_is_found() {
        check(
            "408",
            "
            CHILD DECOM LS PLACE
            A 01/05/2022 C2 A5
            B 01/05/2022 - A6
            C 01/05/2022 E1 A6
            D 01/05/2022 C2 A3
            ",
            expect![[r#"
                episodes 1: The placement is A5 (placed for adoption with placement order, with current foster carer), but the legal status is C2, not E1
                episodes 2: The placement is A6 (placed for adoption with placement order, not with current carer), but the legal status is blank, not E1
            "#]],
        );
    }
}
