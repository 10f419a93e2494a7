//! Rule 147: the day an episode ceased, where one is given, is a date.

use crate::checks::prelude::*;
use crate::report::DateField;

pub(super) static RULE: Rule = Rule {
    number: "147",
    says: "The day an episode ceased is a date.",
    reads: &[(Episodes, "DEC")],
    points_at: &["DEC"],
    in_force: Years::ALL,
    weight: Weight::TouchesPayment,
    remedy: "Give the day as DD/MM/YYYY, or leave it blank while the episode is open.",
    run,
};

fn run(checked: &Checked, found: &mut Found) {
    for row in &checked.this.episodes {
        if let DateField::Unreadable(text) = &row.dec {
            found.at(row, format!("The day the episode ceased, “{text}”, is not a date"));
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::check;
    use expect_test::expect;

    #[test]
    fn a_day_that_does_not_exist_is_found_and_a_blank_is_not() {
        check(
            "147",
            "
            CHILD DECOM DEC
            A 01/04/2022 30/06/2022
            A 30/06/2022 31/06/2022
            A 01/07/2022 -
            ",
            expect![[r#"
                episodes 2: The day the episode ceased, “31/06/2022”, is not a date
            "#]],
        );
    }
}
