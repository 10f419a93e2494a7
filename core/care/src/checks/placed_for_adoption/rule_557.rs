//! Rule 557: a child who was placed for adoption (A3 to A6) or under a placement order (E1; a
//! freeing order, D1, too to 2023-24) and left care without being adopted has the decision
//! recorded as reversed, with day and reason. The episode and every decision that lacks one of
//! them are named.

use crate::checks::index::{adopted, with_adopters};
use crate::checks::prelude::*;
use crate::report::{EpisodeRow, PlacedRow};

pub(super) static RULE: Rule = Rule {
    number: "557",
    says: "A child who left care without adoption has the decision to place for adoption \
              reversed.",
    reads: &[
        (PlacedForAdoption, "DATE_PLACED_CEASED"),
        (PlacedForAdoption, "REASON_PLACED_CEASED"),
        (Episodes, "PLACE"),
        (Episodes, "LS"),
        (Episodes, "REC"),
    ],
    points_at: &["DATE_PLACED_CEASED", "REASON_PLACED_CEASED", "PLACE", "LS", "REC"],
    in_force: Years::ALL,
    weight: Weight::Look,
    remedy: "Give the day and the reason the decision was reversed, or correct why the episode \
              ceased.",
    run,
};

fn run(checked: &Checked, found: &mut Found) {
    let freeing = checked.year().starts_in() < 2024;
    let for_adoption =
        |row: &EpisodeRow| with_adopters(row) || row.ls == "E1" || freeing && row.ls == "D1";
    let left = |row: &&&EpisodeRow| {
        !matches!(row.rec.as_str(), "" | "X1") && !adopted(row) && for_adoption(row)
    };
    for child in checked.children() {
        let Some(first) = child.episode_rows.iter().find(left) else { continue };
        let decisions = &child.placed_for_adoption;
        let lacking = match decisions.iter().find_map(|decision| lacking(decision)) {
            Some(lacking) => lacking,
            None if decisions.is_empty() => "no decision to place for adoption is recorded",
            None => continue,
        };
        for row in child.episode_rows.iter().filter(left) {
            found.at(*row, format!("Left care without adoption ({}), but {lacking}", row.rec));
        }
        for decision in decisions {
            if let Some(lacking) = self::lacking(decision) {
                let title = format!("Left care without adoption ({}), but {lacking}", first.rec);
                found.at(*decision, title);
            }
        }
    }
}

/// What a decision lacks of its reversal.
fn lacking(decision: &PlacedRow) -> Option<&'static str> {
    match (decision.date_placed_ceased.is_blank(), decision.reason_placed_ceased.is_empty()) {
        (true, true) => Some("the decision to place for adoption is not reversed"),
        (true, false) => Some("the reversal of the decision has no day"),
        (false, true) => Some("the reversal of the decision has no reason"),
        (false, false) => None,
    }
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::check;
    use expect_test::expect;

    #[test]
    fn a_reversal_that_is_missing_or_not_complete_is_found() {
        check(
            "557",
            "
            CHILD DECOM PLACE LS REC
            A 01/05/2022 A5 C2 E4A
            B 01/05/2022 U4 E1 E13
            C 01/05/2022 A3 E1 E4B
            C 01/08/2022 A3 E1 E8

            PlacedAdoption
            CHILD DATE_PLACED DATE_PLACED_CEASED REASON_PLACED_CEASED
            A 01/04/2022 - -
            C 01/04/2022 01/06/2022 -
            C 01/04/2022 - RD1
            C 01/04/2022 01/06/2022 RD1
            ",
            expect![[r#"
                episodes 1: Left care without adoption (E4A), but the decision to place for adoption is not reversed
                episodes 2: Left care without adoption (E13), but no decision to place for adoption is recorded
                episodes 3: Left care without adoption (E4B), but the reversal of the decision has no reason
                episodes 4: Left care without adoption (E8), but the reversal of the decision has no reason
                placedadoption 1: Left care without adoption (E4A), but the decision to place for adoption is not reversed
                placedadoption 2: Left care without adoption (E4B), but the reversal of the decision has no reason
                placedadoption 3: Left care without adoption (E4B), but the reversal of the decision has no day
            "#]],
        );
    }

    #[test]
    fn a_whole_reversal_an_adoption_and_a_care_that_goes_on_pass() {
        check(
            "557",
            "
            CHILD DECOM PLACE LS REC
            A 01/05/2022 A5 C2 E4A
            B 01/05/2022 A5 E1 E11
            C 01/05/2022 A3 E1 X1
            D 01/05/2022 A3 E1 -
            E 01/05/2022 U4 C2 E4A

            PlacedAdoption
            CHILD DATE_PLACED DATE_PLACED_CEASED REASON_PLACED_CEASED
            A 01/04/2022 01/06/2022 RD1
            ",
            expect![[r#"
                nothing found
            "#]],
        );
    }

    #[test]
    fn a_freeing_order_counts_to_2023_24() {
        check(
            "557",
            "
            2023-24
            CHILD DECOM PLACE LS REC
            A 01/05/2023 U4 D1 E4A

            PlacedAdoption
            CHILD DATE_PLACED
            B -
            ",
            expect![[r#"
                episodes 1: Left care without adoption (E4A), but no decision to place for adoption is recorded
            "#]],
        );
    }

    #[test]
    fn a_freeing_order_does_not_count_from_2024_25() {
        check(
            "557",
            "
            2024-25
            CHILD DECOM PLACE LS REC
            A 01/05/2024 U4 D1 E4A

            PlacedAdoption
            CHILD DATE_PLACED
            B -
            ",
            expect![[r#"
                nothing found
            "#]],
        );
    }
}
