//! Rule SW03STG1: a social worker episode has the social worker’s number, its start and its reason.
//! What was entered as the start need not be a date: that is rule SW04STG1.

use crate::checks::prelude::*;

pub(super) static RULE: Rule = Rule {
    number: "SW03STG1",
    says: "A social worker episode has a number, a start and a reason.",
    reads: &[(SocialWorker, "SW_ID"), (SocialWorker, "SW_DECOM"), (SocialWorker, "SW_REASON")],
    points_at: &["SW_DECOM", "SW_ID", "SW_REASON"],
    in_force: Years::Published(2023, 2023),
    weight: Weight::Look,
    remedy: "Enter the social worker’s number (it begins with SW), the day they began and why.",
    run,
};

fn run(checked: &Checked, found: &mut Found) {
    for row in &checked.this.social_worker {
        let blank = [row.sw_id.is_empty(), row.sw_decom.is_blank(), row.sw_reason.is_empty()];
        if blank == [false; 3] {
            continue;
        }
        let named = ["number", "start", "reason"].into_iter().zip(blank);
        let lacks: Vec<&str> = named.filter(|(_, blank)| *blank).map(|(name, _)| name).collect();
        found.at(row, format!("This social worker episode has no {}", lacks.join(" and no ")));
    }
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::check;
    use expect_test::expect;

    #[test]
    fn each_that_is_blank_is_named() {
        check(
            "SW03STG1",
            "
            2023-24
            SWEpisodes
            CHILD SW_ID SW_DECOM SW_REASON
            A SW1 01/05/2023 FCONTA
            A - 01/05/2023 FCONTA
            B - 01/05/2023 -
            B - - -
            C SW1 31/02/2023 FCONTA
            ",
            expect![[r#"
                swepisodes 2: This social worker episode has no number
                swepisodes 3: This social worker episode has no number and no reason
                swepisodes 4: This social worker episode has no number and no start and no reason
            "#]],
        );
    }

    #[test]
    fn only_2023_24_has_the_rule() {
        check(
            "SW03STG1",
            "
            2025-26
            SWEpisodes
            CHILD SW_ID
            A -
            ",
            expect![[r#"
                not run: it is not among the rules for 2025-26
            "#]],
        );
    }

    #[test]
    fn an_end_is_not_asked() {
        check(
            "SW03STG1",
            "
            2023-24
            SWEpisodes
            CHILD SW_ID SW_DECOM SW_DEC SW_REASON
            A SW1 01/05/2023 - FCONTA
            ",
            expect![[r#"
                nothing found
            "#]],
        );
    }
}
