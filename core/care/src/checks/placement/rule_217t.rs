//! Rule 217t, of 2023-24 alone: independent living, P2, is not a placement after 28 October 2023.
//! An episode that ceased that day is in order; an open one, or one whose end cannot be read, is
//! taken to have gone on.

use crate::checks::prelude::*;
use definitions::Date;

pub(super) static RULE: Rule = Rule {
    number: "217t",
    says: "No placement in independent living, P2, goes on after 28 October 2023.",
    reads: &[(Episodes, "DEC"), (Episodes, "PLACE")],
    points_at: &["DEC", "PLACE"],
    in_force: Years::Published(2023, 2023),
    weight: Weight::Look,
    remedy: "End the episode on 28 October 2023 and begin another with the placement’s new code.",
    run,
};

fn run(checked: &Checked, found: &mut Found) {
    let last = Date::constant(2023, 10, 28);
    for row in checked.this.episodes.iter().filter(|row| row.place == "P2") {
        let until = match row.dec.date() {
            Some(ceased) if ceased <= last => continue,
            Some(ceased) => format!("ceased only on {}", said(ceased)),
            None if row.dec.is_blank() => "is still open".to_owned(),
            None => "has an end that cannot be read".to_owned(),
        };
        let title = format!("P2 is not a placement after {}, but this episode {until}", said(last));
        found.at(row, title);
    }
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::check;
    use expect_test::expect;

    #[test]
    fn an_episode_that_goes_on_after_the_day_is_found_and_one_that_ceases_on_it_is_not() {
        check(
            "217t",
            "
            2023-24
            CHILD DECOM PLACE DEC
            A 01/05/2023 P2 28/10/2023
            B 01/05/2023 P2 29/10/2023
            C 01/05/2023 P2 -
            D 01/05/2023 P2 31/11/2023
            E 01/05/2023 P1 -
            ",
            expect![[r#"
                episodes 2: P2 is not a placement after 28 October 2023, but this episode ceased only on 29 October 2023
                episodes 3: P2 is not a placement after 28 October 2023, but this episode is still open
                episodes 4: P2 is not a placement after 28 October 2023, but this episode has an end that cannot be read
            "#]],
        );
    }

    #[test]
    fn it_is_a_rule_of_one_year() {
        check(
            "217t",
            "
            2024-25
            CHILD DECOM PLACE DEC
            A 01/05/2024 P2 -
            ",
            expect![[r#"
                not run: it is not among the rules for 2024-25
            "#]],
        );
    }
}
