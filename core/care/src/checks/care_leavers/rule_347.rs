//! Rule 347: a care leaver in a foyer was 18 when the year began. The rule names the accommodation
//! by its letter, T; the public validator looks for that letter alone, which is no code of the
//! list, and so finds nobody: here T1 and T2 are foyers. “Under 18” is taken on 1 April, as the
//! validator takes it.

use crate::checks::prelude::*;

pub(super) static RULE: Rule = Rule {
    number: "347",
    says: "A care leaver in a foyer was 18 by the beginning of the year.",
    reads: &[(Oc3, "ACCOM"), (Oc3, "DOB")],
    points_at: &["ACCOM", "DOB"],
    in_force: Years::Published(2023, 2026),
    weight: Weight::Look,
    remedy: "Check the date of birth and the accommodation: since 2023 supported accommodation \
              for those under 18 is registered.",
    run,
};

fn run(checked: &Checked, found: &mut Found) {
    for row in &checked.this.oc3 {
        let Some(born) = row.dob.date() else { continue };
        let eighteen = birthday(born, 18);
        if matches!(row.accom.as_str(), "T" | "T1" | "T2") && checked.collection_begins() < eighteen
        {
            let title = format!(
                "In a foyer ({}), but 18 only on {}, after the year began",
                row.accom,
                said(eighteen),
            );
            found.at(row, title);
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::check;
    use expect_test::expect;

    #[test]
    fn eighteen_on_the_first_day_is_in_time() {
        check(
            "347",
            "
            2023-24
            OC3
            CHILD DOB ACCOM
            A 01/04/2005 T1
            B 02/04/2005 T1
            C 02/04/2005 T2
            D 02/04/2005 T
            E 02/04/2005 U1
            F - T1
            ",
            expect![[r#"
                oc3 2: In a foyer (T1), but 18 only on 2 April 2023, after the year began
                oc3 3: In a foyer (T2), but 18 only on 2 April 2023, after the year began
                oc3 4: In a foyer (T), but 18 only on 2 April 2023, after the year began
            "#]],
        );
    }

    #[test]
    fn before_2023_24_there_was_no_such_rule() {
        check(
            "347",
            "
            2022-23
            OC3
            CHILD DOB ACCOM
            A 01/01/2006 T1
            ",
            expect![[r#"
                not run: it is not among the rules for 2022-23
            "#]],
        );
    }
}
