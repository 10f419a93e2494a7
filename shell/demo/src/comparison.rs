//! The historical comparison group: 120 invented young people at the edge of care from 2008 to
//! 2011, before the programme, and the returns they are found in. Its shape is synthetic: 68 in
//! a hundred enter care, 55 in a hundred of those in the first quarter.

use crate::InventedFile;
use crate::calendar::{plus, working_day};
use crate::care_history::{care_in_a_thousand, category_of_need, entry_and_end, ordinary_stay};
use crate::chance::Chance;
use crate::people::{Person, born_for_opening};
use crate::returns::{Child, has_rows, tables};
use crate::stay::{Stay, placement};
use care::ReturnYear;
use definitions::{Date, days_between};
use std::fmt::Write;

const FIRST_NUMBER: u64 = 100_000;
const BEGAN: Date = Date::constant(2008, 4, 14);
const LAST_START: Date = Date::constant(2011, 9, 16);

/// How many of the 120 enter care in each quarter after the start; the other 38 never do.
const ENTER: [usize; 7] = [45, 17, 9, 5, 3, 2, 1];
/// How many are in the group.
const SIZE: usize = 120;
/// In a hundred, how many of those in care leave for good each quarter.
const LEAVING: usize = 3;

/// One child of the group.
struct Member {
    person: Person,
    start: Date,
    stays: Vec<Stay>,
}

/// The group's own list and its returns from 2008-09 to 2013-14. The group is drawn again until
/// 52 to 55 in a hundred of its days are days in care, so that every seed tells one story.
pub fn files(chance: &mut Chance) -> Vec<InventedFile> {
    let mut members = drawn(chance);
    while !(520..550).contains(&share_in_care(&members)) {
        members = drawn(chance);
    }
    let mut group = "child,start,date_of_birth,family\n".to_owned();
    for Member { person, start, .. } in &members {
        let Person { council, born, family, .. } = person;
        let _ = writeln!(group, "{council},{start},{born},H-{family:03}");
    }
    let mut people: Vec<(Person, Vec<Stay>)> =
        members.into_iter().map(|member| (member.person, member.stays)).collect();
    people.push(freed_for_adoption(chance));
    let mut files = returns(&people);
    files.push(InventedFile { path: "council/comparison/group.csv".to_owned(), text: group });
    files
}

fn share_in_care(members: &[Member]) -> i64 {
    care_in_a_thousand(members.iter().map(|one| (one.start, one.person.eighteen(), &*one.stays)))
}

fn drawn(chance: &mut Chance) -> Vec<Member> {
    let mut quarters: Vec<i32> = (1..).zip(ENTER).flat_map(|(k, n)| vec![k; n]).collect();
    quarters.resize(SIZE, 0);
    chance.shuffle(&mut quarters);
    let mut members: Vec<Member> = Vec::with_capacity(SIZE);
    for (place, quarter) in quarters.into_iter().enumerate() {
        let days = days_between(BEGAN, LAST_START) * place as i64 / SIZE as i64;
        let start = working_day(plus(BEGAN, days));
        let born = born_for_opening(chance, start);
        let mut person = Person::invent(chance, place as u64 + 1, FIRST_NUMBER, born);
        if let (0, Some(Member { person: elder, .. })) = ((place + 1) % 24, members.last()) {
            person.family = elder.family;
            person.home_post.clone_from(&elder.home_post);
        }
        let mut stays = Vec::new();
        if quarter > 0 {
            let (began, ended) = entry_and_end(chance, start, person.eighteen(), quarter, LEAVING);
            stays.push(ordinary_stay(chance, &person, began, ended));
            as_coded_then(&mut stays[0]);
        }
        members.push(Member { person, start, stays });
    }
    members
}

/// The ending of the time: until 2012-13, one code for returning home.
fn as_coded_then(stay: &mut Stay) {
    for episode in &mut stay.episodes {
        if matches!(episode.rec, "E4A" | "E4B") && episode.dec < Date::constant(2013, 4, 1) {
            episode.rec = "E4";
        }
    }
}

/// A child outside the group on a freeing order from before 2006, later a full care order.
fn freed_for_adoption(chance: &mut Chance) -> (Person, Vec<Stay>) {
    let number = SIZE as u64 + 1;
    let person = Person::invent(chance, number, FIRST_NUMBER, Date::constant(1996, 9, 9));
    let first = placement(chance, "D1", "Q2");
    let full = crate::stay::Placement { ls: "C2", ..first.clone() };
    let changes = vec![(Date::constant(2008, 7, 15), full, "")];
    let ended = (Date::constant(2010, 2, 19), "E4");
    let began = Date::constant(2005, 3, 8);
    let stay = Stay::new(category_of_need(chance), began, first, changes, ended);
    (person, vec![stay])
}

fn returns(people: &[(Person, Vec<Stay>)]) -> Vec<InventedFile> {
    let mut children: Vec<Child> =
        people.iter().map(|(person, stays)| (person, stays.as_slice())).collect();
    children.sort_by(|one, other| one.0.council.cmp(&other.0.council));
    let mut files = Vec::new();
    for year in (2008..=2013).filter_map(ReturnYear::beginning) {
        let last = plus(year.ended(), -1);
        let names = ["episodes", "header", "missing"];
        let tables = tables(&children, year, last, year.ended());
        for (name, text) in names.iter().zip(tables).filter(|(_, text)| has_rows(text)) {
            files
                .push(InventedFile { path: format!("council/comparison/{year}/{name}.csv"), text });
        }
    }
    files
}
