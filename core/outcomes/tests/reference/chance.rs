//! The statements of a programme that was played with no effect, told a second time: each made
//! anew from every child-quarter settled by then, by the formula in `payment.rs`, and agreed as
//! calculated.

use super::calendar::number;
use super::payment::{Line, statement};
use super::{statement_terms, told};
use definitions::{Days, Money, Quarter};
use outcomes::Contract;
use outcomes::chance::plan::Planned;
use outcomes::settlement::Earned;
use proptest::prelude::*;

/// The payment of the last statement up to `q` and of all of them together, in pence.
pub fn paid(contract: &Contract, lines: &[Earned], q: Quarter) -> (i128, i128) {
    let (mut this, mut agreed) = (0, 0);
    let mut at = lines.iter().map(|line| line.settled).min().unwrap_or(q).min(q);
    while at <= q {
        let settled = lines.iter().filter(|line| line.settled <= at);
        let lines: Vec<Line> = settled.map(told).collect();
        let terms = statement_terms(contract, at);
        let said = statement(number(at), &lines, None, &terms, agreed);
        (this, agreed) = (said.payment, said.agreed);
        at = at.next();
    }
    (this, agreed)
}

/// Up to nine children, each with some of its quarters, some of them settled late.
pub fn planned() -> impl Strategy<Value = Vec<Planned>> {
    let quarter = (0_usize..3, 1_i64..93, prop_oneof![6 => Just(0), 1 => 1_i32..4]);
    let child = (0_usize..4, prop::collection::vec(quarter, 1..10), 1_000_i64..20_000);
    prop::collection::vec(child, 1..10).prop_map(|children| {
        let mut lines = Vec::new();
        for (child, (cohort, quarters, price)) in (0_u32..).zip(children) {
            let cohort = super::nth_quarter(cohort);
            for (k, (skipped, days, late)) in (1_u8..).zip(quarters) {
                let mut settled = cohort;
                for _ in 0..i32::from(k) + late {
                    settled = settled.next();
                }
                if skipped < 2 {
                    let (child_days, price) = (Days(days), Money(price));
                    lines.push(Planned {
                        child,
                        k,
                        cohort,
                        settled,
                        stratum: 0,
                        child_days,
                        price,
                    });
                }
            }
        }
        lines
    })
}
