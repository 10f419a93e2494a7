//! Invented figures for every chart, with what is awkward about each.

use charts::*;
use definitions::{Date, Exact, Money, months_after};

/// Every chart, in several states.
pub fn every() -> Vec<Box<dyn Chart>> {
    vec![
        Box::new(timeline()),
        Box::new(heat_map()),
        Box::new(care()),
        Box::new(lines()),
        Box::new(cash()),
        Box::new(fan()),
        Box::new(waterfall()),
        Box::new(funnel()),
        Box::new(bars()),
        Box::new(single()),
        Box::new(nothing()),
    ]
}

const QUARTER: Named = Named { name: "quarter", title: "Quarter" };
const DAYS: Measure = Measure { name: "days", title: "Days", unit: Unit::Count };
const POUNDS: Measure = Measure { name: "amount", title: "Amount", unit: Unit::Pounds };
const SHARE: Measure =
    Measure { name: "care_proportion", title: "Care proportion", unit: Unit::Percent };

fn percent(tenths: i64) -> Value {
    Value::percent(Exact::share(tenths, 1000).unwrap_or_default(), 1)
}

fn pounds(amount: i64) -> Value {
    Value::from(Money(amount * 100))
}

fn quarters(from: usize, many: usize) -> Vec<String> {
    (from..from + many).map(|n| format!("Q{} {}", n % 4 + 1, 2013 + n / 4)).collect()
}

fn observed(name: &str, tenths: &[i64], wide: i64) -> Series {
    let points = tenths.iter().enumerate().map(|(i, &share)| Point {
        value: (share > 0).then(|| percent(share)),
        band: (share > 0 && wide > 0)
            .then(|| (percent((share - wide).max(0)), percent(share + wide))),
        n: Some(if i < 2 { 7 + i } else { 20 + i }),
        small: i < 2 && wide > 0,
    });
    Series { name: name.to_owned(), look: Look::Observed, points: points.collect() }
}

fn care() -> LineChart {
    let mut baseline = observed("Baseline", &[310, 340, 330, 325, 318, 300, 290, 285, 280, 280], 0);
    baseline.look = Look::Baseline;
    LineChart {
        figure: Figure::new(
            "care",
            "Children have spent fewer days in care than expected since the third quarter",
            "Care days ÷ child days, by quarter; 31 children to 30 June 2016, as of 12 July 2016",
        ),
        x: QUARTER,
        measure: SHARE,
        periods: quarters(0, 10),
        series: vec![
            observed("Observed", &[290, 335, 270, 222, 190, 0, 172, 150, 151, 142], 60),
            baseline,
        ],
        references: vec![Reference::target("Target", percent(160))],
    }
}

fn lines() -> LineChart {
    let series = ["North", "Mid", "South", "West"].iter().enumerate().map(|(k, name)| {
        let at: Vec<i64> = (0..8)
            .map(|i| 200 + (k as i64) * 14 - i * (18 - 3 * k as i64) + (i * 37 % 23))
            .collect();
        observed(name, &at, 0)
    });
    LineChart {
        figure: Figure::new(
            "areas",
            "The four areas are close together",
            "Care proportion by area and tracking quarter",
        ),
        x: Named { name: "tracking_quarter", title: "Tracking quarter" },
        measure: SHARE,
        periods: (1..=8).map(|n| n.to_string()).collect(),
        series: series.collect(),
        references: vec![],
    }
}

fn cash() -> Stacked {
    let stacks = quarters(0, 8).into_iter().enumerate().map(|(i, period)| {
        let i = i as i64;
        let values =
            [180_000 - i * 22_000, 12_000 + i * 31_000, -(96_000 + i * 4_000), -(18_000 + i * 500)];
        let total = values.iter().sum();
        Stack {
            period,
            values: values.iter().map(|&v| Some(pounds(v))).collect(),
            total: (i > 6).then(|| pounds(total)),
        }
    });
    Stacked {
        figure: Figure::new(
            "cash",
            "Payments from the council overtake drawdown in 2014",
            "Pounds received and paid, by quarter",
        ),
        x: QUARTER,
        part: Named { name: "part", title: "Source or use" },
        measure: POUNDS,
        parts: ["Drawn from investors", "Paid by the council", "Therapy", "Running costs"]
            .map(str::to_owned)
            .to_vec(),
        stacks: stacks.collect(),
        references: vec![],
    }
}

fn fan() -> Fan {
    let points = quarters(2, 10).into_iter().enumerate().map(|(i, period)| {
        let i = i as i64;
        let at = 420_000 - i * 38_000 + i * i * 2_500;
        let wide = (i - 4).max(0) * 24_000;
        FanPoint {
            period,
            observed: (i < 5).then(|| pounds(at)),
            middle: (i >= 5).then(|| pounds(at)),
            ranges: if i < 5 {
                vec![]
            } else {
                vec![
                    (pounds(at - wide * 2), pounds(at + wide * 2)),
                    (pounds(at - wide), pounds(at + wide)),
                ]
            },
        }
    });
    Fan {
        figure: Figure::new(
            "runway",
            "Cash is likely to stay above the minimum through 2015",
            "Cash at the end of each quarter; 10,000 runs, as of 1 October 2014",
        ),
        x: QUARTER,
        measure: POUNDS,
        observed: "Held".to_owned(),
        middle: "As likely over as under".to_owned(),
        ranges: vec!["Nine in ten".to_owned(), "Half".to_owned()],
        points: points.collect(),
        references: vec![Reference::target("Minimum", pounds(100_000))],
    }
}

fn waterfall() -> Waterfall {
    let step = |name: &str, meaning: &str, value: Value, is| Step {
        name: name.to_owned(),
        meaning: meaning.to_owned(),
        value,
        is,
    };
    Waterfall {
        figure: Figure::new(
            "payment",
            "£11,764.80 is earned to date; £1,536.64 of it is this payment",
            "All cohorts, to 30 September 2014",
        ),
        sections: vec![
            Section {
                measure: DAYS,
                steps: vec![
                    step(
                        "Expected",
                        "at the baseline",
                        Value::from(412_i64).labelled("412 days"),
                        Move::Total,
                    ),
                    step(
                        "Observed",
                        "in care",
                        Value::from(-248_i64).labelled("-248 days"),
                        Move::Change,
                    ),
                    step(
                        "Saved",
                        "expected − observed",
                        Value::from(164_i64).labelled("164 days"),
                        Move::Total,
                    ),
                ],
            },
            Section {
                measure: POUNDS,
                steps: vec![
                    step("Priced", "days saved × price", Money(1_180_800).into(), Move::Total),
                    step(
                        "Adjusted",
                        "corrections reported since",
                        Money(-4_320).into(),
                        Move::Change,
                    ),
                    step("Earned", "within the cap", Money(1_176_480).into(), Move::Total),
                    step("Agreed before", "", Money(-1_022_816).into(), Move::Change),
                    step("This payment", "", Money(153_664).into(), Move::Result),
                ],
            },
        ],
    }
}

fn funnel() -> Funnel {
    let step = |name: &str, count: i64, leaving: &[(i64, &str)]| FunnelStep {
        name: name.to_owned(),
        count: count.into(),
        leaving: leaving
            .iter()
            .map(|&(count, why)| Leaving { why: why.to_owned(), count: count.into() })
            .collect(),
    };
    Funnel {
        figure: Figure::new(
            "path",
            "Two in three referrals became a case",
            "Referrals since November 2012, as of 31 October 2014",
        ),
        counted: Named { name: "children", title: "Children" },
        steps: vec![
            step(
                "Referred",
                75,
                &[(9, "did not meet the criteria"), (4, "went to another service")],
            ),
            step(
                "Endorsed by a panel",
                62,
                &[(8, "decided against therapy"), (4, "waiting for a place")],
            ),
            step("Case opened", 50, &[(20, "still in therapy"), (6, "ended early")]),
            step("Completed", 24, &[]),
        ],
    }
}

fn bars() -> BarChart {
    let bar = |name: &str, at: i64, wide: i64, n: usize| Bar {
        name: name.to_owned(),
        value: Some(at.into()),
        band: Some(((at - wide).into(), (at + wide).into())),
        n: Some(n),
        small: n < 10,
    };
    BarChart {
        figure: Figure::new(
            "cohorts",
            "Three cohorts of four have saved days",
            "Days saved a child, with the range they may well lie in",
        ),
        x: Named { name: "cohort", title: "Cohort" },
        measure: Measure { name: "days_saved", title: "Days saved a child", unit: Unit::Number },
        bars: vec![
            bar("2013 Q2", 31, 12, 14),
            bar("2013 Q3", 44, 9, 18),
            bar("2013 Q4", -8, 17, 7),
            bar("2014 Q1", 22, 14, 12),
            Bar { name: "2014 Q2".to_owned(), ..Bar::default() },
        ],
        references: vec![Reference::baseline("Plan", 26_i64)],
    }
}

fn heat_map() -> HeatMap {
    let tile = |row: i64, column: i64| {
        let at = 34 - column * 5 - row * 3 + (row * 7 + column * 11) % 13
            - if column > 6 { 9 } else { 0 };
        let standing = match (row + column, row * column) {
            (13.., _) => Standing::Nothing,
            (11.., _) => Standing::Unsettled(Some(at.into())),
            (_, 6) => Standing::Withheld,
            _ => Standing::Settled(at.into()),
        };
        Tile {
            standing,
            href: Some(format!("/cohorts/{row}/{column}")),
            said: "11 children".to_owned(),
        }
    };
    HeatMap {
        figure: Figure::new(
            "matrix",
            "Most days are saved in a child's first year",
            "Days saved a child, by cohort and tracking quarter, as of 12 July 2016",
        ),
        row: Named { name: "cohort", title: "Cohort" },
        column: Named { name: "tracking_quarter", title: "Tracking quarter" },
        measure: Measure { name: "days_saved", title: "Days saved a child", unit: Unit::Number },
        below: "more days in care than expected".to_owned(),
        above: "days saved".to_owned(),
        columns: (1..=10).map(|n| n.to_string()).collect(),
        rows: (0..7)
            .map(|row| HeatRow {
                name: format!("{} Q{}", 2013 + row / 4, row % 4 + 1),
                tiles: (1..=10).map(|column| tile(row, column)).collect(),
            })
            .collect(),
    }
}

fn timeline() -> Timeline {
    let start = Date::constant(2013, 4, 15);
    let at = |months: i32| months_after(start, months);
    let run = |from: Date, to: Date, state, said: &str| Run {
        from,
        to,
        state,
        said: said.to_owned(),
        href: Some(format!("/young-people/17/days/{from}")),
    };
    let rows = (0..10).map(|n| {
        let (from, to) = (at(n * 3), at(n * 3 + 3));
        let middle = months_after(from, 1);
        let end = months_after(from, 2);
        let runs = match n {
            1 => vec![
                run(from, middle, State::Home, "No episode covers these days"),
                run(middle, end, State::Care, "Placed with foster carers"),
                run(end, to, State::Home, "Returned home"),
            ],
            2 => vec![
                run(from, middle, State::Home, "No episode covers these days"),
                run(middle, middle.tomorrow().unwrap_or(middle), State::Care, "One night in care"),
                run(middle.tomorrow().unwrap_or(middle), end, State::Home, "Returned home"),
                run(end, to, State::Excluded, "A planned short break"),
            ],
            8 => vec![
                run(from, middle, State::Home, "No episode covers these days"),
                run(middle, to, State::Unknown, "No return covers these days"),
            ],
            9 => vec![
                run(from, middle, State::Unknown, "No return covers these days"),
                run(middle, to, State::Outside, "Eighteenth birthday"),
            ],
            _ => vec![run(from, to, State::Home, "No episode covers these days")],
        };
        TimelineRow { name: format!("Quarter {}", n + 1), from, to, runs }
    });
    Timeline {
        figure: Figure::new(
            "window",
            "32 days in care of the 914 in the window",
            "Young person 17; window from 15 April 2013, as of 1 October 2015",
        ),
        row: Named { name: "tracking_quarter", title: "Tracking quarter" },
        rows: rows.collect(),
    }
}

fn single() -> LineChart {
    let mut chart = care();
    chart.figure = Figure::new(
        "single",
        "One quarter is known, and its group is small",
        "Care days ÷ child days; 7 children",
    );
    chart.periods.truncate(1);
    chart.series.truncate(1);
    chart.series[0].points.truncate(1);
    chart
}

fn nothing() -> Funnel {
    Funnel {
        figure: Figure::new("waiting", "No referral waits", "North panel, as of 1 March 2014")
            .when_empty(
                "No referral waits for the North panel. The next meeting is Tuesday 4 March.",
            ),
        counted: Named { name: "children", title: "Children" },
        steps: vec![],
    }
}
