//! Rule 234, from 2025-26: no child changes placement by going into custody before the tenth
//! birthday. The age is that on the day of the change, when the episode ceased; without one, on the
//! day it began. The public validator always takes the day it began, so that it also finds a child
//! who turned ten within the episode. The day itself is in order; born on 29 February, the birthday
//! is 1 March.

use crate::checks::prelude::*;

pub(super) static RULE: Rule = Rule {
    number: "234",
    says: "A child who changes placement by going into custody is ten or over.",
    reads: &[
        (Episodes, "DECOM"),
        (Episodes, "DEC"),
        (Episodes, "REASON_PLACE_CHANGE"),
        (Header, "DOB"),
    ],
    points_at: &["REASON_PLACE_CHANGE", "DOB"],
    in_force: Years::Published(2025, 2026),
    weight: Weight::Look,
    remedy: "Correct the reason for placement change, or the date of birth.",
    run,
};

fn run(checked: &Checked, found: &mut Found) {
    for child in checked.children() {
        let mut early = None;
        for episode in child.episodes.iter().filter(|e| e.reason_place_change == "CUSTOD") {
            let Some(ten) = child.born().map(|born| birthday(born, 10)) else { break };
            let changed = episode.ceased.unwrap_or(episode.began);
            if changed < ten {
                let title = format!(
                    "The reason for placement change on {} is custody (CUSTOD), but the child \
                     turns 10 only on {}",
                    said(changed),
                    said(ten),
                );
                found.at(episode.row, title);
                early = early.or(Some((changed, ten)));
            }
        }
        if let (Some(header), Some((changed, ten))) = (child.header(), early) {
            let title = format!(
                "Turns 10 on {} by this date of birth, but went into custody on {}",
                said(ten),
                said(changed),
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
    fn custody_before_the_tenth_birthday_is_found_in_both_tables() {
        check(
            "234",
            "
            2025-26
            CHILD DOB
            A 02/07/2015
            B 01/07/2015

            CHILD DECOM DEC REASON_PLACE_CHANGE
            A 01/05/2025 01/07/2025 CUSTOD
            A 01/07/2025 02/07/2025 CUSTOD
            B 01/05/2025 01/07/2025 CUSTOD
            ",
            expect![[r#"
                header 1: Turns 10 on 2 July 2025 by this date of birth, but went into custody on 1 July 2025
                episodes 1: The reason for placement change on 1 July 2025 is custody (CUSTOD), but the child turns 10 only on 2 July 2025
            "#]],
        );
    }

    #[test]
    fn without_an_end_the_age_is_that_at_the_start() {
        check(
            "234",
            "
            2025-26
            CHILD DOB
            A 01/07/2015

            CHILD DECOM DEC REASON_PLACE_CHANGE
            A 01/05/2025 - CUSTOD
            A 01/08/2025 - CUSTOD
            ",
            expect![[r#"
                header 1: Turns 10 on 1 July 2025 by this date of birth, but went into custody on 1 May 2025
                episodes 1: The reason for placement change on 1 May 2025 is custody (CUSTOD), but the child turns 10 only on 1 July 2025
            "#]],
        );
    }

    #[test]
    fn born_on_a_leap_day_ten_is_reached_on_1_march() {
        check(
            "234",
            "
            2025-26
            CHILD DOB
            A 29/02/2016

            CHILD DECOM DEC REASON_PLACE_CHANGE
            A 01/05/2025 28/02/2026 CUSTOD
            A 28/02/2026 01/03/2026 CUSTOD
            ",
            expect![[r#"
                header 1: Turns 10 on 1 March 2026 by this date of birth, but went into custody on 28 February 2026
                episodes 1: The reason for placement change on 28 February 2026 is custody (CUSTOD), but the child turns 10 only on 1 March 2026
            "#]],
        );
    }
}
