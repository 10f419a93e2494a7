//! What is seen of the pathway: the agenda, the funnel, what waits, and clean hands.

use super::Programme;
use crate::support::day;
use app::panel::agenda::agenda;
use app::pathway::small::Audience;
use app::pathway::{clean_hands, criteria, engage, funnel, undecided};
use care::path::Stage;
use definitions::{Cell, Interval};

fn year() -> Interval {
    Interval { began: day("2013-04-01"), ended: day("2014-04-01") }
}

#[tokio::test]
async fn the_agenda_has_what_waits_oldest_first_with_places_beside_it_and_no_price() {
    let mut programme = Programme::new().await;
    programme.opened("K100").await;
    programme.refer("2014-02-10", "K101").await.unwrap();
    programme.refer("2014-01-20", "K102").await.unwrap();
    programme.in_post(&["T1", "T2"]).await;
    let view = programme.view();
    let listed = &view.children().unwrap().listed;
    let agenda = agenda(&view.book, listed, "East", day("2014-02-12")).unwrap();
    let waits: Vec<(&str, i64, bool)> =
        agenda.waiting.iter().map(|card| (card.number.as_str(), card.days, card.is_late)).collect();
    assert_eq!(waits, [("R-2014-003", 23, true), ("R-2014-002", 2, false)]);
    let card = &agenda.waiting[0];
    assert_eq!((card.age, card.crisis, card.by_hand), (Some(13), true, true));
    assert_eq!(card.criteria, ["Not in school, or at risk of exclusion", "Going missing"]);
    let places = agenda.places.unwrap();
    assert_eq!((places.team.as_str(), places.weeks.len()), ("North and Mid", 6));
    assert_eq!((places.free, places.weeks[0].therapists, places.weeks[0].held), (11, 2, 1));
    assert_eq!((agenda.endorsed, agenda.promised), (0, 0));
    let last = agenda.last_meeting.unwrap();
    assert_eq!((last.on, last.attended.len()), (day("2014-01-08"), 2));
    let words = format!("{:?}", agenda.waiting).to_lowercase();
    assert!(!words.contains('£') && !words.contains("price") && !words.contains("money"));
}

#[tokio::test]
async fn every_referral_stands_in_one_column_of_the_funnel_on_every_day() {
    let mut programme = Programme::new().await;
    programme.opened("K100").await;
    programme.refer("2014-02-10", "K101").await.unwrap();
    let view = programme.view();
    let listed = &view.children().unwrap().listed;
    let mut on = day("2014-01-01");
    while on < day("2014-03-01") {
        let all = funnel::all(listed, year(), on);
        let parts = all.before_the_panel
            + all.refused
            + all.endorsed
            + all.declined
            + all.accepted
            + all.withdrawn
            + all.opened;
        assert_eq!(parts, all.referred, "{on}");
        on = on.tomorrow().unwrap();
    }
    let on = |text: &str| funnel::all(listed, year(), day(text));
    assert_eq!((on("2014-01-05").referred, on("2014-01-07").before_the_panel), (0, 1));
    assert_eq!((on("2014-01-09").endorsed, on("2014-01-12").accepted), (1, 1));
    assert_eq!((on("2014-02-12").opened, on("2014-02-12").before_the_panel), (1, 1));
    let outside =
        funnel::table(listed, year(), day("2014-02-12"), funnel::By::Source, Audience::Outside);
    let shown =
        outside.rows.iter().flatten().filter(|cell| matches!(cell, Cell::Whole(n) if *n > 0));
    assert_eq!(shown.count(), 0, "two referrals are few, and nobody outside sees them");
}

#[tokio::test]
async fn what_waits_says_for_whom_and_for_how_long() {
    let mut programme = Programme::new().await;
    programme.opened("K100").await;
    let second = programme.refer("2014-01-20", "K101").await.unwrap();
    programme.meet("East", "2014-01-22").await.unwrap();
    programme.endorse(&second, "2014-01-22").await.unwrap();
    programme.refer("2014-01-21", "K102").await.unwrap();
    let view = programme.view();
    let listed = &view.children().unwrap().listed;
    let waits = undecided::undecided(&view.book, listed, day("2014-02-10")).unwrap();
    let said: Vec<_> = waits
        .iter()
        .map(|one| (one.number.as_str(), one.stage, one.team.as_str(), one.days, one.is_late))
        .collect();
    assert_eq!(
        said,
        [
            ("R-2014-002", Stage::Endorsed, "North and Mid", 21, false),
            ("R-2014-003", Stage::Referred, "", 20, true),
        ]
    );
    let few = criteria::criteria(&view.book, day("2014-02-10"), Audience::Outside).unwrap();
    assert!(few.rows.iter().all(|row| row[1] != Cell::Whole(1)), "{few:?}");
    let within = criteria::criteria(&view.book, day("2014-02-10"), Audience::Within).unwrap();
    assert_eq!(within.rows[0][1], Cell::Whole(1));
    let mix = clean_hands::mix(&view.book, listed, year(), day("2014-02-10"), Audience::Within);
    assert_eq!(mix.rows[0][1..], [3, 1, 0, 2].map(Cell::Whole));
}

#[tokio::test]
async fn work_with_referrers_is_planned_by_area_and_what_changed_stands_beside_it() {
    let mut programme = Programme::new().await;
    for (at, council) in [
        ("2014-01-10", "K101"),
        ("2014-02-05", "K102"),
        ("2014-02-10", "K103"),
        ("2014-03-01", "K104"),
    ] {
        programme.refer(at, council).await.unwrap();
    }
    let plan = |quadrant: &str, from: &str| app::book::Engagement {
        plan: format!("G-{quadrant}"),
        quadrant: quadrant.to_owned(),
        source: Some("social worker".to_owned()),
        from: day(from),
        owner: "U-MANAGER".to_owned(),
    };
    let outcome = programme
        .act("payer:U-MANAGER", "2014-02-01", async |desk, by| {
            engage::plan(desk, by, &plan("Mid", "2014-02-01"), "Visit the team room").await
        })
        .await;
    super::refused(outcome, "There is no such quadrant or source");
    let outcome = programme
        .act("payer:U-MANAGER", "2014-02-01", async |desk, by| {
            engage::plan(desk, by, &plan("East", "2014-02-01"), " ").await
        })
        .await;
    super::refused(outcome, "Say what is to be done");
    for quadrant in ["East", "West"] {
        programme
            .act("payer:U-MANAGER", "2014-02-01", async |desk, by| {
                engage::plan(desk, by, &plan(quadrant, "2014-02-01"), "Visit them").await
            })
            .await
            .unwrap();
    }
    let view = programme.view();
    let listed = &view.children().unwrap().listed;
    let said: Vec<_> = engage::changed(&view.book, listed, day("2014-03-01"))
        .into_iter()
        .map(|one| (one.plan.quadrant, one.days, one.before, one.since, one.all_since))
        .collect();
    let east = ("East".to_owned(), 28, 1, 2, 2);
    assert_eq!(said, [("West".to_owned(), 28, 0, 0, 2), east]);
    let outside = engage::table(&view.book, listed, day("2014-03-01"), Audience::Outside);
    assert_eq!(outside.rows[1][5], Cell::Text("c".to_owned()));
}
