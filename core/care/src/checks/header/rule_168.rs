//! Rule 168: a pupil number is a letter, never I, O or S, then eleven digits, then a digit or
//! again a letter; or one of UN1 to UN5, which say why there is none. A blank is rule 442’s.

use crate::checks::prelude::*;

pub(super) static RULE: Rule = Rule {
    number: "168",
    says: "The UPN is a pupil number or one of UN1 to UN5.",
    reads: &[(Header, "UPN")],
    points_at: &["UPN"],
    in_force: Years::ALL,
    weight: Weight::Look,
    remedy: "Copy the number again from the school’s record, or give the code, UN1 to UN5, \
              that says why there is none.",
    run,
};

fn run(checked: &Checked, found: &mut Found) {
    for row in &checked.this.header {
        if !row.upn.is_empty() && !is_upn(&row.upn) {
            found.at(row, format!("“{}” is not a pupil number", row.upn));
        }
    }
}

fn is_upn(upn: &str) -> bool {
    match upn.as_bytes() {
        [b'U', b'N', b'1'..=b'5'] => true,
        [first, middle @ .., last] => {
            first.is_ascii_uppercase()
                && !matches!(first, b'I' | b'O' | b'S')
                && middle.len() == 11
                && middle.iter().all(u8::is_ascii_digit)
                && (last.is_ascii_digit() || last.is_ascii_uppercase())
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::check;
    use expect_test::expect;

    #[test]
    fn numbers_of_the_wrong_shape_are_found() {
        check(
            "168",
            "
            CHILD UPN
            A A12345678901
            B A1234567890123
            C I123456789012
            D 1234567890123
            E A1234567890AB
            F UN6
            G UN
            H U
            ",
            expect![[r#"
                header 1: “A12345678901” is not a pupil number
                header 2: “A1234567890123” is not a pupil number
                header 3: “I123456789012” is not a pupil number
                header 4: “1234567890123” is not a pupil number
                header 5: “A1234567890AB” is not a pupil number
                header 6: “UN6” is not a pupil number
                header 7: “UN” is not a pupil number
                header 8: “U” is not a pupil number
            "#]],
        );
    }

    #[test]
    fn pupil_numbers_the_codes_and_a_blank_pass() {
        check(
            "168",
            "
            CHILD UPN
            A A123456789012
            B Z12345678901A
            C UN1
            D UN5
            E -
            ",
            expect![[r#"
                nothing found
            "#]],
        );
    }
}
