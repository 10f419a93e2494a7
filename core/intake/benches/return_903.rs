//! How long it takes to read a whole year's return held in memory: every table of as many
//! children as a large county looks after in a year, as CSV files and as one XML file.

use care::{Return, ReturnYear, Table};
use divan::counter::BytesCount;
use divan::{Bencher, black_box};
use intake::return_903::{Upload, csv, read, xml};

const CHILDREN: usize = 2_675;

fn main() {
    divan::main();
}

#[divan::bench(sample_count = 50)]
fn csv_files(bencher: Bencher) {
    let files = files();
    let uploads: Vec<Upload> = files.iter().map(|(name, bytes)| Upload { name, bytes }).collect();
    let size: usize = files.iter().map(|(_, bytes)| bytes.len()).sum();
    bencher.counter(BytesCount::new(size)).bench(|| read(year(), black_box(&uploads)));
}

#[divan::bench(sample_count = 50)]
fn xml_file(bencher: Bencher) {
    let bytes = xml(&filed());
    let upload = Upload { name: "return.xml", bytes: &bytes };
    bencher.counter(BytesCount::of_slice(&bytes)).bench(|| read(year(), black_box(&[upload])));
}

#[divan::bench(sample_count = 50)]
fn written_as_csv(bencher: Bencher) {
    let ret = filed();
    bencher.bench(|| Table::ALL.map(|table| csv(black_box(&ret), table)));
}

#[divan::bench(sample_count = 50)]
fn written_as_xml(bencher: Bencher) {
    let ret = filed();
    bencher.bench(|| xml(black_box(&ret)));
}

fn year() -> ReturnYear {
    ReturnYear::beginning(2023).expect("a return year")
}

fn filed() -> Return {
    let files = files();
    let uploads: Vec<Upload> = files.iter().map(|(name, bytes)| Upload { name, bytes }).collect();
    let (ret, findings) = read(year(), &uploads);
    assert!(findings.is_empty(), "the return is a good one: {:?}", findings.first());
    ret
}

/// How many rows a child has in each table, as an average over many children.
const ROWS: [usize; 12] = [1, 5, 1, 1, 1, 1, 3, 1, 4, 1, 2, 1];

fn files() -> Vec<(&'static str, Vec<u8>)> {
    let tables = Table::ALL.into_iter().zip(ROWS);
    tables.map(|(table, rows)| (table.key(), file(table, rows))).collect()
}

fn file(table: Table, rows: usize) -> Vec<u8> {
    let mut text = table.columns().join(",") + "\r\n";
    for child in 0..CHILDREN {
        for row in 0..rows {
            let value = |column: &&str| value(column, child, row);
            text += &(table.columns().iter().map(value).collect::<Vec<_>>().join(",") + "\r\n");
        }
    }
    text.into_bytes()
}

fn value(column: &str, child: usize, row: usize) -> String {
    let day = 1 + (child + row) % 28;
    match column {
        "CHILD" => format!("{}", 100_000 + child),
        "DOB" => format!("{day:02}/03/2009"),
        "DECOM" | "REVIEW" | "MIS_START" | "SW_DECOM" => format!("{day:02}/{:02}/2023", 4 + row),
        "DEC" | "MIS_END" | "SW_DEC" => format!("{day:02}/{:02}/2023", 5 + row),
        "DUC" | "MC_DOB" | "DATE_INT" | "DATE_MATCH" | "DATE_PERM" | "DATE_PLACED"
        | "DOLO_START" => format!("{day:02}/06/2023"),
        "UPN" => format!("A{:012}", child),
        "HOME_POST" | "PL_POST" => format!("CM{} {}AB", 1 + child % 9, row % 9),
        "URN" => format!("SC{:06}", child),
        column if column.contains("DATE") || column == "DOLO_END" => String::new(),
        column => column.bytes().take(2).map(char::from).collect(),
    }
}
