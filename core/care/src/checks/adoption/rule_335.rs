//! Rule 335: whether former foster carers adopted the child agrees with the last placement.
//! FOSTER_CARE 0 does not go with A2, A3 or A5 (with them), nor 1 with A1, A4 or A6 (not with
//! them). Only an episode that ended in adoption (E1, E11 or E12; E1, A1 and A2 are old codes) is
//! compared.

use crate::checks::prelude::*;

pub(super) static RULE: Rule = Rule {
    number: "335",
    says: "Whether former foster carers adopted the child agrees with the placement that ended \
              in adoption.",
    reads: &[(Ad1, "FOSTER_CARE"), (Episodes, "PLACE"), (Episodes, "REC")],
    points_at: &["FOSTER_CARE", "PLACE"],
    in_force: Years::ALL,
    weight: Weight::Look,
    remedy: "Correct FOSTER_CARE, or the placement: A3 and A5 are with the former foster \
              carers, A4 and A6 are not.",
    run,
};

fn run(checked: &Checked, found: &mut Found) {
    for child in checked.children().iter().filter(|child| !child.ad1.is_empty()) {
        found.at_clashes(&child.ad1, &child.episode_rows, |adoption, episode| {
            if !matches!(episode.rec.as_str(), "E1" | "E11" | "E12") {
                return None;
            }
            let (place, carers) = (episode.place.as_str(), adoption.foster_care.as_str());
            let (was, adopters) = match (place, carers) {
                ("A2" | "A3" | "A5", "0") => ("with", "not the former foster carers"),
                ("A1" | "A4" | "A6", "1") => ("not with", "the former foster carers"),
                _ => return None,
            };
            Some(format!(
                "Placed for adoption {was} the foster carers ({place}), but the adopters were \
                 {adopters} ({carers})"
            ))
        });
    }
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::check;
    use expect_test::expect;

    #[test]
    fn a_placement_that_says_otherwise_is_found_in_both_tables() {
        check(
            "335",
            "
            CHILD DECOM PLACE REC
            A 01/05/2022 A5 E11
            B 01/05/2022 A6 E12

            AD1
            CHILD FOSTER_CARE
            A 0
            B 1
            ",
            expect![[r#"
                episodes 1: Placed for adoption with the foster carers (A5), but the adopters were not the former foster carers (0)
                episodes 2: Placed for adoption not with the foster carers (A6), but the adopters were the former foster carers (1)
                ad1 1: Placed for adoption with the foster carers (A5), but the adopters were not the former foster carers (0)
                ad1 2: Placed for adoption not with the foster carers (A6), but the adopters were the former foster carers (1)
            "#]],
        );
    }

    #[test]
    fn one_that_agrees_passes_and_so_does_one_that_did_not_end_in_adoption() {
        check(
            "335",
            "
            CHILD DECOM PLACE REC
            A 01/05/2022 A3 E11
            B 01/05/2022 A4 E12
            C 01/05/2022 A5 X1
            D 01/05/2022 U4 E11
            E 01/05/2022 A5 E11

            AD1
            CHILD FOSTER_CARE
            A 1
            B 0
            C 0
            D 1
            E -
            ",
            expect![[r#"
                nothing found
            "#]],
        );
    }
}
