//! One line of text, a number, an address, a code.

use super::{Asked, Autocomplete, Question, Width};
use maud::{Markup, Render, html};

/// A question answered on one line.
#[derive(Clone, Debug)]
pub struct Input {
    asked: Asked,
    kind: String,
    value: Option<String>,
    inputmode: Option<String>,
    autocomplete: Option<String>,
    pattern: Option<String>,
    prefix: Option<String>,
    suffix: Option<String>,
    width: Option<Width>,
    spellcheck: Option<bool>,
    no_capitals: bool,
    code_like: bool,
    disabled: bool,
    autofocus: bool,
}

impl Input {
    /// A line of text, by the field's name and its label.
    pub fn new(name: &str, label: impl Render) -> Input {
        Input {
            asked: Asked::new(name, label),
            kind: "text".to_owned(),
            value: None,
            inputmode: None,
            autocomplete: None,
            pattern: None,
            prefix: None,
            suffix: None,
            width: None,
            spellcheck: None,
            no_capitals: false,
            code_like: false,
            disabled: false,
            autofocus: false,
        }
    }

    /// What is in it to begin with; an empty value is none.
    pub fn value(mut self, value: &str) -> Input {
        self.value = (!value.is_empty()).then(|| value.to_owned());
        self
    }

    /// An e-mail address.
    pub fn email(self) -> Input {
        self.kind("email").autocomplete("email").spellcheck(false)
    }

    /// A whole number. It stays a text field: a number field rounds, spins and eats what it
    /// cannot read.
    pub fn number(self) -> Input {
        self.inputmode("numeric").spellcheck(false)
    }

    /// An amount with decimals.
    pub fn decimal(self) -> Input {
        self.inputmode("decimal").spellcheck(false)
    }

    /// A password, without a button to show it; see `PasswordInput` for one with.
    pub fn password(self, purpose: Autocomplete) -> Input {
        self.kind("password").autocomplete(purpose.words()).spellcheck(false)
    }

    /// The six digits of an authenticator.
    pub fn one_time_code(self) -> Input {
        self.inputmode("numeric")
            .autocomplete(Autocomplete::OneTimeCode.words())
            .spellcheck(false)
            .width(Width::W10)
            .code_like()
    }

    /// Words to look for.
    pub fn search(self) -> Input {
        self.kind("search").spellcheck(false)
    }

    /// A telephone number.
    pub fn telephone(self) -> Input {
        self.kind("tel").autocomplete(Autocomplete::Telephone.words())
    }

    /// The field's type in HTML.
    pub fn kind(mut self, kind: &str) -> Input {
        self.kind = kind.to_owned();
        self
    }

    /// The keyboard a phone should show.
    pub fn inputmode(mut self, mode: &str) -> Input {
        self.inputmode = Some(mode.to_owned());
        self
    }

    /// What a browser may fill in, in the words browsers know.
    pub fn autocomplete(mut self, purpose: &str) -> Input {
        self.autocomplete = Some(purpose.to_owned());
        self
    }

    /// A pattern, for old phones that choose a keyboard by it.
    pub fn pattern(mut self, pattern: &str) -> Input {
        self.pattern = Some(pattern.to_owned());
        self
    }

    /// What stands before the answer: `£`.
    pub fn prefix(mut self, words: &str) -> Input {
        self.prefix = Some(words.to_owned());
        self
    }

    /// What stands after the answer: `days`.
    pub fn suffix(mut self, words: &str) -> Input {
        self.suffix = Some(words.to_owned());
        self
    }

    /// How wide the answer is expected to be.
    pub fn width(mut self, width: Width) -> Input {
        self.width = Some(width);
        self
    }

    /// Whether spelling is checked.
    pub fn spellcheck(mut self, checked: bool) -> Input {
        self.spellcheck = Some(checked);
        self
    }

    /// Phones do not begin it with a capital.
    pub fn autocapitalize_off(mut self) -> Input {
        self.no_capitals = true;
        self
    }

    /// The characters stand apart, so that a code is easy to check.
    pub fn code_like(mut self) -> Input {
        self.code_like = true;
        self
    }

    /// It cannot be answered now.
    pub fn disabled(mut self) -> Input {
        self.disabled = true;
        self
    }

    /// The page opens with the cursor here; only where this is all the page asks.
    pub fn autofocus(mut self) -> Input {
        self.autofocus = true;
        self
    }

    fn field(&self) -> Markup {
        let width = self.width.map(Width::class).unwrap_or_default();
        html! {
            input.govuk-input
                .govuk-input--error[self.asked.wrong()]
                .govuk-input--extra-letter-spacing[self.code_like]
                .(width)
                id=(self.asked.id) name=(self.asked.name) type=(self.kind)
                spellcheck=[self.spellcheck] value=[self.value.as_ref()]
                aria-describedby=[self.asked.described_by()]
                autocomplete=[self.autocomplete.as_ref()]
                autocapitalize=[self.no_capitals.then_some("none")]
                pattern=[self.pattern.as_ref()] inputmode=[self.inputmode.as_ref()]
                disabled[self.disabled] autofocus[self.autofocus];
        }
    }
}

impl Question for Input {
    fn asked(&mut self) -> &mut Asked {
        &mut self.asked
    }
}

impl Render for Input {
    fn render(&self) -> Markup {
        let bare = self.prefix.is_none() && self.suffix.is_none();
        self.asked.labelled(html! {
            @if bare { (self.field()) } @else {
                div.govuk-input__wrapper {
                    @if let Some(words) = &self.prefix {
                        div.govuk-input__prefix aria-hidden="true" { (words) }
                    }
                    (self.field())
                    @if let Some(words) = &self.suffix {
                        div.govuk-input__suffix aria-hidden="true" { (words) }
                    }
                }
            }
        })
    }
}
