//! A case that is both written down by hand and on the provider's list: what stands, and what is
//! found.

use super::Programme;
use crate::support::{day, on, who};
use app::case_list::import::{CaseList, import};
use app::findings::listed::in_case_list;
use app::{Failure, Mode};

const HEAD: &str = "case,young_person,team,therapist,quadrant,referred,endorsed,accepted,opened,\
closed,closure_reason,completed,living_at_close,date_of_birth,council_child_number,died,prior_care_days";

async fn list(programme: &mut Programme, rows: &[&str]) -> Result<(), Failure> {
    let text = format!("{HEAD}\n{}\n", rows.join("\n"));
    let list = CaseList {
        name: "list.csv",
        bytes: text.as_bytes(),
        as_at: day("2014-07-01"),
        leave_out: false,
    };
    let by = who("provider:U-SUPPORT");
    import(&mut programme.desk, &by, on("2014-07-02"), Mode::Record, list).await.map(drop)
}

fn found(programme: &Programme) -> Vec<String> {
    let view = programme.view();
    let found = in_case_list(&view.book, view.children().unwrap());
    let ours = ["list_contradicts_path", "referral_twice"];
    let ours = found.into_iter().filter(|one| ours.contains(&one.finding.check.as_ref()));
    ours.map(|one| one.finding.title).collect()
}

#[tokio::test]
async fn the_list_fills_in_what_nobody_wrote_down_and_no_step_before_the_opening() {
    let mut programme = Programme::new().await;
    programme.opened("K101").await;
    let waiting = programme.refer("2014-02-03", "K102").await.unwrap();
    let rows = [
        "C-2014-001,YP-7,North and Mid,T1,East,2014-01-06,2014-01-08,2014-01-10,2014-01-20,\
         2014-06-01,completed by agreement,yes,home,2000-06-01,K101,2014-06-20,40",
        &format!(
            "{waiting},YP-8,North and Mid,T9,East,2014-02-03,2014-02-05,2014-02-06,2014-02-10,\
             ,,,,2000-06-01,K102,,"
        ),
    ];
    list(&mut programme, &rows).await.unwrap();
    let view = programme.view();
    let listed = &view.children().unwrap().listed;
    assert_eq!(listed.len(), 2, "neither counts twice");
    let first = &listed[0];
    assert_eq!((first.case.as_str(), first.young_person.as_str()), ("C-2014-001", "Y-2014-001"));
    assert_eq!((first.closed, first.completed), (Some(day("2014-06-01")), Some(true)));
    assert_eq!((first.died, first.prior_care_days), (Some(day("2014-06-20")), Some(40)));
    let second = &listed[1];
    assert_eq!((second.endorsed, second.accepted, second.opened), (None, None, None));
    assert_eq!(view.children().unwrap().tracked.len(), 1);
    assert_eq!(
        found(&programme),
        [
            "The list and what was written down by hand differ: young_person",
            "The list and what was written down by hand differ: young_person, endorsed, accepted, opened",
        ]
    );
}

#[tokio::test]
async fn what_was_written_down_by_hand_stands_and_the_other_is_a_finding() {
    let mut programme = Programme::new().await;
    programme.opened("K101").await;
    let row = "C-2014-001,Y-2014-001,South and West,T1,East,2014-01-06,2014-01-08,2014-01-10,\
               2014-01-27,,,,,2000-06-02,K101,,";
    list(&mut programme, &[row]).await.unwrap();
    let view = programme.view();
    let case = &view.children().unwrap().listed[0];
    assert_eq!(
        (case.opened, case.team.as_deref()),
        (Some(day("2014-01-20")), Some("North and Mid"))
    );
    assert_eq!(case.date_of_birth, Some(day("2000-06-01")));
    assert_eq!(
        found(&programme),
        ["The list and what was written down by hand differ: opened, date_of_birth, team"]
    );
}

#[tokio::test]
async fn a_referral_under_another_number_on_the_list_is_found() {
    let mut programme = Programme::new().await;
    programme.refer("2014-01-06", "K101").await.unwrap();
    let row = "C-77,YP-7,,,East,2014-01-06,,,,,,,,2000-06-01,K101,,";
    list(&mut programme, &[row]).await.unwrap();
    assert_eq!(found(&programme), ["This looks like R-2014-001, which was written down by hand"]);
    assert_eq!(programme.view().children().unwrap().listed.len(), 2);
}

#[tokio::test]
async fn whoever_is_forgotten_is_forgotten_under_the_lists_number_too() {
    let mut programme = Programme::new().await;
    let number = programme.refer("2014-01-06", "K101").await.unwrap();
    let row = format!("{number},YP-7,,,East,2014-01-06,,,,,,,,2000-06-01,K101,,");
    list(&mut programme, &[&row]).await.unwrap();
    let names = &programme.desk.book.pseudonyms;
    let people = ["Y-2014-001", "YP-7"].map(|person| names.person(person));
    let forget = app::young_person::forget::What::Forget;
    let by = who("payer:U-MANAGER");
    let desk = &mut programme.desk;
    let mode = Mode::Record;
    app::young_person::forget::forget(desk, &by, on("2030-01-01"), mode, &number, &forget, "old")
        .await
        .unwrap();
    let desk = programme.read_again().await;
    assert!(people.iter().all(|person| desk.book.forgotten.contains(person)));
    assert!(desk.book.cases.is_empty() && desk.book.paths.is_empty());
}

#[tokio::test]
async fn a_list_is_held_to_the_rules_a_referral_made_by_hand_is_held_to() {
    let mut programme = Programme::new().await;
    let text = "case,young_person,team,therapist,quadrant,referred,endorsed,accepted,refused,\
                refusal_reason,opened,closed,closure_reason,completed,date_of_birth\n\
                C-1,Y-1,Mid,,Mid,2014-01-06,2014-01-08,,,,2014-01-20,2014-03-01,lack of engagement,\
                yes,2000-06-01\n\
                C-2,Y-2,,,East,2014-01-06,,,2014-01-08,,,,,,1995-01-01\n\
                C-3,Y-3,North and Mid,T1,East,2014-01-06,2014-01-08,2014-01-09,,,2014-01-20,,,,2000-06-01\n\
                C-4,Y-4,,,East,2014-01-06,,,2014-01-08,too far,,,,,2000-06-01\n";
    let list = CaseList {
        name: "list.csv",
        bytes: text.as_bytes(),
        as_at: day("2014-07-01"),
        leave_out: false,
    };
    let by = who("provider:U-SUPPORT");
    let done =
        import(&mut programme.desk, &by, on("2014-07-02"), Mode::DryRun, list).await.unwrap();
    let ours = [
        "not_on_the_list",
        "closure_contradicts",
        "refused_without_reason",
        "opened_without_accepted",
        "opened_without_therapist",
        "referred_at_eighteen",
    ];
    let found: Vec<String> = done
        .findings
        .iter()
        .filter(|one| ours.contains(&one.check.as_ref()))
        .map(|one| format!("{} {}", one.place, one.check))
        .collect();
    assert_eq!(
        found,
        [
            "list.csv, row 1, quadrant not_on_the_list",
            "list.csv, row 1, team not_on_the_list",
            "list.csv, row 1, completed closure_contradicts",
            "list.csv, row 1, accepted opened_without_accepted",
            "list.csv, row 1, therapist opened_without_therapist",
            "list.csv, row 2, refusal_reason refused_without_reason",
            "list.csv, row 2, referred referred_at_eighteen",
            "list.csv, row 4, refusal_reason not_on_the_list",
        ]
    );
}
