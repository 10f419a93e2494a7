//! The work with families, through the record: what is sent twice is recorded once, nobody scores
//! themselves, words are forgotten with the young person, and each list shows what it should.

use crate::service::{Service, contact, refused};
use crate::support::{day, on, who};
use app::work::follow_up::{self, New};
use app::work::goal::{self, Became};
use app::work::missing::{Asked, Lacks, missing, table as missing_table};
use app::work::one_case::{Reading, one_case};
use app::work::plan::{self, Plan, Version};
use app::work::today::today;
use app::work::words::Words;
use app::work::{adherence, behaviour, consultation, fidelity, questionnaire};
use app::young_person::forget::{What as Forgetting, forget};
use app::{Mode, View};
use care::work::due::{Expected, What};
use care::work::event::{Adherence, ContactKind, Occasion, Questionnaire};
use definitions::Cell;
use std::collections::BTreeMap;

fn score(asked_by: &str) -> Adherence {
    Adherence {
        month: 1,
        on: day("2014-05-10"),
        score: "0.76".parse().unwrap(),
        rated: "T01".to_owned(),
        asked_by: asked_by.to_owned(),
    }
}

fn sdq() -> [Expected; 1] {
    let (instrument, informant) = ("SDQ".to_owned(), "parent".to_owned());
    [Expected { instrument, informant, occasion: Occasion::Start, within: 14 }]
}

#[tokio::test]
async fn a_contact_sent_twice_or_by_two_phones_is_recorded_once() {
    let mut service = Service::new().await;
    let visit = contact(ContactKind::Visit, "2014-05-02", 60);
    let before = service.desk.book.as_of;
    for (form, person) in [("f", "U-T01"), ("f", "U-T01"), ("g", "U-T01"), ("h", "U-S01")] {
        let sent = async |desk: &mut _, by: app::people::by::By<'_>| {
            app::work::contact::log(desk, by, "C-0", "phone-1", &visit).await
        };
        service.from(person, form, "2014-05-02", sent).await.unwrap();
    }
    assert_eq!(service.desk.book.as_of, before + 1);
    assert_eq!(service.desk.book.work["C-0"].work.contacts.len(), 1);
    let other = contact(ContactKind::Visit, "2014-05-02", 90);
    let sent = async |desk: &mut _, by: app::people::by::By<'_>| {
        app::work::contact::log(desk, by, "C-0", "phone-1", &other).await
    };
    refused(service.from("U-T01", "i", "2014-05-02", sent).await, "with other details");
}

#[tokio::test]
async fn a_contact_is_refused_where_it_cannot_have_been() {
    let mut service = Service::new().await;
    let mut log = async |case: &str, staff: &str, at: &str, today: &str| {
        let mut contact = contact(ContactKind::Call, at, 10);
        contact.staff = staff.to_owned();
        service
            .act(today, async |desk, by| {
                app::work::contact::log(desk, by, case, "phone-2", &contact).await
            })
            .await
    };
    refused(log("C-99", "T01", "2014-05-02", "2014-05-02").await, "No case has the number");
    refused(log("C-0", "T01", "2014-05-03", "2014-05-02").await, "still to come");
    refused(log("C-0", "T01", "2014-04-03", "2014-05-02").await, "opened on 4 April");
    refused(log("C-0", "T77", "2014-05-02", "2014-05-02").await, "in no post with families");
    refused(log("C-0", "B01", "2014-05-02", "2014-05-02").await, "in no post with families");
    log("C-0", "S01", "2014-05-02", "2014-05-02").await.unwrap();
}

#[tokio::test]
async fn the_therapist_rated_cannot_enter_an_adherence_score_and_a_colleague_can() {
    let mut service = Service::new().await;
    let enter = async |service: &mut Service, person: &str, score: Adherence| {
        let form = format!("by {person}");
        service
            .from(person, &form, "2014-05-10", async |desk, by| {
                adherence::enter(desk, by, "C-0", "score-1", &score).await
            })
            .await
    };
    let rated = enter(&mut service, "U-T01", score("B01")).await;
    refused(rated, "never entered by the therapist it rates");
    let asked = enter(&mut service, "U-B01", score("T01")).await;
    refused(asked, "never asked by the therapist");
    let another = Adherence { rated: "T02".to_owned(), ..score("B01") };
    let under_anothers_number = enter(&mut service, "U-T01", another).await;
    refused(under_anothers_number, "T02 never had this case");
    assert!(!service.desk.book.work.contains_key("C-0"), "nothing is half recorded");
    enter(&mut service, "U-B01", score("B01")).await.unwrap();
    assert_eq!(service.desk.book.work["C-0"].work.adherence.len(), 1);
}

#[tokio::test]
async fn what_is_written_of_a_family_is_read_for_one_case_and_forgotten_with_them() {
    let mut service = Service::new().await;
    let goal_words = "an invented goal of the family";
    service
        .act("2014-05-02", async |desk, by| {
            goal::set(desk, by, "C-0", ("goal-1", day("2014-05-02")), goal_words).await
        })
        .await
        .unwrap();
    for (id, number, words) in [("p1", 1, "the first plan"), ("p2", 2, "the second plan")] {
        let version = Version { id, number, on: day("2014-05-02"), words };
        service
            .act("2014-05-02", async |desk, by| {
                plan::write(desk, by, "C-0", Plan::Safety, version).await
            })
            .await
            .unwrap();
    }
    let late = Version { id: "p3", number: 2, on: day("2014-05-03"), words: "written over" };
    let outcome = service
        .act("2014-05-03", async |desk, by| plan::write(desk, by, "C-0", Plan::Safety, late).await)
        .await;
    refused(outcome, "newer version");
    service
        .act("2014-05-20", async |desk, by| {
            goal::end(desk, by, "C-0", ("goal-1", day("2014-05-20")), Became::Met).await
        })
        .await
        .unwrap();
    let desk = &mut service.desk;
    let words = Words::read(&desk.record, &desk.book, "Y-0").await.unwrap();
    let reading = Reading { expected: &[], sees_scores: true, today: day("2014-05-21") };
    let told = one_case(&desk.book, &words, "C-0", reading).unwrap();
    assert_eq!(told.goals[0].2, goal_words);
    assert_eq!(told.goals[0].1.met, Some(day("2014-05-20")));
    let plans: Vec<(u32, &str)> =
        told.safety_plans.iter().map(|(one, words)| (one.number, words.as_str())).collect();
    assert_eq!(plans, [(2, "the second plan"), (1, "the first plan")]);
    assert_eq!(told.recorded.len(), 4);
    assert!(told.recorded.iter().all(|one| one.by == "provider:U-B01"));
    let subject = desk.book.pseudonyms.person("Y-0");
    assert_eq!(desk.names.of(&subject), "Invented 0");

    let payer = who("payer:d.officer");
    let (after, why) = (on("2031-05-01"), "asked to");
    forget(desk, &payer, after, Mode::Record, "C-0", &Forgetting::Forget, why).await.unwrap();
    assert!(!desk.book.work.contains_key("C-0"));
    assert_eq!(Words::read(&desk.record, &desk.book, "Y-0").await.unwrap(), Words::default());
    let again = desk.book_as_of(desk.book.as_of).await.unwrap();
    assert!(!again.work.contains_key("C-0"), "nor can it be read from the record");
}

#[tokio::test]
async fn a_therapist_sees_their_own_families_and_what_is_late_and_nothing_else() {
    let mut service = Service::new().await;
    service
        .act("2014-05-02", async |desk, by| {
            let visit = contact(ContactKind::Visit, "2014-05-02", 60);
            app::work::contact::log(desk, by, "C-3", "phone-3", &visit).await
        })
        .await
        .unwrap();
    let book = &service.desk.book;
    let told = today(book, &service.desk.names, "T01", &sdq(), day("2014-05-03")).unwrap();
    assert_eq!(told.families.len(), 8);
    assert_eq!(told.families[0].case, "C-0", "the longest late first");
    let seen = told.families.iter().find(|family| family.case == "C-3").unwrap();
    assert_eq!(seen.name, "Invented 3");
    assert_eq!(seen.last.as_ref().unwrap().minutes, 60);
    assert_eq!(
        seen.next.as_ref().map(|due| (&due.what, due.by)),
        Some((&What::Contact, day("2014-05-09")))
    );
    assert!(seen.overdue.iter().any(|due| due.what == What::Plan));
    let none =
        |due: &care::work::due::Due| matches!(due.what, What::Adherence(_) | What::Consultation(_));
    assert!(!told.families.iter().flat_map(|family| &family.overdue).any(none));
    let other = today(book, &service.desk.names, "T03", &sdq(), day("2014-05-03")).unwrap();
    assert_eq!(other.families.len(), 2);
}

#[tokio::test]
async fn one_list_says_what_is_missing_of_the_cases_a_reader_reaches() {
    let mut service = Service::new().await;
    let north: Vec<String> =
        (0..8).map(|n| service.desk.book.pseudonyms.case(&format!("C-{n}"))).collect();
    let reaches = |key: &str| north.iter().any(|one| one == key);
    let expected = sdq();
    let list = |service: &Service, at: &str| {
        let asked = Asked {
            expected: &expected,
            agreed: &|case| case.case != "C-1",
            reaches: &reaches,
            ahead: 0,
        };
        missing(&service.desk.book, asked, day(at)).unwrap()
    };
    let before = list(&service, "2014-05-12");
    let count = |all: &[app::work::missing::Missing], wanted: fn(&Lacks) -> bool| {
        all.iter().filter(|one| wanted(&one.what)).count()
    };
    let of_sdq = |what: &Lacks| matches!(what, Lacks::Work(What::Questionnaire(..)));
    let of_score = |what: &Lacks| matches!(what, Lacks::Work(What::Adherence(_)));
    let of_week = |what: &Lacks| matches!(what, Lacks::Work(What::Consultation(_)));
    assert_eq!(count(&before, of_sdq), 8);
    assert_eq!(count(&before, |what| *what == Lacks::Agreement), 1);
    assert_eq!(count(&before, of_score), 8, "opened 4 to 11 April: month 1 is due by 12 May");
    assert!(before.windows(2).all(|pair| pair[0].by <= pair[1].by));
    let answered = Questionnaire {
        instrument: "SDQ".to_owned(),
        version: "P4-17".to_owned(),
        informant: "parent".to_owned(),
        occasion: Occasion::Start,
        on: day("2014-05-10"),
        scores: BTreeMap::from([("total".to_owned(), 21)]),
    };
    service
        .act("2014-05-12", async |desk, by| {
            questionnaire::enter(desk, by, "C-0", "sdq-1", &answered).await
        })
        .await
        .unwrap();
    service
        .act("2014-05-12", async |desk, by| {
            adherence::enter(desk, by, "C-0", "score-2", &score("B01")).await
        })
        .await
        .unwrap();
    service
        .act("2014-05-12", async |desk, by| {
            consultation::note(desk, by, "C-0", ("week-1", day("2014-05-05")), "keep going").await
        })
        .await
        .unwrap();
    let after = list(&service, "2014-05-12");
    assert_eq!(count(&after, of_sdq), 7);
    assert_eq!(count(&after, of_score), 7);
    assert_eq!(count(&before, of_week) - count(&after, of_week), 1);
    assert_eq!(missing_table(&after, day("2014-05-12")).rows.len(), after.len());
}

#[tokio::test]
async fn what_is_to_be_done_has_an_owner_until_it_is_done() {
    let mut service = Service::new().await;
    for (id, owner, due) in [("f1", "T01", "2014-05-20"), ("f2", "S01", "2014-05-10")] {
        let new = New { id, owner, due: day(due), words: "ring the school" };
        service
            .act("2014-05-05", async |desk, by| follow_up::set(desk, by, "C-2", new).await)
            .await
            .unwrap();
    }
    let owners = |service: &Service, owner: Option<&str>| -> Vec<(String, bool)> {
        follow_up::list(&service.desk.book, |_| true, owner, day("2014-05-12"))
            .into_iter()
            .map(|one| (one.owner, one.overdue))
            .collect()
    };
    let of = |owner: &str, overdue| (owner.to_owned(), overdue);
    assert_eq!(owners(&service, None), [of("S01", true), of("T01", false)]);
    assert_eq!(owners(&service, Some("T01")), [of("T01", false)]);
    let reached = follow_up::list(&service.desk.book, |_| false, None, day("2014-05-12"));
    assert!(reached.is_empty());
    // There and back again: each is a change of its own.
    for owner in ["T02", "T01", "T02"] {
        service
            .act("2014-05-12", async |desk, by| {
                follow_up::hand_on(desk, by, "C-2", "f1", (owner, day("2014-05-20"))).await
            })
            .await
            .unwrap();
    }
    assert_eq!(owners(&service, Some("T02")), [of("T02", false)]);
    service
        .act("2014-05-12", async |desk, by| {
            follow_up::done(desk, by, "C-2", ("f1", day("2014-05-12"))).await
        })
        .await
        .unwrap();
    assert_eq!(owners(&service, None), [of("S01", true)]);
}

#[tokio::test]
async fn a_behaviour_is_one_of_the_list() {
    let mut service = Service::new().await;
    let mut note = async |tag: &str| {
        service
            .act("2014-05-12", async |desk, by| {
                let list = ["less-aggression", "in-school"];
                behaviour::note(desk, by, "C-2", ("tag-1", day("2014-05-12")), tag, &list).await
            })
            .await
    };
    refused(note("better").await, "do not know that behaviour");
    note("in-school").await.unwrap();
}

#[tokio::test]
async fn adherence_stands_beside_care_days_by_team_and_small_groups_are_held_back() {
    let mut service = Service::new().await;
    service
        .act("2014-05-12", async |desk, by| {
            adherence::enter(desk, by, "C-0", "score-3", &score("B01")).await
        })
        .await
        .unwrap();
    let view = View::new(service.desk.book.clone(), service.desk.names.clone());
    let told = fidelity::by_team(&view, day("2014-05-12")).unwrap();
    assert_eq!(told.0.keys().collect::<Vec<_>>(), ["North", "South"]);
    assert_eq!((told.0["North"].scores, told.0["South"].scores), ((8, 1), (1, 0)));
    assert_eq!(told.1.mean().unwrap().to_places(2), "0.76");
    assert_eq!((told.1.cases.len(), told.1.consultations.1), (10, 0));
    let shown = fidelity::table(&told, day("2014-05-12"), false);
    let held = fidelity::table(&told, day("2014-05-12"), true);
    let column = |name: &str| shown.columns.iter().position(|one| one.name == name).unwrap();
    let (cases, entered) = (column("cases"), column("scores_entered"));
    assert_eq!(shown.rows[1][cases], Cell::Whole(2));
    assert_eq!(held.rows[1][cases], Cell::from("c"), "South has two cases");
    assert_eq!(held.rows[0][cases], Cell::from("c"), "or South would follow from All");
    assert_eq!(held.rows[2][entered], Cell::from("c"), "one family's score");
    assert!(held.rows.iter().all(|row| row.len() == held.columns.len()));
}
