//! Rule 389: nobody passes to residential care paid by adult services (E7) before the 16th
//! birthday.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    number: "389",
    says: "A child who passes to adult social care is 16 or over.",
    reads: &[(Episodes, "DEC"), (Episodes, "REC"), (Header, "DOB")],
    points_at: &["REC"],
    in_force: Years::ALL,
    weight: Weight::TouchesPayment,
    remedy: "Check the date of birth and the reason for ceasing.",
    run,
};

fn run(checked: &Checked, found: &mut Found) {
    for row in checked.this.episodes.iter().filter(|row| row.rec == "E7") {
        let (Some(ceased), Some(born)) = (row.dec.date(), checked.born(&row.child)) else {
            continue;
        };
        let reached = birthday(born, 16);
        if ceased < reached {
            let title = format!(
                "Passed to adult social care ({}) on {}, but is 16 only on {}",
                row.rec,
                said(ceased),
                said(reached),
            );
            found.episode(row, title);
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::check;
    use expect_test::expect;

    #[test]
    fn adult_care_the_day_before_the_16th_birthday_is_found_and_on_it_is_not() {
        check(
            "389",
            "
            CHILD DOB
            A 02/06/2006
            B 01/06/2006

            CHILD DECOM DEC REC
            A 01/05/2022 01/06/2022 E7
            B 01/05/2022 01/06/2022 E7
            ",
            expect![[r#"
                episodes 1: Passed to adult social care (E7) on 1 June 2022, but is 16 only on 2 June 2022
            "#]],
        );
    }
}
