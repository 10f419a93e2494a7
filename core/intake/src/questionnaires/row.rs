//! One row of a sheet: who answered, when, and each answer as it should be, with every reason it
//! cannot be. A row with an answer out of range is not scored.

use super::AnswerRow;
use super::layout::{COLUMNS, DATE, DIFFICULTIES, ID, INFORMANT, ITEM_1, Layout};
use crate::date::{self, Way};
use crate::fields::rounded_by_excel;
use crate::say::{about, found, listed, shown};
use crate::table::spelt;
use csv::ByteRecord;
use definitions::{Date, Finding, Place, Text, Weight};
use wider::Informant;
use wider::sdq::{Answer, Answers, Degree};

/// Of the different wrong values of one row, how many are shown.
const SHOWN: usize = 5;

/// Reads a row; `None` when it cannot be scored, with why among the findings.
pub(super) fn read(
    file: &str,
    layout: &Layout,
    number: u64,
    record: &ByteRecord,
    findings: &mut Vec<Finding>,
) -> Option<AnswerRow> {
    let mut row = Row { file, layout, number, record, findings };
    let informant = row.informant();
    let mut answers = Answers::blank(informant.unwrap_or(Informant::Parent));
    let items = row.answers(&mut answers);
    let impact = row.impact(&mut answers);
    let id = row.id();
    let date = row.date();
    if informant.is_none() || !items || !impact {
        return None;
    }
    row.doubtful(&answers);
    Some(AnswerRow { row: number, id, date, answers })
}

struct Row<'a> {
    file: &'a str,
    layout: &'a Layout,
    number: u64,
    record: &'a ByteRecord,
    findings: &'a mut Vec<Finding>,
}

impl<'a> Row<'a> {
    fn bytes(&self, column: usize) -> &'a [u8] {
        self.layout.field(self.record, column)
    }

    fn text(&self, column: usize) -> &'a str {
        // A row that holds anything but UTF-8 is told before it comes here.
        std::str::from_utf8(self.bytes(column)).unwrap_or_default().trim()
    }

    fn find(
        &mut self,
        weight: Weight,
        check: &'static str,
        columns: &[usize],
        title: impl Into<String>,
        hint: impl Into<Text>,
    ) {
        let columns = columns.iter().map(|column| COLUMNS[*column]);
        let place = Place::row(self.file, self.number).columns(columns);
        let id = self.text(ID);
        self.findings.push(about(id, found(weight, check, place, title, hint)));
    }

    fn informant(&mut self) -> Option<Informant> {
        let sent = self.bytes(INFORMANT);
        if let Some(known) = Informant::ALL.into_iter().find(|who| who.key().as_bytes() == sent) {
            return Some(known);
        }
        let text = self.text(INFORMANT);
        match spelt(text).as_str() {
            "parent" | "carer" | "parent_or_carer" | "p" => return Some(Informant::Parent),
            "teacher" | "t" => return Some(Informant::Teacher),
            "self" | "young_person" | "child" | "s" => return Some(Informant::YoungPerson),
            "" => {
                let title = "Who answered is blank";
                let hint = "Write parent, teacher or self: each has bands of their own";
                self.find(Weight::Refused, "blank", &[INFORMANT], title, hint);
            }
            _ => {
                let title = format!("{} is not an informant", shown(text));
                let hint = "Write parent, teacher or self";
                self.find(Weight::Refused, "informant_unknown", &[INFORMANT], title, hint);
            }
        }
        None
    }

    /// Reads the items; whether every one is blank, 0, 1 or 2.
    fn answers(&mut self, answers: &mut Answers) -> bool {
        let mut wrong = Vec::new();
        for (at, item) in answers.items.iter_mut().enumerate() {
            match number(self.bytes(ITEM_1 + at)) {
                Sent::Blank => {}
                Sent::Number(number) if number <= 2 => *item = Answer::new(number),
                _ => wrong.push(ITEM_1 + at),
            }
        }
        let hint = "Write 0, 1 or 2, from the left-hand box to the right; leave it blank where \
                    nothing was ticked. The row was not scored";
        self.wrong(&wrong, "answer_out_of_range", "an answer from 0 to 2", hint)
    }

    /// Reads what the difficulties weigh; whether every one is blank or from 0 to 3.
    fn impact(&mut self, answers: &mut Answers) -> bool {
        let mut wrong = Vec::new();
        match self.difficulties() {
            Ok(difficulties) => answers.difficulties = difficulties,
            Err(()) => wrong.push(DIFFICULTIES),
        }
        let into = [
            &mut answers.distress,
            &mut answers.home,
            &mut answers.friends,
            &mut answers.classroom,
            &mut answers.leisure,
        ];
        for (column, degree) in (DIFFICULTIES + 1..).zip(into) {
            match number(self.bytes(column)) {
                Sent::Blank => {}
                Sent::Number(number) if number <= 3 => *degree = Degree::new(number),
                _ => wrong.push(column),
            }
        }
        let hint = "Write 0, 1, 2 or 3, from the left-hand box to the right; leave it blank where \
                    nothing was ticked. The row was not scored";
        self.wrong(&wrong, "impact_out_of_range", "an answer from 0 to 3", hint)
    }

    /// Whether there are difficulties: 0 or no; 1, 2, 3 or yes.
    fn difficulties(&self) -> Result<Option<bool>, ()> {
        match number(self.bytes(DIFFICULTIES)) {
            Sent::Blank => Ok(None),
            Sent::Number(number) if number <= 3 => Ok(Some(number > 0)),
            _ if self.text(DIFFICULTIES).eq_ignore_ascii_case("no") => Ok(Some(false)),
            _ if self.text(DIFFICULTIES).eq_ignore_ascii_case("yes") => Ok(Some(true)),
            _ => Err(()),
        }
    }

    fn wrong(&mut self, columns: &[usize], check: &'static str, what: &str, hint: &str) -> bool {
        let mut values: Vec<String> = Vec::new();
        for value in columns.iter().map(|column| shown(self.text(*column))) {
            if !values.contains(&value) {
                values.push(value);
            }
        }
        let title = match values.len() {
            0 => return true,
            1 => format!("{} is not {what}", values[0]),
            2..=SHOWN => format!("{} are not each {what}", listed(&values)),
            more => {
                let (first, more) = (values[..SHOWN].join(", "), more - SHOWN);
                format!("{first} and {more} more are not each {what}")
            }
        };
        self.find(Weight::Refused, check, columns, title, hint);
        false
    }

    fn id(&mut self) -> Option<String> {
        let text = self.text(ID);
        if rounded_by_excel(text) {
            let title = format!("{} is a number a spreadsheet has rounded", shown(text));
            let hint = "Format the column as text and type the number again in full";
            self.find(Weight::Look, "number_rounded", &[ID], title, hint);
        }
        (!text.is_empty()).then(|| text.to_owned())
    }

    fn date(&mut self) -> Option<Date> {
        let text = self.text(DATE);
        if text.is_empty() {
            return None;
        }
        date::read(Way::Ours, text)
            .map_err(|not| self.find(Weight::Look, not.check, &[DATE], not.title, not.hint))
            .ok()
    }

    /// What can be scored and should be looked at.
    fn doubtful(&mut self, answers: &Answers) {
        let weighs = [
            (DIFFICULTIES + 1, answers.distress),
            (DIFFICULTIES + 2, answers.home),
            (DIFFICULTIES + 3, answers.friends),
            (DIFFICULTIES + 4, answers.classroom),
            (DIFFICULTIES + 5, answers.leisure),
        ];
        let none = answers.difficulties == Some(false);
        let given = weighs.iter().filter(|(_, degree)| degree.is_some_and(|d| d.number() > 0));
        let given: Vec<usize> = given.map(|(column, _)| *column).collect();
        if none && !given.is_empty() {
            let columns: Vec<usize> = std::iter::once(DIFFICULTIES).chain(given).collect();
            let title = "There are said to be no difficulties, and yet they weigh on something";
            let hint = "Look at the form again. As it stands the impact is 0";
            self.find(Weight::Look, "impact_without_difficulties", &columns, title, hint);
        }
        let not_asked = |column: &usize| matches!(column - DIFFICULTIES, 2 | 5);
        let not_asked: Vec<usize> = weighs
            .iter()
            .filter(|(column, degree)| not_asked(column) && degree.is_some())
            .map(|(column, _)| *column)
            .collect();
        if answers.informant == Informant::Teacher && !not_asked.is_empty() {
            let title = "A teacher is not asked about home or leisure; it was not scored";
            let hint = "Check who answered: the informant decides the form and the bands";
            self.find(Weight::Look, "not_on_the_teachers_form", &not_asked, title, hint);
        }
        if answers.items.iter().all(Option::is_none) {
            let title = "No item of this row is answered";
            let hint = "Check that the answers were not left behind; there is nothing to score";
            self.find(Weight::Look, "nothing_answered", &[], title, hint);
        }
    }
}

/// What stands in a cell for an answer.
enum Sent {
    Blank,
    Number(u8),
    Other,
}

/// Reads a cell: one digit, or the same as some spreadsheets write it (`1.0`).
fn number(field: &[u8]) -> Sent {
    match field {
        [] => Sent::Blank,
        [digit @ b'0'..=b'9'] | [digit @ b'0'..=b'9', b'.', b'0'] => Sent::Number(digit - b'0'),
        _ if std::str::from_utf8(field).is_ok_and(|text| text.trim().is_empty()) => Sent::Blank,
        _ => Sent::Other,
    }
}
