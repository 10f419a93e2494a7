//! One answer among several: of radios, of checkboxes, of a list.

use super::Asked;
use maud::{Markup, Render, html};

/// One answer that can be chosen.
#[derive(Clone, Debug)]
pub struct Choice {
    pub(crate) value: String,
    pub(crate) words: Markup,
    pub(crate) hint: Option<Markup>,
    pub(crate) id: Option<String>,
    pub(crate) reveals: Option<Markup>,
    pub(crate) checked: bool,
    pub(crate) disabled: bool,
    pub(crate) exclusive: bool,
    pub(crate) divider: bool,
}

impl Choice {
    /// An answer: what is sent, and what is read.
    pub fn new(value: &str, words: impl Render) -> Choice {
        Choice {
            value: value.to_owned(),
            words: words.render(),
            hint: None,
            id: None,
            reveals: None,
            checked: false,
            disabled: false,
            exclusive: false,
            divider: false,
        }
    }

    /// The word `or` between answers.
    pub fn or() -> Choice {
        Choice { divider: true, ..Choice::new("", "or") }
    }

    /// A sentence under the answer.
    pub fn hint(mut self, words: impl Render) -> Choice {
        self.hint = Some(words.render());
        self
    }

    /// The element's id, where it should not follow from the question's.
    pub fn id(mut self, id: &str) -> Choice {
        self.id = Some(id.to_owned());
        self
    }

    /// It is chosen to begin with.
    pub fn checked(mut self) -> Choice {
        self.checked = true;
        self
    }

    /// It cannot be chosen now.
    pub fn disabled(mut self) -> Choice {
        self.disabled = true;
        self
    }

    /// Choosing it unchooses the others, as `None of these` does.
    pub fn exclusive(mut self) -> Choice {
        self.exclusive = true;
        self
    }

    /// What else is asked once it is chosen. The stylesheet hides it until then, so that it works
    /// without scripts, and shows it always where it cannot.
    pub fn reveals(mut self, further: Markup) -> Choice {
        self.reveals = Some(further);
        self
    }
}

/// Radios and checkboxes differ in these words only.
pub(crate) struct Dress {
    pub(crate) block: &'static str,
    pub(crate) kind: &'static str,
    pub(crate) alone: bool,
}

/// One answer of radios or checkboxes. `place` counts from one and decides the id.
pub(crate) fn item(
    dress: &Dress,
    asked: &Asked,
    place: usize,
    choice: &Choice,
    chosen: bool,
) -> Markup {
    let block = dress.block;
    if choice.divider {
        return html! { div class={ (block) "__divider" } { (choice.words) } };
    }
    let prefix = &asked.id;
    let follows = if place == 1 { prefix.clone() } else { format!("{prefix}-{place}") };
    let id = choice.id.clone().unwrap_or(follows);
    let hint_id = choice.hint.as_ref().map(|_| format!("{id}-item-hint"));
    // A box alone has no fieldset to carry what the question says.
    let whole = if dress.alone { asked.described_by() } else { None };
    let described: Vec<&str> = whole.iter().chain(&hint_id).map(String::as_str).collect();
    html! {
        div class={ (block) "__item" } {
            input class={ (block) "__input" } id=(id) name=(asked.name) type=(dress.kind)
                value=(choice.value) checked[chosen || choice.checked] disabled[choice.disabled]
                data-behaviour=[choice.exclusive.then_some("exclusive")]
                aria-describedby=[(!described.is_empty()).then(|| described.join(" "))];
            label class={ "govuk-label " (block) "__label" } for=(id) { (choice.words) }
            @if let (Some(words), Some(hint_id)) = (&choice.hint, &hint_id) {
                div id=(hint_id) class={ "govuk-hint " (block) "__hint" } { (words) }
            }
        }
        @if let Some(further) = &choice.reveals {
            div class={ (block) "__conditional" } id={ "conditional-" (id) } { (further) }
        }
    }
}
