//! How long it takes to read a sheet of 100,000 SDQ questionnaires held in memory.

use divan::counter::BytesCount;
use divan::{Bencher, black_box};
use intake::questionnaires::read_csv;

const ROWS: usize = 100_000;

fn main() {
    divan::main();
}

#[divan::bench(sample_count = 20)]
fn sheet(bencher: Bencher) {
    let text = text();
    bencher
        .counter(BytesCount::of_str(&text))
        .bench(|| read_csv("answers.csv", black_box(text.as_bytes())));
}

/// Invented answers, some blank.
fn text() -> String {
    let items: Vec<String> = (1..=25).map(|item| format!("q{item}")).collect();
    let mut text = format!(
        "id,date,informant,{},difficulties,distress,home,friends,classroom,leisure\n",
        items.join(",")
    );
    for row in 0..ROWS {
        text += &format!("C-{row},2014-03-01,{},", ["parent", "teacher", "self"][row % 3]);
        for item in 0..25 {
            text += ["0,", "1,", "2,", ","][(row * 7 + item * 5 + row * item) % 4];
        }
        text += if row % 3 == 1 { "2,1,,3,0,\n" } else { "1,2,0,3,1,2\n" };
    }
    text
}
