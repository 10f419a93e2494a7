//! How wide an answer is expected to be.

/// A fixed width in characters, or a share of the column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Width {
    /// Two characters.
    W2,
    /// Three characters.
    W3,
    /// Four characters.
    W4,
    /// Five characters.
    W5,
    /// Ten characters.
    W10,
    /// Twenty characters.
    W20,
    /// Thirty characters.
    W30,
    /// A quarter of the column.
    Quarter,
    /// A third of the column.
    Third,
    /// Half the column.
    Half,
    /// Two thirds of the column.
    TwoThirds,
    /// The whole column.
    Full,
}

impl Width {
    pub(crate) fn class(self) -> &'static str {
        match self {
            Width::W2 => "govuk-input--width-2",
            Width::W3 => "govuk-input--width-3",
            Width::W4 => "govuk-input--width-4",
            Width::W5 => "govuk-input--width-5",
            Width::W10 => "govuk-input--width-10",
            Width::W20 => "govuk-input--width-20",
            Width::W30 => "govuk-input--width-30",
            Width::Quarter => "govuk-!-width-one-quarter",
            Width::Third => "govuk-!-width-one-third",
            Width::Half => "govuk-!-width-one-half",
            Width::TwoThirds => "govuk-!-width-two-thirds",
            Width::Full => "govuk-!-width-full",
        }
    }
}
