//! April 2014 to December 2018: nineteen quarterly cohorts of about eighteen, with the hard
//! cases spread among them.

use crate::calendar::{plus, working_day};
use crate::care_history::{entry_and_end, entry_quarter, ordinary_stay};
use crate::chance::Chance;
use crate::hard_cases::{befall, born, opens_on};
use crate::life::{Life, REFUSALS, Role, end_of_therapy};
use crate::people::born_for_opening;
use crate::programme::Numbers;
use crate::year_one::siblings;
use definitions::{Date, Quarter, days_between};

/// Cohorts from 2014-Q2 to 2018-Q4.
const COHORTS: usize = 19;
/// In a hundred, how many of those in care leave for good each quarter.
const LEAVING: usize = 4;

/// The roles of a cohort beyond staying at home.
fn roles(cohort: usize) -> &'static [Role] {
    match cohort {
        0 => &[Role::Respite],
        1 => &[Role::GuardianToMarch2018],
        2 => &[Role::WithParents, Role::ReferredAgain],
        3 => &[Role::SentencedFromCare],
        4 => &[Role::Dies],
        5 => &[Role::Redated],
        6 => &[Role::Eighteen, Role::SentencedFromHome],
        7 => &[Role::Remand, Role::ReferredAgain],
        8 => &[Role::Holiday],
        9 => &[Role::MovesAway],
        10 => &[Role::ToldLate],
        11 => &[Role::Abroad],
        12 => &[Role::SemiIndependent],
        13 => &[Role::Missing],
        14 => &[Role::SentencedOnOrder, Role::GuardianFromApril2018],
        15 => &[Role::Withdrawn],
        _ => &[],
    }
}

/// Every referral of one copy of the programme from April 2014 on.
pub fn referrals(chance: &mut Chance, numbers: &mut Numbers, copy: u32) -> Vec<Life> {
    let mut lives = Vec::new();
    let mut quarter = Quarter::of(Date::constant(2014, 4, 1));
    for cohort in 0..COHORTS {
        // 338 openings: 18 a quarter, 17 in four of them. Five of the first 18 were referred
        // in March and are year one's undecided.
        let size = if cohort % 5 == 4 || cohort == 18 { 17 } else { 18 };
        let size = if cohort == 0 { size - 5 } else { size };
        openings(chance, numbers, copy, (cohort, quarter, size), &mut lives);
        refusals(chance, numbers, copy, quarter, &mut lives);
        quarter = quarter.next();
    }
    again(chance, &mut lives);
    lives
}

fn openings(
    chance: &mut Chance,
    numbers: &mut Numbers,
    copy: u32,
    (cohort, quarter, size): (usize, Quarter, usize),
    lives: &mut Vec<Life>,
) {
    let special = roles(cohort);
    let entering = 2 + usize::from(cohort % 2 == 0);
    let april = Date::constant(2014, 4, 1);
    let from = quarter.began().max(plus(april, 14));
    let first = lives.len();
    for place in 0..size {
        let role = match place {
            _ if place < special.len() && (special[place] != Role::Dies || copy == 0) => {
                special[place]
            }
            _ if place < special.len() + entering => Role::Enters,
            _ => Role::Home,
        };
        let drawn = plus(from, chance.between(0, days_between(from, quarter.ended()) - 4));
        let opened = opens_on(role).unwrap_or(working_day(drawn));
        let born = born(role, opened).unwrap_or_else(|| born_for_opening(chance, opened));
        let person = numbers.person(chance, born);
        let mut life = Life::opened(chance, person, copy, opened, april);
        life.role = role;
        if matches!(role, Role::Home | Role::Enters) {
            before_referral(chance, &mut life);
        }
        lives.push(life);
    }
    if cohort % 2 == 1
        && let [.., elder, younger] = lives.as_mut_slice()
    {
        siblings(elder, younger);
    }
    for life in &mut lives[first..] {
        befall(chance, life);
        enter_and_close(chance, life, life.start());
    }
}

fn before_referral(chance: &mut Chance, life: &mut Life) {
    if chance.percent(20) {
        let days = chance.between(30, 1_300) as u32;
        prior_stay(chance, life, days);
    }
    if chance.percent(46) {
        life.case.prior_offences = Some(chance.between(1, 8) as u32);
    }
}

/// A stay of this many days that ended two months to two years before the referral.
pub fn prior_stay(chance: &mut Chance, life: &mut Life, days: u32) {
    let Some(referred) = life.case.referred else { return };
    let ended = plus(referred, -chance.between(60, 700));
    let began = plus(ended, -i64::from(days));
    life.case.prior_care_days = Some(days);
    let stay = ordinary_stay(chance, &life.person, began, ended);
    life.stays.insert(0, stay);
}

/// Lets those who enter care do so, then closes the case, not before `earliest`.
pub fn enter_and_close(chance: &mut Chance, life: &mut Life, earliest: Date) {
    let opened = life.start();
    let planned = end_of_therapy(chance, opened).max(working_day(earliest));
    if life.role == Role::Enters {
        let (quarter, eighteen) = (entry_quarter(chance), life.person.eighteen());
        let (began, ended) = entry_and_end(chance, opened, eighteen, quarter, LEAVING);
        life.stays.push(ordinary_stay(chance, &life.person, began, ended));
        let day = working_day(plus(began, chance.between(7, 25)));
        if day < planned && day >= earliest && chance.percent(60) {
            life.close(day, "placed for an event during treatment", false);
            return;
        }
    }
    let cut = working_day(plus(opened, chance.between(30, 100))).max(working_day(earliest));
    match chance.below(100) {
        0..5 if life.role == Role::Home => life.close(cut, "lack of engagement", false),
        5..9 if life.role == Role::Home => {
            life.close(cut, "withdrawn for administrative reasons", false);
        }
        9..12 if life.role == Role::Home => life.close(cut, "other", false),
        _ => life.close(planned, "completed by agreement", true),
    }
}

fn refusals(
    chance: &mut Chance,
    numbers: &mut Numbers,
    copy: u32,
    quarter: Quarter,
    lives: &mut Vec<Life>,
) {
    for _ in 0..chance.between(4, 7) {
        let referred = working_day(plus(quarter.began(), chance.between(0, 80)));
        let decided = working_day(plus(referred, chance.between(6, 22)));
        let person = numbers.referred_person(chance, referred);
        let reason: usize = chance.weighted(&[(2, 0), (6, 1), (1, 2), (4, 3), (2, 5)]);
        let life = Life::referred(chance, person, copy, referred);
        lives.push(life.refused(chance, decided, REFUSALS[reason]));
    }
}

/// The two who are referred again: one case opens a second time, the other is refused.
fn again(chance: &mut Chance, lives: &mut Vec<Life>) {
    let before: Vec<Life> =
        lives.iter().filter(|life| life.role == Role::ReferredAgain).cloned().collect();
    for (number, life) in before.into_iter().enumerate() {
        let day = working_day(plus(life.case.closed.unwrap_or(life.start()), 400));
        let (person, copy) = (life.person, life.copy);
        if number == 0 {
            let mut second = Life::opened(chance, person, copy, plus(day, 21), day);
            second.case.opened = second.case.opened.map(working_day);
            second.case.prior_care_days = None;
            second.case.prior_offences = None;
            let planned = end_of_therapy(chance, second.start());
            second.close(planned, "completed by agreement", true);
            lives.push(second);
        } else {
            let decided = working_day(plus(day, 15));
            let second = Life::referred(chance, person, copy, day);
            lives.push(second.refused(chance, decided, REFUSALS[1]));
        }
    }
}
