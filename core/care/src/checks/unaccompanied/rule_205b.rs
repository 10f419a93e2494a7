//! Rule 205B: a child who is an unaccompanied asylum seeker in both years had last year the
//! eighteenth birthday as the day the status would cease, and has this year either that same day
//! still or one within this year. The birthday is reckoned from last year’s row; a blank on either
//! side supports nothing. A CSV return flags a child by a row in the UASC table, so that row is
//! pointed at and no Header row.

use crate::checks::prelude::*;
use crate::report::UascRow;

pub(super) static RULE: Rule = Rule {
    number: "205B",
    says: "A child in the UASC table of both years had the eighteenth birthday as DUC last year, \
           and has it still or a day within this year.",
    reads: &[(Uasc, "DUC"), (UascLast, "DOB"), (UascLast, "DUC")],
    points_at: &["DUC"],
    in_force: Years::ALL,
    weight: Weight::Look,
    remedy: "Give the eighteenth birthday as DUC, or the day within this year on which the \
              status ceased; if it ceased last year, take the row out.",
    run,
};

fn run(checked: &Checked, found: &mut Found) {
    for child in checked.children() {
        for row in &child.uasc {
            let why = child.last.uasc.iter().find_map(|last| unsupported(checked, row, last));
            if let Some(title) = why {
                found.at(*row, title);
            }
        }
    }
}

/// Why the two years' rows do not go together.
fn unsupported(checked: &Checked, row: &UascRow, last: &UascRow) -> Option<String> {
    let Some(before) = last.duc.date() else {
        return Some("In the UASC table last year too, with no day the status would cease".into());
    };
    match last.dob.date().map(|born| birthday(born, 18)) {
        Some(eighteenth) if eighteenth == before => {}
        Some(eighteenth) => {
            return Some(format!(
                "Last year UASC status was to cease on {}, which is not the 18th birthday, {}",
                said(before),
                said(eighteenth),
            ));
        }
        None => {
            return Some(
                "In last year’s UASC table with no date of birth to reckon the 18th birthday from"
                    .into(),
            );
        }
    }
    let within = |day| checked.collection_begins() <= day && day <= checked.collection_ends();
    match row.duc.date() {
        Some(day) if day == before || within(day) => None,
        Some(day) => Some(format!(
            "UASC status ceases on {}, neither within this year nor as said last year, {}",
            said(day),
            said(before),
        )),
        None => Some(format!(
            "No day is given on which UASC status ceases; last year it was {}",
            said(before),
        )),
    }
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::check;
    use expect_test::expect;

    #[test]
    fn days_of_two_years_that_do_not_go_together_are_found() {
        check(
            "205B",
            "
            UASC
            CHILD DOB DUC
            A 04/11/2004 04/11/2022
            B 04/11/2004 04/11/2022
            C 04/11/2005 04/11/2024
            D 04/11/2005 -
            E 04/11/2005 04/11/2023

            last year
            UASC
            CHILD DOB DUC
            A 04/11/2004 16/06/2022
            B 04/11/2004 -
            C 04/11/2005 04/11/2023
            D 04/11/2005 04/11/2023
            E - 04/11/2023
            ",
            expect![[r#"
                uasc 1: Last year UASC status was to cease on 16 June 2022, which is not the 18th birthday, 4 November 2022
                uasc 2: In the UASC table last year too, with no day the status would cease
                uasc 3: UASC status ceases on 4 November 2024, neither within this year nor as said last year, 4 November 2023
                uasc 4: No day is given on which UASC status ceases; last year it was 4 November 2023
                uasc 5: In last year’s UASC table with no date of birth to reckon the 18th birthday from
            "#]],
        );
    }

    #[test]
    fn the_birthday_still_or_a_day_within_the_year_passes() {
        check(
            "205B",
            "
            UASC
            CHILD DOB DUC
            A 04/11/2005 04/11/2023
            B 04/11/2005 01/04/2022
            C 04/11/2005 31/03/2023
            D 29/02/2004 01/03/2022

            last year
            UASC
            CHILD DOB DUC
            A 04/11/2005 04/11/2023
            B 04/11/2005 04/11/2023
            C 04/11/2005 04/11/2023
            D 29/02/2004 01/03/2022
            E 29/02/2004 -
            ",
            expect![[r#"
                nothing found
            "#]],
        );
    }
}
