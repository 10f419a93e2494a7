//! A return with what the checks look up again and again prepared once: each child's episodes
//! in order of their start, the child's date of birth, and last year's episodes.

use super::placement::kinds::for_adoption;
use super::{Input, Lists};
use crate::report::{
    AdoptionRow, CareLeaverRow, DeprivationRow, EpisodeRow, HeaderRow, MissingRow, Oc2Row,
    PlacedRow, PreviousPermanenceRow, Return, ReviewRow, SocialWorkerRow, UascRow,
};
use crate::return_year::ReturnYear;
use definitions::Date;
use std::borrow::Cow;
use std::collections::HashMap;
use std::ops::Deref;

/// A return ready to be checked, with last year's where there is one.
pub struct Checked<'a> {
    /// The return being checked.
    pub this: &'a Return,
    /// The return of the year before.
    pub last: Option<&'a Return>,
    /// The lists the user loaded.
    pub lists: &'a Lists,
    children: Vec<Child<'a>>,
    by_number: HashMap<&'a str, usize>,
}

/// One child's rows. The tables of this year can be named directly: `child.oc2`.
#[derive(Default)]
pub struct Child<'a> {
    /// The council's number.
    pub number: &'a str,
    /// This year's rows.
    pub this: Rows<'a>,
    /// Last year's.
    pub last: Rows<'a>,
}

impl<'a> Deref for Child<'a> {
    type Target = Rows<'a>;
    fn deref(&self) -> &Rows<'a> {
        &self.this
    }
}

/// One child's rows of one year, in the order sent unless it says otherwise.
#[derive(Default)]
pub struct Rows<'a> {
    /// Header rows; there should be one.
    pub headers: Vec<&'a HeaderRow>,
    /// Episodes whose start could be read, earliest first.
    pub episodes: Vec<Dated<'a>>,
    /// Every episode row, whether it can be dated or not.
    pub episode_rows: Vec<&'a EpisodeRow>,
    /// UASC rows.
    pub uasc: Vec<&'a UascRow>,
    /// OC2 rows.
    pub oc2: Vec<&'a Oc2Row>,
    /// OC3 rows.
    pub oc3: Vec<&'a CareLeaverRow>,
    /// AD1 rows.
    pub ad1: Vec<&'a AdoptionRow>,
    /// Reviews.
    pub reviews: Vec<&'a ReviewRow>,
    /// Previous permanence.
    pub previous_permanence: Vec<&'a PreviousPermanenceRow>,
    /// Times missing.
    pub missing: Vec<&'a MissingRow>,
    /// Decisions to place for adoption.
    pub placed_for_adoption: Vec<&'a PlacedRow>,
    /// Social worker episodes.
    pub social_worker: Vec<&'a SocialWorkerRow>,
    /// Deprivation of liberty orders.
    pub deprivation_of_liberty: Vec<&'a DeprivationRow>,
}

impl<'a> Rows<'a> {
    /// The Header row; the first, where there are several.
    pub fn header(&self) -> Option<&'a HeaderRow> {
        self.headers.first().copied()
    }

    /// The date of birth in the Header, where it can be read.
    pub fn born(&self) -> Option<Date> {
        self.header().and_then(|header| header.dob.date())
    }

    /// The first episode.
    pub fn first(&self) -> Option<Dated<'a>> {
        self.episodes.first().copied()
    }

    /// The child’s periods of care: each the day its first episode began and the day its last one
    /// ceased, where that is known. A period goes on unless an episode begins after the day the
    /// one before it ceased.
    pub fn periods(&self) -> impl Iterator<Item = (Date, Option<Date>)> {
        let goes_on = |before: &Dated, after: &Dated| {
            before.ceased.is_none_or(|ceased| after.began <= ceased)
        };
        let runs = self.episodes.chunk_by(goes_on);
        runs.filter_map(|run| Some((run.first()?.began, run.last()?.ceased)))
    }

    /// The latest episode by the day it began.
    pub fn latest(&self) -> Option<Dated<'a>> {
        self.episodes.last().copied()
    }

    /// The earliest episode that is such; the first sent, where two began on that day.
    pub fn earliest_such(&self, such: impl Fn(&EpisodeRow) -> bool) -> Option<Dated<'a>> {
        self.episodes.iter().find(|episode| such(episode.row)).copied()
    }

    /// The latest episode that is such; the first sent, where two began on that day.
    pub fn latest_such(&self, such: impl Fn(&EpisodeRow) -> bool) -> Option<Dated<'a>> {
        let those = self.episodes.iter().filter(|episode| such(episode.row)).copied();
        those.reduce(|latest, next| if latest.began < next.began { next } else { latest })
    }
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
    pub fn new(input: &Input<'a>) -> Checked<'a> {
        let (this, last) = (input.this, input.last);
        let (children, by_number) = (Vec::new(), HashMap::with_capacity(this.header.len()));
        let mut checked = Checked { this, last, lists: input.lists, children, by_number };
        checked.place(this, |child| &mut child.this);
        if let Some(last) = last {
            checked.place(last, |child| &mut child.last);
        }
        checked
    }

    /// Puts every row of a return with its child.
    fn place(&mut self, from: &'a Return, year: for<'c> fn(&'c mut Child<'a>) -> &'c mut Rows<'a>) {
        macro_rules! place {
            ($($table:ident => $rows:ident),*) => {$(
                for row in &from.$table {
                    if let Some(child) = self.child_mut(&row.child) {
                        year(child).$rows.push(row);
                    }
                }
            )*};
        }
        place!(
            header => headers, episodes => episode_rows, uasc => uasc, oc2 => oc2, oc3 => oc3,
            ad1 => ad1, reviews => reviews, previous_permanence => previous_permanence,
            missing => missing, placed_for_adoption => placed_for_adoption,
            social_worker => social_worker, deprivation_of_liberty => deprivation_of_liberty
        );
        for child in &mut self.children {
            let rows = year(child);
            rows.episodes = rows.episode_rows.iter().copied().filter_map(dated).collect();
            rows.episodes.sort_by_key(|episode| episode.began);
        }
    }

    /// The return's year.
    pub fn year(&self) -> ReturnYear {
        self.this.year
    }

    /// The first day of the collection, 1 April.
    pub fn collection_begins(&self) -> Date {
        self.this.year.began()
    }

    /// The last day of the collection, 31 March.
    pub fn collection_ends(&self) -> Date {
        Date::constant(self.this.year.starts_in() + 1, 3, 31)
    }

    /// Every child, in the order first met.
    pub fn children(&self) -> &[Child<'a>] {
        &self.children
    }

    /// The child of a number.
    pub fn child(&self, number: &str) -> Option<&Child<'a>> {
        self.by_number.get(number).map(|&at| &self.children[at])
    }

    /// Each child's date of birth, where it is in the Header and can be read.
    pub fn born(&self, child: &str) -> Option<Date> {
        self.child(child).and_then(|child| child.born())
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

    /// Whether an episode touches the collection: it began by the last day and had not ceased
    /// before the first.
    pub fn in_collection(&self, episode: &Dated) -> bool {
        let ceased_before = |ceased| ceased < self.collection_begins();
        episode.began <= self.collection_ends() && !episode.ceased.is_some_and(ceased_before)
    }

    /// Whether a child was looked after without a break for the collection's twelve months: an
    /// episode touches them, and none begins care (RNE S) after the first day, ends it (any REC
    /// but X1) before the last, or is a short break (V3 or V4).
    pub fn looked_after_all_year(&self, child: &Child) -> bool {
        let (first, last) = (self.collection_begins(), self.collection_ends());
        let mut looked_after = false;
        for row in &child.episode_rows {
            let (began, ceased) = (row.decom.date(), row.dec.date());
            let enters = row.rne == "S" && began.is_some_and(|day| first < day && day <= last);
            let leaves = row.rec != "X1" && ceased.is_some_and(|day| first <= day && day < last);
            let within =
                began.is_some_and(|day| day <= last) && ceased.is_none_or(|day| first <= day);
            if enters || leaves || (within && short_break(row)) {
                return false;
            }
            looked_after |= within;
        }
        looked_after
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
            self.children.push(Child { number, ..Child::default() });
        }
        self.children.get_mut(at)
    }
}

impl<'a> Child<'a> {
    /// The first episode of this year and the episode last year's return left open, where
    /// last year's record ended with an open one. Of two begun on one day, the one sent first.
    pub fn carried(&self) -> Option<(Dated<'a>, Dated<'a>)> {
        let (first, open) = (self.first()?, self.last.latest_such(|_| true)?);
        open.ceased.is_none().then_some((first, open))
    }

    /// Whether the child is or was unaccompanied and seeking asylum: has a row of the UASC table
    /// of this return, or of last year's where there is one. The public validator asks for a
    /// Header row of that year besides; the guide goes one year further back.
    pub fn unaccompanied(&self) -> bool {
        !self.this.uasc.is_empty() || !self.last.uasc.is_empty()
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

/// Whether the child lives with those who are to adopt: placement codes A3 to A6.
pub fn with_adopters(row: &EpisodeRow) -> bool {
    for_adoption(&row.place)
}

/// Whether the episode ended in adoption: REC E11 or E12.
pub fn adopted(row: &EpisodeRow) -> bool {
    matches!(row.rec.as_str(), "E11" | "E12")
}

/// Whether anything is said of a care leaver: IN_TOUCH, ACTIV or ACCOM.
pub fn says_care_leaver(row: &CareLeaverRow) -> bool {
    [&row.in_touch, &row.activ, &row.accom].iter().any(|text| !text.is_empty())
}

/// Whether anything is said of an adoption, beyond whose it is.
pub fn says_adoption(row: &AdoptionRow) -> bool {
    let texts = [&row.foster_care, &row.nb_adoptr, &row.sex_adoptr, &row.ls_adoptr];
    let dates = [&row.date_int, &row.date_match];
    texts.iter().any(|text| !text.is_empty()) || dates.iter().any(|date| !date.is_blank())
}

/// Whether the episode is a short break of a series: legal status V3 or V4.
pub fn short_break(row: &EpisodeRow) -> bool {
    matches!(row.ls.as_str(), "V3" | "V4")
}

/// Rows in the order of a key; as sent where the key is the same.
pub fn in_order<'r, 'a, R, K: Ord>(rows: &'r [&'a R], key: impl Fn(&R) -> K) -> Cow<'r, [&'a R]> {
    if rows.is_sorted_by_key(|row| key(row)) {
        return Cow::Borrowed(rows);
    }
    let mut rows = rows.to_vec();
    rows.sort_by_key(|row| key(row));
    Cow::Owned(rows)
}

/// A date for an order in which those without one come last.
pub fn or_last(day: Option<Date>) -> Date {
    day.unwrap_or(Date::MAX)
}

/// What was sent, or that nothing was.
pub fn or_blank(text: &str) -> &str {
    if text.is_empty() { "blank" } else { text }
}
