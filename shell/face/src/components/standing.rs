//! How something stands: a word, a shape and a colour, never colour alone.

use maud::{Markup, Render, html};

/// How something stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Calculated and not proposed, or no longer what was proposed.
    Simulation,
    /// It waits for somebody else, or for a day.
    Waiting,
    /// It waits for the reader.
    WithYou,
    /// Laid before both sides.
    Proposed,
    /// Agreed by both sides.
    Agreed,
    /// One side says otherwise.
    Disputed,
    /// Paid.
    Paid,
    /// Its day is past.
    Late,
    /// It is stopped.
    Stopped,
    /// It is done.
    Done,
}

impl Standing {
    /// Every standing there is.
    pub const ALL: [Standing; 10] = [
        Standing::Simulation,
        Standing::Waiting,
        Standing::WithYou,
        Standing::Proposed,
        Standing::Agreed,
        Standing::Disputed,
        Standing::Paid,
        Standing::Late,
        Standing::Stopped,
        Standing::Done,
    ];

    /// Its word.
    pub fn words(self) -> &'static str {
        match self {
            Standing::Simulation => "Simulation",
            Standing::Waiting => "Waiting",
            Standing::WithYou => "With you",
            Standing::Proposed => "Proposed",
            Standing::Agreed => "Agreed",
            Standing::Disputed => "Disputed",
            Standing::Paid => "Paid",
            Standing::Late => "Late",
            Standing::Stopped => "Stopped",
            Standing::Done => "Done",
        }
    }

    fn tone(self) -> &'static str {
        match self {
            Standing::Simulation | Standing::Waiting | Standing::Stopped => "quiet",
            Standing::WithYou | Standing::Late => "amber",
            Standing::Proposed => "blue",
            Standing::Agreed | Standing::Paid | Standing::Done => "teal",
            Standing::Disputed => "red",
        }
    }

    /// Its shape, drawn in a square of sixteen.
    fn shape(self) -> &'static str {
        match self {
            // A ring.
            Standing::Simulation => {
                "M8 1a7 7 0 1 0 0 14A7 7 0 1 0 8 1zm0 2.5a4.5 4.5 0 1 1 0 9 4.5 4.5 0 1 1 0-9z"
            }
            // A disc, half full.
            Standing::Waiting => {
                "M8 1a7 7 0 1 0 0 14A7 7 0 1 0 8 1zm0 2.2v9.6a4.8 4.8 0 1 1 0-9.6z"
            }
            // An arrow towards the word.
            Standing::WithYou => "M2 1.5 15 8 2 14.5z",
            // A diamond.
            Standing::Proposed => "M8 .5 15.5 8 8 15.5.5 8z",
            // A disc.
            Standing::Agreed => "M8 1a7 7 0 1 0 0 14A7 7 0 1 0 8 1z",
            // Two triangles that point at each other.
            Standing::Disputed => "M1 2l7 6-7 6zM15 2v12L8 8z",
            // A disc with a tick cut out of it.
            Standing::Paid => {
                "M8 .5a7.5 7.5 0 1 0 0 15 7.5 7.5 0 1 0 0-15zm-1.2 11L3.4 8.1l1.4-1.4 2 2 4.4-4.4 1.4 1.4z"
            }
            // A triangle on its base.
            Standing::Late => "M8 1l7.5 14H.5z",
            // A square.
            Standing::Stopped => "M2 2h12v12H2z",
            // A tick.
            Standing::Done => "M5.8 13.6.9 8.7l1.9-1.9 3 3 7.4-7.4 1.9 1.9z",
        }
    }
}

/// How something stands, in its own word.
pub fn standing(standing: Standing) -> Markup {
    standing_said(standing, standing.words())
}

/// How something stands, in other words: "With you since 3 March".
pub fn standing_said(standing: Standing, words: impl Render) -> Markup {
    html! {
        span class={ "homeward-standing homeward-standing--" (standing.tone()) } {
            svg.homeward-standing__shape viewBox="0 0 16 16" width="16" height="16"
                aria-hidden="true" focusable="false" {
                path fill-rule="evenodd" d=(standing.shape()) {}
            }
            span.homeward-standing__word { (words) }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn no_two_standings_share_a_word_or_a_shape() {
        let words: BTreeSet<_> = Standing::ALL.iter().map(|one| one.words()).collect();
        let shapes: BTreeSet<_> = Standing::ALL.iter().map(|one| one.shape()).collect();
        assert_eq!((words.len(), shapes.len()), (Standing::ALL.len(), Standing::ALL.len()));
    }
}
