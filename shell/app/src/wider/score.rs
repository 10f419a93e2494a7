//! Scoring a whole sheet of SDQ answers. Nothing is recorded, and no book is needed.

use definitions::{Cell, Finding, Kind, Table};
use intake::questionnaires::{AnswerRow, read_csv};
use wider::sdq::{Measure, four_bands, score, three_bands};

/// A sheet, scored.
#[derive(Clone, Debug)]
pub struct Scored {
    /// One row for each questionnaire that could be scored, in the order of the sheet.
    pub table: Table,
    /// Everything found in the sheet.
    pub findings: Vec<Finding>,
}

/// Scores a sheet of answers sent as CSV: every score, and its band in three and in four.
pub fn score_sheet(name: &str, bytes: &[u8]) -> Scored {
    let (rows, findings) = read_csv(name, bytes);
    let mut table = Table::new("SDQ scores", &COLUMNS);
    table.rows = rows.iter().map(cells).collect();
    Scored { table, findings }
}

fn cells(row: &AnswerRow) -> Vec<Cell> {
    let informant = row.answers.informant;
    let scores = score(&row.answers);
    let banded = || Measure::BANDED.into_iter().map(|measure| (measure, scores.of(measure)));
    let three = banded().map(|(measure, score)| {
        score.and_then(|score| three_bands(informant, measure, score)).map(|band| band.said())
    });
    let four = banded().map(|(measure, score)| {
        let band = score.and_then(|score| four_bands(informant, measure, score));
        band.map(|band| band.said(measure))
    });
    let mut cells = Vec::with_capacity(COLUMNS.len());
    cells.push(Cell::Whole(row.row as i64));
    cells.push(row.id.clone().into());
    cells.push(row.date.into());
    cells.push(informant.key().into());
    cells.extend(Measure::ALL.map(|measure| Cell::from(scores.of(measure).map(i64::from))));
    cells.extend(three.map(Cell::from));
    cells.extend(four.map(Cell::from));
    cells
}

const COLUMNS: [(&str, &str, Kind); 27] = [
    ("row", "Row", Kind::Number),
    ("id", "Id", Kind::Text),
    ("date", "Date", Kind::Date),
    ("informant", "Informant", Kind::Text),
    ("total", "Total difficulties", Kind::Number),
    ("emotional", "Emotional", Kind::Number),
    ("conduct", "Conduct", Kind::Number),
    ("hyperactivity", "Hyperactivity", Kind::Number),
    ("peer", "Peer", Kind::Number),
    ("prosocial", "Prosocial", Kind::Number),
    ("internalising", "Internalising", Kind::Number),
    ("externalising", "Externalising", Kind::Number),
    ("impact", "Impact", Kind::Number),
    ("total_three_bands", "Total difficulties, of three", Kind::Text),
    ("emotional_three_bands", "Emotional, of three", Kind::Text),
    ("conduct_three_bands", "Conduct, of three", Kind::Text),
    ("hyperactivity_three_bands", "Hyperactivity, of three", Kind::Text),
    ("peer_three_bands", "Peer, of three", Kind::Text),
    ("prosocial_three_bands", "Prosocial, of three", Kind::Text),
    ("impact_three_bands", "Impact, of three", Kind::Text),
    ("total_four_bands", "Total difficulties, of four", Kind::Text),
    ("emotional_four_bands", "Emotional, of four", Kind::Text),
    ("conduct_four_bands", "Conduct, of four", Kind::Text),
    ("hyperactivity_four_bands", "Hyperactivity, of four", Kind::Text),
    ("peer_four_bands", "Peer, of four", Kind::Text),
    ("prosocial_four_bands", "Prosocial, of four", Kind::Text),
    ("impact_four_bands", "Impact, of four", Kind::Text),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_columns_are_the_scores_and_then_their_bands_in_their_order() {
        let names: Vec<String> = COLUMNS[4..].iter().map(|(name, ..)| (*name).to_owned()).collect();
        let scores = Measure::ALL.iter().map(|measure| measure.key().to_owned());
        let banded = |end: &'static str| {
            Measure::BANDED.iter().map(move |measure| format!("{}_{end}", measure.key()))
        };
        let expected: Vec<String> =
            scores.chain(banded("three_bands")).chain(banded("four_bands")).collect();
        assert_eq!(names, expected);
    }

    #[test]
    fn a_sheet_is_scored_row_by_row_and_a_row_that_cannot_be_is_left_out() {
        let items: Vec<String> = (1..=25).map(|item| format!("q{item}")).collect();
        let sheet = format!(
            "informant,{},difficulties\nparent,{},no\nself,{},\nteacher,{},no\n",
            items.join(","),
            ["2"; 25].join(","),
            ["3"; 25].join(","),
            ["1,1,1,1,1,,,,,,,,,,,,,,,,,,,,"].join(","),
        );
        let scored = score_sheet("answers.csv", sheet.as_bytes());
        let numbers = |row: usize| scored.table.rows[row][4..13].to_vec();
        let whole = |numbers: &[i64]| numbers.iter().map(|n| Cell::Whole(*n)).collect::<Vec<_>>();
        assert_eq!(scored.table.rows.len(), 2);
        // Every item at 2: each reversed one counts nothing.
        assert_eq!(numbers(0), whole(&[30, 10, 8, 6, 6, 10, 16, 14, 0]));
        assert_eq!(scored.table.rows[0][13], Cell::from("abnormal"));
        assert_eq!(scored.table.rows[0][20], Cell::from("very high"));
        assert_eq!(scored.table.rows[0][25], Cell::from("close to average"));
        assert_eq!(numbers(1)[..8], vec![Cell::Blank; 8]);
        assert_eq!((numbers(1)[8].clone(), scored.findings.len()), (Cell::Whole(0), 1));
    }
}
