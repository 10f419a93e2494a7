//! What a figure, a list or a page tells of one child to whoever does not reach that child.

use crate::support::House;
use app::history::undo::undo;
use app::link::confirm::confirm;
use app::{Actor, Mode};
use definitions::Days;
use std::collections::BTreeMap;

/// Links a child who is counted, with days in care, to a number that was in no return; the entry.
async fn link_another(house: &House) -> u64 {
    let moment = house.service.clock.moment();
    let case = {
        let shown = house.service.shown();
        let calculation = shown.view.current().unwrap();
        let mut counted = calculation.measured.iter().filter(|line| line.saving.is_some());
        let line = counted.find(|line| line.count.care > Days(0)).unwrap();
        calculation.children.cases[line.child as usize].case.case.clone()
    };
    let mut desk = house.service.desk().await;
    let payer: Actor = "payer:U-DATA".parse().unwrap();
    confirm(&mut desk, &payer, moment, Mode::Record, &case, "Z999", "a test").await.unwrap();
    desk.book.as_of
}

async fn undo_link(house: &House, entry: u64) {
    let moment = house.service.clock.moment();
    let mut desk = house.service.desk().await;
    let payer: Actor = "payer:U-DATA".parse().unwrap();
    undo(&mut desk, &payer, moment, Mode::Record, entry, "the wrong child").await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn undoing_a_link_after_a_statement_is_agreed_changes_no_total_of_an_investors() {
    let house = House::until("2014-Q3").await;
    let (investor, manager) = (house.cookie("U-INVESTOR").await, house.cookie("U-CONTRACT").await);
    let totals = async |cookie: &str| house.get("/totals.csv", cookie).await.body;
    let before = (totals(&investor).await, totals(&manager).await);
    let page = house.get("/totals", &investor).await.body;
    assert!(page.contains("As agreed for the quarter ended"), "{page}");
    let entry = link_another(&house).await;
    let linked = (totals(&investor).await, totals(&manager).await);
    assert_ne!(linked.1, before.1, "the link counts");
    assert_eq!(linked.0, before.0);
    undo_link(&house, entry).await;
    let undone = (totals(&investor).await, totals(&manager).await);
    assert_ne!(undone.1, linked.1, "the link no longer counts");
    assert_eq!(undone.0, before.0);
}

#[tokio::test(flavor = "multi_thread")]
async fn before_any_statement_is_agreed_an_investor_sees_no_total() {
    let house = House::until("2013-Q1").await;
    let page = house.get("/totals", &house.cookie("U-INVESTOR").await).await;
    assert!(page.body.contains("from the first agreed statement on"), "{}", page.body);
}

/// The groups a person sees in the matrix, each with whether its figures are shown.
async fn matrix(house: &House, person: &str) -> BTreeMap<(String, u8), bool> {
    let answer = house.get("/measurement.csv", &house.cookie(person).await).await;
    let rows = answer.body.lines().skip(1).map(|line| {
        let cells: Vec<&str> = line.split(',').collect();
        ((cells[0].to_owned(), cells[1].parse().unwrap()), cells[2] != "c")
    });
    rows.collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_supervisor_sees_no_group_that_tells_of_one_to_five_of_the_other_team() {
    let house = House::until("2014-Q3").await;
    let shown = house.service.shown();
    let view = &shown.view;
    let children = app::quarter::matrix::children(&view.book, view.current().unwrap());
    let mut held = 0;
    for (person, team) in [("U-SUPERVISOR1", "North and Mid"), ("U-SUPERVISOR2", "South and West")]
    {
        let matrix = matrix(&house, person).await;
        for ((cohort, k), keys) in &children {
            let mine = |key: &&&str| {
                view.case(key).unwrap().and_then(|case| case.team.as_deref()) == Some(team)
            };
            let others = keys.len() - keys.iter().filter(mine).count();
            let is_shown = matrix[&(cohort.to_string(), *k)];
            assert!(!is_shown || !(1..=5).contains(&others), "{person}: {cohort} {k}: {others}");
            held += usize::from(!is_shown);
        }
    }
    assert!(held > 0);
    for person in ["U-CONTRACT", "U-DATA", "U-DIRECTOR", "U-MANAGER"] {
        assert!(matrix(&house, person).await.values().all(|shown| *shown), "{person}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_record_tells_no_pseudonym_to_whoever_reaches_no_child() {
    let house = House::until("2014-Q1").await;
    for person in ["U-FINANCE", "U-ADMIN"] {
        let list = house.get("/record.csv", &house.cookie(person).await).await.body;
        assert!(list.contains("access was") || list.contains("a young person"), "{list}");
        let view = &house.service.shown().view;
        for (key, _) in view.cases().unwrap() {
            assert!(!list.contains(key), "{person} reads of {key}");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn numbers_that_open_nothing_can_be_typed_only_so_often() {
    let house = House::until("2014-Q1").await;
    let (path, person) = ("/young-people/break-glass", "U-THERAPIST1");
    let cookie = house.cookie(person).await;
    let mut told = Vec::new();
    for n in 0..12 {
        let number = format!("MST-9{n:03}");
        let fields = [("number", number.as_str()), ("why", "a guess")];
        told.push(house.post(path, &cookie, person, &fields).await.status.as_u16());
    }
    assert_eq!(told[..10], [422; 10]);
    assert_eq!(told[11], 429);
    let other = house.cookie("U-THERAPIST2").await;
    let fields = [("number", "MST-9999"), ("why", "a slip")];
    assert_eq!(house.post(path, &other, "U-THERAPIST2", &fields).await.status.as_u16(), 422);
}
