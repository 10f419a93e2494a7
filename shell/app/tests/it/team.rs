//! The teams, through the record: a therapist leaves mid-month, out-of-hours minutes add up, and
//! the pack of the board names nobody small.

use crate::service::{Service, contact, refused};
use crate::support::{day, on, who};
use app::people::by::By;
use app::team::caseload::Sees;
use app::team::pack::{For, pack, readme};
use app::team::{adopt, away, caseload, length, on_call, out_of_hours, places, post};
use app::{Failure, Mode};
use care::team::capacity::Standing;
use care::team::event::{AwayFor, Ending, Job};
use care::work::event::ContactKind;
use definitions::{Cell, Interval, Table};

async fn leaves(service: &mut Service, on: &str) {
    let on = day(on);
    service
        .act("2014-05-12", async |desk, by| post::end(desk, by, "T01", on, Ending::Left).await)
        .await
        .unwrap();
}

#[tokio::test]
async fn a_therapist_leaves_mid_month_and_eight_cases_move() {
    let mut service = Service::new().await;
    let told = |service: &Service, at: &str| caseload::on(&service.desk.book, day(at)).unwrap();
    let before = told(&service, "2014-05-10");
    assert_eq!(before.loads[0].cases.len(), 8);
    assert_eq!(before.loads[0].standing, Standing::Over);
    leaves(&mut service, "2014-05-16").await;
    let left = told(&service, "2014-05-16");
    assert_eq!((left.unheld.len(), left.cases()), (8, 10), "nobody's until they are moved");
    assert!(caseload::warnings(&left)[0].contains("8 open cases have no therapist in post"));
    assert_eq!(told(&service, "2014-05-15").unheld.len(), 0);
    // T02 takes five, T03 of the other team three.
    let taken = |case: usize| if case < 5 { "T02" } else { "T03" };
    service.listed("2014-05-16", taken).await;
    for (at, by_staff) in [
        ("2014-05-15", [("T01", 8), ("T02", 0), ("T03", 2)].as_slice()),
        ("2014-05-16", &[("T02", 5), ("T03", 5)]),
        ("2014-06-30", &[("T02", 5), ("T03", 5)]),
    ] {
        let told = told(&service, at);
        assert_eq!((told.unheld.len(), told.cases()), (0, 10), "{at}");
        for (staff, cases) in by_staff {
            let load = told.loads.iter().find(|load| load.staff == *staff).unwrap();
            assert_eq!(load.cases.len(), *cases, "{staff} on {at}");
        }
    }
    let vacancies = told(&service, "2014-05-16").vacancies;
    assert_eq!(vacancies, [("North".to_owned(), 3), ("South".to_owned(), 2)]);
}

#[tokio::test]
async fn the_picture_shows_case_numbers_to_those_who_reach_them_and_pseudonyms_to_others() {
    let service = Service::new().await;
    let (book, names) = (&service.desk.book, &service.desk.names);
    let reached = book.pseudonyms.case("C-0");
    let sees = Sees { reaches: &|key| key == reached, why_away: false };
    let picture = caseload::picture(book, names, sees, day("2014-05-10")).unwrap();
    let first = &picture.rows[0];
    assert_eq!((first.staff.as_str(), first.name.as_str()), ("T01", "Invented U-T01"));
    assert_eq!((first.stands, first.most, first.away), ("above", 6, false));
    let numbers: Vec<&str> = first.slots.iter().filter_map(|slot| slot.case.as_deref()).collect();
    assert_eq!((first.slots.len(), numbers), (8, vec!["C-0"]));
    assert_eq!(first.slots[0].key, reached);
    assert_eq!(picture.free, 6 + 4 + 6);
    assert!(picture.warnings[0].contains("T01 has 8 cases, more than 6"));
}

#[tokio::test]
async fn leave_changes_the_places_at_once_and_the_rota_keeps_to_who_is_there() {
    let mut service = Service::new().await;
    let free = |service: &Service, at: &str| -> Vec<u32> {
        let all = places::of_every_team(&service.desk.book, day(at), 4).unwrap();
        all.iter().map(|places| places.free).collect()
    };
    assert_eq!(free(&service, "2014-05-12"), [6, 10]);
    let days = (day("2014-05-12"), Some(day("2014-05-26")));
    service
        .act("2014-05-12", async |desk, by| {
            away::note(desk, by, ("away-1", "T02"), AwayFor::Sickness, days).await
        })
        .await
        .unwrap();
    assert_eq!(free(&service, "2014-05-12"), [0, 10]);
    for (why_away, told) in [(true, Some("sickness")), (false, None)] {
        let sees = Sees { reaches: &|_| false, why_away };
        let (book, names) = (&service.desk.book, &service.desk.names);
        let picture = caseload::picture(book, names, sees, day("2014-05-12")).unwrap();
        let row = picture.rows.iter().find(|row| row.staff == "T02").unwrap();
        assert_eq!((row.away, row.away_for), (true, told));
    }
    assert_eq!(free(&service, "2014-05-26"), [6, 10]);
    let turn = (day("2014-05-20"), day("2014-05-27"));
    let outcome = service
        .act("2014-05-12", async |desk, by| on_call::set(desk, by, ("turn-1", "T02"), turn).await)
        .await;
    refused(outcome, "They are away then");
    service
        .act("2014-05-13", async |desk, by| {
            away::back(desk, by, "away-1", Some(day("2014-05-14"))).await
        })
        .await
        .unwrap();
    assert_eq!(free(&service, "2014-05-14"), [6, 10]);
    let again = async |desk: &mut _, by: app::people::by::By<'_>| {
        on_call::set(desk, by, ("turn-1", "T02"), turn).await
    };
    let before = service.desk.book.as_of;
    for form in ["one", "one", "another"] {
        service.from("U-S01", form, "2014-05-13", again).await.unwrap();
    }
    assert_eq!(service.desk.book.as_of, before + 1);
    assert!(service.desk.book.team.on_call_on("T02", day("2014-05-26")));
    let told = &service.desk.book.commands.last().unwrap().what;
    assert!(!told.contains("sick"), "why somebody was away is in no list: {told}");
    let weeks = &places::of_every_team(&service.desk.book, day("2014-05-14"), 4).unwrap()[0].weeks;
    assert_eq!(weeks.len(), 4);
    let days = Interval::new(day("2014-05-19"), day("2014-05-30")).unwrap();
    let rota = on_call::rota(&service.desk.book, &service.desk.names, days);
    assert_eq!(rota.turns.len(), 1);
    assert_eq!(rota.turns[0].1, "Invented U-T02");
    let gaps = |team: &str| rota.uncovered.iter().filter(|(name, _)| name == team).count();
    assert_eq!((gaps("North"), gaps("South")), (2, 1));
    let rows = out_of_hours::rows(&service.desk.book, day("2014-05-01"), day("2014-05-31"));
    let theirs = rows.iter().find(|row| row.staff == "T02").unwrap();
    assert_eq!(theirs.days_on_call.0, 7);
}

fn sums(table: &Table, column: &str) -> (i64, i64) {
    let at = table.columns.iter().position(|one| one.name == column).unwrap();
    let number = |row: &Vec<Cell>| match row[at] {
        Cell::Whole(number) => number,
        ref other => panic!("{other:?}"),
    };
    let (all, rows) = table.rows.split_last().unwrap();
    (rows.iter().map(number).sum(), number(all))
}

#[tokio::test]
async fn out_of_hours_minutes_add_up_by_month_and_person() {
    let mut service = Service::new().await;
    let sent = [
        ("C-0", "2014-04-30", 30, ContactKind::OutOfHours),
        ("C-1", "2014-05-02", 45, ContactKind::OutOfHours),
        ("C-1", "2014-05-03", 60, ContactKind::Visit),
        ("C-2", "2014-05-31", 15, ContactKind::OutOfHours),
        ("C-2", "2014-06-01", 20, ContactKind::OutOfHours),
    ];
    for (at, (case, on, minutes, kind)) in sent.into_iter().enumerate() {
        let (contact, id) = (contact(kind, on, minutes), format!("night-{at}"));
        service
            .act("2014-06-02", async |desk, by| {
                app::work::contact::log(desk, by, case, &id, &contact).await
            })
            .await
            .unwrap();
    }
    let rows = out_of_hours::rows(&service.desk.book, day("2014-04-01"), day("2014-06-30"));
    let of = |month: &str, staff: &str| {
        let row = rows.iter().find(|row| row.month == day(month) && row.staff == staff).unwrap();
        (row.contacts, row.minutes)
    };
    assert_eq!(of("2014-04-01", "T01"), (1, 30));
    assert_eq!(of("2014-05-01", "T01"), (2, 60));
    assert_eq!(of("2014-06-01", "T01"), (1, 20));
    assert_eq!(of("2014-05-01", "T02"), (0, 0), "nought is said");
    assert_eq!(rows.len(), 3 * 4, "supervisors without any are not listed");
    let table = out_of_hours::table(&rows, "Out-of-hours contact");
    assert_eq!(sums(&table, "minutes"), (110, 110));
    assert_eq!(sums(&table, "contacts"), (4, 4));
    let withdrawn = async |desk: &mut _, by: app::people::by::By<'_>| {
        app::work::contact::withdraw(desk, by, "C-2", "night-3").await
    };
    service.act("2014-06-02", withdrawn).await.unwrap();
    let rows = out_of_hours::rows(&service.desk.book, day("2014-05-01"), day("2014-05-31"));
    assert_eq!(rows.iter().map(|row| row.minutes).sum::<u32>(), 45);
}

#[tokio::test]
async fn the_board_is_shown_teams_and_no_small_group_and_the_service_every_therapist() {
    let mut service = Service::new().await;
    leaves(&mut service, "2014-05-16").await;
    let (may, june) = (day("2014-05-20"), day("2014-06-10"));
    let board = pack(&service.desk.book, For::Board, may, june).unwrap();
    let inside = pack(&service.desk.book, For::Service, may, june).unwrap();
    assert_eq!((board.len(), inside.len()), (3, 5));
    let text = board.iter().map(app::paper::table_to_csv).collect::<String>();
    for staff in ["T01", "T02", "T03", "T04"] {
        assert!(!text.contains(staff), "{staff} stands in the board's pack");
    }
    let cases = board[0].columns.iter().position(|one| one.name == "cases").unwrap();
    let shown: Vec<&Cell> = board[0].rows.iter().map(|row| &row[cases]).collect();
    // Eight have no therapist in post, North's others none, South's two: all but nought and the
    // total is held, since two follow from eight and ten.
    assert_eq!(shown, [&Cell::from("c"), &Cell::Whole(0), &Cell::from("c"), &Cell::Whole(10)]);
    assert_eq!(sums(&inside[0], "cases"), (10, 10));
    assert_eq!(sums(&inside[1], "left"), (1, 1));
    assert_eq!(sums(&inside[1], "days_in_post"), (31 * 3 + 15, 31 * 3 + 15));
    let bytes = app::paper::tables_to_excel(&inside, &readme(For::Service, may, 1)).unwrap();
    assert!(bytes.len() > 1_000);
    let still = pack(&service.desk.book, For::Service, may, day("2014-05-18")).unwrap();
    assert!(still[0].title.contains("2014-05-18"), "{}", still[0].title);
}

#[tokio::test]
async fn treatment_length_counts_open_cases_as_unfinished() {
    let service = Service::new().await;
    let told = length::lengths(&service.desk.book, day("2014-05-04"));
    assert_eq!((told.0.cases, told.0.open, told.0.median), (10, 10, None));
    let table = length::table(&told, day("2014-05-04"));
    assert_eq!(table.rows.len(), 2, "one quarter, and all");
}

#[tokio::test]
async fn a_post_in_no_team_is_refused_and_a_page_that_makes_no_sense_is_not_adopted() {
    let mut service = Service::new().await;
    let outcome = service
        .act("2014-05-12", async |desk, by| {
            post::begin(desk, by, "T09", (Job::Therapist, "East"), day("2014-05-12")).await
        })
        .await;
    refused(outcome, "There is no team East");
    let page = std::fs::read_to_string(
        std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../contracts/essex/service.toml"),
    )
    .unwrap();
    let wrong = page.replacen("value = 4", "value = 40", 1);
    let director = who("intermediary:U-DIRECTOR");
    let mut adopts = async |page: &str, form: &str| {
        let by = By { actor: &director, moment: on("2014-05-12"), mode: Mode::Record, form };
        let done = adopt::adopt(&mut service.desk, by, page).await;
        (done, service.desk.book.as_of)
    };
    let (outcome, before) = adopts(&wrong, "wrong").await;
    assert!(matches!(outcome, Err(Failure::Findings(found)) if found.len() == 1));
    let (same, after) = adopts(&page, "same").await;
    assert_eq!((same.unwrap().entries, after), (0, before), "the page in force changes nothing");
    let five = page.replacen("value = 4", "value = 5", 1);
    adopts(&five, "five").await.0.unwrap();
    let by_provider =
        service.act("2014-05-12", async |desk, by| adopt::adopt(desk, by, &page).await).await;
    refused(by_provider, "provider cannot adopt the page");
    let (least, _) = service.desk.book.service.as_ref().unwrap().caseload(day("2014-05-12"));
    assert_eq!(least, 5);
    assert_eq!(service.desk.book.commands.last().unwrap().by, director.to_string());
}
