//! Rule 703: a deprivation of liberty order does not begin after 31 March, when the collection
//! ends.

use crate::checks::prelude::*;

pub(super) static RULE: Rule = Rule {
    number: "703",
    says: "A deprivation of liberty order begins by the end of the collection year.",
    reads: &[(DeprivationOfLiberty, "DOLO_START")],
    points_at: &["DOLO_START"],
    in_force: Years::Published(2026, 2026),
    weight: Weight::Look,
    remedy: "Correct the start; an order of next year belongs in next year’s return.",
    run,
};

fn run(checked: &Checked, found: &mut Found) {
    let last = checked.collection_ends();
    for row in &checked.this.deprivation_of_liberty {
        if let Some(began) = row.dolo_start.date().filter(|began| last < *began) {
            let (began, last) = (said(began), said(last));
            found.at(row, format!("This order began on {began}, after {last}"));
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
            "703",
            "
            2026-27
            DoLo
            CHILD DOLO_START
            A 31/03/2027
            A 01/04/2027
            B 01/04/2025
            B -
            ",
            expect![[r#"
                dolo 2: This order began on 1 April 2027, after 31 March 2027
            "#]],
        );
    }

    #[test]
    fn a_start_of_an_earlier_year_is_right() {
        check(
            "703",
            "
            2026-27
            DoLo
            CHILD DOLO_START
            A 31/12/2025
            B 31/04/2027
            ",
            expect![[r#"
                nothing found
            "#]],
        );
    }
}
