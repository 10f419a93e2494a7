//! The findings in the council's returns. To find them, everything that was sent is read and
//! checked again; so that is done once, and kept until something else is imported.

use crate::failure::Failure;
use crate::kept::Kept;
use crate::service::{Service, Shown};
use app::findings::standing::{InReturns, in_returns};
use std::sync::Arc;

/// Findings by the last import, and by how many imports were undone and children forgotten.
pub struct Found(Kept<(u64, usize, usize), InReturns>);

impl Default for Found {
    fn default() -> Found {
        Found(Kept::new(2))
    }
}

impl Found {
    /// What is found in the returns of the book that is shown.
    ///
    /// # Errors
    /// A fault of the record.
    pub async fn in_returns(
        &self,
        service: &Service,
        shown: &Arc<Shown>,
    ) -> Result<Arc<InReturns>, Failure> {
        let book = &shown.view.book;
        let last = book.imports.values().map(|import| import.entry).max().unwrap_or_default();
        let key = (last, book.undone.len(), book.forgotten.len());
        let (record, shown) = (service.record.clone(), shown.clone());
        let work = async move || Ok(in_returns(&record, &shown.view.book).await?);
        self.0.get(key, work).await
    }
}
