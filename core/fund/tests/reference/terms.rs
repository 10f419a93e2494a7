//! Random terms: Essex's page with its order, dates, reserve, lock-up, rates, caps and shares put
//! another way; and random payments.

use crate::common::ESSEX;
use fund::Terms;
use proptest::prelude::*;

/// Orders of the steps; each is one a contract could have.
const ORDERS: [&[&str]; 4] = [
    &[
        "tax",
        "spv-costs",
        "intermediary-fee",
        "service",
        "reserve",
        "evolution-fund",
        "interest loan",
        "principal loan",
        "return equity",
        "principal equity",
        "deferred-fees",
        "surplus equity",
    ],
    &[
        "service",
        "tax",
        "spv-costs",
        "intermediary-fee",
        "evolution-fund",
        "reserve",
        "deferred-fees",
        "interest loan",
        "return equity",
        "principal equity",
        "principal loan",
        "surplus loan",
    ],
    &[
        "tax",
        "spv-costs",
        "interest loan",
        "intermediary-fee",
        "service",
        "principal loan",
        "reserve",
        "return equity",
        "principal equity",
        "deferred-fees",
        "surplus equity",
    ],
    &[
        "tax",
        "spv-costs",
        "intermediary-fee",
        "service",
        "return equity",
        "principal equity",
        "interest loan",
        "principal loan",
        "deferred-fees",
        "surplus equity",
    ],
];

/// Terms that a contract could have.
pub fn terms() -> impl Strategy<Value = Terms> {
    let rates = (0_i64..15, 0_i64..12);
    let caps = (cap(), cap());
    let when = (0_usize..ORDERS.len(), 0_u8..5, 5_u8..20, 0_u8..15);
    let kinds = (any::<bool>(), any::<bool>(), any::<bool>(), any::<bool>());
    (rates, caps, when, kinds, 0_i64..30).prop_map(|(rates, caps, when, kinds, deferred)| {
        let (order, quarters, business_days, notice) = when;
        let (locked, monthly, yearly, year_of_360) = kinds;
        let steps: Vec<String> =
            ORDERS[order].iter().map(|step| format!("  {step:?},\n")).collect();
        let from = ESSEX.find("value = [\n").unwrap();
        let to = from + ESSEX[from..].find("]\n").unwrap();
        let text = format!("{}value = [\n{}{}", &ESSEX[..from], steps.concat(), &ESSEX[to..]);
        let day_count = if year_of_360 { "actual-360" } else { "actual-365" };
        let text = text
            .replacen("rate = \"0.05\"\ncap = \"none\"", &class(rates.0, &caps.0), 1)
            .replacen("rate = \"0\"\ncap = \"none\"", &class(rates.1, &caps.1), 1)
            .replacen("{ quarters = 2 }", &format!("{{ quarters = {quarters} }}"), 1)
            .replacen("value = 10", &format!("value = {business_days}"), 1)
            .replacen("value = 10\n", &format!("value = {notice}\n"), 1)
            .replacen(
                "\"remaining-budget\"",
                if locked { "\"remaining-budget\"" } else { "\"none\"" },
                1,
            )
            .replacen("\"monthly\"", if monthly { "\"monthly\"" } else { "\"quarterly\"" }, 1)
            .replacen("\"yearly\" }", if yearly { "\"yearly\" }" } else { "\"never\" }" }, 1)
            .replacen("\"actual-365\"", &format!("{day_count:?}"), 1)
            .replacen("\"0.10\"", &format!("\"0.{deferred:02}\""), 1);
        Terms::read(&text).unwrap_or_else(|findings| panic!("{findings:#?}"))
    })
}

fn class(percent: i64, cap: &str) -> String {
    format!("rate = \"0.{percent:02}\"\ncap = {cap}")
}

fn cap() -> impl Strategy<Value = String> {
    prop_oneof![
        3 => Just("\"none\"".to_owned()),
        2 => (100_i64..200).prop_map(|of| format!("{{ multiple = \"{}.{:02}\" }}", of / 100, of % 100)),
    ]
}

/// What the council pays for each quarter, in pence: nothing, something, and now and then less
/// than nothing.
pub fn payments() -> impl Strategy<Value = Vec<i64>> {
    let amount = prop_oneof![
        2 => Just(0_i64),
        8 => 0_i64..60_000_000,
        1 => -10_000_000_i64..0,
    ];
    prop::collection::vec(amount, 30)
}
