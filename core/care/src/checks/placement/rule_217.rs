//! Rule 217: a child placed for adoption with the present foster carers, A3 or A5, comes into that
//! episode by a start (S) or by a change that keeps the carer (T or U). Read of episodes begun on
//! or after 1 April 2015, when T and U came in. A blank reason is none of the three.

use super::kinds::placement_named;
use crate::checks::prelude::*;
use definitions::Date;

pub(super) static RULE: Rule = Rule {
    number: "217",
    says: "Adoption by the present foster carers begins with reason S, T or U.",
    reads: &[(Episodes, "DECOM"), (Episodes, "PLACE"), (Episodes, "RNE")],
    points_at: &["DECOM", "PLACE", "RNE"],
    in_force: Years::ALL,
    weight: Weight::Look,
    remedy: "Give T (or U, where the legal status changed too) if the child stays with the same \
              carers; use A4 or A6 if the carers are new.",
    run,
};

fn run(checked: &Checked, found: &mut Found) {
    let since = Date::constant(2015, 4, 1);
    for row in &checked.this.episodes {
        let with_carers = matches!(row.place.as_str(), "A3" | "A5");
        if !with_carers || matches!(row.rne.as_str(), "S" | "T" | "U") {
            continue;
        }
        if row.decom.date().is_some_and(|began| since <= began) {
            let reason = if row.rne.is_empty() { "blank" } else { &row.rne };
            let title = format!(
                "The placement is {}, but the reason for new episode is {reason}",
                placement_named(&row.place),
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
    fn a_reason_that_changes_the_carer_and_a_blank_are_found() {
        check(
            "217",
            "
            CHILD DECOM RNE PLACE
            A 01/05/2022 P A3
            B 01/05/2022 - A5
            C 01/05/2022 S A3
            D 01/05/2022 T A5
            E 01/05/2022 U A5
            F 01/05/2022 P A4
            ",
            expect![[r#"
                episodes 1: The placement is A3 (placed for adoption with consent, with current foster carer), but the reason for new episode is P
                episodes 2: The placement is A5 (placed for adoption with placement order, with current foster carer), but the reason for new episode is blank
            "#]],
        );
    }

    #[test]
    fn episodes_begun_before_april_2015_or_on_no_known_day_are_not_looked_at() {
        check(
            "217",
            "
            CHILD DECOM RNE PLACE
            A 31/03/2015 P A3
            B 01/04/2015 P A3
            C - P A3
            ",
            expect![[r#"
                episodes 2: The placement is A3 (placed for adoption with consent, with current foster carer), but the reason for new episode is P
            "#]],
        );
    }
}
