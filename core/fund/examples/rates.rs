//! Every rate of return of flows on standard input, one `date,amount` a line, and how long one
//! search takes: for measuring beside others (`benches/peers/rates`).
//!
//! `rates TIMES`: searches so often, five times over, and prints the best mean in microseconds,
//! then the rates as shares.

// The core asks no clock and prints nothing; this program stands in for the shell.
#![allow(clippy::disallowed_types, clippy::disallowed_methods, clippy::disallowed_macros)]

use definitions::{Money, iso};
use fund::returns::{Flow, returns};
use std::error::Error;
use std::hint::black_box;
use std::io::stdin;
use std::time::Instant;

fn main() -> Result<(), Box<dyn Error>> {
    let times: u32 = std::env::args().nth(1).ok_or("rates TIMES")?.parse()?;
    let mut flows = Vec::new();
    for line in stdin().lines() {
        let line = line?;
        let (day, amount) = line.split_once(',').ok_or("date,amount")?;
        let day = iso(day).ok_or("no date")?;
        flows.push(Flow { day, amount: Money::parse(amount).ok_or("no amount")? });
    }
    let mut best = f64::INFINITY;
    for _ in 0..5 {
        let began = Instant::now();
        for _ in 0..times {
            black_box(returns(black_box(&flows)));
        }
        best = best.min(began.elapsed().as_secs_f64() * 1e6 / f64::from(times));
    }
    println!("{best:.3}");
    for rate in returns(&flows).rates() {
        println!("{}", rate.yearly);
    }
    Ok(())
}
