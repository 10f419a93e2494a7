//! Rule 184: it is decided that a child should be placed for adoption on or after the day the
//! child was born. The date of birth is that of the decision’s own row; where it is blank or not a
//! date there is nothing to compare with, and the row is found.

use crate::checks::prelude::*;

pub(super) static RULE: Rule = Rule {
    number: "184",
    says: "A decision to place for adoption comes no earlier than the birth.",
    reads: &[(PlacedForAdoption, "DATE_PLACED"), (PlacedForAdoption, "DOB")],
    points_at: &["DATE_PLACED", "DOB"],
    in_force: Years::ALL,
    weight: Weight::Look,
    remedy: "Check the day of the decision and the date of birth.",
    run,
};

fn run(checked: &Checked, found: &mut Found) {
    for row in &checked.this.placed_for_adoption {
        let Some(decided) = row.date_placed.date() else { continue };
        let birth = match row.dob.date() {
            Some(born) if born <= decided => continue,
            Some(born) => format!("before the child was born on {}", said(born)),
            None => "but this row has no date of birth to compare with".to_owned(),
        };
        let day = said(decided);
        found.at(row, format!("It was decided on {day} to place the child for adoption, {birth}"));
    }
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::check;
    use expect_test::expect;

    #[test]
    fn a_decision_before_the_birth_is_found_and_one_on_the_day_is_not() {
        check(
            "184",
            "
            PlacedAdoption
            CHILD DOB DATE_PLACED
            A 29/02/2020 28/02/2020
            B 29/02/2020 29/02/2020
            C 29/02/2020 -
            ",
            expect![[r#"
                placedadoption 1: It was decided on 28 February 2020 to place the child for adoption, before the child was born on 29 February 2020
            "#]],
        );
    }

    #[test]
    fn a_decision_with_no_date_of_birth_beside_it_is_found() {
        check(
            "184",
            "
            PlacedAdoption
            CHILD DOB DATE_PLACED
            A - 01/05/2022
            B 31/06/2020 01/05/2022
            ",
            expect![[r#"
                placedadoption 1: It was decided on 1 May 2022 to place the child for adoption, but this row has no date of birth to compare with
                placedadoption 2: It was decided on 1 May 2022 to place the child for adoption, but this row has no date of birth to compare with
            "#]],
        );
    }
}
