//! A return with what the checks look up again and again prepared once: each child's episodes
//! in order of their start, the child's date of birth, and last year's episodes.

use crate::report::{EpisodeRow, HeaderRow, Return};
use crate::return_year::ReturnYear;
use definitions::Date;
use std::collections::HashMap;
use std::ops::Deref;

/// A return ready to be checked, with last year's where there is one.
pub struct Checked<'a> {
    /// The return being checked.
    pub this: &'a Return,
    /// The return of the year before.
    pub last: Option<&'a Return>,
    children: Vec<Child<'a>>,
    by_number: HashMap<&'a str, usize>,
}

/// One child's rows.
#[derive(Default)]
pub struct Child<'a> {
    /// The child's Header row; the first, where there are several.
    pub header: Option<&'a HeaderRow>,
    /// This year's episodes whose start could be read, earliest first.
    pub episodes: Vec<Dated<'a>>,
    /// Last year's, likewise.
    pub last: Vec<Dated<'a>>,
}

/// An episode row whose start could be read. Rows that cannot be dated have no place in a
/// child's order, so the rules about neighbours leave them to rule 141.
#[derive(Clone, Copy)]
pub struct Dated<'a> {
    /// The row.
    pub row: &'a EpisodeRow,
    /// The day it began.
    pub began: Date,
    /// The day it ceased, where one could be read.
    pub ceased: Option<Date>,
}

impl Deref for Dated<'_> {
    type Target = EpisodeRow;
    fn deref(&self) -> &EpisodeRow {
        self.row
    }
}

impl<'a> Checked<'a> {
    /// Prepares a return.
    pub fn new(this: &'a Return, last: Option<&'a Return>) -> Checked<'a> {
        let mut checked = Checked { this, last, children: Vec::new(), by_number: HashMap::new() };
        for row in &this.header {
            if let Some(child) = checked.child_mut(&row.child) {
                child.header.get_or_insert(row);
            }
        }
        for row in &this.episodes {
            if let (Some(child), Some(dated)) = (checked.child_mut(&row.child), dated(row)) {
                child.episodes.push(dated);
            }
        }
        for row in last.iter().flat_map(|last| &last.episodes) {
            if let (Some(child), Some(dated)) = (checked.child_mut(&row.child), dated(row)) {
                child.last.push(dated);
            }
        }
        for child in &mut checked.children {
            child.episodes.sort_by_key(|episode| episode.began);
            child.last.sort_by_key(|episode| episode.began);
        }
        checked
    }

    /// The return's year.
    pub fn year(&self) -> ReturnYear {
        self.this.year
    }

    /// The last day of the collection, 31 March.
    pub fn collection_ends(&self) -> Date {
        self.this.year.ended().saturating_sub(jiff::Span::new().days(1))
    }

    /// Every child, in the order first met.
    pub fn children(&self) -> &[Child<'a>] {
        &self.children
    }

    /// Each child's date of birth, where it is in the Header and can be read.
    pub fn born(&self, child: &str) -> Option<Date> {
        self.by_number.get(child).and_then(|&at| self.children[at].born())
    }

    /// Every episode followed by another of the same child, with the one that follows.
    pub fn neighbours(&self) -> impl Iterator<Item = (Dated<'a>, Dated<'a>)> {
        self.children.iter().flat_map(|child| child.episodes.windows(2).map(|p| (p[0], p[1])))
    }

    /// The first day an episode no longer covers: its DEC, or the collection's last day while
    /// it is open. None when a DEC was sent that cannot be read.
    pub fn ceased_or_collected(&self, row: &EpisodeRow) -> Option<Date> {
        if row.dec.is_blank() { Some(self.collection_ends()) } else { row.dec.date() }
    }

    /// Runs of a child's episodes in one legal status with no day between them.
    pub fn unbroken_in(&self, status: &str) -> Vec<Vec<Dated<'a>>> {
        let mut runs: Vec<Vec<Dated<'a>>> = Vec::new();
        for child in &self.children {
            let mut ended = None;
            for episode in &child.episodes {
                if episode.ls != status {
                    ended = None;
                    continue;
                }
                match runs.last_mut() {
                    Some(run) if ended.is_some_and(|ended| episode.began <= ended) => {
                        run.push(*episode);
                    }
                    _ => runs.push(vec![*episode]),
                }
                ended = ended.max(self.ceased_or_collected(episode));
            }
        }
        runs
    }

    fn child_mut(&mut self, number: &'a str) -> Option<&mut Child<'a>> {
        if number.is_empty() {
            return None;
        }
        let next = self.children.len();
        let at = *self.by_number.entry(number).or_insert(next);
        if at == next {
            self.children.push(Child::default());
        }
        self.children.get_mut(at)
    }
}

impl<'a> Child<'a> {
    /// The date of birth, where it can be read.
    pub fn born(&self) -> Option<Date> {
        self.header.and_then(|header| header.dob.date())
    }

    /// The first episode of this year.
    pub fn first(&self) -> Option<Dated<'a>> {
        self.episodes.first().copied()
    }

    /// The first episode of this year and the episode last year's return left open, where
    /// last year's record ended with an open one.
    pub fn carried(&self) -> Option<(Dated<'a>, Dated<'a>)> {
        let (first, open) = (self.episodes.first()?, self.last.last()?);
        open.ceased.is_none().then_some((*first, *open))
    }
}

fn dated(row: &EpisodeRow) -> Option<Dated<'_>> {
    Some(Dated { row, began: row.decom.date()?, ceased: row.dec.date() })
}

/// The columns that tell one placement from another.
pub fn placement(row: &EpisodeRow) -> [&str; 4] {
    [&row.place, &row.pl_post, &row.urn, &row.place_provider]
}

/// Whether the placement is one of the temporary codes, T0 to T4.
pub fn temporary(row: &EpisodeRow) -> bool {
    matches!(row.place.as_str(), "T0" | "T1" | "T2" | "T3" | "T4")
}
