//! Rule SW10STG2: a child’s next social worker begins within seven days of the end of the one
//! before, earlier or later. The wording is of one that began before that end; one that began long
//! after it, or whose distance cannot be told because a date is blank or no date, is found too. From
//! 2024-25 a first contact (FCONTA) is not looked at: care may have begun anew.

use crate::checks::index::{in_order, or_last};
use crate::checks::prelude::*;
use crate::report::SocialWorkerRow;
use definitions::days_between;

pub(super) static RULE: Rule = Rule {
    number: "SW10STG2",
    says: "A social worker begins within seven days of the end of the one before.",
    reads: &[(SocialWorker, "SW_DECOM"), (SocialWorker, "SW_DEC"), (SocialWorker, "SW_REASON")],
    points_at: &["SW_DECOM"],
    in_force: Years::Published(2023, 2026),
    weight: Weight::Look,
    remedy: "Correct the start, or the end of the social worker before; add one that is absent \
              between the two.",
    run,
};

fn run(checked: &Checked, found: &mut Found) {
    let first_contact_is_free = 2024 <= checked.year().starts_in();
    let order = |row: &SocialWorkerRow| (or_last(row.sw_decom.date()), or_last(row.sw_dec.date()));
    for child in checked.children().iter().filter(|child| child.social_worker.len() > 1) {
        for pair in in_order(&child.social_worker, order).windows(2) {
            let (previous, row) = (pair[0], pair[1]);
            if first_contact_is_free && row.sw_reason == "FCONTA" {
                continue;
            }
            let title = match (previous.sw_dec.date(), row.sw_decom.date()) {
                (Some(ended), Some(began)) => match days_between(ended, began) {
                    -7..=7 => continue,
                    _ => format!(
                        "This social worker began on {}, but the one before ceased on {}",
                        said(began),
                        said(ended)
                    ),
                },
                (None, Some(began)) => format!(
                    "This social worker began on {}, but the one before has no end",
                    said(began)
                ),
                (_, None) => "This social worker comes after another, but has no start".to_owned(),
            };
            found.at(row, title);
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::check;
    use expect_test::expect;

    #[test]
    fn more_than_seven_days_before_or_after_is_found() {
        check(
            "SW10STG2",
            "
            2023-24
            SWEpisodes
            CHILD SW_DECOM SW_DEC SW_REASON
            A 01/05/2023 09/06/2023 MANAGE
            A 01/06/2023 09/07/2023 MANAGE
            B 01/05/2023 08/06/2023 MANAGE
            B 01/06/2023 09/07/2023 MANAGE
            B 16/07/2023 01/08/2023 MANAGE
            B 09/08/2023 - MANAGE
            ",
            expect![[r#"
                swepisodes 2: This social worker began on 1 June 2023, but the one before ceased on 9 June 2023
                swepisodes 6: This social worker began on 9 August 2023, but the one before ceased on 1 August 2023
            "#]],
        );
    }

    #[test]
    fn a_distance_that_cannot_be_told_is_found() {
        check(
            "SW10STG2",
            "
            2023-24
            SWEpisodes
            CHILD SW_DECOM SW_DEC
            A 01/05/2023 -
            A 01/06/2023 -
            B 01/05/2023 01/06/2023
            B - -
            C - -
            ",
            expect![[r#"
                swepisodes 2: This social worker began on 1 June 2023, but the one before has no end
                swepisodes 4: This social worker comes after another, but has no start
            "#]],
        );
    }

    #[test]
    fn from_2024_25_a_first_contact_may_begin_at_any_time() {
        let rows = "
            SWEpisodes
            CHILD SW_DECOM SW_DEC SW_REASON
            A 01/05/2023 09/06/2023 MANAGE
            A 01/12/2023 - FCONTA
            ";
        check(
            "SW10STG2",
            &format!("2023-24\n{rows}"),
            expect![[r#"
            swepisodes 2: This social worker began on 1 December 2023, but the one before ceased on 9 June 2023
        "#]],
        );
        check(
            "SW10STG2",
            &format!("2024-25\n{rows}"),
            expect![[r#"
            nothing found
        "#]],
        );
    }
}
