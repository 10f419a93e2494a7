//! Rule SW07STG2: a social worker episode that has ended did so in the years the table covers: in
//! 2023-24 the collection year, from 2024-25 the year before it too; the first and the last day
//! included. The public validator reckons the year before as 365 days and some hours, and so finds
//! an end on 1 April 2023 in 2024-25.

use crate::checks::prelude::*;

pub(super) static RULE: Rule = Rule {
    number: "SW07STG2",
    says: "A social worker episode that has ended did so in the years the table covers.",
    reads: &[(SocialWorker, "SW_DEC")],
    points_at: &["SW_DEC"],
    in_force: Years::Published(2023, 2026),
    weight: Weight::Look,
    remedy: "Correct the end; take out a row of an earlier year, and leave the end blank if the \
              social worker was still the child’s on 31 March.",
    run,
};

fn run(checked: &Checked, found: &mut Found) {
    let year = checked.year();
    let from = if year.starts_in() < 2024 { year } else { year.before() };
    let (first, last) = (from.began(), checked.collection_ends());
    for row in &checked.this.social_worker {
        let Some(ended) = row.sw_dec.date() else { continue };
        let when = match ended {
            _ if ended < first => format!("before {}", said(first)),
            _ if last < ended => format!("after {}", said(last)),
            _ => continue,
        };
        found.at(row, format!("This social worker ceased on {}, {when}", said(ended)));
    }
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::check;
    use expect_test::expect;

    #[test]
    fn in_2023_24_the_end_is_within_the_year() {
        check(
            "SW07STG2",
            "
            2023-24
            SWEpisodes
            CHILD SW_DEC
            A 31/03/2023
            A 01/04/2023
            A 31/03/2024
            A 01/04/2024
            B -
            ",
            expect![[r#"
                swepisodes 1: This social worker ceased on 31 March 2023, before 1 April 2023
                swepisodes 4: This social worker ceased on 1 April 2024, after 31 March 2024
            "#]],
        );
    }

    #[test]
    fn from_2024_25_the_year_before_counts_too() {
        check(
            "SW07STG2",
            "
            2024-25
            SWEpisodes
            CHILD SW_DEC
            A 31/03/2023
            A 01/04/2023
            A 31/03/2025
            A 01/04/2025
            ",
            expect![[r#"
                swepisodes 1: This social worker ceased on 31 March 2023, before 1 April 2023
                swepisodes 4: This social worker ceased on 1 April 2025, after 31 March 2025
            "#]],
        );
    }

    #[test]
    fn a_social_worker_who_is_still_the_childs_has_no_end() {
        check(
            "SW07STG2",
            "
            2023-24
            SWEpisodes
            CHILD SW_DECOM SW_DEC
            A 01/05/2020 -
            B 01/05/2020 31/04/2024
            ",
            expect![[r#"
                nothing found
            "#]],
        );
    }
}
