//! Rule 630: a child who comes into care during the year has a row of previous permanence: it
//! says which option there was before, and unless that is none (Z1), which authority arranged it
//! and when. The first day of the year counts as within it.

use crate::checks::prelude::*;
use crate::report::PreviousPermanenceRow;

pub(super) static RULE: Rule = Rule {
    number: "630",
    says: "A child who comes into care in the year has their previous permanence returned in full.",
    reads: &[
        (Episodes, "DECOM"),
        (Episodes, "RNE"),
        (PreviousPermanence, "PREV_PERM"),
        (PreviousPermanence, "LA_PERM"),
        (PreviousPermanence, "DATE_PERM"),
    ],
    points_at: &["RNE"],
    in_force: Years::ALL,
    weight: Weight::Look,
    remedy: "Return a row of previous permanence for the child: Z1 if there was none before, \
              else the option, the authority and the date, with ZZ for what is not known of it.",
    run,
};

fn run(checked: &Checked, found: &mut Found) {
    let first = checked.collection_begins();
    for child in checked.children() {
        for episode in &child.episodes {
            if episode.rne != "S" || episode.began < first {
                continue;
            }
            let rows = &child.previous_permanence;
            let lacks = match rows.is_empty() {
                true => Some("no previous permanence"),
                false => rows.iter().find_map(|row| lacks(row)),
            };
            if let Some(lacks) = lacks {
                let day = said(episode.began);
                found.at(episode.row, format!("Care began on {day}, but there is {lacks}"));
            }
        }
    }
}

/// What a row of previous permanence does not say and should.
fn lacks(row: &PreviousPermanenceRow) -> Option<&'static str> {
    match (row.prev_perm.as_str(), row.la_perm.is_empty(), row.date_perm.is_empty()) {
        ("", _, _) => Some("no option in the previous permanence"),
        ("Z1", _, _) | (_, false, false) => None,
        (_, true, true) => Some("no authority and no date with the previous permanence"),
        (_, true, false) => Some("no authority with the previous permanence"),
        (_, false, true) => Some("no date with the previous permanence"),
    }
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::check;
    use expect_test::expect;

    #[test]
    fn a_child_without_previous_permanence_or_with_half_of_it_is_found() {
        check(
            "630",
            "
            CHILD DECOM RNE
            A 01/04/2022 S
            B 01/05/2022 S
            C 01/05/2022 S
            D 01/05/2022 S
            E 01/05/2022 S
            F 01/05/2022 S
            G 01/05/2022 S

            PrevPerm
            CHILD PREV_PERM LA_PERM DATE_PERM
            B Z1 - -
            C P1 881 -
            D P1 - ZZ/02/2012
            E - 881 01/02/2012
            F P1 881 01/02/2012
            G P2 - -
            ",
            expect![[r#"
                episodes 1: Care began on 1 April 2022, but there is no previous permanence
                episodes 3: Care began on 1 May 2022, but there is no date with the previous permanence
                episodes 4: Care began on 1 May 2022, but there is no authority with the previous permanence
                episodes 5: Care began on 1 May 2022, but there is no option in the previous permanence
                episodes 7: Care began on 1 May 2022, but there is no authority and no date with the previous permanence
            "#]],
        );
    }

    #[test]
    fn care_begun_before_the_year_and_a_change_of_placement_need_none() {
        check(
            "630",
            "
            CHILD DECOM RNE
            A 31/03/2022 S
            B 01/05/2022 P

            PrevPerm
            CHILD PREV_PERM
            C Z1
            ",
            expect![[r#"
                nothing found
            "#]],
        );
    }
}
