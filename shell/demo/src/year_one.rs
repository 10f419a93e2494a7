//! The first year: 75 referrals from 1 April 2013 to 31 March 2014. Its totals are the ones the
//! Review prints, where they are consistent; everything about any one child is invented.

use crate::calendar::{plus, working_day};
use crate::care_history::ordinary_stay;
use crate::chance::Chance;
use crate::hard_cases::{befall, born, opens_on};
use crate::later_years::{enter_and_close, prior_stay};
use crate::life::{Life, REFUSALS, Role, end_of_therapy};
use crate::people::{Person, born_for_opening};
use crate::programme::Numbers;
use definitions::{Date, days_between};

const BEGAN: Date = Date::constant(2013, 4, 1);
const LAST: Date = Date::constant(2014, 3, 31);
const AUGUST: Date = Date::constant(2013, 8, 1);
const NOVEMBER: Date = Date::constant(2013, 11, 1);

/// How many were refused for each of the six reasons, in the Review's order.
const REFUSED: [usize; 6] = [2, 6, 1, 4, 1, 2];
/// Where the 75 came from. The Review's percentages fit 62 of them; the rest are other sources.
const SOURCES: [(usize, &str); 4] =
    [(40, "social worker"), (19, "D-BIT"), (3, "YOS"), (13, "other")];
/// Days in care before referral, over ten children; offences, over twenty-three.
const PRIOR_CARE: (usize, u32) = (10, 8_100);
const PRIOR_OFFENCES: (usize, u32) = (23, 101);

/// The 75 referrals of one copy of the programme: 50 opened, 16 refused, and nine undecided on
/// 31 March 2014, of which five open and four are refused in the spring.
pub fn referrals(chance: &mut Chance, numbers: &mut Numbers, copy: u32) -> Vec<Life> {
    let mut lives = Vec::with_capacity(75);
    completed(chance, numbers, copy, &mut lives);
    unfinished(chance, numbers, copy, &mut lives);
    before_referral(chance, &mut lives);
    refused(chance, numbers, copy, &mut lives);
    undecided(chance, numbers, copy, &mut lives);
    sources(chance, &mut lives);
    lives
}

fn open(
    chance: &mut Chance,
    numbers: &mut Numbers,
    copy: u32,
    role: Role,
    (from, until): (Date, Date),
) -> Life {
    let drawn = plus(from, chance.between(0, days_between(from, until) - 1));
    let opened = opens_on(role).unwrap_or(working_day(drawn).min(LAST));
    let born = born(role, opened).unwrap_or_else(|| born_for_opening(chance, opened));
    let person = numbers.person(chance, born);
    let mut life = Life::opened(chance, person, copy, opened, BEGAN);
    life.role = role;
    life
}

/// The 24 who completed by 31 March: 19 live with their families and five are in care, four of
/// whose cases opened in the first four months. One of the 19 was in care at opening.
fn completed(chance: &mut Chance, numbers: &mut Numbers, copy: u32, lives: &mut Vec<Life>) {
    let april = (Date::constant(2013, 4, 18), Date::constant(2013, 4, 30));
    let spring = (Date::constant(2013, 5, 1), Date::constant(2013, 7, 26));
    let autumn = (AUGUST, Date::constant(2013, 10, 1));
    for window in [april, spring, spring, spring, autumn] {
        let mut life = open(chance, numbers, copy, Role::CompletesInCare, window);
        let entered = plus(life.start(), chance.between(24, 60));
        let until = life.person.eighteen();
        life.stays = vec![ordinary_stay(chance, &life.person, entered, until)];
        lives.push(life);
    }
    let may = (Date::constant(2013, 5, 7), Date::constant(2013, 5, 24));
    lives.push(open(chance, numbers, copy, Role::Reunification, may));
    for number in 0..18 {
        let window = if number < 11 { (april.0, AUGUST) } else { (AUGUST, NOVEMBER) };
        lives.push(open(chance, numbers, copy, Role::Home, window));
    }
    let [.., elder, younger] = lives.as_mut_slice() else { return };
    siblings(elder, younger);
    for life in lives {
        befall(chance, life);
        let day = end_of_therapy(chance, life.start()).min(LAST);
        life.close(day, "completed by agreement", true);
    }
}

/// The other 26: three closed without completing, 23 still open on 31 March.
fn unfinished(chance: &mut Chance, numbers: &mut Numbers, copy: u32, lives: &mut Vec<Life>) {
    let summer = (Date::constant(2013, 7, 1), Date::constant(2013, 10, 1));
    for _ in 0..2 {
        let mut life = open(chance, numbers, copy, Role::Home, summer);
        let day = working_day(plus(life.start(), chance.between(40, 80)));
        life.close(day, "lack of engagement", false);
        lives.push(life);
    }
    let mut placed = open(chance, numbers, copy, Role::Enters, summer);
    let entered = plus(placed.start(), chance.between(20, 45));
    let until = placed.person.eighteen();
    placed.stays = vec![ordinary_stay(chance, &placed.person, entered, until)];
    placed.close(working_day(plus(entered, 14)), "placed for an event during treatment", false);
    lives.push(placed);
    let winter = (Date::constant(2013, 11, 8), LAST);
    for number in 0..23 {
        let role = match number {
            0 => Role::Disputed,
            1..3 => Role::Enters,
            _ => Role::Home,
        };
        let mut life = open(chance, numbers, copy, role, winter);
        befall(chance, &mut life);
        enter_and_close(chance, &mut life, plus(LAST, 1));
        lives.push(life);
    }
}

/// Ten of the fifty had been in care and twenty-three had offended.
fn before_referral(chance: &mut Chance, lives: &mut [Life]) {
    let mut left = PRIOR_CARE.1;
    let mut others: Vec<usize> = Vec::new();
    for (place, life) in lives.iter_mut().enumerate() {
        match (life.role, life.stays.first(), life.case.referred) {
            (Role::Reunification, Some(stay), Some(referred)) => {
                let days = days_between(stay.began(), referred) as u32;
                life.case.prior_care_days = Some(days);
                left -= days;
            }
            (Role::Disputed, ..) => {}
            _ => others.push(place),
        }
    }
    chance.shuffle(&mut others);
    let shares = chance.shares(left, PRIOR_CARE.0 - 1);
    for (place, days) in others.iter().zip(shares) {
        prior_stay(chance, &mut lives[*place], days);
    }
    let mut offenders: Vec<usize> = (0..lives.len()).collect();
    chance.shuffle(&mut offenders);
    let shares = chance.shares(PRIOR_OFFENCES.1, PRIOR_OFFENCES.0);
    for (place, offences) in offenders.iter().zip(shares) {
        lives[*place].case.prior_offences = Some(offences);
    }
}

fn refused(chance: &mut Chance, numbers: &mut Numbers, copy: u32, lives: &mut Vec<Life>) {
    let year = days_between(BEGAN, Date::constant(2014, 3, 1));
    for (reason, count) in REFUSALS.iter().zip(REFUSED) {
        for _ in 0..count {
            let referred = working_day(plus(BEGAN, chance.between(0, year)));
            let decided = working_day(plus(referred, chance.between(6, 22)));
            let person = numbers.referred_person(chance, referred);
            let life = Life::referred(chance, person, copy, referred);
            lives.push(life.refused(chance, decided, reason));
        }
    }
}

/// Nine referred in March and not decided by the end of it.
fn undecided(chance: &mut Chance, numbers: &mut Numbers, copy: u32, lives: &mut Vec<Life>) {
    for number in 0..9 {
        let referred = working_day(plus(Date::constant(2014, 3, 6), chance.between(0, 22)));
        let decided = working_day(plus(Date::constant(2014, 4, 3), chance.between(0, 26)));
        let person = numbers.referred_person(chance, referred);
        if number < 5 {
            let mut life = Life::opened(chance, person, copy, decided, BEGAN);
            life.case.referred = Some(referred);
            life.case.endorsed = Some(Date::constant(2014, 4, 1));
            life.case.accepted = Some(Date::constant(2014, 4, 2));
            enter_and_close(chance, &mut life, decided);
            lives.push(life);
        } else {
            let mut life = Life::referred(chance, person, copy, referred);
            life = life.refused(chance, decided, REFUSALS[number - 3]);
            life.case.endorsed = None;
            lives.push(life);
        }
    }
}

fn sources(chance: &mut Chance, lives: &mut [Life]) {
    let mut order: Vec<usize> = (0..lives.len()).collect();
    chance.shuffle(&mut order);
    let named = SOURCES.iter().flat_map(|(count, source)| std::iter::repeat_n(source, *count));
    for (place, source) in order.into_iter().zip(named) {
        lives[place].case.source = Some((*source).to_owned());
    }
}

/// Makes two young people brother and sister, a year and a half apart.
pub fn siblings(one: &mut Life, other: &mut Life) {
    let Person { family, home_post, born, .. } = one.person.clone();
    // Away from both ends of the ages a case may open at.
    let apart = if days_between(born, other.start()) > 15 * 365 { 540 } else { -540 };
    other.person.family = family;
    other.person.home_post = home_post;
    other.person.born = plus(born, apart);
    other.case.date_of_birth = Some(other.person.born);
}
