//! What is pressed. A page has one filled button at most.

use maud::{Markup, Render, html};

/// A button, or a link that looks like one.
#[derive(Clone, Debug)]
pub struct Button {
    words: Markup,
    href: Option<String>,
    named: Option<(String, String)>,
    to: Option<String>,
    id: Option<String>,
    dress: &'static str,
    disabled: bool,
}

/// The button that does what the page is for.
pub fn button(words: impl Render) -> Button {
    Button {
        words: words.render(),
        href: None,
        named: None,
        to: None,
        id: None,
        dress: "",
        disabled: false,
    }
}

/// A link that looks like a button: it leads somewhere and changes nothing.
pub fn link_button(href: &str, words: impl Render) -> Button {
    Button { href: Some(href.to_owned()), ..button(words) }
}

/// Several buttons, and links, beside each other.
pub fn button_group(buttons: Markup) -> Markup {
    html! { div.govuk-button-group { (buttons) } }
}

/// A quiet link among buttons: "Cancel".
pub fn action_link(href: &str, words: impl Render) -> Markup {
    html! { a.govuk-link href=(href) { (words) } }
}

impl Button {
    /// It does something else than what the page is for.
    pub fn secondary(mut self) -> Button {
        self.dress = "govuk-button--secondary";
        self
    }

    /// It does something that cannot be taken back.
    pub fn warning(mut self) -> Button {
        self.dress = "govuk-button--warning";
        self
    }

    /// It cannot be pressed now; say beside it why.
    pub fn disabled(mut self) -> Button {
        self.disabled = true;
        self
    }

    /// What is sent when it is this button that was pressed.
    pub fn name(mut self, name: &str, value: &str) -> Button {
        self.named = Some((name.to_owned(), value.to_owned()));
        self
    }

    /// Where it sends the form, where that is not where the form says.
    pub fn to(mut self, address: &str) -> Button {
        self.to = Some(address.to_owned());
        self
    }

    /// The element's id.
    pub fn id(mut self, id: &str) -> Button {
        self.id = Some(id.to_owned());
        self
    }
}

impl Render for Button {
    fn render(&self) -> Markup {
        if let Some(href) = &self.href {
            return html! {
                a.govuk-button.(self.dress) href=(href) role="button" draggable="false"
                    id=[self.id.as_ref()] { (self.words) }
            };
        }
        let name = self.named.as_ref().map(|(name, _)| name);
        let value = self.named.as_ref().map(|(_, value)| value).filter(|value| !value.is_empty());
        html! {
            button.govuk-button.(self.dress) type="submit" data-prevent-double-click="true"
                id=[self.id.as_ref()] name=[name] value=[value] formaction=[self.to.as_ref()]
                disabled[self.disabled] aria-disabled=[self.disabled.then_some("true")] {
                (self.words)
            }
        }
    }
}
