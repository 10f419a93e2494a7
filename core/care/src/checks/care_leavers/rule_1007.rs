//! Rule 1007: a child looked after on the 17th or 18th birthday, whichever falls in the year, has
//! nothing recorded as a care leaver. An episode covers its first day and not its last. An open
//! episode covers every day from its start: the public validator passes over open ones, though
//! nobody is more plainly still looked after.

use crate::checks::index::says_care_leaver;
use crate::checks::prelude::*;
use definitions::Date;

pub(super) static RULE: Rule = Rule {
    number: "1007",
    says: "A child looked after on the 17th or 18th birthday is no care leaver that year.",
    reads: &[
        (Episodes, "DEC"),
        (Episodes, "DECOM"),
        (Oc3, "ACCOM"),
        (Oc3, "ACTIV"),
        (Oc3, "DOB"),
        (Oc3, "IN_TOUCH"),
    ],
    points_at: &["ACCOM", "ACTIV", "IN_TOUCH"],
    in_force: Years::ALL,
    weight: Weight::Look,
    remedy: "Remove the care leaver’s information, or correct the date of birth or the \
              episode’s dates.",
    run,
};

fn run(checked: &Checked, found: &mut Found) {
    for child in checked.children() {
        for row in child.oc3.iter().filter(|row| says_care_leaver(row)) {
            let Some((age, day)) = row.dob.date().and_then(|born| turned(born, checked)) else {
                continue;
            };
            let covers_it = |episode: &&Dated| {
                let open = episode.dec.is_blank();
                episode.began <= day && (open || episode.ceased.is_some_and(|ceased| day < ceased))
            };
            if let Some(episode) = child.episodes.iter().find(covers_it) {
                let title = format!(
                    "Turned {age} on {} while looked after, in the episode that began on {}",
                    said(day),
                    said(episode.began),
                );
                found.at(*row, title);
            }
        }
    }
}

/// The 17th or 18th birthday, if it falls in the twelve months to the end of the year.
fn turned(born: Date, checked: &Checked) -> Option<(i16, Date)> {
    let year = checked.collection_begins()..=checked.collection_ends();
    [17, 18].map(|age| (age, birthday(born, age))).into_iter().find(|(_, day)| year.contains(day))
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::check;
    use expect_test::expect;

    #[test]
    fn an_episode_that_covers_the_birthday_is_found() {
        check(
            "1007",
            "
            CHILD DECOM DEC
            A 01/05/2021 02/06/2022
            B 01/05/2021 01/06/2022
            C 01/06/2022 -
            D 02/06/2022 -
            E 01/05/2021 31/02/2023
            F 01/05/2021 -
            G 01/05/2021 -
            H 01/05/2021 -

            OC3
            CHILD DOB IN_TOUCH
            A 01/06/2005 YES
            B 01/06/2005 YES
            C 01/06/2004 YES
            D 01/06/2004 YES
            E 01/06/2004 YES
            F 01/06/2005 -
            G 01/06/2006 YES
            H - YES
            ",
            expect![[r#"
                oc3 1: Turned 17 on 1 June 2022 while looked after, in the episode that began on 1 May 2021
                oc3 3: Turned 18 on 1 June 2022 while looked after, in the episode that began on 1 June 2022
            "#]],
        );
    }

    #[test]
    fn born_on_a_leap_day_the_birthday_is_1_march() {
        check(
            "1007",
            "
            2020-21
            CHILD DECOM DEC
            A 01/05/2019 01/03/2021
            B 01/05/2019 02/03/2021

            OC3
            CHILD DOB IN_TOUCH
            A 29/02/2004 YES
            B 29/02/2004 YES
            ",
            expect![[r#"
                oc3 2: Turned 17 on 1 March 2021 while looked after, in the episode that began on 1 May 2019
            "#]],
        );
    }

    #[test]
    fn a_birthday_on_the_first_or_last_day_is_in_the_year() {
        check(
            "1007",
            "
            CHILD DECOM DEC
            A 01/05/2020 -
            B 01/05/2020 -
            C 01/05/2020 -
            D 01/05/2020 -

            OC3
            CHILD DOB IN_TOUCH
            A 31/03/2006 YES
            B 01/04/2006 YES
            C 01/04/2004 YES
            D 31/03/2004 YES
            ",
            expect![[r#"
                oc3 1: Turned 17 on 31 March 2023 while looked after, in the episode that began on 1 May 2020
                oc3 3: Turned 18 on 1 April 2022 while looked after, in the episode that began on 1 May 2020
            "#]],
        );
    }
}
