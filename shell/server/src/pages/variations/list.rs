//! `GET /variations`: every variation of the contract, and where it stands.

use crate::failure::Failure;
use crate::visit::Visit;
use app::access::Action;
use app::variation::read::list;
use face::{TableView, link_button};
use maud::{Markup, html};

/// The list.
pub async fn show(visit: Visit) -> Result<Markup, Failure> {
    visit.must(Action::SeeMoney)?;
    let book = &visit.view().book;
    let waits = book.variations.values().any(|one| one.is_open());
    let links = book.variations.keys().rev().map(|number| Some(format!("/variations/{number}")));
    let table = list(book);
    Ok(face::page(
        &visit.frame("Variations of the contract"),
        html! {
            (face::heading("Variations of the contract"))
            (face::lead("A variation changes the contract from a day on. What was agreed stays as agreed."))
            @if table.rows.is_empty() {
                (face::empty("The contract is as it was signed.", "When a variation is proposed, it stands here with what it changes."))
            } @else {
                (TableView::of(&table).caption_hidden().links(links.collect()))
            }
            @if visit.may(Action::ProposeVariation) && !waits {
                (link_button("/variations/proposal", "Propose a variation"))
            }
        },
    ))
}
