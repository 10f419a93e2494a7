//! `/young-people`.

use crate::routes::Route;
use care::Case;

/// The addresses here.
pub const ROUTES: &[Route] = &[];

/// Where a case stands, in a word and in words.
pub struct CaseStanding {
    /// The word, as filters use it.
    pub word: &'static str,
    /// The words.
    pub words: String,
}

/// Where a case stands.
pub fn standing(case: &Case) -> CaseStanding {
    let said = face::said::day;
    let (word, words) = if let Some(day) = case.closed {
        ("closed", format!("Closed on {}", said(day)))
    } else if let Some(day) = case.opened {
        ("open", format!("Open since {}", said(day)))
    } else if let Some(day) = case.refused {
        let why = case.refusal_reason.as_deref().map_or(String::new(), |why| format!(": {why}"));
        ("refused", format!("Refused on {}{why}", said(day)))
    } else if let Some(day) = case.accepted {
        ("accepted", format!("Accepted on {}; waits to be opened", said(day)))
    } else if let Some(day) = case.endorsed {
        ("endorsed", format!("Endorsed on {}; waits for the supervisor", said(day)))
    } else if let Some(day) = case.referred {
        ("referred", format!("Referred on {}; waits for the panel", said(day)))
    } else {
        ("listed", "On the case list".to_owned())
    };
    CaseStanding { word, words }
}
