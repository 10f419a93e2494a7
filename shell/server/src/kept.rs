//! Pages kept as they were rendered. A page without a form is the same for a person until
//! something is recorded, a day begins or glass mends; so it is rendered once and kept with what
//! is shown. Looks at children are noted each time all the same, before the page is asked for.

use axum::body::Bytes;
use definitions::Date;
use std::collections::HashMap;
use std::sync::Mutex;

/// As many bytes of pages as are kept for one entry of the book.
const MOST: usize = 48 * 1024 * 1024;

/// Whose page, as far as it depends on them.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Whose {
    /// The person.
    pub person: String,
    /// Whether they came in with a second factor.
    pub second_factor: bool,
    /// The day.
    pub day: Date,
    /// The address with its query.
    pub here: String,
}

/// Pages kept.
#[derive(Default)]
pub struct Kept {
    pages: Mutex<Pages>,
}

#[derive(Default)]
struct Pages {
    bytes: usize,
    by: HashMap<Whose, (i64, Bytes)>,
}

impl Kept {
    /// A page kept for a person, while it holds.
    pub fn get(&self, whose: &Whose, at: i64) -> Option<Bytes> {
        let pages = self.lock();
        pages.by.get(whose).filter(|(until, _)| at < *until).map(|(_, page)| page.clone())
    }

    /// Keeps a page until a moment. When too much is kept, all of it is let go: what is asked for
    /// again is rendered again.
    pub fn put(&self, whose: Whose, until: i64, page: Bytes) {
        let mut pages = self.lock();
        if pages.bytes + page.len() > MOST {
            *pages = Pages::default();
        }
        pages.bytes += page.len();
        if let Some((_, before)) = pages.by.insert(whose, (until, page)) {
            pages.bytes -= before.len();
        }
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, Pages> {
        match self.pages.lock() {
            Ok(guard) => guard,
            Err(poisoned) => poisoned.into_inner(),
        }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test may")]
mod tests {
    use super::*;

    fn whose(here: &str) -> Whose {
        let (person, here) = ("U-A".to_owned(), here.to_owned());
        Whose { person, second_factor: true, day: Date::constant(2014, 5, 1), here }
    }

    #[test]
    fn a_page_is_kept_for_its_person_until_its_moment() {
        let kept = Kept::default();
        kept.put(whose("/"), 10, Bytes::from_static(b"page"));
        assert_eq!(kept.get(&whose("/"), 9).unwrap(), "page");
        assert!(kept.get(&whose("/"), 10).is_none());
        assert!(kept.get(&whose("/other"), 9).is_none());
        let other = Whose { second_factor: false, ..whose("/") };
        assert!(kept.get(&other, 9).is_none());
    }

    #[test]
    fn what_is_kept_has_a_bound() {
        let kept = Kept::default();
        let page = Bytes::from(vec![b'x'; MOST / 4]);
        for at in 0..10 {
            kept.put(whose(&format!("/{at}")), 10, page.clone());
        }
        assert!(kept.lock().bytes <= MOST);
    }
}
