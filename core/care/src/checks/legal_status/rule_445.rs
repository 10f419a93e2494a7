//! Rule 445: no episode under a freeing order (D1) begins after December 2005, when placement
//! orders (E1) took their place. Withdrawn after 2023-24.

use crate::checks::prelude::*;

pub(super) static RULE: Rule = Rule {
    number: "445",
    says: "No episode under a freeing order begins after December 2005.",
    reads: &[(Episodes, "DECOM"), (Episodes, "LS")],
    points_at: &["DECOM", "LS"],
    in_force: Years::Published(2022, 2023),
    weight: Weight::TouchesPayment,
    remedy: "Check the legal status and the start.",
    run,
};

fn run(checked: &Checked, found: &mut Found) {
    for row in checked.this.episodes.iter().filter(|row| row.ls == "D1") {
        match row.decom.date() {
            Some(began) if LAST_DAY < began => {
                found.at(
                    row,
                    format!(
                        "Under a freeing order (D1) from {}, after they had ended in December 2005",
                        said(began)
                    ),
                );
            }
            _ => {}
        }
    }
}

const LAST_DAY: definitions::Date = definitions::Date::constant(2005, 12, 31);

#[cfg(test)]
mod tests {
    use crate::checks::testing::check;
    use expect_test::expect;

    #[test]
    fn the_first_day_of_2006_is_found_and_the_day_before_is_not() {
        check(
            "445",
            "
            CHILD DECOM LS
            A 31/12/2005 D1
            B 01/01/2006 D1
            C 01/01/2006 C2
            ",
            expect![[r#"
                episodes 2: Under a freeing order (D1) from 1 January 2006, after they had ended in December 2005
            "#]],
        );
    }
}
