//! What is wrong with the provider's case list, or between it and the council's returns: links to
//! council numbers, dates of birth, ages. While they stand, the young people's quarters wait.

use super::standing::{Of, Standing, digest};
use crate::book::Book;
use crate::book::children::Children;
use crate::book::listed::{contradictions, twice};
use care::Case;
use care::link::Link;
use definitions::{Finding, Place, Weight};
use outcomes::measurement::Wait;
use std::collections::{BTreeMap, HashMap};

/// A link that a person has to decide.
pub const DOUBTFUL: &str = "link_doubtful";
/// A council number that is in no return.
pub const NOT_FOUND: &str = "number_in_no_return";
/// No council number.
pub const UNLINKED: &str = "no_council_number";
/// No date of birth, on the list or in a return.
pub const NO_DATE_OF_BIRTH: &str = "no_date_of_birth";
/// A young person outside the contract's ages at the start.
pub const AGE: &str = "age_outside_the_contract";

/// The list says another thing than what was written down by hand.
pub const CONTRADICTS: &str = "list_contradicts_path";
/// A referral on the list that was written down by hand under another number.
pub const TWICE: &str = "referral_twice";

/// What should be true, for each of these.
pub fn says(check: &str) -> Option<&'static str> {
    Some(match check {
        DOUBTFUL => "What the case list says of a young person agrees with the return.",
        NOT_FOUND => {
            "A council number on the case list is in a return, or the council has confirmed it."
        }
        UNLINKED => "Every young person on the case list has the council’s number.",
        NO_DATE_OF_BIRTH => "The day every young person was born is known.",
        AGE => "Young people are of the contract’s ages when they start.",
        CONTRADICTS => "The case list says of a case what was written down by hand.",
        TWICE => "A referral written down by hand has the same number on the case list.",
        _ => return None,
    })
}

/// What stands in the case list.
pub fn in_case_list(book: &Book, children: &Children) -> Vec<Standing> {
    let moments: HashMap<u64, i64> =
        book.commands.iter().map(|command| (command.entry, command.at)).collect();
    let mut found = Vec::new();
    for case in &children.listed {
        let link = children.links.get(&case.young_person).and_then(of_link);
        if let Some((check, words)) = link {
            found.push(standing(book, &moments, case, check, words, Weight::TouchesPayment));
        }
    }
    for (tracked, listed) in children.tracked.iter().zip(&children.cases) {
        let case = &listed.case;
        if tracked.waits == Some(Wait::NoDateOfBirth) {
            let words = (
                "Nobody has said when this young person was born",
                "Fill in the date of birth on the case list and send it again",
            );
            found.push(standing(
                book,
                &moments,
                case,
                NO_DATE_OF_BIRTH,
                words,
                Weight::TouchesPayment,
            ));
        }
        let ages = book.contract.as_ref().map(|c| *c.tracking.ages.value(tracked.window.start));
        let outside = |age| ages.is_some_and(|ages| age < ages.from || age > ages.to);
        if tracked.age_at_start.is_some_and(outside) {
            let words = (
                "This young person was outside the contract’s ages at the start",
                "Check the date of birth; the days are counted meanwhile",
            );
            found.push(standing(book, &moments, case, AGE, words, Weight::Look));
        }
    }
    let typed = on_paths(book);
    let standing = |(case, check, title, hint, weight): Told| {
        standing(book, &moments, &case, check, (&title, hint), weight)
    };
    found.extend(typed.into_iter().map(standing));
    found
}

/// A case, the check, what is wrong, what to do, and how much it matters.
type Told = (Case, &'static str, String, &'static str, Weight);

/// What is wrong between the list and what was written down by hand; one finding a case.
fn on_paths(book: &Book) -> Vec<Told> {
    let mut columns: BTreeMap<String, (Case, Vec<&'static str>)> = BTreeMap::new();
    for one in contradictions(book) {
        let (_, columns) =
            columns.entry(one.case.case.clone()).or_insert_with(|| (one.case.clone(), Vec::new()));
        columns.push(one.column);
    }
    let dates = ["opened", "closed", "date_of_birth", "died", "moved", "council_child_number"];
    let contradicts = columns.into_values().map(|(case, columns)| {
        let touches = columns.iter().any(|column| dates.contains(column));
        let weight = if touches { Weight::TouchesPayment } else { Weight::Look };
        let title =
            format!("The list and what was written down by hand differ: {}", columns.join(", "));
        let hint = "What was written down by hand stands; put right whichever is wrong";
        (case, CONTRADICTS, title, hint, weight)
    });
    let twice = twice(book).into_iter().map(|(case, number)| {
        let title = format!("This looks like {number}, which was written down by hand");
        let hint = "Give the row that number on the list, or both would count";
        (case, TWICE, title, hint, Weight::TouchesPayment)
    });
    contradicts.chain(twice).collect()
}

/// What is wrong with a link, and what to do.
fn of_link(link: &Link) -> Option<(&'static str, (&'static str, &'static str))> {
    Some(match link {
        Link::Doubtful { .. } => (
            DOUBTFUL,
            (
                "The link to a council number is doubtful",
                "Decide which council child this young person is",
            ),
        ),
        Link::NotFound { .. } => (
            NOT_FOUND,
            (
                "The council number is in no return",
                "Check the number; if it is right and the child was never looked after, the council confirms it",
            ),
        ),
        Link::Unlinked => (
            UNLINKED,
            (
                "There is no council number",
                "Fill in the council’s number on the case list and send it again",
            ),
        ),
        Link::Exact { .. } | Link::Confirmed { .. } => return None,
    })
}

fn standing(
    book: &Book,
    moments: &HashMap<u64, i64>,
    case: &Case,
    check: &'static str,
    (title, hint): (&str, &str),
    weight: Weight,
) -> Standing {
    let key = book.pseudonyms.case(&case.case);
    let number = digest(&[check, "case list", &key], 0);
    let finding = Finding {
        check: check.into(),
        place: Place::file("case list"),
        child: None,
        title: title.to_owned(),
        hint: hint.into(),
        weight,
    };
    Standing { number, of: Of::CaseList(key), since: since(book, moments, case), finding }
}

/// When the case was first reported by a list that counts.
fn since(book: &Book, moments: &HashMap<u64, i64>, case: &Case) -> i64 {
    let reports = book.cases.get(&case.case).map(Vec::as_slice).unwrap_or_default();
    let imports = reports.iter().filter(|report| book.counts(&report.import));
    let entries = imports.filter_map(|report| book.imports.get(&report.import));
    let moment = entries.filter_map(|import| moments.get(&import.entry).copied()).min();
    moment.unwrap_or(book.recorded_at)
}
