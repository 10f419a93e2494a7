//! The histories that make a contract's terms earn their keep: short breaks, remand, sentence,
//! guardianship, eighteen, death, late and corrected reports. Each is here once in a programme.

use crate::calendar::plus;
use crate::care_history::{HORIZON, category_of_need};
use crate::chance::Chance;
use crate::life::{Life, Role};
use crate::stay::{Away, Change, Placement, Stay, placement};
use care::case::Custody;
use definitions::{Date, birthday};

/// When the final return of 2013-14 was sent again.
pub const SECOND_2014: Date = Date::constant(2014, 6, 12);
/// When the final return of 2016-17 was sent again.
pub const SECOND_2017: Date = Date::constant(2017, 6, 14);
/// The day the disputed case opened.
pub const DISPUTED_OPENED: Date = Date::constant(2013, 12, 5);
/// The day the disputed stay began, as the council's second return says it.
pub const DISPUTED_STAY: Date = Date::constant(2014, 2, 10);

/// The day a case of this role opens, where the story needs one.
pub fn opens_on(role: Role) -> Option<Date> {
    match role {
        Role::Disputed => Some(DISPUTED_OPENED),
        // So that no short break runs over a quarter's end.
        Role::Respite => Some(Date::constant(2014, 4, 24)),
        Role::Redated => Some(Date::constant(2015, 9, 3)),
        Role::ToldLate => Some(Date::constant(2016, 11, 10)),
        Role::Withdrawn => Some(Date::constant(2018, 2, 5)),
        _ => None,
    }
}

/// A date of birth the story needs.
pub fn born(role: Role, opened: Date) -> Option<Date> {
    match role {
        Role::Eighteen => Some(plus(opened, -(16 * 365 + 240))),
        Role::SemiIndependent => Some(plus(opened, -(16 * 365 + 200))),
        Role::ReferredAgain => Some(plus(opened, -(12 * 365 + 150))),
        Role::Home | Role::Enters | Role::NotOpened => None,
        _ => Some(plus(opened, -(13 * 365 + 30 * i64::from(opened.day())))),
    }
}

/// Gives a case the history its role asks for. Everyday roles are left alone.
pub fn befall(chance: &mut Chance, life: &mut Life) {
    let opened = life.start();
    let day = |days: i64| plus(opened, days);
    let cin = category_of_need(chance);
    let mut at = |ls, place| placement(chance, ls, place);
    let eighteen = life.person.eighteen();
    let custody = |from: Date, to: Date| Custody { from, released: Some(to) };
    let simple = |began, placement, ended, rec| {
        vec![Stay::new(cin, began, placement, Vec::new(), (ended, rec))]
    };
    match life.role {
        Role::Reunification => {
            let began = Date::constant(2013, 2, 11);
            life.stays = simple(began, at("V2", "U6"), day(33), "E4A");
        }
        Role::Disputed => {
            let ended = Date::constant(2014, 4, 22);
            life.stays = simple(DISPUTED_STAY, at("V2", "U6"), ended, "E4A");
            life.stays[0].told = SECOND_2014;
        }
        Role::ToldLate => {
            let (began, ended) = (Date::constant(2017, 2, 3), Date::constant(2017, 8, 15));
            life.stays = simple(began, at("V2", "K2"), ended, "E4A");
            life.stays[0].told = SECOND_2017;
        }
        Role::Redated => {
            let (home, changed) = (at("V2", "U6"), Date::constant(2016, 3, 1));
            let ended = Date::constant(2016, 7, 20);
            let first_told = Date::constant(2015, 11, 23);
            life.stays = simple(first_told, home.clone(), ended, "E4B");
            life.stays.extend(simple(Date::constant(2015, 10, 26), home, ended, "E4B"));
            life.stays[0].retold = changed;
            life.stays[1].told = changed;
        }
        Role::Withdrawn => {
            let (began, ended) = (Date::constant(2018, 5, 14), Date::constant(2018, 6, 18));
            life.stays = simple(began, at("V2", "U4"), ended, "E4A");
            life.stays[0].retold = Date::constant(2018, 9, 1);
        }
        Role::Respite => {
            // The MOTHER column stays blank for short breaks, so a boy.
            life.person.sex = 1;
            for (number, length) in [2, 3, 5, 7, 10].into_iter().enumerate() {
                let began = day(120 + 35 * number as i64);
                let ended = plus(began, length);
                life.stays.extend(simple(began, at("V3", "U6"), ended, "E4A"));
            }
        }
        Role::WithParents => {
            let foster = at("C1", "U6");
            let home = with_parents(&life.person.home_post);
            let changes = vec![(day(240), home, "CARPL")];
            life.stays = vec![Stay::new(cin, day(40), foster, changes, (day(505), "E4A"))];
        }
        Role::Remand => {
            let (secure, prison) = (at("J1", "K1"), at("J1", "R5"));
            let changes = vec![(day(98), prison, "CARPL")];
            life.stays = vec![Stay::new("N6", day(90), secure, changes, (day(131), "E14"))];
        }
        Role::SentencedFromCare => {
            life.stays = simple(day(60), at("V2", "K2"), day(204), "E9");
            life.case.custody = vec![custody(day(204), day(297))];
        }
        Role::SentencedFromHome => {
            life.case.custody = vec![custody(day(200), day(262)), custody(day(420), day(501))];
        }
        Role::SentencedOnOrder => {
            let (first, prison, back) = (at("C1", "K2"), at("C2", "R5"), at("C2", "K2"));
            let full = Placement { ls: "C2", ..first.clone() };
            let changes: Vec<Change> =
                vec![(day(170), full, ""), (day(300), prison, "CUSTOD"), (day(382), back, "CARPL")];
            life.stays = vec![Stay::new("N6", day(50), first, changes, (eighteen, "E5"))];
            life.case.custody = vec![custody(day(300), day(382))];
        }
        Role::Eighteen => life.stays = simple(day(150), at("V2", "U6"), eighteen, "E17"),
        Role::Dies => {
            life.stays = simple(day(200), at("V2", "U6"), day(330), "E2");
            life.case.died = Some(day(330));
        }
        Role::GuardianToMarch2018 => {
            let kin = at("C1", "U3");
            let full = Placement { ls: "C2", ..kin.clone() };
            let changes = vec![(day(190), full, "")];
            life.stays = vec![Stay::new(cin, day(30), kin, changes, (day(400), "E43"))];
        }
        Role::GuardianFromApril2018 => {
            let kin = at("C1", "U3");
            let long_term = Placement { ls: "C2", place: "U1", ..kin.clone() };
            let changes = vec![(day(190), long_term, "PLACE")];
            life.stays = vec![Stay::new(cin, day(30), kin, changes, (day(400), "E45"))];
        }
        Role::Abroad => {
            life.stays = simple(day(100), at("V2", "U6"), day(220), "E16");
            life.case.moved = Some(day(220));
        }
        Role::MovesAway => life.case.moved = Some(day(300)),
        Role::SemiIndependent => {
            let (home, semi) = (at("V2", "K2"), at("V2", "H5"));
            let changes = vec![(plus(birthday(life.person.born, 17), 10), semi, "CARPL")];
            life.stays = vec![Stay::new(cin, day(60), home, changes, (eighteen, "E5"))];
        }
        Role::Holiday => {
            let (foster, holiday) = (at("V2", "U6"), at("V2", "T2"));
            let long_term = Placement { place: "U4", ..foster.clone() };
            let changes = vec![
                (day(250), holiday, ""),
                (day(263), foster.clone(), ""),
                (day(400), long_term, "PLACE"),
            ];
            let ended = plus(HORIZON, 200).min(eighteen);
            life.stays = vec![Stay::new(cin, day(50), foster, changes, (ended, "E17"))];
        }
        Role::Missing => {
            life.stays = simple(day(40), at("V2", "K2"), day(175), "E8");
            life.stays[0].missing = vec![Away { began: day(166), ended: day(175) }];
        }
        _ => {}
    }
}

fn with_parents(home_post: &str) -> Placement {
    Placement {
        ls: "C2",
        place: "P1",
        provider: "PR0",
        post: home_post.to_owned(),
        urn: String::new(),
    }
}
