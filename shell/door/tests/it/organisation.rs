//! Coming in through one's organisation, against a real provider: the right person, from the
//! browser that left, once, and nothing that was tampered with.

use crate::provider::Running;
use crate::support::{Home, MINUTE, SECOND};
use crate::visitor::{BACK, Brought, Visitor};
use door::{Arrival, Ask, Departure, Identity, Organisations, Provider, Refusal, Stop, Store};
use std::time::{SystemTime, UNIX_EPOCH};

/// A service and an organisation.
struct Scene {
    running: Running,
    store: Store,
    organisations: Organisations,
    _home: Home,
}

impl Scene {
    async fn new(options: &[&str]) -> Scene {
        let home = Home::sqlite();
        let store = home.open().await;
        let organisations = Organisations::new().unwrap();
        Scene { running: Running::start(options), store, organisations, _home: home }
    }

    async fn leave(&self, ask: Ask) -> Departure {
        let provider = self.running.provider();
        self.organisations.start(&self.store, &provider, BACK, ask, now()).await.unwrap()
    }

    async fn arrive(&self, left: &Departure, brought: &Brought) -> Result<Identity, Stop> {
        self.arrive_at(&self.running.provider(), arrival(left, brought), now()).await
    }

    async fn arrive_at(
        &self,
        provider: &Provider,
        arrival: Arrival<'_>,
        now: i64,
    ) -> Result<Identity, Stop> {
        self.organisations.finish(&self.store, provider, arrival, now).await
    }

    /// Signs in as somebody, from leaving to arriving.
    async fn sign_in(&self, login: &str) -> Result<Identity, Stop> {
        let left = self.leave(Ask::SignIn).await;
        let brought = Visitor::new().sign_in(&left.url, login).await;
        self.arrive(&left, &brought).await
    }
}

/// A provider's clock is the machine's, so here ours is too.
fn now() -> i64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap();
    i64::try_from(since.as_micros()).unwrap()
}

fn arrival<'a>(left: &'a Departure, brought: &'a Brought) -> Arrival<'a> {
    Arrival {
        token: left.token.reveal(),
        state: brought.get("state"),
        code: brought.get("code"),
        iss: Some(brought.get("iss")),
    }
}

fn refusal(outcome: Result<Identity, Stop>) -> Refusal {
    match outcome {
        Err(Stop::Refused(refusal)) => refusal,
        other => panic!("a refusal was expected, not {other:?}"),
    }
}

#[tokio::test]
async fn an_officer_comes_in_as_their_organisation_knows_them() {
    let scene = Scene::new(&[]).await;
    let officer = scene.sign_in("invented.officer").await.unwrap();
    let expected = Identity {
        provider: "invented".to_owned(),
        organisation: "O-1".to_owned(),
        issuer: scene.running.issuer.clone(),
        subject: "directory:0f0f0f0f-0000-4000-8000-000000000001:\
                  0f0f0f0f-0000-4000-8000-000000000002"
            .to_owned(),
        email: Some("invented.officer@example.org".to_owned()),
        email_verified: true,
        name: Some("Invented Officer".to_owned()),
        second_factor: true,
        again: false,
    };
    assert!(officer == expected, "somebody else");
    assert!(!format!("{officer:?}").contains("fficer"), "a log says nothing of them");

    let worker = scene.sign_in("invented.worker").await.unwrap();
    assert_eq!(worker.subject, "subject:invented.worker");
    assert!(!worker.second_factor && !worker.email_verified);
}

#[tokio::test]
async fn a_name_and_address_told_only_when_asked_for_are_asked_for() {
    let scene = Scene::new(&["--thin"]).await;
    let worker = scene.sign_in("invented.worker").await.unwrap();
    assert_eq!(worker.name.as_deref(), Some("Invented Worker"));
    assert_eq!(worker.email.as_deref(), Some("invented.worker@example.org"));
}

#[tokio::test]
async fn what_a_visitor_is_sent_with_is_as_the_standard_wants_it() {
    let scene = Scene::new(&[]).await;
    let left = scene.leave(Ask::SignIn).await;
    let url = url::Url::parse(&left.url).unwrap();
    let part = |name: &str| {
        url.query_pairs().find(|(key, _)| key == name).map(|(_, value)| value.into_owned())
    };
    assert_eq!(part("response_type").as_deref(), Some("code"));
    assert_eq!(part("code_challenge_method").as_deref(), Some("S256"));
    assert_eq!(part("scope").as_deref(), Some("openid email profile"));
    assert_eq!(part("redirect_uri").as_deref(), Some(BACK));
    for chance in ["state", "nonce", "code_challenge"] {
        assert_eq!(part(chance).unwrap().len(), 43, "{chance}");
    }
    assert_ne!(part("state").as_deref(), Some(left.token.reveal()), "the cookie stays a secret");
    assert_eq!(part("prompt"), None);
}

#[tokio::test]
async fn an_arrival_is_for_the_browser_that_left_and_once() {
    let scene = Scene::new(&[]).await;
    let (mine, theirs) = (scene.leave(Ask::SignIn).await, scene.leave(Ask::SignIn).await);
    let brought = Visitor::new().sign_in(&theirs.url, "invented.officer").await;
    let planted = scene.arrive(&mine, &brought).await;
    assert_eq!(refusal(planted).code, "organisation-elsewhere");
    scene.arrive(&theirs, &brought).await.unwrap();
    let replayed = scene.arrive(&theirs, &brought).await;
    assert_eq!(refusal(replayed).code, "organisation-late");

    let left = scene.leave(Ask::SignIn).await;
    let brought = Visitor::new().sign_in(&left.url, "invented.officer").await;
    let none = Arrival { token: "", ..arrival(&left, &brought) };
    let outcome = scene.arrive_at(&scene.running.provider(), none, now()).await;
    assert_eq!(refusal(outcome).code, "organisation-late");
    let late = now() + 10 * MINUTE;
    let outcome = scene.arrive_at(&scene.running.provider(), arrival(&left, &brought), late).await;
    assert_eq!(refusal(outcome).code, "organisation-late");
}

#[tokio::test]
async fn an_answer_of_another_provider_is_refused() {
    let scene = Scene::new(&[]).await;
    let left = scene.leave(Ask::SignIn).await;
    let brought = Visitor::new().sign_in(&left.url, "invented.officer").await;
    let other = Provider { id: "other".to_owned(), ..scene.running.provider() };
    let outcome = scene.arrive_at(&other, arrival(&left, &brought), now()).await;
    assert_eq!(refusal(outcome).code, "organisation-elsewhere");

    let left = scene.leave(Ask::SignIn).await;
    let brought = Visitor::new().sign_in(&left.url, "invented.officer").await;
    let mixed = Arrival { iss: Some("https://id.example.org"), ..arrival(&left, &brought) };
    let outcome = scene.arrive_at(&scene.running.provider(), mixed, now()).await;
    assert_eq!(refusal(outcome).code, "organisation-elsewhere");
}

#[tokio::test]
async fn a_code_is_worth_nothing_without_what_was_kept_for_it() {
    let scene = Scene::new(&[]).await;
    let (one, two) = (scene.leave(Ask::SignIn).await, scene.leave(Ask::SignIn).await);
    let stolen = Visitor::new().sign_in(&one.url, "invented.officer").await;
    let brought = Visitor::new().sign_in(&two.url, "invented.worker").await;
    let injected = Arrival { code: stolen.get("code"), ..arrival(&two, &brought) };
    let outcome = scene.arrive_at(&scene.running.provider(), injected, now()).await;
    let refused = refusal(outcome);
    assert_eq!(refused.code, "organisation-untrusted");
    assert_eq!(refused.detail.as_deref(), Some("invalid_grant"));
}

#[tokio::test]
async fn a_lie_in_the_token_is_refused() {
    for (lie, why) in [
        (r#"{"nonce": "another"}"#, "nonce"),
        (r#"{"aud": "another"}"#, "audience"),
        (r#"{"aud": ["homeward", "another"]}"#, "audience"),
        (r#"{"iss": "https://id.example.org"}"#, "issuer"),
        (r#"{"exp": 1000000000}"#, "Expired"),
    ] {
        let scene = Scene::new(&["--lie", lie]).await;
        let refused = refusal(scene.sign_in("invented.officer").await);
        assert_eq!(refused.code, "organisation-untrusted", "{lie}");
        let detail = refused.detail.unwrap();
        assert!(detail.contains(why), "{lie}: {detail}");
    }
}

#[tokio::test]
async fn a_token_signed_by_somebody_else_is_refused() {
    let scene = Scene::new(&["--forge"]).await;
    let refused = refusal(scene.sign_in("invented.officer").await);
    assert_eq!(refused.code, "organisation-untrusted");
}

#[tokio::test]
async fn an_organisation_that_changes_its_key_is_asked_for_the_new_one() {
    let mut scene = Scene::new(&[]).await;
    scene.sign_in("invented.officer").await.unwrap();
    scene.running.restart();
    assert_eq!(refusal(scene.sign_in("invented.officer").await).code, "organisation-untrusted");
    let left = scene.leave(Ask::SignIn).await;
    let brought = Visitor::new().sign_in(&left.url, "invented.officer").await;
    let later = now() + 61 * SECOND;
    let provider = scene.running.provider();
    let outcome = scene.arrive_at(&provider, arrival(&left, &brought), later).await;
    assert!(outcome.is_ok(), "a minute later the keys are fetched again");
}

#[tokio::test]
async fn proving_it_again_means_signing_in_there_again() {
    let scene = Scene::new(&[]).await;
    let mut visitor = Visitor::new();
    let left = scene.leave(Ask::SignIn).await;
    let brought = visitor.sign_in(&left.url, "invented.officer").await;
    scene.arrive(&left, &brought).await.unwrap();
    let left = scene.leave(Ask::Again).await;
    assert!(left.url.contains("prompt=login") && left.url.contains("max_age=0"));
    let brought = visitor.sign_in(&left.url, "invented.officer").await;
    assert!(scene.arrive(&left, &brought).await.unwrap().second_factor);

    let stale = Scene::new(&["--lie", r#"{"auth_time": 1000000000}"#]).await;
    let left = stale.leave(Ask::Again).await;
    let brought = Visitor::new().sign_in(&left.url, "invented.officer").await;
    let refused = refusal(stale.arrive(&left, &brought).await);
    assert_eq!(refused.code, "organisation-not-again");
}

#[tokio::test]
async fn a_visitor_who_stops_is_told_so() {
    let scene = Scene::new(&[]).await;
    let left = scene.leave(Ask::SignIn).await;
    let brought = Visitor::new().cancel(&left.url).await;
    assert_eq!(Organisations::declined(brought.get("error")).code, "organisation-declined");
}

#[tokio::test]
async fn a_provider_that_is_not_there_or_not_safe_is_told_apart() {
    let scene = Scene::new(&[]).await;
    let start = async |provider: Provider| {
        scene.organisations.start(&scene.store, &provider, BACK, Ask::SignIn, now()).await
    };
    let gone = Provider { issuer: "http://127.0.0.1:1".to_owned(), ..scene.running.provider() };
    let Err(Stop::Refused(refused)) = start(gone).await else { panic!("nobody answers there") };
    assert_eq!(refused.code, "organisation-unreachable");
    let plain = Provider { issuer: "http://id.example.org".into(), ..scene.running.provider() };
    assert!(matches!(start(plain).await, Err(Stop::Fault(_))), "plain http is our mistake");
    let other = scene.running.issuer.replace("127.0.0.1", "localhost");
    let other = Provider { issuer: other, ..scene.running.provider() };
    let Err(Stop::Refused(refused)) = start(other).await else { panic!("it says another issuer") };
    assert_eq!(refused.code, "organisation-unreachable");
}
