//! Rule SW17STG2: a child’s last social worker episode, the one that began latest, is open on 31
//! March; where two began on that day, one of them is. Those whose start cannot be read are taken
//! only where there is no other. What was entered as the end need not be a date.

use crate::checks::prelude::*;

pub(super) static RULE: Rule = Rule {
    number: "SW17STG2",
    says: "A child’s last social worker episode is open.",
    reads: &[(SocialWorker, "SW_DECOM"), (SocialWorker, "SW_DEC")],
    points_at: &["SW_DEC", "SW_DECOM"],
    in_force: Years::Published(2025, 2026),
    weight: Weight::Look,
    remedy: "Return the social worker the child has on 31 March, with the end left blank.",
    run,
};

fn run(checked: &Checked, found: &mut Found) {
    for child in checked.children() {
        let rows = &child.social_worker;
        // Without a start comes before any with one.
        let Some(latest) = rows.iter().map(|row| row.sw_decom.date()).max() else { continue };
        let mut those = rows.iter().filter(|row| row.sw_decom.date() == latest);
        let Some(&row) = those.next() else { continue };
        if row.sw_dec.is_blank() || those.any(|row| row.sw_dec.is_blank()) {
            continue;
        }
        let title = match row.sw_dec.date() {
            Some(ended) => format!("The child’s last social worker ceased on {}", said(ended)),
            None => "The child’s last social worker has an end".to_owned(),
        };
        found.at(row, title);
    }
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::check;
    use expect_test::expect;

    #[test]
    fn a_last_one_that_has_ended_is_found() {
        check(
            "SW17STG2",
            "
            2025-26
            SWEpisodes
            CHILD SW_DECOM SW_DEC
            A 01/06/2025 01/07/2025
            A 01/05/2025 -
            B 01/05/2025 01/06/2025
            B 01/06/2025 -
            C 01/05/2025 31/02/2026
            D - 01/06/2025
            D 01/05/2025 -
            ",
            expect![[r#"
                swepisodes 1: The child’s last social worker ceased on 1 July 2025
                swepisodes 5: The child’s last social worker has an end
            "#]],
        );
    }

    #[test]
    fn of_two_begun_on_one_day_either_may_be_open() {
        check(
            "SW17STG2",
            "
            2026-27
            SWEpisodes
            CHILD SW_DECOM SW_DEC
            A 01/06/2026 01/07/2026
            A 01/06/2026 -
            B 01/06/2026 -
            B 01/06/2026 01/07/2026
            C 01/06/2026 01/07/2026
            C 01/06/2026 02/07/2026
            ",
            expect![[r#"
                swepisodes 5: The child’s last social worker ceased on 1 July 2026
            "#]],
        );
    }

    #[test]
    fn no_year_before_2025_26_has_the_rule() {
        check(
            "SW17STG2",
            "
            2024-25
            SWEpisodes
            CHILD SW_DECOM SW_DEC
            A 01/05/2024 01/06/2024
            ",
            expect![[r#"
                not run: it is not among the rules for 2024-25
            "#]],
        );
    }

    #[test]
    fn one_that_is_open_is_right_in_whatever_order_it_was_sent() {
        check(
            "SW17STG2",
            "
            2025-26
            SWEpisodes
            CHILD SW_DECOM SW_DEC
            A 01/06/2025 -
            A 01/05/2025 01/06/2025
            ",
            expect![[r#"
                nothing found
            "#]],
        );
    }
}
