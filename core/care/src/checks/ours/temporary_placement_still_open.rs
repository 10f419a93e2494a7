//! A temporary placement still open on 31 March has not already outlasted its limit: 21 days for
//! T3, 7 for T4. Rules 376 and 379 say so of closed episodes; this says it of open ones.

use crate::checks::prelude::*;
use definitions::days_between;

pub(super) static RULE: Rule = Rule {
    number: "temporary_placement_still_open",
    says: "An open temporary placement has not outlasted its limit by 31 March.",
    reads: &[(Episodes, "DECOM"), (Episodes, "DEC"), (Episodes, "PLACE")],
    points_at: &["DECOM", "PLACE"],
    in_force: Years::Ours,
    weight: Weight::TouchesPayment,
    remedy: "Check whether the child went back; a longer stay is a placement of its own and \
              needs its own code.",
    run,
};

fn run(checked: &Checked, found: &mut Found) {
    for row in checked.this.episodes.iter().filter(|row| row.dec.is_blank()) {
        let most = match row.place.as_str() {
            "T3" => 21,
            "T4" => 7,
            _ => continue,
        };
        let Some(began) = row.decom.date() else { continue };
        let days = days_between(began, checked.collection_ends());
        if days > most {
            let title = format!(
                "A temporary placement ({}) begun {} was still open {days} days later, on {}; \
                 {most} is the most",
                row.place,
                said(began),
                said(checked.collection_ends()),
            );
            found.at(row, title);
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::check;
    use expect_test::expect;

    #[test]
    fn the_limit_on_31_march_passes_and_a_day_more_fails() {
        check(
            "temporary_placement_still_open",
            "
            CHILD DECOM DEC PLACE
            A 10/03/2023 - T3
            B 09/03/2023 - T3
            C 24/03/2023 - T4
            D 23/03/2023 - T4
            E 23/03/2023 - T0
            F 01/05/2022 01/09/2022 T4
            ",
            expect![[r#"
                episodes 2: A temporary placement (T3) begun 9 March 2023 was still open 22 days later, on 31 March 2023; 21 is the most
                episodes 4: A temporary placement (T4) begun 23 March 2023 was still open 8 days later, on 31 March 2023; 7 is the most
            "#]],
        );
    }
}
