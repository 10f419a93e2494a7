//! Rule 1000: a child whose care ended in death (REC E2), in this year’s return or last year’s
//! where it is at hand, is not among the care leavers. The row is found whatever it holds.

use crate::checks::prelude::*;

pub(super) static RULE: Rule = Rule {
    number: "1000",
    says: "A child who died in care is not among the care leavers.",
    reads: &[(Episodes, "REC"), (Oc3, "ACCOM"), (Oc3, "ACTIV"), (Oc3, "IN_TOUCH")],
    points_at: &["ACCOM", "ACTIV", "IN_TOUCH"],
    in_force: Years::ALL,
    weight: Weight::Look,
    remedy: "Remove the row, or correct the reason the episode ceased.",
    run,
};

fn run(checked: &Checked, found: &mut Found) {
    for child in checked.children() {
        if child.oc3.is_empty() {
            continue;
        }
        let mut episodes = child.episode_rows.iter().chain(&child.last.episode_rows);
        let Some(ended) = episodes.find(|row| row.rec == "E2") else { continue };
        for row in &child.oc3 {
            let title = match ended.dec.date() {
                Some(ceased) => format!("A care leaver, but died in care (E2) on {}", said(ceased)),
                None => "A care leaver, but died in care (E2)".to_owned(),
            };
            found.at(*row, title);
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::check;
    use expect_test::expect;

    const THIS_YEAR: &str = "
        CHILD DECOM REC DEC
        A 01/05/2022 X1 01/06/2022
        A 01/06/2022 E2 07/06/2022
        B 01/05/2022 E4A 01/06/2022
        C - E2 -

        OC3
        CHILD IN_TOUCH
        A YES
        B YES
        C -
        D YES
    ";

    #[test]
    fn one_who_died_in_care_is_found() {
        check(
            "1000",
            THIS_YEAR,
            expect![[r#"
            oc3 1: A care leaver, but died in care (E2) on 7 June 2022
            oc3 3: A care leaver, but died in care (E2)
        "#]],
        );
    }

    #[test]
    fn last_years_return_is_looked_at_where_there_is_one() {
        check(
            "1000",
            &format!(
                "{THIS_YEAR}

                last year
                CHILD DECOM REC DEC
                D 01/05/2021 E2 01/06/2021
                "
            ),
            expect![[r#"
                oc3 1: A care leaver, but died in care (E2) on 7 June 2022
                oc3 3: A care leaver, but died in care (E2)
                oc3 4: A care leaver, but died in care (E2) on 1 June 2021
            "#]],
        );
    }
}
