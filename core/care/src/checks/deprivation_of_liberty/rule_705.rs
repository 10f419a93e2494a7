//! Rule 705: a deprivation of liberty order begins when the child’s one before it has ended, and
//! not before. It may begin on the day the other ended. They are taken in the order of their ends,
//! an open one at its start; one whose end cannot be read is taken as open.

use crate::checks::prelude::*;
use crate::checks::spells;
use crate::report::DeprivationRow;

pub(super) static RULE: Rule = Rule {
    number: "705",
    says: "A deprivation of liberty order begins when the one before it has ended.",
    reads: &[(DeprivationOfLiberty, "DOLO_START"), (DeprivationOfLiberty, "DOLO_END")],
    points_at: &["DOLO_START", "DOLO_END"],
    in_force: Years::Published(2026, 2026),
    weight: Weight::Look,
    remedy: "Give the earlier order its end, or correct the dates so that the two do not overlap; \
              take out one that was entered twice.",
    run,
};

fn run(checked: &Checked, found: &mut Found) {
    for child in checked.children() {
        spells::overlapping(child, |row: &DeprivationRow, ended| {
            let this = match row.dolo_start.date() {
                Some(began) => format!("This order began on {}", said(began)),
                None => "This order was added".to_owned(),
            };
            let title = match ended {
                Some(ended) => format!("{this}, before the previous one ended on {}", said(ended)),
                None => format!("{this} while the previous one had no end"),
            };
            found.at(row, title);
        });
    }
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::check;
    use expect_test::expect;

    #[test]
    fn an_overlap_is_found_and_the_same_day_is_not() {
        check(
            "705",
            "
            2026-27
            DoLo
            CHILD DOLO_START DOLO_END
            A 01/05/2026 05/05/2026
            A 05/05/2026 07/05/2026
            A 06/05/2026 08/05/2026
            B 06/05/2026 09/05/2026
            ",
            expect![[r#"
                dolo 3: This order began on 6 May 2026, before the previous one ended on 7 May 2026
            "#]],
        );
    }

    #[test]
    fn one_after_an_open_one_is_found() {
        check(
            "705",
            "
            2026-27
            DoLo
            CHILD DOLO_START DOLO_END
            A 10/05/2026 12/05/2026
            A 01/05/2026 -
            B 10/05/2026 -
            B 01/05/2026 x
            ",
            expect![[r#"
                dolo 1: This order began on 10 May 2026 while the previous one had no end
                dolo 3: This order began on 10 May 2026 while the previous one had no end
            "#]],
        );
    }

    #[test]
    fn one_that_begins_when_the_other_has_ended_is_right() {
        check(
            "705",
            "
            2026-27
            DoLo
            CHILD DOLO_START DOLO_END
            A 06/05/2026 -
            A 01/05/2026 06/05/2026
            ",
            expect![[r#"
                nothing found
            "#]],
        );
    }
}
