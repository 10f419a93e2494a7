//! Rule 392c: a postcode that was filled in is a real one. Spaces make no difference.

use crate::checks::prelude::*;

pub(super) static RULE: Rule = Rule {
    number: "392c",
    says: "The postcodes of home and placement are real ones.",
    reads: &[(Episodes, "HOME_POST"), (Episodes, "PL_POST"), (PostcodeList, "POSTCODE")],
    points_at: &["HOME_POST", "PL_POST"],
    in_force: Years::ALL,
    weight: Weight::Look,
    remedy: "Correct the postcode. If it is right, the list of postcodes is older or newer than \
             it.",
    run,
};

fn run(checked: &Checked, found: &mut Found) {
    let Some(postcodes) = &checked.lists.postcodes else { return };
    let unreal = |sent: &str| !sent.is_empty() && !postcodes.has(sent);
    for row in &checked.this.episodes {
        match (unreal(&row.home_post), unreal(&row.pl_post)) {
            (false, false) => {}
            (true, true) => {
                let (home, placed) = (&row.home_post, &row.pl_post);
                found.at(row, format!("Neither {home} nor {placed} is on the list of postcodes"));
            }
            (true, false) => {
                let title = format!("{} is not on the list of postcodes", row.home_post);
                found.at_column(row, "HOME_POST", title);
            }
            (false, true) => {
                let title = format!("{} is not on the list of postcodes", row.pl_post);
                found.at_column(row, "PL_POST", title);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::check;
    use expect_test::expect;

    #[test]
    fn a_postcode_that_is_not_on_the_list_is_found() {
        check(
            "392c",
            "
            CHILD DECOM      HOME_POST PL_POST
            A     01/05/2022 CM11AA    CM11AA
            A     01/06/2022 unknown   CM11AA
            A     01/07/2022 CM11AA    CM1
            A     01/08/2022 ZZ11AA    ZZ11AB
            A     01/09/2022 -         -
            -     01/10/2022 -         ZZ11AB

            postcodes
            POSTCODE AUTHORITY
            CM11AA   E10000012
            ",
            expect![[r#"
                episodes 2: unknown is not on the list of postcodes
                episodes 3: CM1 is not on the list of postcodes
                episodes 4: Neither ZZ11AA nor ZZ11AB is on the list of postcodes
                episodes 6: ZZ11AB is not on the list of postcodes
            "#]],
        );
    }
}
