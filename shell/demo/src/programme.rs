//! The whole cast: the programme's cases, numbered as a provider numbers them, and the other
//! children the council looks after.

use crate::calendar::plus;
use crate::care_history::{care_in_a_thousand, ordinary_stay};
use crate::chance::Chance;
use crate::life::{Life, Role, Slip};
use crate::people::{Person, born_for_opening};
use crate::stay::Stay;
use crate::{later_years, year_one};
use definitions::{Date, Quarter};
use std::collections::BTreeMap;

/// The first of the council's numbers for the programme's young people and their neighbours.
const FIRST_NUMBER: u64 = 300_000;
/// Other children looked after, for each copy of the programme.
const OTHERS: usize = 60;

/// Hands out people, each with a number of their own.
#[derive(Default)]
pub struct Numbers {
    used: u64,
}

impl Numbers {
    /// A new person born on this day.
    pub fn person(&mut self, chance: &mut Chance, born: Date) -> Person {
        self.used += 1;
        Person::invent(chance, self.used, FIRST_NUMBER, born)
    }

    /// A new person of an age to be referred on this day.
    pub fn referred_person(&mut self, chance: &mut Chance, referred: Date) -> Person {
        let born = born_for_opening(chance, referred);
        self.person(chance, born)
    }
}

/// A looked-after child who has nothing to do with the programme.
pub struct Other {
    /// The child.
    pub person: Person,
    /// One stay in care.
    pub stays: Vec<Stay>,
}

/// Everyone in an invented programme.
pub struct Cast {
    /// Cases, in the order they were referred.
    pub lives: Vec<Life>,
    /// Other looked-after children.
    pub others: Vec<Other>,
}

impl Cast {
    /// Invents `copies` programmes of Essex's size as one.
    pub fn invent(chance: &mut Chance, copies: u32) -> Cast {
        let mut numbers = Numbers::default();
        let mut lives = Vec::new();
        let mut others = Vec::new();
        for copy in 0..copies {
            let mut of_copy = one_copy(chance, &mut numbers, copy);
            let neighbours: Vec<Other> = (0..OTHERS).map(|_| other(chance, &mut numbers)).collect();
            placed_in_care(chance, &mut of_copy);
            slips(&mut of_copy, &neighbours);
            lives.extend(of_copy);
            others.extend(neighbours);
        }
        lives.sort_by_key(|life| (life.case.referred, life.person.key));
        number(&mut lives);
        Cast { lives, others }
    }

    /// The case that plays a role in the first copy of the programme.
    pub fn playing(&self, role: Role) -> Option<&Life> {
        self.lives.iter().find(|life| life.role == role && life.copy == 0)
    }
}

/// The cases of one copy of the programme, drawn again until 11 to 14 in a hundred of their days
/// are days in care, so that every seed tells one story.
fn one_copy(chance: &mut Chance, numbers: &mut Numbers, copy: u32) -> Vec<Life> {
    let first = numbers.used;
    loop {
        numbers.used = first;
        let mut lives = year_one::referrals(chance, numbers, copy);
        lives.extend(later_years::referrals(chance, numbers, copy));
        let opened = lives.iter().filter(|life| life.case.opened.is_some());
        let windows = opened.map(|life| (life.start(), life.person.eighteen(), &*life.stays));
        if (112..138).contains(&care_in_a_thousand(windows)) {
            return lives;
        }
    }
}

fn other(chance: &mut Chance, numbers: &mut Numbers) -> Other {
    let began = plus(Date::constant(2012, 6, 1), chance.between(0, 3_000));
    let born = plus(began, -chance.between(3 * 366, 16 * 365));
    let person = numbers.person(chance, born);
    let length = chance.weighted(&[(3, 90), (3, 400), (3, 1_200), (2, 3_000)]);
    let ended = plus(began, chance.between(20, length)).min(person.eighteen());
    let stay = ordinary_stay(chance, &person, began, ended);
    Other { person, stays: vec![stay] }
}

/// Those refused because they had been placed in care are in the council's returns.
fn placed_in_care(chance: &mut Chance, lives: &mut [Life]) {
    for life in lives {
        let refused = life.case.refusal_reason.as_deref() == Some("placed in care");
        if let (true, Some(day)) = (refused, life.case.refused) {
            let until = life.person.eighteen();
            life.stays.push(ordinary_stay(chance, &life.person, plus(day, -5), until));
        }
    }
}

/// Slips in the council's number: one without its leading zero, three left out, and one that is
/// another child's. Each is put right in a later list.
fn slips(lives: &mut [Life], neighbours: &[Other]) {
    let list_after = |day: Date, quarters: i32| {
        let first = Quarter::of(day);
        (0..quarters).fold(first, |quarter, _| quarter.next()).last_day()
    };
    let in_care =
        lives.iter_mut().find(|life| life.role == Role::CompletesInCare && life.slip.is_none());
    if let Some(life) = in_care {
        let written = life.person.council.trim_start_matches('0').to_owned();
        let until = list_after(life.start(), 1);
        life.slip = Some(Slip { written, until, doubtful: true });
    }
    let at_home = |life: &&mut Life| life.role == Role::Home;
    for life in lives.iter_mut().filter(at_home).skip(4).step_by(40).take(3) {
        let until = list_after(life.start(), 1);
        life.slip = Some(Slip { written: String::new(), until, doubtful: false });
    }
    let autumn = |life: &&mut Life| {
        life.role == Role::Home
            && life.slip.is_none()
            && Quarter::of(life.start()) == Quarter::of(Date::constant(2014, 11, 1))
    };
    if let Some(life) = lives.iter_mut().find(autumn) {
        let day = life.start();
        let mistaken = neighbours.iter().find(|other| {
            other.stays.iter().any(|stay| stay.covers(day)) && other.person.born != life.person.born
        });
        if let Some(mistaken) = mistaken {
            let written = mistaken.person.council.clone();
            life.slip = Some(Slip { written, until: list_after(day, 1), doubtful: true });
        }
    }
}

/// Numbers cases and young people in the order they were referred.
fn number(lives: &mut [Life]) {
    let mut young_people: BTreeMap<u64, usize> = BTreeMap::new();
    for (place, life) in lives.iter_mut().enumerate() {
        let next = young_people.len() + 1;
        let young_person = *young_people.entry(life.person.key).or_insert(next);
        life.case.case = format!("MST-{:04}", place + 1);
        life.case.young_person = format!("YP-{young_person:04}");
        life.case.family = Some(format!("F-{:04}", life.person.family));
    }
}
