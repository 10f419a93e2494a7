//! What holds for any file at all.

use super::return_archive::{book, zipped};
use super::return_xml::FULL;
use super::year;
use care::report::Cell;
use care::{Return, Table};
use definitions::{Finding, Weight};
use intake::return_903::Upload;
use intake::{case_list, comparison_group, questionnaires, return_903};
use proptest::prelude::*;

/// Bytes that look enough like a file to reach every part of the readers.
fn bytes() -> impl Strategy<Value = Vec<u8>> {
    let piece = prop_oneof![
        4 => prop::sample::select(vec![
            "CHILD", "DECOM", "RNE", "LS", "CIN", "PLACE", "DEC", "REC", "DOB", "SEX", "ETHNIC",
            "case", "young_person", "opened", "custody", "child", "start", "date_of_birth",
            "CHILD,DECOM,RNE,LS,CIN,PLACE,DEC,REC\n", "case,young_person,opened,custody\n",
            "child,start,date_of_birth\n", "01/05/2013", "2013-05-01", "1/5/13", "41395", " to ",
            "101", "1.0E+06", "#N/A", "\u{FEFF}", "PK\u{3}\u{4}", "é",
        ]).prop_map(|text| text.as_bytes().to_vec()),
        4 => prop::sample::select(vec![",", "\n", "\r\n", "\r", "\"", ";", "\t", " "])
            .prop_map(|text| text.as_bytes().to_vec()),
        1 => prop::collection::vec(any::<u8>(), 0..6),
    ];
    prop::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat())
}

/// Rows of an Episodes table, one field for each of nine columns.
fn rows() -> impl Strategy<Value = Vec<Vec<String>>> {
    let field = prop::sample::select(vec![
        "",
        "101",
        "01/05/2013",
        "01/06/2013",
        "1/5/13",
        "X1",
        "V2",
        "a, \"b\"",
        " u4 ",
        "é",
    ]);
    prop::collection::vec(prop::collection::vec(field.prop_map(str::to_owned), 9), 0..8)
}

const COLUMNS: [&str; 9] = ["CHILD", "DECOM", "RNE", "LS", "CIN", "PLACE", "DEC", "REC", "URN"];

fn csv(order: &[usize], rows: &[Vec<String>]) -> String {
    let line = |fields: Vec<String>| {
        let quoted = fields.iter().map(|f| format!("\"{}\"", f.replace('"', "\"\"")));
        quoted.collect::<Vec<_>>().join(",") + "\n"
    };
    let header = line(order.iter().map(|at| COLUMNS[*at].to_owned()).collect());
    let rows = rows.iter().map(|row| line(order.iter().map(|at| row[*at].clone()).collect()));
    header + &rows.collect::<String>()
}

/// A good return of each kind, some of its bytes changed, taken out or put in.
fn damaged() -> impl Strategy<Value = Vec<u8>> {
    let csv = csv(&[0, 1, 2, 3, 4, 5, 6, 7, 8], &vec![vec!["101".to_owned(); 9]; 3]);
    let zip = zipped(&[("a.csv", csv.as_bytes()), ("b.xml", FULL.as_bytes()), ("c.xlsx", &book())]);
    let good = vec![csv.into_bytes(), FULL.as_bytes().to_vec(), zip, book()];
    let change = (any::<prop::sample::Index>(), 0..3, any::<u8>());
    let changes = prop::collection::vec(change, 0..6);
    (prop::sample::select(good), changes).prop_map(|(mut bytes, changes)| {
        for (at, what, byte) in changes {
            let at = at.index(bytes.len());
            match what {
                0 => bytes[at] = byte,
                1 => bytes.insert(at, byte),
                _ => drop(bytes.remove(at)),
            }
        }
        bytes
    })
}

/// The cells of a table's rows that say anything.
fn said(ret: &Return, table: Table) -> Vec<Vec<Cell<'_>>> {
    let blank = |cell: &Cell| match cell {
        Cell::Text(text) => text.is_empty(),
        Cell::Date(date) => date.is_blank(),
    };
    let rows = ret.rows(table).into_iter().map(|row| row.cells);
    rows.filter(|cells| !cells.iter().all(blank)).collect()
}

proptest! {
    #[test]
    fn a_damaged_return_of_any_kind_is_read_as_far_as_it_goes(bytes in damaged()) {
        let (ret, _) = return_903::read(year(), &[Upload { name: "x", bytes: &bytes }]);
        intake::episodes(&ret);
        return_903::xml_loses(&ret);
        let xml = return_903::xml(&ret);
        return_903::read(year(), &[Upload { name: "x", bytes: &xml }]);
        for table in Table::ALL {
            let written = return_903::csv(&ret, table);
            let rows: Vec<u64> = ret.rows(table).iter().map(|row| row.row).collect();
            return_903::differences(&bytes, &written, &rows);
            let (again, _) = return_903::read(year(), &[Upload { name: "x", bytes: &written }]);
            prop_assert_eq!(said(&again, table), said(&ret, table));
        }
    }

    #[test]
    fn no_bytes_make_a_reader_panic(bytes in bytes()) {
        let (ret, _) = return_903::read(year(), &[Upload { name: "x", bytes: &bytes }]);
        intake::episodes(&ret);
        case_list::read("x", &bytes);
        comparison_group::read_csv("x", &bytes);
        questionnaires::read_csv("x", &bytes);
    }

    #[test]
    fn every_questionnaire_is_scored_or_refused(
        cells in prop::collection::vec(prop::array::uniform32("[0123x]?|no|yes|1\\.0"), 1..6),
    ) {
        let items: Vec<String> = (1..=25).map(|item| format!("q{item}")).collect();
        let impact = "difficulties,distress,home,friends,classroom,leisure";
        let mut text = format!("informant,{},{impact}\n", items.join(","));
        for row in &cells {
            text += &format!("parent,{}\n", row[..31].join(","));
        }
        let (rows, findings) = questionnaires::read_csv("x", text.as_bytes());
        let refused = |row: u64| {
            let of_row = |finding: &&Finding| finding.place.row == Some(row);
            findings.iter().filter(of_row).any(|finding| finding.weight == Weight::Refused)
        };
        for (number, row) in (1..).zip(&cells) {
            let good = |most: char, word: bool| move |cell: &String| match cell.as_str() {
                "" | "1.0" => true,
                "no" | "yes" => word,
                one => ('0'..=most).contains(&one.chars().next().unwrap_or('x')),
            };
            let items = row[..25].iter().all(good('2', false));
            let good = items && good('3', true)(&row[25]) && row[26..31].iter().all(good('3', false));
            prop_assert_eq!(rows.iter().any(|row| row.row == number), good, "{}", text);
            prop_assert_eq!(refused(number), !good, "{}", text);
        }
    }

    #[test]
    fn the_order_of_columns_does_not_matter(
        rows in rows(),
        order in Just((0..9).collect::<Vec<usize>>()).prop_shuffle(),
    ) {
        let read = |order: &[usize]| {
            let text = csv(order, &rows);
            let upload = Upload { name: "x", bytes: text.as_bytes() };
            let (ret, findings) = return_903::read(year(), &[upload]);
            (ret.episodes, findings)
        };
        let usual: Vec<usize> = (0..9).collect();
        prop_assert_eq!(read(&usual), read(&order));
    }

    #[test]
    fn a_byte_order_mark_changes_nothing(bytes in bytes()) {
        let marked = [b"\xEF\xBB\xBF", bytes.as_slice()].concat();
        let read = |bytes: &[u8]| {
            let mut ret = return_903::read(year(), &[Upload { name: "x", bytes }]);
            // Only that it was there is remembered, to be written back.
            ret.0.parts.iter_mut().for_each(|part| part.layout.mark = false);
            (ret, case_list::read("x", bytes), comparison_group::read_csv("x", bytes))
        };
        prop_assert_eq!(read(&bytes), read(&marked));
    }

    #[test]
    fn every_row_is_kept_or_found(rows in rows()) {
        let text = csv(&[0, 1, 2, 3, 4, 5, 6, 7, 8], &rows);
        let upload = Upload { name: "x", bytes: text.as_bytes() };
        let (ret, _) = return_903::read(year(), &[upload]);
        let filled = rows.iter().filter(|row| row.iter().any(|field| !field.is_empty())).count();
        prop_assert_eq!(ret.episodes.len(), filled);
        let (usable, findings) = intake::episodes(&ret);
        let counted: usize = usable.values().map(Vec::len).sum();
        let left_out = findings.iter().filter(|f| f.check != "not_a_code").count();
        prop_assert_eq!(counted + left_out, filled);
    }
}
