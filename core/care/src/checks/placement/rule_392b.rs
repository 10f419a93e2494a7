//! Rule 392b: a child looked after has a home postcode and a placement postcode, unless in short
//! breaks (V3 or V4), or unaccompanied and seeking asylum this year or last. Such a child is known
//! by a row of the UASC table; without last year’s return, by this year’s alone.

use crate::checks::index::short_break;
use crate::checks::prelude::*;

pub(super) static RULE: Rule = Rule {
    number: "392b",
    says: "An episode has a home postcode and a placement postcode.",
    reads: &[(Episodes, "HOME_POST"), (Episodes, "LS"), (Episodes, "PL_POST")],
    points_at: &["HOME_POST", "PL_POST"],
    in_force: Years::ALL,
    weight: Weight::Look,
    remedy: "Enter the postcode the child lived at before, and the placement’s. A child who was \
              seeking asylum alone in an earlier year needs neither.",
    run,
};

fn run(checked: &Checked, found: &mut Found) {
    for row in checked.this.episodes.iter().filter(|row| !short_break(row)) {
        let lacks = match (row.home_post.is_empty(), row.pl_post.is_empty()) {
            (false, false) => continue,
            (true, false) => "no home postcode",
            (false, true) => "no placement postcode",
            (true, true) => "neither a home postcode nor a placement postcode",
        };
        if !checked.child(&row.child).is_some_and(Child::unaccompanied) {
            found.at(row, format!("This episode has {lacks}"));
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::check;
    use expect_test::expect;

    #[test]
    fn a_missing_postcode_is_found_except_in_short_breaks() {
        check(
            "392b",
            "
            CHILD DECOM LS HOME_POST PL_POST
            A 01/05/2022 V2 - CM12AA
            A 01/06/2022 C2 CM11AA -
            A 01/07/2022 - - -
            A 01/08/2022 V2 CM11AA CM12AA
            A 01/09/2022 V3 - -
            - 01/09/2022 V2 - -
            ",
            expect![[r#"
                episodes 1: This episode has no home postcode
                episodes 2: This episode has no placement postcode
                episodes 3: This episode has neither a home postcode nor a placement postcode
                episodes 6: This episode has neither a home postcode nor a placement postcode
            "#]],
        );
    }

    #[test]
    fn a_child_seeking_asylum_alone_this_year_or_last_is_passed_over() {
        check(
            "392b",
            "
            CHILD DECOM LS
            A 01/05/2022 V2
            B 01/05/2022 V2
            C 01/05/2022 V2

            UASC
            CHILD DUC
            A -

            UASC
            last year
            CHILD DUC
            B 01/05/2021
            ",
            expect![[r#"
                episodes 3: This episode has neither a home postcode nor a placement postcode
            "#]],
        );
    }
}
