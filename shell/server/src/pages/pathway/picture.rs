//! The referrals of a period as a funnel, and why they were refused over the last quarters.

use super::asked::Asked;
use app::pathway::funnel::{Group, all};
use app::pathway::reasons::by_quarter;
use app::pathway::small::Audience;
use charts::{Figure, Funnel, FunnelStep, Leaving, Measure, Named, Stack, Stacked, Unit, Value};
use face::said;

/// The funnel, where every count may be shown.
pub fn funnel(asked: &Asked<'_>) -> Option<Funnel> {
    let group = all(asked.cases, asked.period, asked.today);
    if group.referred == 0 || matches!(asked.audience, Audience::Outside) {
        return None;
    }
    let last = asked.period.ended.yesterday().unwrap_or(asked.period.ended);
    let title = format!(
        "{} of {} opened",
        said::number(group.opened as i64),
        said::count(group.referred, "referral", "referrals")
    );
    let subtitle = format!(
        "Referrals made from {} to {}, as they stand on {}.",
        said::day(asked.period.began),
        said::day(last),
        said::day(asked.today)
    );
    let figure = Figure::new("funnel-picture", title, subtitle);
    let counted = Named { name: "referrals", title: "Referrals" };
    Some(Funnel { figure, counted, steps: steps(&group) })
}

/// The most reasons with a look of their own; the rarest of the others stand together.
const MOST: usize = 6;

/// Refusals by reason over four quarters, where every count may be shown.
pub fn reasons(asked: &Asked<'_>) -> Option<Stacked> {
    let (quarters, counts) = by_quarter(asked.cases, asked.today);
    let mut parts: Vec<(String, Vec<usize>)> = counts.into_iter().collect();
    parts.sort_by_key(|(name, counts)| (usize::MAX - counts.iter().sum::<usize>(), name.clone()));
    let (most, often) =
        parts.first().map(|(name, counts)| (name.clone(), counts.iter().sum::<usize>()))?;
    if asked.audience == Audience::Outside {
        return None;
    }
    if parts.len() > MOST + 1 {
        let mut others = vec![0; quarters.len()];
        for (_, counts) in parts.drain(MOST..) {
            others.iter_mut().zip(counts).for_each(|(all, one)| *all += one);
        }
        parts.push(("other reasons".to_owned(), others));
    }
    let all: usize = parts.iter().flat_map(|(_, counts)| counts).sum();
    let title = format!(
        "{} in four quarters; “{most}” was given {}",
        said::count(all, "referral was refused", "referrals were refused"),
        said::count(often, "time", "times")
    );
    let subtitle = format!(
        "Refused by a panel or declined by a supervisor, {} to {}, by the reason given.",
        quarters[0], quarters[3]
    );
    let stack = |(at, quarter): (usize, &definitions::Quarter)| {
        let values: Vec<usize> = parts.iter().map(|(_, counts)| counts[at]).collect();
        Stack {
            period: quarter.to_string(),
            total: Some(Value::from(values.iter().sum::<usize>() as i64)),
            values: values.into_iter().map(|n| Some(Value::from(n as i64))).collect(),
        }
    };
    Some(Stacked {
        figure: Figure::new("reasons-picture", title, subtitle),
        x: Named { name: "quarter", title: "Quarter" },
        part: Named { name: "reason", title: "Reason" },
        measure: Measure { name: "refused", title: "Referrals refused", unit: Unit::Count },
        stacks: quarters.iter().enumerate().map(stack).collect(),
        parts: parts.iter().map(|(name, _)| name.clone()).collect(),
        references: Vec::new(),
    })
}

fn steps(group: &Group) -> Vec<FunnelStep> {
    let accepted = group.accepted + group.opened;
    let endorsed = group.endorsed + group.declined + accepted;
    let step = |name: &str, count: usize, leaving: Vec<(usize, &str)>| FunnelStep {
        name: name.to_owned(),
        count: Value::from(count as i64),
        leaving: leaving
            .into_iter()
            .filter(|(count, _)| *count > 0)
            .map(|(count, why)| Leaving { why: why.to_owned(), count: Value::from(count as i64) })
            .collect(),
    };
    vec![
        step(
            "Referred",
            group.referred,
            vec![
                (group.before_the_panel, "wait for the panel"),
                (group.refused, "refused by the panel"),
                (group.withdrawn, "withdrawn"),
            ],
        ),
        step(
            "Endorsed",
            endorsed,
            vec![
                (group.endorsed, "wait for the supervisor"),
                (group.declined, "declined by the supervisor"),
            ],
        ),
        step("Accepted", accepted, vec![(group.accepted, "wait to open")]),
        step("Opened", group.opened, Vec::new()),
    ]
}
