//! The care proportion by tracking quarter as a picture: what was observed, what the comparison
//! group spent in care, and what is hoped for. What is held back is not handed to it.

use app::quarter::totals::{HeldBack, TOO_FEW_TO_COMPARE, Total, Totals, target};
use charts::{Figure, LineChart, Look, Measure, Named, Point, Reference, Series, Unit, Value};
use face::said;
use outcomes::Contract;

/// The picture.
pub fn chart(totals: &Totals<'_>, held: &HeldBack, contract: &Contract) -> LineChart {
    let observed = totals.quarters.iter().zip(&held.quarters).map(|(total, held)| {
        match held.all || held.care {
            true => Point::default(),
            false => observed(total),
        }
    });
    let rows = (1_u8..).zip(&totals.quarters).zip(&held.quarters);
    let baseline = rows.map(|((k, total), held)| Point {
        value: expected(total, held.all, contract, k).map(|share| Value::percent(share, 1)),
        ..Point::default()
    });
    LineChart {
        figure: Figure::new("care-proportion-chart", title(totals, held), subtitle(totals))
            .when_empty("No quarter can be shown yet"),
        x: Named { name: "tracking_quarter", title: "Tracking quarter" },
        measure: Measure {
            name: "care_proportion",
            title: "Share of child days in care",
            unit: Unit::Percent,
        },
        periods: (1..=totals.quarters.len()).map(|k| k.to_string()).collect(),
        series: vec![
            Series {
                name: "Observed".to_owned(),
                look: Look::Observed,
                points: observed.collect(),
            },
            Series {
                name: "Expected".to_owned(),
                look: Look::Baseline,
                points: baseline.collect(),
            },
        ],
        references: target(contract)
            .map(|share| Reference::target("Target", Value::percent(share, 0)))
            .into_iter()
            .collect(),
    }
}

fn observed(total: &Total<'_>) -> Point {
    Point {
        value: total.care_proportion().map(|share| Value::percent(share, 1)),
        n: (!total.with.is_empty()).then_some(total.with.len()),
        small: total.with.len() < TOO_FEW_TO_COMPARE,
        ..Point::default()
    }
}

/// The comparison group's share: of the strata the children are in or, where there is only one,
/// the contract's own. It is a term, and gives nobody away.
fn expected(
    total: &Total<'_>,
    held: bool,
    contract: &Contract,
    k: u8,
) -> Option<definitions::Exact> {
    match contract.baseline.stratum.as_slice() {
        [only] => only.rate(k),
        _ if !held && total.with.len() > app::quarter::totals::FEW => total.expected_proportion(),
        _ => None,
    }
}

/// The answer in words.
fn title(totals: &Totals<'_>, held: &HeldBack) -> String {
    if held.all.all || held.all.care {
        return "The care proportion rests on too few children to be shown".to_owned();
    }
    let (seen, expected) = (totals.all.care_proportion(), totals.all.expected_proportion());
    let percent = |share: definitions::Exact| said::exact(share.times(100), 1);
    match seen.zip(expected) {
        Some((seen, expected)) => format!(
            "{}% of child days were in care; {}% were expected to be",
            percent(seen),
            percent(expected)
        ),
        None => "No child-quarter is settled yet".to_owned(),
    }
}

/// The definition, the base and the entry.
fn subtitle(totals: &Totals<'_>) -> String {
    format!(
        "Care days ÷ child days of children settled and priced, to {}, as of entry {}. Hollow: fewer \
         than {TOO_FEW_TO_COMPARE} children, too few to compare.",
        totals.quarter,
        said::number(i64::try_from(totals.as_of).unwrap_or(i64::MAX))
    )
}
