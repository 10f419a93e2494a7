//! A one-time code opens once, a little early or late, and never twice.

use crate::support::{Home, NOW, SECOND, on_both};
use door::code::{Checked, new_secret, verify};
use door::{Secret, Store};

on_both! {
    a_code_is_right_once_and_then_used
    a_code_is_right_half_a_minute_early_or_late_and_no_more
    somebody_elses_use_of_the_same_code_is_their_own
}

async fn a_code_is_right_once_and_then_used(home: Home) {
    let (store, secret) = (home.open().await, new_secret().unwrap());
    let code = code_at(&secret, NOW);
    let typed = format!(" {} {} ", &code[..3], &code[3..]);
    assert_eq!(check(&store, &secret, &typed, NOW).await, Checked::Right);
    assert_eq!(check(&store, &secret, &code, NOW).await, Checked::Used);
    assert_eq!(check(&store, &secret, &code, NOW + 30 * SECOND).await, Checked::Used);
    store.purge(NOW + 30 * SECOND).await.unwrap();
    assert_eq!(check(&store, &secret, &code, NOW + 30 * SECOND).await, Checked::Used);
    let next = code_at(&secret, NOW + 30 * SECOND);
    assert_eq!(check(&store, &secret, &next, NOW + 30 * SECOND).await, Checked::Right);
}

async fn a_code_is_right_half_a_minute_early_or_late_and_no_more(home: Home) {
    let (store, secret) = (home.open().await, new_secret().unwrap());
    for (steps, expected) in
        [(-2, Checked::Wrong), (-1, Checked::Right), (1, Checked::Right), (2, Checked::Wrong)]
    {
        let code = code_at(&secret, NOW + steps * 30 * SECOND);
        assert_eq!(check(&store, &secret, &code, NOW).await, expected, "{steps} steps");
    }
    for typed in ["", "12345", "1234567", "abcdef", "１２３４５６", "+12345"] {
        assert_eq!(check(&store, &secret, typed, NOW).await, Checked::Wrong);
    }
}

async fn somebody_elses_use_of_the_same_code_is_their_own(home: Home) {
    let (store, secret) = (home.open().await, new_secret().unwrap());
    let code = code_at(&secret, NOW);
    assert_eq!(check(&store, &secret, &code, NOW).await, Checked::Right);
    let other = verify(&store, "P-2", &secret, &code, NOW).await.unwrap();
    assert_eq!(other, Checked::Right);
}

async fn check(store: &Store, secret: &Secret, typed: &str, now: i64) -> Checked {
    verify(store, "P-1", secret, typed, now).await.unwrap()
}

/// The code a telephone shows.
fn code_at(secret: &Secret, now: i64) -> String {
    let secret = totp_rs::Secret::try_from_base32(secret.reveal()).unwrap();
    let totp = totp_rs::Builder::new().with_secret(secret).with_account_name("x").build().unwrap();
    totp.generate((now / SECOND).cast_unsigned()).to_string()
}
