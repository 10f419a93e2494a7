//! Rule 707: a deprivation of liberty order is over when the child’s care is. The wording is of
//! one with no end; one that ended on a day that lies in none of the child’s periods of care is
//! found too. A period of care is a run of episodes with no day between them; its last day counts
//! as within it.

use crate::checks::prelude::*;
use crate::checks::spells;

pub(super) static RULE: Rule = Rule {
    number: "707",
    says: "A deprivation of liberty order has ended, within care, when the child’s care has.",
    reads: &[
        (DeprivationOfLiberty, "DOLO_START"),
        (DeprivationOfLiberty, "DOLO_END"),
        (Episodes, "DECOM"),
        (Episodes, "DEC"),
    ],
    points_at: &["DOLO_END"],
    in_force: Years::Published(2026, 2026),
    weight: Weight::Look,
    remedy: "Enter the day the order ended, no later than the day care ended, or correct the \
              episode.",
    run,
};

fn run(checked: &Checked, found: &mut Found) {
    for child in checked.children() {
        let rows = &child.deprivation_of_liberty;
        for &row in rows.iter().filter(|row| spells::outside_care(child, **row)) {
            let title = match row.dolo_end.date() {
                Some(ended) => {
                    format!("This order ended on {}, when the child was not in care", said(ended))
                }
                None => "This order is open, but care ended or began after it".to_owned(),
            };
            found.at(row, title);
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::check;
    use expect_test::expect;

    #[test]
    fn an_open_one_of_a_child_who_left_care_is_found() {
        check(
            "707",
            "
            2026-27
            CHILD DECOM DEC
            A 01/05/2026 10/06/2026
            B 01/05/2026 -

            DoLo
            CHILD DOLO_START DOLO_END
            A 02/05/2026 -
            A 02/05/2026 10/06/2026
            A 02/05/2026 11/06/2026
            B 02/05/2026 -
            B 30/04/2026 -
            C 02/05/2026 -
            ",
            expect![[r#"
                dolo 1: This order is open, but care ended or began after it
                dolo 3: This order ended on 11 June 2026, when the child was not in care
                dolo 5: This order is open, but care ended or began after it
            "#]],
        );
    }

    #[test]
    fn a_start_that_cannot_be_read_is_left_to_its_own_rule() {
        check(
            "707",
            "
            2026-27
            CHILD DECOM DEC
            A 01/05/2026 10/06/2026

            DoLo
            CHILD DOLO_START DOLO_END
            A - -
            A 31/06/2026 30/06/2026
            ",
            expect![[r#"
                nothing found
            "#]],
        );
    }
}
