//! Rule SW13STG1: why a social worker began is on the list. In 2023-24 a blank is found too; from
//! 2024-25 only where the social worker began on 1 April 2023 or later.

use super::sw_01a_stg1::TABLE_BEGAN;
use crate::checks::codes::{List, is_unknown};
use crate::checks::prelude::*;

pub(super) static RULE: Rule = Rule {
    number: "SW13STG1",
    says: "Why a social worker began is one of the codes.",
    reads: &[(SocialWorker, "SW_DECOM"), (SocialWorker, "SW_REASON")],
    points_at: &["SW_REASON"],
    in_force: Years::Published(2023, 2026),
    weight: Weight::Look,
    remedy: "Enter one of the ten codes: FCONTA for the child’s first social worker, OTHERS where \
              none of the rest fits.",
    run,
};

fn run(checked: &Checked, found: &mut Found) {
    let always = checked.year().starts_in() < 2024;
    for row in &checked.this.social_worker {
        if is_unknown(List::SwReason, &row.sw_reason) {
            found.at(row, format!("“{}” is not a reason for a social worker", row.sw_reason));
        } else if row.sw_reason.is_empty() {
            match row.sw_decom.date() {
                Some(began) if always || TABLE_BEGAN <= began => {
                    let began = said(began);
                    found.at(row, format!("Why this social worker began on {began} is blank"));
                }
                None if always => found.at(row, "Why this social worker began is blank"),
                _ => {}
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::check;
    use expect_test::expect;

    const ROWS: &str = "
            SWEpisodes
            CHILD SW_DECOM SW_REASON
            A 01/05/2022 SWDIED
            A 01/05/2022 TIRED
            B 31/03/2023 -
            B 01/04/2023 -
            C - -
            ";

    #[test]
    fn in_2023_24_every_blank_is_found() {
        check(
            "SW13STG1",
            &format!("2023-24\n{ROWS}"),
            expect![[r#"
            swepisodes 2: “TIRED” is not a reason for a social worker
            swepisodes 3: Why this social worker began on 31 March 2023 is blank
            swepisodes 4: Why this social worker began on 1 April 2023 is blank
            swepisodes 5: Why this social worker began is blank
        "#]],
        );
    }

    #[test]
    fn from_2024_25_a_blank_is_found_since_april_2023() {
        check(
            "SW13STG1",
            &format!("2024-25\n{ROWS}"),
            expect![[r#"
            swepisodes 2: “TIRED” is not a reason for a social worker
            swepisodes 4: Why this social worker began on 1 April 2023 is blank
        "#]],
        );
    }

    #[test]
    fn every_code_of_the_list_is_right() {
        check(
            "SW13STG1",
            "
            2023-24
            SWEpisodes
            CHILD SW_DECOM SW_REASON
            A 01/05/2023 MANAGE
            A 01/05/2023 FCONTA
            A 01/05/2023 LEFTRL
            A 01/05/2023 ORGRST
            A 01/05/2023 TSPROC
            A 01/05/2023 ABSENC
            A 01/05/2023 CHCHAN
            A 01/05/2023 PCCHAN
            A 01/05/2023 SWDIED
            A 01/05/2023 OTHERS
            ",
            expect![[r#"
                nothing found
            "#]],
        );
    }
}
