//! Out-of-hours contact by month and person. A contact belongs to the month it began in, also
//! when it ran past midnight. Source: the Review, sections 5 and 10.

use crate::work::event::{Contact, ContactKind};
use definitions::Date;
use std::collections::BTreeMap;

/// Contacts, and the minutes they took.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Time {
    /// How many.
    pub contacts: u32,
    /// How long, in minutes.
    pub minutes: u32,
}

impl Time {
    /// Both together.
    pub fn and(self, other: Time) -> Time {
        Time {
            contacts: self.contacts.saturating_add(other.contacts),
            minutes: self.minutes.saturating_add(other.minutes),
        }
    }
}

/// Out-of-hours contact by month, told by its first day, and staff number.
pub fn out_of_hours<'a>(
    contacts: impl IntoIterator<Item = &'a Contact>,
) -> BTreeMap<(Date, &'a str), Time> {
    let mut hours: BTreeMap<(Date, &str), Time> = BTreeMap::new();
    for contact in contacts {
        if contact.kind == ContactKind::OutOfHours {
            let of = hours.entry((month(contact.at.day), &contact.staff)).or_default();
            *of = of.and(Time { contacts: 1, minutes: u32::from(contact.minutes) });
        }
    }
    hours
}

/// The first day of a day's month.
pub fn month(day: Date) -> Date {
    day.first_of_month()
}
