//! Rule SW11bSTG2: a social worker who ceased between 26 and 31 March is followed by another. The
//! row found is the one that ended, or the one after it that has no start. The public validator
//! also finds rows that another follows, where an earlier one of the child’s began before; the
//! wording is of those that nothing follows.

use super::order::as_begun;
use crate::checks::prelude::*;
use crate::report::SocialWorkerRow;

pub(super) static RULE: Rule = Rule {
    number: "SW11bSTG2",
    says: "A social worker who ceased in the last days of March is followed by another.",
    reads: &[(SocialWorker, "SW_DECOM"), (SocialWorker, "SW_DEC")],
    points_at: &["SW_DECOM", "SW_DEC"],
    in_force: Years::Published(2023, 2026),
    weight: Weight::Look,
    remedy: "Return the social worker who came next, or leave the end blank if none did.",
    run,
};

fn run(checked: &Checked, found: &mut Found) {
    let last = checked.collection_ends();
    let from = last.saturating_sub(jiff::Span::new().days(5));
    let ended =
        |row: &SocialWorkerRow| row.sw_dec.date().filter(|ended| from <= *ended && *ended <= last);
    for child in checked.children() {
        let rows = as_begun(&child.social_worker);
        for pair in rows.windows(2).filter(|pair| pair[1].sw_decom.date().is_none()) {
            if let Some(ended) = ended(pair[0]) {
                let ended = said(ended);
                let title = format!("This social worker came after {ended}, but has no start");
                found.at_column(pair[1], "SW_DECOM", title);
            }
        }
        let at_last = rows.last().and_then(|row| Some((*row, ended(row)?)));
        if let Some((row, ended)) = at_last {
            let ended = said(ended);
            let title = format!("This social worker ceased on {ended}, and none followed");
            found.at_column(row, "SW_DEC", title);
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::check;
    use expect_test::expect;

    #[test]
    fn an_end_in_the_last_days_of_march_that_nothing_follows_is_found() {
        check(
            "SW11bSTG2",
            "
            2023-24
            SWEpisodes
            CHILD SW_DECOM SW_DEC
            A 01/05/2023 26/03/2024
            B 01/05/2023 25/03/2024
            C 01/05/2023 31/03/2024
            D 01/05/2023 01/04/2024
            E 01/05/2023 01/09/2023
            E 01/09/2023 28/03/2024
            ",
            expect![[r#"
                swepisodes 1: This social worker ceased on 26 March 2024, and none followed
                swepisodes 3: This social worker ceased on 31 March 2024, and none followed
                swepisodes 6: This social worker ceased on 28 March 2024, and none followed
            "#]],
        );
    }

    #[test]
    fn one_that_another_follows_is_right() {
        check(
            "SW11bSTG2",
            "
            2023-24
            SWEpisodes
            CHILD SW_DECOM SW_DEC
            A 28/03/2024 -
            A 01/05/2023 01/09/2023
            A 01/09/2023 28/03/2024
            ",
            expect![[r#"
                nothing found
            "#]],
        );
    }

    #[test]
    fn one_that_follows_without_a_start_is_found() {
        check(
            "SW11bSTG2",
            "
            2023-24
            SWEpisodes
            CHILD SW_DECOM SW_DEC
            A 01/05/2023 28/03/2024
            A - -
            ",
            expect![[r#"
                swepisodes 2: This social worker came after 28 March 2024, but has no start
            "#]],
        );
    }
}
