//! Rule 625: a first child was born by the end of the year and, if the mother has left care, by the
//! day she left. She has left if the episode that began last has ceased. The public validator takes
//! the episode that ceased last, even when a later one is open, and passes over mothers none of
//! whose episodes has ceased; here the published words are followed.

use crate::checks::prelude::*;

pub(super) static RULE: Rule = Rule {
    number: "625",
    says: "A first child was born by the end of the year and before the mother left care.",
    reads: &[(Header, "MC_DOB"), (Episodes, "DEC"), (Episodes, "DECOM")],
    points_at: &["DEC", "MC_DOB"],
    in_force: Years::ALL,
    weight: Weight::Look,
    remedy: "Correct the child’s date of birth; if the birth came after care, take it out and \
              record MOTHER as 0.",
    run,
};

fn run(checked: &Checked, found: &mut Found) {
    for child in checked.children() {
        let left = child.latest().and_then(|latest| Some((latest, latest.ceased?)));
        let mut after_care = None;
        for row in &child.headers {
            let Some(born) = row.mc_dob.date() else { continue };
            if let Some((latest, left)) = left.filter(|(_, left)| *left < born) {
                let (born, left) = (said(born), said(left));
                found.at(*row, format!("Her child was born on {born}, after care ended on {left}"));
                let title = format!("Care ended on {left}; her child was born on {born}");
                after_care = Some((latest.row, title));
            } else if checked.collection_ends() < born {
                found.at(*row, format!("Her child was born on {}, after the year", said(born)));
            }
        }
        if let Some((episode, title)) = after_care {
            found.at(episode, title);
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::check;
    use expect_test::expect;

    #[test]
    fn a_birth_after_care_or_after_the_year_is_found() {
        check(
            "625",
            "
            CHILD MC_DOB
            A 02/06/2022
            B 01/06/2022
            C 01/04/2023
            D 31/03/2023

            CHILD DECOM DEC
            A 01/05/2019 01/06/2022
            B 01/05/2019 01/06/2022
            C 01/05/2022 -
            D 01/05/2022 -
            ",
            expect![[r#"
                header 1: Her child was born on 2 June 2022, after care ended on 1 June 2022
                header 3: Her child was born on 1 April 2023, after the year
                episodes 1: Care ended on 1 June 2022; her child was born on 2 June 2022
            "#]],
        );
    }

    #[test]
    fn an_earlier_episodes_end_is_not_the_end_of_care() {
        check(
            "625",
            "
            CHILD MC_DOB
            A 01/08/2022
            B -

            CHILD DECOM DEC
            A 01/05/2022 01/06/2022
            A 01/06/2022 -
            B 01/05/2022 01/06/2022
            ",
            expect![[r#"
                nothing found
            "#]],
        );
    }
}
