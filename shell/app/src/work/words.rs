//! What people wrote of a case's work, read from the register for one young person at a time.

use super::WORDS;
use super::plan::Plan;
use crate::book::Book;
use crate::desk::Failure;
use record::Record;
use std::collections::BTreeMap;

/// The words kept of one young person's cases.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Words(BTreeMap<String, String>);

impl Words {
    /// Reads them; nothing where none are kept, or they were forgotten.
    ///
    /// # Errors
    /// A fault of the store.
    pub async fn read(record: &Record, book: &Book, young_person: &str) -> Result<Words, Failure> {
        let subject = book.pseudonyms.person(young_person);
        let fields = record.register_get(&subject).await?;
        let words = fields.into_iter();
        Ok(Words(words.filter_map(|(field, text)| Some((named(&field)?, text))).collect()))
    }

    /// What a contact was about.
    pub fn contact(&self, id: &str) -> &str {
        self.of("contact", id)
    }

    /// What a goal is.
    pub fn goal(&self, id: &str) -> &str {
        self.of("goal", id)
    }

    /// What a version of a plan says.
    pub fn plan(&self, plan: Plan, id: &str) -> &str {
        self.of(plan.field(), id)
    }

    /// What was advised.
    pub fn advice(&self, id: &str) -> &str {
        self.of("advice", id)
    }

    /// What is to be done.
    pub fn follow_up(&self, id: &str) -> &str {
        self.of("follow-up", id)
    }

    /// A story.
    pub fn story(&self, id: &str) -> &str {
        self.of("story", id)
    }

    fn of(&self, what: &str, id: &str) -> &str {
        self.0.get(&format!("{what}.{id}")).map_or("", String::as_str)
    }
}

fn named(field: &str) -> Option<String> {
    field.strip_prefix(WORDS).map(str::to_owned)
}
