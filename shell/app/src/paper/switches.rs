//! Every switch of `tracking.toml` and `days.toml` in force: its name, its value, since when it
//! holds and where it comes from. Read from the pages as they are, so that a switch the contract
//! has gained is printed too.

use crate::paper::words::terms_table;
use care::terms::{DayTerms, Tracking};
use definitions::{Cell, Date, Table, iso};
use serde::Serialize;
use serde_json::Value;

/// Who is tracked, from when, for how long.
pub(crate) fn tracking(page: &Tracking, day: Date) -> Table {
    let names = page.origins(day).into_iter().map(|(name, _)| name);
    switches("Who is tracked, tracking.toml", page, names, day)
}

/// What a day is.
pub(crate) fn days(page: &DayTerms, day: Date) -> Table {
    let names = page.origins(day).into_iter().map(|(name, _)| name);
    switches("What a day is, days.toml", page, names, day)
}

fn switches(
    title: &str,
    page: &impl Serialize,
    names: impl Iterator<Item = &'static str>,
    day: Date,
) -> Table {
    let mut table = terms_table(title);
    let page = serde_json::to_value(page).unwrap_or_default();
    for name in names {
        let versions = page[name].as_array().cloned().unwrap_or_default();
        let begun = versions.iter().take_while(|version| since(version).is_none_or(|s| s <= day));
        for version in versions.iter().take(begun.count().max(1)) {
            table.rows.push(vec![
                self::name(name).into(),
                value(name, &version["value"]).into(),
                since(version).into(),
                origin(version),
            ]);
        }
    }
    table
}

/// None for a term that has always held.
fn since(version: &Value) -> Option<Date> {
    version["since"].as_str().and_then(iso)
}

fn origin(version: &Value) -> Cell {
    let words = |name: &str| version[name].as_str();
    match (words("source"), words("assumed")) {
        (Some(source), _) => source.into(),
        (None, Some(why)) => format!("assumed: {why}").into(),
        (None, None) => Cell::Blank,
    }
}

fn value(name: &str, value: &Value) -> String {
    let words = match value {
        Value::String(word) => word.replace('-', " "),
        Value::Bool(true) => "yes".to_owned(),
        Value::Bool(false) => "no".to_owned(),
        Value::Object(range) => match (range.get("from"), range.get("to")) {
            (Some(from), Some(to)) => format!("{from} to {to}"),
            _ => value.to_string(),
        },
        other => other.to_string(),
    };
    match name {
        "short_break_limit" => format!("{words} days"),
        _ => words,
    }
}

/// A switch as people say it. A switch that has no words here shows its own name.
pub(crate) fn name(name: &str) -> String {
    let words = match name {
        "start_event" => "The window counts from",
        "cohort_by" => "The cohort is named by",
        "quarter_clock" => "Whose quarters",
        "months" => "Months tracked",
        "quarters" => "Tracking quarters",
        "ages" => "Ages at the start",
        "eighteenth_birthday" => "At the eighteenth birthday the window",
        "death" => "At a death the window",
        "move_away" => "When the family moves away the window",
        "population" => "Whose days count",
        "re_referral" => "What a re-referral gets",
        "short_breaks" => "Short breaks, V3 and V4",
        "short_break_limit" => "The longest V3 short break",
        "placed_with_parents" => "With own parents on a care order, P1",
        "kinship" => "With relatives or friends, U1 to U3 and Q1",
        "independent_living" => "Independent living, P2, H5 and K3",
        "remand" => "On remand, J1 to J3",
        "sentenced_custody" => "Sentenced custody, and R5",
        "other_authority" => "Care taken over by another authority, E3",
        "guardianship" => "After a special guardianship or residence order",
        "adoption" => "After an adoption order",
        "temporary" => "Temporary placements, T0 to T4",
        "missing" => "Missing from placement",
        "missing_when_ceased" => "Missing when care ceased, E8",
        "no_data" => "Days no return answers for",
        "merge" => "How annual returns are merged",
        "merge_gap" => "Merge step 1A leaves its one-day gap",
        _ => return name.replace('_', " "),
    };
    words.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::paper::testing::essex;

    #[test]
    fn every_switch_of_the_contract_has_words_and_an_origin() {
        let contract = essex();
        let day = Date::constant(2014, 9, 30);
        for (name, _) in
            contract.tracking.origins(day).into_iter().chain(contract.days.origins(day))
        {
            assert_ne!(self::name(name), name.replace('_', " "), "{name} has words of its own");
        }
        let tables = [tracking(&contract.tracking, day), days(&contract.days, day)];
        for row in tables.iter().flat_map(|table| &table.rows) {
            assert!(row.iter().all(|cell| *cell != Cell::Blank), "{row:?}");
        }
        assert_eq!(tables[1].rows[1][1], Cell::from("17 days"));
        assert_eq!(tables[0].rows[5][1], Cell::from("11 to 17"));
    }
}
