//! Rule SW01aSTG1: a social worker episode has a start, and one that began before 1 April 2023,
//! when the table was new, a number of the social worker too; why it began need not be known. A
//! start that cannot be read is found as a blank one is.

use crate::checks::prelude::*;
use definitions::Date;

pub(super) static RULE: Rule = Rule {
    number: "SW01aSTG1",
    says: "A social worker episode begun before April 2023 has a start and a number.",
    reads: &[(SocialWorker, "SW_ID"), (SocialWorker, "SW_DECOM")],
    points_at: &["SW_DECOM", "SW_ID"],
    in_force: Years::Published(2024, 2026),
    weight: Weight::Look,
    remedy: "Enter the social worker’s number (it begins with SW) and the day they began.",
    run,
};

/// The first day of the first collection that had the table.
pub(super) const TABLE_BEGAN: Date = Date::constant(2023, 4, 1);

fn run(checked: &Checked, found: &mut Found) {
    for row in &checked.this.social_worker {
        match row.sw_decom.date() {
            None => found.at(row, "This social worker episode has no start that can be read"),
            Some(began) if began < TABLE_BEGAN && row.sw_id.is_empty() => {
                let began = said(began);
                found.at(row, format!("The social worker from {began} has no number"));
            }
            Some(_) => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::check;
    use expect_test::expect;

    #[test]
    fn no_start_and_no_number_before_april_2023_are_found() {
        check(
            "SW01aSTG1",
            "
            2024-25
            SWEpisodes
            CHILD SW_ID SW_DECOM SW_REASON
            A SW1 - MANAGE
            A SW1 31/02/2024 MANAGE
            B - 31/03/2023 -
            B - 01/04/2023 MANAGE
            C SW1 31/03/2023 -
            ",
            expect![[r#"
                swepisodes 1: This social worker episode has no start that can be read
                swepisodes 2: This social worker episode has no start that can be read
                swepisodes 3: The social worker from 31 March 2023 has no number
            "#]],
        );
    }

    #[test]
    fn a_reason_is_not_asked() {
        check(
            "SW01aSTG1",
            "
            2024-25
            SWEpisodes
            CHILD SW_ID SW_DECOM SW_REASON
            A SW1 31/03/2023 -
            A SW2 01/05/2024 -
            ",
            expect![[r#"
                nothing found
            "#]],
        );
    }
}
