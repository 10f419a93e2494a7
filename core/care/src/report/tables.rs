//! The twelve tables of the return, a row type each: their columns in the layout's order and
//! what each holds. Source: the DfE's CSV specifications, `docs/formats/return-903.md`.

use super::{Cell, Cells, DateField, Row, Text};
use serde::{Deserialize, Serialize};
use std::fmt;

/// A table of the return.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Table {
    /// One row for each child.
    Header,
    /// Episodes of care.
    Episodes,
    /// Unaccompanied asylum-seeking children.
    #[serde(rename = "UASC")]
    Uasc,
    /// Outcomes of children looked after for twelve months.
    #[serde(rename = "OC2")]
    Oc2,
    /// Care leavers.
    #[serde(rename = "OC3")]
    Oc3,
    /// Adoptions.
    #[serde(rename = "AD1")]
    Ad1,
    /// Reviews.
    Reviews,
    /// Previous permanence.
    #[serde(rename = "PrevPerm")]
    PreviousPermanence,
    /// Times missing or away without authorisation.
    Missing,
    /// Decisions that a child should be placed for adoption.
    #[serde(rename = "PlacedAdoption")]
    PlacedForAdoption,
    /// Social worker episodes, from 2023-24.
    #[serde(rename = "SWEpisodes")]
    SocialWorker,
    /// Deprivation of liberty orders, from 2026-27.
    #[serde(rename = "DoLo")]
    DeprivationOfLiberty,
}

impl Table {
    /// Every table, in the order of the layout.
    pub const ALL: [Table; 12] = [
        Table::Header,
        Table::Episodes,
        Table::Uasc,
        Table::Oc2,
        Table::Oc3,
        Table::Ad1,
        Table::Reviews,
        Table::PreviousPermanence,
        Table::Missing,
        Table::PlacedForAdoption,
        Table::SocialWorker,
        Table::DeprivationOfLiberty,
    ];

    /// Its name for people.
    pub const fn name(self) -> &'static str {
        match self {
            Table::PreviousPermanence => "Previous permanence",
            Table::PlacedForAdoption => "Placed for adoption",
            Table::SocialWorker => "Social worker episodes",
            Table::DeprivationOfLiberty => "Deprivation of liberty",
            _ => self.key(),
        }
    }

    /// Its name for programs: the one the published rules use.
    pub const fn key(self) -> &'static str {
        match self {
            Table::Header => "Header",
            Table::Episodes => "Episodes",
            Table::Uasc => "UASC",
            Table::Oc2 => "OC2",
            Table::Oc3 => "OC3",
            Table::Ad1 => "AD1",
            Table::Reviews => "Reviews",
            Table::PreviousPermanence => "PrevPerm",
            Table::Missing => "Missing",
            Table::PlacedForAdoption => "PlacedAdoption",
            Table::SocialWorker => "SWEpisodes",
            Table::DeprivationOfLiberty => "DoLo",
        }
    }

    /// Its columns in the layout's order.
    pub const fn columns(self) -> &'static [&'static str] {
        match self {
            Table::Header => HeaderRow::COLUMNS,
            Table::Episodes => EpisodeRow::COLUMNS,
            Table::Uasc => UascRow::COLUMNS,
            Table::Oc2 => Oc2Row::COLUMNS,
            Table::Oc3 => CareLeaverRow::COLUMNS,
            Table::Ad1 => AdoptionRow::COLUMNS,
            Table::Reviews => ReviewRow::COLUMNS,
            Table::PreviousPermanence => PreviousPermanenceRow::COLUMNS,
            Table::Missing => MissingRow::COLUMNS,
            Table::PlacedForAdoption => PlacedRow::COLUMNS,
            Table::SocialWorker => SocialWorkerRow::COLUMNS,
            Table::DeprivationOfLiberty => DeprivationRow::COLUMNS,
        }
    }
}

impl fmt::Display for Table {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

/// A kind of column: how it is read and given back.
trait Field {
    fn take(cells: &mut impl Cells, column: usize) -> Self;
    fn give(&self) -> Cell<'_>;
}

impl Field for Text {
    fn take(cells: &mut impl Cells, column: usize) -> Text {
        cells.text(column)
    }
    fn give(&self) -> Cell<'_> {
        Cell::Text(self)
    }
}

impl Field for DateField {
    fn take(cells: &mut impl Cells, column: usize) -> DateField {
        cells.date(column)
    }
    fn give(&self) -> Cell<'_> {
        Cell::Date(self)
    }
}

/// Declares a table's row type: each column once, with its name in the return.
macro_rules! row {
    (
        $(#[$about:meta])* $name:ident of $table:ident {
            $( $(#[$what:meta])* $field:ident : $kind:ty = $column:literal ),* $(,)?
        }
    ) => {
        $(#[$about])*
        #[derive(Clone, Debug, Default, PartialEq, Eq)]
        pub struct $name {
            /// Which of the return's parts it came from.
            pub part: usize,
            /// The data row in that part, from 1, the header not counted.
            pub row: u64,
            /// The council's number for the child.
            pub child: Text,
            $( $(#[$what])* pub $field: $kind, )*
        }

        impl Row for $name {
            const TABLE: Table = Table::$table;
            const COLUMNS: &'static [&'static str] = &["CHILD", $( $column ),*];

            fn read(part: usize, row: u64, cells: &mut impl Cells) -> $name {
                let mut at = 0;
                let child = cells.text(at);
                $(
                    at += 1;
                    let $field = <$kind as Field>::take(cells, at);
                )*
                $name { part, row, child, $( $field ),* }
            }

            fn part(&self) -> usize {
                self.part
            }

            fn number(&self) -> u64 {
                self.row
            }

            fn child(&self) -> &str {
                &self.child
            }

            fn cell(&self, column: usize) -> Cell<'_> {
                let cells = [Cell::Text(&self.child), $( self.$field.give() ),*];
                cells.get(column).copied().unwrap_or(Cell::Text(""))
            }
        }
    };
}

row! {
    /// One row of the Header table.
    HeaderRow of Header {
        /// Sex: 1, 2 to 2023-24; M, F, U from 2024-25.
        sex: Text = "SEX",
        /// Date of birth.
        dob: DateField = "DOB",
        /// Ethnicity.
        ethnic: Text = "ETHNIC",
        /// Unique pupil number.
        upn: Text = "UPN",
        /// Whether a mother: blank, 0 or 1.
        mother: Text = "MOTHER",
        /// The mother's child's date of birth.
        mc_dob: DateField = "MC_DOB",
    }
}

row! {
    /// One row of the Episodes table.
    EpisodeRow of Episodes {
        /// The day the episode began.
        decom: DateField = "DECOM",
        /// Reason for new episode.
        rne: Text = "RNE",
        /// Legal status.
        ls: Text = "LS",
        /// Category of need.
        cin: Text = "CIN",
        /// Placement.
        place: Text = "PLACE",
        /// Placement provider.
        place_provider: Text = "PLACE_PROVIDER",
        /// The day the episode ceased; the first day it no longer covers.
        dec: DateField = "DEC",
        /// Reason the episode ceased.
        rec: Text = "REC",
        /// Reason for placement change.
        reason_place_change: Text = "REASON_PLACE_CHANGE",
        /// Home postcode.
        home_post: Text = "HOME_POST",
        /// Placement postcode.
        pl_post: Text = "PL_POST",
        /// Ofsted's number for the placement.
        urn: Text = "URN",
    }
}

row! {
    /// One row of the UASC table.
    UascRow of Uasc {
        /// Sex.
        sex: Text = "SEX",
        /// Date of birth.
        dob: DateField = "DOB",
        /// The day the status of unaccompanied asylum-seeking child ceased.
        duc: DateField = "DUC",
    }
}

row! {
    /// One row of the OC2 table. The flags are 0 or 1.
    Oc2Row of Oc2 {
        /// Date of birth.
        dob: DateField = "DOB",
        /// Strengths and difficulties score, 0 to 40.
        sdq_score: Text = "SDQ_SCORE",
        /// Why there is no score.
        sdq_reason: Text = "SDQ_REASON",
        /// Whether convicted in the year.
        convicted: Text = "CONVICTED",
        /// Whether health surveillance is up to date (under five).
        health_check: Text = "HEALTH_CHECK",
        /// Whether immunisations are up to date.
        immunisations: Text = "IMMUNISATIONS",
        /// Whether teeth were checked.
        teeth_check: Text = "TEETH_CHECK",
        /// Whether health was assessed.
        health_assessment: Text = "HEALTH_ASSESSMENT",
        /// Whether a substance misuse problem was identified.
        substance_misuse: Text = "SUBSTANCE_MISUSE",
        /// Whether an intervention for it was received.
        intervention_received: Text = "INTERVENTION_RECEIVED",
        /// Whether one was offered.
        intervention_offered: Text = "INTERVENTION_OFFERED",
    }
}

row! {
    /// One row of the OC3 table.
    CareLeaverRow of Oc3 {
        /// Date of birth.
        dob: DateField = "DOB",
        /// Whether the council is in touch.
        in_touch: Text = "IN_TOUCH",
        /// Main activity.
        activ: Text = "ACTIV",
        /// Accommodation.
        accom: Text = "ACCOM",
    }
}

row! {
    /// One row of the AD1 table.
    AdoptionRow of Ad1 {
        /// Date of birth.
        dob: DateField = "DOB",
        /// The day it was decided that adoption is in the child's best interest.
        date_int: DateField = "DATE_INT",
        /// The day the child was matched with adopters.
        date_match: DateField = "DATE_MATCH",
        /// Whether adopted by former foster carers: 0 or 1.
        foster_care: Text = "FOSTER_CARE",
        /// Number of adopters.
        nb_adoptr: Text = "NB_ADOPTR",
        /// Sex of the adopters.
        sex_adoptr: Text = "SEX_ADOPTR",
        /// Legal status of the adopters.
        ls_adoptr: Text = "LS_ADOPTR",
    }
}

row! {
    /// One row of the Reviews table.
    ReviewRow of Reviews {
        /// Date of birth.
        dob: DateField = "DOB",
        /// The day of the review.
        review: DateField = "REVIEW",
        /// How the child took part.
        review_code: Text = "REVIEW_CODE",
    }
}

row! {
    /// One row of the Previous permanence table.
    PreviousPermanenceRow of PreviousPermanence {
        /// Date of birth.
        dob: DateField = "DOB",
        /// The permanence option the child had before.
        prev_perm: Text = "PREV_PERM",
        /// The authority that arranged it.
        la_perm: Text = "LA_PERM",
        /// The day of the order; parts of it may be unknown (`zz/02/2012`), so it is kept as text.
        date_perm: Text = "DATE_PERM",
    }
}

row! {
    /// One row of the Missing table.
    MissingRow of Missing {
        /// Date of birth.
        dob: DateField = "DOB",
        /// M missing, A away without authorisation.
        missing: Text = "MISSING",
        /// The day it began.
        mis_start: DateField = "MIS_START",
        /// The day the child was found or returned.
        mis_end: DateField = "MIS_END",
    }
}

row! {
    /// One row of the Placed for adoption table.
    PlacedRow of PlacedForAdoption {
        /// Date of birth.
        dob: DateField = "DOB",
        /// The day it was decided that the child should be placed for adoption.
        date_placed: DateField = "DATE_PLACED",
        /// The day it was decided that the child should no longer be.
        date_placed_ceased: DateField = "DATE_PLACED_CEASED",
        /// Why not.
        reason_placed_ceased: Text = "REASON_PLACED_CEASED",
    }
}

row! {
    /// One row of the Social worker episodes table.
    SocialWorkerRow of SocialWorker {
        /// Date of birth.
        dob: DateField = "DOB",
        /// The social worker's number.
        sw_id: Text = "SW_ID",
        /// The day the social worker began.
        sw_decom: DateField = "SW_DECOM",
        /// The day the social worker ceased.
        sw_dec: DateField = "SW_DEC",
        /// Why the social worker changed.
        sw_reason: Text = "SW_REASON",
    }
}

row! {
    /// One row of the Deprivation of liberty table.
    DeprivationRow of DeprivationOfLiberty {
        /// Date of birth.
        dob: DateField = "DOB",
        /// The day the order began.
        dolo_start: DateField = "DOLO_START",
        /// The day it ended.
        dolo_end: DateField = "DOLO_END",
    }
}
