//! What everyone is shown until something is recorded: the book at one entry with what is worked
//! out from it, once, by whoever asks first. A view never changes; the next one takes its place.

use crate::access::{OnPaths, Relations, child};
use crate::book::Book;
use crate::book::children::{Children, children};
use crate::people::Names;
use crate::quarter::calculate::{Calculation, calculate};
use crate::status::{Status, next_quarter, status};
use ::access::Child;
use care::Case;
use care::path::Path;
use definitions::{Date, Quarter, Refusal};
use std::collections::{BTreeSet, HashMap};
use std::sync::{Arc, OnceLock};

/// The book at one entry, and what is worked out from it.
pub struct View {
    /// The book.
    pub book: Book,
    /// What the register says.
    pub names: Arc<Names>,
    children: OnceLock<Result<Children, Refusal>>,
    current: OnceLock<Result<Calculation, Refusal>>,
    keys: OnceLock<Keys>,
    on_paths: OnceLock<Arc<OnPaths>>,
    changed: OnceLock<Result<bool, Refusal>>,
}

/// Which pseudonym is which case on the list, and which tracked child.
#[derive(Debug, Default)]
struct Keys {
    listed: HashMap<String, usize>,
    of_listed: Vec<String>,
    tracked: HashMap<String, usize>,
    paths: HashMap<String, String>,
}

impl View {
    /// A view of a book.
    pub fn new(book: Book, names: Arc<Names>) -> View {
        View {
            book,
            names,
            children: OnceLock::new(),
            current: OnceLock::new(),
            keys: OnceLock::new(),
            on_paths: OnceLock::new(),
            changed: OnceLock::new(),
        }
    }

    /// The children of the book.
    ///
    /// # Errors
    /// A refusal when the book has no contract.
    pub fn children(&self) -> Result<&Children, Refusal> {
        let worked = self.children.get_or_init(|| {
            crate::quarter::contract(&self.book).map(|contract| children(&self.book, contract))
        });
        worked.as_ref().map_err(Clone::clone)
    }

    /// The quarter that everything is shown as of: the open statement's, else the last settled,
    /// else the next to propose.
    ///
    /// # Errors
    /// A refusal when the book has no contract.
    pub fn quarter(&self) -> Result<Quarter, Refusal> {
        let open = self.book.open_quarter().or(self.book.last_settled());
        if let Some(quarter) = open {
            return Ok(quarter);
        }
        let next = next_quarter(&self.book, self.children()?);
        Ok(next.unwrap_or_else(|| Quarter::of(definitions::Date::constant(2013, 4, 1))))
    }

    /// Every child-quarter measured to that quarter, on what is known now.
    ///
    /// # Errors
    /// A refusal when the book has no contract.
    pub fn current(&self) -> Result<&Calculation, Refusal> {
        let worked = self.current.get_or_init(|| {
            self.quarter().and_then(|quarter| calculate(&self.book, quarter, None))
        });
        worked.as_ref().map_err(Clone::clone)
    }

    /// Whether the record says something else now than when the open statement was proposed; it
    /// cannot be agreed then.
    ///
    /// # Errors
    /// A refusal when the book has no contract.
    pub fn open_has_changed(&self) -> Result<bool, Refusal> {
        let worked = self.changed.get_or_init(|| {
            let quarter = self.book.open_quarter();
            let open = quarter.and_then(|quarter| self.book.statements[&quarter].open.as_ref());
            open.map_or(Ok(false), |open| Ok(self.current()?.substance() != open.substance))
        });
        worked.clone()
    }

    /// What waits, for whom.
    ///
    /// # Errors
    /// A refusal when the book has no contract.
    pub fn status(&self, today: Date) -> Result<Status, Refusal> {
        status(&self.book, today)
    }

    /// The cases on the list, as last reported, each with its pseudonym.
    ///
    /// # Errors
    /// A refusal when the book has no contract.
    pub fn cases(&self) -> Result<impl Iterator<Item = (&str, &Case)>, Refusal> {
        let (keys, children) = (self.keys()?, self.children()?);
        Ok(keys.of_listed.iter().map(String::as_str).zip(&children.listed))
    }

    /// The case with this pseudonym.
    ///
    /// # Errors
    /// A refusal when the book has no contract.
    pub fn case(&self, key: &str) -> Result<Option<&Case>, Refusal> {
        let (keys, children) = (self.keys()?, self.children()?);
        Ok(keys.listed.get(key).map(|at| &children.listed[*at]))
    }

    /// Where a case is among the tracked children; none when it has no window.
    ///
    /// # Errors
    /// A refusal when the book has no contract.
    pub fn tracked(&self, key: &str) -> Result<Option<usize>, Refusal> {
        Ok(self.keys()?.tracked.get(key).copied())
    }

    /// A case as the policies see it.
    ///
    /// # Errors
    /// A refusal when the book has no contract.
    pub fn child(&self, relations: &Relations, key: &str) -> Result<Option<Child>, Refusal> {
        let listed = self.case(key)?;
        Ok(listed.map(|case| child(relations, case, &self.book.pseudonyms.case(&case.case))))
    }

    /// Who is related to which case, on a day and at a moment.
    pub fn relations(&self, day: Date, at: i64) -> Relations {
        let in_dispute: BTreeSet<String> =
            self.book.in_dispute().map(|(key, _)| key.clone()).collect();
        let on_paths = self.on_paths.get_or_init(|| Arc::new(OnPaths::of(&self.book)));
        Relations::of(&self.book.people, day, at, in_dispute).with(Arc::clone(on_paths))
    }

    /// The referral written down by hand that a case is, by its pseudonym; none for a case that is
    /// on the provider's list only.
    ///
    /// # Errors
    /// A refusal when the book has no contract.
    pub fn path(&self, key: &str) -> Result<Option<&Path>, Refusal> {
        let keys = self.keys()?;
        Ok(keys.paths.get(key).and_then(|referral| self.book.paths.get(referral)))
    }

    /// A young person's name, where the register has one.
    pub fn name_of(&self, case: &Case) -> &str {
        self.names.of(&self.book.pseudonyms.person(&case.young_person))
    }

    fn keys(&self) -> Result<&Keys, Refusal> {
        let children = self.children()?;
        Ok(self.keys.get_or_init(|| {
            let of_listed: Vec<String> =
                children.listed.iter().map(|case| self.book.pseudonyms.case(&case.case)).collect();
            let mut listed: HashMap<String, usize> =
                of_listed.iter().enumerate().map(|(at, key)| (key.clone(), at)).collect();
            let mut paths = HashMap::new();
            for path in self.book.paths.values() {
                let key = self.book.pseudonyms.case(path.number());
                if path.opening.is_some() {
                    // A referral's own address still leads to its case once that has opened.
                    let before = self.book.pseudonyms.case(&path.referral);
                    listed.extend(listed.get(&key).copied().map(|at| (before.clone(), at)));
                    paths.insert(before, path.referral.clone());
                }
                paths.insert(key, path.referral.clone());
            }
            let tracked = children
                .tracked
                .iter()
                .enumerate()
                .map(|(at, tracked)| (tracked.key.clone(), at))
                .collect();
            Keys { listed, of_listed, tracked, paths }
        }))
    }
}
