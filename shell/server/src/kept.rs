//! What takes long to work out is worked out once, by whoever asks first, and kept until too much
//! else is. Whoever asks meanwhile waits for the same answer.

use crate::failure::Failure;
use std::collections::VecDeque;
use std::sync::{Arc, Mutex};
use tokio::sync::OnceCell;

/// Answers by what they depend on, the newest last.
pub struct Kept<K, V> {
    most: usize,
    kept: Mutex<VecDeque<(K, Cell<V>)>>,
}

type Cell<V> = Arc<OnceCell<Arc<V>>>;

impl<K: PartialEq, V: Send + Sync + 'static> Kept<K, V> {
    /// Keeps so many answers at most.
    pub fn new(most: usize) -> Kept<K, V> {
        Kept { most, kept: Mutex::new(VecDeque::new()) }
    }

    /// The answer; `work` is done, away from those who wait for other things, where nobody has
    /// done it yet. What fails is not kept.
    ///
    /// # Errors
    /// What the work says.
    pub async fn get<W>(&self, key: K, work: W) -> Result<Arc<V>, Failure>
    where
        W: AsyncFnOnce() -> Result<V, Failure> + Send + 'static,
    {
        let cell = self.cell(key);
        let done = cell.get_or_try_init(async || {
            let runtime = tokio::runtime::Handle::current();
            let work = tokio::task::spawn_blocking(move || runtime.block_on(work()));
            let done = work.await.map_err(|error| Failure::Fault(error.to_string()))?;
            done.map(Arc::new)
        });
        done.await.cloned()
    }

    /// The answer, where it is known already.
    pub fn known(&self, key: &K) -> Option<Arc<V>> {
        let kept = match self.kept.lock() {
            Ok(kept) => kept,
            Err(poisoned) => poisoned.into_inner(),
        };
        let found = kept.iter().find(|(known, _)| known == key)?;
        found.1.get().cloned()
    }

    fn cell(&self, key: K) -> Cell<V> {
        let mut kept = match self.kept.lock() {
            Ok(kept) => kept,
            Err(poisoned) => poisoned.into_inner(),
        };
        if let Some(at) = kept.iter().position(|(known, _)| *known == key)
            && let Some(found) = kept.remove(at)
        {
            let cell = found.1.clone();
            kept.push_back(found);
            return cell;
        }
        if kept.len() >= self.most {
            kept.pop_front();
        }
        let cell = Cell::default();
        kept.push_back((key, cell.clone()));
        cell
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn an_answer_is_worked_out_once_and_forgotten_when_too_many_others_are_kept() {
        let kept: Kept<u8, u8> = Kept::new(2);
        let ask =
            async |key: u8, answer: u8| *kept.get(key, async move || Ok(answer)).await.unwrap();
        assert_eq!((ask(1, 10).await, ask(1, 11).await), (10, 10));
        assert_eq!((ask(2, 20).await, ask(1, 12).await, ask(3, 30).await), (20, 10, 30));
        assert_eq!((ask(1, 13).await, ask(2, 21).await), (10, 21));
    }

    #[tokio::test]
    async fn what_fails_is_tried_again() {
        let kept: Kept<(), u8> = Kept::new(1);
        let failed = kept.get((), async || Err(Failure::NotFound)).await;
        assert!(matches!(failed, Err(Failure::NotFound)));
        assert_eq!(*kept.get((), async || Ok(1)).await.unwrap(), 1);
    }
}
