//! What is asked of the pathway: the period, how it is grouped, and for whom it is.

use super::parts::{Part, Readers};
use crate::failure::Failure;
use crate::listing::Listing;
use crate::visit::Visit;
use app::Book;
use app::access::{Action, Asker};
use app::book::children::Children;
use app::pathway::funnel::By;
use app::pathway::small::Audience;
use care::Case;
use definitions::{Cell, Date, Interval, Table};
use jiff::ToSpan;
use std::collections::HashMap;

/// What is asked, and of what.
pub struct Asked<'a> {
    /// The book.
    pub book: &'a Book,
    /// Its children.
    pub children: &'a Children,
    /// Every referral and case.
    pub cases: &'a [Case],
    /// Referrals made within it.
    pub period: Interval,
    /// As they stood at the end of this day.
    pub today: Date,
    /// How they are grouped.
    pub by: By,
    /// The word for that in an address.
    pub by_word: String,
    /// Openings to reach.
    pub target: u32,
    /// For whom.
    pub audience: Audience,
    /// Whether they sit on the Project Board.
    pub board: bool,
    /// Whether they see every young person, so that lists may name them one by one.
    pub all: bool,
    /// Whether they may know who every young person is; else pseudonyms stand for numbers.
    pub known: bool,
}

/// The groupings, with their words.
pub const GROUPINGS: [(&str, &str, By); 4] = [
    ("month", "Month of referral", By::Month),
    ("source", "Source", By::Source),
    ("quadrant", "Quadrant", By::Quadrant),
    ("team", "Team", By::Team),
];

impl<'a> Asked<'a> {
    /// What an address asks; the last twelve months where it does not say.
    ///
    /// # Errors
    /// A refusal when the book has no contract.
    pub fn of(visit: &'a Visit) -> Result<Asked<'a>, Failure> {
        let (listing, view) = (Listing::of(&visit.here), visit.view());
        let (today, children) = (visit.moment.today, view.children()?);
        let last_year = last_year(today);
        let day = |name: &str| definitions::iso(listing.get(name));
        let from = day("from").unwrap_or(last_year.began);
        let to = day("to").and_then(|to| to.tomorrow().ok()).unwrap_or(last_year.ended);
        let word = listing.get("by").to_owned();
        let by = GROUPINGS.into_iter().find(|(one, ..)| *one == word).unwrap_or(GROUPINGS[0]);
        Ok(Asked {
            book: &view.book,
            children,
            cases: &children.listed,
            period: Interval::new(from, to.max(from))
                .unwrap_or(Interval { began: from, ended: from }),
            today,
            by: by.2,
            by_word: by.0.to_owned(),
            target: listing.get("target").parse().unwrap_or(10).clamp(1, 500),
            audience: audience(&visit.asker),
            board: visit.may(Action::SeeExceptions),
            all: reaches_all(visit, Action::SeeChild),
            known: reaches_all(visit, Action::SeeChildIdentity),
        })
    }

    /// The pseudonyms of those a part names one by one.
    ///
    /// # Errors
    /// A refusal when the book has no contract.
    pub fn named(&self, part: &Part) -> Result<Vec<String>, Failure> {
        Ok((part.names)(self)?)
    }

    /// A part's figures, as whoever asks may read them.
    ///
    /// # Errors
    /// A refusal when the book has no contract or no pathway.
    pub fn table(&self, part: &Part) -> Result<Table, Failure> {
        let mut table = (part.table)(self)?;
        if self.known || matches!(part.readers, Readers::All | Readers::Partnership) {
            return Ok(table);
        }
        let names = &self.book.pseudonyms;
        let keys: HashMap<&str, String> =
            self.cases.iter().map(|case| (case.case.as_str(), names.case(&case.case))).collect();
        for cell in table.rows.iter_mut().flatten() {
            if let Cell::Text(text) = cell
                && let Some(key) = keys.get(text.as_str())
            {
                *cell = key.as_str().into();
            }
        }
        Ok(table)
    }

    /// What a file says was held back.
    pub fn held_back(&self) -> &'static str {
        match self.audience {
            Audience::Within => "Nothing: for those who work on the pathway only.",
            Audience::Outside => "Counts of one to five, and what would give them away.",
        }
    }
}

/// The twelve months that end with a day.
pub fn last_year(today: Date) -> Interval {
    let tomorrow = today.tomorrow().unwrap_or(today);
    let began = tomorrow.checked_sub(12.months()).unwrap_or(today);
    Interval { began, ended: tomorrow }
}

/// Those of the partnership see every count; anyone else sees small ones treated.
pub fn audience(asker: &Asker) -> Audience {
    match asker.organisation.as_str() {
        "payer" | "provider" | "intermediary" => Audience::Within,
        _ => Audience::Outside,
    }
}

fn reaches_all(visit: &Visit, action: Action) -> bool {
    visit.reach(action).is_ok_and(|reach| !reach.allowed.contains(&false))
}
