//! Rule 570: a time missing does not begin after 31 March, when the collection ends.

use crate::checks::prelude::*;

pub(super) static RULE: Rule = Rule {
    number: "570",
    says: "A time missing begins by the end of the collection year.",
    reads: &[(Missing, "MIS_START")],
    points_at: &["MIS_START"],
    in_force: Years::ALL,
    weight: Weight::TouchesPayment,
    remedy: "Correct the start; a time missing of next year belongs in next year’s return.",
    run,
};

fn run(checked: &Checked, found: &mut Found) {
    let last = checked.collection_ends();
    for row in &checked.this.missing {
        if let Some(began) = row.mis_start.date().filter(|began| last < *began) {
            let (began, last) = (said(began), said(last));
            found.at(row, format!("This time missing began on {began}, after {last}"));
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
            "570",
            "
            Missing
            CHILD MIS_START
            A 31/03/2023
            A 01/04/2023
            B 01/04/2020
            B -
            ",
            expect![[r#"
                missing 2: This time missing began on 1 April 2023, after 31 March 2023
            "#]],
        );
    }

    #[test]
    fn a_start_of_an_earlier_year_and_one_that_is_no_date_are_not_looked_at() {
        check(
            "570",
            "
            Missing
            CHILD MIS_START
            A 31/12/2019
            A 31/04/2023
            ",
            expect![[r#"
                nothing found
            "#]],
        );
    }
}
