//! The letter and tables on a terminal.

use crate::paper::table_to_text;
use crate::paper::testing::{agreed, letter_of, statement};
use crate::paper::to_text;
use definitions::{Kind, Money, Table};
use expect_test::{expect, expect_file};

#[test]
fn the_letter_reads_like_a_letter_and_ends_with_what_to_try_next() {
    let statement = statement();
    let letter = letter_of(&statement, Some(&agreed(&statement)));
    let letter = letter.with_next(vec!["homeward explain 2014-Q3 --new".to_owned()]);
    expect_file!["letter.txt"].assert_eq(&to_text(&letter, 80));
}

#[test]
fn no_line_is_wider_than_the_terminal() {
    let statement = statement();
    let letter = letter_of(&statement, Some(&agreed(&statement)));
    for width in [40, 64, 80, 100] {
        for line in to_text(&letter, width).lines() {
            assert!(line.chars().count() <= width, "{width}: {line}");
        }
    }
}

fn table() -> Table {
    let mut table = Table::new(
        "What was found",
        &[
            ("what", "What", Kind::Text),
            ("days", "Days", Kind::Number),
            ("cost", "Cost", Kind::Money),
        ],
    );
    table.push(["a short line".into(), 7_i64.into(), Money(50_400).into()]);
    table.push([
        "a line of words too long for its column".into(),
        1_234_i64.into(),
        Money(-1).into(),
    ]);
    table.note("Words wrap; figures do not.")
}

#[test]
fn words_wrap_in_their_column_and_figures_line_up_to_the_right() {
    expect![[r#"
        What was found
        What                       Days     Cost
        ────────────────────────  ─────  ───────
        a short line                  7  £504.00
        a line of words too long  1,234   -£0.01
        for its column
        Words wrap; figures do not.
    "#]]
    .assert_eq(&table_to_text(&table(), 40, false));
}

#[test]
fn where_columns_cannot_fit_each_row_becomes_lines() {
    expect![[r#"
        What was found
          What: a short line
          Days: 7
          Cost: £504.00

          What: a line of
            words too long for
            its column
          Days: 1,234
          Cost: -£0.01
        Words wrap; figures do
        not.
    "#]]
    .assert_eq(&table_to_text(&table(), 24, false));
}

#[test]
fn colour_is_only_weight_and_only_when_asked() {
    let table = table();
    assert!(!table_to_text(&table, 80, false).contains('\u{1b}'));
    let coloured = table_to_text(&table, 80, true);
    let plain = coloured.replace("\u{1b}[1m", "").replace("\u{1b}[0m", "");
    assert_eq!(plain, table_to_text(&table, 80, false));
}
