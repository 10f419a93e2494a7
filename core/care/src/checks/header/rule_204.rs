//! Rule 204: the ethnicity is the one in last year’s return; a blank in one year only is another.

use crate::checks::index::or_blank;
use crate::checks::prelude::*;

pub(super) static RULE: Rule = Rule {
    number: "204",
    says: "The ethnicity is the one in last year’s return.",
    reads: &[(Header, "ETHNIC"), (HeaderLast, "ETHNIC")],
    points_at: &["ETHNIC"],
    in_force: Years::ALL,
    weight: Weight::Look,
    remedy: "Find out which year is right. If it is this one, explain the change to the DfE.",
    run,
};

fn run(checked: &Checked, found: &mut Found) {
    for child in checked.children() {
        for row in &child.headers {
            let last = child.last.headers.iter().map(|last| last.ethnic.as_str());
            let Some(last) = last.into_iter().find(|last| *last != row.ethnic) else { continue };
            let (now, last) = (or_blank(&row.ethnic), or_blank(last));
            found.at(*row, format!("Ethnicity {now}, but last year {last}"));
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::check;
    use expect_test::expect;

    #[test]
    fn another_ethnicity_than_last_years_is_found() {
        check(
            "204",
            "
            CHILD ETHNIC
            A WBRI
            B WBRI
            C -
            D WBRI
            E -
            F WBRI

            last year
            CHILD ETHNIC
            A WBRI
            B NOBT
            C WBRI
            D -
            E -
            ",
            expect![[r#"
                header 2: Ethnicity WBRI, but last year NOBT
                header 3: Ethnicity blank, but last year WBRI
                header 4: Ethnicity WBRI, but last year blank
            "#]],
        );
    }
}
