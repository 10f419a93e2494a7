//! Rule 209: UN1, for a child not yet of school age, is not given for one who is. Of school age is
//! whoever had turned four by 31 August of the year before the one the return begins in.

use crate::checks::prelude::*;
use definitions::Date;

pub(super) static RULE: Rule = Rule {
    number: "209",
    says: "A child of school age does not have the UPN code UN1.",
    reads: &[(Header, "DOB"), (Header, "UPN")],
    points_at: &["DOB", "UPN"],
    in_force: Years::ALL,
    weight: Weight::Look,
    remedy: "Ask the school for the child’s number; if there is none, give the code that \
              says why, UN2 to UN5.",
    run,
};

fn run(checked: &Checked, found: &mut Found) {
    let Ok(day) = Date::new(checked.year().starts_in() - 1, 8, 31) else { return };
    for row in checked.this.header.iter().filter(|row| row.upn == "UN1") {
        let Some(born) = row.dob.date() else { continue };
        let fourth = birthday(born, 4);
        if fourth <= day {
            let title = format!(
                "The UPN says not yet of school age (UN1), but the child turned four on {}",
                said(fourth),
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
    fn a_child_of_four_by_31_august_before_the_year_is_found() {
        check(
            "209",
            "
            CHILD DOB UPN
            A 31/08/2017 UN1
            B 01/09/2017 UN1
            C 31/08/2017 UN2
            D - UN1
            ",
            expect![[r#"
                header 1: The UPN says not yet of school age (UN1), but the child turned four on 31 August 2021
            "#]],
        );
    }
}
