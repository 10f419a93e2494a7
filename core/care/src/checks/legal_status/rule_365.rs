//! Rule 365: one short break of a series (V3) lasts at most 17 days; an open one is counted to 31
//! March.

use crate::checks::prelude::*;
use definitions::days_between;

pub(super) static RULE: Rule = Rule {
    number: "365",
    says: "One short break lasts at most 17 days.",
    reads: &[(Episodes, "DECOM"), (Episodes, "DEC"), (Episodes, "LS")],
    points_at: &["DECOM", "DEC", "LS"],
    in_force: Years::ALL,
    weight: Weight::TouchesPayment,
    remedy: "Check the dates; a stay of more than 17 days is not a short break and needs \
              another legal status.",
    run,
};

fn run(checked: &Checked, found: &mut Found) {
    for row in checked.this.episodes.iter().filter(|row| row.ls == "V3") {
        let (Some(began), Some(ceased)) = (row.decom.date(), checked.ceased_or_collected(row))
        else {
            continue;
        };
        let days = days_between(began, ceased);
        if days > 17 {
            let title = format!(
                "A short break (V3) from {} to {} is {days} days; 17 is the most",
                said(began),
                said(ceased),
            );
            found.at(row, title);
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::check;
    use expect_test::expect;

    #[test]
    fn seventeen_days_pass_and_eighteen_fail() {
        check(
            "365",
            "
            CHILD DECOM DEC LS
            A 02/05/2022 19/05/2022 V3
            B 02/05/2022 20/05/2022 V3
            C 02/05/2022 20/05/2022 V2
            ",
            expect![[r#"
                episodes 2: A short break (V3) from 2 May 2022 to 20 May 2022 is 18 days; 17 is the most
            "#]],
        );
    }

    #[test]
    fn an_open_break_is_counted_to_31_march() {
        check(
            "365",
            "
            CHILD DECOM DEC LS
            A 14/03/2023 - V3
            B 13/03/2023 - V3
            ",
            expect![[r#"
                episodes 2: A short break (V3) from 13 March 2023 to 31 March 2023 is 18 days; 17 is the most
            "#]],
        );
    }

    #[test]
    fn an_ending_that_cannot_be_read_has_no_length() {
        check(
            "365",
            "
            CHILD DECOM DEC LS
            A 02/05/2022 31/06/2022 V3
            ",
            expect![[r#"
                nothing found
            "#]],
        );
    }
}
