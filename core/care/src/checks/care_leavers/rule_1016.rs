//! Rule 1016: a child of 17 or 18 on 31 March whose episode ceased on or after that birthday has
//! nothing recorded as a care leaver. Any episode of the return counts, whatever follows it. Ages
//! are counted by the calendar: the public validator counts years of 365.2425 days, which moves
//! some birthdays by a day.

use crate::checks::index::says_care_leaver;
use crate::checks::prelude::*;

pub(super) static RULE: Rule = Rule {
    number: "1016",
    says: "A child of 17 or 18 who left care after the birthday is no care leaver that year.",
    reads: &[(Episodes, "DEC"), (Oc3, "ACCOM"), (Oc3, "ACTIV"), (Oc3, "DOB"), (Oc3, "IN_TOUCH")],
    points_at: &["ACCOM", "ACTIV", "IN_TOUCH"],
    in_force: Years::Published(2023, 2026),
    weight: Weight::Look,
    remedy: "Remove the care leaver’s information, or correct the date of birth or the day \
              the episode ceased.",
    run,
};

fn run(checked: &Checked, found: &mut Found) {
    for child in checked.children() {
        for row in child.oc3.iter().filter(|row| says_care_leaver(row)) {
            let Some(born) = row.dob.date() else { continue };
            let at_the_end = |age| {
                let day = birthday(born, age);
                day <= checked.collection_ends()
                    && checked.collection_ends() < birthday(born, age + 1)
            };
            let Some(age) = [17, 18].into_iter().find(|age| at_the_end(*age)) else { continue };
            let day = birthday(born, age);
            let mut ceased = child.episode_rows.iter().filter_map(|episode| episode.dec.date());
            if let Some(ceased) = ceased.find(|ceased| day <= *ceased) {
                let title = format!(
                    "Turned {age} on {}, and was looked after until {}",
                    said(day),
                    said(ceased),
                );
                found.at(*row, title);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::check;
    use expect_test::expect;

    #[test]
    fn an_ending_on_the_birthday_or_after_is_found() {
        check(
            "1016",
            "
            2023-24
            CHILD DECOM DEC
            A 01/05/2021 01/06/2023
            B 01/05/2021 31/05/2023
            C 01/05/2021 01/06/2023
            D 01/05/2021 31/05/2023
            E 01/05/2021 01/06/2023
            F 01/05/2021 01/06/2023
            G 01/05/2021 -
            H 01/05/2021 01/06/2023

            OC3
            CHILD DOB IN_TOUCH
            A 01/06/2006 YES
            B 01/06/2006 YES
            C 01/06/2005 YES
            D 01/06/2005 YES
            E 01/06/2007 YES
            F 01/06/2006 -
            G 01/06/2006 YES
            H 01/06/2004 YES
            ",
            expect![[r#"
                oc3 1: Turned 17 on 1 June 2023, and was looked after until 1 June 2023
                oc3 3: Turned 18 on 1 June 2023, and was looked after until 1 June 2023
            "#]],
        );
    }

    #[test]
    fn the_birthday_on_the_last_day_is_in_time() {
        check(
            "1016",
            "
            2023-24
            CHILD DECOM DEC
            A 01/05/2021 31/03/2024
            B 01/05/2021 31/03/2024

            OC3
            CHILD DOB IN_TOUCH
            A 31/03/2007 YES
            B 01/04/2007 YES
            ",
            expect![[r#"
                oc3 1: Turned 17 on 31 March 2024, and was looked after until 31 March 2024
            "#]],
        );
    }

    #[test]
    fn in_2022_23_there_was_no_such_rule() {
        check(
            "1016",
            "
            CHILD DECOM DEC
            A 01/05/2021 01/06/2022

            OC3
            CHILD DOB IN_TOUCH
            A 01/06/2005 YES
            ",
            expect![[r#"
                not run: it is not among the rules for 2022-23
            "#]],
        );
    }
}
