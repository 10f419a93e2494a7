//! Rule 104: the day the status of unaccompanied asylum-seeking child ceased is a date, and not one
//! before the year: a status that had ceased by then is no longer reported. Blank passes.

use crate::checks::prelude::*;
use crate::report::DateField;

pub(super) static RULE: Rule = Rule {
    number: "104",
    says: "The day UASC status ceased is a date, not before the year.",
    reads: &[(Uasc, "DUC")],
    points_at: &["DUC"],
    in_force: Years::ALL,
    weight: Weight::Look,
    remedy: "Give DUC as DD/MM/YYYY; take the row out if the status had ceased before \
              1 April.",
    run,
};

fn run(checked: &Checked, found: &mut Found) {
    for row in &checked.this.uasc {
        match &row.duc {
            DateField::Unreadable(text) => {
                found.at(row, format!("The day UASC status ceased, “{text}”, is not a date"));
            }
            DateField::Read(day) if *day < checked.collection_begins() => {
                found.at(row, format!("UASC status ceased on {}, before the year", said(*day)));
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
    fn what_is_not_a_date_or_is_before_the_year_is_found() {
        check(
            "104",
            "
            UASC
            CHILD DUC
            A 31/06/2022
            B 31/03/2022
            C 01/04/2022
            D 01/04/2024
            E -
            ",
            expect![[r#"
                uasc 1: The day UASC status ceased, “31/06/2022”, is not a date
                uasc 2: UASC status ceased on 31 March 2022, before the year
            "#]],
        );
    }
}
