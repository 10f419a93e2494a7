//! Rows of the statutory return as they were sent: text kept, dates read where they can be.
//! The checks read these; only rows that can be used become episodes.

use crate::return_year::ReturnYear;
use definitions::Date;

/// A date column as it was sent.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum DateField {
    /// Nothing was sent.
    #[default]
    Blank,
    /// A date, `DD/MM/YYYY`.
    Read(Date),
    /// Something that is not a date; the text as sent.
    Unreadable(String),
}

impl DateField {
    /// The date, where one was read.
    pub fn date(&self) -> Option<Date> {
        match self {
            DateField::Read(day) => Some(*day),
            _ => None,
        }
    }

    /// Whether nothing was sent.
    pub fn is_blank(&self) -> bool {
        matches!(self, DateField::Blank)
    }
}

/// One row of the Episodes table. Text is trimmed and upper case; blank means nothing was sent.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct EpisodeRow {
    /// Which of the return's files it came from: an index into [`Return::files`].
    pub file: usize,
    /// The data row in that file, from 1, the header not counted.
    pub row: u64,
    /// The council's number for the child.
    pub child: String,
    /// The day the episode began.
    pub decom: DateField,
    /// Reason for new episode.
    pub rne: String,
    /// Legal status.
    pub ls: String,
    /// Category of need.
    pub cin: String,
    /// Placement.
    pub place: String,
    /// Placement provider.
    pub place_provider: String,
    /// The day the episode ceased; the first day it no longer covers.
    pub dec: DateField,
    /// Reason the episode ceased.
    pub rec: String,
    /// Reason for placement change.
    pub reason_place_change: String,
    /// Home postcode.
    pub home_post: String,
    /// Placement postcode.
    pub pl_post: String,
    /// Ofsted's number for the placement.
    pub urn: String,
}

/// One row of the Header table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct HeaderRow {
    /// Which of the return's files it came from.
    pub file: usize,
    /// The data row in that file, from 1.
    pub row: u64,
    /// The council's number for the child.
    pub child: String,
    /// Sex: 1, 2 to 2023-24; M, F, U from 2024-25.
    pub sex: String,
    /// Date of birth.
    pub dob: DateField,
    /// Ethnicity.
    pub ethnic: String,
    /// Unique pupil number.
    pub upn: String,
    /// Whether a mother: blank, 0 or 1.
    pub mother: String,
    /// The mother's child's date of birth.
    pub mc_dob: DateField,
}

/// One row of the Missing table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MissingRow {
    /// Which of the return's files it came from.
    pub file: usize,
    /// The data row in that file, from 1.
    pub row: u64,
    /// The council's number for the child.
    pub child: String,
    /// Date of birth.
    pub dob: DateField,
    /// M missing, A away without authorisation.
    pub missing: String,
    /// The day it began.
    pub mis_start: DateField,
    /// The day the child was found or returned.
    pub mis_end: DateField,
}

/// One year's return as read: every row that could be read, whatever is wrong with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Return {
    /// The return's year.
    pub year: ReturnYear,
    /// The names of the files it was read from.
    pub files: Vec<String>,
    /// Which column names each file had, by index into `files`.
    pub columns: Vec<Vec<String>>,
    /// The Episodes rows, in the order sent.
    pub episodes: Vec<EpisodeRow>,
    /// The Header rows.
    pub header: Vec<HeaderRow>,
    /// The Missing rows.
    pub missing: Vec<MissingRow>,
}
