//! Rule 378: a child placed with own parents (P1) is under an order: section 20 accommodation (V2)
//! does not go with it.

use crate::checks::prelude::*;

pub(super) static RULE: Rule = Rule {
    number: "378",
    says: "A child placed with parents is not under section 20.",
    reads: &[(Episodes, "LS"), (Episodes, "PLACE")],
    points_at: &["LS", "PLACE"],
    in_force: Years::ALL,
    weight: Weight::TouchesPayment,
    remedy: "Check the legal status and the placement: a child under section 20 who is with \
              parents is not looked after.",
    run,
};

fn run(checked: &Checked, found: &mut Found) {
    for row in checked.this.episodes.iter().filter(|row| row.place == "P1" && row.ls == "V2") {
        let title = "Placed with parents (P1) under section 20 (V2)".to_owned();
        found.at(row, title);
    }
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::check;
    use expect_test::expect;

    #[test]
    fn with_parents_under_section_20_is_found_and_under_an_order_is_not() {
        check(
            "378",
            "
            CHILD DECOM LS PLACE
            A 01/05/2022 V2 P1
            B 01/05/2022 C2 P1
            C 01/05/2022 V2 U4
            ",
            expect![[r#"
                episodes 1: Placed with parents (P1) under section 20 (V2)
            "#]],
        );
    }
}
