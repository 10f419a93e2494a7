//! Rule 357: a child’s first episode ever is a start, RNE S. It is taken for the first ever when
//! it is the first of the return and begins within the year. Where last year’s return left one
//! open, that one has been left out of this return, and the finding says so.

use crate::checks::prelude::*;

pub(super) static RULE: Rule = Rule {
    number: "357",
    says: "A child’s first episode ever has reason S.",
    reads: &[(Episodes, "DECOM"), (Episodes, "RNE")],
    points_at: &["RNE"],
    in_force: Years::ALL,
    weight: Weight::TouchesPayment,
    remedy: "Look for an episode just before this one that was left out; if there is none, \
              the reason is S.",
    run,
};

fn run(checked: &Checked, found: &mut Found) {
    for child in checked.children() {
        let Some(first) = child.first() else { continue };
        let within_the_year = checked.year().began() <= first.began;
        if within_the_year && first.rne != "S" {
            let reason = if first.rne.is_empty() { "no reason" } else { &first.rne };
            let mut title = format!(
                "The child’s first episode, begun {}, has {reason} where a start has S",
                said(first.began),
            );
            if let Some((_, open)) = child.carried() {
                let left_out = format!("; last year’s, begun {}, is left out", said(open.began));
                title.push_str(&left_out);
            }
            found.at(first.row, title);
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::check;
    use expect_test::expect;

    #[test]
    fn a_first_episode_that_is_no_start_is_found() {
        check(
            "357",
            "
            CHILD DECOM RNE
            A 01/04/2022 P
            A 01/05/2022 L
            B 01/04/2022 S
            C 01/04/2022 -
            ",
            expect![[r#"
                episodes 1: The child’s first episode, begun 1 April 2022, has P where a start has S
                episodes 4: The child’s first episode, begun 1 April 2022, has no reason where a start has S
            "#]],
        );
    }

    #[test]
    fn one_that_began_before_the_year_may_have_any_reason() {
        check(
            "357",
            "
            CHILD DECOM RNE
            A 31/03/2022 P
            ",
            expect![[r#"
                nothing found
            "#]],
        );
    }

    #[test]
    fn one_that_last_year_left_open_is_said_to_be_left_out() {
        check(
            "357",
            "
            CHILD DECOM RNE
            A 01/04/2022 P
            B 01/04/2022 P

            last year
            CHILD DECOM DEC
            A 01/02/2022 -
            B 01/02/2022 01/03/2022
            ",
            expect![[r#"
                episodes 1: The child’s first episode, begun 1 April 2022, has P where a start has S; last year’s, begun 1 February 2022, is left out
                episodes 2: The child’s first episode, begun 1 April 2022, has P where a start has S
            "#]],
        );
    }
}
