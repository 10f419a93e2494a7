//! Rule 202: the sex is the one in last year’s return; a blank in one year only is another sex. In
//! 2024-25 the codes 1 and 2 became M and F: in that year’s return the same sex in its new code is
//! no difference, though to the public validator it is one for every child.

use super::codes_of_sex::became;
use crate::checks::prelude::*;

pub(super) static RULE: Rule = Rule {
    number: "202",
    says: "The sex is the one in last year’s return.",
    reads: &[(Header, "SEX"), (HeaderLast, "SEX")],
    points_at: &["SEX"],
    in_force: Years::ALL,
    weight: Weight::Look,
    remedy: "Find out which year is right. If it is this one, explain the change to the DfE.",
    run,
};

fn run(checked: &Checked, found: &mut Found) {
    let recoded = checked.year().starts_in() == 2024;
    let agree = |last: &str, now: &str| last == now || (recoded && became(last) == Some(now));
    for child in checked.children() {
        for row in &child.headers {
            let last = child.last.headers.iter().map(|last| last.sex.as_str());
            match last.into_iter().find(|last| !agree(last, &row.sex)) {
                None => {}
                Some("") => found.at(*row, format!("Sex {}, but last year’s was blank", row.sex)),
                Some(last) if row.sex.is_empty() => {
                    found.at(*row, format!("No sex is recorded; last year it was {last}"));
                }
                Some(last) => found.at(*row, format!("Sex {}, but last year {last}", row.sex)),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::check;
    use expect_test::expect;

    #[test]
    fn another_sex_than_last_years_is_found() {
        check(
            "202",
            "
            CHILD SEX
            A 1
            B 2
            C -
            D 2
            E -
            F 1

            last year
            CHILD SEX
            A 1
            B 1
            C 1
            D -
            E -
            ",
            expect![[r#"
                header 2: Sex 2, but last year 1
                header 3: No sex is recorded; last year it was 1
                header 4: Sex 2, but last year’s was blank
            "#]],
        );
    }

    #[test]
    fn the_same_sex_in_the_new_code_is_no_difference() {
        check(
            "202",
            "
            2024-25
            CHILD SEX
            A M
            B F
            C M
            D U

            last year
            CHILD SEX
            A 1
            B 2
            C 2
            D 2
            ",
            expect![[r#"
                header 3: Sex M, but last year 2
                header 4: Sex U, but last year 2
            "#]],
        );
    }
}
