//! What those who keep cases do besides each step: a therapist leaves and eight cases move; a referral
//! is put right; work with referrers is planned; a licence is put on file.

use crate::support::House;
use app::case::open::Opening;
use app::case::{accept, assess, open};
use app::panel::endorse::{Says, endorse};
use app::people::by::By;
use app::referral::refer::{New, refer};
use app::{Actor, Mode, Moment};
use axum::http::StatusCode;
use care::path::event::Details;
use definitions::Date;

const WHY: Says<'static> = Says { words: "", why: "One invented member stands for the panel" };

fn details(born: Date) -> Details {
    Details {
        source: "social worker".to_owned(),
        quadrant: "South".to_owned(),
        criteria: vec!["school".to_owned()],
        date_of_birth: Some(born),
        ..Details::default()
    }
}

fn by<'a>(actor: &'a Actor, moment: Moment, form: &'a str) -> By<'a> {
    By { actor, moment, mode: Mode::Record, form }
}

/// Refers somebody invented, and opens their case with a therapist; the referral's number.
async fn opened(house: &House, n: i8, therapist: &str) -> String {
    let moment = house.service.clock.moment();
    let actor = |text: &str| -> Actor { text.parse().unwrap() };
    let mut desk = house.service.desk().await;
    let (referrer, panel) = (actor("payer:U-REFERRER"), actor("payer:U-PANELSOUTH"));
    let supervisor = actor("provider:U-SUPERVISOR2");
    let form = |what: &str| format!("{what} {n}");
    let new = New {
        on: moment.today,
        young_person: None,
        name: format!("Invented Mover {n}"),
        details: details(Date::constant(2001, 1, n)),
        words: String::new(),
        draft: None,
    };
    let done = refer(&mut desk, by(&referrer, moment, &form("refer")), &new).await.unwrap();
    let mut paths = desk.book.paths.values();
    let made = paths.find(|path| path.noted[0].entry == done.first_entry).unwrap();
    let number = made.referral.clone();
    let today = moment.today;
    endorse(&mut desk, by(&panel, moment, &form("endorse")), &number, today, WHY).await.unwrap();
    let suits = (today, true);
    assess::assess(&mut desk, by(&supervisor, moment, &form("assess")), &number, suits, "It suits")
        .await
        .unwrap();
    accept::accept(&mut desk, by(&supervisor, moment, &form("accept")), &number, today)
        .await
        .unwrap();
    let opening = Opening { on: today, case: "", team: "South and West", therapist };
    open::open(&mut desk, by(&supervisor, moment, &form("open")), &number, opening).await.unwrap();
    number
}

/// The parts of a day in a form.
fn dated(name: &str, day: Date) -> Vec<(String, String)> {
    let parts = [
        ("day", day.day().to_string()),
        ("month", day.month().to_string()),
        ("year", day.year().to_string()),
    ];
    parts.map(|(part, value)| (format!("{name}-{part}"), value)).into()
}

fn form<'a>(pairs: &'a [(String, String)], more: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let pairs = pairs.iter().map(|(name, value)| (name.as_str(), value.as_str()));
    pairs.chain(more.iter().copied()).collect()
}

fn therapist(house: &House, referral: &str) -> String {
    house.service.shown().view.book.paths[referral].therapists.last().unwrap().1.clone()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_therapist_leaves_and_eight_cases_move_in_one_step() {
    let house = House::until("2014-Q3").await;
    let mut theirs = Vec::new();
    for n in 1..=8 {
        theirs.push(opened(&house, n, "T05").await);
    }
    let (person, path) = ("U-SUPERVISOR2", "/team/handover?from=T05");
    let cookie = house.cookie(person).await;
    let page = house.get(path, &cookie).await.body;
    assert!(page.contains("Pass all 8 cases on"), "{page}");
    assert!(page.contains("(T06), ") && page.contains("name=\"rest\""), "{page}");

    let day = dated("on", house.service.clock.moment().today);
    let sent =
        async |more: &[(&str, &str)]| house.post(path, &cookie, person, &form(&day, more)).await;
    let before = house.service.shown().view.book.as_of;
    let first = format!("to-{}", theirs[0]);
    let answer = sent(&[("form", "a"), (&first, "T06")]).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(answer.body.contains("Say who has this case next"));
    let answer = sent(&[("form", "b"), ("rest", "T01")]).await;
    assert!(answer.body.contains("T01 is not in post in South and West"), "{}", answer.body);
    assert_eq!(house.service.shown().view.book.as_of, before, "all of them pass, or none");

    let whole = [("form", "c"), (first.as_str(), "T06"), ("rest", "T08")];
    assert_eq!(sent(&whole).await.status, StatusCode::SEE_OTHER);
    assert_eq!(sent(&whole).await.status, StatusCode::SEE_OTHER, "the same form is done once");
    let nothing_left = sent(&[("form", "d"), ("rest", "T08")]).await;
    assert_eq!(nothing_left.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(house.service.shown().view.book.as_of, before + 8);
    assert_eq!(therapist(&house, &theirs[0]), "T06");
    assert!(theirs[1..].iter().all(|referral| therapist(&house, referral) == "T08"));

    let other = house.get("/team/handover?from=T08", &house.cookie("U-SUPERVISOR1").await).await;
    assert_eq!(other.status, StatusCode::OK);
    assert!(!other.body.contains("Pass all"), "another team's cases are not theirs to pass on");
    let nobody = house.get(path, &house.cookie("U-THERAPIST5").await).await;
    assert_eq!(nobody.status, StatusCode::NOT_FOUND);
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_referred_puts_the_referral_right_and_the_panel_reads_what_it_says_now() {
    let house = House::until("2014-Q3").await;
    let shown = house.service.shown();
    let mut paths = shown.view.book.paths.values();
    let path = paths.find(|path| path.details.quadrant == "East").unwrap();
    let (referral, key) = (path.referral.clone(), shown.view.book.pseudonyms.case(path.number()));
    let (person, at) = ("U-REFERRER", format!("/referrals/{key}/amend"));
    let cookie = house.cookie(person).await;
    let page = house.get(&at, &cookie).await.body;
    assert!(page.contains("Save what it says now"), "{page}");
    let born = dated("born", path.details.date_of_birth.unwrap());
    let more = [
        ("form", "a"),
        ("source", "social worker"),
        ("quadrant", "East"),
        ("number", "K-AMENDED"),
        ("criteria", "school"),
        ("words", "The school now holds a place"),
    ];
    let sent =
        async |more: &[(&str, &str)]| house.post(&at, &cookie, person, &form(&born, more)).await;
    let empty = sent(&[("form", "b"), ("source", "social worker")]).await;
    assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(
        empty.body.contains("Choose the quadrant") && empty.body.contains("Choose at least one")
    );
    assert_eq!(sent(&more).await.status, StatusCode::SEE_OTHER);
    let shown = house.service.shown();
    let now = &shown.view.book.paths[&referral].details;
    assert_eq!(now.council_child_number.as_deref(), Some("K-AMENDED"));
    assert_eq!(now.criteria, ["school"]);
    let panel = house.get(&format!("/referrals/{key}"), &house.cookie("U-PANELEAST").await).await;
    assert!(panel.body.contains("The school now holds a place"), "{}", panel.body);
    let refused = house.get(&at, &house.cookie("U-PANELEAST").await).await;
    assert_eq!(refused.status, StatusCode::NOT_FOUND, "a panel does not rewrite what it decides");
}

#[tokio::test(flavor = "multi_thread")]
async fn work_with_referrers_is_planned_changed_and_shown_with_what_came_of_it() {
    let house = House::until("2014-Q3").await;
    let (person, page) = ("U-MANAGER", "/pathway/engagement");
    let cookie = house.cookie(person).await;
    assert!(house.get(page, &cookie).await.body.contains("Nothing is planned."));
    let from = dated("from", Date::constant(2014, 6, 2));
    let more = [
        ("form", "a"),
        ("quadrant", "East"),
        ("source", "YOS"),
        ("owner", "U-MANAGER"),
        ("words", "Visit the team room"),
    ];
    let new = format!("{page}/new");
    let sent = house.post(&new, &cookie, person, &form(&from, &more)).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.body);
    let told = house.get(page, &cookie).await.body;
    assert!(told.contains("East, YOS") && told.contains("Visit the team room"), "{told}");
    assert!(told.contains("Of the whole programme"), "{told}");
    let plan = house.service.shown().view.book.engagement[0].plan.clone();
    let more = [
        ("form", "b"),
        ("quadrant", "East"),
        ("owner", "U-DIRECTOR"),
        ("words", "Write to all of them"),
    ];
    let sent =
        house.post(&format!("{new}?plan={plan}"), &cookie, person, &form(&from, &more)).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.body);
    let plans = house.service.shown().view.book.engagement.clone();
    assert_eq!((plans.len(), plans[0].source.as_deref()), (1, None));
    let csv = house.get("/pathway/engagement.csv", &cookie).await.body;
    assert!(csv.contains("East,all,2014-06-02"), "{csv}");
    let support = house.get(&new, &house.cookie("U-SUPPORT1").await).await;
    assert_eq!(support.status, StatusCode::NOT_FOUND);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_licence_is_put_on_file_and_ended_by_whoever_may() {
    let house = House::until("2014-Q3").await;
    let (person, page) = ("U-MANAGER", "/team/licences");
    let cookie = house.cookie(person).await;
    let told = house.get(page, &cookie).await.body;
    assert!(told.contains("invented for the demonstration"), "{told}");
    let began = dated("began", Date::constant(2014, 3, 3));
    let more = [
        ("form", "a"),
        ("instrument", "sdq"),
        ("from", "its owner"),
        ("reference", "letter of 3 March 2014"),
    ];
    let sent = house.post(&format!("{page}/new"), &cookie, person, &form(&began, &more)).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.body);
    let number = {
        let shown = house.service.shown();
        let mut filed = shown.view.book.licences.iter();
        filed.find(|(_, one)| one.reference == "letter of 3 March 2014").unwrap().0.clone()
    };
    let on = dated("on", Date::constant(2014, 9, 1));
    let ending = format!("{page}/ending?item={number}");
    let sent = house.post(&ending, &cookie, person, &form(&on, &[("form", "b")])).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.body);
    let csv = house.get("/team/licences.csv", &cookie).await.body;
    assert!(csv.contains("letter of 3 March 2014,2014-03-03,2014-09-01,ended"), "{csv}");
    let therapist = house.cookie("U-THERAPIST1").await;
    assert_eq!(house.get(page, &therapist).await.status, StatusCode::OK);
    assert_eq!(house.get(&format!("{page}/new"), &therapist).await.status, StatusCode::NOT_FOUND);
}
