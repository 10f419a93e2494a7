//! Rule 345: where the council is in touch with a care leaver, neither activity nor accommodation
//! is 0. A blank is left to rules 132, 133 and 153.

use crate::checks::prelude::*;

pub(super) static RULE: Rule = Rule {
    number: "345",
    says: "Activity and accommodation are known where the council is in touch.",
    reads: &[(Oc3, "ACCOM"), (Oc3, "ACTIV"), (Oc3, "IN_TOUCH")],
    points_at: &["ACCOM", "ACTIV", "IN_TOUCH"],
    in_force: Years::ALL,
    weight: Weight::Look,
    remedy: "Record the activity and the accommodation, or correct IN_TOUCH.",
    run,
};

fn run(checked: &Checked, found: &mut Found) {
    for row in checked.this.oc3.iter().filter(|row| row.in_touch == "YES") {
        let what = match (row.activ == "0", row.accom == "0") {
            (true, true) => "ACTIV and ACCOM are 0",
            (true, false) => "ACTIV is 0",
            (false, true) => "ACCOM is 0",
            (false, false) => continue,
        };
        found.at(row, format!("The council is in touch (YES), but {what}"));
    }
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::check;
    use expect_test::expect;

    #[test]
    fn a_nought_where_the_council_is_in_touch_is_found() {
        check(
            "345",
            "
            OC3
            CHILD IN_TOUCH ACTIV ACCOM
            A YES 0 0
            B YES 0 -
            C YES F1 0
            D YES F1 B1
            E NO 0 0
            F - 0 0
            ",
            expect![[r#"
                oc3 1: The council is in touch (YES), but ACTIV and ACCOM are 0
                oc3 2: The council is in touch (YES), but ACTIV is 0
                oc3 3: The council is in touch (YES), but ACCOM is 0
            "#]],
        );
    }
}
