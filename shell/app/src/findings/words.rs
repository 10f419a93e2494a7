//! What should be true where the reader itself, and no published rule, found something.

/// What should be true, by the name of the reader's check; none for the rare ones, whose first
/// finding speaks for itself.
pub(super) fn of_reading(check: &str) -> Option<&'static str> {
    Some(match check {
        "episode_first_day_unreadable" => "The day an episode began can be read.",
        "episode_without_a_first_day" => "Every episode has the day it began.",
        "episode_last_day_unreadable" => "The day an episode ceased can be read.",
        "episode_of_nobody" => "Every episode has the number of its child.",
        "row_too_short" | "row_too_long" => "Every row has one value for each column.",
        "row_over_lines" => "Every quotation mark that is opened is closed.",
        "text_not_utf8" => "Text is saved as UTF-8.",
        "text_unprintable" => "Every character can be printed.",
        "number_rounded" => "Children’s numbers are whole, as no spreadsheet has rounded them.",
        "column_missing" => "Every table has the columns that days are counted from.",
        "column_unknown" => "Every column is one of the table’s.",
        "table_twice" => "Each table is sent once.",
        "table_unrecognised" => "Every file is a table of the return.",
        "year_doubtful" => "The episodes are of the year that was named.",
        date if date.starts_with("date_") => "Dates are written as in 31/01/2014.",
        _ => return None,
    })
}
