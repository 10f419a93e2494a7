//! Which therapist a case has on which day. Every open case has one therapist on every day; what
//! a list does not say is found, not guessed.

use definitions::Date;

/// A case in one therapist's hands.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Hands {
    /// The case's number.
    pub case: String,
    /// The therapist's staff number; empty where none is known.
    pub staff: String,
    /// The day the case opened, whoever had it then.
    pub opened: Date,
    /// The first day in these hands.
    pub from: Date,
    /// The first day no longer; none while it is.
    pub until: Option<Date>,
}

impl Hands {
    /// Whether it is in these hands on a day.
    pub fn on(&self, day: Date) -> bool {
        self.from <= day && self.until.is_none_or(|until| day < until)
    }
}

/// The hands a case went through: `named` says from which day which therapist had it, in order of
/// day. Who is named first has had it since it opened; a case closed is held to the day before.
pub fn hands(case: &str, opened: Date, closed: Option<Date>, named: &[(Date, &str)]) -> Vec<Hands> {
    let mut hands: Vec<Hands> = Vec::new();
    let first = named.first().map_or("", |(_, staff)| *staff);
    let mut take = |staff: &str, from: Date| {
        if closed.is_some_and(|closed| closed <= from) {
            return;
        }
        match hands.last_mut() {
            Some(last) if last.staff == staff => return,
            Some(last) if last.from == from => {
                last.staff = staff.to_owned();
                return;
            }
            Some(last) => last.until = Some(from),
            None => {}
        }
        let (case, staff) = (case.to_owned(), staff.to_owned());
        hands.push(Hands { case, staff, opened, from, until: closed });
    };
    take(first, opened);
    for (from, staff) in named.iter().skip(1) {
        take(staff, (*from).max(opened));
    }
    hands
}
