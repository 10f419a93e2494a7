//! What the register says of people and concerns, in memory: names, addresses and words, never a
//! credential, a draft, or the words of a case's work, which are read for one case when it is
//! opened. It is read when someone first needs it, and again when it changes.

use std::collections::BTreeMap;

/// Names, addresses and words, by subject.
#[derive(Clone, Debug, Default)]
pub struct Names {
    fields: BTreeMap<String, BTreeMap<String, String>>,
    by_email: BTreeMap<String, String>,
    by_subject: BTreeMap<String, String>,
}

impl Names {
    /// Reads the register.
    ///
    /// # Errors
    /// A fault of the store.
    pub async fn read(record: &record::Record) -> Result<Names, record::Fault> {
        let mut names = Names::default();
        for (subject, mut fields) in record.register_all().await? {
            if let Some(vouched) = fields.get("credential.organisation") {
                names.by_subject.insert(vouched.clone(), subject.clone());
            }
            fields.retain(|field, _| {
                !["credential.", "draft.", crate::work::WORDS]
                    .iter()
                    .any(|of| field.starts_with(of))
            });
            if let Some(email) = fields.get("email").filter(|email| !email.is_empty()) {
                names.by_email.insert(email.clone(), subject.clone());
            }
            names.fields.insert(subject, fields);
        }
        Ok(names)
    }

    /// A subject's name; nothing where none is known.
    pub fn of(&self, subject: &str) -> &str {
        self.field(subject, "name").unwrap_or_default()
    }

    /// A person's e-mail address.
    pub fn email(&self, person: &str) -> Option<&str> {
        self.field(person, "email")
    }

    /// Whose e-mail address this is.
    pub fn by_email(&self, email: &str) -> Option<&str> {
        self.by_email.get(&email.trim().to_lowercase()).map(String::as_str)
    }

    /// Whom an organisation's sign-in vouches for under this digest of issuer and subject.
    pub fn by_subject(&self, digest: &str) -> Option<&str> {
        self.by_subject.get(digest).map(String::as_str)
    }

    /// The words of a concern and of each review, in order.
    pub fn words(&self, concern: &str) -> Vec<&str> {
        let Some(fields) = self.fields.get(concern) else { return Vec::new() };
        let reviews = fields.iter().filter(|(field, _)| field.starts_with("review."));
        let first = fields.get("words").into_iter();
        first.chain(reviews.map(|(_, words)| words)).map(String::as_str).collect()
    }

    /// What the register says of a subject under fields that begin so, in order; the field's rest
    /// and the words.
    pub fn under<'a>(
        &'a self,
        subject: &str,
        begins: &'a str,
    ) -> impl Iterator<Item = (&'a str, &'a str)> {
        let fields = self.fields.get(subject).into_iter().flatten();
        fields.filter_map(move |(field, words)| Some((field.strip_prefix(begins)?, words.as_str())))
    }

    fn field(&self, subject: &str, field: &str) -> Option<&str> {
        self.fields.get(subject)?.get(field).map(String::as_str)
    }
}
