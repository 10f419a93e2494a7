//! Rule SW04STG1: the day a social worker episode began is a date, of which a part may be unknown (ZZ).
//! A blank is not looked at here.

use crate::checks::part_date::part_date;
use crate::checks::prelude::*;
use crate::report::DateField;

pub(super) static RULE: Rule = Rule {
    number: "SW04STG1",
    says: "The day a social worker episode began is a date.",
    reads: &[(SocialWorker, "SW_DECOM")],
    points_at: &["SW_DECOM"],
    in_force: Years::Published(2023, 2026),
    weight: Weight::Look,
    remedy: "Enter the day as DD/MM/YYYY, with ZZ for a day or month that is not known.",
    run,
};

fn run(checked: &Checked, found: &mut Found) {
    for row in &checked.this.social_worker {
        if let DateField::Unreadable(text) = &row.sw_decom
            && part_date(text).is_none()
        {
            let title = format!("The start of this social worker episode, “{text}”, is not a date");
            found.at(row, title);
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::check;
    use expect_test::expect;

    #[test]
    fn what_is_no_date_is_found_and_one_known_in_part_is_not() {
        check(
            "SW04STG1",
            "
            2023-24
            SWEpisodes
            CHILD SW_DECOM
            A 01/05/2023
            A 31/06/2023
            B zz
            B ZZ/05/2023
            C ZZ/ZZ/ZZZZ
            C -
            ",
            expect![[r#"
                swepisodes 2: The start of this social worker episode, “31/06/2023”, is not a date
                swepisodes 3: The start of this social worker episode, “zz”, is not a date
            "#]],
        );
    }

    #[test]
    fn the_end_is_left_to_its_own_rule() {
        check(
            "SW04STG1",
            "
            2023-24
            SWEpisodes
            CHILD SW_DECOM SW_DEC
            A 01/05/2023 31/06/2023
            ",
            expect![[r#"
                nothing found
            "#]],
        );
    }
}
