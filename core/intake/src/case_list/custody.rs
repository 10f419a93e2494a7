//! Sentenced custody as one cell of the case list: `2014-03-01 to 2014-05-01; 2014-09-01 to`.
//! The second date is the day of release, which no longer counts; with none, release is not known.

use crate::date::{self, Way};
use crate::fields::Fields;
use crate::say::shown;
use care::case::Custody;
use definitions::Weight;

/// The spells in order of their first day.
pub(super) fn read(fields: &mut Fields) -> Vec<Custody> {
    let Some(text) = fields.text("custody") else { return Vec::new() };
    let parts = text.split(';').map(str::trim).filter(|part| !part.is_empty());
    let mut spells: Vec<Custody> = parts.filter_map(|part| spell(part, fields)).collect();
    spells.sort_unstable();
    let runs_on = |pair: &[Custody]| pair[0].released.is_none_or(|day| pair[1].from < day);
    if let Some(pair) = spells.windows(2).find(|pair| runs_on(pair)) {
        let title = format!("Custody from {} had not ended when the next began", pair[0].from);
        let hint = "Give the day of release of the earlier one, or make the two one";
        fields.find(Weight::TouchesPayment, "custody_overlaps", &["custody"], title, hint);
    }
    spells
}

fn spell(part: &str, fields: &mut Fields) -> Option<Custody> {
    let refuse = |fields: &mut Fields, title, hint: String| {
        fields.find(Weight::Refused, "custody_unreadable", &["custody"], title, hint);
        None
    };
    let (from, released) = match part.to_lowercase().split_once("to") {
        Some((from, to)) => (from.trim().to_owned(), to.trim().to_owned()),
        None => {
            let title = format!("{} is not a spell of custody", shown(part));
            let hint =
                "Write 2014-03-01 to 2014-05-01, or 2014-03-01 to while release is not known";
            return refuse(fields, title, hint.to_owned());
        }
    };
    let released = Some(released).filter(|text| !text.is_empty());
    let days = (
        date::read(Way::Ours, &from),
        released.map(|text| date::read(Way::Ours, &text)).transpose(),
    );
    match days {
        (Err(not), _) | (_, Err(not)) => {
            refuse(fields, format!("In custody, {}", not.title), not.hint)
        }
        (Ok(from), Ok(Some(released))) if released <= from => {
            let title = format!("Custody from {from} ends on {released}, which is no day at all");
            refuse(fields, title, "Check the two dates".to_owned())
        }
        (Ok(from), Ok(released)) => Some(Custody { from, released }),
    }
}
