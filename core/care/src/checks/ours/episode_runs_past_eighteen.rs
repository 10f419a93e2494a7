//! A closed episode does not run past the 18th birthday, unless it is section 20 accommodation
//! (V2) in a children’s home (K2). Rule 359 says so of open episodes; this says it of closed ones.

use crate::checks::prelude::*;

pub(super) static RULE: Rule = Rule {
    number: "episode_runs_past_eighteen",
    says: "A closed episode ceases on or before the 18th birthday.",
    reads: &[(Episodes, "DEC"), (Episodes, "LS"), (Episodes, "PLACE"), (Header, "DOB")],
    points_at: &["DEC", "LS", "PLACE"],
    in_force: Years::Ours,
    weight: Weight::TouchesPayment,
    remedy: "Check the date of birth and the ending: no day from the 18th birthday on is \
              counted.",
    run,
};

fn run(checked: &Checked, found: &mut Found) {
    for row in &checked.this.episodes {
        let (Some(ceased), Some(born)) = (row.dec.date(), checked.born(&row.child)) else {
            continue;
        };
        let eighteen = birthday(born, 18);
        let allowed = row.ls == "V2" && row.place == "K2";
        if eighteen < ceased && !allowed {
            let title = format!(
                "Turned 18 on {}, but this episode ceased only on {}",
                said(eighteen),
                said(ceased),
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
    fn an_ending_after_the_birthday_is_found_and_on_it_is_not() {
        check(
            "episode_runs_past_eighteen",
            "
            CHILD DOB
            A 01/06/2004

            CHILD DECOM DEC LS PLACE
            A 01/05/2022 01/06/2022 C2 U4
            A 01/05/2022 02/06/2022 C2 U4
            A 01/05/2022 02/06/2022 V2 K2
            A 01/05/2022 - C2 U4
            ",
            expect![[r#"
                episodes 2: Turned 18 on 1 June 2022, but this episode ceased only on 2 June 2022
            "#]],
        );
    }
}
