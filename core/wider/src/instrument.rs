//! What is filled in, by whom: the instruments, their informants and the forms each has. Which forms
//! a contract uses is on its page `wider.toml`.

use care::terms::Ages;
use definitions::{Date, birthday};
use serde::{Deserialize, Serialize};

/// An instrument: a questionnaire with scores of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Instrument {
    /// The Strengths and Difficulties Questionnaire.
    Sdq,
    /// The Therapist Adherence Measure, revised: how closely therapy kept to MST.
    TamR,
}

impl Instrument {
    /// Both, in the order they are listed for people.
    pub const ALL: [Instrument; 2] = [Instrument::Sdq, Instrument::TamR];

    /// The word for it in a file or an address.
    pub const fn key(self) -> &'static str {
        match self {
            Instrument::Sdq => "sdq",
            Instrument::TamR => "tam-r",
        }
    }

    /// Its name for people.
    pub const fn said(self) -> &'static str {
        match self {
            Instrument::Sdq => "SDQ",
            Instrument::TamR => "TAM-R",
        }
    }
}

/// Who filled it in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Informant {
    /// A parent or carer.
    #[serde(rename = "parent")]
    Parent,
    /// A teacher.
    #[serde(rename = "teacher")]
    Teacher,
    /// The young person, of themselves.
    #[serde(rename = "self")]
    YoungPerson,
}

impl Informant {
    /// All of them, in the order of the published tables.
    pub const ALL: [Informant; 3] = [Informant::Parent, Informant::Teacher, Informant::YoungPerson];

    /// The word for it in a file.
    pub const fn key(self) -> &'static str {
        match self {
            Informant::Parent => "parent",
            Informant::Teacher => "teacher",
            Informant::YoungPerson => "self",
        }
    }

    /// The words for it on a page.
    pub const fn said(self) -> &'static str {
        match self {
            Informant::Parent => "parent or carer",
            Informant::Teacher => "teacher",
            Informant::YoungPerson => "young person",
        }
    }
}

/// One form of an instrument: for whom, about whom, and which span it asks about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Form {
    /// The form's own short name, unique on the page.
    pub id: String,
    /// What it is a form of.
    pub instrument: Instrument,
    /// Who fills it in.
    pub informant: Informant,
    /// The young person's age on the day, in whole years, where the form is for some ages only.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ages: Option<Ages>,
    /// Whether it asks about the last month, after a service, where the first asks about six.
    #[serde(default)]
    pub follow_up: bool,
}

impl Form {
    /// Whether it is for a young person of this age, in whole years.
    pub fn is_for(&self, age: i16) -> bool {
        self.ages.is_none_or(|ages| (ages.from..=ages.to).contains(&age))
    }
}

/// How old someone is on a day, in whole years; below nought before birth.
pub fn age_on(born: Date, day: Date) -> i16 {
    let years = day.year() - born.year();
    if birthday(born, years) <= day { years } else { years - 1 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_birthday_makes_a_year_older() {
        let born = Date::constant(2000, 2, 29);
        assert_eq!(age_on(born, Date::constant(2011, 2, 28)), 10);
        assert_eq!(age_on(born, Date::constant(2011, 3, 1)), 11);
        assert_eq!(age_on(born, Date::constant(2012, 2, 29)), 12);
        assert_eq!(age_on(born, Date::constant(2000, 2, 28)), -1);
    }
}
