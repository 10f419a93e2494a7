//! Rule SW01bSTG1: a social worker episode has a start, and one that began on 1 April 2023 or later
//! the social worker’s number and the reason too. A start that cannot be read is found as a blank
//! one is, by SW01aSTG1 as well.

use super::sw_01a_stg1::TABLE_BEGAN;
use crate::checks::prelude::*;

pub(super) static RULE: Rule = Rule {
    number: "SW01bSTG1",
    says: "A social worker episode begun since April 2023 has a start, a number and a reason.",
    reads: &[(SocialWorker, "SW_ID"), (SocialWorker, "SW_DECOM"), (SocialWorker, "SW_REASON")],
    points_at: &["SW_DECOM", "SW_ID", "SW_REASON"],
    in_force: Years::Published(2024, 2026),
    weight: Weight::Look,
    remedy: "Enter the social worker’s number (it begins with SW), the day they began and why.",
    run,
};

fn run(checked: &Checked, found: &mut Found) {
    for row in &checked.this.social_worker {
        let Some(began) = row.sw_decom.date() else {
            found.at(row, "This social worker episode has no start that can be read");
            continue;
        };
        let what = match (row.sw_id.is_empty(), row.sw_reason.is_empty()) {
            _ if began < TABLE_BEGAN => continue,
            (false, false) => continue,
            (true, false) => "no number",
            (false, true) => "no reason",
            (true, true) => "no number and no reason",
        };
        found.at(row, format!("The social worker from {} has {what}", said(began)));
    }
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::check;
    use expect_test::expect;

    #[test]
    fn what_is_absent_since_april_2023_is_found() {
        check(
            "SW01bSTG1",
            "
            2024-25
            SWEpisodes
            CHILD SW_ID SW_DECOM SW_REASON
            A SW1 - MANAGE
            B - 01/04/2023 MANAGE
            B SW1 01/05/2023 -
            C - 01/05/2023 -
            D - 31/03/2023 -
            E SW1 01/04/2023 MANAGE
            ",
            expect![[r#"
                swepisodes 1: This social worker episode has no start that can be read
                swepisodes 2: The social worker from 1 April 2023 has no number
                swepisodes 3: The social worker from 1 May 2023 has no reason
                swepisodes 4: The social worker from 1 May 2023 has no number and no reason
            "#]],
        );
    }

    #[test]
    fn before_april_2023_neither_number_nor_reason_is_asked() {
        check(
            "SW01bSTG1",
            "
            2024-25
            SWEpisodes
            CHILD SW_ID SW_DECOM SW_REASON
            A - 31/03/2023 -
            A SW2 01/05/2024 MANAGE
            ",
            expect![[r#"
                nothing found
            "#]],
        );
    }
}
