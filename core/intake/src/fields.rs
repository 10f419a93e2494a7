//! The fields of one row of a file whose columns are ours to define: each read as what it should
//! be, and every reason it cannot be. A finding that refuses makes the whole row unusable.

use crate::columns::Columns;
use crate::date::{self, Way};
use crate::say::{about, found, shown};
use crate::table::Row;
use definitions::{Date, Finding, Money, Place, Text, Weight};

/// One row being read.
pub(crate) struct Fields<'a> {
    file: &'a str,
    columns: &'a Columns,
    row: &'a Row,
    child: &'static str,
    findings: &'a mut Vec<Finding>,
    /// Whether nothing found so far refuses the row.
    pub(crate) usable: bool,
}

impl<'a> Fields<'a> {
    /// The fields of a row; `child` is the column that numbers the child.
    pub(crate) fn of(
        file: &'a str,
        columns: &'a Columns,
        row: &'a Row,
        child: &'static str,
        findings: &'a mut Vec<Finding>,
    ) -> Fields<'a> {
        Fields { file, columns, row, child, findings, usable: true }
    }

    /// Records a finding about this row.
    pub(crate) fn find(
        &mut self,
        weight: Weight,
        check: &'static str,
        columns: &[&'static str],
        title: impl Into<String>,
        hint: impl Into<Text>,
    ) {
        let place = Place::row(self.file, self.row.number).columns(columns.iter().copied());
        let child = self.columns.text(self.row, self.child).to_uppercase();
        self.findings.push(about(&child, found(weight, check, place, title, hint)));
        self.usable &= weight != Weight::Refused;
    }

    /// The text, if there is any.
    pub(crate) fn text(&mut self, column: &'static str) -> Option<String> {
        let text = self.columns.text(self.row, column);
        if SPREADSHEET_ERRORS.contains(&text) {
            let title = format!("{} is an error the spreadsheet shows, not a value", shown(text));
            let hint = "Mend the formula, or type the value or leave the cell blank";
            self.find(Weight::Refused, "spreadsheet_error", &[column], title, hint);
            return None;
        }
        (!text.is_empty()).then(|| text.to_owned())
    }

    /// A number or code that stands for someone or something: kept in upper case.
    pub(crate) fn identifier(&mut self, column: &'static str) -> Option<String> {
        let text = self.text(column)?.to_uppercase();
        if rounded_by_excel(&text) {
            let title = format!("{} is a number a spreadsheet has rounded", shown(&text));
            let hint = "Format the column as text and type the number again in full";
            self.find(Weight::Refused, "number_rounded", &[column], title, hint);
        }
        Some(text)
    }

    /// An identifier that must be there; blank when it is not, and then the row is unusable.
    pub(crate) fn needed(&mut self, column: &'static str, what: &str) -> String {
        self.find_blank(column, what);
        self.identifier(column).unwrap_or_default()
    }

    /// A date that must be there.
    pub(crate) fn needed_date(&mut self, column: &'static str, what: &str) -> Option<Date> {
        self.find_blank(column, what);
        self.date(column, Weight::Refused)
    }

    fn find_blank(&mut self, column: &'static str, what: &str) {
        if self.columns.text(self.row, column).is_empty() {
            let hint = "Fill it in: without it the row cannot be used";
            self.find(Weight::Refused, "blank", &[column], format!("{what} is blank"), hint);
        }
    }

    /// A date; `weight` says how much it matters that it cannot be read.
    pub(crate) fn date(&mut self, column: &'static str, weight: Weight) -> Option<Date> {
        let text = self.text(column)?;
        match date::read(Way::Ours, &text) {
            Ok(day) => Some(day),
            Err(not) => {
                self.find(weight, not.check, &[column], not.title, not.hint);
                None
            }
        }
    }

    /// An amount in pounds that must be there.
    pub(crate) fn needed_money(&mut self, column: &'static str, what: &str) -> Option<Money> {
        self.find_blank(column, what);
        self.money(column)
    }

    /// An amount in pounds, below nothing with a minus in front.
    pub(crate) fn money(&mut self, column: &'static str) -> Option<Money> {
        let text = self.text(column)?;
        let amount = Money::parse(&text);
        if amount.is_none() {
            let title = format!("{} is not an amount in pounds", shown(&text));
            let hint = "Write it as 1536.64 or -1536.64, with no other currency and no more than two decimals";
            self.find(Weight::Refused, "not_an_amount", &[column], title, hint);
        }
        amount
    }

    /// A count of something: a whole number.
    pub(crate) fn count(&mut self, column: &'static str) -> Option<u32> {
        let text = self.text(column)?;
        let number = text.parse().ok();
        if number.is_none() {
            let title = format!("{} is not a whole number; it was left out", shown(&text));
            let hint = "Write digits only, as in 810, or leave the cell blank";
            self.find(Weight::Look, "not_a_whole_number", &[column], title, hint);
        }
        number
    }

    /// Yes or no.
    pub(crate) fn yes_or_no(&mut self, column: &'static str) -> Option<bool> {
        let text = self.text(column)?;
        match text.to_lowercase().as_str() {
            "yes" | "y" | "true" => Some(true),
            "no" | "n" | "false" => Some(false),
            _ => {
                let title = format!("{} is neither yes nor no; it was left out", shown(&text));
                let hint = "Write yes or no, or leave the cell blank";
                self.find(Weight::Look, "not_yes_or_no", &[column], title, hint);
                None
            }
        }
    }
}

const SPREADSHEET_ERRORS: [&str; 7] =
    ["#N/A", "#REF!", "#VALUE!", "#NAME?", "#DIV/0!", "#NULL!", "#NUM!"];

/// Whether a number looks like `1.23E+09`: a spreadsheet has thrown digits away, and two children
/// may now share it.
pub(crate) fn rounded_by_excel(text: &str) -> bool {
    let Some((number, power)) = text.split_once("E+").or_else(|| text.split_once("e+")) else {
        return false;
    };
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    digits(power) && digits(&number.replacen('.', "", 1))
}
