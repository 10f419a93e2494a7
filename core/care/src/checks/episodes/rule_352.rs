//! Rule 352: nobody starts to be looked after on or after the 18th birthday. Born on 29 February,
//! the birthday is 1 March.

use crate::checks::prelude::*;

pub(super) static RULE: Rule = Rule {
    number: "352",
    says: "A child who starts to be looked after is under 18.",
    reads: &[(Episodes, "DECOM"), (Episodes, "RNE"), (Header, "DOB")],
    points_at: &["DECOM", "RNE"],
    in_force: Years::ALL,
    weight: Weight::TouchesPayment,
    remedy: "Check the date of birth, the start and its reason: nobody starts to be looked \
              after at 18 or over.",
    run,
};

fn run(checked: &Checked, found: &mut Found) {
    for row in checked.this.episodes.iter().filter(|row| row.rne == "S") {
        let (Some(began), Some(born)) = (row.decom.date(), checked.born(&row.child)) else {
            continue;
        };
        let eighteen = birthday(born, 18);
        if eighteen <= began {
            let title = format!(
                "Started to be looked after on {}, but was 18 on {}",
                said(began),
                said(eighteen),
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
    fn a_start_on_the_18th_birthday_is_found_and_the_day_before_is_not() {
        check(
            "352",
            "
            CHILD DOB
            A 01/05/2004
            B 02/05/2004

            CHILD DECOM RNE
            A 01/05/2022 S
            B 01/05/2022 S
            ",
            expect![[r#"
                episodes 1: Started to be looked after on 1 May 2022, but was 18 on 1 May 2022
            "#]],
        );
    }

    #[test]
    fn a_continuation_past_18_is_not_a_start() {
        check(
            "352",
            "
            CHILD DOB
            A 01/05/2004

            CHILD DECOM RNE
            A 01/06/2022 P
            ",
            expect![[r#"
                nothing found
            "#]],
        );
    }

    #[test]
    fn born_on_29_february_is_18_on_1_march() {
        check(
            "352",
            "
            CHILD DOB
            A 29/02/2004
            B 29/02/2004

            CHILD DECOM RNE
            A 28/02/2022 S
            B 01/03/2022 S
            ",
            expect![[r#"
                episodes 2: Started to be looked after on 1 March 2022, but was 18 on 1 March 2022
            "#]],
        );
    }
}
