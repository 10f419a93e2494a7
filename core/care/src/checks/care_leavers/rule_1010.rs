//! Rule 1010: a care leaver whose care last year’s return left open has an episode in this year’s.
//! Open means that the latest episode of last year’s has no DEC; the row is found whatever it
//! holds.

use crate::checks::prelude::*;

pub(super) static RULE: Rule = Rule {
    number: "1010",
    says: "A care leaver left in care by last year’s return has an episode in this year’s.",
    reads: &[
        (Episodes, "CHILD"),
        (EpisodesLast, "DEC"),
        (EpisodesLast, "DECOM"),
        (Oc3, "ACCOM"),
        (Oc3, "ACTIV"),
        (Oc3, "IN_TOUCH"),
    ],
    points_at: &["ACCOM", "ACTIV", "IN_TOUCH"],
    in_force: Years::ALL,
    weight: Weight::Look,
    remedy: "Add this year’s episodes with the day care ended, or correct last year’s return.",
    run,
};

fn run(checked: &Checked, found: &mut Found) {
    for child in checked.children() {
        if child.oc3.is_empty() || !child.episode_rows.is_empty() {
            continue;
        }
        let Some(open) = child.last.latest().filter(|last| last.dec.is_blank()) else { continue };
        for row in &child.oc3 {
            let title = format!(
                "No episode in this year’s return, but last year’s left open the one that began \
                 on {}",
                said(open.began),
            );
            found.at(*row, title);
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::check;
    use expect_test::expect;

    #[test]
    fn an_episode_left_open_and_not_taken_up_is_found() {
        check(
            "1010",
            "
            CHILD DECOM DEC
            A 01/05/2021 01/06/2022

            last year
            CHILD DECOM DEC
            A 01/05/2021 -
            B 01/05/2021 -
            C 01/05/2021 -
            C 01/06/2021 01/07/2021
            D 01/05/2021 31/02/2022
            E - -

            OC3
            CHILD IN_TOUCH
            A YES
            B YES
            C YES
            D YES
            E YES
            F YES
            B -
            ",
            expect![[r#"
                oc3 2: No episode in this year’s return, but last year’s left open the one that began on 1 May 2021
                oc3 7: No episode in this year’s return, but last year’s left open the one that began on 1 May 2021
            "#]],
        );
    }
}
