//! Linking a young person on the provider's list to the council's number for the child.
//! Exact links stand by themselves; doubtful ones wait for a person; unlinked ones are counted
//! on every statement. Derived from what is known, so the order of imports changes nothing.
//! Source: `domain.md` E11 and `rulings.md` 2 (coverage names children).

use definitions::Date;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What the provider says of one young person.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Claim {
    /// The council's number, as the provider has it.
    pub number: Option<String>,
    /// Date of birth.
    pub born: Option<Date>,
    /// A number a person confirmed for this young person.
    pub confirmed: Option<String>,
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

/// The children the council's returns know: their numbers, and a date of birth where one was
/// sent.
pub type Children = BTreeMap<String, Option<Date>>;

/// Links one young person. `rivals` says how many other young people claim the same number.
pub fn link(
    claim: &Claim,
    children: &Children,
    confirmed_numbers: &[String],
    rivals: usize,
) -> Link {
    if let Some(number) = &claim.confirmed {
        return Link::Confirmed { number: number.clone() };
    }
    let Some(number) = &claim.number else {
        let candidates = born_on(claim.born, children);
        return match candidates.is_empty() {
            true => Link::Unlinked,
            false => Link::Doubtful {
                why: "the case list has no council number; these children have the same date of birth"
                    .to_owned(),
                candidates,
            },
        };
    };
    if rivals > 0 {
        return Link::Doubtful {
            why: format!("{} young people have the council number {number}", rivals + 1),
            candidates: vec![number.clone()],
        };
    }
    match children.get(number) {
        Some(born) => match (claim.born, born) {
            (Some(ours), Some(theirs)) if ours != *theirs => Link::Doubtful {
                why: format!(
                    "the date of birth is {ours} on the case list and {theirs} in the return"
                ),
                candidates: vec![number.clone()],
            },
            _ => Link::Exact { number: number.clone() },
        },
        None if confirmed_numbers.contains(number) => Link::Exact { number: number.clone() },
        None => {
            let alike: Vec<String> =
                children.keys().filter(|other| plain(other) == plain(number)).cloned().collect();
            match alike.is_empty() {
                true => Link::NotFound { number: number.clone() },
                false => Link::Doubtful {
                    why: format!("{number} is in no return, but it is written almost alike"),
                    candidates: alike,
                },
            }
        }
    }
}

fn born_on(born: Option<Date>, children: &Children) -> Vec<String> {
    let Some(born) = born else { return Vec::new() };
    children.iter().filter(|(_, theirs)| **theirs == Some(born)).map(|(n, _)| n.clone()).collect()
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

    fn children() -> Children {
        [("00123".to_owned(), Some(date(2000, 5, 1))), ("777".to_owned(), None)].into()
    }

    fn claim(number: &str, born: Option<Date>) -> Claim {
        let number = (!number.is_empty()).then(|| number.to_owned());
        Claim { number, born, confirmed: None }
    }

    #[test]
    fn number_and_birth_that_agree_are_exact() {
        let linked = link(&claim("00123", Some(date(2000, 5, 1))), &children(), &[], 0);
        assert_eq!(linked.number(), Some("00123"));
    }

    #[test]
    fn another_date_of_birth_waits_for_a_person() {
        let linked = link(&claim("00123", Some(date(2001, 5, 1))), &children(), &[], 0);
        assert_eq!(linked.said(), "doubtful");
    }

    #[test]
    fn a_missing_nought_waits_for_a_person() {
        let linked = link(&claim("123", None), &children(), &[], 0);
        assert!(matches!(linked, Link::Doubtful { candidates, .. } if candidates == ["00123"]));
    }

    #[test]
    fn a_number_in_no_return_waits_until_the_council_confirms_it() {
        let unknown = claim("999", Some(date(2000, 1, 1)));
        assert_eq!(link(&unknown, &children(), &[], 0).said(), "not found");
        assert_eq!(link(&unknown, &children(), &["999".to_owned()], 0).said(), "exact");
    }

    #[test]
    fn two_young_people_with_one_number_both_wait() {
        assert_eq!(link(&claim("777", None), &children(), &[], 1).said(), "doubtful");
    }
}
