//! How long it takes to count the days in care in a million episode rows held in memory.
//! Against other programs, from files, and in CPU seconds: `benches/peers/run`.

use definitions::{Date, Interval};
use divan::counter::{BytesCount, ItemsCount};
use divan::{Bencher, black_box};
use intake::days::{Ask, Count, ShortBreaks, Source, count};
use jiff::ToSpan;

const ROWS: usize = 1_000_000;

fn main() {
    divan::main();
}

/// In which order the rows stand in the file.
#[derive(Clone, Copy, Debug)]
enum Order {
    /// Each child's together, earliest first, as returns are usually sent.
    Grouped,
    /// None.
    Shuffled,
}

#[divan::bench(args = [Order::Grouped, Order::Shuffled], sample_count = 10)]
fn read_and_count(bencher: Bencher, order: Order) {
    let file = episodes(order);
    bencher
        .counter(ItemsCount::new(ROWS))
        .counter(BytesCount::of_slice(&file))
        .bench(|| counted(black_box(&file)));
}

#[divan::bench(sample_count = 10)]
fn told_per_child(bencher: Bencher) {
    let count = counted(&episodes(Order::Grouped));
    bencher.bench(|| count.per_child().map(|(_, days)| u64::from(days)).sum::<u64>());
}

#[divan::bench(sample_count = 10)]
fn told_by_month(bencher: Bencher) {
    let count = counted(&episodes(Order::Grouped));
    bencher.bench(|| count.by_month());
}

fn counted(file: &[u8]) -> Count {
    let day = |year| Date::constant(year, 4, 1);
    let period = Interval::new(day(2006), day(2018)).expect("2018 is after 2006");
    let source = Source { name: "episodes.csv".to_owned(), year: None, reader: file };
    let ask = Ask { period, short_breaks: ShortBreaks::Out };
    count(&ask, [source]).expect("the file is an Episodes table")
}

/// A file of ten rows a child, most following on from the one before; the same every time.
fn episodes(order: Order) -> Vec<u8> {
    let mut chance = Chance(903);
    let mut rows = Vec::with_capacity(ROWS);
    let mut began = Date::constant(2006, 4, 1);
    for row in 0..ROWS {
        if row % 10 == 0 {
            began = Date::constant(2006, 4, 1) + (chance.below(2_500) as i64).days();
        }
        let child = 10_000_000 + (row as u64 / 10) * 7_919 % 90_000_000;
        let ended = began + (1 + chance.below(180) as i64).days();
        let open = row % 10 == 9 && chance.below(3) == 0;
        let dec = if open { String::new() } else { ended.strftime("%d/%m/%Y").to_string() };
        let ls = ["V2", "C2", "C1", "V3", "V4"][chance.below(5) as usize];
        rows.push(format!(
            "{child},{},P,{ls},N1,U4,PR1,{dec},X1,CARPL,CM1 1AB,CO2 9ZE,1234567\n",
            began.strftime("%d/%m/%Y")
        ));
        let gap = [0, 0, 0, 0, 40, -20][chance.below(6) as usize];
        began = (ended + gap.days()).max(began);
    }
    if let Order::Shuffled = order {
        for row in (1..rows.len()).rev() {
            rows.swap(row, chance.below(row as u64 + 1) as usize);
        }
    }
    let header = "CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,\
                  HOME_POST,PL_POST,URN\n";
    [header.to_owned(), rows.concat()].concat().into_bytes()
}

/// Numbers that look like chance and are the same every time.
struct Chance(u64);

impl Chance {
    fn below(&mut self, limit: u64) -> u64 {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % limit
    }
}
