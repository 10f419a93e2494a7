//! Those within reach, and which of them a search asks for. A search looks at nobody else, and at
//! nothing of anyone that the person may not know: a number they may not know finds nobody.

use super::{CaseStanding, standing};
use crate::failure::Failure;
use crate::listing::Listing;
use crate::visit::Visit;
use app::access::Action;
use app::people::event::Relation;
use care::Case;
use definitions::{Date, Days};
use std::collections::HashMap;

/// One young person within reach.
pub struct Found<'a> {
    /// The pseudonym.
    pub key: &'a str,
    /// The case.
    pub case: &'a Case,
    /// Whether the person may know who it is.
    pub is_known: bool,
    /// Their name, where the person may know it and the register has it.
    pub name: &'a str,
    /// The therapist's name, where the person may know who the young person is.
    pub therapist: &'a str,
    /// Where the case stands.
    pub standing: CaseStanding,
    /// The window, where there is one.
    pub window: Option<Tracking>,
}

/// What is counted of a young person who is tracked.
#[derive(Clone, Copy)]
pub struct Tracking {
    /// The first day.
    pub from: Date,
    /// Quarters settled.
    pub settled: usize,
    /// Care days known so far.
    pub care_days: Days,
}

impl Found<'_> {
    /// What they are called on a page.
    pub fn called(&self) -> &str {
        if self.is_known { &self.case.case } else { self.key }
    }

    /// Whether a list narrowed like this has them.
    pub fn is_asked_for(&self, listing: &Listing) -> bool {
        let is = |name: &str, value: Option<&String>| {
            let wanted = listing.get(name);
            wanted.is_empty() || value.is_some_and(|value| value == wanted)
        };
        let standing = listing.get("standing");
        let tracked = match listing.get("tracked") {
            "yes" => self.window.is_some(),
            "no" => self.window.is_none(),
            _ => true,
        };
        is("quadrant", self.case.quadrant.as_ref())
            && is("team", self.case.team.as_ref())
            && is("therapist", self.case.therapist.as_ref())
            && (standing.is_empty() || standing == self.standing.word)
            && tracked
            && self.answers_to(listing.get("q"))
    }

    /// Whether a search by number, pseudonym, initials, name or worker finds them.
    fn answers_to(&self, asked: &str) -> bool {
        let asked = asked.trim().to_lowercase();
        let begins = |text: &str| text.to_lowercase().starts_with(&asked);
        let pseudonym = begins(self.key) || self.key.get(2..).is_some_and(begins);
        let worker = self.case.therapist.as_deref().is_some_and(begins);
        let known = self.is_known
            && (begins(&self.case.case)
                || has_name(self.name, &asked)
                || has_name(self.therapist, &asked)
                || initials(self.name) == letters(&asked));
        asked.is_empty() || pseudonym || worker || known
    }
}

/// Everyone within reach, by the list's order.
pub fn within_reach(visit: &Visit) -> Result<Vec<Found<'_>>, Failure> {
    let view = visit.view();
    let (reach, known) = (visit.reach(Action::SeeChild)?, visit.reach(Action::SeeChildIdentity)?);
    let counted = counted(visit)?;
    let therapists = therapists(visit);
    let cases = view.cases()?.zip(reach.allowed.iter().zip(&known.allowed));
    cases
        .filter(|(_, (reached, _))| **reached)
        .map(|((key, case), (_, is_known))| {
            let worker = case.therapist.as_deref().and_then(|number| therapists.get(number));
            let tracked = view.tracked(key)?;
            Ok(Found {
                key,
                case,
                is_known: *is_known,
                name: if *is_known { view.name_of(case) } else { "" },
                therapist: worker.copied().filter(|_| *is_known).unwrap_or(""),
                standing: standing(case),
                window: tracked.and_then(|at| counted.get(at)).copied(),
            })
        })
        .collect()
}

/// What is counted of every tracked child, in their order.
fn counted(visit: &Visit) -> Result<Vec<Tracking>, Failure> {
    let calculation = visit.view().current()?;
    let empty = |window: &care::window::Window| Tracking {
        from: window.start,
        settled: 0,
        care_days: Days(0),
    };
    let tracked = &calculation.children.tracked;
    let mut counted: Vec<Tracking> = tracked.iter().map(|child| empty(&child.window)).collect();
    for line in &calculation.measured {
        let child = &mut counted[line.child as usize];
        child.settled += usize::from(line.in_statement());
        child.care_days += line.count.care;
    }
    Ok(counted)
}

/// Therapists' names, by staff number.
pub fn therapists(visit: &Visit) -> HashMap<&str, &str> {
    let (view, today) = (visit.view(), visit.moment.today);
    let mut therapists = HashMap::new();
    for (person, account) in &view.book.people.accounts {
        for relation in account.relations_on(today) {
            if let Relation::Staff(number) = relation {
                therapists.insert(number.as_str(), view.names.of(person));
            }
        }
    }
    therapists
}

/// Whether some word of a name, or the name from there on, begins with what is asked.
fn has_name(name: &str, asked: &str) -> bool {
    let name = name.to_lowercase();
    let mut starts =
        name.char_indices().filter(|(at, _)| *at == 0 || name[..*at].ends_with([' ', '-', '(']));
    starts.any(|(at, _)| name[at..].starts_with(asked))
}

/// The first letter of each word of a name.
fn initials(name: &str) -> String {
    name.split([' ', '-']).filter_map(|word| word.chars().next()).collect::<String>().to_lowercase()
}

/// What is typed, without full stops and spaces between initials.
fn letters(asked: &str) -> String {
    asked.chars().filter(|c| !c.is_whitespace() && *c != '.').collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(case: &Case, is_known: bool) -> Found<'_> {
        let (name, therapist) =
            if is_known { ("Ann Other-Name", "Invented Worker") } else { ("", "") };
        let standing = standing(case);
        Found { key: "C-7KQ2MX4A", case, is_known, name, therapist, standing, window: None }
    }

    fn case() -> Case {
        let text = |text: &str| Some(text.to_owned());
        let (team, therapist) = (text("North and Mid"), text("T01"));
        Case { case: "E-0042".to_owned(), team, therapist, ..Case::default() }
    }

    fn finds(is_known: bool, asked: &str) -> bool {
        let query = url::form_urlencoded::byte_serialize(asked.as_bytes()).collect::<String>();
        let case = case();
        found(&case, is_known).is_asked_for(&Listing::of(&format!("/young-people?q={query}")))
    }

    #[test]
    fn whoever_may_know_finds_by_number_name_initials_and_worker() {
        for asked in ["e-0042", "C-7KQ", "7kq2", "ann", "other", "A.O.N.", "aon", "T01", "worker"] {
            assert!(finds(true, asked), "{asked}");
        }
        assert!(!finds(true, "nn") && !finds(true, "bob"));
    }

    #[test]
    fn whoever_may_not_know_finds_by_pseudonym_and_staff_number_only() {
        for asked in ["C-7KQ", "T01"] {
            assert!(finds(false, asked), "{asked}");
        }
        for asked in ["E-0042", "ann", "aon", "worker"] {
            assert!(!finds(false, asked), "{asked}");
        }
    }

    #[test]
    fn a_list_is_narrowed_by_everything_asked_at_once() {
        let case = case();
        let asked = |query: &str| {
            found(&case, true).is_asked_for(&Listing::of(&format!("/young-people?{query}")))
        };
        assert!(asked("team=North+and+Mid&standing=listed&tracked=no"));
        assert!(!asked("team=North+and+Mid&tracked=yes"));
        assert!(!asked("quadrant=North"));
    }
}
