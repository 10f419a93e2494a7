//! Rule 333: the decision that adoption is in the child’s best interest comes on or before the day
//! of matching. A match with no decision, or with one that is not a date, is found too.

use crate::checks::prelude::*;

pub(super) static RULE: Rule = Rule {
    number: "333",
    says: "The decision for adoption comes no later than the match.",
    reads: &[(Ad1, "DATE_INT"), (Ad1, "DATE_MATCH")],
    points_at: &["DATE_INT", "DATE_MATCH"],
    in_force: Years::ALL,
    weight: Weight::Look,
    remedy: "Check both days against the panel’s record; a match cannot come before the decision.",
    run,
};

fn run(checked: &Checked, found: &mut Found) {
    for row in &checked.this.ad1 {
        let Some(matched) = row.date_match.date() else { continue };
        let decided = match row.date_int.date() {
            Some(decided) if decided <= matched => continue,
            Some(decided) => format!("but adoption was decided on {}", said(decided)),
            None => "but the day adoption was decided is not given".to_owned(),
        };
        found.at(row, format!("Matched with adopters on {}, {decided}", said(matched)));
    }
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::check;
    use expect_test::expect;

    #[test]
    fn a_decision_after_the_match_is_found_and_one_on_the_day_is_not() {
        check(
            "333",
            "
            AD1
            CHILD DATE_INT DATE_MATCH
            A 02/06/2022 01/06/2022
            B 01/06/2022 01/06/2022
            C 31/05/2022 01/06/2022
            ",
            expect![[r#"
                ad1 1: Matched with adopters on 1 June 2022, but adoption was decided on 2 June 2022
            "#]],
        );
    }

    #[test]
    fn a_match_without_a_decision_is_found_and_a_decision_without_a_match_is_not() {
        check(
            "333",
            "
            AD1
            CHILD DATE_INT DATE_MATCH
            A - 01/06/2022
            B 31/06/2022 01/06/2022
            C 01/06/2022 -
            D 01/06/2022 31/06/2022
            ",
            expect![[r#"
                ad1 1: Matched with adopters on 1 June 2022, but the day adoption was decided is not given
                ad1 2: Matched with adopters on 1 June 2022, but the day adoption was decided is not given
            "#]],
        );
    }
}
