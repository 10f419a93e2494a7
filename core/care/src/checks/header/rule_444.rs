//! Rule 444: a pupil number is in the return once. The codes UN1 to UN5 and blanks may repeat. A
//! child with two Header rows has the number twice, which is found here as well.

use crate::checks::prelude::*;
use std::collections::HashMap;

pub(super) static RULE: Rule = Rule {
    number: "444",
    says: "No two rows of the Header have one UPN.",
    reads: &[(Header, "UPN")],
    points_at: &["UPN"],
    in_force: Years::Published(2025, 2026),
    weight: Weight::Look,
    remedy: "Find out whose number it is and correct the other; if the two rows are one \
              child, keep one.",
    run,
};

fn run(checked: &Checked, found: &mut Found) {
    let known = |upn: &str| !matches!(upn, "" | "UN1" | "UN2" | "UN3" | "UN4" | "UN5");
    let mut times: HashMap<&str, usize> = HashMap::with_capacity(checked.this.header.len());
    for row in checked.this.header.iter().filter(|row| known(&row.upn)) {
        *times.entry(&row.upn).or_default() += 1;
    }
    for row in &checked.this.header {
        if let Some(times) = times.get(row.upn.as_str()).filter(|times| **times > 1) {
            found.at(row, format!("The UPN {} is in {times} rows of the Header", row.upn));
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::check;
    use expect_test::expect;

    #[test]
    fn every_row_with_a_number_that_repeats_is_found() {
        check(
            "444",
            "
            2025-26
            CHILD UPN
            A A123456789012
            B A123456789012
            C B123456789012
            D UN1
            E UN1
            F -
            G -
            ",
            expect![[r#"
                header 1: The UPN A123456789012 is in 2 rows of the Header
                header 2: The UPN A123456789012 is in 2 rows of the Header
            "#]],
        );
    }
}
