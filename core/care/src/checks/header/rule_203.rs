//! Rule 203: the date of birth is the one in last year’s return. A date in one year and none in the
//! other, whether blank or unreadable, is a difference; none in either is not.

use crate::checks::prelude::*;

pub(super) static RULE: Rule = Rule {
    number: "203",
    says: "The date of birth is the one in last year’s return.",
    reads: &[(Header, "DOB"), (HeaderLast, "DOB")],
    points_at: &["DOB"],
    in_force: Years::ALL,
    weight: Weight::TouchesPayment,
    remedy: "Find out which date is right: the day the child turns 18 moves with it. If it \
              is this year’s, explain the change to the DfE.",
    run,
};

fn run(checked: &Checked, found: &mut Found) {
    for child in checked.children() {
        for row in &child.headers {
            let last = child.last.headers.iter().map(|last| last.dob.date());
            let Some(last) = last.into_iter().find(|last| *last != row.dob.date()) else {
                continue;
            };
            let title = match (row.dob.date(), last) {
                (Some(day), Some(last)) => {
                    format!("Born on {}, but on {} last year", said(day), said(last))
                }
                (Some(day), None) => format!("Born on {}, but no date last year", said(day)),
                (None, Some(last)) => {
                    format!("No date of birth can be read; last year it was {}", said(last))
                }
                (None, None) => continue,
            };
            found.at(*row, title);
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::check;
    use expect_test::expect;

    #[test]
    fn another_date_of_birth_than_last_years_is_found() {
        check(
            "203",
            "
            CHILD DOB
            A 12/03/2010
            B 12/03/2010
            C 12/03/2010
            D -

            last year
            CHILD DOB
            A 12/03/2010
            B 03/12/2010
            C 31/02/2010
            D 12/03/2010
            ",
            expect![[r#"
                header 2: Born on 12 March 2010, but on 3 December 2010 last year
                header 3: Born on 12 March 2010, but no date last year
                header 4: No date of birth can be read; last year it was 12 March 2010
            "#]],
        );
    }

    #[test]
    fn a_child_new_this_year_or_without_a_date_in_either_passes() {
        check(
            "203",
            "
            CHILD DOB
            A 12/03/2010
            B -

            last year
            CHILD DOB
            B 31/02/2010
            ",
            expect![[r#"
                nothing found
            "#]],
        );
    }
}
