//! The hard cases. Each is one invented young person whose window begins on the same day, and whose
//! story is told in days from it.

use care::case::Custody;
use care::day::Known;
use care::episode::{Episode, RowRef};
use care::window::Ends;
use care::{Code, ReturnYear};
use definitions::{Date, Interval};
use jiff::ToSpan;

/// One hard case.
#[derive(Clone, Debug)]
pub struct HardCase {
    /// What it is about, in words.
    pub what: &'static str,
    /// What happens, in days from the start.
    pub story: String,
    /// The start.
    pub start: Date,
    /// What may end the window early.
    pub ends: Ends,
    /// What the record says.
    pub known: Known,
    /// Whether the full course was completed.
    pub completed: bool,
}

/// One episode in days from the start: from, to (none while open), legal status, placement, why it
/// ceased.
type Row = (i64, Option<i64>, &'static str, &'static str, &'static str);

/// Every hard case, for windows that begin on a day.
pub fn hard_cases(start: Date) -> Vec<HardCase> {
    let of = |what, rows: &[Row]| HardCase::of(start, what, rows);
    let later = |days: i64| start.saturating_add(days.days());
    vec![
        of("Never in care", &[]),
        of("Enters care and stays", &[(40, None, "V2", "U4", "")]),
        of(
            "Restored home, then in care again",
            &[(30, Some(150), "V2", "U4", "E4A"), (240, Some(420), "C2", "U4", "E4A")],
        ),
        of("In care at the start, home later", &[(-120, Some(90), "C2", "U4", "E4A")]),
        of("In care on the first day only", &[(-30, Some(1), "V2", "U4", "E4A")]),
        HardCase {
            ends: Ends { moved: Some(later(200)), ..Ends::default() },
            ..of("Moved away", &[])
        }
        .born(start, 13),
        of("Turns 18 in the window, in care", &[(60, None, "C2", "K2", "")]).born(start, 17),
        of(
            "Two episodes that overlap",
            &[(20, Some(120), "V2", "U4", "E4A"), (90, Some(200), "V2", "K2", "E4A")],
        ),
        HardCase {
            ends: Ends { died: Some(later(300)), ..Ends::default() },
            ..of("Died in the window", &[(100, Some(300), "C2", "U4", "E2")])
        }
        .born(start, 13),
        of("Sentenced to custody from home", &[]).custody(start, 100, Some(280)),
        of("Sentenced to custody from care", &[(40, Some(160), "V2", "K2", "E9")]).custody(
            start,
            160,
            Some(300),
        ),
        of("In custody, release not known", &[]).custody(start, 500, None),
        of("On remand", &[(80, Some(140), "J1", "K2", "E14")]),
        of("A gap between two returns", &[(30, Some(60), "V2", "U4", "E4A")])
            .uncovered(start, 270, 330),
        of("A short break of 17 days", &[(50, Some(67), "V3", "U4", "E4A")]),
        of("A short break of 18 days", &[(50, Some(68), "V3", "U4", "E4A")]),
        of("With own parents on a care order", &[(60, Some(360), "C2", "P1", "E4A")]),
        of("With relatives", &[(60, Some(360), "C2", "U1", "E4A")]),
        of("A special guardianship order", &[(60, Some(240), "C2", "U1", "E45")]),
        of("Care taken over by another authority", &[(60, Some(150), "C2", "U4", "E3")]),
        of("Missing while in care", &[(60, Some(300), "C2", "U4", "E4A")]).missing(start, 100, 160),
        HardCase {
            completed: false,
            ..of("Treatment not completed", &[(70, None, "V2", "U4", "")])
        },
        of(
            "Referred again after closing: the first window runs on",
            &[(400, Some(600), "V2", "U4", "E4A")],
        ),
    ]
}

impl HardCase {
    /// A young person of fourteen at the start, whose every day some return answers for.
    fn of(start: Date, what: &'static str, rows: &[Row]) -> HardCase {
        let later = |days: i64| start.saturating_add(days.days());
        let code = |text: &str| Code::new(text).unwrap_or(Code::BLANK);
        let episode = |(at, row): (usize, &Row)| {
            let (from, to, ls, place, rec) = *row;
            Some(Episode {
                decom: later(from),
                dec: to.map(later),
                rne: code("S"),
                ls: code(ls),
                cin: code("N5"),
                place: code(place),
                place_provider: Code::BLANK,
                rec: code(rec),
                reason_place_change: Code::BLANK,
                reported: RowRef {
                    year: ReturnYear::of(later(from))?,
                    file: "hard-case".to_owned(),
                    row: at as u64 + 1,
                },
                repair: None,
            })
        };
        let told = |row: &Row| {
            let to = row.1.map_or("on".to_owned(), |to| format!("to {to}"));
            format!("{} {} day {} {to}", row.2, row.3, row.0)
        };
        let stories: Vec<String> = rows.iter().map(told).collect();
        let case = HardCase {
            what,
            story: stories.join("; "),
            start,
            ends: Ends::default(),
            known: Known {
                episodes: rows.iter().enumerate().filter_map(episode).collect(),
                missing: Vec::new(),
                custody: Vec::new(),
                covered: vec![Interval { began: later(-1_000), ended: later(2_000) }],
            },
            completed: true,
        };
        case.born(start, 14)
    }

    fn born(mut self, start: Date, years: i16) -> HardCase {
        self.ends.born =
            Some(start.saturating_sub(i64::from(years).years()).saturating_sub(90.days()));
        self
    }

    fn custody(mut self, start: Date, from: i64, to: Option<i64>) -> HardCase {
        let later = |days: i64| start.saturating_add(days.days());
        self.known.custody.push(Custody { from: later(from), released: to.map(later) });
        let to = to.map_or("release not known".to_owned(), |to| format!("to {to}"));
        self.tell(format!("custody day {from} {to}"))
    }

    fn uncovered(mut self, start: Date, from: i64, to: i64) -> HardCase {
        let later = |days: i64| start.saturating_add(days.days());
        let whole = self.known.covered.clone();
        self.known.covered = whole
            .into_iter()
            .flat_map(|one| {
                [Interval::new(one.began, later(from)), Interval::new(later(to), one.ended)]
            })
            .flatten()
            .collect();
        self.tell(format!("no return covers day {from} to {to}"))
    }

    fn missing(mut self, start: Date, from: i64, to: i64) -> HardCase {
        let later = |days: i64| start.saturating_add(days.days());
        self.known.missing.push((later(from), Some(later(to))));
        self.tell(format!("missing day {from} to {to}"))
    }

    fn tell(mut self, words: String) -> HardCase {
        if !self.story.is_empty() {
            self.story.push_str("; ");
        }
        self.story.push_str(&words);
        self
    }
}
