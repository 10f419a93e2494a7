//! One row of the case list, field by field.

use super::{CaseRow, custody, order};
use crate::columns::Columns;
use crate::fields::Fields;
use crate::say::shown;
use crate::table::Row;
use care::Case;
use definitions::{Finding, Weight};

/// The row, unless something found refuses it.
pub(super) fn read(
    file: &str,
    columns: &Columns,
    row: &Row,
    findings: &mut Vec<Finding>,
) -> Option<CaseRow> {
    use Weight::{Look, Refused};
    let mut fields = Fields::of(file, columns, row, "young_person", findings);
    let case = Case {
        case: fields.needed("case", "The case number"),
        young_person: fields.needed("young_person", "The young person's number"),
        family: fields.identifier("family"),
        team: fields.text("team"),
        therapist: fields.text("therapist"),
        source: source(&mut fields),
        quadrant: fields.text("quadrant"),
        referred: fields.date("referred", Look),
        endorsed: fields.date("endorsed", Look),
        accepted: fields.date("accepted", Look),
        refused: fields.date("refused", Look),
        refusal_reason: fields.text("refusal_reason"),
        // What the tracking window and its days rest on must be read or the row waits.
        opened: fields.date("opened", Refused),
        first_visit: fields.date("first_visit", Look),
        closed: fields.date("closed", Look),
        closure_reason: fields.text("closure_reason"),
        completed: fields.yes_or_no("completed"),
        living_at_close: fields.text("living_at_close"),
        date_of_birth: fields.date("date_of_birth", Refused),
        council_child_number: fields.identifier("council_child_number"),
        died: fields.date("died", Refused),
        moved: fields.date("moved", Refused),
        custody: custody::read(&mut fields),
        prior_care_days: fields.count("prior_care_days"),
        prior_offences: fields.count("prior_offences"),
    };
    let name = fields.text("name");
    order::check(&case, &mut fields);
    fields.usable.then_some(CaseRow { row: row.number, name, case })
}

const SOURCES: [&str; 4] = ["social worker", "YOS", "D-BIT", "other"];

/// Who referred, in the spelling of the list of sources; any other text is kept as it is.
fn source(fields: &mut Fields) -> Option<String> {
    let text = fields.text("source")?;
    let known = SOURCES.iter().find(|known| known.eq_ignore_ascii_case(&text));
    if known.is_none() {
        let title = format!("{} is not one of the usual sources; it was kept", shown(&text));
        let hint = "Usual are social worker, YOS, D-BIT and other";
        fields.find(Weight::Note, "source_unknown", &["source"], title, hint);
    }
    Some(known.map_or(text, |known| (*known).to_owned()))
}
