//! Rule 180: an SDQ score is a whole number from 0 to 40. A number written with a decimal point is
//! read as a number: 20.0 is 20.

use crate::checks::prelude::*;

pub(super) static RULE: Rule = Rule {
    number: "180",
    says: "An SDQ score is a whole number from 0 to 40.",
    reads: &[(Oc2, "SDQ_SCORE")],
    points_at: &["SDQ_SCORE"],
    in_force: Years::ALL,
    weight: Weight::Look,
    remedy: "Record the total difficulties score, 0 to 40; leave it blank and give a reason \
              where there is none.",
    run,
};

fn run(checked: &Checked, found: &mut Found) {
    for row in &checked.this.oc2 {
        if !row.sdq_score.is_empty() && !is_score(&row.sdq_score) {
            found.at(row, format!("“{}” is not an SDQ score", row.sdq_score));
        }
    }
}

fn is_score(text: &str) -> bool {
    let (whole, decimals) = text.split_once('.').unwrap_or((text, ""));
    if !whole.starts_with(|c: char| c.is_ascii_digit()) {
        return false;
    }
    let number: Result<u8, _> = whole.parse();
    number.is_ok_and(|number| number <= 40) && decimals.bytes().all(|digit| digit == b'0')
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::check;
    use expect_test::expect;

    #[test]
    fn what_is_no_whole_number_to_forty_is_found() {
        check(
            "180",
            "
            OC2
            CHILD SDQ_SCORE
            A 0
            B 40
            C 41
            D -1
            E 39.5
            F 20.0
            G XX
            H NAN
            I -
            ",
            expect![[r#"
                oc2 3: “41” is not an SDQ score
                oc2 4: “-1” is not an SDQ score
                oc2 5: “39.5” is not an SDQ score
                oc2 7: “XX” is not an SDQ score
                oc2 8: “NAN” is not an SDQ score
            "#]],
        );
    }
}
