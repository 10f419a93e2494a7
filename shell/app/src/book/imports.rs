//! Imports: which still count, which claim to be the same one, and how each is named.

use super::{Book, Import, Ruling};

impl Book {
    /// Whether an import still counts.
    pub fn counts(&self, import: &str) -> bool {
        self.imports.get(import).is_some_and(|import| !self.undone.contains_key(&import.entry))
    }

    /// An import that counts and claims to be the same list or submission as another one.
    pub fn rival(&self, number: &str, ruling: &Ruling) -> Option<&Import> {
        let mut others = self.imports.iter().filter(|(other, _)| *other != number);
        others
            .find(|(other, import)| import.ruling == *ruling && self.counts(other))
            .map(|(_, import)| import)
    }

    /// The number and command of an import with this digest. The same files again are the same
    /// import, unless it was undone since.
    pub fn import_number(&self, digest: &str) -> (String, String) {
        let mut number = digest.to_owned();
        let mut again = 1;
        while let Some(import) = self.imports.get(&number)
            && self.undone.contains_key(&import.entry)
        {
            again += 1;
            number = format!("{digest}-{again}");
        }
        let command = format!("import {number}");
        (number, command)
    }
}
