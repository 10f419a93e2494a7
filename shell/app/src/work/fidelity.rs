//! Adherence and weekly consultation beside the care days that followed, by team and never by
//! family. Beside each figure is what it rests on; a figure on one to five families, or one that
//! would give such a figure away, is held back from whoever is outside the service.

use super::today::service;
use crate::book::one_case;
use crate::quarter::totals::{FEW, HELD, hold_back_small};
use crate::view::View;
use care::work::Work;
use care::work::due::{Opening, held_of};
use definitions::{Cell, Date, Days, Exact, Kind, Refusal, Table};
use std::collections::{BTreeMap, BTreeSet};

/// One team, or all of them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Fidelity {
    /// Cases opened, by pseudonym.
    pub cases: BTreeSet<String>,
    /// Weekly consultations due, and noted.
    pub consultations: (usize, usize),
    /// Adherence scores due, and entered.
    pub scores: (usize, usize),
    /// Cases with a score.
    pub scored: BTreeSet<String>,
    /// The sum of the scores entered, due or not, and their number.
    pub sum: (Exact, usize),
    /// Young people whose days are settled, by pseudonym.
    pub with: BTreeSet<String>,
    /// Those of them with any care day.
    pub in_care: BTreeSet<String>,
    /// Their child days.
    pub child_days: Days,
    /// Their care days.
    pub care_days: Days,
}

impl Fidelity {
    /// The mean of the scores entered.
    pub fn mean(&self) -> Option<Exact> {
        self.sum.0.divided_by(Exact::whole(i64::try_from(self.sum.1).ok()?))
    }

    /// Care days ÷ child days.
    pub fn care_proportion(&self) -> Option<Exact> {
        Exact::share(self.care_days.0, self.child_days.0)
    }
}

/// Every team by name, and all together; a case of no team is under an empty name.
pub type ByTeam = (BTreeMap<String, Fidelity>, Fidelity);

/// Works them out, on a day.
///
/// # Errors
/// A refusal when the book has no contract, or it does not say how the service works.
pub fn by_team(view: &View, today: Date) -> Result<ByTeam, Refusal> {
    let book = &view.book;
    let service = service(book)?;
    let empty = Work::default();
    let (mut teams, mut all) = (BTreeMap::<String, Fidelity>::new(), Fidelity::default());
    for case in one_case::every(book) {
        let Some(opened) = case.opened.filter(|opened| *opened <= today) else { continue };
        let key = book.pseudonyms.case(&case.case);
        let work = book.work.get(&case.case).map_or(&empty, |kept| &kept.work);
        let opening = Opening { opened, closed: case.closed };
        let [consultations, scores] = held_of(work, opening, service, today);
        let team = teams.entry(case.team.clone().unwrap_or_default()).or_default();
        for sum in [team, &mut all] {
            sum.cases.insert(key.clone());
            sum.consultations.0 += consultations.0;
            sum.consultations.1 += consultations.1;
            sum.scores.0 += scores.0;
            sum.scores.1 += scores.1;
            for (_, score) in work.adherence.values() {
                sum.sum = (sum.sum.0 + score.score, sum.sum.1 + 1);
                sum.scored.insert(key.clone());
            }
        }
    }
    let calculation = view.current()?;
    let children = &calculation.children;
    for line in calculation.measured.iter().filter(|line| line.in_statement()) {
        let at = line.child as usize;
        let (Some(tracked), Some(case)) = (children.tracked.get(at), children.cases.get(at)) else {
            continue;
        };
        let team = teams.entry(case.case.team.clone().unwrap_or_default()).or_default();
        for sum in [team, &mut all] {
            sum.with.insert(tracked.key.clone());
            sum.child_days += line.count.child_days();
            sum.care_days += line.count.care;
            if line.count.care > Days(0) {
                sum.in_care.insert(tracked.key.clone());
            }
        }
    }
    Ok((teams, all))
}

/// The page as a table. With `hold`, small groups are held back.
pub fn table((teams, all): &ByTeam, today: Date, hold: bool) -> Table {
    let mut table = Table::new(
        format!("Adherence and care days by team on {today}"),
        &[
            ("team", "Team", Kind::Text),
            ("cases", "Cases opened", Kind::Number),
            ("consultations_due", "Weekly consultations due", Kind::Number),
            ("consultations_noted", "Noted", Kind::Number),
            ("scores_due", "Adherence scores due", Kind::Number),
            ("scores_entered", "Entered", Kind::Number),
            ("mean", "Mean of those entered", Kind::Number),
            ("children", "Young people with settled days", Kind::Number),
            ("child_days", "Child days", Kind::Number),
            ("care_days", "Care days", Kind::Number),
            ("care_percent", "In care, %", Kind::Number),
        ],
    );
    let held = |of: fn(&Fidelity) -> &BTreeSet<String>| -> Vec<bool> {
        let rows: Vec<BTreeSet<String>> = teams.values().map(|team| of(team).clone()).collect();
        let (mut rows, total) = match hold {
            true => hold_back_small(&rows, of(all)),
            false => (vec![false; rows.len()], false),
        };
        rows.push(total);
        rows
    };
    let (cases, scored) = (held(|team| &team.cases), held(|team| &team.scored));
    let (with, in_care) = (held(|team| &team.with), held(|team| &team.in_care));
    let named = teams.iter().map(|(name, team)| (named(name), team));
    for (at, (name, team)) in named.chain([("All".to_owned(), all)]).enumerate() {
        let of = |held: bool, cell: Cell| if held { Cell::from(HELD) } else { cell };
        let mean = team.mean().map_or(Cell::Blank, |mean| Cell::Exact(mean, 2));
        let percent = team.care_proportion().map(|share| Cell::Exact(share.times(100), 1));
        let (work, score) = (cases[at], cases[at] || scored[at]);
        let (days, care) = (with[at], with[at] || in_care[at]);
        table.push([
            name.into(),
            of(work, team.cases.len().into()),
            of(work, team.consultations.0.into()),
            of(work, team.consultations.1.into()),
            of(work, team.scores.0.into()),
            of(score, team.scores.1.into()),
            of(score, mean),
            of(days, team.with.len().into()),
            of(days, team.child_days.into()),
            of(care, team.care_days.into()),
            of(care, percent.unwrap_or(Cell::Blank)),
        ]);
    }
    let meaning = "Adherence is TAM-R as carers scored it, 0 to 1. A mean of those entered says \
                   nothing of those missing. Days are those of quarters already in a statement; \
                   they followed the work and are no proof of it.";
    table.note(match hold {
        true => format!(
            "{meaning} “{HELD}”: held back, because it rests on one to {FEW} families or would \
             give such a figure away."
        ),
        false => format!("{meaning} For those inside the service: small groups are shown."),
    })
}

fn named(name: &str) -> String {
    match name {
        "" => "No team".to_owned(),
        name => name.to_owned(),
    }
}
