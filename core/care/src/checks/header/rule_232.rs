//! Rule 232: sex is M or F; U, unknown, is allowed from 2024-25 and asked about.

use crate::checks::prelude::*;

pub(super) static RULE: Rule = Rule {
    number: "232",
    says: "The sex is known.",
    reads: &[(Header, "SEX")],
    points_at: &["SEX"],
    in_force: Years::Published(2024, 2026),
    weight: Weight::Look,
    remedy: "Record M or F if it is known.",
    run,
};

fn run(checked: &Checked, found: &mut Found) {
    for row in checked.this.header.iter().filter(|row| row.sex == "U") {
        found.at(row, "The sex is recorded as unknown (U)");
    }
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::check;
    use expect_test::expect;

    #[test]
    fn an_unknown_sex_is_found() {
        check(
            "232",
            "
            2025-26
            CHILD SEX
            A U
            B M
            C -
            ",
            expect![[r#"
                header 1: The sex is recorded as unknown (U)
            "#]],
        );
    }
}
