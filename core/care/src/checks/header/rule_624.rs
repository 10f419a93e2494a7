//! Rule 624: a first child’s date of birth is the one in last year’s return, where that gave one. A
//! blank this year is a difference; what cannot be read is compared as it was sent.

use crate::checks::prelude::*;
use crate::report::DateField;

pub(super) static RULE: Rule = Rule {
    number: "624",
    says: "A first child’s date of birth is the one in last year’s return.",
    reads: &[(Header, "MC_DOB"), (HeaderLast, "MC_DOB")],
    points_at: &["MC_DOB"],
    in_force: Years::ALL,
    weight: Weight::Look,
    remedy: "Give the date last year’s return gave: a second child’s birth does not change \
              it. If last year’s was wrong, explain that to the DfE.",
    run,
};

fn run(checked: &Checked, found: &mut Found) {
    for child in checked.children() {
        for row in &child.headers {
            let given = child.last.headers.iter().map(|last| &last.mc_dob);
            let mut given = given.filter(|day| !day.is_blank());
            if let Some(last) = given.find(|last| **last != row.mc_dob) {
                let last = shown(last);
                let title = match row.mc_dob.is_blank() {
                    true => format!("No date of birth of her child; last year it was {last}"),
                    false => {
                        let now = shown(&row.mc_dob);
                        format!("Her child was born on {now}, but on {last} last year")
                    }
                };
                found.at(*row, title);
            }
        }
    }
}

fn shown(day: &DateField) -> String {
    match day {
        DateField::Read(day) => said(*day).to_string(),
        DateField::Unreadable(text) => format!("“{text}”"),
        DateField::Blank => "blank".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::check;
    use expect_test::expect;

    #[test]
    fn another_date_than_last_years_is_found() {
        check(
            "624",
            "
            CHILD MC_DOB
            A 01/06/2021
            B 01/06/2021
            C -
            D 01/06/2021
            E 31/02/2021

            last year
            CHILD MC_DOB
            A 01/06/2021
            B 06/01/2021
            C 01/06/2021
            D -
            E 31/02/2021
            ",
            expect![[r#"
                header 2: Her child was born on 1 June 2021, but on 6 January 2021 last year
                header 3: No date of birth of her child; last year it was 1 June 2021
            "#]],
        );
    }
}
