//! The referral funnel: of those referred in a period, how many went how far, and where the others
//! left it. Every referral stands in one column, so that a row always sums to its base.

use super::as_of::referred_within;
use super::small::{Audience, Parts};
use crate::panel::agenda::stage;
use care::Case;
use care::path::Stage;
use care::path::as_case::WITHDRAWN;
use definitions::{Cell, Date, Interval, Kind, Table, said};
use std::collections::BTreeMap;

/// What the referrals of a period are grouped by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum By {
    /// The month of referral.
    Month,
    /// Who referred.
    Source,
    /// The quadrant whose panel considers it.
    Quadrant,
    /// The team that has it; those no panel has endorsed have none.
    Team,
}

/// One group: how many of its referrals stand where.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Group {
    /// Its name.
    pub name: String,
    /// Referrals.
    pub referred: usize,
    /// Those waiting for the panel, or for an answer to it.
    pub before_the_panel: usize,
    /// Those the panel refused.
    pub refused: usize,
    /// Those waiting for the supervisor.
    pub endorsed: usize,
    /// Those the supervisor declined.
    pub declined: usize,
    /// Those accepted and waiting to open.
    pub accepted: usize,
    /// Those withdrawn.
    pub withdrawn: usize,
    /// Those that opened.
    pub opened: usize,
}

impl Group {
    fn add(&mut self, case: &Case) {
        self.referred += 1;
        let withdrawn = case.refusal_reason.as_deref() == Some(WITHDRAWN);
        let place = match stage(case) {
            Stage::Open | Stage::Closed => &mut self.opened,
            _ if withdrawn => &mut self.withdrawn,
            Stage::Refused => &mut self.refused,
            Stage::Declined => &mut self.declined,
            Stage::Accepted => &mut self.accepted,
            Stage::Endorsed => &mut self.endorsed,
            _ => &mut self.before_the_panel,
        };
        *place += 1;
    }

    fn parts(&self) -> Vec<usize> {
        vec![
            self.before_the_panel,
            self.refused,
            self.endorsed,
            self.declined,
            self.accepted,
            self.withdrawn,
            self.opened,
        ]
    }
}

/// The groups of the referrals made within a period, as they stood at the end of a day.
pub fn groups(cases: &[Case], period: Interval, on: Date, by: By) -> Vec<Group> {
    let mut groups: BTreeMap<String, Group> = BTreeMap::new();
    for case in referred_within(cases, period, on) {
        let name = name(&case, by);
        let group = groups.entry(name.clone()).or_default();
        group.name = name;
        group.add(&case);
    }
    groups.into_values().collect()
}

/// All of them as one group.
pub fn all(cases: &[Case], period: Interval, on: Date) -> Group {
    let mut group = Group { name: "All".to_owned(), ..Group::default() };
    for case in referred_within(cases, period, on) {
        group.add(&case);
    }
    group
}

/// The funnel as a table.
pub fn table(cases: &[Case], period: Interval, on: Date, by: By, audience: Audience) -> Table {
    let last = period.ended.yesterday().unwrap_or(period.ended);
    let title =
        format!("Referrals from {} to {}, as on {}", said(period.began), said(last), said(on));
    let mut table = Table::new(
        title,
        &[
            ("group", heading(by), Kind::Text),
            ("referred", "Referred", Kind::Number),
            ("before_the_panel", "Wait for the panel", Kind::Number),
            ("refused", "Refused by the panel", Kind::Number),
            ("endorsed", "Endorsed, wait for the supervisor", Kind::Number),
            ("declined", "Declined by the supervisor", Kind::Number),
            ("accepted", "Accepted, wait to open", Kind::Number),
            ("withdrawn", "Withdrawn", Kind::Number),
            ("opened", "Opened", Kind::Number),
        ],
    );
    let groups = groups(cases, period, on, by);
    let cells = Parts { rows: groups.iter().map(Group::parts).collect() }.cells(audience);
    let names = groups.iter().map(|group| group.name.as_str()).chain(["All"]);
    for (name, row) in names.zip(cells) {
        table.rows.push(std::iter::once(Cell::from(name)).chain(row).collect());
    }
    let undated = cases.iter().filter(|case| case.referred.is_none()).count();
    table.note(match undated {
        0 => "Every referral stands in one column.".to_owned(),
        n => format!(
            "Every referral stands in one column. {n} with no day of referral are left out."
        ),
    })
}

pub(super) fn heading(by: By) -> &'static str {
    match by {
        By::Month => "Month of referral",
        By::Source => "Source",
        By::Quadrant => "Quadrant",
        By::Team => "Team",
    }
}

pub(super) fn name(case: &Case, by: By) -> String {
    let text = |value: &Option<String>| value.clone().unwrap_or_else(|| "not said".to_owned());
    match by {
        By::Month => {
            case.referred.map_or_else(String::new, |day| day.strftime("%Y-%m").to_string())
        }
        By::Source => text(&case.source),
        By::Quadrant => text(&case.quadrant),
        // A list may name the team at once; a referral is a team's once a panel has endorsed it.
        By::Team => {
            let team = case.team.clone().filter(|_| case.endorsed.or(case.opened).is_some());
            team.unwrap_or_else(|| "no team yet".to_owned())
        }
    }
}
