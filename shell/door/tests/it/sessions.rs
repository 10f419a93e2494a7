//! Sessions are found by their token alone, run out, can be ended, and survive a restart.

use crate::support::{HOUR, Home, MINUTE, NOW, SECOND, on_both};
use door::{Beginning, Digest, How, Session, Sessions, Terms, Token};
use std::time::Duration;

on_both! {
    a_session_is_found_by_its_token_and_by_nothing_else
    a_session_ends_when_it_lies_unused_and_after_a_working_day
    a_session_in_use_is_noted_once_a_minute
    a_session_survives_a_restart
    a_person_ends_a_session_of_theirs_and_of_nobody_else
    a_leaver_has_no_session_left
    what_another_server_ends_is_ended_here_within_half_a_minute
    somebody_who_proves_again_who_they_are_is_known_to_have
    a_renewed_session_has_another_token
    what_the_caller_keeps_with_a_session_is_there
    the_store_holds_no_token
}

async fn begin(sessions: &Sessions, person: &str, how: How, now: i64) -> (Token, Session) {
    let agent = "Mozilla/5.0 (Windows NT 10.0) Gecko/20100101 Firefox/140.0";
    let beginning = Beginning { person, how, agent, data: "theirs" };
    sessions.begin(beginning, now).await.unwrap()
}

async fn is_open(sessions: &Sessions, token: &Token, now: i64) -> bool {
    sessions.find(token.reveal(), now).await.unwrap().is_some()
}

async fn a_session_is_found_by_its_token_and_by_nothing_else(home: Home) {
    let sessions = Sessions::new(&home.open().await, Terms::default());
    let (token, begun) = begin(&sessions, "P-1", How::Passkey, NOW).await;
    let found = sessions.find(token.reveal(), NOW).await.unwrap().unwrap();
    assert_eq!(found, begun);
    assert_eq!((found.person.as_str(), found.how), ("P-1", How::Passkey));
    assert_eq!((found.agent.as_str(), found.data.as_str()), ("Firefox on Windows", "theirs"));
    let (id, other) = (begun.id.to_string(), Token::new().unwrap());
    let long = "x".repeat(100_000);
    for wrong in ["", "' OR 1=1", &id, &id[..43], other.reveal(), &long] {
        assert_eq!(sessions.find(wrong, NOW).await.unwrap(), None);
    }
}

async fn a_session_ends_when_it_lies_unused_and_after_a_working_day(home: Home) {
    let sessions = Sessions::new(&home.open().await, Terms::default());
    let (token, _) = begin(&sessions, "P-1", How::Password, NOW).await;
    let unused = NOW + HOUR;
    assert!(!is_open(&sessions, &token, unused).await);
    for number in 0..16 {
        assert!(is_open(&sessions, &token, NOW + number * 30 * MINUTE).await, "{number}");
    }
    let last = NOW + 8 * HOUR;
    assert!(is_open(&sessions, &token, last - 1).await);
    assert!(!is_open(&sessions, &token, last).await);
    assert!(sessions.list("P-1", last).await.unwrap().is_empty());
}

async fn a_session_in_use_is_noted_once_a_minute(home: Home) {
    let store = home.open().await;
    let sessions = Sessions::new(&store, Terms::default());
    let (token, _) = begin(&sessions, "P-1", How::Password, NOW).await;
    let seen = async |now: i64| {
        assert!(is_open(&sessions, &token, now).await);
        (sessions.list("P-1", now).await.unwrap()[0].seen_at - NOW) / SECOND
    };
    assert_eq!(seen(NOW + 59 * SECOND).await, 0);
    assert_eq!(seen(NOW + 61 * SECOND).await, 61);
    assert_eq!(seen(NOW + 90 * SECOND).await, 61);
    store.close().await;
    assert!(is_open(&sessions, &token, NOW + 90 * SECOND).await, "from memory");
    assert!(sessions.find(token.reveal(), NOW + 125 * SECOND).await.is_err());
}

async fn a_session_survives_a_restart(home: Home) {
    let store = home.open().await;
    let (token, begun) =
        begin(&Sessions::new(&store, Terms::default()), "P-1", How::Passkey, NOW).await;
    store.purge(NOW + MINUTE).await.unwrap();
    store.close().await;
    let sessions = Sessions::new(&home.open().await, Terms::default());
    let found = sessions.find(token.reveal(), NOW + SECOND).await.unwrap();
    assert_eq!(found, Some(begun));
}

async fn a_person_ends_a_session_of_theirs_and_of_nobody_else(home: Home) {
    let sessions = Sessions::new(&home.open().await, Terms::default());
    let (first, one) = begin(&sessions, "P-1", How::Password, NOW).await;
    let (second, two) = begin(&sessions, "P-1", How::Password, NOW + SECOND).await;
    let listed = sessions.list("P-1", NOW + SECOND).await.unwrap();
    assert_eq!(listed.iter().map(|session| session.id).collect::<Vec<_>>(), [two.id, one.id]);
    assert!(is_open(&sessions, &first, NOW).await && is_open(&sessions, &second, NOW).await);
    assert!(!sessions.revoke("P-2", &one.id.to_string()).await.unwrap(), "another's");
    for vague in ["", &one.id.short()[..4], "%", "ffffffffffffffff"] {
        assert!(!sessions.revoke("P-1", vague).await.unwrap());
    }
    assert!(sessions.revoke("P-1", &one.id.short()).await.unwrap());
    assert!(!is_open(&sessions, &first, NOW).await, "at once");
    assert!(is_open(&sessions, &second, NOW).await);
    assert!(sessions.revoke("P-1", &two.id.to_string()).await.unwrap());
    assert!(!sessions.revoke("P-1", &two.id.to_string()).await.unwrap(), "ended already");
}

async fn a_leaver_has_no_session_left(home: Home) {
    let sessions = Sessions::new(&home.open().await, Terms::default());
    let mut tokens = Vec::new();
    for _ in 0..3 {
        tokens.push(begin(&sessions, "P-1", How::Password, NOW).await);
    }
    let (others, _) = begin(&sessions, "P-2", How::Password, NOW).await;
    for (token, _) in &tokens {
        assert!(is_open(&sessions, token, NOW).await);
    }
    assert_eq!(sessions.revoke_all("P-1", Some(&tokens[2].1.id)).await.unwrap(), 2);
    assert!(!is_open(&sessions, &tokens[0].0, NOW).await);
    assert!(is_open(&sessions, &tokens[2].0, NOW).await);
    assert_eq!(sessions.revoke_all("P-1", None).await.unwrap(), 1);
    assert!(!is_open(&sessions, &tokens[2].0, NOW).await);
    assert!(is_open(&sessions, &others, NOW).await);
}

async fn what_another_server_ends_is_ended_here_within_half_a_minute(home: Home) {
    let here = Sessions::new(&home.open().await, Terms::default());
    let there = Sessions::new(&home.open().await, Terms::default());
    let (token, _) = begin(&here, "P-1", How::Password, NOW).await;
    assert!(is_open(&here, &token, NOW).await && is_open(&there, &token, NOW).await);
    there.revoke_all("P-1", None).await.unwrap();
    assert!(!is_open(&there, &token, NOW).await);
    assert!(is_open(&here, &token, NOW + 29 * SECOND).await, "as is documented");
    assert!(!is_open(&here, &token, NOW + 30 * SECOND).await);
}

async fn somebody_who_proves_again_who_they_are_is_known_to_have(home: Home) {
    let sessions = Sessions::new(&home.open().await, Terms::default());
    let (token, begun) = begin(&sessions, "P-1", How::Password, NOW).await;
    let (_, strong) = begin(&sessions, "P-1", How::PasswordAndCode, NOW).await;
    let ten = Duration::from_mins(10);
    assert!(!begun.stepped_up_within(ten, NOW));
    assert!(strong.stepped_up_within(ten, NOW) && !strong.stepped_up_within(ten, NOW + HOUR));
    assert!(is_open(&sessions, &token, NOW).await);
    let later = NOW + 30 * SECOND;
    assert!(sessions.step_up(&begun.id, later).await.unwrap().is_some());
    let found = sessions.find(token.reveal(), later).await.unwrap().unwrap();
    assert_eq!(found.stepped_up_at, Some(later));
    assert!(sessions.step_up(&Digest::of("nobody"), NOW).await.unwrap().is_none());
    assert!(sessions.step_up(&begun.id, NOW + 9 * HOUR).await.unwrap().is_none(), "it has ended");
}

async fn a_renewed_session_has_another_token(home: Home) {
    let sessions = Sessions::new(&home.open().await, Terms::default());
    let (old, begun) = begin(&sessions, "P-1", How::Password, NOW).await;
    assert!(is_open(&sessions, &old, NOW).await);
    let (new, renewed) = sessions.renew(&begun.id, NOW).await.unwrap().unwrap();
    assert!(!is_open(&sessions, &old, NOW).await);
    assert!(is_open(&sessions, &new, NOW).await);
    assert_eq!(Session { id: begun.id, ..renewed }, begun);
    assert!(sessions.renew(&begun.id, NOW).await.unwrap().is_none());
}

async fn what_the_caller_keeps_with_a_session_is_there(home: Home) {
    let sessions = Sessions::new(&home.open().await, Terms::default());
    let (token, begun) = begin(&sessions, "P-1", How::Password, NOW).await;
    assert!(is_open(&sessions, &token, NOW).await);
    assert!(sessions.set_data(&begun.id, "other").await.unwrap());
    assert_eq!(sessions.find(token.reveal(), NOW).await.unwrap().unwrap().data, "other");
    assert!(!sessions.set_data(&Digest::of("nobody"), "other").await.unwrap());
}

async fn the_store_holds_no_token(home: Home) {
    let sessions = Sessions::new(&home.open().await, Terms::default());
    let (token, _) = begin(&sessions, "find me", How::Password, NOW).await;
    let all = home.everything().await;
    assert!(all.contains("find me"));
    assert!(!all.contains(token.reveal()));
}
