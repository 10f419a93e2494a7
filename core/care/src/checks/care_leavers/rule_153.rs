//! Rule 153: of a care leaver’s three columns all are filled or none is.

use crate::checks::prelude::*;

pub(super) static RULE: Rule = Rule {
    number: "153",
    says: "A care leaver’s contact, activity and accommodation are all given, or none is.",
    reads: &[(Oc3, "ACCOM"), (Oc3, "ACTIV"), (Oc3, "IN_TOUCH")],
    points_at: &["ACCOM", "ACTIV", "IN_TOUCH"],
    in_force: Years::ALL,
    weight: Weight::Look,
    remedy: "Fill in what is blank: 0 where activity or accommodation is not known.",
    run,
};

fn run(checked: &Checked, found: &mut Found) {
    for row in &checked.this.oc3 {
        let columns = [("IN_TOUCH", &row.in_touch), ("ACTIV", &row.activ), ("ACCOM", &row.accom)];
        let blank = columns.iter().filter(|(_, text)| text.is_empty()).map(|(column, _)| *column);
        let blank: Vec<&str> = blank.collect();
        if (1..columns.len()).contains(&blank.len()) {
            found.at(row, format!("Blank beside what is given: {}", blank.join(", ")));
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::check;
    use expect_test::expect;

    #[test]
    fn one_or_two_blanks_of_three_are_found() {
        check(
            "153",
            "
            OC3
            CHILD IN_TOUCH ACTIV ACCOM
            A YES F1 B1
            B - - -
            C YES - -
            D - 0 -
            E YES F1 -
            ",
            expect![[r#"
                oc3 3: Blank beside what is given: ACTIV, ACCOM
                oc3 4: Blank beside what is given: IN_TOUCH, ACCOM
                oc3 5: Blank beside what is given: ACCOM
            "#]],
        );
    }
}
