//! Rule 359: a young person still looked after past the 18th birthday is accommodated under
//! section 20 in a children’s home: V2 and K2. The rule reads open episodes; a closed one that
//! runs past 18 is `episode_runs_past_eighteen`.

use crate::checks::prelude::*;

pub(super) static RULE: Rule = Rule {
    number: "359",
    says: "An episode open after the 18th birthday is V2 in a children’s home, K2.",
    reads: &[(Episodes, "DEC"), (Episodes, "LS"), (Episodes, "PLACE"), (Header, "DOB")],
    points_at: &["DEC", "LS", "PLACE"],
    in_force: Years::ALL,
    weight: Weight::TouchesPayment,
    remedy: "End the episode on the 18th birthday, unless it is section 20 accommodation \
              (V2) in a children’s home (K2).",
    run,
};

fn run(checked: &Checked, found: &mut Found) {
    for row in checked.this.episodes.iter().filter(|row| row.dec.is_blank()) {
        let Some(eighteen) = checked.born(&row.child).map(|born| birthday(born, 18)) else {
            continue;
        };
        let allowed = row.ls == "V2" && row.place == "K2";
        if eighteen < checked.collection_ends() && !allowed {
            let title = format!(
                "Turned 18 on {}, but this episode ({} in {}) is still open",
                said(eighteen),
                row.ls,
                row.place,
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
    fn open_past_18_is_found_unless_section_20_in_a_childrens_home() {
        check(
            "359",
            "
            CHILD DOB
            A 30/03/2005
            B 30/03/2005
            C 30/03/2005

            CHILD DECOM LS PLACE
            A 01/05/2022 V2 K2
            B 01/05/2022 V2 U4
            C 01/05/2022 C2 K2
            ",
            expect![[r#"
                episodes 2: Turned 18 on 30 March 2023, but this episode (V2 in U4) is still open
                episodes 3: Turned 18 on 30 March 2023, but this episode (C2 in K2) is still open
            "#]],
        );
    }

    #[test]
    fn turning_18_on_the_last_day_of_the_collection_is_in_time() {
        check(
            "359",
            "
            CHILD DOB
            A 31/03/2005

            CHILD DECOM LS PLACE
            A 01/05/2022 C2 U4
            ",
            expect![[r#"
                nothing found
            "#]],
        );
    }

    #[test]
    fn a_closed_episode_is_not_open() {
        check(
            "359",
            "
            CHILD DOB
            A 30/03/2005

            CHILD DECOM LS PLACE DEC
            A 01/05/2022 C2 U4 30/03/2023
            ",
            expect![[r#"
                nothing found
            "#]],
        );
    }
}
