//! Rule SW06STG2: a social worker episode has begun by 31 March, when the collection ends. It may
//! have begun in any earlier year.

use crate::checks::prelude::*;

pub(super) static RULE: Rule = Rule {
    number: "SW06STG2",
    says: "A social worker episode begins by the end of the collection year.",
    reads: &[(SocialWorker, "SW_DECOM")],
    points_at: &["SW_DECOM"],
    in_force: Years::Published(2023, 2026),
    weight: Weight::Look,
    remedy: "Correct the start; a social worker of next year belongs in next year’s return.",
    run,
};

fn run(checked: &Checked, found: &mut Found) {
    let last = checked.collection_ends();
    for row in &checked.this.social_worker {
        if let Some(began) = row.sw_decom.date().filter(|began| last < *began) {
            let (began, last) = (said(began), said(last));
            found.at(row, format!("This social worker began on {began}, after {last}"));
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::check;
    use expect_test::expect;

    #[test]
    fn a_start_after_the_31st_of_march_is_found_and_that_day_is_not() {
        check(
            "SW06STG2",
            "
            2023-24
            SWEpisodes
            CHILD SW_DECOM
            A 31/03/2024
            A 01/04/2024
            B 01/04/2019
            B -
            ",
            expect![[r#"
                swepisodes 2: This social worker began on 1 April 2024, after 31 March 2024
            "#]],
        );
    }

    #[test]
    fn a_start_that_cannot_be_read_is_left_to_its_own_rule() {
        check(
            "SW06STG2",
            "
            2023-24
            SWEpisodes
            CHILD SW_DECOM
            A 31/04/2024
            A ZZ/05/2024
            ",
            expect![[r#"
                nothing found
            "#]],
        );
    }
}
