//! The parts of the page, each a table that can be taken away.

use super::asked::Asked;
use app::pathway::small::Audience;
use app::pathway::{
    clean_hands, closes, criteria, engage, exceptions, funnel, needed, openings, reasons,
    undecided, untold,
};
use definitions::{Refusal, Table};

/// For whom a part is.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Readers {
    /// Everyone who sees the pathway; small counts are treated where they must be.
    All,
    /// Those who work in the partnership: every count is shown, or none.
    Partnership,
    /// Those who see every young person: it names them one by one.
    Within,
    /// Those on the Project Board who do.
    Board,
}

/// One part.
pub struct Part {
    /// Its name in an address.
    pub name: &'static str,
    /// Its title.
    pub title: &'static str,
    /// What it is for, in a sentence.
    pub words: &'static str,
    /// Its figures.
    pub table: fn(&Asked<'_>) -> Result<Table, Refusal>,
    /// The pseudonyms of those it names one by one.
    pub names: fn(&Asked<'_>) -> Result<Vec<String>, Refusal>,
    /// For whom it is.
    pub readers: Readers,
}

const NOBODY: fn(&Asked<'_>) -> Result<Vec<String>, Refusal> = |_| Ok(Vec::new());

/// Every part, in the order of the page.
pub const PARTS: &[Part] = &[
    Part {
        name: "funnel",
        title: "Referrals, step by step",
        words: "How many came to each step, and how many left before the next.",
        table: |a| Ok(funnel::table(a.cases, a.period, a.today, a.by, a.audience)),
        names: NOBODY,
        readers: Readers::All,
    },
    Part {
        name: "closes",
        title: "What became of those that opened",
        words: "Open, closed before the full course, or completed, and where the young people lived then.",
        table: |a| Ok(closes::table(a.cases, a.period, a.today, a.by)),
        names: NOBODY,
        readers: Readers::Partnership,
    },
    Part {
        name: "reasons",
        title: "Why referrals were refused",
        words: "By the panel and by the supervisor, with one of the contract’s reasons.",
        table: |a| Ok(reasons::table(a.cases, a.period, a.today, a.audience)),
        names: NOBODY,
        readers: Readers::All,
    },
    Part {
        name: "reasons-over-time",
        title: "Refusals over the last four quarters",
        words: "Whether a reason comes more often than it did.",
        table: |a| Ok(reasons::over_time(a.cases, a.today, a.audience)),
        names: NOBODY,
        readers: Readers::All,
    },
    Part {
        name: "undecided",
        title: "Who waits, and for how long",
        words: "Referrals that nobody has decided yet, oldest first.",
        table: |a| undecided::table(a.book, a.cases, a.today),
        names: |a| {
            let all = undecided::undecided(a.book, a.cases, a.today)?;
            Ok(all.into_iter().map(|one| one.key).collect())
        },
        readers: Readers::Within,
    },
    Part {
        name: "untold",
        title: "Decisions the referrer has not heard of",
        words: "None waits longer than the contract’s days.",
        table: |a| untold::table(a.book, a.today),
        names: |a| Ok(untold::untold(a.book, a.today)?.into_iter().map(|one| one.key).collect()),
        readers: Readers::Within,
    },
    Part {
        name: "exceptions",
        title: "Where the pathway’s rules were bent",
        words: "Each with who, when and why, for the Project Board.",
        table: |a| exceptions::table(a.book, a.cases, a.today),
        names: NOBODY,
        readers: Readers::Board,
    },
    Part {
        name: "criteria",
        title: "Why young people were referred",
        words: "Of the open cases; one may have several reasons.",
        table: |a| criteria::criteria(a.book, a.today, a.audience),
        names: NOBODY,
        readers: Readers::All,
    },
    Part {
        name: "profile",
        title: "The families of open cases",
        words: "What was known of them when they were referred.",
        table: |a| criteria::profile(a.book, a.today, a.audience),
        names: NOBODY,
        readers: Readers::All,
    },
    Part {
        name: "openings",
        title: "Care entries by month of opening",
        words: "Whether those who came late, or in crisis, fare otherwise.",
        table: |a| openings::table(a.book, a.children, a.today, a.audience),
        names: NOBODY,
        readers: Readers::All,
    },
    Part {
        name: "mix",
        title: "Who was accepted, and who was refused",
        words: "Side by side, so that nobody need take it on trust that hard cases were not left out.",
        table: |a| Ok(clean_hands::mix(a.book, a.cases, a.period, a.today, a.audience)),
        names: NOBODY,
        readers: Readers::All,
    },
    Part {
        name: "needed",
        title: "Referrals needed now",
        words: "For so many more openings, by what became of referrals before.",
        table: |a| Ok(needed::table(a.cases, a.today, a.target)),
        names: NOBODY,
        readers: Readers::All,
    },
    Part {
        name: "engagement",
        title: "Work with referrers, and what changed",
        words: "Referrals of the area since each plan began, beside as many days before.",
        table: |a| Ok(engage::table(a.book, a.cases, a.today, a.audience)),
        names: NOBODY,
        readers: Readers::All,
    },
];

/// The parts that are shown to whoever asks.
pub fn shown(asked: &Asked<'_>) -> impl Iterator<Item = &'static Part> {
    let (all, board) = (asked.all, asked.board);
    PARTS.iter().filter(move |part| match part.readers {
        Readers::All => true,
        Readers::Partnership => asked.audience == Audience::Within,
        Readers::Within => all,
        Readers::Board => all && board,
    })
}
