//! One case from referral to close, with the young person's care history beside it.

use crate::calendar::{plus, working_day};
use crate::chance::Chance;
use crate::people::Person;
use crate::stay::Stay;
use care::Case;
use definitions::Date;

/// Refusal reasons, in the order the Review lists them.
pub const REFUSALS: [&str; 6] = [
    "not living at home",
    "case closed to social care",
    "lack of engagement",
    "behaviours not suitable",
    "placed in care",
    "gone to alternative service",
];

/// What an invented young person is there to show.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// Stays at home throughout.
    Home,
    /// Enters care in the usual way.
    Enters,
    /// In care during therapy that is nevertheless completed.
    CompletesInCare,
    /// In care when the case opens, and home soon after.
    Reunification,
    /// A stay told late, over which the council and the board's side differ.
    Disputed,
    /// A stay that began in one return year and was told after that year's final return.
    ToldLate,
    /// A stay first told with the wrong beginning.
    Redated,
    /// A stay told, then withdrawn as another child's.
    Withdrawn,
    /// Short breaks.
    Respite,
    /// Placed with parents on a care order.
    WithParents,
    /// Remanded to youth detention accommodation.
    Remand,
    /// Leaves care on being sentenced.
    SentencedFromCare,
    /// Sentenced while on a care order, so still looked after.
    SentencedOnOrder,
    /// Sentenced while at home.
    SentencedFromHome,
    /// Stays with carers at eighteen.
    Eighteen,
    /// Dies.
    Dies,
    /// A special guardianship order to the foster carers, coded as to 2017-18.
    GuardianToMarch2018,
    /// A special guardianship order to a relative who fostered, coded as from 2018-19.
    GuardianFromApril2018,
    /// Leaves care by moving abroad.
    Abroad,
    /// Moves out of the area from home.
    MovesAway,
    /// In semi-independent accommodation at 17.
    SemiIndependent,
    /// The carers' holiday, a change of code with the same carers.
    Holiday,
    /// Missing when care ends.
    Missing,
    /// Closed, and referred again later.
    ReferredAgain,
    /// Never opened.
    NotOpened,
}

/// What is wrong with the council's number in the provider's first lists.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Slip {
    /// What the list says instead; nothing when the number is left out.
    pub written: String,
    /// The first list that says it rightly is for this day or after.
    pub until: Date,
    /// Whether someone has to say which child is meant.
    pub doubtful: bool,
}

/// One case and the history of the young person it is about.
#[derive(Clone, Debug)]
pub struct Life {
    /// The young person.
    pub person: Person,
    /// The case as it turns out in the end; each list shows what was known on its day.
    pub case: Case,
    /// What it is there to show.
    pub role: Role,
    /// Which copy of the programme it belongs to, from nought.
    pub copy: u32,
    /// Stays in care.
    pub stays: Vec<Stay>,
    /// The slip in the council's number, where there is one.
    pub slip: Option<Slip>,
}

impl Life {
    /// A case that has been referred and nothing more.
    pub fn referred(chance: &mut Chance, person: Person, copy: u32, day: Date) -> Life {
        let quadrant = chance.weighted(&[(1, "North"), (1, "South"), (1, "East"), (1, "West")]);
        let north = matches!(quadrant, "North" | "East");
        let therapist = chance.between(1, 4) + if north { 0 } else { 4 };
        let source = [(40, "social worker"), (19, "D-BIT"), (3, "YOS"), (8, "other")];
        let case = Case {
            team: Some(if north { "North and Mid" } else { "South and West" }.to_owned()),
            therapist: Some(format!("T{therapist:02}")),
            source: Some(chance.weighted(&source).to_owned()),
            quadrant: Some(quadrant.to_owned()),
            referred: Some(day),
            date_of_birth: Some(person.born),
            council_child_number: Some(person.council.clone()),
            ..Case::default()
        };
        Life { person, case, role: Role::NotOpened, copy, stays: Vec::new(), slip: None }
    }

    /// A case that opens on a day, referred at most four weeks before and not before `earliest`.
    pub fn opened(
        chance: &mut Chance,
        person: Person,
        copy: u32,
        day: Date,
        earliest: Date,
    ) -> Life {
        let gap = chance.between(9, 26);
        let referred = working_day(plus(day, -gap).max(earliest));
        let waited = definitions::days_between(referred, day);
        let mut life = Life::referred(chance, person, copy, referred);
        life.case.endorsed = Some(working_day(plus(referred, waited * 2 / 5)).min(day));
        life.case.accepted = Some(working_day(plus(referred, waited * 3 / 4)).min(day));
        life.case.opened = Some(day);
        life.case.first_visit = Some(working_day(plus(day, chance.between(0, 6))));
        life.case.prior_care_days = Some(0);
        life.case.prior_offences = Some(0);
        life.role = Role::Home;
        life
    }

    /// The same case, refused by the panel or declined by the supervisor.
    pub fn refused(mut self, chance: &mut Chance, day: Date, reason: &str) -> Life {
        let referred = self.case.referred.unwrap_or(day);
        if chance.percent(35) {
            let half = definitions::days_between(referred, day) / 2;
            self.case.endorsed = Some(working_day(plus(referred, half)).min(day));
        }
        self.case.refused = Some(day);
        self.case.refusal_reason = Some(reason.to_owned());
        self
    }

    /// The day the case opened; far in the future when it never did.
    pub fn start(&self) -> Date {
        self.case.opened.unwrap_or(Date::MAX)
    }

    /// Closes the case on a day. Where the young person lives then follows from the history.
    pub fn close(&mut self, day: Date, reason: &str, completed: bool) {
        let in_custody = |spell: &care::case::Custody| {
            spell.from <= day && spell.released.is_none_or(|end| day < end)
        };
        let in_care = |stay: &Stay| stay.covers(day) && stay.retold == Date::MAX;
        let living = if self.stays.iter().any(in_care) {
            "care"
        } else if self.case.custody.iter().any(in_custody) {
            "other"
        } else {
            "home"
        };
        self.case.closed = Some(day);
        self.case.closure_reason = Some(reason.to_owned());
        self.case.completed = Some(completed);
        self.case.living_at_close = Some(living.to_owned());
    }
}

/// A day on which therapy that runs its course ends: three and a half to five and a half months
/// after it began, four and a half on average.
pub fn end_of_therapy(chance: &mut Chance, opened: Date) -> Date {
    working_day(plus(opened, chance.between(108, 164)))
}
