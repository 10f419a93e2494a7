//! What is known of one young person who is tracked, as tables: the ten quarters, the days, the
//! episodes reported and what the merge of years did to them. What quarters are worth is in them
//! only for whoever may see it.

use super::{called, may};
use crate::failure::Failure;
use crate::visit::{Reached, Visit};
use app::Book;
use app::access::Action;
use app::book::children::TrackedCase;
use app::quarter::calculate::Calculation;
use app::quarter::explain;
use care::Episode;
use definitions::{Cell, Date, Kind, Rounding, Table};
use face::{Standing, said};
use outcomes::measurement::{Measured, Standing as Measure, Tracked};

/// One tracked young person, for one reader.
pub struct Known<'a> {
    /// The book.
    pub book: &'a Book,
    /// The calculation it is all read from.
    pub calculation: &'a Calculation,
    /// Where among the tracked.
    pub at: usize,
    /// The pseudonym.
    pub key: &'a str,
    /// What they are called.
    pub called: &'a str,
    /// The child as the calculation has it.
    pub child: &'a Tracked,
    /// The child as those allowed may see it.
    pub case: &'a TrackedCase,
    /// The quarters, the first first.
    pub lines: &'a [Measured],
    /// Whether the reader may see what quarters are worth.
    pub worth: bool,
    /// Today.
    pub today: Date,
}

impl<'a> Known<'a> {
    /// One within reach; nothing where they are not tracked.
    pub fn of(visit: &'a Visit, reached: &'a Reached<'a>) -> Result<Option<Known<'a>>, Failure> {
        let Some(at) = reached.tracked else { return Ok(None) };
        let calculation = visit.view().current()?;
        let measured = &calculation.measured;
        let from = measured.partition_point(|line| (line.child as usize) < at);
        let to = measured.partition_point(|line| (line.child as usize) <= at);
        Ok(Some(Known {
            book: &visit.view().book,
            calculation,
            at,
            key: &reached.key,
            called: called(visit, reached),
            child: &calculation.children.tracked[at],
            case: &calculation.children.cases[at],
            lines: &measured[from..to],
            worth: may(visit, &reached.key, Action::SeeChildWorth),
            today: visit.moment.today,
        }))
    }

    /// The quarter of this number.
    pub fn line(&self, k: u8) -> Option<&'a Measured> {
        self.lines.iter().find(|line| line.k == k)
    }

    /// The quarters: days only, or with what they are worth.
    pub fn quarters(&self) -> Table {
        let mut columns = QUARTERS.to_vec();
        if self.worth {
            columns.extend(WORTH);
        }
        let mut table = Table::new(format!("Quarters of {}", self.called), &columns);
        table.rows = self.lines.iter().map(|line| self.quarter(line)).collect();
        let last = said::day(last_day(self.child.window.end));
        table.note(format!("The last day of the window is {last}."))
    }

    fn quarter(&self, line: &Measured) -> Vec<Cell> {
        let count = line.count;
        let mut cells: Vec<Cell> = vec![
            format!("Quarter {}", line.k).into(),
            self.stands(line).1.into(),
            line.days.began.into(),
            line.days.ended.into(),
            count.care.into(),
            count.home.into(),
            count.excluded.into(),
            count.unknown.into(),
        ];
        if self.worth {
            // What the days known so far would be worth is no answer for a quarter still open.
            let saving = line.saving.filter(|_| line.in_statement());
            cells.extend([
                saving.map_or(Cell::Blank, |saving| Cell::Exact(saving.days_expected, 1)),
                saving.map_or(Cell::Blank, |saving| Cell::Exact(saving.days_saved, 1)),
                saving.map(|saving| saving.earned.rounded_to_pence(Rounding::HalfUp)).into(),
            ]);
        }
        cells
    }

    /// Where a quarter stands, as a shape and in words.
    pub fn stands(&self, line: &Measured) -> (Standing, String) {
        let disputed = self.book.in_dispute().any(|(key, k)| key == self.key && *k == line.k);
        if disputed {
            return (Standing::Disputed, "in dispute".to_owned());
        }
        let settled = |not_priced: &str| {
            let Some(quarter) = line.settled else {
                return (Standing::Done, not_priced.to_owned());
            };
            let state = self.book.statements.get(&quarter);
            match state.map(|state| (state.settled.is_some(), state.open.is_some())) {
                Some((true, _)) => (Standing::Agreed, format!("settled {quarter}{not_priced}")),
                Some((_, true)) => (Standing::Proposed, format!("proposed {quarter}{not_priced}")),
                _ => (Standing::Simulation, format!("ready for {quarter}{not_priced}")),
            }
        };
        match line.standing {
            Measure::NotDue => (Standing::Waiting, format!("due {}", line.due)),
            Measure::Waits(why) => (Standing::Late, format!("waits: {}", why.said())),
            Measure::NotPriced => settled(", not priced"),
            Measure::Settled | Measure::Kept => settled(""),
            Measure::Voided => (Standing::Stopped, "taken out: the link was undone".to_owned()),
        }
    }

    /// The days of one quarter as runs or one by one, each with why.
    pub fn days(&self, line: &Measured, daily: bool) -> Table {
        let mut table = explain::days(self.calculation, self.at, line, daily);
        table.title = format!("The days of quarter {}", line.k);
        table
    }

    /// The days of every quarter as runs.
    pub fn all_days(&self) -> Table {
        let mut all = Table::new(format!("Days of {}", self.called), &[]);
        for line in self.lines {
            let days = self.days(line, false);
            if all.columns.is_empty() {
                let quarter = [("tracking_quarter", "Quarter", Kind::Number)];
                all.columns =
                    Table::new("", &quarter).columns.into_iter().chain(days.columns).collect();
            }
            let quarter = Cell::from(i64::from(line.k));
            all.rows.extend(
                days.rows
                    .into_iter()
                    .map(|row| std::iter::once(quarter.clone()).chain(row).collect()),
            );
        }
        all
    }

    /// The episodes of care that days are told by, each with the row that reported it.
    pub fn episodes(&self) -> Table {
        let mut table =
            episodes_of(&format!("Episodes of {}", self.called), &self.child.known.episodes);
        table.note = match table.rows.is_empty() {
            true => String::new(),
            false => "Codes are those of the return, as it was sent.".to_owned(),
        };
        table
    }

    /// Rows the merge of years changed or left out, and rows a later submission withdrew.
    pub fn repairs(&self) -> Table {
        let mut table = Table::new(
            format!("Rows of {} that were changed or left out", self.called),
            &[
                ("reported", "Reported in", Kind::Text),
                ("began", "Began", Kind::Date),
                ("what", "What was done", Kind::Text),
                ("step", "Step of the merge", Kind::Text),
            ],
        );
        for note in &self.case.repairs {
            let what =
                if note.left_out { format!("left out: {}", note.what) } else { note.what.clone() };
            let step = note.step.to_string();
            table.push([
                row_of(&note.reported).into(),
                note.decom.into(),
                what.into(),
                step.into(),
            ]);
        }
        for episode in &self.case.withdrawn {
            let what = "withdrawn: a later submission of that year no longer has it";
            let reported = row_of(&episode.reported);
            table.push([reported.into(), episode.decom.into(), what.into(), Cell::Blank]);
        }
        table
    }
}

const QUARTERS: [(&str, &str, Kind); 8] = [
    ("tracking_quarter", "Quarter", Kind::Text),
    ("standing", "Standing", Kind::Text),
    ("from", "From", Kind::Date),
    ("to", "Up to", Kind::Date),
    ("care_days", "Care", Kind::Number),
    ("home_days", "Home", Kind::Number),
    ("excluded_days", "Excluded", Kind::Number),
    ("unknown_days", "Unknown", Kind::Number),
];

const WORTH: [(&str, &str, Kind); 3] = [
    ("days_expected", "Expected", Kind::Number),
    ("days_saved", "Saved", Kind::Number),
    ("earned", "Earned", Kind::Money),
];

fn episodes_of(title: &str, episodes: &[Episode]) -> Table {
    let mut table = Table::new(
        title,
        &[
            ("began", "Began", Kind::Date),
            ("ended", "Ceased", Kind::Date),
            ("legal_status", "Legal status", Kind::Text),
            ("placement", "Placement", Kind::Text),
            ("reason_ceased", "Reason ceased", Kind::Text),
            ("reported", "Reported in", Kind::Text),
            ("repair", "Repaired by the merge", Kind::Text),
        ],
    );
    for episode in episodes {
        let repair = episode.repair.as_ref();
        table.push([
            episode.decom.into(),
            episode.dec.into(),
            episode.ls.as_str().into(),
            episode.place.as_str().into(),
            episode.rec.as_str().into(),
            row_of(&episode.reported).into(),
            repair.map(|repair| format!("step {}: {}", repair.step, repair.what)).into(),
        ]);
    }
    table
}

fn row_of(row: &care::RowRef) -> String {
    format!("{} return, {}, row {}", row.year, row.file, row.row)
}

/// The last day of what ends before a day.
pub fn last_day(ended: Date) -> Date {
    ended.yesterday().unwrap_or(ended)
}

/// The same table as people read it: what ends is shown with its last day.
pub fn with_last_days(mut table: Table) -> Table {
    let Some(at) = table.columns.iter().position(|column| column.name == "to") else {
        return table;
    };
    table.columns[at].title = "To";
    for row in &mut table.rows {
        if let Cell::Date(ended) = row[at] {
            row[at] = Cell::Date(last_day(ended));
        }
    }
    table
}

/// The same table without these columns where they say nothing but nought.
pub fn without_noughts(table: Table, names: &[&str]) -> Table {
    names.iter().fold(table, |table, name| {
        let at = table.columns.iter().position(|column| column.name == *name);
        match at.is_some_and(|at| table.rows.iter().all(|row| row[at] == Cell::Whole(0))) {
            true => without(table, name),
            false => table,
        }
    })
}

/// The same table without a column.
pub fn without(mut table: Table, name: &str) -> Table {
    if let Some(at) = table.columns.iter().position(|column| column.name == name) {
        table.columns.remove(at);
        table.rows.iter_mut().for_each(|row| drop(row.remove(at)));
    }
    table
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table(excluded: i64) -> Table {
        let mut table = Table::new("T", &QUARTERS);
        let day = |day: i8| Cell::Date(Date::constant(2014, 4, day));
        let count = |days: i64| Cell::Whole(days);
        let words = |words: &str| Cell::from(words);
        table.push([
            words("Quarter 1"),
            words("due"),
            day(1),
            day(30),
            count(0),
            count(29),
            count(excluded),
            count(0),
        ]);
        table
    }

    #[test]
    fn people_read_the_last_day_of_a_quarter_and_not_the_day_after() {
        let shown = with_last_days(table(0));
        assert_eq!(shown.rows[0][3], Cell::Date(Date::constant(2014, 4, 29)));
        assert_eq!(shown.columns[3].title, "To");
    }

    #[test]
    fn a_column_of_noughts_is_left_out_only_where_it_may_be() {
        let names = |table: &Table| table.columns.iter().map(|c| c.name).collect::<Vec<_>>();
        let shown = without_noughts(table(0), &["excluded_days", "unknown_days"]);
        assert!(names(&shown).contains(&"care_days") && !names(&shown).contains(&"excluded_days"));
        assert!(names(&without_noughts(table(3), &["excluded_days"])).contains(&"excluded_days"));
    }
}
