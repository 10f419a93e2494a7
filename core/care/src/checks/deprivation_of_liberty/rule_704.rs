//! Rule 704: a deprivation of liberty order that has ended did so within the collection year, its
//! first and last day included.

use crate::checks::prelude::*;

pub(super) static RULE: Rule = Rule {
    number: "704",
    says: "A deprivation of liberty order that has ended did so within the collection year.",
    reads: &[(DeprivationOfLiberty, "DOLO_END")],
    points_at: &["DOLO_END"],
    in_force: Years::Published(2026, 2026),
    weight: Weight::Look,
    remedy: "Correct the end; take out a row of an earlier year, and leave the end blank if the \
              order was still in force on 31 March.",
    run,
};

fn run(checked: &Checked, found: &mut Found) {
    let (first, last) = (checked.collection_begins(), checked.collection_ends());
    for row in &checked.this.deprivation_of_liberty {
        let Some(ended) = row.dolo_end.date() else { continue };
        let when = match ended {
            _ if ended < first => format!("before {}", said(first)),
            _ if last < ended => format!("after {}", said(last)),
            _ => continue,
        };
        found.at(row, format!("This order ended on {}, {when}", said(ended)));
    }
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::check;
    use expect_test::expect;

    #[test]
    fn an_end_outside_the_year_is_found_and_its_first_and_last_day_are_not() {
        check(
            "704",
            "
            2026-27
            DoLo
            CHILD DOLO_END
            A 31/03/2026
            A 01/04/2026
            A 31/03/2027
            A 01/04/2027
            B -
            ",
            expect![[r#"
                dolo 1: This order ended on 31 March 2026, before 1 April 2026
                dolo 4: This order ended on 1 April 2027, after 31 March 2027
            "#]],
        );
    }

    #[test]
    fn an_order_in_force_is_not_looked_at() {
        check(
            "704",
            "
            2026-27
            DoLo
            CHILD DOLO_START DOLO_END
            A 01/03/2025 -
            B 01/03/2025 31/04/2025
            ",
            expect![[r#"
                nothing found
            "#]],
        );
    }
}
