//! Rule 386: an adoption (E11, E12) ends care before the 18th birthday.

use crate::checks::index::adopted;
use crate::checks::prelude::*;

pub(super) static RULE: Rule = Rule {
    number: "386",
    says: "A child who is adopted is under 18.",
    reads: &[(Episodes, "DEC"), (Episodes, "REC"), (Header, "DOB")],
    points_at: &["REC"],
    in_force: Years::ALL,
    weight: Weight::TouchesPayment,
    remedy: "Check the date of birth and the reason: nobody is adopted from care at 18 or \
              over.",
    run,
};

fn run(checked: &Checked, found: &mut Found) {
    for row in checked.this.episodes.iter().filter(|row| adopted(row)) {
        let (Some(ceased), Some(born)) = (row.dec.date(), checked.born(&row.child)) else {
            continue;
        };
        let reached = birthday(born, 18);
        if reached <= ceased {
            let title = format!(
                "Adopted ({}) on {}, but was 18 on {}",
                row.rec,
                said(ceased),
                said(reached),
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
    fn an_adoption_on_the_18th_birthday_is_found_and_the_day_before_is_not() {
        check(
            "386",
            "
            CHILD DOB
            A 01/06/2004
            B 02/06/2004

            CHILD DECOM DEC REC
            A 01/05/2022 01/06/2022 E11
            B 01/05/2022 01/06/2022 E12
            ",
            expect![[r#"
                episodes 1: Adopted (E11) on 1 June 2022, but was 18 on 1 June 2022
            "#]],
        );
    }

    #[test]
    fn without_a_date_of_birth_or_an_ending_nothing_can_be_said() {
        check(
            "386",
            "
            CHILD DOB
            A -
            B 01/06/2004

            CHILD DECOM DEC REC
            A 01/05/2022 01/06/2022 E11
            B 01/05/2022 - E12
            ",
            expect![[r#"
                nothing found
            "#]],
        );
    }
}
