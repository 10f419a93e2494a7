//! The council's statutory returns: an extract at each quarter's end, cumulative within its
//! return year, and twice a final return sent again. Rows say what was known when it was
//! prepared: an episode still running on the last day covered has no end.

use crate::calendar::{plus, working_day};
use crate::hard_cases::{SECOND_2014, SECOND_2017};
use crate::people::Person;
use crate::programme::Cast;
use crate::stay::{Episode, Stay};
use care::ReturnYear;
use definitions::{Date, Quarter};
use std::fmt::Write;

/// The Episodes columns, in order.
pub const EPISODES: &str = "CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,\
REASON_PLACE_CHANGE,HOME_POST,PL_POST,URN";
/// The Header columns, in order.
pub const HEADER: &str = "CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB";
/// The Missing columns, in order.
pub const MISSING: &str = "CHILD,DOB,MISSING,MIS_START,MIS_END";

/// One return to be sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Extract {
    /// The return's year.
    pub year: ReturnYear,
    /// The quarter after whose end it is sent.
    pub quarter: Quarter,
    /// The day it was prepared.
    pub prepared: Date,
    /// Its number among the year's submissions, from 1.
    pub submission: u32,
}

impl Extract {
    /// The last day it covers.
    pub fn covers_to(&self) -> Date {
        self.quarter.last_day()
    }

    /// The folder its files are kept in.
    pub fn dir(&self) -> String {
        format!("council/903/{}/{}", self.year, self.prepared)
    }
}

/// Every extract, in the order prepared: each quarter from April 2013 to June 2021, and the two
/// final returns sent again in June.
pub fn extracts() -> Vec<Extract> {
    let mut all: Vec<Extract> = Vec::new();
    let mut quarter = Quarter::of(Date::constant(2013, 4, 1));
    let last = Quarter::of(Date::constant(2021, 6, 30));
    while quarter <= last {
        let Some(year) = ReturnYear::of(quarter.began()) else { break };
        let submission = 1 + all.iter().filter(|extract| extract.year == year).count() as u32;
        let prepared = working_day(plus(quarter.ended(), 13));
        all.push(Extract { year, quarter, prepared, submission });
        for again in [SECOND_2014, SECOND_2017] {
            let final_return = quarter.ended() == year.ended();
            if final_return && quarter.ended() < again && again < quarter.next().ended() {
                let submission = submission + 1;
                all.push(Extract { year, quarter, prepared: again, submission });
            }
        }
        quarter = quarter.next();
    }
    all
}

/// A child and the stays a return may draw on.
pub type Child<'a> = (&'a Person, &'a [Stay]);

/// Every child of the programme or beside it with a stay in care, in the order of their numbers.
pub fn children(cast: &Cast) -> Vec<Child<'_>> {
    let programme = cast.lives.iter().map(|life| (&life.person, life.stays.as_slice()));
    let others = cast.others.iter().map(|other| (&other.person, other.stays.as_slice()));
    let mut all: Vec<Child> =
        programme.chain(others).filter(|(_, stays)| !stays.is_empty()).collect();
    all.sort_by(|one, other| one.0.council.cmp(&other.0.council));
    all
}

/// Whether a table has a row under its header; a table without one is not sent.
pub fn has_rows(text: &str) -> bool {
    text.lines().nth(1).is_some()
}

/// The texts of the Episodes, Header and Missing tables of one return.
pub fn tables(
    children: &[Child],
    year: ReturnYear,
    covers_to: Date,
    prepared: Date,
) -> [String; 3] {
    let (began, ended) = (year.began(), plus(covers_to, 1));
    let in_period = |from: Date, to: Date| from < ended && to >= began;
    let told = |stay: &&Stay| stay.told <= prepared && prepared < stay.retold;
    let mut episodes = format!("{EPISODES}\n");
    let mut header = format!("{HEADER}\n");
    let mut missing = format!("{MISSING}\n");
    for (person, stays) in children {
        let mut looked_after = false;
        for stay in stays.iter().filter(told) {
            for episode in &stay.episodes {
                if in_period(episode.decom, episode.dec) {
                    looked_after = true;
                    episode_row(&mut episodes, person, stay.cin, episode, ended);
                }
            }
            for away in &stay.missing {
                if in_period(away.began, away.ended) {
                    let (born, from) = (uk(person.born), uk(away.began));
                    let to = if away.ended < ended { uk(away.ended) } else { String::new() };
                    let _ = writeln!(missing, "{},{born},M,{from},{to}", person.council);
                }
            }
        }
        if looked_after {
            let Person { council, sex, ethnic, .. } = person;
            let (born, upn, mother) = (uk(person.born), person.upn(), person.mother());
            let _ = writeln!(header, "{council},{sex},{born},{ethnic},{upn},{mother},");
        }
    }
    [episodes, header, missing]
}

fn episode_row(text: &mut String, person: &Person, cin: &str, episode: &Episode, ended: Date) {
    let Episode { decom, rne, placement, .. } = episode;
    let (dec, rec, reason) = match episode.dec < ended {
        true => (uk(episode.dec), episode.rec, episode.reason),
        false => (String::new(), "", ""),
    };
    // Short breaks are sent without postcodes.
    let home = if placement.ls == "V3" { "" } else { person.home_post.as_str() };
    let _ = writeln!(
        text,
        "{},{},{rne},{},{cin},{},{},{dec},{rec},{reason},{home},{},{}",
        person.council,
        uk(*decom),
        placement.ls,
        placement.place,
        placement.provider,
        placement.post,
        placement.urn,
    );
}

/// A date as the return writes it.
pub fn uk(day: Date) -> String {
    format!("{:02}/{:02}/{}", day.day(), day.month(), day.year())
}
