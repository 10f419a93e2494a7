//! Rule 3001: a young person who turns 17 in the year, by the date of birth in the Header, does not
//! live with former foster carers as a care leaver (ACCOM Z1 or Z2).

use crate::checks::prelude::*;

pub(super) static RULE: Rule = Rule {
    number: "3001",
    says: "A care leaver who turns 17 in the year does not live with former foster carers.",
    reads: &[(Header, "DOB"), (Oc3, "ACCOM")],
    points_at: &["ACCOM", "DOB"],
    in_force: Years::ALL,
    weight: Weight::Look,
    remedy: "Correct the accommodation; a child of 17 with foster carers is usually still \
              looked after.",
    run,
};

fn run(checked: &Checked, found: &mut Found) {
    let year = checked.collection_begins()..=checked.collection_ends();
    for child in checked.children().iter().filter(|child| !child.oc3.is_empty()) {
        let Some(born) = child.born() else { continue };
        let seventeen = birthday(born, 17);
        if !year.contains(&seventeen) {
            continue;
        }
        for row in child.oc3.iter().filter(|row| matches!(row.accom.as_str(), "Z1" | "Z2")) {
            let title = format!(
                "With former foster carers ({}), but turned 17 in the year, on {}",
                row.accom,
                said(seventeen),
            );
            found.at(*row, title);
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::check;
    use expect_test::expect;

    #[test]
    fn a_seventeenth_birthday_on_the_first_or_last_day_is_in_the_year() {
        check(
            "3001",
            "
            CHILD DOB
            A 01/04/2005
            B 31/03/2006
            C 31/03/2005
            D 01/04/2006
            E 01/06/2005
            F -

            OC3
            CHILD ACCOM
            A Z1
            B Z2
            C Z1
            D Z1
            E U1
            F Z1
            G Z1
            ",
            expect![[r#"
                oc3 1: With former foster carers (Z1), but turned 17 in the year, on 1 April 2022
                oc3 2: With former foster carers (Z2), but turned 17 in the year, on 31 March 2023
            "#]],
        );
    }
}
