//! Rule 407: special guardianship, E45 to E48, is for a child under 18: the episode ceased before
//! the 18th birthday. On the birthday the child has reached 18 and the episode is found; the public
//! validator lets that day pass. Born on 29 February, the birthday is 1 March.

use crate::checks::prelude::*;

pub(super) static RULE: Rule = Rule {
    number: "407",
    says: "A child who leaves care under special guardianship is under 18.",
    reads: &[(Episodes, "DEC"), (Episodes, "REC"), (Header, "DOB")],
    points_at: &["DEC", "REC", "DOB"],
    in_force: Years::ALL,
    weight: Weight::TouchesPayment,
    remedy: "Correct the end, its reason, or the date of birth: no order is made for a person of \
              18.",
    run,
};

fn run(checked: &Checked, found: &mut Found) {
    for child in checked.children() {
        let mut late = None;
        for row in child.episode_rows.iter().filter(|row| guardianship(&row.rec)) {
            let Some(eighteen) = child.born().map(|born| birthday(born, 18)) else { break };
            let Some(ceased) = row.dec.date().filter(|ceased| eighteen <= *ceased) else {
                continue;
            };
            let title = format!(
                "Ceased on {} with special guardianship ({}), but was 18 on {}",
                said(ceased),
                row.rec,
                said(eighteen),
            );
            found.at(*row, title);
            late = late.or(Some((eighteen, ceased)));
        }
        if let (Some(header), Some((eighteen, ceased))) = (child.header(), late) {
            let title = format!(
                "18 on {} by this date of birth, but special guardianship began on {}",
                said(eighteen),
                said(ceased),
            );
            found.at(header, title);
        }
    }
}

fn guardianship(reason: &str) -> bool {
    matches!(reason, "E45" | "E46" | "E47" | "E48")
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::check;
    use expect_test::expect;

    #[test]
    fn special_guardianship_from_the_eighteenth_birthday_on_is_found_in_both_tables() {
        check(
            "407",
            "
            CHILD DOB
            A 01/06/2004
            B 01/06/2004
            C 01/06/2004
            D 01/06/2004

            CHILD DECOM DEC REC
            A 01/05/2022 02/06/2022 E45
            B 01/05/2022 01/06/2022 E48
            C 01/05/2022 31/05/2022 E46
            D 01/05/2022 02/06/2022 E17
            E 01/05/2022 02/06/2022 E45
            ",
            expect![[r#"
                header 1: 18 on 1 June 2022 by this date of birth, but special guardianship began on 2 June 2022
                header 2: 18 on 1 June 2022 by this date of birth, but special guardianship began on 1 June 2022
                episodes 1: Ceased on 2 June 2022 with special guardianship (E45), but was 18 on 1 June 2022
                episodes 2: Ceased on 1 June 2022 with special guardianship (E48), but was 18 on 1 June 2022
            "#]],
        );
    }

    #[test]
    fn born_on_a_leap_day_eighteen_is_reached_on_1_march() {
        check(
            "407",
            "
            CHILD DOB
            A 29/02/2004
            B 29/02/2004

            CHILD DECOM DEC REC
            A 01/02/2022 28/02/2022 E47
            B 01/02/2022 01/03/2022 E47
            ",
            expect![[r#"
                header 2: 18 on 1 March 2022 by this date of birth, but special guardianship began on 1 March 2022
                episodes 2: Ceased on 1 March 2022 with special guardianship (E47), but was 18 on 1 March 2022
            "#]],
        );
    }
}
