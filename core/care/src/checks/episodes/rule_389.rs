//! Rule 389: nobody passes to residential care paid by adult services (E7) before the 16th
//! birthday. Without the day of ceasing, or the date of birth, the record does not show it either.

use crate::checks::prelude::*;

pub(super) static RULE: Rule = Rule {
    number: "389",
    says: "A child who passes to adult social care is 16 or over.",
    reads: &[(Episodes, "DEC"), (Episodes, "REC"), (Header, "DOB")],
    points_at: &["REC"],
    in_force: Years::ALL,
    weight: Weight::TouchesPayment,
    remedy: "Check the date of birth, the day of ceasing and the reason.",
    run,
};

fn run(checked: &Checked, found: &mut Found) {
    for row in checked.this.episodes.iter().filter(|row| row.rec == "E7") {
        let sixteen = checked.born(&row.child).map(|born| birthday(born, 16));
        let lacks = match (row.dec.date(), sixteen) {
            (Some(ceased), Some(sixteen)) if sixteen <= ceased => continue,
            (Some(ceased), Some(sixteen)) => {
                format!("on {}, but is 16 only on {}", said(ceased), said(sixteen))
            }
            (None, _) => "with no day of ceasing to show an age of 16".to_owned(),
            (_, None) => "with no date of birth to show an age of 16".to_owned(),
        };
        found.at(row, format!("Passed to adult social care (E7) {lacks}"));
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

    #[test]
    fn an_age_that_the_record_does_not_show_is_found() {
        check(
            "389",
            "
            CHILD DOB
            A 01/06/2006
            B -

            CHILD DECOM DEC REC
            A 01/05/2022 - E7
            B 01/05/2022 01/06/2022 E7
            ",
            expect![[r#"
                episodes 1: Passed to adult social care (E7) with no day of ceasing to show an age of 16
                episodes 2: Passed to adult social care (E7) with no date of birth to show an age of 16
            "#]],
        );
    }
}
