//! How long it takes to score a sheet of 100,000 questionnaires and band every score both ways.

use divan::counter::ItemsCount;
use divan::{Bencher, black_box};
use wider::Informant;
use wider::sdq::{Answer, Answers, Degree, Measure, four_bands, score, three_bands};

const ROWS: usize = 100_000;

fn main() {
    divan::main();
}

#[divan::bench(sample_count = 50)]
fn scored(bencher: Bencher) {
    let sheet = sheet();
    bencher.counter(ItemsCount::new(ROWS)).bench(|| {
        let totals = black_box(&sheet).iter().filter_map(|answers| score(answers).total);
        totals.map(u64::from).sum::<u64>()
    });
}

#[divan::bench(sample_count = 50)]
fn scored_and_banded(bencher: Bencher) {
    let sheet = sheet();
    bencher.counter(ItemsCount::new(ROWS)).bench(|| {
        let mut banded = 0;
        for answers in black_box(&sheet) {
            let scores = score(answers);
            for measure in Measure::BANDED {
                let Some(score) = scores.of(measure) else { continue };
                let three = three_bands(answers.informant, measure, score);
                let four = four_bands(answers.informant, measure, score);
                banded += usize::from(three.is_some()) + usize::from(four.is_some());
            }
        }
        banded
    });
}

/// Invented answers, one in sixteen left blank.
fn sheet() -> Vec<Answers> {
    let mut state = 1_u64;
    let mut next = move || {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        (state >> 33) as u8
    };
    let mut row = move |at: usize| {
        let mut answers = Answers::blank(Informant::ALL[at % 3]);
        for item in &mut answers.items {
            *item = if next() % 16 == 0 { None } else { Answer::new(next() % 3) };
        }
        answers.difficulties = Some(next() % 4 != 0);
        for degree in [
            &mut answers.distress,
            &mut answers.home,
            &mut answers.friends,
            &mut answers.classroom,
            &mut answers.leisure,
        ] {
            *degree = Degree::new(next() % 5);
        }
        answers
    };
    (0..ROWS).map(&mut row).collect()
}
