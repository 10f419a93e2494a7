//! Rule 227: an episode began before its provider’s registration ended. On the day it ended is too
//! late. Without an end, or without a start that can be read, nothing is compared.

use super::shared::numbered;
use crate::checks::prelude::*;

pub(super) static RULE: Rule = Rule {
    number: "227",
    says: "An episode began before its provider’s registration ended.",
    reads: &[(Episodes, "DECOM"), (Episodes, "URN"), (ProviderList, "REG_END")],
    points_at: &["DECOM", "URN"],
    in_force: Years::ALL,
    weight: Weight::Look,
    remedy: "Check the start and the provider’s number; a provider registered anew has a new \
             number.",
    run,
};

fn run(checked: &Checked, found: &mut Found) {
    for (row, provider) in numbered(checked) {
        let ended = provider.and_then(|provider| provider.registration_ended);
        let Some((began, ended)) = row.decom.date().zip(ended) else { continue };
        if ended <= began {
            let title = format!(
                "This episode began on {}, but the registration of provider {} ended on {}",
                said(began),
                row.urn,
                said(ended),
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
    fn a_start_on_or_after_the_end_of_the_registration_is_found() {
        check(
            "227",
            "
            CHILD DECOM      URN
            A     30/04/2022 SC1
            A     01/05/2022 SC1
            A     02/05/2022 SC1
            A     31/06/2022 SC1
            B     02/05/2022 SC2
            B     02/06/2022 SC3
            C     02/05/2022 -
            C     02/06/2022 XXXXXXX

            providers
            URN REG_END
            SC1 01/05/2022
            SC2 -
            ",
            expect![[r#"
                episodes 2: This episode began on 1 May 2022, but the registration of provider SC1 ended on 1 May 2022
                episodes 3: This episode began on 2 May 2022, but the registration of provider SC1 ended on 1 May 2022
            "#]],
        );
    }
}
