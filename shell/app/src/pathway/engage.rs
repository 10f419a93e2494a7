//! Planning work with those who refer, by area, and seeing whether it changed anything: referrals
//! of the same area in as many days before as have passed since. It shows what changed, not why.
//! Source: the Review, section 10.

use super::small::{Audience, SMALL};
use crate::book::{Book, Engagement};
use crate::desk::{Desk, Done, Failure, Order, same};
use crate::fact::Fact;
use crate::people::by::By;
use crate::people::grant::said;
use crate::people::relate::present;
use crate::referral::by::terms;
use care::Case;
use definitions::party::Role;
use definitions::{Cell, Date, Kind, Refusal, Table, days_between};
use jiff::ToSpan;
use record::Particular;

/// The longest that is looked back and ahead, in days: half a year.
const LONGEST: i64 = 182;

/// Plans work with the referrers of an area, or changes a plan of the same number. What is to be
/// done is kept in the register.
///
/// # Errors
/// A refusal when the area is not on the contract's lists, nothing is said, or nobody sees to it.
pub async fn plan(
    desk: &mut Desk,
    by: By<'_>,
    engagement: &Engagement,
    words: &str,
) -> Result<Done, Failure> {
    let allowed = [Role::Payer, Role::Provider, Role::Intermediary];
    by.actor.must_be(&allowed, "plan work with referrers")?;
    said(words, "what is to be done")?;
    let who = by.actor.to_string();
    let command = same(&[b"plan-engagement", who.as_bytes(), by.form.as_bytes()]);
    desk.act(by.actor, by.moment, by.mode, |book| {
        let (terms, of) = (terms(book)?, engagement);
        let listed = |list: &[String], one: &String| list.contains(one);
        let sources = terms.sources.value(of.from);
        if !listed(terms.quadrants.value(of.from), &of.quadrant)
            || of.source.as_ref().is_some_and(|source| !listed(sources, source))
        {
            return Err(Refusal::new(
                "There is no such quadrant or source",
                "Choose them from the contract’s lists",
            )
            .into());
        }
        present(&book.people, &of.owner, by.moment.today)?;
        let fact = Fact::EngagementPlanned {
            plan: of.plan.clone(),
            quadrant: of.quadrant.clone(),
            source: of.source.clone(),
            from: of.from,
            owner: of.owner.clone(),
        };
        let (subject, field) = (of.plan.clone(), "words".to_owned());
        let value = words.trim().to_owned();
        Ok(Order {
            command: command.clone(),
            facts: vec![fact],
            register: vec![Particular { subject, field, value }],
            ..Order::default()
        })
    })
    .await
}

/// What became of a plan by a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Changed {
    /// The plan.
    pub plan: Engagement,
    /// The days compared: as many before as since.
    pub days: i64,
    /// Referrals of the area in the days before.
    pub before: usize,
    /// Referrals of the area since.
    pub since: usize,
    /// Of the whole programme in the days before, so that a general change is seen.
    pub all_before: usize,
    /// Of the whole programme since.
    pub all_since: usize,
}

/// What became of each plan that has begun, the latest first. `cases` are all there are.
pub fn changed(book: &Book, cases: &[Case], today: Date) -> Vec<Changed> {
    let mut all: Vec<Changed> = book
        .engagement
        .iter()
        .filter(|plan| plan.from < today)
        .map(|plan| {
            let days = days_between(plan.from, today).min(LONGEST);
            let (first, last) =
                (plan.from.saturating_sub(days.days()), plan.from.saturating_add(days.days()));
            let ours = |case: &&Case| {
                case.quadrant.as_ref() == Some(&plan.quadrant)
                    && plan.source.as_ref().is_none_or(|one| case.source.as_ref() == Some(one))
            };
            let within = |case: &Case, from: Date, until: Date| {
                case.referred.is_some_and(|day| from <= day && day < until)
            };
            let before: Vec<&Case> =
                cases.iter().filter(|case| within(case, first, plan.from)).collect();
            let since: Vec<&Case> =
                cases.iter().filter(|case| within(case, plan.from, last)).collect();
            Changed {
                plan: plan.clone(),
                days,
                before: before.iter().copied().filter(ours).count(),
                since: since.iter().copied().filter(ours).count(),
                all_before: before.len(),
                all_since: since.len(),
            }
        })
        .collect();
    all.sort_by(|a, b| (b.plan.from, &b.plan.plan).cmp(&(a.plan.from, &a.plan.plan)));
    all
}

/// The same as a table.
pub fn table(book: &Book, cases: &[Case], today: Date, audience: Audience) -> Table {
    let mut table = Table::new(
        "Work with referrers, and what changed",
        &[
            ("quadrant", "Quadrant", Kind::Text),
            ("source", "Source", Kind::Text),
            ("from", "From", Kind::Date),
            ("days", "Days compared", Kind::Number),
            ("before", "Referrals before", Kind::Number),
            ("since", "Referrals since", Kind::Number),
            ("all_before", "Of the programme before", Kind::Number),
            ("all_since", "Of the programme since", Kind::Number),
        ],
    );
    let cell = |count: usize, of: usize| {
        let small = |n: usize| (1..=SMALL).contains(&n);
        match audience == Audience::Outside && (small(count) || small(of - count)) {
            true => Cell::Text("c".to_owned()),
            false => Cell::from(count),
        }
    };
    for one in changed(book, cases, today) {
        table.push([
            one.plan.quadrant.as_str().into(),
            one.plan.source.as_deref().unwrap_or("all").into(),
            one.plan.from.into(),
            Cell::Whole(one.days),
            cell(one.before, one.all_before),
            cell(one.since, one.all_since),
            cell(one.all_before, one.all_before),
            cell(one.all_since, one.all_since),
        ]);
    }
    table.note(
        "As many days before as have passed since, at most half a year. What changed for the whole \
         programme stands beside it; a change is not a cause.",
    )
}
