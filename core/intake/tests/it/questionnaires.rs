//! A sheet of SDQ answers.

use super::{checks, told};
use expect_test::expect;
use intake::questionnaires::read_csv;
use wider::Informant;
use wider::sdq::{Measure, score};

/// The column names, with what some tests put after them.
fn header() -> String {
    let items: Vec<String> = (1..=25).map(|item| format!("q{item}")).collect();
    format!("id,informant,{},difficulties,distress,home,friends,classroom,leisure", items.join(","))
}

/// A row: who, the same answer to every item, and the six about impact.
fn row(id: &str, who: &str, answer: &str, impact: &str) -> String {
    format!("{id},{who},{},{impact}", [answer; 25].join(","))
}

fn sheet(rows: &[String]) -> String {
    format!("{}\n{}\n", header(), rows.join("\n"))
}

#[test]
fn a_sheet_is_read_row_by_row() {
    let text = sheet(&[
        row("a1", "parent", "1", "1,2,3,0,,1"),
        row("a2", "Young person", "1.0", "no,,,,,"),
        row("", "TEACHER", "", "Yes,,,,,"),
    ]);
    let (rows, findings) = read_csv("answers.csv", text.as_bytes());
    let who: Vec<Informant> = rows.iter().map(|row| row.answers.informant).collect();
    assert_eq!(who, [Informant::Parent, Informant::YoungPerson, Informant::Teacher]);
    assert_eq!((rows[0].id.as_deref(), rows[2].id.as_deref()), (Some("a1"), None));
    let scores = score(&rows[0].answers);
    assert_eq!((scores.total, scores.impact), (Some(20), Some(3)));
    assert_eq!(score(&rows[1].answers).impact, Some(0));
    assert_eq!(score(&rows[1].answers).of(Measure::Prosocial), Some(5));
    assert_eq!(score(&rows[2].answers), wider::sdq::Scores::default());
    expect![[r#"
        nothing_answered at answers.csv, row 3
    "#]]
    .assert_eq(&checks(&findings));
}

#[test]
fn every_fault_is_found_and_such_a_row_is_not_scored() {
    let mut bad = row("a1", "mother", "1", "4,x,,,,");
    bad = bad.replacen(",1,1,1,1,1,1,1,1,", ",3,2,-1,NA,9,two,1.5,1,", 1);
    let text = sheet(&[
        bad,
        row("a2", "", "1", "0,3,,,,"),
        row("a3", "self", "1", "0,3,,2,,"),
        row("a4", "teacher", "2", "2,3,1,,,0"),
        "a5,parent,1,1".to_owned(),
        row("a6", "parent", "#N/A", ",,,,,"),
    ]);
    let (rows, findings) = read_csv("answers.csv", text.as_bytes());
    assert_eq!(rows.iter().map(|row| row.row).collect::<Vec<u64>>(), [3, 4]);
    expect![[r#"
        refused informant_unknown at answers.csv, row 1, informant [a1]
          “mother” is not an informant
          Write parent, teacher or self
        refused answer_out_of_range at answers.csv, row 1, q1 q3 q4 q5 q6 q7 [a1]
          “3”, “-1”, “NA”, “9”, “two” and 1 more are not each an answer from 0 to 2
          Write 0, 1 or 2, from the left-hand box to the right; leave it blank where nothing was ticked. The row was not scored
        refused impact_out_of_range at answers.csv, row 1, difficulties distress [a1]
          “4” and “x” are not each an answer from 0 to 3
          Write 0, 1, 2 or 3, from the left-hand box to the right; leave it blank where nothing was ticked. The row was not scored
        refused blank at answers.csv, row 2, informant [a2]
          Who answered is blank
          Write parent, teacher or self: each has bands of their own
        look impact_without_difficulties at answers.csv, row 3, difficulties distress friends [a3]
          There are said to be no difficulties, and yet they weigh on something
          Look at the form again. As it stands the impact is 0
        look not_on_the_teachers_form at answers.csv, row 4, home leisure [a4]
          A teacher is not asked about home or leisure; it was not scored
          Check who answered: the informant decides the form and the bands
        refused row_too_short at answers.csv, row 5 [A5]
          This row has 4 fields; the file has 33 columns
          Look for a comma too many or too few; a value with a comma in it must stand in quotation marks. The row was not used
        refused answer_out_of_range at answers.csv, row 6, q1 q2 q3 q4 q5 q6 q7 q8 q9 q10 q11 q12 q13 q14 q15 q16 q17 q18 q19 q20 q21 q22 q23 q24 q25 [a6]
          “#N/A” is not an answer from 0 to 2
          Write 0, 1 or 2, from the left-hand box to the right; leave it blank where nothing was ticked. The row was not scored
    "#]]
    .assert_eq(&told(&findings));
}

#[test]
fn a_date_is_read_and_a_wrong_one_left_out() {
    let text = sheet(&[row("a1", "parent", "1", ",,,,,"), row("1.2E+09", "parent", "1", ",,,,,")]);
    let text = text.replacen("id,", "date,id,", 1).replacen("a1,", "2014-02-30,a1,", 1).replacen(
        "1.2E",
        "01/03/2014,1.2E",
        1,
    );
    let (rows, findings) = read_csv("answers.csv", text.as_bytes());
    assert_eq!(rows[0].date, None);
    assert_eq!(rows[1].date.unwrap().to_string(), "2014-03-01");
    expect![[r#"
        date_impossible at answers.csv, row 1, date
        number_rounded at answers.csv, row 2, id
    "#]]
    .assert_eq(&checks(&findings));
}

#[test]
fn a_file_that_cannot_be_a_sheet_is_refused_whole() {
    let refused = |text: &[u8]| {
        let (rows, findings) = read_csv("answers.csv", text);
        assert!(rows.is_empty());
        checks(&findings)
    };
    assert_eq!(refused(b""), "file_empty at answers.csv\n");
    assert_eq!(refused(b"PK\x03\x04 and so on"), "file_workbook at answers.csv\n");
    assert_eq!(
        refused(format!("{}\n", header()).as_bytes()),
        "table_without_rows at answers.csv\n"
    );
    let without = sheet(&[row("a1", "parent", "1", ",,,,,")]).replacen("q7,", "age,", 1);
    assert_eq!(refused(without.as_bytes()), "column_missing at answers.csv, q7\n");
    let twice = sheet(&[row("a1", "parent", "1", ",,,,,")]).replacen("leisure", "Q07", 1);
    assert_eq!(refused(twice.as_bytes()), "column_twice at answers.csv, q7\n");
}

#[test]
fn columns_nobody_knows_or_named_are_said_to_be_passed_over() {
    let text = format!("{},,age\n{},x,13\n", header(), row("a1", "parent", "1", ",,,,,"));
    let (rows, findings) = read_csv("answers.csv", text.as_bytes());
    assert_eq!(rows.len(), 1);
    expect![[r#"
        column_unknown at answers.csv, age
        column_without_a_name at answers.csv
    "#]]
    .assert_eq(&checks(&findings));
}

#[test]
fn a_sheet_without_impact_is_scored_without_it() {
    let text = format!(
        "informant,{}\nself,{}\n",
        (1..=25).map(|i| format!("Item {i}")).collect::<Vec<_>>().join(","),
        ["0"; 25].join(",")
    );
    let (rows, findings) = read_csv("answers.csv", text.as_bytes());
    assert!(findings.is_empty());
    let scores = score(&rows[0].answers);
    assert_eq!((scores.total, scores.impact), (Some(10), None));
}
