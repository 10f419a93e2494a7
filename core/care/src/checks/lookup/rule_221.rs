//! Rule 221: a child in a home, a family centre or a residential school is at the postcode Ofsted’s
//! list has for the provider. Which placement codes those are changes by year: K1, K2, R3 and S1,
//! with H5 in 2023-24 and K3 from 2024-25. Short breaks (V3, V4) and a blank postcode are passed
//! over; a provider that is not on the list has no postcode there.

use super::shared::numbered;
use crate::checks::index::short_break;
use crate::checks::lists::Postcode;
use crate::checks::prelude::*;

pub(super) static RULE: Rule = Rule {
    number: "221",
    says: "A child placed in a home or residential school is at its provider’s postcode.",
    reads: &[
        (Episodes, "LS"),
        (Episodes, "PLACE"),
        (Episodes, "PL_POST"),
        (Episodes, "URN"),
        (ProviderList, "POSTCODE"),
    ],
    points_at: &["PL_POST", "URN"],
    in_force: Years::ALL,
    weight: Weight::Look,
    remedy: "Check the provider’s number and the placement’s postcode against Ofsted’s list, and \
             correct the one that is wrong.",
    run,
};

fn run(checked: &Checked, found: &mut Found) {
    let year = checked.year().starts_in();
    let at_its_provider = |place: &str| match place {
        "K1" | "K2" | "R3" | "S1" => true,
        "H5" => year == 2023,
        "K3" => 2024 <= year,
        _ => false,
    };
    for (row, provider) in numbered(checked) {
        if row.pl_post.is_empty() || short_break(row) || !at_its_provider(&row.place) {
            continue;
        }
        let listed = provider.and_then(|provider| provider.postcode);
        if listed.is_some() && listed == Postcode::read(row.pl_post.as_str()) {
            continue;
        }
        let listed = match (provider, listed) {
            (None, _) => "is not on the list".to_owned(),
            (_, None) => "has no postcode on the list".to_owned(),
            (_, Some(listed)) => format!("is at {listed}"),
        };
        let title =
            format!("The child is placed at {}, but provider {} {listed}", row.pl_post, row.urn);
        found.at(row, title);
    }
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::check;
    use expect_test::expect;

    const LIST: &str = "

            providers
            URN POSTCODE
            SC1 CM11AA
            SC2 -
    ";

    #[test]
    fn another_postcode_than_the_providers_is_found_whatever_its_spaces() {
        check(
            "221",
            &format!(
                "
            CHILD DECOM      LS PLACE PL_POST URN
            A     01/05/2022 C2 K2    CM11AA  SC1
            A     01/06/2022 C2 R3    CM11AB  SC1
            A     01/07/2022 C2 S1    CM11AA  SC2
            A     01/08/2022 C2 K1    CM11AA  SC3
            A     01/09/2022 C2 K1    CM1-1AA SC1{LIST}"
            ),
            expect![[r#"
                episodes 2: The child is placed at CM11AB, but provider SC1 is at CM11AA
                episodes 3: The child is placed at CM11AA, but provider SC2 has no postcode on the list
                episodes 4: The child is placed at CM11AA, but provider SC3 is not on the list
                episodes 5: The child is placed at CM1-1AA, but provider SC1 is at CM11AA
            "#]],
        );
    }

    #[test]
    fn other_placements_short_breaks_and_blanks_are_passed_over() {
        check(
            "221",
            &format!(
                "
            CHILD DECOM      LS PLACE PL_POST URN
            A     01/05/2022 C2 U4    CM11AB  SC1
            A     01/06/2022 V3 K2    CM11AB  SC1
            A     01/07/2022 V4 K2    CM11AB  SC1
            A     01/08/2022 C2 K2    -       SC1
            A     01/09/2022 C2 K2    CM11AB  -
            A     01/10/2022 C2 K2    CM11AB  XXXXXXX{LIST}"
            ),
            expect![[r#"
                nothing found
            "#]],
        );
    }

    /// Which of H5, K2 and K3 (rows 1 to 3) are compared.
    fn compared(year: &str, expected: expect_test::Expect) {
        check(
            "221",
            &format!(
                "
            {year}
            CHILD DECOM      LS PLACE PL_POST URN
            A     01/05/2022 C2 H5    CM11AB  SC1
            A     01/06/2022 C2 K2    CM11AB  SC1
            A     01/07/2022 C2 K3    CM11AB  SC1{LIST}"
            ),
            expected,
        );
    }

    #[test]
    fn supported_accommodation_joins_under_its_code_of_the_year() {
        compared(
            "2022-23",
            expect![[r#"
            episodes 2: The child is placed at CM11AB, but provider SC1 is at CM11AA
        "#]],
        );
        compared(
            "2023-24",
            expect![[r#"
            episodes 1: The child is placed at CM11AB, but provider SC1 is at CM11AA
            episodes 2: The child is placed at CM11AB, but provider SC1 is at CM11AA
        "#]],
        );
        compared(
            "2024-25",
            expect![[r#"
            episodes 2: The child is placed at CM11AB, but provider SC1 is at CM11AA
            episodes 3: The child is placed at CM11AB, but provider SC1 is at CM11AA
        "#]],
        );
    }
}
