//! The referrals of a period as a funnel.

use super::asked::Asked;
use app::pathway::funnel::{Group, all};
use app::pathway::small::Audience;
use charts::{Figure, Funnel, FunnelStep, Leaving, Named, Value};
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
