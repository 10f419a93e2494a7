//! Rule 1008: a provider’s number is on Ofsted’s list. A blank and the stand-in `XXXXXXX` are not
//! looked up; six Xs are no stand-in.

use super::shared::numbered;
use crate::checks::prelude::*;

pub(super) static RULE: Rule = Rule {
    number: "1008",
    says: "A provider’s number (URN) is on Ofsted’s list.",
    reads: &[(Episodes, "URN"), (ProviderList, "URN")],
    points_at: &["URN"],
    in_force: Years::ALL,
    weight: Weight::Look,
    remedy: "Look the provider up on Ofsted’s list and correct the number; XXXXXXX stands where \
             a provider has none.",
    run,
};

fn run(checked: &Checked, found: &mut Found) {
    for (row, provider) in numbered(checked) {
        if provider.is_none() {
            found.at(row, format!("No provider on the list has the number {}", row.urn));
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::check;
    use expect_test::expect;

    #[test]
    fn a_number_that_is_not_on_the_list_is_found() {
        check(
            "1008",
            "
            CHILD DECOM      URN
            A     01/05/2022 SC111111
            B     01/05/2022 SC222222
            -     01/05/2022 2222222

            providers
            URN
            SC111111
            ",
            expect![[r#"
                episodes 2: No provider on the list has the number SC222222
                episodes 3: No provider on the list has the number 2222222
            "#]],
        );
    }

    #[test]
    fn a_blank_and_seven_xs_pass_and_six_xs_do_not() {
        check(
            "1008",
            "
            CHILD DECOM      URN
            A     01/05/2022 -
            A     01/06/2022 XXXXXXX
            A     01/07/2022 XXXXXX

            providers
            URN
            SC111111
            ",
            expect![[r#"
                episodes 3: No provider on the list has the number XXXXXX
            "#]],
        );
    }

    #[test]
    fn without_a_list_it_is_not_run() {
        check(
            "1008",
            "
            CHILD DECOM      URN
            A     01/05/2022 SC222222
            ",
            expect![[r#"
                not run: it needs a list of Ofsted’s providers, and none was loaded
            "#]],
        );
    }

    #[test]
    fn a_list_of_nobody_is_no_list() {
        check(
            "1008",
            "
            CHILD DECOM      URN
            A     01/05/2022 SC222222

            providers
            URN
            ",
            expect![[r#"
                not run: it needs a list of Ofsted’s providers, and none was loaded
            "#]],
        );
    }
}
