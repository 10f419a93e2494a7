//! Rule 141: the day an episode began is a date. A blank is left to `needed_value_is_blank`.

use crate::checks::prelude::*;
use crate::report::DateField;

pub(super) static RULE: Rule = Rule {
    number: "141",
    says: "The day an episode began is a date.",
    reads: &[(Episodes, "DECOM")],
    points_at: &["DECOM"],
    in_force: Years::ALL,
    weight: Weight::Refused,
    remedy: "Give the day as DD/MM/YYYY: an episode that cannot be dated cannot be counted.",
    run,
};

fn run(checked: &Checked, found: &mut Found) {
    for row in &checked.this.episodes {
        if let DateField::Unreadable(text) = &row.decom {
            found.at(row, format!("The episode’s start “{text}” is not a date"));
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
            "141",
            "
            CHILD DECOM
            A 30/06/2022
            A 31/06/2022
            A 2022-07-01
            A -
            ",
            expect![[r#"
                episodes 2: The episode’s start “31/06/2022” is not a date
                episodes 3: The episode’s start “2022-07-01” is not a date
            "#]],
        );
    }
}
