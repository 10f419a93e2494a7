//! What is ticked on one questionnaire: answers by item number, and those about the weight of the
//! difficulties. Numbers only; the words beside the boxes belong to others.

use crate::Informant;
use serde::{Deserialize, Serialize};

/// How many items are answered 0, 1 or 2.
pub const ITEMS: usize = 25;

/// The answer to one of the items 1 to 25: 0, 1 or 2, from the left-hand box to the right.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "u8", into = "u8")]
pub struct Answer(u8);

impl Answer {
    /// The answer with this number, from 0 to 2.
    pub const fn new(number: u8) -> Option<Answer> {
        if number <= 2 { Some(Answer(number)) } else { None }
    }

    /// Its number, from 0 to 2.
    pub const fn number(self) -> u8 {
        self.0
    }
}

/// The answer to one of the items on impact: 0, 1, 2 or 3, from the left-hand box to the right.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "u8", into = "u8")]
pub struct Degree(u8);

impl Degree {
    /// The degree with this number, from 0 to 3.
    pub const fn new(number: u8) -> Option<Degree> {
        if number <= 3 { Some(Degree(number)) } else { None }
    }

    /// Its number, from 0 to 3.
    pub const fn number(self) -> u8 {
        self.0
    }
}

/// One questionnaire as answered. An item left blank is `None`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answers {
    /// Who answered.
    pub informant: Informant,
    /// Items 1 to 25; item 1 stands first.
    pub items: [Option<Answer>; ITEMS],
    /// Item 26, whether there are difficulties at all. How great they are is not scored.
    pub difficulties: Option<bool>,
    /// How much they distress the young person.
    pub distress: Option<Degree>,
    /// How much they weigh on life at home; not on the teacher's form.
    pub home: Option<Degree>,
    /// How much they weigh on friendships.
    pub friends: Option<Degree>,
    /// How much they weigh on learning in class.
    pub classroom: Option<Degree>,
    /// How much they weigh on leisure; not on the teacher's form.
    pub leisure: Option<Degree>,
}

impl Answers {
    /// A questionnaire on which nothing has been ticked yet.
    pub const fn blank(informant: Informant) -> Answers {
        Answers {
            informant,
            items: [None; ITEMS],
            difficulties: None,
            distress: None,
            home: None,
            friends: None,
            classroom: None,
            leisure: None,
        }
    }

    /// The answer to an item by its number, from 1 to 25.
    pub fn item(&self, number: u8) -> Option<Answer> {
        self.items.get(usize::from(number).checked_sub(1)?).copied().flatten()
    }
}

impl TryFrom<u8> for Answer {
    type Error = String;
    fn try_from(number: u8) -> Result<Answer, String> {
        Answer::new(number).ok_or_else(|| format!("{number} is not an answer: 0, 1 or 2"))
    }
}

impl From<Answer> for u8 {
    fn from(answer: Answer) -> u8 {
        answer.0
    }
}

impl TryFrom<u8> for Degree {
    type Error = String;
    fn try_from(number: u8) -> Result<Degree, String> {
        Degree::new(number).ok_or_else(|| format!("{number} is not a degree: 0, 1, 2 or 3"))
    }
}

impl From<Degree> for u8 {
    fn from(degree: Degree) -> u8 {
        degree.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_out_of_range_is_none() {
        assert_eq!(Answer::new(3), None);
        assert_eq!(Degree::new(4), None);
        assert!(serde_json::from_str::<Answer>("3").is_err());
        assert!(serde_json::from_str::<Degree>("3").is_ok());
    }

    #[test]
    fn an_item_is_found_by_its_number() {
        let mut answers = Answers::blank(Informant::Parent);
        answers.items[24] = Answer::new(2);
        assert_eq!(answers.item(25), Answer::new(2));
        assert_eq!((answers.item(0), answers.item(1), answers.item(26)), (None, None, None));
    }
}
