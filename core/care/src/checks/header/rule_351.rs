//! Rule 351: nobody in the return was over 25 when the year began. Whoever turned 25 on that day is
//! not over it.

use crate::checks::prelude::*;

pub(super) static RULE: Rule = Rule {
    number: "351",
    says: "No one in the return was over 25 when the year began.",
    reads: &[(Header, "DOB")],
    points_at: &["DOB"],
    in_force: Years::ALL,
    weight: Weight::TouchesPayment,
    remedy: "Correct the date of birth, or take the person out of the return.",
    run,
};

fn run(checked: &Checked, found: &mut Found) {
    for row in &checked.this.header {
        let Some(born) = row.dob.date() else { continue };
        let birthday = birthday(born, 25);
        if birthday < checked.collection_begins() {
            let title = format!("Turned 25 on {}, before the year began", said(birthday));
            found.at(row, title);
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::check;
    use expect_test::expect;

    #[test]
    fn a_birthday_before_the_year_is_found_and_one_on_its_first_day_is_not() {
        check(
            "351",
            "
            CHILD DOB
            A 31/03/1997
            B 01/04/1997
            C -
            ",
            expect![[r#"
                header 1: Turned 25 on 31 March 2022, before the year began
            "#]],
        );
    }
}
