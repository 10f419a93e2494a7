//! What is to be done in a case, each with an owner and a day; and the list of it.

use super::record::{known, record, written};
use crate::book::Book;
use crate::desk::{Desk, Done, Failure};
use crate::people::by::By;
use care::work::event::Event;
use definitions::Date;

/// Something to be done.
#[derive(Clone, Copy, Debug)]
pub struct New<'a> {
    /// The form's own id.
    pub id: &'a str,
    /// Who does it: a staff number.
    pub owner: &'a str,
    /// By when.
    pub due: Date,
    /// What.
    pub words: &'a str,
}

/// Sets it.
///
/// # Errors
/// A refusal when nothing is said, or it would be due before today.
pub async fn set(desk: &mut Desk, by: By<'_>, case: &str, new: New<'_>) -> Result<Done, Failure> {
    let field = format!("follow-up.{}", new.id);
    let words = written(&field, new.words, "what is to be done")?;
    let (id, owner) = (new.id.to_owned(), new.owner.to_owned());
    record(desk, by, case, &Event::FollowUpSet { id, owner, due: new.due }, words).await
}

/// Gives it to someone else, or another day.
///
/// # Errors
/// A refusal when it was done, or would be due before today.
pub async fn hand_on(
    desk: &mut Desk,
    by: By<'_>,
    case: &str,
    id: &str,
    (owner, due): (&str, Date),
) -> Result<Done, Failure> {
    let (id, owner) = (id.to_owned(), owner.to_owned());
    record(desk, by, case, &Event::FollowUpMoved { id, owner, due }, None).await
}

/// Says that it was done.
///
/// # Errors
/// A refusal when there is no such thing to do, or the day is still to come.
pub async fn done(
    desk: &mut Desk,
    by: By<'_>,
    case: &str,
    (id, on): (&str, Date),
) -> Result<Done, Failure> {
    record(desk, by, case, &Event::FollowUpDone { id: id.to_owned(), on }, None).await
}

/// Something to be done, as it stands on a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ToDo {
    /// The case, by pseudonym.
    pub key: String,
    /// The case's number.
    pub case: String,
    /// Its id.
    pub id: String,
    /// Who does it: a staff number.
    pub owner: String,
    /// By when.
    pub due: Date,
    /// Whether that has passed.
    pub overdue: bool,
}

/// Everything to be done in the cases a reader reaches, earliest first; of one owner, or of all.
pub fn list(
    book: &Book,
    reaches: impl Fn(&str) -> bool,
    owner: Option<&str>,
    today: Date,
) -> Vec<ToDo> {
    let mut all = Vec::new();
    for (case, kept) in &book.work {
        let open = kept.work.follow_ups.iter().filter(|(_, one)| one.done.is_none());
        let mut mine = open.filter(|(_, one)| owner.is_none_or(|owner| one.owner == owner));
        let Some(first) = mine.next() else { continue };
        let key = book.pseudonyms.case(case);
        if !reaches(&key) || known(book, case).is_err() {
            continue;
        }
        all.extend([first].into_iter().chain(mine).map(|(id, one)| ToDo {
            key: key.clone(),
            case: case.clone(),
            id: id.clone(),
            owner: one.owner.clone(),
            due: one.due,
            overdue: one.due < today,
        }));
    }
    all.sort_by(|a, b| (a.due, &a.case, &a.id).cmp(&(b.due, &b.case, &b.id)));
    all
}
