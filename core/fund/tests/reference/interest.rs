//! Interest and agreed return, one day at a time.

use crate::books::{Held, ten_billionths};
use definitions::Date;
use fund::Terms;
use fund::terms::{Capitalised, DayCount};

/// What is due on a day, arrears included, in whole pence.
pub fn due(terms: &Terms, held: &Held, class: &str, on: Date) -> i64 {
    let Some(first) = held.moves.iter().map(|(day, ..)| *day).min() else { return 0 };
    let rate = ten_billionths(&terms.class(class).unwrap().rate.to_string());
    let rule = terms.interest.value(on);
    let year: i128 = match rule.day_count {
        DayCount::Actual365 => 365,
        DayCount::Actual360 => 360,
    } * 10_000_000_000;
    let (mut capital, mut arrears, mut accrued) = (0_i128, 0_i128, 0_i128);
    let mut day = first;
    loop {
        if day.month() == 1 && day.day() == 1 && rule.capitalised == Capitalised::Yearly {
            let whole = rounded(accrued, year);
            arrears += whole;
            accrued -= whole * year;
        }
        for (_, what, pence) in held.moves.iter().filter(|(of, ..)| *of == day) {
            let pence = i128::from(*pence);
            match *what {
                "drawn" => capital += pence,
                "principal" => capital -= pence,
                "earned" => {
                    let from_arrears = if pence < arrears { pence } else { arrears };
                    arrears -= from_arrears;
                    accrued -= (pence - from_arrears) * year;
                }
                _ => {}
            }
        }
        if day >= on {
            break;
        }
        accrued += (capital + arrears) * rate;
        day = day.tomorrow().unwrap();
    }
    (arrears + rounded(accrued, year)) as i64
}

/// A fraction to the nearest whole, halves upward, and never below nothing.
fn rounded(top: i128, bottom: i128) -> i128 {
    let nearest = (2 * top + bottom).div_euclid(2 * bottom);
    if nearest < 0 { 0 } else { nearest }
}
