//! What a day of a child's window is, and how it is told apart on a page: by colour and texture.

use crate::pattern::{Fill, Texture};

/// What a day is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum State {
    /// In care.
    Care,
    /// At home.
    Home,
    /// Neither: in no numerator and no denominator.
    Excluded,
    /// Nobody has answered for it.
    Unknown,
    /// Still to come: nobody can have answered for it.
    ToCome,
    /// Outside the child's window.
    Outside,
}

impl State {
    /// Every state, in the order of the key.
    pub(crate) const ALL: [State; 6] =
        [State::Care, State::Home, State::Excluded, State::Unknown, State::ToCome, State::Outside];

    /// The state as a reader says it.
    pub(crate) fn word(self) -> &'static str {
        match self {
            State::Care => "in care",
            State::Home => "at home",
            State::Excluded => "excluded",
            State::Unknown => "not known",
            State::ToCome => "still to come",
            State::Outside => "outside the window",
        }
    }

    pub(crate) fn tone(self) -> &'static str {
        match self {
            State::Care => "care",
            State::Home => "home",
            State::Excluded => "excluded",
            State::Unknown => "unknown",
            State::ToCome => "to-come",
            State::Outside => "outside",
        }
    }

    pub(crate) fn fill(self) -> Fill {
        let texture = match self {
            State::Care | State::Home | State::ToCome | State::Outside => Texture::Solid,
            State::Excluded => Texture::Dots,
            State::Unknown => Texture::Hatch,
        };
        Fill { texture, tone: self.tone() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_known_and_what_is_in_care_differ_without_colour() {
        assert_ne!(State::Unknown.fill().texture, State::Care.fill().texture);
        assert_ne!(State::Unknown.fill().texture, State::Excluded.fill().texture);
    }
}
