//! The invented first year, typed through the verbs and imported from the provider's list: the same
//! counts either way, and they are the Review's.

use crate::path::Programme;
use crate::support::{day, on, who};
use app::case::close::Closing;
use app::case::open::Opening;
use app::case::{accept, assess, close, decline, first_visit, open};
use app::case_list::import::{CaseList, import};
use app::panel::endorse::Says;
use app::panel::{endorse, refuse};
use app::pathway::small::Audience;
use app::pathway::{funnel, reasons};
use app::people::event::Relation;
use app::people::relate::give_relation;
use app::referral::refer::{New, refer};
use app::{Mode, View};
use care::Case;
use care::path::event::Details;
use definitions::{Date, Interval, Table};

const LAST: &str = "2014-03-31";

fn first_year() -> String {
    let programme = demo::invent(2013, 1);
    let path = format!("provider/case-list-{LAST}.csv");
    let file = programme.files.into_iter().find(|file| file.path == path);
    file.unwrap_or_else(|| panic!("the demonstration has no {path}")).text
}

/// Everything counted of a year, as it stood on its last day.
fn counts(view: &View) -> Vec<Table> {
    let listed = &view.children().unwrap().listed;
    let (on, period) = (day(LAST), Interval { began: day("2013-04-01"), ended: day("2014-04-01") });
    let by = [funnel::By::Month, funnel::By::Source, funnel::By::Quadrant, funnel::By::Team];
    let mut tables: Vec<Table> =
        by.map(|by| funnel::table(listed, period, on, by, Audience::Within)).into();
    tables.push(funnel::table(listed, period, on, funnel::By::Source, Audience::Outside));
    tables.push(reasons::table(listed, period, on, Audience::Within));
    tables.push(reasons::over_time(listed, on, Audience::Within));
    tables.push(app::case_list::counts::table(listed, on));
    tables.push(app::pathway::needed::table(listed, on, 20));
    tables.push(app::year_one::table(&view.book).unwrap());
    tables
}

#[tokio::test]
async fn year_one_typed_and_imported_gives_the_same_counts() {
    let text = first_year();
    let mut imported = Programme::new().await;
    let list =
        CaseList { name: "list.csv", bytes: text.as_bytes(), as_at: day(LAST), leave_out: false };
    let by = who("provider:U-SUPPORT");
    import(&mut imported.desk, &by, on(LAST), Mode::Record, list).await.unwrap();

    let mut typed = Programme::new().await;
    give_everywhere(&mut typed).await;
    let (rows, findings) = intake::case_list::read_csv("list.csv", text.as_bytes());
    assert!(findings.iter().all(|one| one.weight != definitions::Weight::Refused));
    for row in &rows {
        type_in(&mut typed, &row.case).await;
    }
    let (imported, typed) = (imported.view(), typed.view());
    for (a, b) in counts(&imported).into_iter().zip(counts(&typed)) {
        assert_eq!(a, b);
    }

    let listed = &typed.children().unwrap().listed;
    let period = Interval { began: day("2013-04-01"), ended: day("2014-04-01") };
    let all = funnel::all(listed, period, day(LAST));
    assert_eq!((all.referred, all.opened, all.refused + all.declined), (75, 50, 16));
    let completed = listed.iter().filter(|case| case.completed == Some(true));
    assert_eq!(completed.clone().count(), 24);
    assert_eq!(
        completed.filter(|case| case.living_at_close.as_deref() == Some("home")).count(),
        19
    );
    let sources: Vec<(String, usize)> =
        funnel::groups(listed, period, day(LAST), funnel::By::Source)
            .into_iter()
            .map(|group| (group.name, group.referred))
            .collect();
    let expected = [("D-BIT", 19), ("YOS", 3), ("other", 13), ("social worker", 40)];
    assert_eq!(sources, expected.map(|(name, n)| (name.to_owned(), n)));
    let reasons = reasons::table(listed, period, day(LAST), Audience::Within);
    let mut by_reason: Vec<i64> = reasons.rows[..6]
        .iter()
        .map(|row| match row[1] {
            definitions::Cell::Whole(n) => n,
            _ => panic!("{row:?}"),
        })
        .collect();
    by_reason.sort_unstable();
    assert_eq!(by_reason, [1, 1, 2, 2, 4, 6]);
}

/// The supervisor of these tests supervises both teams.
async fn give_everywhere(programme: &mut Programme) {
    let south = Relation::Team("South and West".to_owned());
    programme
        .act("intermediary:U-ADMIN", "2013-03-02", async |desk, by| {
            give_relation(desk, by, "U-SUPER", &south, day("2013-03-02")).await
        })
        .await
        .unwrap();
}

/// Types what a row of the list says, each step on its own day.
async fn type_in(programme: &mut Programme, case: &Case) {
    let at = |on: Date| on.to_string();
    let referred = case.referred.unwrap();
    let new = New {
        on: referred,
        young_person: None,
        name: "Invented Young Person".to_owned(),
        details: Details {
            source: case.source.clone().unwrap(),
            quadrant: case.quadrant.clone().unwrap(),
            criteria: vec!["family-breakdown".to_owned()],
            date_of_birth: case.date_of_birth,
            council_child_number: case.council_child_number.clone(),
            prior_care_days: case.prior_care_days,
            prior_offences: case.prior_offences,
            ..Details::default()
        },
        words: String::new(),
        draft: None,
    };
    programme
        .act("payer:U-WORKER", &at(referred), async |desk, by| refer(desk, by, &new).await)
        .await
        .unwrap();
    let of = |path: &&care::path::Path| path.noted.last().map(|noted| noted.entry);
    let number = programme.desk.book.paths.values().max_by_key(of).unwrap().referral.clone();
    let says = Says { words: "", why: "typed from the list" };
    if let Some(on) = case.endorsed {
        programme
            .act("payer:U-CHAIR", &at(on), async |desk, by| {
                endorse::endorse(desk, by, &number, on, says).await
            })
            .await
            .unwrap();
    }
    if let (Some(on), Some(reason)) = (case.refused, &case.refusal_reason) {
        let reason = (on, reason.as_str());
        match case.endorsed {
            None => programme
                .act("payer:U-CHAIR", &at(on), async |desk, by| {
                    refuse::refuse(desk, by, &number, reason, says).await
                })
                .await
                .unwrap(),
            Some(_) => programme
                .act("provider:U-SUPER", &at(on), async |desk, by| {
                    decline::decline(desk, by, &number, reason, "").await
                })
                .await
                .unwrap(),
        };
    }
    if let Some(on) = case.accepted {
        programme
            .act("provider:U-SUPER", &at(on), async |desk, by| {
                assess::assess(desk, by, &number, (on, true), "It suits").await
            })
            .await
            .unwrap();
        programme
            .act("provider:U-SUPER", &at(on), async |desk, by| {
                accept::accept(desk, by, &number, on).await
            })
            .await
            .unwrap();
    }
    let Some(on) = case.opened else { return };
    let opening = Opening {
        on,
        case: &case.case,
        team: case.team.as_deref().unwrap(),
        therapist: case.therapist.as_deref().unwrap(),
    };
    programme
        .act("provider:U-SUPPORT", &at(on), async |desk, by| {
            open::open(desk, by, &number, opening).await
        })
        .await
        .unwrap();
    if let Some(on) = case.first_visit {
        programme
            .act("provider:U-SUPPORT", &at(on), async |desk, by| {
                first_visit::first_visit(desk, by, &number, on).await
            })
            .await
            .unwrap();
    }
    if let Some(on) = case.closed {
        let closing = Closing {
            on,
            reason: case.closure_reason.as_deref().unwrap(),
            living: case.living_at_close.as_deref().unwrap(),
            words: "",
        };
        programme
            .act("provider:U-SUPER", &at(on), async |desk, by| {
                close::close(desk, by, &number, closing).await
            })
            .await
            .unwrap();
    }
}
