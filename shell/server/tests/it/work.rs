//! The work with families and the teams, from the outside: a contact sent twice is one, nobody sees
//! a score of their own work, and a page shows the families of whoever asks.

use crate::support::House;
use axum::http::StatusCode;
use care::work::event::ContactKind;

/// An open case: its pseudonym, its number, and its therapist's staff number.
fn open_case(house: &House) -> (String, String, String) {
    let shown = house.service.shown();
    let today = house.service.clock.moment().today;
    let mut cases = shown.view.cases().unwrap();
    let found = cases.find(|(_, case)| {
        case.opened.is_some_and(|day| day < today)
            && case.closed.is_none()
            && shown.view.book.work.contains_key(&case.case)
    });
    let (key, case) = found.unwrap();
    (key.to_owned(), case.case.clone(), case.therapist.clone().unwrap())
}

/// Who has a therapist's staff number.
fn therapist(staff: &str) -> String {
    format!("U-THERAPIST{}", staff.trim_start_matches(['T', '0']))
}

/// The supervisor of a therapist's team.
fn supervisor(staff: &str) -> &'static str {
    if staff < "T05" { "U-SUPERVISOR1" } else { "U-SUPERVISOR2" }
}

fn contacts(house: &House, case: &str) -> usize {
    house.service.shown().view.book.work[case].work.contacts.len()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_contact_sent_twice_is_one_and_one_sent_at_once_too() {
    let house = House::until("2014-Q3").await;
    let (key, case, staff) = open_case(&house);
    let (path, person) = (format!("/families/{key}/contact"), therapist(&staff));
    let cookie = house.cookie(&person).await;
    let today = house.service.clock.moment().today;
    let (day, month) = (today.day().to_string(), today.month().to_string());
    let year = today.year().to_string();
    let mut form = vec![
        ("form", "a-form-of-its-own"),
        ("kind", "visit"),
        ("minutes", "60"),
        ("on-day", day.as_str()),
        ("on-month", month.as_str()),
        ("on-year", year.as_str()),
        ("time", "08:15"),
        ("staff", staff.as_str()),
        ("note", "an invented note"),
    ];
    let before = (contacts(&house, &case), house.service.shown().view.book.as_of);
    let sent = async || house.post(&path, &cookie, &person, &form).await.status;
    assert_eq!(sent().await, StatusCode::SEE_OTHER);
    assert_eq!(sent().await, StatusCode::SEE_OTHER);
    let (one, two) = tokio::join!(sent(), sent());
    assert_eq!((one, two), (StatusCode::SEE_OTHER, StatusCode::SEE_OTHER));
    let after = (contacts(&house, &case), house.service.shown().view.book.as_of);
    assert_eq!(after, (before.0 + 1, before.1 + 1));
    let page = house.get(&format!("/families/{key}"), &cookie).await.body;
    assert!(
        page.contains("A visit") && page.contains("at 08:15") && page.contains("an invented note")
    );

    form[0] = ("form", "another-form");
    form[6] = ("time", "half past");
    let answer = house.post(&path, &cookie, &person, &form).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(answer.body.contains("Write the time it began like 18:30"), "{}", answer.body);
    assert!(answer.body.contains("an invented note"), "what was typed stays");
    form[6] = ("time", "08:30");
    form[7] = ("staff", "T99");
    let answer = house.post(&path, &cookie, &person, &form).await;
    assert_eq!(
        answer.status,
        StatusCode::UNPROCESSABLE_ENTITY,
        "nobody logs a colleague's contact"
    );
    assert_eq!(contacts(&house, &case), after.0);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_therapist_sees_their_own_families_and_no_score_of_their_own_work() {
    let house = House::until("2014-Q3").await;
    let shown = house.service.shown();
    let work = &shown.view.book.work;
    let scored = |number: &str| work.get(number).filter(|kept| !kept.work.adherence.is_empty());
    let mut cases = shown.view.cases().unwrap();
    let found = cases.find_map(|(key, case)| Some((key, case, scored(&case.case)?)));
    let (key, case, kept) = found.expect("the demonstration has scores");
    let staff = case.therapist.clone().unwrap();
    let person = therapist(&staff);
    let score = kept.work.adherence.values().next().unwrap().1.score.to_places(2);
    let path = format!("/families/{key}");
    let own = house.get(&path, &house.cookie(&person).await).await.body;
    assert!(own.contains("kept from you") && !own.contains(&format!(">{score}<")), "{own}");
    let team = house.get(&path, &house.cookie(supervisor(&staff)).await).await.body;
    assert!(team.contains(&format!(">{score}<")), "{team}");
    let form = format!("{path}/adherence/new");
    let refused = house.get(&form, &house.cookie(&person).await).await.status;
    assert_eq!(refused, StatusCode::NOT_FOUND);

    let (key, _, staff) = open_case(&house);
    let today = house.get("/families", &house.cookie(&therapist(&staff)).await).await.body;
    assert!(today.contains(&key), "{today}");
    let theirs = Some(staff.as_str());
    let mut others =
        shown.view.cases().unwrap().filter(|(_, case)| case.therapist.as_deref() != theirs);
    assert!(others.all(|(key, _)| !today.contains(key)));
    assert!(today.contains("Log contact"), "{today}");
}

#[tokio::test(flavor = "multi_thread")]
async fn every_form_of_a_family_records_what_was_typed() {
    let house = House::until("2014-Q3").await;
    let (key, case, staff) = open_case(&house);
    let person = supervisor(&staff);
    let cookie = house.cookie(person).await;
    let today = house.service.clock.moment().today;
    let [day, month, year] =
        [today.day().to_string(), today.month().to_string(), today.year().to_string()];
    let dated = |name: &str| {
        [("day", &day), ("month", &month), ("year", &year)]
            .map(|(part, value)| (format!("{name}-{part}"), value.clone()))
    };
    let send = async |rest: &str, days: &[&str], fields: &[(&str, &str)]| {
        let mut all: Vec<(String, String)> = days.iter().flat_map(|name| dated(name)).collect();
        all.push(("form".to_owned(), format!("form of {rest}")));
        all.extend(fields.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())));
        let all: Vec<(&str, &str)> = all.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
        let answer = house.post(&format!("/families/{key}/{rest}"), &cookie, person, &all).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{rest}: {}", answer.body);
    };
    let versions = |house: &House| house.service.shown().view.book.work[&case].work.plans.len() + 1;
    let next = versions(&house).to_string();
    send("goals/new", &["on"], &[("words", "an invented goal of today")]).await;
    send("plan", &["on"], &[("words", "an invented plan of today"), ("version", &next)]).await;
    send("behaviours/new", &["on"], &[("tag", "school")]).await;
    send("follow-ups/new", &["due"], &[("words", "an invented task"), ("owner", staff.as_str())])
        .await;
    send(
        "stories/new",
        &["on"],
        &[
            ("words", "an invented story"),
            ("until-day", "1"),
            ("until-month", "1"),
            ("until-year", "2031"),
        ],
    )
    .await;
    send(
        "history/new",
        &["until"],
        &[
            ("what", "offences"),
            ("value", "2"),
            ("source", "council"),
            ("from-day", "1"),
            ("from-month", "1"),
            ("from-year", "2012"),
        ],
    )
    .await;
    send(
        "questionnaires/new",
        &["on"],
        &[
            ("form_used", "P11-17"),
            ("occasion", "later"),
            ("emotional", "5"),
            ("conduct", "6"),
            ("hyperactivity", "7"),
            ("peer", "2"),
        ],
    )
    .await;
    let page = house.get(&format!("/families/{key}"), &cookie).await.body;
    for words in [
        "an invented goal of today",
        "an invented plan of today",
        "an invented task",
        "an invented story",
    ] {
        assert!(page.contains(words), "{words}");
    }
    let work = house.service.shown().view.book.work[&case].work.clone();
    let typed = work.questionnaires.values().find(|one| one.version == "P11-17").unwrap();
    assert_eq!(typed.scores["total"], 20, "added up from its four scales");
    let plan = work.plans.len();

    // A version written while somebody else wrote another is refused, and the words stay.
    let answer = house
        .post(
            &format!("/families/{key}/plan"),
            &cookie,
            person,
            &[
                ("form", "late"),
                ("words", "written meanwhile"),
                ("version", &next),
                ("on-day", &day),
                ("on-month", &month),
                ("on-year", &year),
            ],
        )
        .await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(
        answer.body.contains("an invented plan of today")
            && answer.body.contains("written meanwhile")
    );
    assert_eq!(house.service.shown().view.book.work[&case].work.plans.len(), plan);
}

#[tokio::test(flavor = "multi_thread")]
async fn out_of_hours_adds_up_and_the_board_is_told_of_no_small_group() {
    let house = House::until("2014-Q3").await;
    let today = house.service.clock.moment().today;
    let from = definitions::months_after(today, -5).first_of_month();
    let logged: i64 = {
        let shown = house.service.shown();
        let contacts = shown.view.book.work.values().flat_map(|kept| kept.work.contacts.values());
        let theirs = contacts.filter(|one| one.kind == ContactKind::OutOfHours);
        theirs.filter(|one| one.at.day >= from).map(|one| i64::from(one.minutes)).sum()
    };
    assert!(logged > 0);
    let manager = house.cookie("U-MANAGER").await;
    let table = house.get("/team/out-of-hours.csv", &manager).await.body;
    let all = table.lines().find(|line| line.starts_with("All,")).unwrap();
    assert_eq!(all.split(',').nth(4), Some(logged.to_string().as_str()), "{table}");

    let board = house.get("/team/pack", &house.cookie("U-BOARD").await).await.body;
    assert!(!board.contains("T01") && board.contains("North and Mid"), "{board}");
    let service = house.get("/team/pack", &manager).await.body;
    assert!(service.contains("T01"), "{service}");
}

#[tokio::test(flavor = "multi_thread")]
async fn no_page_of_the_work_or_the_teams_tells_a_price() {
    let house = House::until("2014-Q3").await;
    let (key, _, _) = open_case(&house);
    let manager = house.cookie("U-MANAGER").await;
    let family = format!("/families/{key}");
    for path in [
        "/missing",
        "/missing/follow-ups",
        "/team",
        "/team/posts",
        "/team/on-call",
        "/team/places",
        "/team/length",
        "/team/out-of-hours",
        "/team/pack",
        "/team/fidelity",
        &family,
    ] {
        let answer = house.get(path, &manager).await;
        assert_eq!(answer.status, StatusCode::OK, "{path}");
        let main = answer.body.split("<main").nth(1).unwrap();
        assert!(!main.contains('£') && !main.to_lowercase().contains("price"), "{path}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_forms_of_the_teams_record_posts_absences_and_turns() {
    let house = House::until("2014-Q3").await;
    let person = "U-MANAGER";
    let cookie = house.cookie(person).await;
    let send = async |path: &str, fields: &[(&str, &str)]| {
        let answer = house.post(path, &cookie, person, fields).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{path}: {}", answer.body);
    };
    let from = [("from-day", "1"), ("from-month", "12"), ("from-year", "2030")];
    let until = [("until-day", "8"), ("until-month", "12"), ("until-year", "2030")];
    let with = |form: &'static str,
                more: &[(&'static str, &'static str)],
                days: &[&[(&'static str, &'static str)]]| {
        let mut all = vec![("form", form)];
        all.extend_from_slice(more);
        days.iter().for_each(|day| all.extend_from_slice(day));
        all
    };
    send(
        "/team/teams/new",
        &with("f1", &[("team", "A third team"), ("site", "Harlow"), ("therapists", "2")], &[&from]),
    )
    .await;
    send(
        "/team/posts/new",
        &with("f2", &[("staff", "T99"), ("job", "therapist"), ("team", "A third team")], &[&from]),
    )
    .await;
    send("/team/on-call/new", &with("f3", &[("staff", "T99")], &[&from, &until])).await;
    let leave = with(
        "f4",
        &[("staff", "T99"), ("why", "leave")],
        &[&[("from-day", "9"), ("from-month", "12"), ("from-year", "2030")]],
    );
    send("/team/away/new", &leave).await;
    send("/team/away/new", &leave).await;
    {
        let team = house.service.shown().view.book.team.clone();
        assert_eq!(team.away.values().filter(|one| one.staff == "T99").count(), 1);
        assert_eq!(team.on_call.values().filter(|one| one.staff == "T99").count(), 1);
        assert_eq!(team.posts["T99"].len(), 1);
    }
    let page = house.get("/team?day=2030-12-02", &cookie).await.body;
    assert!(page.contains("T99, on call"), "the picture of that day has them: {page}");
    let therapist = house
        .post("/team/posts/new", &house.cookie("U-THERAPIST1").await, "U-THERAPIST1", &[])
        .await;
    assert_eq!(therapist.status, StatusCode::NOT_FOUND);
}
