//! What stands in the way of a quarter's statement now, and what the visitor can do about it.

use super::{address, quarter};
use crate::failure::{Failure, on_a_page};
use crate::visit::Visit;
use app::Side;
use app::access::Action;
use app::book::{Proposal, StatementState};
use definitions::Quarter;
use face::{action_link, button_group, link_button};
use maud::{Markup, html};

/// How a quarter stands now.
pub struct Now {
    /// The quarter.
    pub quarter: Quarter,
    /// Its state in the book.
    pub state: StatementState,
    /// Whether what the open statement rests on has changed.
    pub changed: bool,
    /// Why nothing is proposed or agreed, while a brake holds.
    pub brake: Option<String>,
    /// Whether it could be proposed today, apart from any brake; else why not.
    pub ready: Result<(), String>,
}

/// The side a visitor agrees for.
pub fn side(visit: &Visit) -> Option<(Side, Action, &'static str)> {
    let sides = [
        (Side::Payer, Action::AgreeForPayer, "the council"),
        (Side::Spv, Action::AgreeForSpv, "the SPV"),
    ];
    sides.into_iter().find(|(_, action, _)| visit.may(*action))
}

impl Now {
    /// How the quarter an address names stands.
    pub fn of(visit: &Visit, name: &str) -> Result<Now, Failure> {
        let quarter = quarter(visit, name)?;
        let view = visit.view();
        let (book, today) = (&view.book, visit.moment.today);
        let state = book.statements.get(&quarter).cloned().unwrap_or_default();
        let changed = state.open.is_some() && view.open_has_changed()?;
        let brake = app::safety::brake::must_not_hold(book).err();
        let may = app::statement::propose::may_be_proposed(book, view.children()?, quarter, today);
        let ready =
            may.map_err(|refusal| format!("{}. {}", refusal.title, on_a_page(&refusal.hint)));
        Ok(Now { quarter, state, changed, brake: brake.map(|brake| brake.title), ready })
    }

    /// The open proposal, while it says what is known.
    pub fn agreeable(&self) -> Option<&Proposal> {
        self.state.open.as_ref().filter(|_| !self.changed)
    }

    /// What the visitor can do now, the most pressing first; nothing for those who only read.
    pub fn actions(&self, visit: &Visit) -> Markup {
        let mut words: Vec<String> = Vec::new();
        let here = address(self.quarter);
        let mut first = None;
        let mut others: Vec<(String, &str)> = Vec::new();
        let open = self.state.open.as_ref();
        if let Some((side, _, name)) = side(visit) {
            if let Some(by) = self.state.agreed_by.get(&side) {
                words.push(format!("Agreed for {name} by {}.", super::by_and_when(visit, by)));
            } else if self.agreeable().is_some() && self.brake.is_none() {
                first = Some((format!("{here}/agreement"), format!("Agree for {name}")));
            }
        }
        if visit.may(Action::DisputeStatement) && open.is_some() {
            others.push((format!("{here}/dispute"), "Dispute a child-quarter"));
        }
        if visit.may(Action::ProposeStatement) {
            let href = format!("{here}/proposal");
            match open {
                Some(_) if self.changed && self.brake.is_none() => {
                    first = Some((href, "Propose it again".to_owned()));
                }
                Some(_) => others.push((href, "Propose it again, or withdraw it")),
                None if self.ready.is_ok() && self.brake.is_none() => {
                    first = Some((href, "Propose this statement".to_owned()));
                }
                None => {}
            }
        }
        if open.is_some() && self.changed {
            words.push(
                "What it rests on has changed since it was proposed, so it cannot be agreed. \
                 The SIB Director looks at it and proposes it again."
                    .to_owned(),
            );
        }
        let bears_on = open.is_some() || self.ready.is_ok();
        html! {
            @if let Some(brake) = self.brake.as_ref().filter(|_| bears_on) { (braked(brake)) }
            @for words in &words { p.govuk-body { (words) } }
            @if first.is_some() || !others.is_empty() {
                (button_group(html! {
                    @if let Some((href, words)) = &first { (link_button(href, words)) }
                    @for (href, words) in &others { (action_link(href, words)) }
                }))
            }
        }
    }
}

/// What is said while a brake holds.
pub fn braked(brake: &str) -> Markup {
    html! {
        (face::warning_text(html! {
            (brake) ". Nothing is proposed or agreed until what was done for the child is recorded and it is released. "
            (face::link("/child-first", "See why"))
        }))
    }
}
