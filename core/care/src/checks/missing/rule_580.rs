//! Rule 580: the care of a child who is missing when it ends, ends with reason E8. That is looked
//! for on the eighteenth birthday: the time missing and the episode both ended on that day, by the
//! date of birth in the Missing table. A child born on 29 February turns 18 on 1 March here, as
//! everywhere else in the checks; the public validator takes 28 February.

use crate::checks::prelude::*;

pub(super) static RULE: Rule = Rule {
    number: "580",
    says: "Care that ends at 18 while the child is missing ends with reason E8.",
    reads: &[(Episodes, "DEC"), (Episodes, "REC"), (Missing, "DOB"), (Missing, "MIS_END")],
    points_at: &["REC"],
    in_force: Years::ALL,
    weight: Weight::Look,
    remedy: "Enter E8 as the reason, or correct the end of the time missing if the child had \
              come back.",
    run,
};

fn run(checked: &Checked, found: &mut Found) {
    for child in checked.children().iter().filter(|child| !child.missing.is_empty()) {
        for &row in child.episode_rows.iter().filter(|row| row.rec != "E8") {
            let Some(ceased) = row.dec.date() else { continue };
            let missing = child.missing.iter().any(|missing| {
                missing.mis_end.date() == Some(ceased)
                    && missing.dob.date().is_some_and(|born| birthday(born, 18) == ceased)
            });
            if missing {
                let reason = if row.rec.is_empty() { "blank" } else { row.rec.as_str() };
                let day = said(ceased);
                let title = format!("Missing on turning 18 on {day}, but the reason is {reason}");
                found.at(row, title);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::check;
    use expect_test::expect;

    #[test]
    fn another_reason_than_e8_is_found() {
        check(
            "580",
            "
            CHILD DECOM DEC REC
            A 01/05/2021 08/06/2022 E7
            B 01/05/2021 08/06/2022 E8
            C 01/05/2021 08/06/2022 -
            D 01/05/2021 08/06/2022 E7

            Missing
            CHILD DOB MIS_START MIS_END
            A 08/06/2004 01/06/2022 08/06/2022
            B 08/06/2004 01/06/2022 08/06/2022
            C 08/06/2004 01/06/2022 08/06/2022
            D 08/06/2004 01/06/2022 07/06/2022
            ",
            expect![[r#"
                episodes 1: Missing on turning 18 on 8 June 2022, but the reason is E7
                episodes 3: Missing on turning 18 on 8 June 2022, but the reason is blank
            "#]],
        );
    }

    #[test]
    fn a_child_born_on_29_february_turns_18_on_1_march() {
        check(
            "580",
            "
            CHILD DECOM DEC REC
            A 01/05/2021 28/02/2022 E7
            B 01/05/2021 01/03/2022 E7

            Missing
            CHILD DOB MIS_START MIS_END
            A 29/02/2004 01/02/2022 28/02/2022
            B 29/02/2004 01/02/2022 01/03/2022
            ",
            expect![[r#"
                episodes 2: Missing on turning 18 on 1 March 2022, but the reason is E7
            "#]],
        );
    }

    #[test]
    fn care_that_ended_at_another_age_is_not_looked_at() {
        check(
            "580",
            "
            CHILD DECOM DEC REC
            A 01/05/2021 08/06/2022 E7

            Missing
            CHILD DOB MIS_START MIS_END
            A 09/06/2004 01/06/2022 08/06/2022
            A - 01/06/2022 08/06/2022
            ",
            expect![[r#"
                nothing found
            "#]],
        );
    }
}
