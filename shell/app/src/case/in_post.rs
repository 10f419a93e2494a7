//! Whether somebody is a team's therapist on a day, by the posts that were written down.

use crate::book::Book;
use care::team::event::Job;
use definitions::{Date, Refusal, said};

/// Refuses a therapist who is not in the team's post on a day. Until anyone's post is written
/// down, everyone may be.
///
/// # Errors
/// A refusal naming the day.
pub fn must_be_in_post(book: &Book, therapist: &str, team: &str, on: Date) -> Result<(), Refusal> {
    let posts = || book.team.posts.values().flatten().filter(|post| post.job == Job::Therapist);
    let post = book.team.post(therapist.trim(), on);
    let here = post.is_some_and(|post| post.job == Job::Therapist && post.team == team);
    match here || posts().next().is_none() {
        true => Ok(()),
        false => Err(Refusal::new(
            format!("{therapist} is not in post in {team} on {}", said(on)),
            "Choose a therapist who is, or have their dates put right first",
        )),
    }
}
