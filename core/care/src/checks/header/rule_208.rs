//! Rule 208: the pupil number is the one in last year’s return. It may become known: a blank or any
//! of UN1 to UN5 may give way to a number. UN1, not yet of school age, and a blank may give way to
//! UN2 to UN5; a blank not to UN1, which would have been right last year too. No other change
//! passes.

use crate::checks::index::or_blank;
use crate::checks::prelude::*;

pub(super) static RULE: Rule = Rule {
    number: "208",
    says: "The UPN is the one in last year’s return, unless it has become known.",
    reads: &[(Header, "UPN"), (HeaderLast, "UPN")],
    points_at: &["UPN"],
    in_force: Years::ALL,
    weight: Weight::Look,
    remedy: "Find out from the school which number is right. If it is this year’s, explain \
              the change to the DfE.",
    run,
};

fn run(checked: &Checked, found: &mut Found) {
    for child in checked.children() {
        for row in &child.headers {
            let last = child.last.headers.iter().map(|last| last.upn.as_str());
            let Some(last) = last.into_iter().find(|last| !follows(last, &row.upn)) else {
                continue;
            };
            let (now, last) = (or_blank(&row.upn), or_blank(last));
            found.at(*row, format!("The UPN is {now}, but was {last} last year"));
        }
    }
}

/// Whether this year's number may follow last year's.
fn follows(last: &str, now: &str) -> bool {
    let unknown = |upn| matches!(upn, "" | "UN1" | "UN2" | "UN3" | "UN4" | "UN5");
    let too_young = matches!(last, "" | "UN1");
    let known_at_last = unknown(last) && !unknown(now);
    last == now || known_at_last || (too_young && matches!(now, "UN2" | "UN3" | "UN4" | "UN5"))
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::check;
    use expect_test::expect;

    #[test]
    fn a_number_that_changed_or_was_lost_is_found() {
        check(
            "208",
            "
            CHILD UPN
            A A123456789013
            B UN3
            C -
            D -
            E UN3
            F UN1

            last year
            CHILD UPN
            A A123456789012
            B A123456789012
            C A123456789012
            D UN1
            E UN4
            F -
            ",
            expect![[r#"
                header 1: The UPN is A123456789013, but was A123456789012 last year
                header 2: The UPN is UN3, but was A123456789012 last year
                header 3: The UPN is blank, but was A123456789012 last year
                header 4: The UPN is blank, but was UN1 last year
                header 5: The UPN is UN3, but was UN4 last year
                header 6: The UPN is UN1, but was blank last year
            "#]],
        );
    }

    #[test]
    fn a_number_that_became_known_passes() {
        check(
            "208",
            "
            CHILD UPN
            A A123456789012
            B A123456789012
            C A123456789012
            D UN2
            E UN4
            F -
            G A123456789012

            last year
            CHILD UPN
            A A123456789012
            B UN5
            C -
            D UN1
            E -
            F -
            ",
            expect![[r#"
                nothing found
            "#]],
        );
    }
}
