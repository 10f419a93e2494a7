//! Rule 348: a care leaver whom last year’s return says to have died is said to have died this year
//! too.

use crate::checks::prelude::*;

pub(super) static RULE: Rule = Rule {
    number: "348",
    says: "A care leaver who had died by last year’s return is not recorded as living.",
    reads: &[(Oc3, "IN_TOUCH"), (Oc3Last, "IN_TOUCH")],
    points_at: &["IN_TOUCH"],
    in_force: Years::Published(2025, 2026),
    weight: Weight::Look,
    remedy: "Check which return is wrong: record DIED here, or correct last year’s.",
    run,
};

fn run(checked: &Checked, found: &mut Found) {
    for child in checked.children() {
        if !child.last.oc3.iter().any(|row| row.in_touch == "DIED") {
            continue;
        }
        for row in child.oc3.iter().filter(|row| row.in_touch != "DIED") {
            let now = if row.in_touch.is_empty() { "nothing" } else { &row.in_touch };
            found.at(*row, format!("DIED in last year’s return, but {now} in this one"));
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::check;
    use expect_test::expect;

    const BOTH: &str = "
        OC3
        CHILD IN_TOUCH
        A DIED
        B YES
        C -
        D DIED
        E YES

        last year
        OC3
        CHILD IN_TOUCH
        A DIED
        B DIED
        C DIED
        D YES
    ";

    #[test]
    fn one_who_died_last_year_and_not_this_is_found() {
        check(
            "348",
            &format!("2025-26\n{BOTH}"),
            expect![[r#"
            oc3 2: DIED in last year’s return, but YES in this one
            oc3 3: DIED in last year’s return, but nothing in this one
        "#]],
        );
    }

    #[test]
    fn before_2025_26_there_was_no_such_rule() {
        check(
            "348",
            &format!("2024-25\n{BOTH}"),
            expect![[r#"
            not run: it is not among the rules for 2024-25
        "#]],
        );
    }
}
