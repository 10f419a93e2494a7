//! The provider's case list: cumulative, one for each quarter's end, holding what was known on
//! that day. What had not happened yet is blank.

use crate::life::Life;
use definitions::Date;
use std::fmt::Write;

/// The list's columns, in order.
pub const COLUMNS: &str = "case,young_person,name,family,team,therapist,source,quadrant,referred,\
endorsed,accepted,refused,refusal_reason,opened,first_visit,closed,closure_reason,completed,\
living_at_close,date_of_birth,council_child_number,died,moved,custody,prior_care_days,\
prior_offences";

/// Where the list for a day is kept.
pub fn path(day: Date) -> String {
    format!("provider/case-list-{day}.csv")
}

/// The list as it stood at the end of a day.
pub fn text(lives: &[Life], day: Date) -> String {
    let mut text = format!("{COLUMNS}\n");
    for life in lives.iter().filter(|life| reached(life.case.referred, day).is_some()) {
        text.push_str(&row(life, day).join(","));
        text.push('\n');
    }
    text
}

fn reached(event: Option<Date>, day: Date) -> Option<Date> {
    event.filter(|event| *event <= day)
}

fn row(life: &Life, day: Date) -> [String; 26] {
    let case = &life.case;
    let date = |event| reached(event, day).map_or_else(String::new, |date| date.to_string());
    let after = |event, text: &Option<String>| match reached(event, day) {
        Some(_) => text.clone().unwrap_or_default(),
        None => String::new(),
    };
    let completed = case.completed.map(|done| if done { "yes" } else { "no" }.to_owned());
    let count = |number: Option<u32>| number.map(|number| number.to_string());
    let always = |text: &Option<String>| text.clone().unwrap_or_default();
    let name = format!("Invented Young Person {}", case.young_person.trim_start_matches("YP-"));
    [
        case.case.clone(),
        case.young_person.clone(),
        name,
        always(&case.family),
        always(&case.team),
        after(case.opened, &case.therapist),
        always(&case.source),
        always(&case.quadrant),
        date(case.referred),
        date(case.endorsed),
        date(case.accepted),
        date(case.refused),
        after(case.refused, &case.refusal_reason),
        date(case.opened),
        date(case.first_visit),
        date(case.closed),
        after(case.closed, &case.closure_reason),
        after(case.closed, &completed),
        after(case.closed, &case.living_at_close),
        date(case.date_of_birth),
        council_number(life, day),
        date(case.died),
        date(case.moved),
        custody(life, day),
        after(case.opened, &count(case.prior_care_days)),
        after(case.opened, &count(case.prior_offences)),
    ]
}

fn council_number(life: &Life, day: Date) -> String {
    match &life.slip {
        Some(slip) if day < slip.until => slip.written.clone(),
        _ => life.person.council.clone(),
    }
}

fn custody(life: &Life, day: Date) -> String {
    let mut text = String::new();
    for spell in life.case.custody.iter().filter(|spell| spell.from <= day) {
        let joint = if text.is_empty() { "" } else { "; " };
        let _ = write!(text, "{joint}{} to", spell.from);
        if let Some(released) = reached(spell.released, day) {
            let _ = write!(text, " {released}");
        }
    }
    text
}
