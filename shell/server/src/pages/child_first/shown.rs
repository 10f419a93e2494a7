//! A brake as the reader may know it: the pseudonym only where they reach that record, the reason
//! only where they pulled it or may follow it up.

use crate::pages::who;
use crate::visit::Visit;
use app::access::Action;
use app::people::Brake;
use face::{Standing, standing_said};
use maud::Markup;

/// For whom it was pulled.
pub fn about(visit: &Visit, brake: &Brake) -> String {
    match &brake.case {
        Some(key) => who::child(visit, key),
        None => "the whole programme".to_owned(),
    }
}

/// Why, where the reader may know.
pub fn why<'a>(visit: &Visit, brake: &'a Brake) -> Option<&'a str> {
    let theirs = brake.by == visit.by_name();
    (theirs || visit.may(Action::FollowBrake)).then_some(brake.why.as_str())
}

/// How it stands.
pub fn standing(brake: &Brake) -> Markup {
    match brake.holds() {
        true => standing_said(Standing::Stopped, words(brake)),
        false => standing_said(Standing::Done, words(brake)),
    }
}

/// The same in words.
pub fn words(brake: &Brake) -> &'static str {
    match (brake.holds(), brake.followed.is_empty()) {
        (true, true) => "holds",
        (true, false) => "holds, followed up",
        (false, _) => "released",
    }
}

/// Whose record it names, for the log of reads.
pub fn subject(visit: &Visit, brake: &Brake) -> Option<String> {
    brake.case.clone().filter(|key| who::reaches(visit, key))
}
