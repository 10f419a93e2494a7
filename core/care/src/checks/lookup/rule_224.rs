//! Rule 224: the placement’s provider code is one Ofsted’s list gives its provider. A provider that
//! is not on the list, or has no code there, gives none, and a blank code is none of them.

use super::shared::numbered;
use crate::checks::prelude::*;

pub(super) static RULE: Rule = Rule {
    number: "224",
    says: "The placement provider is of a kind the provider is listed as.",
    reads: &[(Episodes, "PLACE_PROVIDER"), (Episodes, "URN"), (ProviderList, "PROVIDER_CODES")],
    points_at: &["PLACE_PROVIDER", "URN"],
    in_force: Years::ALL,
    weight: Weight::Look,
    remedy: "Check the provider’s number first, then the provider code: one of them is wrong.",
    run,
};

fn run(checked: &Checked, found: &mut Found) {
    for (row, provider) in numbered(checked) {
        let listed = match provider {
            None => "is not on the list".to_owned(),
            Some(provider) if provider.providers.contains(&row.place_provider) => continue,
            Some(provider) if provider.providers.is_empty() => "is listed with no code".to_owned(),
            Some(provider) => format!("is listed as {}", provider.providers.join(", ")),
        };
        let sent = if row.place_provider.is_empty() { "blank" } else { &row.place_provider };
        found.at(row, format!("The provider code is {sent}, but provider {} {listed}", row.urn));
    }
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::check;
    use expect_test::expect;

    #[test]
    fn a_code_the_provider_is_not_listed_with_is_found() {
        check(
            "224",
            "
            CHILD DECOM      PLACE_PROVIDER URN
            A     01/05/2022 PR4            SC1
            A     01/06/2022 PR1            SC1
            B     01/05/2022 PR1            SC2
            C     01/05/2022 PR1            SC3
            D     01/05/2022 -              SC1
            E     01/05/2022 PR1            -
            E     01/06/2022 PR1            XXXXXXX

            providers
            URN PROVIDER_CODES
            SC1 PR3,PR4
            SC2 -
            ",
            expect![[r#"
                episodes 2: The provider code is PR1, but provider SC1 is listed as PR3, PR4
                episodes 3: The provider code is PR1, but provider SC2 is listed with no code
                episodes 4: The provider code is PR1, but provider SC3 is not on the list
                episodes 5: The provider code is blank, but provider SC1 is listed as PR3, PR4
            "#]],
        );
    }
}
