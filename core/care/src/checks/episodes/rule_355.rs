//! Rule 355: an episode lasts at least a day: it does not begin and cease on one date.

use crate::checks::prelude::*;

pub(super) static RULE: Rule = Rule {
    number: "355",
    says: "An episode does not begin and cease on one day.",
    reads: &[(Episodes, "DECOM"), (Episodes, "DEC")],
    points_at: &["DECOM", "DEC"],
    in_force: Years::ALL,
    weight: Weight::TouchesPayment,
    remedy: "Check both dates; an episode of less than 24 hours is not reported and counts \
              no day.",
    run,
};

fn run(checked: &Checked, found: &mut Found) {
    for row in &checked.this.episodes {
        match (row.decom.date(), row.dec.date()) {
            (Some(began), Some(ceased)) if began == ceased => {
                let title = format!("This episode began and ceased on {}", said(began));
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
    fn in_and_out_on_one_day_is_found_and_one_night_is_not() {
        check(
            "355",
            "
            CHILD DECOM DEC
            A 01/05/2022 01/05/2022
            A 01/05/2022 02/05/2022
            A - -
            ",
            expect![[r#"
                episodes 1: This episode began and ceased on 1 May 2022
            "#]],
        );
    }
}
