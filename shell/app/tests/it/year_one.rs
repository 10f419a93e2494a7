//! The invented first year, typed through the verbs and imported from the provider's list: the same
//! counts either way, and they are the Review's.

use crate::path::Programme;
use crate::support::{day, on, who};
use crate::typed::{first_year, type_in};
use app::case_list::import::{CaseList, import};
use app::pathway::small::Audience;
use app::pathway::{closes, funnel, reasons};
use app::people::event::Relation;
use app::people::relate::give_relation;
use app::{Mode, View};
use definitions::{Interval, Table};

const LAST: &str = "2014-03-31";

/// Everything counted of a year, as it stood on its last day.
fn counts(view: &View) -> Vec<Table> {
    let listed = &view.children().unwrap().listed;
    let (on, period) = (day(LAST), Interval { began: day("2013-04-01"), ended: day("2014-04-01") });
    let by = [funnel::By::Month, funnel::By::Source, funnel::By::Quadrant, funnel::By::Team];
    let mut tables: Vec<Table> =
        by.map(|by| funnel::table(listed, period, on, by, Audience::Within)).into();
    tables.push(funnel::table(listed, period, on, funnel::By::Source, Audience::Outside));
    tables.push(closes::table(listed, period, on, funnel::By::Source));
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
    type_in(&mut typed.desk, &text).await;
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
