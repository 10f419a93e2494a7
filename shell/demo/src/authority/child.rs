//! One invented child of the authority: when born, why there, and every episode of care.

use super::BEGINS;
use crate::calendar::plus;
use crate::chance::Chance;
use definitions::{Date, birthday};

/// What kind of child of the return this is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Looked after in the ordinary way.
    Ordinary,
    /// An unaccompanied asylum-seeking child.
    Unaccompanied,
    /// Placed for adoption.
    Adoption,
    /// A care leaver, no longer looked after.
    Leaver,
}

/// An invented child.
pub struct Child {
    pub number: String,
    pub kind: Kind,
    pub sex: &'static str,
    pub ethnic: &'static str,
    pub born: Date,
    pub upn: String,
    pub episodes: Vec<Episode>,
}

/// One episode of care.
pub struct Episode {
    pub began: Date,
    pub ceased: Option<Date>,
    pub rne: &'static str,
    pub ls: &'static str,
    pub cin: &'static str,
    pub place: &'static str,
    pub provider: &'static str,
    pub rec: &'static str,
    pub why_moved: &'static str,
    pub home: String,
    pub placed: String,
    pub urn: String,
}

impl Child {
    /// Invents the child of a number.
    pub fn invent(chance: &mut Chance, number: usize) -> Child {
        let kind = chance.weighted(&[
            (86, Kind::Ordinary),
            (4, Kind::Unaccompanied),
            (3, Kind::Adoption),
            (7, Kind::Leaver),
        ]);
        let (youngest, oldest) = match kind {
            Kind::Ordinary => (2 * 365, 16 * 365),
            Kind::Unaccompanied => (15 * 365, 16 * 365),
            Kind::Adoption => (365, 3 * 365),
            Kind::Leaver => (18 * 365 + 5, 20 * 365),
        };
        let born = plus(Date::constant(BEGINS - 1, 4, 1), -chance.between(youngest, oldest));
        let upn = format!("{}{:012}", chance.weighted(&[(1, "A"), (1, "H")]), 910_000 + number);
        let mut child = Child {
            number: (3_000_000 + number).to_string(),
            kind,
            sex: chance.weighted(&[(54, "M"), (46, "F")]),
            ethnic: chance.weighted(&[(70, "WBRI"), (6, "MWBC"), (6, "BAFR"), (4, "AOTH")]),
            born,
            upn,
            episodes: Vec::new(),
        };
        if kind != Kind::Leaver {
            child.live(chance);
        }
        child
    }

    /// The child's stay: one or more episodes that follow one another.
    fn live(&mut self, chance: &mut Chance) {
        let earliest = if self.kind == Kind::Adoption { 200 } else { 700 };
        let mut began = plus(Date::constant(BEGINS, 4, 1), -chance.between(-250, earliest));
        let cin = chance.weighted(&[(60, "N1"), (15, "N5"), (15, "N4"), (10, "N8")]);
        let home = format!("ZZ{} {}AA", chance.between(1, 9), chance.between(1, 9));
        let ls = match self.kind {
            Kind::Adoption => "E1",
            _ => chance.weighted(&[(45, "V2"), (40, "C2"), (15, "C1")]),
        };
        let adult = birthday(self.born, 18);
        for at in 0.. {
            let goes_on = at < 3 && chance.percent(45);
            let ends = plus(began, chance.between(20, 260));
            let last = ends >= adult || !goes_on;
            let leaves = last && (ends >= adult || chance.percent(35));
            let (place, provider) = self.placement(chance);
            let episode = Episode {
                began,
                ceased: (!last || leaves).then_some(ends.min(adult)),
                rne: if at == 0 { "S" } else { "P" },
                ls,
                cin,
                place,
                provider,
                rec: match (last, leaves) {
                    (false, _) => "X1",
                    (true, true) if ends >= adult => "E6",
                    (true, true) => "E4A",
                    _ => "",
                },
                why_moved: if last { "" } else { "CARPL" },
                home: home.clone(),
                placed: format!("ZZ{} {}BB", 10 + at, chance.between(1, 9)),
                urn: format!("SC{:06}", chance.below(4_000)),
            };
            self.episodes.push(episode);
            if last {
                break;
            }
            began = ends.min(adult);
        }
    }

    fn placement(&self, chance: &mut Chance) -> (&'static str, &'static str) {
        if self.kind == Kind::Adoption {
            return ("U6", "PR1");
        }
        chance.weighted(&[
            (40, ("U6", "PR1")),
            (20, ("U4", "PR4")),
            (15, ("U1", "PR1")),
            (25, ("K2", "PR4")),
        ])
    }
}
