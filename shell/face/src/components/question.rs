//! What every question on a form has in common: its words, a hint, what was wrong with the answer,
//! and how large its words are.

use super::{Errors, Size, error_message, hint, label};
use maud::{Markup, Render, html};

/// The words around an answer: a label or legend, a hint, an error.
#[derive(Clone, Debug)]
pub struct Asked {
    pub(crate) name: String,
    pub(crate) id: String,
    pub(crate) words: Markup,
    pub(crate) hint: Option<Markup>,
    pub(crate) error: Option<String>,
    pub(crate) size: Option<Size>,
    pub(crate) heading: bool,
}

/// Something that is asked.
pub trait Question: Sized {
    /// The words around the answer.
    fn asked(&mut self) -> &mut Asked;

    /// A sentence that helps to answer.
    fn hint(mut self, words: impl Render) -> Self {
        self.asked().hint = Some(words.render());
        self
    }

    /// What is wrong with the answer, if anything is.
    fn error(mut self, words: Option<&str>) -> Self {
        self.asked().error = words.map(str::to_owned);
        self
    }

    /// What is wrong with the answer, found among all that is wrong by the field's name.
    fn errors(mut self, errors: &Errors) -> Self {
        let asked = self.asked();
        asked.error = errors.of(&asked.name).map(str::to_owned);
        self
    }

    /// The element's id, where it should not be the field's name.
    fn id(mut self, id: &str) -> Self {
        self.asked().id = id.to_owned();
        self
    }

    /// How large the question's words are.
    fn size(mut self, size: Size) -> Self {
        self.asked().size = Some(size);
        self
    }

    /// The question is the page's heading: one question on one page.
    #[allow(clippy::wrong_self_convention, reason = "it changes what is asked, as the others do")]
    fn as_heading(mut self) -> Self {
        self.asked().heading = true;
        self
    }
}

impl Asked {
    pub(crate) fn new(name: &str, words: impl Render) -> Asked {
        Asked {
            name: name.to_owned(),
            id: name.to_owned(),
            words: words.render(),
            hint: None,
            error: None,
            size: None,
            heading: false,
        }
    }

    /// The ids of the hint and the error, in the order they are read.
    pub(crate) fn described_by(&self) -> Option<String> {
        let hint = self.hint.as_ref().map(|_| format!("{}-hint", self.id));
        let error = self.error.as_ref().map(|_| format!("{}-error", self.id));
        let ids: Vec<String> = hint.into_iter().chain(error).collect();
        (!ids.is_empty()).then(|| ids.join(" "))
    }

    pub(crate) fn wrong(&self) -> bool {
        self.error.is_some()
    }

    /// The hint and the error, above the answer.
    pub(crate) fn notes(&self) -> Markup {
        html! {
            @if let Some(words) = &self.hint { (hint(&format!("{}-hint", self.id), words)) }
            @if let Some(words) = &self.error {
                (error_message(&format!("{}-error", self.id), words))
            }
        }
    }

    /// A question with one answer: label, notes, answer.
    pub(crate) fn labelled(&self, answer: Markup) -> Markup {
        self.group(html! {
            (label(&self.id, &self.words, self.size, self.heading))
            (self.notes())
            (answer)
        })
    }

    /// A question with several parts: a fieldset with legend, notes, parts. `role` where the
    /// parts are no choices.
    pub(crate) fn gathered(&self, role: Option<&str>, parts: Markup) -> Markup {
        self.group(html! {
            fieldset.govuk-fieldset role=[role] aria-describedby=[self.described_by()] {
                (super::fieldset::legend(&self.words, self.size, self.heading))
                (self.notes())
                (parts)
            }
        })
    }

    /// The box that holds a question, marked where its answer is wrong.
    pub(crate) fn group(&self, inside: Markup) -> Markup {
        html! {
            div.govuk-form-group.govuk-form-group--error[self.wrong()] { (inside) }
        }
    }
}
