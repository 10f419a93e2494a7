//! Rule 302: a child’s first episode begins on or after the day the child was born. Both rows are
//! named, because either date may be the wrong one.

use crate::checks::prelude::*;

pub(super) static RULE: Rule = Rule {
    number: "302",
    says: "A child’s first episode does not begin before the child was born.",
    reads: &[(Episodes, "DECOM"), (Header, "DOB")],
    points_at: &["DECOM", "DOB"],
    in_force: Years::ALL,
    weight: Weight::TouchesPayment,
    remedy: "Check the date of birth and the first episode’s start: one of them is wrong.",
    run,
};

fn run(checked: &Checked, found: &mut Found) {
    for child in checked.children() {
        let (Some(header), Some(born), Some(first)) = (child.header(), child.born(), child.first())
        else {
            continue;
        };
        if first.began < born {
            let title = format!(
                "The first episode began on {}, before the child was born on {}",
                said(first.began),
                said(born),
            );
            found.at(header, title.clone());
            found.at(first.row, title);
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::check;
    use expect_test::expect;

    #[test]
    fn a_first_episode_before_birth_is_found_in_both_rows() {
        check(
            "302",
            "
            CHILD DOB
            A 02/05/2022

            CHILD DECOM
            A 01/06/2022
            A 01/05/2022
            ",
            expect![[r#"
                header 1: The first episode began on 1 May 2022, before the child was born on 2 May 2022
                episodes 2: The first episode began on 1 May 2022, before the child was born on 2 May 2022
            "#]],
        );
    }

    #[test]
    fn an_episode_may_begin_on_the_day_of_birth() {
        check(
            "302",
            "
            CHILD DOB
            A 01/05/2022

            CHILD DECOM
            A 01/05/2022
            ",
            expect![[r#"
                nothing found
            "#]],
        );
    }
}
