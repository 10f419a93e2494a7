//! How sure we are: how far the figures could have come out otherwise, what the baseline rests on,
//! how much of the payment can be chance, and who is not in it. Beside the payment, never part of
//! it. Source: `docs/contract.md` 9.

use crate::paper::cell::{count, grouped};
use crate::paper::headline::totals_shown;
use crate::paper::letter::{Block, Section, Sources};
use crate::quarter::sure::{Chance, HowSure, Sure, ends_at};
use definitions::{Cell, Exact, Kind, Table};
use outcomes::Contract;
use outcomes::baseline::Stratum;
use outcomes::chance::plan::Baseline;
use outcomes::chance::played::Played;
use outcomes::doubt::dial::AtBaseline;
use outcomes::doubt::families::Otherwise;
use outcomes::statement::Statement;

/// The section's heading.
pub(crate) const TITLE: &str = "How sure we are";

/// The title of the table of the result at several baselines.
pub const AT_BASELINES: &str = "The result at several baselines";

/// What is said before it is worked out.
fn later(statement: &Statement) -> String {
    format!(
        "How much of this payment can be chance takes a moment to work out: load the page again, or \
         see homeward chance {}.",
        statement.quarter
    )
}

/// The section.
pub(crate) fn section(from: &Sources<'_>) -> Section {
    let children = count(from.statement.headline.children, "child", "children");
    let exact = format!(
        "The amount is exact under the contract: it counts days. Whether the programme caused \
         the difference is another question. This statement rests on {children} and on a \
         baseline fixed in the contract. Nothing here changes the payment."
    );
    let mut blocks: Vec<Block> = vec![exact.into()];
    let days = totals_shown(from.statement, from.readers);
    if let (HowSure::Known(sure), true) = (from.sure, days) {
        blocks.extend(sure.otherwise.as_ref().map(|one| interval(from.statement, one).into()));
    }
    blocks.push(Block::List(curves(from.contract)));
    match from.sure {
        HowSure::Later => blocks.push(later(from.statement).into()),
        HowSure::NotAssumed => blocks.push(
            "How much of this payment can be chance is not worked out: the contract has no page \
             chance.toml that says what is assumed."
                .into(),
        ),
        HowSure::Known(sure) => {
            blocks.extend(chance(sure));
            if days {
                blocks.extend(at_baselines(from.statement, sure));
            }
        }
    }
    blocks.push("Who is not in it, or not wholly:".into());
    blocks.push(Block::List(left_out(from.statement, from.readers.near())));
    blocks.push(
        "The comparison is historical: one group of earlier children. No group was followed at the \
         same time, so what else changed since is not known from here."
            .into(),
    );
    Section::new(TITLE, blocks)
}

fn percent(share: Exact) -> String {
    format!("{}%", share.times(100).to_places(1))
}

/// The interval of the care proportion and of the amounts.
fn interval(statement: &Statement, one: &Otherwise) -> String {
    let few = match one.children < 10 {
        true => " So few children say almost nothing.",
        false => "",
    };
    let alone = match one.alone {
        0 => String::new(),
        n => format!(", {} of no known family counted each as one", count(n, "child", "children")),
    };
    let h = &statement.headline;
    let share = Exact::share(h.care_days.0, h.child_days.0).map_or(String::new(), percent);
    format!(
        "Care proportion {share}. With other families like these it could have been {} to {}, \
         earned to date {} to {}, and this payment {} to {}: 95% intervals, percentile bootstrap, \
         {} draws of {}{alone}, seed {}.{few}",
        percent(one.care_proportion.low),
        percent(one.care_proportion.high),
        one.target.low,
        one.target.high,
        one.payment.low,
        one.payment.high,
        grouped(&one.resamples.to_string()),
        count(one.families, "family", "families"),
        one.seed,
    )
}

/// Each curve of the baseline: its base, its interval, where it comes from.
fn curves(contract: &Contract) -> Vec<String> {
    contract.baseline.stratum.iter().map(curve).collect()
}

fn curve(stratum: &Stratum) -> String {
    let base = match stratum.at_risk.first() {
        Some(n) => format!("counted from {}", count(*n as usize, "child", "children")),
        None => "how many children it rests on is not given".to_owned(),
    };
    let interval = match stratum.low.is_empty() || stratum.high.is_empty() {
        true => "no interval is given with it",
        false => "its interval is in the appendix",
    };
    let from = stratum.origin.said();
    let from = from.trim_end_matches('.');
    format!("Baseline {}: {base}; {interval}. {from}.", stratum.name)
}

/// What programmes with no effect are paid.
fn chance(sure: &Sure) -> Vec<Block> {
    let (children, drawn_from, played) = match &sure.chance {
        Chance::Played { children, drawn_from, played } => (children, drawn_from, played),
        Chance::Not(refusal) => {
            return vec![format!("Chance is not worked out: {}.", refusal.title).into()];
        }
    };
    let mut blocks: Vec<Block> = played.first().map(answer).into_iter().collect();
    blocks.push(chance_table(played, drawn_from).into());
    let people = count(*children, "child", "children");
    blocks.push(
        format!("Assumed, for the same {people} with the same days and the same prices:").into(),
    );
    blocks.push(Block::List(sure.assumed.said()));
    blocks
}

fn answer(one: &Played) -> Block {
    let programmes = grouped(&one.programmes.to_string());
    let to_date = format!(
        "Had the programme no effect, {} would be paid to date on average all the same, and all of \
         it would be overpaid.",
        one.to_date.mean
    );
    let this = match one.this.compared_with > definitions::Money::ZERO {
        true => format!(
            "Of {programmes} programmes with no effect, {} would be paid {} or more by this \
             statement. ",
            one.this.chance(one.programmes),
            one.this.compared_with
        ),
        false => String::new(),
    };
    format!("{this}{to_date}").into()
}

fn chance_table(played: &[Played], drawn_from: &[(String, u32, bool)]) -> Table {
    let mut table = Table::new(
        "What programmes with no effect are paid",
        &[
            ("baseline", "The baseline is", Kind::Text),
            ("payment", "Payment", Kind::Text),
            ("paid", "As calculated", Kind::Money),
            ("chance", "Paid as much with no effect", Kind::Text),
            ("expected_overpayment", "Expected overpayment", Kind::Money),
            ("ninety_fifth", "19 in 20 are paid at most", Kind::Money),
        ],
    );
    for one in played {
        let baseline = match one.baseline {
            Baseline::Exact => "exactly right".to_owned(),
            Baseline::Drawn => {
                let from: Vec<String> =
                    drawn_from.iter().map(|(_, n, _)| grouped(&n.to_string())).collect();
                format!("counted from {} children", from.join(" and "))
            }
        };
        for (which, spread) in [("this statement", &one.this), ("to date", &one.to_date)] {
            table.push([
                baseline.as_str().into(),
                which.into(),
                spread.compared_with.into(),
                spread.chance(one.programmes).into(),
                spread.mean.into(),
                spread.ninety_fifth.into(),
            ]);
        }
    }
    let assumed = drawn_from.iter().any(|(_, _, given)| !given);
    table.note(match assumed {
        true => {
            "How many children the baseline was counted from is not given; the number is assumed."
        }
        false => "The baseline says how many children it was counted from.",
    })
}

/// The result at several baselines.
fn at_baselines(statement: &Statement, sure: &Sure) -> Vec<Block> {
    let Some(own) = sure.baselines.iter().find(|at| at.hundredths == 100) else {
        return Vec::new();
    };
    let mut blocks: Vec<Block> = Vec::new();
    let h = &statement.headline;
    let observed = Exact::share(h.care_days.0, h.child_days.0);
    if let (Some(expected), Some(observed)) = (own.expected_proportion, observed) {
        let points = (expected - observed).times(100).to_places(1);
        let ratio = expected
            .divided_by(observed)
            .map_or(String::new(), |ratio| format!("; as a ratio, {} times", ratio.to_places(2)));
        blocks.push(
            format!(
                "Expected {} of days in care, observed {}: {points} points between them{ratio}.",
                percent(expected),
                percent(observed)
            )
            .into(),
        );
    }
    if let Some(at) = ends_at(sure) {
        blocks.push(
            format!("Nothing would be earned to date had the baseline been {at}% of itself.")
                .into(),
        );
    }
    blocks.push(dial(&sure.baselines).into());
    blocks
}

/// The result at several baselines as a table.
fn dial(baselines: &[AtBaseline]) -> Table {
    let mut table = Table::new(
        AT_BASELINES,
        &[
            ("baseline_percent", "Baseline, % of the contract’s", Kind::Number),
            ("expected_percent", "Expected in care, %", Kind::Number),
            ("days_saved", "Days saved", Kind::Number),
            ("earned", "Earned to date", Kind::Money),
            ("payment", "This payment", Kind::Money),
        ],
    );
    for at in baselines {
        let expected = at.expected_proportion.map(|share| share.times(100));
        table.push([
            i64::from(at.hundredths).into(),
            expected.map_or(Cell::Blank, |share| Cell::Exact(share, 1)),
            Cell::Exact(at.days_saved, 1),
            at.target.into(),
            at.payment.into(),
        ]);
    }
    table.note(
        "Earned to date is netted, rounded and capped; this payment takes off what was agreed \
         before, which stays as it is.",
    )
}

/// Who is not in the figures, or not wholly.
fn left_out(statement: &Statement, near: bool) -> Vec<String> {
    let h = &statement.headline;
    if !near {
        let waiting: usize = statement.waiting.iter().map(|one| one.child_quarters).sum();
        return vec![match waiting {
            0 => "no child-quarter that is due waits".to_owned(),
            1..=9 => "fewer than 10 child-quarters that are due wait".to_owned(),
            n => format!("{} that are due wait", count(n, "child-quarter", "child-quarters")),
        }];
    }
    let mut lines = vec![
        format!("{} tracked and not priced", count(h.children_not_priced, "child", "children")),
        format!(
            "{} excluded, such as in custody: neither saved nor lost",
            count(usize::try_from(h.excluded_days.0).unwrap_or(0), "day", "days")
        ),
    ];
    lines.extend(statement.ended_early.iter().map(|(because, n)| {
        format!("{} whose window ended early: {}", count(*n, "child", "children"), because.said())
    }));
    lines.extend(statement.waiting.iter().map(|one| {
        format!(
            "{} of {} unknown: {}",
            count(one.child_quarters, "child-quarter", "child-quarters"),
            count(one.children, "child", "children"),
            one.why.said()
        )
    }));
    if statement.waiting.is_empty() {
        lines.push("no child-quarter that is due waits".to_owned());
    }
    lines
}
