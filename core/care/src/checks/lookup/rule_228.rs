//! Rule 228: an episode ceased no later than its provider’s registration ended; one still open is
//! held against 31 March. On the day itself is in time. An end that cannot be read counts as none.

use super::shared::numbered;
use crate::checks::prelude::*;

pub(super) static RULE: Rule = Rule {
    number: "228",
    says: "An episode ceased no later than its provider’s registration ended.",
    reads: &[(Episodes, "DEC"), (Episodes, "URN"), (ProviderList, "REG_END")],
    points_at: &["DEC", "URN"],
    in_force: Years::ALL,
    weight: Weight::Look,
    remedy: "Check the end and the provider’s number. If the child stayed after the provider \
             closed, a new episode begins with the new provider.",
    run,
};

fn run(checked: &Checked, found: &mut Found) {
    let collected = checked.collection_ends();
    for (row, provider) in numbered(checked) {
        let ended = provider.and_then(|provider| provider.registration_ended);
        let ceased = row.dec.date();
        let Some(ended) = ended.filter(|ended| *ended < ceased.unwrap_or(collected)) else {
            continue;
        };
        let ceased = match ceased {
            Some(ceased) => format!("ceased on {}", said(ceased)),
            None if row.dec.is_blank() => format!("was still open on {}", said(collected)),
            None => "has no end that can be read".to_owned(),
        };
        let title = format!(
            "This episode {ceased}, but the registration of provider {} ended on {}",
            row.urn,
            said(ended),
        );
        found.at(row, title);
    }
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::check;
    use expect_test::expect;

    #[test]
    fn an_end_after_the_end_of_the_registration_is_found() {
        check(
            "228",
            "
            CHILD DECOM      DEC        URN
            A     01/05/2022 31/07/2022 SC1
            A     01/06/2022 01/08/2022 SC1
            A     01/07/2022 02/08/2022 SC1
            B     01/05/2022 02/08/2022 SC2
            B     01/05/2022 02/08/2022 SC3
            C     01/05/2022 02/08/2022 XXXXXXX

            providers
            URN REG_END
            SC1 01/08/2022
            SC2 -
            ",
            expect![[r#"
                episodes 3: This episode ceased on 2 August 2022, but the registration of provider SC1 ended on 1 August 2022
            "#]],
        );
    }

    #[test]
    fn an_open_episode_is_held_against_the_last_day_of_the_year() {
        check(
            "228",
            "
            CHILD DECOM      DEC        URN
            A     01/05/2022 -          SC1
            B     01/05/2022 -          SC2
            C     01/05/2022 31/02/2023 SC1

            providers
            URN REG_END
            SC1 30/03/2023
            SC2 31/03/2023
            ",
            expect![[r#"
                episodes 1: This episode was still open on 31 March 2023, but the registration of provider SC1 ended on 30 March 2023
                episodes 3: This episode has no end that can be read, but the registration of provider SC1 ended on 30 March 2023
            "#]],
        );
    }
}
