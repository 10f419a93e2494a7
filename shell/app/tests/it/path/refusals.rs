//! What each verb declines, to whom, and in which words. After each, nothing has been recorded.

use super::{Programme, referral, refused};
use crate::support::day;
use app::case::close::Closing;
use app::case::open::Opening;
use app::case::{accept, assess, assign, close, consent, decline, first_visit, open};
use app::panel::endorse::Says;
use app::panel::{ask, endorse, hold, refuse};
use app::referral::told::Heard;
use app::referral::{amend, answer, refer, take_back, told, withdraw};
use care::path::event::Decision;

const NOBODY: Says<'static> = Says { words: "", why: "" };

#[tokio::test]
async fn nobody_of_the_provider_and_nobody_of_another_quadrant_decides_a_referral() {
    let mut programme = Programme::new().await;
    let number = programme.refer("2014-01-06", "K101").await.unwrap();
    programme.meet("East", "2014-01-08").await.unwrap();
    let before = programme.desk.book.as_of;
    let on = day("2014-01-08");
    for by in ["provider:U-SUPER", "provider:U-SERVICE", "provider:U-CHAIR", "intermediary:U-D"] {
        let outcome = programme
            .act(by, "2014-01-08", async |desk, by| {
                endorse::endorse(desk, by, &number, on, NOBODY).await
            })
            .await;
        refused(outcome, "cannot endorse a referral");
        let outcome = programme
            .act(by, "2014-01-08", async |desk, by| {
                refuse::refuse(desk, by, &number, (on, "placed in care"), NOBODY).await
            })
            .await;
        refused(outcome, "cannot refuse a referral");
        let outcome = programme
            .act(by, "2014-01-08", async |desk, by| {
                ask::ask(desk, by, &number, on, "Who lives at home?").await
            })
            .await;
        refused(outcome, "cannot ask about a referral");
    }
    let mut west = referral("2014-01-06", "K102");
    west.details.quadrant = "West".to_owned();
    programme
        .act("payer:U-WORKER", "2014-01-06", async |desk, by| refer::refer(desk, by, &west).await)
        .await
        .unwrap();
    for (by, number) in [
        ("payer:U-EAST", "R-2014-002"),
        ("payer:U-MANAGER", "R-2014-001"),
        ("payer:U-WORKER", "R-2014-001"),
    ] {
        let outcome = programme
            .act(by, "2014-01-08", async |desk, by| {
                endorse::endorse(desk, by, number, on, NOBODY).await
            })
            .await;
        refused(outcome, "You cannot endorse a referral. This is for: Quadrant panel member of");
    }
    assert_eq!(programme.desk.book.as_of, before + 1);
}

#[tokio::test]
async fn nobody_decides_a_referral_they_made_themselves() {
    let mut programme = Programme::new().await;
    programme
        .act("intermediary:U-ADMIN", "2014-01-02", async |desk, by| {
            let (role, since) = (app::access::Role::Referrer, day("2014-01-02"));
            app::people::relate::give_role(desk, by, "U-CHAIR", role, since, None).await
        })
        .await
        .unwrap();
    let new = referral("2014-01-06", "K101");
    programme
        .act("payer:U-CHAIR", "2014-01-06", async |desk, by| refer::refer(desk, by, &new).await)
        .await
        .unwrap();
    programme.meet("East", "2014-01-08").await.unwrap();
    let outcome = programme.endorse("R-2014-001", "2014-01-08").await;
    refused(outcome, "You made this referral yourself");
    programme
        .act("payer:U-EAST", "2014-01-08", async |desk, by| {
            endorse::endorse(desk, by, "R-2014-001", day("2014-01-08"), NOBODY).await
        })
        .await
        .unwrap();
}

#[tokio::test]
async fn the_panel_and_the_referrer_accept_nothing_and_a_supervisor_accepts_for_their_own_team() {
    let mut programme = Programme::new().await;
    let number = programme.refer("2014-01-06", "K101").await.unwrap();
    refused(programme.assess(&number, "2014-01-07").await, "No panel has endorsed");
    refused(programme.accept(&number, "2014-01-07").await, "No panel has endorsed");
    refused(programme.open(&number, "2014-01-07").await, "has not accepted this referral");
    programme.meet("East", "2014-01-08").await.unwrap();
    programme.endorse(&number, "2014-01-08").await.unwrap();
    refused(programme.accept(&number, "2014-01-08").await, "Nobody has assessed");
    refused(programme.open(&number, "2014-01-08").await, "has not accepted this referral");
    programme.assess(&number, "2014-01-08").await.unwrap();
    let on = day("2014-01-08");
    for (by, words) in [
        ("payer:U-CHAIR", "payer cannot"),
        ("payer:U-WORKER", "payer cannot"),
        ("provider:U-SOUTH", "This is for: MST supervisor of team North and Mid"),
        ("provider:U-SUPPORT", "This is for: MST supervisor of team North and Mid"),
        ("provider:U-THERAPIST", "This is for: MST supervisor of team North and Mid"),
    ] {
        let outcome = programme
            .act(by, "2014-01-08", async |desk, by| accept::accept(desk, by, &number, on).await)
            .await;
        refused(outcome, words);
        let outcome = programme
            .act(by, "2014-01-08", async |desk, by| {
                assess::assess(desk, by, &number, (on, true), "It suits").await
            })
            .await;
        refused(outcome, words);
        let outcome = programme
            .act(by, "2014-01-08", async |desk, by| {
                decline::decline(desk, by, &number, (on, "lack of engagement"), "").await
            })
            .await;
        refused(outcome, words);
    }
    let outcome = programme
        .act("provider:U-SUPER", "2014-01-08", async |desk, by| {
            decline::decline(desk, by, &number, (on, "no room"), "").await
        })
        .await;
    refused(outcome, "“no room” is not on the list for the refusal reason");
}

#[tokio::test]
async fn a_referral_needs_source_area_date_criteria_birth_and_name() {
    let mut programme = Programme::new().await;
    let refer = async |programme: &mut Programme, by: &str, change: &dyn Fn(&mut refer::New)| {
        let mut new = referral("2014-01-06", "K101");
        change(&mut new);
        programme.act(by, "2014-01-06", async |desk, by| refer::refer(desk, by, &new).await).await
    };
    type Change = fn(&mut refer::New);
    let wrong: [(Change, &str); 9] = [
        (|new| new.details.source = String::new(), "We need the source"),
        (|new| new.details.source = "a neighbour".to_owned(), "“a neighbour” is not on the list"),
        (|new| new.details.quadrant = "Mid".to_owned(), "“Mid” is not on the list"),
        (|new| new.details.criteria.clear(), "at least one reason"),
        (|new| new.details.criteria = vec!["cheeky".to_owned()], "“cheeky” is not on the list"),
        (|new| new.details.date_of_birth = None, "We need the date of birth"),
        (|new| new.on = day("2014-01-07"), "is still to come"),
        (|new| new.name = " ".to_owned(), "We need the young person’s name"),
        (|new| new.young_person = Some("Y-9".to_owned()), "Nobody with this number"),
    ];
    for (change, words) in wrong {
        refused(refer(&mut programme, "payer:U-WORKER", &change).await, words);
    }
    for by in ["payer:U-CHAIR", "provider:U-THERAPIST", "provider:U-SUPER", "payer:U-NOBODY"] {
        refused(refer(&mut programme, by, &|_| ()).await, "You cannot make a referral");
    }
    assert!(programme.desk.book.paths.is_empty());
    refer(&mut programme, "payer:U-WORKER", &|_| ()).await.unwrap();
    let again = refer(&mut programme, "payer:U-OTHER", &|_| ()).await;
    refused(again, "has a referral under way, R-2014-001");
    let other = |new: &mut refer::New| new.details.date_of_birth = Some(day("2001-01-01"));
    refused(refer(&mut programme, "payer:U-OTHER", &other).await, "with another date of birth");
}

#[tokio::test]
async fn a_referral_is_put_right_answered_for_and_withdrawn_by_whoever_made_it() {
    let mut programme = Programme::new().await;
    let number = programme.refer("2014-01-06", "K101").await.unwrap();
    let (on, details) = (day("2014-01-08"), referral("2014-01-06", "K101").details);
    for by in ["payer:U-OTHER", "payer:U-CHAIR", "provider:U-SUPPORT"] {
        let outcome = programme
            .act(by, "2014-01-08", async |desk, by| {
                amend::amend(desk, by, &number, &details, "").await
            })
            .await;
        refused(outcome, "You cannot put this referral right");
        let outcome = programme
            .act(by, "2014-01-08", async |desk, by| {
                withdraw::withdraw(desk, by, &number, on, "moved away").await
            })
            .await;
        refused(outcome, "You cannot withdraw this referral");
    }
    let outcome = programme
        .act("payer:U-WORKER", "2014-01-08", async |desk, by| {
            answer::answer(desk, by, &number, on, "Yes").await
        })
        .await;
    refused(outcome, "An answer is given");
    let outcome = programme
        .act("payer:U-WORKER", "2014-01-08", async |desk, by| {
            withdraw::withdraw(desk, by, &number, on, " ").await
        })
        .await;
    refused(outcome, "Say why it is withdrawn");
    programme
        .act("payer:U-WORKER", "2014-01-08", async |desk, by| {
            withdraw::withdraw(desk, by, &number, on, "moved away").await
        })
        .await
        .unwrap();
    let outcome = programme
        .act("payer:U-WORKER", "2014-01-08", async |desk, by| {
            withdraw::withdraw(desk, by, &number, on, "moved away").await
        })
        .await;
    refused(outcome, "A referral is withdrawn before it opens");
    refused(programme.endorse("R-2099-001", "2014-01-08").await, "There is no such referral");
}

#[tokio::test]
async fn a_rule_is_bent_only_with_a_reason_and_then_listed() {
    let mut programme = Programme::new().await;
    let number = programme.refer("2014-01-06", "K101").await.unwrap();
    refused(
        programme.endorse(&number, "2014-01-08").await,
        "on a day with no meeting of the panel",
    );
    let alone = ["U-CHAIR".to_owned()];
    let held = |why| hold::Held { quadrant: "East", on: day("2014-01-22"), attended: &alone, why };
    let outcome = programme
        .act("payer:U-CHAIR", "2014-01-22", async |desk, by| hold::hold(desk, by, &held("")).await)
        .await;
    refused(outcome, "A panel has at least 2 members present");
    programme
        .act("payer:U-CHAIR", "2014-01-22", async |desk, by| {
            hold::hold(desk, by, &held("snow")).await
        })
        .await
        .unwrap();
    let outcome = programme.endorse(&number, "2014-01-22").await;
    refused(outcome, "decided later than the contract’s days; the panel met without its quorum");
    let says = Says { words: "", why: "snow kept the others away twice" };
    programme
        .act("payer:U-CHAIR", "2014-01-22", async |desk, by| {
            endorse::endorse(desk, by, &number, day("2014-01-22"), says).await
        })
        .await
        .unwrap();
    let view = programme.view();
    let listed = &view.children().unwrap().listed;
    let found =
        app::pathway::exceptions::exceptions(&view.book, listed, day("2014-01-23")).unwrap();
    let said: Vec<String> = found
        .iter()
        .map(|one| format!("{} {}: {} ({})", one.number, one.rule.said(), one.why, one.by))
        .collect();
    assert_eq!(
        said,
        [
            "R-2014-001 the panel met without its quorum: snow kept the others away twice (payer:U-CHAIR)",
            " the panel met without its quorum: snow (payer:U-CHAIR)",
            "R-2014-001 decided later than the contract’s days: snow kept the others away twice (payer:U-CHAIR)",
        ]
    );
}

#[tokio::test]
async fn a_meeting_is_written_down_by_a_member_with_members_once_it_was_held() {
    let mut programme = Programme::new().await;
    let both = ["U-CHAIR".to_owned(), "U-SECOND".to_owned()];
    let strange = ["U-CHAIR".to_owned(), "U-SUPER".to_owned()];
    let cases: [(&str, &str, &str, &[String], &str); 5] = [
        (
            "payer:U-EAST",
            "West",
            "2014-01-08",
            &both,
            "You cannot write this panel’s meetings down",
        ),
        ("provider:U-SUPER", "East", "2014-01-08", &both, "provider cannot write"),
        ("payer:U-CHAIR", "East", "2014-01-09", &both, "is still to come"),
        ("payer:U-CHAIR", "East", "2014-01-08", &strange, "was not a member of this panel"),
        (
            "payer:U-CHAIR",
            "Mid",
            "2014-01-08",
            &both,
            "You cannot write this panel’s meetings down",
        ),
    ];
    for (by, quadrant, on, attended, words) in cases {
        let held = hold::Held { quadrant, on: day(on), attended, why: "" };
        let outcome = programme
            .act(by, "2014-01-08", async |desk, by| hold::hold(desk, by, &held).await)
            .await;
        refused(outcome, words);
    }
    assert!(programme.desk.book.meetings.is_empty());
}

#[tokio::test]
async fn a_case_opens_once_for_one_young_person_with_a_therapist_in_post() {
    let mut programme = Programme::new().await;
    let first = programme.opened("K101").await;
    let again = programme.refer("2014-02-03", "K101").await;
    refused(again, "This young person has an open case, C-2014-001");
    let second = programme.refer("2014-02-03", "K102").await.unwrap();
    programme.meet("East", "2014-02-05").await.unwrap();
    programme.endorse(&second, "2014-02-05").await.unwrap();
    programme.assess(&second, "2014-02-05").await.unwrap();
    programme.accept(&second, "2014-02-05").await.unwrap();
    programme.in_post(&["T2"]).await;
    let open = Opening { on: day("2014-02-10"), case: "", team: "North and Mid", therapist: "T1" };
    let wrong = [
        ("provider:U-SUPPORT", open, "T1 is not in post in North and Mid on 10 February 2014"),
        (
            "provider:U-SUPPORT",
            Opening { case: "c-2014-001", therapist: "T2", ..open },
            "is another referral’s",
        ),
        (
            "provider:U-SUPPORT",
            Opening { team: "East", therapist: "T2", ..open },
            "“East” is not on the list for the team",
        ),
        (
            "provider:U-SUPPORT",
            Opening { therapist: "", ..open },
            "We need the therapist’s staff number",
        ),
        ("provider:U-SOUTH", Opening { on: day("2014-02-09"), ..open }, "You cannot open a case"),
        ("payer:U-CHAIR", open, "payer cannot open a case"),
    ];
    for (by, opening, words) in wrong {
        let outcome = programme
            .act(by, "2014-02-10", async |desk, by| open::open(desk, by, &second, opening).await)
            .await;
        refused(outcome, words);
    }
    for (by, words) in [("payer:U-CHAIR", "payer cannot"), ("provider:U-SOUTH", "You cannot")] {
        let outcome = programme
            .act(by, "2014-02-10", async |desk, by| {
                assign::assign(desk, by, &first, (day("2014-02-10"), "T2")).await
            })
            .await;
        refused(outcome, words);
        let closing = Closing { on: day("2014-02-10"), reason: "other", living: "home", words: "" };
        let outcome = programme
            .act(by, "2014-02-10", async |desk, by| close::close(desk, by, &first, closing).await)
            .await;
        refused(outcome, words);
        let outcome = programme
            .act(by, "2014-02-10", async |desk, by| {
                first_visit::first_visit(desk, by, &first, day("2014-02-10")).await
            })
            .await;
        refused(outcome, words);
        let outcome = programme
            .act(by, "2014-02-10", async |desk, by| {
                consent::consent(desk, by, &first, (day("2014-02-10"), "therapy"), true).await
            })
            .await;
        refused(outcome, words);
    }
}

#[tokio::test]
async fn a_referrer_told_late_is_told_why_and_nobody_is_told_twice() {
    let mut programme = Programme::new().await;
    let number = programme.refer("2014-01-06", "K101").await.unwrap();
    programme.meet("East", "2014-01-08").await.unwrap();
    programme.endorse(&number, "2014-01-08").await.unwrap();
    let waits = app::pathway::untold::untold(&programme.desk.book, day("2014-01-14")).unwrap();
    assert_eq!((waits.len(), waits[0].days, waits[0].is_late), (1, 6, true));
    assert_eq!(waits[0].referrer, "U-WORKER");
    let heard =
        |why| Heard { of: Decision::Endorsed, on: day("2014-01-14"), how: "by e-mail", why };
    let tell = |why: &'static str, number: String| {
        async move |desk: &mut app::Desk, by: app::people::by::By<'_>| {
            told::told(desk, by, &number, &heard(why)).await
        }
    };
    let outcome = programme.act("payer:U-CHAIR", "2014-01-14", tell("", number.clone())).await;
    refused(outcome, "later than the contract’s days");
    let outcome = programme.act("payer:U-OTHER", "2014-01-14", tell("late", number.clone())).await;
    refused(outcome, "cannot tell this referrer");
    programme.act("payer:U-CHAIR", "2014-01-14", tell("post", number.clone())).await.unwrap();
    let outcome = programme.act("payer:U-CHAIR", "2014-01-14", tell("post", number.clone())).await;
    refused(outcome, "Nobody waits to hear");
    assert_eq!(app::pathway::untold::untold(&programme.desk.book, day("2014-01-14")).unwrap(), []);
    let outcome = programme
        .act("payer:U-CHAIR", "2014-01-14", async |desk, by| {
            take_back::take_back(desk, by, &number, 1, "x").await
        })
        .await;
    refused(outcome, "Another step was taken since");
}

#[tokio::test]
async fn a_book_without_the_page_refers_nobody_until_it_is_adopted() {
    let mut programme = Programme::new().await;
    programme.desk.book.pathway = None;
    let outcome = programme.refer("2014-01-06", "K101").await;
    refused(outcome, "This contract says nothing of referrals yet");
    let page = include_str!("../../../../../contracts/essex/pathway.toml");
    let outcome = programme
        .act("provider:U-SUPER", "2014-01-06", async |desk, by| {
            app::pathway::adopt::adopt(desk, by, page).await
        })
        .await;
    refused(outcome, "provider cannot adopt the pathway’s page");
    let broken = page.replace("\"YOS\", \"other\"", "\"YOS\", \"YOS\"");
    let outcome = programme
        .act("payer:U-MANAGER", "2014-01-06", async |desk, by| {
            app::pathway::adopt::adopt(desk, by, &broken).await
        })
        .await;
    assert!(matches!(outcome, Err(app::Failure::Findings(found)) if found.len() == 1));
    programme
        .act("payer:U-MANAGER", "2014-01-06", async |desk, by| {
            app::pathway::adopt::adopt(desk, by, page).await
        })
        .await
        .unwrap();
    programme.refer("2014-01-06", "K101").await.unwrap();
}
