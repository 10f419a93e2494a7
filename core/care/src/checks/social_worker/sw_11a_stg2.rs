//! Rule SW11aSTG2: when a social worker ceased by 26 March, the child’s next one began within five
//! days, earlier or later. The row found is the next one’s, whose start is too far off or not there;
//! one that nothing follows is not found, for the child may have left care.

use super::order::as_begun;
use crate::checks::prelude::*;
use definitions::days_between;

pub(super) static RULE: Rule = Rule {
    number: "SW11aSTG2",
    says: "A social worker begins within five days of the end of the one before.",
    reads: &[(SocialWorker, "SW_DECOM"), (SocialWorker, "SW_DEC")],
    points_at: &["SW_DECOM"],
    in_force: Years::Published(2023, 2023),
    weight: Weight::Look,
    remedy: "Correct the start, or the end of the social worker before; add one that is absent \
              between the two.",
    run,
};

fn run(checked: &Checked, found: &mut Found) {
    let by = checked.collection_ends().saturating_sub(jiff::Span::new().days(5));
    for child in checked.children().iter().filter(|child| child.social_worker.len() > 1) {
        for pair in as_begun(&child.social_worker).windows(2) {
            let (previous, row) = (pair[0], pair[1]);
            let Some(ended) = previous.sw_dec.date().filter(|ended| *ended <= by) else { continue };
            let title = format!("The social worker before ceased on {}", said(ended));
            match row.sw_decom.date() {
                Some(began) if days_between(ended, began).abs() <= 5 => {}
                Some(began) => {
                    found.at(row, format!("{title}, but this one began on {}", said(began)));
                }
                None => found.at(row, format!("{title}, but this one has no start")),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::check;
    use expect_test::expect;

    #[test]
    fn a_next_one_more_than_five_days_off_is_found() {
        check(
            "SW11aSTG2",
            "
            2023-24
            SWEpisodes
            CHILD SW_DECOM SW_DEC
            A 01/05/2023 01/06/2023
            A 06/06/2023 01/07/2023
            A 07/07/2023 -
            B 01/05/2023 01/06/2023
            B - -
            C 01/05/2023 06/06/2023
            C 01/06/2023 10/07/2023
            C 04/07/2023 -
            ",
            expect![[r#"
                swepisodes 3: The social worker before ceased on 1 July 2023, but this one began on 7 July 2023
                swepisodes 5: The social worker before ceased on 1 June 2023, but this one has no start
                swepisodes 8: The social worker before ceased on 10 July 2023, but this one began on 4 July 2023
            "#]],
        );
    }

    #[test]
    fn an_end_after_26_march_and_one_that_nothing_follows_are_not_looked_at() {
        check(
            "SW11aSTG2",
            "
            2023-24
            SWEpisodes
            CHILD SW_DECOM SW_DEC
            A 01/05/2023 27/03/2024
            A - -
            B 01/05/2023 26/03/2024
            B - -
            C 01/05/2023 01/06/2023
            ",
            expect![[r#"
                swepisodes 4: The social worker before ceased on 26 March 2024, but this one has no start
            "#]],
        );
    }

    #[test]
    fn a_next_one_five_days_off_is_right() {
        check(
            "SW11aSTG2",
            "
            2023-24
            SWEpisodes
            CHILD SW_DECOM SW_DEC
            A 01/05/2023 01/06/2023
            A 27/05/2023 01/07/2023
            A 06/07/2023 -
            ",
            expect![[r#"
                nothing found
            "#]],
        );
    }
}
