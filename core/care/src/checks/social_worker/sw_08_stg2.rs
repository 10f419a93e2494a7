//! Rule SW08STG2: when a child’s next social worker begins, the one before has ended. All but the
//! child’s last social worker episode have an end that can be read; one without a start that can
//! be read counts as the last.

use super::order::as_begun;
use crate::checks::prelude::*;

pub(super) static RULE: Rule = Rule {
    number: "SW08STG2",
    says: "A social worker episode that another follows has ended.",
    reads: &[(SocialWorker, "SW_DECOM"), (SocialWorker, "SW_DEC")],
    points_at: &["SW_DEC"],
    in_force: Years::Published(2023, 2026),
    weight: Weight::Look,
    remedy: "Enter the day this social worker ceased: as a rule the day the next one began.",
    run,
};

fn run(checked: &Checked, found: &mut Found) {
    for child in checked.children().iter().filter(|child| child.social_worker.len() > 1) {
        for pair in as_begun(&child.social_worker).windows(2) {
            let (row, next) = (pair[0], pair[1]);
            let Some(began) = row.sw_decom.date() else { continue };
            if row.sw_dec.date().is_some() {
                continue;
            }
            let title =
                format!("The social worker from {} has no end that can be read", said(began));
            match next.sw_decom.date() {
                Some(next) => {
                    found.at(row, format!("{title}, but another began on {}", said(next)));
                }
                None => found.at(row, format!("{title}, but another is returned")),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::check;
    use expect_test::expect;

    #[test]
    fn an_open_one_that_another_follows_is_found_and_the_last_is_not() {
        check(
            "SW08STG2",
            "
            2023-24
            SWEpisodes
            CHILD SW_DECOM SW_DEC
            A 01/07/2023 -
            A 01/05/2023 -
            A 01/06/2023 01/07/2023
            B 01/05/2023 31/06/2023
            B 01/06/2023 -
            C 01/05/2023 -
            ",
            expect![[r#"
                swepisodes 2: The social worker from 1 May 2023 has no end that can be read, but another began on 1 June 2023
                swepisodes 4: The social worker from 1 May 2023 has no end that can be read, but another began on 1 June 2023
            "#]],
        );
    }

    #[test]
    fn one_without_a_start_comes_last() {
        check(
            "SW08STG2",
            "
            2023-24
            SWEpisodes
            CHILD SW_DECOM SW_DEC
            A - -
            A 01/05/2023 -
            B - -
            B - -
            ",
            expect![[r#"
                swepisodes 2: The social worker from 1 May 2023 has no end that can be read, but another is returned
            "#]],
        );
    }

    #[test]
    fn one_that_ended_before_the_next_began_is_right() {
        check(
            "SW08STG2",
            "
            2023-24
            SWEpisodes
            CHILD SW_DECOM SW_DEC
            A 01/05/2023 01/06/2023
            A 01/06/2023 -
            ",
            expect![[r#"
                nothing found
            "#]],
        );
    }
}
