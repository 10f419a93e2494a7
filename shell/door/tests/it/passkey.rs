//! A passkey opens for its holder, on our pages, once for each question.

use crate::authenticator::Authenticator;
use crate::support::{Home, MINUTE, NOW, on_both};
use door::{Credential, Holder, Passkeys, Stop, Store};
use uuid::Uuid;

on_both! {
    a_passkey_is_made_and_signs_in_without_a_name
    a_passkey_confirms_who_somebody_is
    each_question_is_answered_once_and_in_time
    a_passkey_of_another_page_or_without_a_finger_is_declined
    a_passkey_that_may_have_been_copied_is_declined
    somebody_elses_passkey_is_not_ones_own
}

const HOST: &str = "homeward.example.org";
const ORIGIN: &str = "https://homeward.example.org";

fn passkeys() -> Passkeys {
    Passkeys::new(HOST, ORIGIN, "Homeward").unwrap()
}

fn holder(id: Uuid) -> Holder<'static> {
    Holder { id, name: "invented.officer@example.org", display: "Invented Officer" }
}

/// Somebody with a passkey.
async fn registered(store: &Store) -> (Uuid, Authenticator, Credential) {
    let (id, mut device) = (Uuid::new_v4(), Authenticator::new(HOST, ORIGIN));
    let asked = passkeys().register_start(store, holder(id), &[], NOW).await.unwrap();
    let answer = device.create(&asked.options).to_string();
    let token = asked.token.reveal();
    let made = passkeys().register_finish(store, id, token, &answer, NOW).await.unwrap();
    (id, device, made)
}

fn code<T: std::fmt::Debug>(outcome: Result<T, Stop>) -> &'static str {
    match outcome {
        Err(Stop::Refused(refusal)) => refusal.code,
        other => panic!("a refusal was expected, not {other:?}"),
    }
}

async fn a_passkey_is_made_and_signs_in_without_a_name(home: Home) {
    let store = home.open().await;
    let (id, mut device, made) = registered(&store).await;
    let kept = serde_json::to_string(&made).unwrap();
    let made: Credential = serde_json::from_str(&kept).unwrap();
    let asked = passkeys().sign_in_start(&store, NOW).await.unwrap();
    assert_eq!(asked.options["publicKey"]["allowCredentials"], serde_json::json!([]));
    assert_eq!(asked.options["publicKey"]["userVerification"], "required");
    let answer = device.get(&asked.options).to_string();
    let (claimed, credential) = passkeys().who(&answer).unwrap();
    assert_eq!((claimed, credential), (id, made.id()));
    let token = asked.token.reveal();
    let theirs = [made.clone()];
    let proof = passkeys().sign_in_finish(&store, token, &answer, &theirs, NOW).await.unwrap();
    assert_eq!(proof.credential_id, made.id());
    assert_eq!(proof.updated.unwrap().id(), made.id(), "its counter went up");
}

async fn a_passkey_confirms_who_somebody_is(home: Home) {
    let store = home.open().await;
    let (_, mut device, made) = registered(&store).await;
    let theirs = [made.clone()];
    let asked = passkeys().confirm_start(&store, &theirs, NOW).await.unwrap();
    assert_eq!(asked.options["publicKey"]["allowCredentials"][0]["id"], made.id());
    let answer = device.get(&asked.options).to_string();
    let token = asked.token.reveal();
    let proof = passkeys().confirm_finish(&store, token, &answer, &theirs, NOW).await.unwrap();
    assert_eq!(proof.credential_id, made.id());
    assert_eq!(code(passkeys().confirm_start(&store, &[], NOW).await), "passkey-none");

    let (_, _, others) = registered(&store).await;
    let asked = passkeys().confirm_start(&store, &theirs, NOW).await.unwrap();
    let (answer, token) = (device.get(&asked.options).to_string(), asked.token.reveal());
    let outcome = passkeys().confirm_finish(&store, token, &answer, &[others], NOW).await;
    assert_eq!(code(outcome), "passkey-declined", "a question put to somebody else");
}

async fn each_question_is_answered_once_and_in_time(home: Home) {
    let store = home.open().await;
    let (id, mut device, made) = registered(&store).await;
    let theirs = [made];
    let keys = passkeys();
    let asked = keys.sign_in_start(&store, NOW).await.unwrap();
    let (answer, token) = (device.get(&asked.options).to_string(), asked.token.reveal());
    keys.sign_in_finish(&store, token, &answer, &theirs, NOW).await.unwrap();
    let again = keys.sign_in_finish(&store, token, &answer, &theirs, NOW).await;
    assert_eq!(code(again), "passkey-late");

    let asked = keys.sign_in_start(&store, NOW).await.unwrap();
    let (answer, token) = (device.get(&asked.options).to_string(), asked.token.reveal());
    let confirming = keys.confirm_finish(&store, token, &answer, &theirs, NOW).await;
    assert_eq!(code(confirming), "passkey-late", "a question of another kind");
    let late = keys.sign_in_finish(&store, token, &answer, &theirs, NOW + 5 * MINUTE).await;
    assert_eq!(code(late), "passkey-late");

    let other = keys.sign_in_start(&store, NOW).await.unwrap();
    let swapped = keys.sign_in_finish(&store, other.token.reveal(), &answer, &theirs, NOW).await;
    assert_eq!(code(swapped), "passkey-declined", "an answer to another question");

    let asked = keys.register_start(&store, holder(id), &theirs, NOW).await.unwrap();
    let excluded = &asked.options["publicKey"]["excludeCredentials"];
    assert_eq!(excluded.as_array().unwrap().len(), 1);
    let answer = Authenticator::new(HOST, ORIGIN).create(&asked.options).to_string();
    let token = asked.token.reveal();
    let others = keys.register_finish(&store, Uuid::new_v4(), token, &answer, NOW).await;
    assert_eq!(code(others), "passkey-late", "begun by somebody else");
}

async fn a_passkey_of_another_page_or_without_a_finger_is_declined(home: Home) {
    let store = home.open().await;
    let (id, mut device, made) = registered(&store).await;
    let (keys, theirs) = (passkeys(), [made]);
    let asked = keys.sign_in_start(&store, NOW).await.unwrap();
    device.origin = "https://homeward.example.com".to_owned();
    let answer = device.get(&asked.options).to_string();
    let outcome = keys.sign_in_finish(&store, asked.token.reveal(), &answer, &theirs, NOW).await;
    assert_eq!(code(outcome), "passkey-declined");

    device.origin = ORIGIN.to_owned();
    device.verifies = false;
    let asked = keys.sign_in_start(&store, NOW).await.unwrap();
    let answer = device.get(&asked.options).to_string();
    let outcome = keys.sign_in_finish(&store, asked.token.reveal(), &answer, &theirs, NOW).await;
    assert_eq!(code(outcome), "passkey-unverified");
    let asked = keys.register_start(&store, holder(id), &[], NOW).await.unwrap();
    let answer = device.create(&asked.options).to_string();
    let outcome = keys.register_finish(&store, id, asked.token.reveal(), &answer, NOW).await;
    assert_eq!(code(outcome), "passkey-unverified");
}

async fn a_passkey_that_may_have_been_copied_is_declined(home: Home) {
    let store = home.open().await;
    let (_, mut device, made) = registered(&store).await;
    let (keys, mut theirs) = (passkeys(), [made]);
    device.counter = 9;
    for (counter, expected) in [(9, None), (3, Some("passkey-copied"))] {
        device.counter = counter;
        let asked = keys.sign_in_start(&store, NOW).await.unwrap();
        let answer = device.get(&asked.options).to_string();
        let token = asked.token.reveal();
        let outcome = keys.sign_in_finish(&store, token, &answer, &theirs, NOW).await;
        match expected {
            None => theirs = [outcome.unwrap().updated.unwrap()],
            Some(expected) => assert_eq!(code(outcome), expected),
        }
    }
}

async fn somebody_elses_passkey_is_not_ones_own(home: Home) {
    let store = home.open().await;
    let (_, mut device, _) = registered(&store).await;
    let (_, _, others) = registered(&store).await;
    let keys = passkeys();
    let asked = keys.sign_in_start(&store, NOW).await.unwrap();
    let answer = device.get(&asked.options).to_string();
    let outcome = keys.sign_in_finish(&store, asked.token.reveal(), &answer, &[others], NOW).await;
    assert_eq!(code(outcome), "passkey-declined");
}

#[tokio::test]
async fn rubbish_is_declined_in_words_and_not_repeated() {
    let store = Home::sqlite().open().await;
    let long = format!("\"{}\"", "x".repeat(100_000));
    for rubbish in ["", "{}", "[1]", "null", "{\"id\": \"find me\"}", &long] {
        let stopped = passkeys().who(rubbish).unwrap_err();
        let Stop::Refused(refusal) = stopped else { panic!("a refusal was expected") };
        assert_eq!(refusal.code, "passkey-unreadable");
        assert!(!format!("{refusal:?}").contains("find me"));
        let outcome = passkeys().sign_in_finish(&store, "token", rubbish, &[], NOW).await;
        assert_eq!(code(outcome), "passkey-unreadable");
    }
}

#[test]
fn passkeys_are_for_a_named_host_on_https() {
    assert!(Passkeys::new("localhost", "http://localhost:8080", "Homeward").is_ok());
    assert!(Passkeys::new("example.org", ORIGIN, "Homeward").is_ok(), "a host above ours");
    for (host, origin) in [
        ("127.0.0.1", "http://127.0.0.1:8080"),
        (HOST, "http://homeward.example.org"),
        ("example.com", ORIGIN),
        (HOST, "homeward"),
    ] {
        assert!(Passkeys::new(host, origin, "Homeward").is_err(), "{host} {origin}");
    }
}
