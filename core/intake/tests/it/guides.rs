//! The guides for the people who send files say what is true: their examples are read, and every
//! column is named.

use super::{told, year};
use care::Table;
use intake::return_903::{Upload, read};
use intake::{case_list, comparison_group, questionnaires};

const CASE_LIST: &str = include_str!("../../../../docs/formats/case-list.md");
const SDQ: &str = include_str!("../../../../docs/formats/sdq.md");
const RETURN: &str = include_str!("../../../../docs/formats/return-903.md");

/// The examples of a guide, in order.
fn examples(guide: &str) -> Vec<&str> {
    let after = guide.split("```csv\n").skip(1);
    after.filter_map(|text| text.split("```").next()).collect()
}

#[test]
fn the_examples_of_the_guides_are_read_without_a_finding() {
    let [short, full, group] = examples(CASE_LIST)[..] else { panic!("three examples") };
    for (example, rows) in [(short, 2), (full, 1)] {
        let (read, findings) = case_list::read("example", example.as_bytes());
        assert_eq!((read.len(), told(&findings).as_str()), (rows, ""));
    }
    let (members, findings) = comparison_group::read_csv("example", group.as_bytes());
    assert_eq!((members.len(), told(&findings).as_str()), (2, ""));

    let [sheet] = examples(SDQ)[..] else { panic!("one example") };
    let (rows, findings) = questionnaires::read_csv("example", sheet.as_bytes());
    assert_eq!((rows.len(), told(&findings).as_str()), (3, ""));

    let [episodes] = examples(RETURN)[..] else { panic!("one example") };
    let upload = Upload { name: "example", bytes: episodes.as_bytes() };
    let (ret, findings) = read(year(), &[upload]);
    assert_eq!(ret.episodes.len(), 2);
    assert!(findings.iter().all(|finding| finding.check == "no_header_table"));
}

#[test]
fn the_return_guide_names_every_column_and_its_xml_is_read_and_written_back_the_same() {
    for table in Table::ALL {
        let line = RETURN.lines().find(|line| line.starts_with(&format!("| {table}"))).unwrap();
        let named: Vec<&str> = line.split('`').skip(1).step_by(2).collect();
        assert_eq!(named, table.columns(), "{table}");
    }
    let xml = RETURN.split("```xml\n").nth(1).and_then(|text| text.split("```").next()).unwrap();
    let (ret, findings) = read(year(), &[Upload { name: "example", bytes: xml.as_bytes() }]);
    assert_eq!((ret.episodes.len(), ret.missing.len(), told(&findings).as_str()), (1, 1, ""));
    let written = String::from_utf8(intake::return_903::xml(&ret)).unwrap();
    assert_eq!(written.split_once('\n').unwrap().1, xml);
    assert!(RETURN.contains(&format!("| {} MB |", intake::return_903::MOST_BYTES >> 20)));
}

#[test]
fn every_column_the_guide_names_is_known_to_the_reader() {
    let named = |text: &'static str| -> Vec<&str> {
        let rows = text.lines().filter_map(|line| line.strip_prefix("| `"));
        rows.filter_map(|line| line.split('`').next()).collect()
    };
    let (cases, group) = CASE_LIST.split_once("## The comparison group").unwrap();
    assert_eq!((named(cases).len(), named(group).len()), (26, 7));

    let list = format!("{}\n", named(cases).join(","));
    let (_, findings) = case_list::read("list", list.as_bytes());
    assert!(findings.iter().all(|f| f.check != "column_unknown"), "{}", told(&findings));
    let list = format!("{}\n", named(group).join(","));
    let (_, findings) = comparison_group::read_csv("list", list.as_bytes());
    assert!(findings.iter().all(|f| f.check != "column_unknown"), "{}", told(&findings));
}
