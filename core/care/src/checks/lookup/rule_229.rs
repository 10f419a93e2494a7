//! Rule 229: the authority’s own provision (PR1) belongs to the authority whose return it is, and
//! another authority’s (PR2) does not. A provider’s authority is the one its row names, or else
//! the one its postcode lies in; PR1 with a provider whose authority is not known is found, since
//! nothing says that it is its own.

use super::shared::numbered;
use crate::checks::prelude::*;

pub(super) static RULE: Rule = Rule {
    number: "229",
    says: "Own provision is the authority’s own, and another authority’s is another’s.",
    reads: &[
        (Episodes, "PLACE_PROVIDER"),
        (Episodes, "URN"),
        (ProviderList, "LA_CODE"),
        (OwnAuthority, "LA_CODE"),
    ],
    points_at: &["PLACE_PROVIDER", "URN"],
    in_force: Years::ALL,
    weight: Weight::Look,
    remedy: "Check the provider’s number, then the provider code: PR1 is your own provision, PR2 \
             another authority’s. A home may stand in another area than its owner’s.",
    run,
};

fn run(checked: &Checked, found: &mut Found) {
    let Some(own) = checked.lists.authority else { return };
    for (row, provider) in numbered(checked) {
        let authority = provider.and_then(|provider| checked.lists.authority_of(provider));
        let agrees = match row.place_provider.as_str() {
            "PR1" => authority == Some(own),
            "PR2" => authority != Some(own),
            _ => continue,
        };
        if agrees {
            continue;
        }
        let belongs = match (provider, authority) {
            (None, _) => "is not on the list".to_owned(),
            (_, None) => "is listed with no authority".to_owned(),
            (_, Some(authority)) => format!("belongs to {authority}"),
        };
        let title = format!(
            "The provider code is {} in the return of {own}, but provider {} {belongs}",
            row.place_provider, row.urn,
        );
        found.at(row, title);
    }
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::check;
    use expect_test::expect;

    const ROWS: &str = "
            CHILD DECOM      PLACE_PROVIDER URN
            A     01/05/2022 PR1            SC1
            A     01/06/2022 PR2            SC1
            B     01/05/2022 PR1            SC2
            B     01/06/2022 PR2            SC2
            C     01/05/2022 PR1            SC3
            C     01/06/2022 PR2            SC3
            D     01/05/2022 PR1            SC4
            D     01/06/2022 PR2            SC4
            E     01/05/2022 PR4            SC2
            E     01/06/2022 PR1            XXXXXXX
            F     01/05/2022 -              SC2

            providers
            URN LA_CODE   POSTCODE
            SC1 E10000012 -
            SC2 E10000003 -
            SC3 -         CM11AA
    ";

    #[test]
    fn own_provision_elsewhere_and_others_provision_at_home_are_found() {
        check(
            "229",
            &format!("authority E10000012\n{ROWS}"),
            expect![[r#"
            episodes 2: The provider code is PR2 in the return of E10000012, but provider SC1 belongs to E10000012
            episodes 3: The provider code is PR1 in the return of E10000012, but provider SC2 belongs to E10000003
            episodes 5: The provider code is PR1 in the return of E10000012, but provider SC3 is listed with no authority
            episodes 7: The provider code is PR1 in the return of E10000012, but provider SC4 is not on the list
        "#]],
        );
    }

    #[test]
    fn a_list_of_postcodes_says_where_a_provider_is_whose_row_does_not() {
        let postcodes = "
            postcodes
            POSTCODE AUTHORITY
            CM11AA   E10000012
        ";
        check(
            "229",
            &format!("authority E10000012\n{ROWS}\n\n{postcodes}"),
            expect![[r#"
            episodes 2: The provider code is PR2 in the return of E10000012, but provider SC1 belongs to E10000012
            episodes 3: The provider code is PR1 in the return of E10000012, but provider SC2 belongs to E10000003
            episodes 6: The provider code is PR2 in the return of E10000012, but provider SC3 belongs to E10000012
            episodes 7: The provider code is PR1 in the return of E10000012, but provider SC4 is not on the list
        "#]],
        );
    }

    #[test]
    fn without_the_authoritys_own_code_it_is_not_run() {
        check(
            "229",
            ROWS,
            expect![[r#"
            not run: it needs the authority’s own code, and none was named
        "#]],
        );
    }
}
