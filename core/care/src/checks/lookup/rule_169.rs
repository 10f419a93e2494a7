//! Rule 169: the placement’s postcode gives an authority. Short breaks are passed over. The Channel
//! Islands and the Isle of Man are of no authority, so a placement there is found.

use crate::checks::index::short_break;
use crate::checks::prelude::*;

pub(super) static RULE: Rule = Rule {
    number: "169",
    says: "The placement’s postcode says in which authority it is.",
    reads: &[(Episodes, "LS"), (Episodes, "PL_POST"), (PostcodeList, "PL_LA")],
    points_at: &["PL_POST"],
    in_force: Years::ALL,
    weight: Weight::Look,
    remedy: "Fill in or correct the placement’s postcode. If it is right, the list of postcodes \
             is older or newer than it.",
    run,
};

fn run(checked: &Checked, found: &mut Found) {
    let Some(postcodes) = &checked.lists.postcodes else { return };
    for row in checked.this.episodes.iter().filter(|row| !short_break(row)) {
        if postcodes.placement_authority(row).is_none() {
            found.at(
                row,
                match row.pl_post.is_empty() {
                    true => {
                        "Without a postcode nobody can say in which authority the child is placed"
                            .to_owned()
                    }
                    false => format!("The postcode {} gives no authority", row.pl_post),
                },
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::check;
    use expect_test::expect;

    #[test]
    fn a_postcode_without_an_authority_is_found() {
        check(
            "169",
            "
            CHILD DECOM      LS PL_POST
            A     01/05/2022 C2 CM11AA
            A     01/06/2022 C2 ZZ11AA
            A     01/07/2022 C2 -
            A     01/08/2022 V3 -
            A     01/09/2022 V4 ZZ11AA
            B     01/05/2022 C2 CF11AA
            B     01/06/2022 C2 JE11AA
            B     01/07/2022 C2 CM19ZZ

            postcodes
            POSTCODE AUTHORITY
            CM11AA   E10000012
            CF11AA   W06000015
            JE11AA   L99999999
            CM19ZZ   -
            ",
            expect![[r#"
                episodes 2: The postcode ZZ11AA gives no authority
                episodes 3: Without a postcode nobody can say in which authority the child is placed
                episodes 7: The postcode JE11AA gives no authority
                episodes 8: The postcode CM19ZZ gives no authority
            "#]],
        );
    }

    #[test]
    fn without_a_list_it_is_not_run() {
        check(
            "169",
            "CHILD DECOM LS PL_POST\nA 01/05/2022 C2 CM11AA",
            expect![[r#"
            not run: it needs a list of postcodes, and none was loaded
        "#]],
        );
    }
}
