//! Pages kept as they were rendered. A page without a form is the same for a person until
//! something is recorded, a day begins or glass mends; so it is rendered once and kept with what
//! is shown. Looks at children are noted each time all the same, before the page is asked for.

use axum::body::Bytes;
use definitions::Date;
use std::collections::HashMap;
use std::sync::{Arc, Mutex};

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
pub struct Rendered {
    pages: Mutex<Pages>,
}

/// One page kept.
#[derive(Clone, Debug)]
pub struct Page {
    /// The moment from which it no longer holds.
    pub until: i64,
    /// The page.
    pub bytes: Bytes,
    /// The pseudonyms of the children it shows.
    pub subjects: Arc<[String]>,
}

#[derive(Default)]
struct Pages {
    bytes: usize,
    by: HashMap<Whose, Page>,
}

impl Rendered {
    /// A page kept for a person, while it holds.
    pub fn get(&self, whose: &Whose, at: i64) -> Option<Page> {
        self.lock().by.get(whose).filter(|page| at < page.until).cloned()
    }

    /// Keeps a page until its moment. When too much is kept, all of it is let go: what is asked for
    /// again is rendered again.
    pub fn put(&self, whose: Whose, page: Page) {
        // An address with a query is one of endlessly many.
        if whose.here.contains('?') {
            return;
        }
        let mut pages = self.lock();
        if pages.bytes + page.bytes.len() > MOST {
            *pages = Pages::default();
        }
        pages.bytes += page.bytes.len();
        if let Some(before) = pages.by.insert(whose, page) {
            pages.bytes -= before.bytes.len();
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

    fn page(bytes: Bytes) -> Page {
        Page { until: 10, bytes, subjects: Arc::from([]) }
    }

    #[test]
    fn a_page_is_kept_for_its_person_until_its_moment() {
        let kept = Rendered::default();
        kept.put(whose("/"), page(Bytes::from_static(b"page")));
        assert_eq!(kept.get(&whose("/"), 9).unwrap().bytes, "page");
        assert!(kept.get(&whose("/"), 10).is_none());
        assert!(kept.get(&whose("/other"), 9).is_none());
        let other = Whose { second_factor: false, ..whose("/") };
        assert!(kept.get(&other, 9).is_none());
    }

    #[test]
    fn what_is_kept_has_a_bound() {
        let kept = Rendered::default();
        let bytes = Bytes::from(vec![b'x'; MOST / 4]);
        for at in 0..10 {
            kept.put(whose(&format!("/{at}")), page(bytes.clone()));
        }
        assert!(kept.lock().bytes <= MOST);
    }
}
