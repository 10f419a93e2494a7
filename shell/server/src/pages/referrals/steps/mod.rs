//! The steps, one file each: what is asked, and the verb that does it.

mod accept;
mod agree;
mod answer;
mod ask;
mod assess;
mod assign;
mod close;
mod decline;
mod endorse;
mod first_visit;
mod open;
mod refuse;
mod tell;
mod withdraw;

pub use accept::Accept;
pub use agree::Agree;
pub use answer::Answer;
pub use ask::Ask;
pub use assess::Assess;
pub use assign::Assign;
pub use close::Close;
pub use decline::Decline;
pub use endorse::Endorse;
pub use first_visit::FirstVisit;
pub use open::Open;
pub use refuse::Refuse;
pub use tell::Tell;
pub use withdraw::Withdraw;

use super::step::On;
use face::{Choice, Question, Radios, Select, Textarea};
use maud::{Markup, html};

/// A question answered in a few words.
fn words(on: &On<'_>, label: &str, hint: &str) -> Markup {
    html! { (Textarea::new("words", label).hint(hint).value(on.fields.get("words")).rows(4).errors(on.errors)) }
}

/// Why a rule of the pathway is bent, where deciding today would bend one.
fn why_bent(on: &On<'_>) -> Markup {
    let (book, today) = (&on.visit.view().book, on.visit.moment.today);
    let path = &on.referral.path;
    let bent = care::path::exceptions::bent_by_deciding(path, on.terms, &book.meetings, today);
    if bent.is_empty() && on.fields.get("why").is_empty() {
        return html! {};
    }
    let rules: Vec<&str> = bent.into_iter().map(care::path::exceptions::Rule::said).collect();
    html! {
        @if !rules.is_empty() {
            (face::inset_text(format!("Decided today, this bends a rule of the pathway: {}. Write the meeting down first, or say why; the Project Board is shown it.", rules.join("; "))))
        }
        (Textarea::new("why", "Why, where a rule is bent").value(on.fields.get("why")).rows(2).errors(on.errors))
    }
}

/// One of the contract's reasons.
fn reason(on: &On<'_>, legend: &str, reasons: impl IntoIterator<Item = String>) -> Markup {
    let choices = reasons.into_iter().map(|reason| Choice::new(&reason, capital(&reason)));
    html! { (Radios::new("reason", legend, choices).chosen(on.fields.get("reason")).errors(on.errors)) }
}

/// A therapist of a team, by staff number.
fn therapist(on: &On<'_>, team: &str) -> Markup {
    let today = on.visit.moment.today;
    let names = crate::pages::young_people::therapists(on.visit);
    let book = &on.visit.view().book;
    let in_post = book.team.therapists(today).filter(|(_, post)| post.team == team);
    let mut here: Vec<&str> = in_post.map(|(staff, _)| staff).collect();
    if book.team.posts.is_empty() {
        // Nobody's post is written down yet: whoever has a staff number may be a therapist.
        here = names.keys().copied().collect();
        here.sort_unstable();
    }
    let choices = here.into_iter().map(|staff| {
        let name = names.get(staff).copied().unwrap_or_default();
        let words = if name.is_empty() { staff.to_owned() } else { format!("{name} ({staff})") };
        Choice::new(staff, words)
    });
    let choices = crate::pages::asking::or_none("Choose a therapist", choices);
    html! { (Select::new("therapist", "Therapist", choices).chosen(on.fields.get("therapist")).errors(on.errors)) }
}

/// The agenda it was pressed on, to go back to.
fn from_agenda(on: &On<'_>) -> Markup {
    let listing = crate::listing::Listing::of(&on.visit.here);
    let from = match on.fields.get("agenda") {
        "" => listing.get("from"),
        kept => kept,
    };
    html! { @if !from.is_empty() { (face::hidden("agenda", from)) } }
}

fn capital(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
