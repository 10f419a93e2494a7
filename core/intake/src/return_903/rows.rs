//! Rows of the Episodes, Header and Missing tables: text in upper case, dates as read or as
//! sent. Whatever is wrong with a row it is kept, so that every check can see it.

use crate::columns::Columns;
use crate::date::{self, Way};
use crate::fields::rounded_by_excel;
use crate::say::{about, found, shown};
use crate::table::Row;
use care::{DateField, EpisodeRow, HeaderRow, MissingRow};
use definitions::{Finding, Place, Weight};

/// One row being read, and what is found on the way.
pub(super) struct Reader<'a> {
    /// The file's name and its place among the return's files.
    pub(super) file: (&'a str, usize),
    pub(super) columns: &'a Columns,
    pub(super) row: &'a Row,
    pub(super) findings: &'a mut Vec<Finding>,
}

impl Reader<'_> {
    pub(super) fn episode(mut self) -> EpisodeRow {
        EpisodeRow {
            file: self.file.1,
            row: self.row.number,
            child: self.child(),
            decom: self.date("DECOM", Weight::TouchesPayment),
            rne: self.text("RNE"),
            ls: self.text("LS"),
            cin: self.text("CIN"),
            place: self.text("PLACE"),
            place_provider: self.text("PLACE_PROVIDER"),
            dec: self.date("DEC", Weight::TouchesPayment),
            rec: self.text("REC"),
            reason_place_change: self.text("REASON_PLACE_CHANGE"),
            home_post: self.text("HOME_POST"),
            pl_post: self.text("PL_POST"),
            urn: self.text("URN"),
        }
    }

    pub(super) fn header(mut self) -> HeaderRow {
        HeaderRow {
            file: self.file.1,
            row: self.row.number,
            child: self.child(),
            sex: self.text("SEX"),
            dob: self.date("DOB", Weight::TouchesPayment),
            ethnic: self.text("ETHNIC"),
            upn: self.text("UPN"),
            mother: self.text("MOTHER"),
            mc_dob: self.date("MC_DOB", Weight::Look),
        }
    }

    pub(super) fn missing(mut self) -> MissingRow {
        MissingRow {
            file: self.file.1,
            row: self.row.number,
            child: self.child(),
            dob: self.date("DOB", Weight::Look),
            missing: self.text("MISSING"),
            mis_start: self.date("MIS_START", Weight::Look),
            mis_end: self.date("MIS_END", Weight::Look),
        }
    }

    fn text(&self, column: &str) -> String {
        self.columns.text(self.row, column).to_uppercase()
    }

    fn child(&mut self) -> String {
        let child = self.text("CHILD");
        if rounded_by_excel(&child) {
            let place = self.place("CHILD");
            self.findings.push(about(
                &child,
                found(
                    Weight::TouchesPayment,
                    "number_rounded",
                    place,
                    format!("{} is a number a spreadsheet has rounded", shown(&child)),
                    "Export the table again and do not open it in a spreadsheet before sending it",
                ),
            ));
        }
        child
    }

    fn date(&mut self, column: &'static str, weight: Weight) -> DateField {
        let sent = self.columns.text(self.row, column);
        if sent.is_empty() {
            return DateField::Blank;
        }
        match date::read(Way::Return, sent) {
            Ok(day) => DateField::Read(day),
            Err(not) => {
                let finding = found(weight, not.check, self.place(column), not.title, not.hint);
                self.findings.push(about(&self.text("CHILD"), finding));
                DateField::Unreadable(sent.to_owned())
            }
        }
    }

    fn place(&self, column: &'static str) -> Place {
        Place::row(self.file.0, self.row.number).columns([column])
    }
}
