//! Rule 354: no episode begins after the collection ends on 31 March.

use crate::checks::prelude::*;

pub(super) static RULE: Rule = Rule {
    number: "354",
    says: "No episode begins after 31 March of the return’s year.",
    reads: &[(Episodes, "DECOM")],
    points_at: &["DECOM"],
    in_force: Years::ALL,
    weight: Weight::TouchesPayment,
    remedy: "Check the start: an episode of next year belongs in next year’s return.",
    run,
};

fn run(checked: &Checked, found: &mut Found) {
    let ends = checked.collection_ends();
    for row in &checked.this.episodes {
        match row.decom.date() {
            Some(began) if ends < began => {
                let title = format!(
                    "This episode began on {}, after the collection ended on {}",
                    said(began),
                    said(ends),
                );
                found.at(row, title);
            }
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::check;
    use expect_test::expect;

    #[test]
    fn the_first_of_april_of_the_next_year_is_found_and_the_last_of_march_is_not() {
        check(
            "354",
            "
            CHILD DECOM
            A 31/03/2023
            A 01/04/2023
            ",
            expect![[r#"
                episodes 2: This episode began on 1 April 2023, after the collection ended on 31 March 2023
            "#]],
        );
    }
}
