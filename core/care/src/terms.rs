//! The contract's terms about who is tracked and what a day is, read from its pages
//! `tracking.toml` and `days.toml`. Every value has `since`, and `source` or `assumed`.

use definitions::{Date, Dated};
use serde::{Deserialize, Serialize};

/// The event from which a child's window counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Event {
    /// The day of referral.
    Referral,
    /// The day the supervisor accepted.
    Acceptance,
    /// The day the case opened.
    Opening,
    /// The day of the first therapy visit.
    FirstVisit,
}

/// Whose quarters a child is tracked by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Clock {
    /// The child's own anniversaries, three months each.
    Own,
    /// Calendar quarters from the cohort's first day; the first is cut at the child's start.
    Calendar,
}

/// What an event does to a child's window.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Stop {
    /// The window ends that day, exclusive.
    Ends,
    /// The window runs on.
    RunsOn,
}

/// Whose days count.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Population {
    /// Everyone from the start event on.
    IntentionToTreat,
    /// Only those who completed the full course.
    Completers,
}

/// What a second case of the same young person gets.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ReReferral {
    /// Nothing: one window per child, from the first start.
    OneWindow,
    /// A window of its own when it starts after the first window's thirty months.
    NewWindowAfterFirst,
}

/// What days of one kind count as.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum CountsAs {
    /// A care day: observed.
    Care,
    /// A home day.
    Home,
    /// Neither: in no denominator.
    Excluded,
}

/// How a temporary placement (T0 to T4) counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Temporary {
    /// The placement before it runs on.
    Ignored,
    /// It is a placement like any other.
    Care,
}

/// How days missing from placement count while an episode is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Missing {
    /// As the open episode counts.
    AsPlaced,
    /// Neither care nor home.
    Excluded,
}

/// What silence means.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum NoData {
    /// The child-quarter waits until a return covers it.
    Waits,
    /// Treated as at home.
    Home,
}

/// Which rule merges the annual returns.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Merge {
    /// The numbered repair steps, each on what the one before left.
    AnnualReturns,
    /// The numbered repair steps, every row judged as it was sent.
    AnnualReturnsAtOnce,
    /// The later report of an episode wins; nothing else is repaired.
    LaterReportOnly,
}

/// An age range in whole years, both included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Ages {
    /// The youngest age.
    pub from: i16,
    /// The oldest age.
    pub to: i16,
}

macro_rules! page {
    ($(#[$doc:meta])* $page:ident => $(#[$rules_doc:meta])* $rules:ident { $($(#[$field_doc:meta])* $field:ident: $kind:ty,)* }) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
        #[serde(deny_unknown_fields)]
        pub struct $page { $($(#[$field_doc])* pub $field: Dated<$kind>,)* }

        $(#[$rules_doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
        pub struct $rules { $($(#[$field_doc])* pub $field: $kind,)* }

        impl $page {
            /// The terms in force on a day.
            pub fn on(&self, day: Date) -> $rules {
                $rules { $($field: *self.$field.value(day),)* }
            }

            /// Every term: its name, and the words of where it comes from on a day.
            pub fn origins(&self, day: Date) -> Vec<(&'static str, String)> {
                vec![$((stringify!($field), self.$field.on(day).origin.said()),)*]
            }
        }
    };
}

page! {
    /// The page `tracking.toml`: who is tracked, from when, for how long.
    Tracking =>
    /// The tracking terms in force on one day.
    TrackingRules {
        /// The event from which the window counts.
        start_event: Event,
        /// The event that names the cohort.
        cohort_by: Event,
        /// Whose quarters.
        quarter_clock: Clock,
        /// Calendar months in the window.
        months: i32,
        /// Tracking quarters in the window.
        quarters: u8,
        /// Ages at which a child may start.
        ages: Ages,
        /// What the eighteenth birthday does.
        eighteenth_birthday: Stop,
        /// What a death does.
        death: Stop,
        /// What moving out of the area or abroad does.
        move_away: Stop,
        /// Whose days count.
        population: Population,
        /// What a re-referral gets.
        re_referral: ReReferral,
    }
}

page! {
    /// The page `days.toml`: what a day is.
    DayTerms =>
    /// The terms about days in force on one day.
    DayRules {
        /// V3 and V4 short breaks.
        short_breaks: CountsAs,
        /// The longest V3 break, in days, that still counts as a short break.
        short_break_limit: i64,
        /// P1, with own parents on a care order.
        placed_with_parents: CountsAs,
        /// U1 to U3 and Q1, with relatives or friends.
        kinship: CountsAs,
        /// P2, H5 and K3, living independently while looked after.
        independent_living: CountsAs,
        /// J1 to J3.
        remand: CountsAs,
        /// Sentenced custody, and R5 under any status but remand.
        sentenced_custody: CountsAs,
        /// From E3 until the record shows that care ended.
        other_authority: CountsAs,
        /// From a special guardianship or residence order.
        guardianship: CountsAs,
        /// From an adoption order.
        adoption: CountsAs,
        /// T0 to T4.
        temporary: Temporary,
        /// Missing or away while an episode is open.
        missing: Missing,
        /// From E8 while missing until found.
        missing_when_ceased: CountsAs,
        /// What silence means.
        no_data: NoData,
        /// Which rule merges the annual returns.
        merge: Merge,
        /// Whether merge step 1A leaves its one-day gap.
        merge_gap: bool,
    }
}
