//! Linking a young person on the provider's list to the council's number for the child.
//! Exact links stand by themselves; doubtful ones wait for a person; unlinked ones are counted
//! on every statement. Derived from what is known, so the order of imports changes nothing.
//! Source: `docs/contract.md` 2 (coverage names children).

use definitions::Date;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// What the provider says of one young person.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Claim {
    /// The council's number, as the provider has it.
    pub number: Option<String>,
    /// Date of birth.
    pub born: Option<Date>,
    /// A number a person confirmed for this young person.
    pub confirmed: Option<String>,
    /// Whether it was the council that confirmed it, and so vouches for the number too.
    pub by_council: bool,
}

/// How a young person stands to the council's numbers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "link")]
pub enum Link {
    /// Number and date of birth agree with a return.
    Exact {
        /// The council's number.
        number: String,
    },
    /// A person confirmed the number.
    Confirmed {
        /// The council's number.
        number: String,
    },
    /// The number is in no return and the council has not confirmed it: its days wait.
    NotFound {
        /// The council's number, as the provider has it.
        number: String,
    },
    /// Something does not agree; a person decides.
    Doubtful {
        /// What does not agree.
        why: String,
        /// Numbers it might be.
        candidates: Vec<String>,
    },
    /// No number, and nobody it might be.
    Unlinked,
}

impl Link {
    /// The council's number, where the link is good enough to count days by.
    pub fn number(&self) -> Option<&str> {
        match self {
            Link::Exact { number } | Link::Confirmed { number } => Some(number),
            _ => None,
        }
    }

    /// One word for it.
    pub fn said(&self) -> &'static str {
        match self {
            Link::Exact { .. } => "exact",
            Link::Confirmed { .. } => "confirmed",
            Link::NotFound { .. } => "not found",
            Link::Doubtful { .. } => "doubtful",
            Link::Unlinked => "unlinked",
        }
    }
}

/// The children the council knows: their numbers and dates of birth, and the numbers it has
/// confirmed though they are in no return.
#[derive(Clone, Debug, Default)]
pub struct Directory {
    births: BTreeMap<String, Option<Date>>,
    alike: BTreeMap<String, Vec<String>>,
    born_on: BTreeMap<Date, Vec<String>>,
    confirmed: BTreeSet<String>,
}

impl Directory {
    /// From the numbers in the returns, each with a date of birth where one was sent, and the
    /// numbers the council confirmed.
    pub fn new(
        children: impl IntoIterator<Item = (String, Option<Date>)>,
        confirmed: impl IntoIterator<Item = String>,
    ) -> Directory {
        let mut directory =
            Directory { confirmed: confirmed.into_iter().collect(), ..Directory::default() };
        for (number, born) in children {
            directory.alike.entry(plain(&number)).or_default().push(number.clone());
            if let Some(born) = born {
                directory.born_on.entry(born).or_default().push(number.clone());
            }
            directory.births.insert(number, born);
        }
        directory
    }
}

/// Links one young person. `rivals` says how many other young people claim the same number.
pub fn link(claim: &Claim, directory: &Directory, rivals: usize) -> Link {
    let Some(number) = claim.confirmed.as_ref().or(claim.number.as_ref()) else {
        return without_number(claim, directory);
    };
    if rivals > 0 {
        return Link::Doubtful {
            why: format!("{} young people have the council number {number}", rivals + 1),
            candidates: vec![number.clone()],
        };
    }
    let known = directory.births.contains_key(number) || directory.confirmed.contains(number);
    if claim.confirmed.is_some() {
        // Anyone may say which child it is; only the council, that a number nobody knows is one.
        return match known || claim.by_council {
            true => Link::Confirmed { number: number.clone() },
            false => Link::NotFound { number: number.clone() },
        };
    }
    match directory.births.get(number) {
        Some(born) => match (claim.born, born) {
            (Some(ours), Some(theirs)) if ours != *theirs => Link::Doubtful {
                why: format!(
                    "the date of birth is {ours} on the case list and {theirs} in the return"
                ),
                candidates: vec![number.clone()],
            },
            _ => Link::Exact { number: number.clone() },
        },
        None if directory.confirmed.contains(number) => Link::Exact { number: number.clone() },
        None => match directory.alike.get(&plain(number)) {
            None => Link::NotFound { number: number.clone() },
            Some(alike) => Link::Doubtful {
                why: format!("{number} is in no return, but it is written almost alike"),
                candidates: alike.clone(),
            },
        },
    }
}

fn without_number(claim: &Claim, directory: &Directory) -> Link {
    match claim.born.and_then(|born| directory.born_on.get(&born)) {
        None => Link::Unlinked,
        Some(candidates) => Link::Doubtful {
            why: "the case list has no council number; these children have the same date of birth"
                .to_owned(),
            candidates: candidates.clone(),
        },
    }
}

/// A number without what people leave out or add: leading noughts, spaces, dashes, case.
fn plain(number: &str) -> String {
    let kept: String =
        number.chars().filter(char::is_ascii_alphanumeric).collect::<String>().to_uppercase();
    kept.trim_start_matches('0').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn children(confirmed: &[&str]) -> Directory {
        let known = [("00123".to_owned(), Some(date(2000, 5, 1))), ("777".to_owned(), None)];
        Directory::new(known, confirmed.iter().map(|number| (*number).to_owned()))
    }

    fn claim(number: &str, born: Option<Date>) -> Claim {
        let number = (!number.is_empty()).then(|| number.to_owned());
        Claim { number, born, ..Claim::default() }
    }

    #[test]
    fn number_and_birth_that_agree_are_exact() {
        let linked = link(&claim("00123", Some(date(2000, 5, 1))), &children(&[]), 0);
        assert_eq!(linked.number(), Some("00123"));
    }

    #[test]
    fn another_date_of_birth_waits_for_a_person() {
        let linked = link(&claim("00123", Some(date(2001, 5, 1))), &children(&[]), 0);
        assert_eq!(linked.said(), "doubtful");
    }

    #[test]
    fn a_missing_nought_waits_for_a_person() {
        let linked = link(&claim("123", None), &children(&[]), 0);
        assert!(matches!(linked, Link::Doubtful { candidates, .. } if candidates == ["00123"]));
    }

    #[test]
    fn a_number_in_no_return_waits_until_the_council_confirms_it() {
        let unknown = claim("999", Some(date(2000, 1, 1)));
        assert_eq!(link(&unknown, &children(&[]), 0).said(), "not found");
        assert_eq!(link(&unknown, &children(&["999"]), 0).said(), "exact");
    }

    #[test]
    fn a_person_cannot_confirm_a_number_nobody_knows() {
        let sure = |number: &str| Claim { confirmed: Some(number.to_owned()), ..Claim::default() };
        assert_eq!(link(&sure("777"), &children(&[]), 0).said(), "confirmed");
        assert_eq!(link(&sure("ZZZ"), &children(&[]), 0).said(), "not found");
        assert_eq!(link(&sure("ZZZ"), &children(&["ZZZ"]), 0).said(), "confirmed");
        assert_eq!(link(&sure("777"), &children(&[]), 1).said(), "doubtful");
    }

    #[test]
    fn two_young_people_with_one_number_both_wait() {
        assert_eq!(link(&claim("777", None), &children(&[]), 1).said(), "doubtful");
    }
}
