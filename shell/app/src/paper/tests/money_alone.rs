//! The letter for those who see money and no child: no case, no cohort, no small group, in
//! whatever form it leaves.

use crate::paper::letter::Readers;
use crate::paper::testing::{agreed, letter_for, repaired, statement};
use crate::paper::{Letter, table_to_csv, to_csv, to_html, to_text};
use definitions::Days;

fn for_investors() -> Letter {
    let statement = statement();
    letter_for(Readers::MoneyAlone, &statement, Some(&agreed(&statement)))
}

fn every_form(letter: &Letter) -> Vec<String> {
    let mut forms = vec![to_html(letter), to_text(letter, 90), to_csv(letter)];
    // The workbook holds these tables.
    forms.extend(letter.tables().iter().map(table_to_csv));
    forms
}

#[test]
fn no_form_of_it_names_a_case_or_a_cohort_or_a_reason_of_one_child() {
    let statement = statement();
    let mut kept: Vec<String> = statement.adjustments.iter().map(|one| one.key.clone()).collect();
    kept.extend(statement.adjustments.iter().map(|one| one.reason.clone()));
    kept.extend(repaired().into_iter().map(|one| one.key));
    kept.extend(statement.cells.iter().map(|cell| cell.cohort.to_string()));
    kept.extend(statement.waiting.iter().map(|line| line.why.said().to_owned()));
    let titles = ["Days to look at", "Windows that ended early", "Cohorts and tracking quarters"];
    kept.extend(titles.map(str::to_owned));
    // The quarter of the statement itself is no cohort here.
    kept.retain(|words| *words != statement.quarter.to_string());
    for form in every_form(&for_investors()) {
        for words in &kept {
            let place = form.find(words.as_str());
            assert!(
                place.is_none(),
                "{words}: {:?}",
                place.map(|at| &form[at.saturating_sub(60)..at])
            );
        }
    }
}

#[test]
fn its_payment_and_its_sum_are_those_of_everyone_else() {
    let statement = statement();
    let partners = letter_for(Readers::Partnership, &statement, Some(&agreed(&statement)));
    let investors = for_investors();
    let lines = |letter: &Letter| -> Vec<(String, definitions::Money)> {
        letter.sum.iter().map(|line| (line.what.clone(), line.amount)).collect()
    };
    assert_eq!(lines(&investors), lines(&partners));
    assert_eq!((investors.opening, investors.rests_on), (partners.opening, partners.rests_on));
}

#[test]
fn days_are_shown_once_they_are_of_ten_children_and_never_the_few_beside_them() {
    let mut statement = statement();
    let few = to_text(&letter_for(Readers::MoneyAlone, &statement, None), 90);
    assert!(few.contains("Fewer than 10 children are counted so far"));
    assert!(!few.contains("917") && !few.contains("child days were in care"));
    statement.headline.children = 10;
    let more = to_text(&letter_for(Readers::MoneyAlone, &statement, None), 90);
    assert!(more.contains("of 917 child days were in care"));
    assert_eq!(statement.headline.child_days_with, Days(1009));
    assert!(!more.contains("1,009") && !more.contains("excluded days are in neither"));
}
