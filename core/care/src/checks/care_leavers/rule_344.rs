//! Rule 344: of a care leaver who died, or went home for six months or more, activity and
//! accommodation are 0. A blank is not a 0.

use crate::checks::prelude::*;

pub(super) static RULE: Rule = Rule {
    number: "344",
    says: "Activity and accommodation are 0 where a care leaver died or went home.",
    reads: &[(Oc3, "ACCOM"), (Oc3, "ACTIV"), (Oc3, "IN_TOUCH")],
    points_at: &["ACCOM", "ACTIV", "IN_TOUCH"],
    in_force: Years::ALL,
    weight: Weight::Look,
    remedy: "Record 0 in ACTIV and ACCOM, or correct IN_TOUCH.",
    run,
};

fn run(checked: &Checked, found: &mut Found) {
    for row in &checked.this.oc3 {
        let why = match row.in_touch.as_str() {
            "DIED" => "died",
            "RHOM" => "went home",
            _ => continue,
        };
        if row.activ != "0" || row.accom != "0" {
            let said = |code: &str| if code.is_empty() { "blank".into() } else { code.to_owned() };
            let title = format!(
                "The care leaver {why} ({}), but ACTIV is {} and ACCOM is {}",
                row.in_touch,
                said(&row.activ),
                said(&row.accom),
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
    fn anything_but_two_noughts_is_found() {
        check(
            "344",
            "
            OC3
            CHILD IN_TOUCH ACTIV ACCOM
            A DIED 0 0
            B DIED F1 0
            C RHOM 0 B1
            D RHOM - 0
            E NO F1 B1
            F - F1 B1
            ",
            expect![[r#"
                oc3 2: The care leaver died (DIED), but ACTIV is F1 and ACCOM is 0
                oc3 3: The care leaver went home (RHOM), but ACTIV is 0 and ACCOM is B1
                oc3 4: The care leaver went home (RHOM), but ACTIV is blank and ACCOM is 0
            "#]],
        );
    }
}
