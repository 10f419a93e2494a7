//! Rule 148: the day and the reason of ceasing are both given or both blank. What was sent counts,
//! readable or not.

use crate::checks::prelude::*;
use crate::report::DateField;

pub(super) static RULE: Rule = Rule {
    number: "148",
    says: "The day and the reason of ceasing are both given, or neither.",
    reads: &[(Episodes, "DEC"), (Episodes, "REC")],
    points_at: &["DEC", "REC"],
    in_force: Years::ALL,
    weight: Weight::TouchesPayment,
    remedy: "Enter what is missing if the episode has ended; clear both if it is still \
              open.",
    run,
};

fn run(checked: &Checked, found: &mut Found) {
    for row in &checked.this.episodes {
        match (&row.dec, row.rec.is_empty()) {
            (DateField::Blank, false) => {
                let title = format!("The reason for ceasing is {} but no day is given", row.rec);
                found.at(row, title);
            }
            (DateField::Read(day), true) => {
                let title = format!("The episode ceased on {} but no reason is given", said(*day));
                found.at(row, title);
            }
            (DateField::Unreadable(text), true) => {
                found.at(row, format!("“{text}” stands for a day of ceasing, with no reason"));
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
    fn one_without_the_other_is_found() {
        check(
            "148",
            "
            CHILD DECOM DEC REC
            A 01/04/2022 30/06/2022 -
            A 30/06/2022 - X1
            B 01/04/2022 30/06/2022 E4A
            C 01/04/2022 - -
            ",
            expect![[r#"
                episodes 1: The episode ceased on 30 June 2022 but no reason is given
                episodes 2: The reason for ceasing is X1 but no day is given
            "#]],
        );
    }

    #[test]
    fn a_day_that_cannot_be_read_is_still_something_sent() {
        check(
            "148",
            "
            CHILD DECOM DEC REC
            A 01/04/2022 31/06/2022 -
            B 01/04/2022 31/06/2022 E4A
            ",
            expect![[r#"
                episodes 1: “31/06/2022” stands for a day of ceasing, with no reason
            "#]],
        );
    }
}
