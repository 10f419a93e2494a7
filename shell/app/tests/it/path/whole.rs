//! The whole path, from a draft to a closed case.

use super::{Programme, referral};
use crate::support::{day, on};
use app::access::{Here, asker};
use app::case::close::Closing;
use app::case::{assign, close, consent, first_visit, reassign_all};
use app::panel::ask;
use app::referral::save::{Draft, drafts, let_go, save};
use app::referral::told::Heard;
use app::referral::{answer, find, read, refer, take_back, told};
use care::path::Stage;
use care::path::event::Decision;
use std::collections::BTreeMap;

#[tokio::test]
async fn a_referral_travels_from_a_social_worker_to_a_closed_case() {
    let mut programme = Programme::new().await;
    let number = programme.refer("2014-01-06", "K101").await.unwrap();
    assert_eq!(number, "R-2014-001");
    programme.meet("East", "2014-01-08").await.unwrap();
    let question = "Who lives at home?";
    programme
        .act("payer:U-EAST", "2014-01-08", async |desk, by| {
            ask::ask(desk, by, &number, day("2014-01-08"), question).await
        })
        .await
        .unwrap();
    programme
        .act("payer:U-WORKER", "2014-01-09", async |desk, by| {
            answer::answer(desk, by, &number, day("2014-01-09"), "A mother and two sisters").await
        })
        .await
        .unwrap();
    programme.meet("East", "2014-01-15").await.unwrap();
    programme.endorse(&number, "2014-01-15").await.unwrap();
    programme.assess(&number, "2014-01-16").await.unwrap();
    programme.accept(&number, "2014-01-16").await.unwrap();
    programme.open(&number, "2014-01-20").await.unwrap();
    let visit = async |desk: &mut app::Desk, by: app::people::by::By<'_>| {
        first_visit::first_visit(desk, by, &number, day("2014-01-22")).await
    };
    programme.act("provider:U-THERAPIST", "2014-01-22", visit).await.unwrap();
    programme
        .act("provider:U-THERAPIST", "2014-01-22", async |desk, by| {
            consent::consent(desk, by, &number, (day("2014-01-22"), "therapy"), true).await
        })
        .await
        .unwrap();
    let of = |decision| Heard { of: decision, on: day("2014-01-20"), how: "by e-mail", why: "" };
    for decision in [Decision::Asked, Decision::Endorsed, Decision::Accepted, Decision::Opened] {
        let mut heard = of(decision);
        if decision == Decision::Asked {
            heard.why = "their page showed it on the day";
        }
        programme
            .act("provider:U-SUPPORT", "2014-01-20", async |desk, by| {
                told::told(desk, by, &number, &heard).await
            })
            .await
            .unwrap();
    }
    let closing = Closing {
        on: day("2014-06-01"),
        reason: "completed by agreement",
        living: "home",
        words: "Back at school",
    };
    programme
        .act("provider:U-SUPER", "2014-06-02", async |desk, by| {
            close::close(desk, by, &number, closing).await
        })
        .await
        .unwrap();

    // As read from the disk by another program.
    let desk = programme.read_again().await;
    let read = read::read(&desk.book, &desk.names, "C-2014-001", day("2014-06-02")).unwrap();
    assert_eq!((read.path.stage, read.team.as_str()), (Stage::Closed, "North and Mid"));
    assert_eq!(read.name, "Invented Young Person K101");
    let said: Vec<String> =
        read.steps.iter().map(|one| format!("{} {} {}", one.what, one.by, one.words)).collect();
    assert_eq!(said[0], "was referred U-WORKER Has not been to school since October");
    assert_eq!(said[1], "was sent back with a question U-EAST Who lives at home?");
    assert_eq!(said[2], "was answered for U-WORKER A mother and two sisters");
    assert_eq!(said.last().unwrap(), "closed U-SUPER Back at school");
    let untold: Vec<Decision> = read.untold.iter().map(|(one, _)| one.decision).collect();
    assert_eq!(untold, [Decision::Closed]);

    // The same case as every other reader of cases sees it.
    let view = programme.view();
    let children = view.children().unwrap();
    let case = &children.listed[0];
    assert_eq!((case.case.as_str(), case.completed), ("C-2014-001", Some(true)));
    assert_eq!(children.tracked.len(), 1);
    assert_eq!(children.tracked[0].window.start, day("2014-01-20"));
}

#[tokio::test]
async fn a_form_sent_twice_is_one_referral() {
    let mut programme = Programme::new().await;
    let new = referral("2014-01-06", "K101");
    let actor = crate::support::who("payer:U-WORKER");
    let by = app::people::by::By {
        actor: &actor,
        moment: on("2014-01-06"),
        mode: app::Mode::Record,
        form: "the same",
    };
    let first = refer::refer(&mut programme.desk, by, &new).await.unwrap();
    let again = refer::refer(&mut programme.desk, by, &new).await.unwrap();
    assert_eq!((first.already, again.already), (false, true));
    assert_eq!(again.first_entry, first.first_entry);
    // Another program, that has read it since.
    let mut behind = programme.read_again().await;
    assert!(refer::refer(&mut behind, by, &new).await.unwrap().already);
    assert_eq!((programme.desk.book.paths.len(), behind.book.paths.len()), (1, 1));
    // The same step twice, from one form.
    programme.meet("East", "2014-01-06").await.unwrap();
    let chair = crate::support::who("payer:U-CHAIR");
    let by = app::people::by::By { actor: &chair, ..by };
    for already in [false, true] {
        let says = app::panel::endorse::Says::default();
        let on = day("2014-01-06");
        let done =
            app::panel::endorse::endorse(&mut programme.desk, by, "R-2014-001", on, says).await;
        assert_eq!(done.unwrap().already, already);
    }
}

#[tokio::test]
async fn a_draft_survives_a_restart_is_nobody_elses_and_leaves_nothing_behind() {
    let mut programme = Programme::new().await;
    let draft = Draft { name: "Invented Half-Done".to_owned(), ..Draft::default() };
    for number in ["D-1", "D-2", "D-3"] {
        save(&programme.desk, "U-WORKER", on("2014-01-06"), number, &draft).await.unwrap();
    }
    let desk = programme.read_again().await;
    let today = day("2014-01-07");
    let mine = drafts(&desk, "U-WORKER", today).await.unwrap();
    assert_eq!(
        mine.iter().map(|(number, _)| number.as_str()).collect::<Vec<_>>(),
        ["D-1", "D-2", "D-3"]
    );
    assert_eq!(mine[0].1.name, "Invented Half-Done");
    assert_eq!(drafts(&desk, "U-OTHER", today).await.unwrap(), []);
    assert_eq!(desk.names.under("U-WORKER", "draft.").count(), 0, "no page is handed drafts");

    // Made, let go of, and left too long.
    let mut new = referral("2014-01-07", "K101");
    new.draft = Some("D-1".to_owned());
    programme
        .act("payer:U-WORKER", "2014-01-07", async |desk, by| refer::refer(desk, by, &new).await)
        .await
        .unwrap();
    let_go(&programme.desk, "U-WORKER", "D-2").await.unwrap();
    let left = drafts(&programme.desk, "U-WORKER", day("2014-02-03")).await.unwrap();
    assert_eq!(left.iter().map(|(number, _)| number.as_str()).collect::<Vec<_>>(), ["D-3"]);
    assert_eq!(drafts(&programme.desk, "U-WORKER", day("2014-02-04")).await.unwrap(), []);
    let kept = programme.desk.record.register_get("U-WORKER").await.unwrap();
    assert!(kept.iter().all(|(field, text)| !field.starts_with("draft.") || text.is_empty()));
}

#[tokio::test]
async fn a_therapist_leaves_and_every_case_has_one_therapist_on_every_day() {
    let mut programme = Programme::new().await;
    let mut numbers = Vec::new();
    for at in 0..4 {
        numbers.push(programme.opened(&format!("K20{at}")).await);
    }
    let theirs = reassign_all::caseload(&programme.desk.book, "T1");
    assert_eq!(theirs.len(), 4);
    let mut to: BTreeMap<String, String> =
        numbers.iter().map(|number| (number.clone(), "T2".to_owned())).collect();
    let last = to.remove(&numbers[3]).unwrap();
    let before = programme.desk.book.as_of;
    let pass = |to: BTreeMap<String, String>| {
        async move |desk: &mut app::Desk, by: app::people::by::By<'_>| {
            reassign_all::reassign_all(desk, by, ("T1", day("2014-03-01")), &to).await
        }
    };
    let outcome = programme.act("provider:U-SERVICE", "2014-03-01", pass(to.clone())).await;
    super::refused(outcome, "is left without a therapist");
    assert_eq!(programme.desk.book.as_of, before, "none of them has passed");
    to.insert(numbers[3].clone(), last.replace('2', "3"));
    programme.act("provider:U-SERVICE", "2014-03-01", pass(to)).await.unwrap();
    assert!(reassign_all::caseload(&programme.desk.book, "T1").is_empty());
    for (number, after) in numbers.iter().zip(["T2", "T2", "T2", "T3"]) {
        let path = &programme.desk.book.paths[number];
        let mut on = day("2014-01-20");
        while on < day("2014-04-01") {
            let expected = if on < day("2014-03-01") { "T1" } else { after };
            assert_eq!(path.therapist_on(on), Some(expected), "{number} on {on}");
            on = on.tomorrow().unwrap();
        }
    }
    let again = programme
        .act("provider:U-SUPER", "2014-03-02", async |desk, by| {
            assign::assign(desk, by, &numbers[0], (day("2014-03-02"), "T4")).await
        })
        .await;
    again.unwrap();
    assert_eq!(programme.desk.book.paths[&numbers[0]].therapist_on(day("2014-03-02")), Some("T4"));
}

#[tokio::test]
async fn a_refused_young_person_is_referred_again_under_their_own_number() {
    let mut programme = Programme::new().await;
    let first = programme.refer("2014-01-06", "K101").await.unwrap();
    programme.meet("East", "2014-01-08").await.unwrap();
    let says = app::panel::endorse::Says { words: "Not this time", why: "" };
    programme
        .act("payer:U-CHAIR", "2014-01-08", async |desk, by| {
            let reason = (day("2014-01-08"), "behaviours not suitable");
            app::panel::refuse::refuse(desk, by, &first, reason, says).await
        })
        .await
        .unwrap();
    let known = find::known(&programme.desk.book, "k101").unwrap();
    assert_eq!((known.earlier, known.details.quadrant.as_str()), (vec![first.clone()], "East"));
    let second = programme.refer("2014-05-06", "K101").await.unwrap();
    let book = &programme.desk.book;
    assert_eq!(second, "R-2014-002");
    assert_eq!(book.paths[&second].young_person, book.paths[&first].young_person);
    let view = programme.view();
    let agenda = app::panel::agenda::agenda(
        &view.book,
        &view.children().unwrap().listed,
        "East",
        day("2014-05-07"),
    )
    .unwrap();
    assert_eq!(agenda.waiting[0].earlier, [(first, "refused by the panel")]);
}

#[tokio::test]
async fn what_was_given_over_a_referral_holds_over_its_case() {
    let mut programme = Programme::new().await;
    let number = programme.refer("2014-01-06", "K101").await.unwrap();
    let reach = |programme: &Programme, person: &str, key: &str| {
        let view = programme.view();
        let today = on("2014-02-01");
        let relations = view.relations(today.today, today.at);
        let child = view.child(&relations, key).unwrap().unwrap();
        let asker = asker(&view.book.people, person, today.today, Here::default()).unwrap();
        (child.referred_by.contains(&asker.id), asker.teams.contains(&child.team))
    };
    let before = programme.desk.book.pseudonyms.case(&number);
    assert_eq!(reach(&programme, "U-WORKER", &before), (true, false));
    assert_eq!(reach(&programme, "U-SUPPORT", &before), (false, false), "not endorsed: no team’s");
    programme.meet("East", "2014-01-08").await.unwrap();
    programme.endorse(&number, "2014-01-08").await.unwrap();
    assert_eq!(reach(&programme, "U-SUPPORT", &before), (false, true));
    programme.assess(&number, "2014-01-10").await.unwrap();
    programme.accept(&number, "2014-01-10").await.unwrap();
    programme.open(&number, "2014-01-20").await.unwrap();
    let after = programme.desk.book.pseudonyms.case("C-2014-001");
    assert_ne!(before, after);
    for key in [&before, &after] {
        assert_eq!(reach(&programme, "U-WORKER", key), (true, false));
        assert_eq!(reach(&programme, "U-OTHER", key), (false, false));
        assert_eq!(reach(&programme, "U-SUPER", key), (false, true));
        assert_eq!(programme.view().path(key).unwrap().unwrap().referral, number);
    }
}

#[tokio::test]
async fn a_step_taken_back_by_those_who_took_it_is_an_exception() {
    let mut programme = Programme::new().await;
    let number = programme.opened("K101").await;
    let seen = programme.desk.book.paths[&number].last_step().unwrap().entry;
    let back = |seen: u64| {
        let number = number.clone();
        async move |desk: &mut app::Desk, by: app::people::by::By<'_>| {
            take_back::take_back(desk, by, &number, seen, "the wrong family").await
        }
    };
    let outcome = programme.act("payer:U-CHAIR", "2014-01-21", back(seen)).await;
    super::refused(outcome, "payer cannot take this step back");
    let outcome = programme.act("provider:U-SUPER", "2014-01-21", back(seen - 1)).await;
    super::refused(outcome, "Another step was taken since");
    programme.act("provider:U-SUPER", "2014-01-21", back(seen)).await.unwrap();
    assert_eq!(programme.desk.book.paths[&number].stage, Stage::Accepted);
    let view = programme.view();
    assert!(view.children().unwrap().tracked.is_empty(), "no window is left");
    let listed = &view.children().unwrap().listed;
    let table = app::pathway::exceptions::table(&view.book, listed, day("2014-01-12")).unwrap();
    let words = serde_json::to_string(&table.rows).unwrap();
    assert!(words.contains("a step was taken back") && words.contains("the wrong family"));
}

#[tokio::test]
async fn whoever_is_forgotten_is_forgotten_with_their_path() {
    let mut programme = Programme::new().await;
    let number = programme.refer("2014-01-06", "K101").await.unwrap();
    let person = programme.desk.book.pseudonyms.person("Y-2014-001");
    assert!(!programme.desk.record.register_get(&person).await.unwrap().is_empty());
    let (payer, later) = (crate::support::who("payer:U-MANAGER"), on("2030-01-01"));
    let forget = app::young_person::forget::What::Forget;
    let mode = app::Mode::Record;
    app::young_person::forget::forget(
        &mut programme.desk,
        &payer,
        later,
        mode,
        &number,
        &forget,
        "kept long enough",
    )
    .await
    .unwrap();
    for desk in [&programme.desk, &programme.read_again().await] {
        assert!(desk.book.paths.is_empty());
        assert!(desk.record.register_get(&person).await.unwrap().is_empty());
    }
    assert_eq!(programme.refer("2014-02-06", "K102").await.unwrap(), "R-2014-002");
}
