//! Rule 205A: a child who was an unaccompanied asylum seeker last year and is not this year had
//! that status cease last year. A CSV return flags a child by a row in the UASC table, so a child
//! without one this year has no DUC this year to ask about, and last year’s is the one that counts.
//! A care leaver not looked after this year is left out: rule 1014 wants no row of that child. The
//! public validator looks only at children who do have a row this year, which are not the ones
//! this rule is about.

use crate::checks::index::says_care_leaver;
use crate::checks::prelude::*;
use definitions::Date;

pub(super) static RULE: Rule = Rule {
    number: "205A",
    says: "A child no longer in the UASC table has a DUC within last year.",
    reads: &[(Header, "CHILD"), (Uasc, "CHILD"), (UascLast, "DUC")],
    points_at: &["CHILD"],
    in_force: Years::ALL,
    weight: Weight::Look,
    remedy: "Put the child in this year’s UASC table, with the day the status ceases.",
    run,
};

fn run(checked: &Checked, found: &mut Found) {
    let last = checked.year().before();
    let within = |day: &Date| last.began() <= *day && *day < last.ended();
    let no_longer = |child: &&Child| child.uasc.is_empty() && !only_left_care(checked, child);
    for child in checked.children().iter().filter(no_longer) {
        let days = child.last.uasc.iter().map(|row| row.duc.date());
        let Some(day) = days.into_iter().find(|day| !day.as_ref().is_some_and(within)) else {
            continue;
        };
        let why = match day {
            Some(day) => format!("with a status that ceases on {}", said(day)),
            None => "with no date on which the status ceased".to_owned(),
        };
        for header in &child.headers {
            let title = format!("Not in the UASC table, but was last year, {why}");
            found.at(*header, title);
        }
    }
}

fn only_left_care(checked: &Checked, child: &Child) -> bool {
    child.oc3.iter().any(|row| says_care_leaver(row))
        && !child.episodes.iter().any(|episode| checked.in_collection(episode))
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::check;
    use expect_test::expect;

    #[test]
    fn a_child_gone_from_the_table_whose_status_did_not_cease_last_year_is_found() {
        check(
            "205A",
            "
            CHILD SEX
            A 1
            B 1
            C 1
            D 1
            E 1

            UASC
            CHILD DUC
            E 01/06/2022

            last year
            UASC
            CHILD DUC
            A 01/04/2022
            B -
            C 31/03/2022
            D 01/04/2021
            E 01/06/2022
            ",
            expect![[r#"
                header 1: Not in the UASC table, but was last year, with a status that ceases on 1 April 2022
                header 2: Not in the UASC table, but was last year, with no date on which the status ceased
            "#]],
        );
    }

    #[test]
    fn a_child_who_is_not_in_this_years_return_is_not_asked_about() {
        check(
            "205A",
            "
            CHILD SEX
            A 1

            UASC
            CHILD DUC
            A 01/06/2022

            last year
            UASC
            CHILD DUC
            B 01/06/2022
            ",
            expect![[r#"
                nothing found
            "#]],
        );
    }
    #[test]
    fn a_care_leaver_not_looked_after_this_year_is_left_out() {
        check(
            "205A",
            "
            CHILD SEX
            A 1
            B 1

            OC3
            CHILD IN_TOUCH
            A YES
            B YES

            CHILD DECOM DEC
            A 01/05/2019 31/03/2022
            B 01/05/2019 01/06/2022

            UASC
            CHILD DUC
            C 01/06/2022

            last year
            UASC
            CHILD DUC
            A 01/06/2022
            B 01/06/2022
            ",
            expect![[r#"
                header 2: Not in the UASC table, but was last year, with a status that ceases on 1 June 2022
            "#]],
        );
    }
}
