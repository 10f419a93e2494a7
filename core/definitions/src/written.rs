//! Values as a contract's page writes them: days and amounts in quotes, read exactly or refused.

use crate::{Money, iso};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// A day written in a contract value, `"2013-04-01"`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Written(pub Date);

impl TryFrom<String> for Written {
    type Error = String;
    fn try_from(text: String) -> Result<Written, String> {
        iso(&text)
            .map(Written)
            .ok_or_else(|| format!("“{text}” is not a date: write \"2013-04-01\""))
    }
}

impl From<Written> for String {
    fn from(day: Written) -> String {
        day.0.to_string()
    }
}

/// An amount written in the contract as pounds, `"72.00"`. Another currency is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Pounds(pub Money);

impl TryFrom<String> for Pounds {
    type Error = String;
    fn try_from(text: String) -> Result<Pounds, String> {
        let amount = Money::parse(&text);
        amount.map(Pounds).ok_or_else(|| format!("“{text}” is not an amount: write \"72.00\""))
    }
}

impl From<Pounds> for String {
    fn from(amount: Pounds) -> String {
        amount.0.plain()
    }
}
