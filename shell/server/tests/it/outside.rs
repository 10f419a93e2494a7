//! What those are told who have no business with a thing: nobody signed in, another quadrant's
//! panel, another's draft, whoever asks why. And what is told to whoever runs the service.

use crate::support::{Answer, House, ORIGIN};
use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use server::{Asks, ROUTES};

#[tokio::test(flavor = "multi_thread")]
async fn whoever_is_not_signed_in_gets_the_door_and_records_nothing() {
    let house = House::until("2013-Q4").await;
    let before = house.service.shown().view.book.as_of;
    for route in ROUTES.iter().copied().flatten().filter(|route| route.asks != Asks::Nothing) {
        let path = route.path.replace(['{', '}'], "");
        for answer in [house.get(&path, "").await, house.post(&path, "", "U-CONTRACT", &[]).await] {
            let turned_away = [
                StatusCode::SEE_OTHER,
                StatusCode::FORBIDDEN,
                StatusCode::UNAUTHORIZED,
                StatusCode::NOT_FOUND,
                StatusCode::METHOD_NOT_ALLOWED,
            ];
            assert!(turned_away.contains(&answer.status), "{path}: {}", answer.status);
            if answer.status == StatusCode::SEE_OTHER {
                assert!(answer.location().starts_with("/sign-in"), "{path}: {}", answer.location());
            }
            assert!(!answer.body.contains("MST-") && !answer.body.contains("C-"), "{path}");
        }
    }
    assert_eq!(house.service.shown().view.book.as_of, before);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_panel_member_finds_no_other_quadrants_panel() {
    let house = House::until("2014-Q1").await;
    let people = [
        ("U-PANELNORTH", "North"),
        ("U-PANELSOUTH", "South"),
        ("U-PANELEAST", "East"),
        ("U-PANELWEST", "West"),
    ];
    for (person, own) in people {
        let cookie = house.cookie(person).await;
        let nothing = house.get("/there-is-no-such-page", &cookie).await;
        for (_, quadrant) in people {
            for path in [format!("/panels/{quadrant}"), format!("/panels/{quadrant}/meeting")] {
                let answer = house.get(&path, &cookie).await;
                match quadrant == own {
                    true => assert_eq!(answer.status, StatusCode::OK, "{person} {path}"),
                    false => is_nothing(&answer, &nothing, &format!("{person} {path}")),
                }
            }
            if quadrant != own {
                let path = format!("/panels/{quadrant}/meeting");
                let sent = house.post(&path, &cookie, person, &[]).await;
                is_nothing(&sent, &nothing, &format!("{person} sends {path}"));
            }
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn why_names_the_rule_and_tells_a_child_out_of_reach_from_none_by_nothing() {
    let house = House::until("2014-Q1").await;
    let why = async |person: &str, key: &str| {
        let path = format!("/why?action=see-child&child={key}");
        let body = house.get(&path, &house.cookie(person).await).await.body;
        // The number of the form, and what was asked for, are each visit's own.
        body.replace(key, "…")
    };
    let shown = house.service.shown();
    let (mine, others) = {
        let of = |own: bool| {
            let mut found = shown
                .view
                .cases()
                .unwrap()
                .filter(|(_, case)| (case.therapist.as_deref() == Some("T01")) == own);
            found.next().unwrap().0.to_owned()
        };
        (of(true), of(false))
    };
    let allowed = why("U-THERAPIST1", &mine).await;
    assert!(allowed.contains("therapist"), "{allowed}");
    assert_ne!(allowed, why("U-THERAPIST1", &others).await);
    assert_eq!(
        without_tokens(&why("U-THERAPIST1", &others).await),
        without_tokens(&why("U-THERAPIST1", "C-NOBODYXX").await)
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn counters_are_for_this_machine_and_say_nothing_of_a_person() {
    let house = House::until("2013-Q4").await;
    house.get("/young-people", &house.cookie("U-THERAPIST1").await).await;
    let here = house.get("/metrics", "").await;
    assert_eq!(here.status, StatusCode::OK);
    assert!(here.body.contains("homeward_"), "{}", here.body);
    for word in ["U-", "MST-", "C-", "@"] {
        assert!(!here.body.contains(word), "{word} in {}", here.body);
    }
    let passed_on = Request::get("/metrics").header("x-forwarded-for", "203.0.113.9");
    let passed_on = house.ask(passed_on.body(Body::empty()).unwrap()).await;
    assert_eq!(passed_on.status, StatusCode::NOT_FOUND);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_cookie_of_a_session_is_kept_to_this_host_and_out_of_scripts() {
    let house = House::until("2013-Q4").await;
    let form = "person=U-CONTRACT";
    let request = Request::post("/sign-in/demo")
        .header(header::ORIGIN, ORIGIN)
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
        .body(Body::from(form))
        .unwrap();
    let answer = house.ask(request).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER);
    let set = answer.headers[header::SET_COOKIE].to_str().unwrap();
    assert!(set.starts_with("__Host-homeward="), "{set}");
    for part in ["Secure", "HttpOnly", "SameSite=Lax", "Path=/"] {
        assert!(set.contains(part), "{part} in {set}");
    }
}

fn is_nothing(answer: &Answer, nothing: &Answer, at: &str) {
    assert_eq!(answer.status, StatusCode::NOT_FOUND, "{at}");
    assert_eq!(answer.body, nothing.body, "{at}: the same words");
}

/// A page without what is drawn anew for each visit.
fn without_tokens(page: &str) -> String {
    let mut parts = page.split("value=\"");
    let mut kept = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        kept.push_str(part.split_once('"').map_or("", |(_, rest)| rest));
    }
    kept
}
