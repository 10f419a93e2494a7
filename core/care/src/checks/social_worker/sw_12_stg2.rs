//! Rule SW12STG2: for a child looked after on 31 March the social workers of the whole year are
//! returned. What a return can show of that: each of the child’s episodes in which care began
//! (RNE S) has a social worker who had not ceased before it (an end that cannot be read is taken as
//! open), and each in which care ended (REC not X1) one who had begun by its end. Short breaks (V3,
//! V4) are not looked at. The public validator finds an episode when any one row of a social worker
//! of the child’s lies elsewhere, and takes an open episode as one in which care ended; the wording
//! asks for neither.

use crate::checks::index::short_break;
use crate::checks::prelude::*;

pub(super) static RULE: Rule = Rule {
    number: "SW12STG2",
    says: "A child looked after on 31 March has a social worker for all care of the year.",
    reads: &[
        (Episodes, "DECOM"),
        (Episodes, "DEC"),
        (Episodes, "LS"),
        (Episodes, "REC"),
        (Episodes, "RNE"),
        (SocialWorker, "SW_DECOM"),
        (SocialWorker, "SW_DEC"),
    ],
    points_at: &["DECOM", "DEC"],
    in_force: Years::Published(2023, 2026),
    weight: Weight::Look,
    remedy: "Return every social worker the child has had since the year began, also from before \
              and between times in care.",
    run,
};

fn run(checked: &Checked, found: &mut Found) {
    for child in checked.children() {
        let at_end = |episode: &Dated| episode.dec.is_blank() && !short_break(episode);
        if !child.episodes.iter().any(at_end) {
            continue;
        }
        for episode in child.episodes.iter().filter(|episode| !short_break(episode)) {
            let began = episode.began;
            let lasted = child.social_worker.iter().any(|row| {
                row.sw_dec.date().is_none_or(|ended| began <= ended)
                    || row.sw_decom.date().is_some_and(|started| began <= started)
            });
            if episode.rne == "S" && !lasted {
                let title =
                    format!("Care began on {}, but no social worker is of then", said(began));
                found.at_column(episode.row, "DECOM", format!("{title} or later"));
                continue;
            }
            let Some(ceased) = episode.ceased.filter(|_| episode.rec != "X1") else { continue };
            let mut starts = child.social_worker.iter().filter_map(|row| row.sw_decom.date());
            if !starts.any(|started| started <= ceased) {
                let title =
                    format!("Care ended on {}, but no social worker is of then", said(ceased));
                found.at_column(episode.row, "DEC", format!("{title} or earlier"));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::check;
    use expect_test::expect;

    #[test]
    fn care_without_a_social_worker_is_found() {
        check(
            "SW12STG2",
            "
            2023-24
            CHILD DECOM DEC RNE REC LS
            A 01/05/2023 - S - C2
            B 01/05/2023 01/06/2023 S E4A V2
            B 01/09/2023 - S - V2
            C 01/02/2023 01/06/2023 P E4A V2
            C 01/09/2023 - S - V2

            SWEpisodes
            CHILD SW_DECOM SW_DEC
            B 01/01/2023 01/08/2023
            C 01/09/2023 -
            ",
            expect![[r#"
                episodes 1: Care began on 1 May 2023, but no social worker is of then or later
                episodes 3: Care began on 1 September 2023, but no social worker is of then or later
                episodes 4: Care ended on 1 June 2023, but no social worker is of then or earlier
            "#]],
        );
    }

    #[test]
    fn one_from_before_or_after_care_began_is_enough() {
        check(
            "SW12STG2",
            "
            2023-24
            CHILD DECOM DEC RNE REC LS
            A 01/05/2023 - S - C2
            B 01/05/2023 01/06/2023 S X1 C2
            B 01/06/2023 - P - C2
            C 01/05/2023 - S - C2

            SWEpisodes
            CHILD SW_DECOM SW_DEC
            A 01/01/2023 01/05/2023
            A 01/05/2023 -
            B 01/01/2023 -
            C 10/05/2023 -
            ",
            expect![[r#"
                nothing found
            "#]],
        );
    }

    #[test]
    fn a_child_not_looked_after_on_31_march_or_in_short_breaks_is_not_looked_at() {
        check(
            "SW12STG2",
            "
            2023-24
            CHILD DECOM DEC RNE REC LS
            A 01/05/2023 01/06/2023 S E4A V2
            B 01/05/2023 - S - V4

            SWEpisodes
            CHILD SW_DECOM SW_DEC
            C 01/01/2023 01/05/2023
            ",
            expect![[r#"
                nothing found
            "#]],
        );
    }
}
