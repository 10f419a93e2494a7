//! Rule SW14STG2: all but a child’s last social worker episode have an end. One without a start
//! that can be read comes last; an end that is no date counts as blank.

use super::order::as_begun;
use crate::checks::prelude::*;

pub(super) static RULE: Rule = Rule {
    number: "SW14STG2",
    says: "All but a child’s last social worker episode have an end.",
    reads: &[(SocialWorker, "SW_DECOM"), (SocialWorker, "SW_DEC")],
    points_at: &["SW_DEC"],
    in_force: Years::Published(2023, 2023),
    weight: Weight::Look,
    remedy: "Enter the day this social worker ceased: as a rule the day the next one began.",
    run,
};

fn run(checked: &Checked, found: &mut Found) {
    for child in checked.children() {
        let rows = as_begun(&child.social_worker);
        let Some((_, earlier)) = rows.split_last() else { continue };
        for &row in earlier.iter().filter(|row| row.sw_dec.date().is_none()) {
            let title = match row.sw_decom.date() {
                Some(began) => format!("The social worker from {} has no end", said(began)),
                None => "This social worker has no end".to_owned(),
            };
            found.at(row, format!("{title}, and is not the child’s last"));
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::check;
    use expect_test::expect;

    #[test]
    fn an_open_one_that_is_not_the_last_is_found() {
        check(
            "SW14STG2",
            "
            2023-24
            SWEpisodes
            CHILD SW_DECOM SW_DEC
            A 01/06/2023 -
            A 01/05/2023 -
            B 01/05/2023 31/06/2023
            B - -
            C - -
            C - -
            D 01/05/2023 -
            ",
            expect![[r#"
                swepisodes 2: The social worker from 1 May 2023 has no end, and is not the child’s last
                swepisodes 3: The social worker from 1 May 2023 has no end, and is not the child’s last
                swepisodes 5: This social worker has no end, and is not the child’s last
            "#]],
        );
    }

    #[test]
    fn a_last_one_that_is_open_is_right() {
        check(
            "SW14STG2",
            "
            2023-24
            SWEpisodes
            CHILD SW_DECOM SW_DEC
            A 01/06/2023 -
            A 01/05/2023 01/06/2023
            B 01/05/2023 -
            ",
            expect![[r#"
                nothing found
            "#]],
        );
    }
}
