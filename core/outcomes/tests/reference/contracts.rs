//! Random contracts: the pages as they stand, with any of their terms switched, some of them
//! only from a day on.

use super::histories::later;
use crate::common::{day, essex};
use definitions::Date;
use outcomes::Contract;
use proptest::prelude::*;
use proptest::sample::select;
use std::collections::BTreeMap;

const COUNTS_AS: &[&str] = &["\"care\"", "\"home\"", "\"excluded\""];
const STOP: &[&str] = &["\"ends\"", "\"runs-on\""];

/// Every term that can be switched: its page, its name, and its values, the contract's own first.
const SWITCHES: &[(&str, &str, &[&str])] = &[
    ("tracking.toml", "quarter_clock", &["\"own\"", "\"calendar\""]),
    ("tracking.toml", "eighteenth_birthday", STOP),
    ("tracking.toml", "death", STOP),
    ("tracking.toml", "move_away", STOP),
    ("tracking.toml", "population", &["\"intention-to-treat\"", "\"completers\""]),
    ("days.toml", "short_breaks", COUNTS_AS),
    ("days.toml", "short_break_limit", &["17", "16", "18", "0"]),
    ("days.toml", "placed_with_parents", COUNTS_AS),
    ("days.toml", "kinship", COUNTS_AS),
    ("days.toml", "independent_living", COUNTS_AS),
    ("days.toml", "remand", COUNTS_AS),
    ("days.toml", "sentenced_custody", COUNTS_AS),
    ("days.toml", "other_authority", COUNTS_AS),
    ("days.toml", "guardianship", COUNTS_AS),
    ("days.toml", "adoption", COUNTS_AS),
    ("days.toml", "temporary", &["\"ignored\"", "\"care\""]),
    ("days.toml", "missing", &["\"as-placed\"", "\"excluded\""]),
    ("days.toml", "missing_when_ceased", COUNTS_AS),
    ("days.toml", "no_data", &["\"waits\"", "\"home\""]),
    (
        "tariff.toml",
        "price",
        &[
            "{ flat = \"72.00\" }",
            "{ by-quarter = [\"70.00\", \"71.50\", \"73.33\"] }",
            "{ by-stratum = { at-home = \"72.10\", in-care = \"65.05\" } }",
            "{ by-stratum = { at-home = \"72.10\" } }",
            "{ share-of-cost = { cost = \"178.33\", share = \"0.4055\" } }",
        ],
    ),
    (
        "tariff.toml",
        "index",
        &[
            "\"none\"",
            "{ prices = { base = \"124.4\", \
             years = { \"2012\" = \"124.4\", \"2014\" = \"127.9\", \"2015\" = \"128.0\" } } }",
        ],
    ),
    ("tariff.toml", "settled_when", &["\"quarter-complete\"", "\"accrued-daily\""]),
    (
        "tariff.toml",
        "netting",
        &[
            "{ group = \"programme\", keep = \"signed\" }",
            "{ group = \"programme\", keep = \"positive\" }",
            "{ group = \"programme\", keep = \"high-water\" }",
            "{ group = \"cohort\", keep = \"signed\" }",
            "{ group = \"cohort\", keep = \"positive\" }",
            "{ group = \"cohort\", keep = \"high-water\" }",
            "{ group = \"cohort-quarter\", keep = \"positive\" }",
            "{ group = \"cohort-quarter\", keep = \"high-water\" }",
        ],
    ),
    ("tariff.toml", "floor", &["\"each-statement\"", "\"over-life\"", "\"none\""]),
    (
        "tariff.toml",
        "cap",
        &[
            "{ contract = \"7100000.00\" }",
            "{ contract = \"6000.00\" }",
            "{ metric = \"5000.00\", period = \"1500.00\" }",
            "{ contract = \"9000.00\", person = \"3000.00\" }",
            "{ person = \"2500.50\", period = \"2000.00\" }",
            "{}",
        ],
    ),
    ("tariff.toml", "rounding", &["\"half-up\"", "\"half-even\""]),
    ("tariff.toml", "in_care_at_start", &["\"own-stratum\"", "\"exclude\"", "\"same-curve\""]),
    (
        "tariff.toml",
        "corrections",
        &["\"restate\"", "{ lock-after = 0 }", "{ lock-after = 2 }", "\"hold\""],
    ),
    ("tariff.toml", "overpayment", &["\"carry\"", "\"credit-note\"", "\"repay-at-end\""]),
    ("contract.toml", "tracking_ended", &["\"2021-07-01\"", "\"2015-04-01\""]),
];

/// Strata beside the contract's own, or later versions of it.
const CURVES: &[&str] = &[
    "",
    r#"
[[stratum]]
since = 2012-11-01
name = "in-care"
entry = "care"
rates = ["0.81"]
assumed = "a test"
"#,
    r#"
[[stratum]]
since = 2012-11-01
name = "in-care"
entry = "care"
unit = "mean-days"
full_quarter_days = "91.3125"
rates = ["82.1", "78", "75", "70", "66.6", "61", "60", "59", "58", "57"]
assumed = "a test"
"#,
    r#"
[[stratum]]
since = 2014-09-15
name = "at-home"
entry = "home"
unit = "cumulative-mean-days"
full_quarter_days = "91.3125"
rates = ["20", "61.5", "110", "160", "210", "260.25", "310", "360", "410", "460"]
assumed = "a test"
"#,
    r#"
[[stratum]]
since = 2014-06-01
name = "at-home"
entry = "home"
age_to = 15
rates = ["0.33"]
assumed = "a test"
"#,
];

/// The contract's pages with some terms switched, some of them only from a day on.
#[derive(Clone)]
pub struct Pages {
    pub pages: BTreeMap<String, String>,
    switched: Vec<String>,
}

impl std::fmt::Debug for Pages {
    /// Says what differs from the contract as it stands, which is all a reader needs.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_list().entries(&self.switched).finish()
    }
}

pub fn contract() -> impl Strategy<Value = Pages> {
    let values = (0..SWITCHES.len()).map(|i| {
        let others = SWITCHES[i].2;
        let first = prop_oneof![7 => Just(0), 3 => 0..others.len()];
        let second = prop_oneof![
            9 => Just(None),
            1 => (0_i64..900, 0..others.len()).prop_map(Some),
        ];
        (first, second)
    });
    (values.collect::<Vec<_>>(), select(CURVES)).prop_map(|(chosen, curve)| {
        let (mut pages, mut switched) = (essex(), vec![curve.replace('\n', " ")]);
        for ((page, term, values), (first, second)) in SWITCHES.iter().zip(chosen) {
            if first == 0 && second.is_none() {
                continue;
            }
            let version = |since: Date, value: &str| -> toml::Value {
                format!("since = {since}\nvalue = {value}\nassumed = \"a test\"")
                    .parse::<toml::Table>()
                    .unwrap()
                    .into()
            };
            switched.push(format!("{term} = {}", values[first]));
            let mut versions = vec![version(day("2012-11-01"), values[first])];
            if let Some((after, value)) = second {
                let since = later(day("2014-01-10"), after);
                versions.push(version(since, values[value]));
                switched.push(format!("{term} = {} since {since}", values[value]));
            }
            let mut table: toml::Table = pages[*page].parse().unwrap();
            table.insert((*term).to_owned(), versions.into());
            pages.insert((*page).to_owned(), toml::to_string(&table).unwrap());
        }
        pages.get_mut("baseline.toml").unwrap().push_str(&format!("\n{curve}"));
        Pages { pages, switched }
    })
}

pub fn read(pages: &BTreeMap<String, String>) -> Contract {
    Contract::read(pages).unwrap_or_else(|findings| panic!("{findings:#?}"))
}
