//! Rule SW09STG2: a social worker episode lasts at least a day: it does not end on the day it
//! began. The two are compared as they were sent.

use crate::checks::prelude::*;

pub(super) static RULE: Rule = Rule {
    number: "SW09STG2",
    says: "A social worker episode does not end on the day it began.",
    reads: &[(SocialWorker, "SW_DECOM"), (SocialWorker, "SW_DEC")],
    points_at: &["SW_DECOM", "SW_DEC"],
    in_force: Years::Published(2023, 2026),
    weight: Weight::Look,
    remedy: "Correct one of the two dates, or take the row out: a stay of less than a day is not \
              returned.",
    run,
};

fn run(checked: &Checked, found: &mut Found) {
    for row in checked.this.social_worker.iter().filter(|row| row.sw_decom == row.sw_dec) {
        match row.sw_decom.date() {
            Some(day) => {
                let day = said(day);
                found.at(row, format!("This social worker began and ceased on {day}"));
            }
            None if row.sw_decom.is_blank() => {}
            None => found.at(row, "This social worker’s start and end are the same"),
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::check;
    use expect_test::expect;

    #[test]
    fn the_same_day_is_found_and_two_blanks_are_not() {
        check(
            "SW09STG2",
            "
            2023-24
            SWEpisodes
            CHILD SW_DECOM SW_DEC
            A 01/05/2023 01/05/2023
            A 01/05/2023 02/05/2023
            B 31/06/2023 31/06/2023
            B - -
            ",
            expect![[r#"
                swepisodes 1: This social worker began and ceased on 1 May 2023
                swepisodes 3: This social worker’s start and end are the same
            "#]],
        );
    }

    #[test]
    fn a_day_later_is_right() {
        check(
            "SW09STG2",
            "
            2023-24
            SWEpisodes
            CHILD SW_DECOM SW_DEC
            A 01/05/2023 02/05/2023
            B 01/05/2023 -
            ",
            expect![[r#"
                nothing found
            "#]],
        );
    }
}
