//! What the book holds of the act of agreement: keys people sign with, queries about statements,
//! invoices, calendars, and the contract's page about all of these.

use crate::fact::Fact;
use crate::invoice::Invoice;
use crate::query::Query;
use outcomes::agreement::{self, Agreement};
use std::collections::BTreeMap;

/// The act of agreement, folded.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Act {
    /// The contract's page `agreement.toml`, where there is one.
    pub terms: Option<Agreement>,
    /// Every key each person has signed with, the newest last, with the moment it came onto the
    /// record.
    pub keys: BTreeMap<String, Vec<(String, i64)>>,
    /// Queries, by number.
    pub queries: BTreeMap<String, Query>,
    /// Invoices, by reference.
    pub invoices: BTreeMap<String, Invoice>,
    /// The digest of each person's calendar address, by their number.
    pub calendars: BTreeMap<String, String>,
}

impl Act {
    /// Folds in a fact of the act already on the record; what it was, in a few words.
    pub(crate) fn apply(&mut self, at: i64, by: &str, fact: Fact) -> String {
        match fact {
            Fact::SigningKey { holder, key } => {
                let what = format!("the signing key of {holder}");
                self.keys.entry(holder).or_default().push((key, at));
                what
            }
            Fact::AgreementAdopted { page } => {
                let read = Agreement::read(&[(agreement::PAGE.to_owned(), page)].into());
                self.terms = read.ok().or(self.terms.take());
                "how payments are agreed".to_owned()
            }
            Fact::Query { query, event } => {
                let what = format!("query {query}");
                self.query(query, (at, by), event);
                what
            }
            Fact::Invoice { invoice, event } => {
                let what = format!("invoice {invoice}");
                self.invoice(invoice, (at, by), event);
                what
            }
            Fact::CalendarShared { person, digest } => {
                let what = format!("the calendar of {person}");
                match digest {
                    Some(digest) => drop(self.calendars.insert(person, digest)),
                    None => drop(self.calendars.remove(&person)),
                }
                what
            }
            _ => String::new(),
        }
    }

    /// The key a person signs with now, such as `payer:f.officer`.
    pub fn key_of(&self, holder: &str) -> Option<&str> {
        self.keys.get(holder)?.last().map(|(key, _)| key.as_str())
    }

    /// Whose key this is or was.
    pub fn holder_of(&self, key: &str) -> Option<&str> {
        let has = |keys: &Vec<(String, i64)>| keys.iter().any(|(one, _)| one == key);
        self.keys.iter().find(|(_, keys)| has(keys)).map(|(holder, _)| holder.as_str())
    }
}
