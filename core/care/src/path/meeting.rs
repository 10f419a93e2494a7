//! A meeting of a quadrant's panel.

use definitions::Date;

/// A panel met: where, when, and who was there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Meeting {
    /// The quadrant.
    pub quadrant: String,
    /// The day.
    pub on: Date,
    /// The accounts of the members who were there.
    pub attended: Vec<String>,
    /// Why it went ahead with too few. Empty when there were enough.
    pub why: String,
    /// Who wrote it down, as the record names who acts.
    pub by: String,
    /// Its entry on the record.
    pub entry: u64,
}

/// A quadrant's meeting on a day, as it was last written down.
pub fn on<'a>(meetings: &'a [Meeting], quadrant: &str, day: Date) -> Option<&'a Meeting> {
    meetings.iter().rfind(|meeting| meeting.quadrant == quadrant && meeting.on == day)
}
