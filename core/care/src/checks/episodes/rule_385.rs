//! Rule 385: no episode ceases after the collection ends on 31 March.

use crate::checks::prelude::*;

pub(super) static RULE: Rule = Rule {
    number: "385",
    says: "No episode ceases after 31 March of the return’s year.",
    reads: &[(Episodes, "DEC")],
    points_at: &["DEC"],
    in_force: Years::ALL,
    weight: Weight::TouchesPayment,
    remedy: "Leave the ending blank: an episode that ends next year is open in this year’s \
              return.",
    run,
};

fn run(checked: &Checked, found: &mut Found) {
    let ends = checked.collection_ends();
    for row in &checked.this.episodes {
        match row.dec.date() {
            Some(ceased) if ends < ceased => {
                let title = format!(
                    "This episode ceased on {}, after the collection ended on {}",
                    said(ceased),
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
            "385",
            "
            CHILD DECOM DEC
            A 01/05/2022 31/03/2023
            B 01/05/2022 01/04/2023
            ",
            expect![[r#"
                episodes 2: This episode ceased on 1 April 2023, after the collection ended on 31 March 2023
            "#]],
        );
    }
}
