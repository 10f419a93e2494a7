//! The usual shapes of an invented care history: when a child enters, how a stay unfolds, how
//! it ends. The shape is synthetic and is the demonstration's own; nothing about Essex is in it.

use crate::calendar::plus;
use crate::chance::Chance;
use crate::people::Person;
use crate::stay::{Away, Change, Placement, Stay, placement};
use definitions::{Date, birthday, days_between, months_after};

/// Nothing is invented beyond this day: every window has ended by then.
pub const HORIZON: Date = Date::constant(2021, 7, 1);

/// Reasons a placement changes.
const WHY: [(usize, &str); 5] =
    [(5, "CARPL"), (4, "CREQB"), (2, "CHILD"), (2, "CREQO"), (1, "LAREQ")];

/// When a child enters and leaves: in the given quarter after `start`, in care for 30 to 100% of
/// it, then leaving for good with this chance in a hundred each quarter; otherwise until 18.
pub fn entry_and_end(
    chance: &mut Chance,
    start: Date,
    eighteen: Date,
    quarter: i32,
    leaving: usize,
) -> (Date, Date) {
    let of = |k: i32| (months_after(start, 3 * (k - 1)), months_after(start, 3 * k));
    let within = |chance: &mut Chance, k: i32, share: i64| {
        let (began, ended) = of(k);
        plus(began, chance.between(3, days_between(began, ended) * share / 100))
    };
    let mut quarter = quarter;
    let mut began = within(chance, quarter, 70);
    if plus(began, 60) >= eighteen {
        (quarter, began) = (1, plus(start, chance.between(3, 20)));
    }
    for later in quarter + 1.. {
        if of(later).0 >= eighteen {
            break;
        }
        if chance.percent(leaving) {
            return (began, within(chance, later, 95).min(eighteen));
        }
    }
    (began, eighteen)
}

/// The quarter after the start in which a child enters: 55 in a hundred in the first, then 45 in
/// a hundred of those left in each.
pub fn entry_quarter(chance: &mut Chance) -> i32 {
    if chance.percent(55) {
        return 1;
    }
    (2..10).find(|_| chance.percent(45)).unwrap_or(10)
}

/// An ordinary stay from one day to another: a foster or children's home placement that may
/// change, an interim order that becomes a full one, an ending that fits the age.
pub fn ordinary_stay(chance: &mut Chance, person: &Person, began: Date, ended: Date) -> Stay {
    let ls = chance.weighted(&[(78, "V2"), (22, "C1")]);
    let place = usual_place(chance, person, began);
    let first = placement(chance, ls, place);
    let changes = usual_changes(chance, person, began, ended, &first);
    let last = changes.last().map_or(&first, |change| &change.1).place;
    let why = if ended == person.eighteen() {
        ending_at_eighteen(chance, last)
    } else {
        chance.weighted(&[(50, "E4A"), (35, "E4B"), (5, "E13"), (10, "E8")])
    };
    let cin = category_of_need(chance);
    let mut stay = Stay::new(cin, began, first, changes, (ended, why));
    stay.missing = times_missing(chance, &stay);
    stay
}

/// The category of need of a stay.
pub fn category_of_need(chance: &mut Chance) -> &'static str {
    chance.weighted(&[(45, "N1"), (27, "N5"), (15, "N4"), (9, "N6"), (4, "N8")])
}

/// Why a stay ends on the eighteenth birthday: only foster carers can be stayed with.
pub fn ending_at_eighteen(chance: &mut Chance, place: &str) -> &'static str {
    match place.starts_with('U') {
        true => chance.weighted(&[(6, "E17"), (2, "E5"), (1, "E8")]),
        false => chance.weighted(&[(5, "E5"), (2, "E6"), (1, "E7"), (1, "E8")]),
    }
}

/// Of every thousand days of thirty months from each start, cut at eighteen, how many are days
/// in care as last told. Short breaks are days at home.
pub fn care_in_a_thousand<'a>(children: impl Iterator<Item = (Date, Date, &'a [Stay])>) -> i64 {
    let (mut care, mut all) = (0, 0);
    for (start, eighteen, stays) in children {
        let ended = months_after(start, 30).min(eighteen);
        all += days_between(start, ended);
        for stay in stays.iter().filter(|stay| stay.retold == Date::MAX && !stay.short_break()) {
            let within = |day: Date| day.clamp(start, ended);
            care += days_between(within(stay.began()), within(stay.ended()));
        }
    }
    care * 1_000 / all.max(1)
}

fn usual_place(chance: &mut Chance, person: &Person, day: Date) -> &'static str {
    match day < birthday(person.born, 12) {
        true => chance.weighted(&[(50, "U6"), (35, "U4"), (10, "U1"), (5, "U3")]),
        false => chance.weighted(&[(52, "U6"), (12, "U4"), (6, "U3"), (26, "K2"), (4, "S1")]),
    }
}

fn usual_changes(
    chance: &mut Chance,
    person: &Person,
    began: Date,
    ended: Date,
    first: &Placement,
) -> Vec<Change> {
    let mut changes: Vec<Change> = Vec::new();
    let mut now = first.clone();
    let mut day = plus(began, chance.between(40, 420));
    while plus(day, 20) < ended && day < HORIZON {
        let why = chance.weighted(&WHY);
        let next = if now.ls == "C1" {
            Placement { ls: "C2", ..now.clone() }
        } else if day > birthday(person.born, 17) && now.place.starts_with('K') {
            placement(chance, now.ls, "H5")
        } else {
            let place = usual_place(chance, person, day);
            placement(chance, now.ls, place)
        };
        now = next.clone();
        changes.push((day, next, why));
        day = plus(day, chance.between(150, 700));
    }
    changes
}

fn times_missing(chance: &mut Chance, stay: &Stay) -> Vec<Away> {
    let Some(first) = stay.episodes.first() else { return Vec::new() };
    if first.placement.place != "K2" || days_between(first.decom, first.dec) < 40 {
        return Vec::new();
    }
    let began = plus(first.decom, chance.between(8, 20));
    vec![Away { began, ended: plus(began, chance.between(1, 6)) }]
}
