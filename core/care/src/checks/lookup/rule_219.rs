//! Rule 219: the placement’s type is one Ofsted’s list gives its provider. A provider that is not
//! on the list, or has no type there, gives none, and a blank type is none of them.

use super::shared::numbered;
use crate::checks::prelude::*;

pub(super) static RULE: Rule = Rule {
    number: "219",
    says: "The placement is of a type its provider is listed for.",
    reads: &[(Episodes, "PLACE"), (Episodes, "URN"), (ProviderList, "PLACE_CODES")],
    points_at: &["PLACE", "URN"],
    in_force: Years::ALL,
    weight: Weight::Look,
    remedy: "Check the provider’s number first, then the placement code: one of them is wrong.",
    run,
};

fn run(checked: &Checked, found: &mut Found) {
    for (row, provider) in numbered(checked) {
        let listed = match provider {
            None => "is not on the list".to_owned(),
            Some(provider) if provider.places.contains(&row.place) => continue,
            Some(provider) if provider.places.is_empty() => "is listed for no type".to_owned(),
            Some(provider) => format!("is listed for {}", provider.places.join(", ")),
        };
        let place = if row.place.is_empty() { "blank" } else { &row.place };
        found
            .at(row, format!("The placement’s type is {place}, but provider {} {listed}", row.urn));
    }
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::check;
    use expect_test::expect;

    #[test]
    fn a_type_the_provider_is_not_listed_for_is_found() {
        check(
            "219",
            "
            CHILD DECOM      PLACE URN
            A     01/05/2022 K2    SC1
            A     01/06/2022 R1    SC1
            A     01/07/2022 U4    SC1
            B     01/05/2022 K2    SC2
            C     01/05/2022 K2    SC3
            D     01/05/2022 -     SC1

            providers
            URN PLACE_CODES
            SC1 K2,R1
            SC2 -
            ",
            expect![[r#"
                episodes 3: The placement’s type is U4, but provider SC1 is listed for K2, R1
                episodes 4: The placement’s type is K2, but provider SC2 is listed for no type
                episodes 5: The placement’s type is K2, but provider SC3 is not on the list
                episodes 6: The placement’s type is blank, but provider SC1 is listed for K2, R1
            "#]],
        );
    }

    #[test]
    fn without_a_number_nothing_is_looked_up() {
        check(
            "219",
            "
            CHILD DECOM      PLACE URN
            A     01/05/2022 U4    -
            A     01/06/2022 U4    XXXXXXX

            providers
            URN PLACE_CODES
            SC1 K2
            ",
            expect![[r#"
                nothing found
            "#]],
        );
    }
}
