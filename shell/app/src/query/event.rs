//! What can happen to a query. What people wrote is in the register, which can forget.

use definitions::party::Role;
use definitions::{Date, Quarter};
use serde::{Deserialize, Serialize};

/// What of a statement a query is about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "of", rename_all = "kebab-case")]
pub enum About {
    /// A line of the sum.
    Line {
        /// As the statement names it.
        what: String,
    },
    /// One child-quarter.
    ChildQuarter {
        /// The pseudonym of the case.
        key: String,
        /// The tracking quarter, from 1.
        k: u8,
    },
}

/// Something that happened to a query.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "event", rename_all = "kebab-case")]
pub enum Event {
    /// It was asked.
    QueryRaised {
        /// The statement's quarter.
        quarter: Quarter,
        /// What it is about.
        about: About,
        /// Which party answers.
        waits_for: Role,
        /// By when.
        due: Date,
    },
    /// Something was said; it now waits for another party.
    QueryAnswered {
        /// Which party it waits for now.
        waits_for: Role,
        /// By when.
        due: Date,
    },
    /// Whoever asked is content.
    QueryClosed,
}

impl Event {
    /// The entry's kind: the event's name.
    pub fn kind(&self) -> &'static str {
        match self {
            Event::QueryRaised { .. } => "query-raised",
            Event::QueryAnswered { .. } => "query-answered",
            Event::QueryClosed => "query-closed",
        }
    }
}
