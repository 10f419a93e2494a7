//! Rule 358: a child on remand or detained (J1, J2 or J3) is ten or over when the episode begins.
//! On the birthday the child is ten, and the episode passes; the public validator finds that day
//! too. Born on 29 February, the birthday is 1 March.

use crate::checks::prelude::*;

pub(super) static RULE: Rule = Rule {
    number: "358",
    says: "A child of legal status J1, J2 or J3 is ten or over.",
    reads: &[(Episodes, "DECOM"), (Episodes, "LS"), (Header, "DOB")],
    points_at: &["DECOM", "LS", "DOB"],
    in_force: Years::ALL,
    weight: Weight::TouchesPayment,
    remedy: "Correct the legal status, the start or the date of birth: a child under ten is not \
              remanded or sentenced.",
    run,
};

fn run(checked: &Checked, found: &mut Found) {
    for child in checked.children() {
        let Some(born) = child.born() else { continue };
        let ten = birthday(born, 10);
        let mut first = None;
        for episode in child.episodes.iter().take_while(|episode| episode.began < ten) {
            if !matches!(episode.ls.as_str(), "J1" | "J2" | "J3") {
                continue;
            }
            let title = format!(
                "This episode of {} began on {}, but the child turns 10 only on {}",
                episode.ls,
                said(episode.began),
                said(ten),
            );
            found.at(episode.row, title);
            first = first.or(Some(episode));
        }
        if let (Some(header), Some(episode)) = (child.header(), first) {
            let title = format!(
                "Turns 10 on {} by this date of birth, but an episode of {} began on {}",
                said(ten),
                episode.ls,
                said(episode.began),
            );
            found.at(header, title);
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::check;
    use expect_test::expect;

    #[test]
    fn remand_before_the_tenth_birthday_is_found_in_both_tables() {
        check(
            "358",
            "
            CHILD DOB
            A 02/05/2012
            B 01/05/2012
            C 02/05/2012

            CHILD DECOM LS
            A 01/05/2022 J1
            A 01/04/2022 J3
            B 01/05/2022 J2
            C 01/05/2022 C2
            ",
            expect![[r#"
                header 1: Turns 10 on 2 May 2022 by this date of birth, but an episode of J3 began on 1 April 2022
                episodes 1: This episode of J1 began on 1 May 2022, but the child turns 10 only on 2 May 2022
                episodes 2: This episode of J3 began on 1 April 2022, but the child turns 10 only on 2 May 2022
            "#]],
        );
    }

    #[test]
    fn born_on_a_leap_day_ten_is_reached_on_1_march() {
        check(
            "358",
            "
            CHILD DOB
            A 29/02/2012
            B 29/02/2012

            CHILD DECOM LS
            A 28/02/2022 J1
            B 01/03/2022 J1
            ",
            expect![[r#"
                header 1: Turns 10 on 1 March 2022 by this date of birth, but an episode of J1 began on 28 February 2022
                episodes 1: This episode of J1 began on 28 February 2022, but the child turns 10 only on 1 March 2022
            "#]],
        );
    }
}
