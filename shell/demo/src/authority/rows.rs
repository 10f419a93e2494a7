//! An invented child's rows in every table of one year's return, a few of them wrong.

use super::child::{Child, Episode, Kind};
use crate::InventedFile;
use crate::calendar::plus;
use crate::chance::Chance;
use crate::returns::uk;
use definitions::{Date, birthday};
use std::fmt::Write;

/// One row in this many has something wrong in it.
const WRONG_ONE_IN: usize = 30;

/// Each table's file and its columns.
const TABLES: [(&str, &str); 11] = [
    ("header", crate::returns::HEADER),
    ("episodes", crate::returns::EPISODES),
    ("missing", crate::returns::MISSING),
    ("uasc", "CHILD,SEX,DOB,DUC"),
    (
        "oc2",
        "CHILD,DOB,SDQ_SCORE,SDQ_REASON,CONVICTED,HEALTH_CHECK,IMMUNISATIONS,TEETH_CHECK,\
         HEALTH_ASSESSMENT,SUBSTANCE_MISUSE,INTERVENTION_RECEIVED,INTERVENTION_OFFERED",
    ),
    ("oc3", "CHILD,DOB,IN_TOUCH,ACTIV,ACCOM"),
    ("ad1", "CHILD,DOB,DATE_INT,DATE_MATCH,FOSTER_CARE,NB_ADOPTR,SEX_ADOPTR,LS_ADOPTR"),
    ("reviews", "CHILD,DOB,REVIEW,REVIEW_CODE"),
    ("previous_permanence", "CHILD,DOB,PREV_PERM,LA_PERM,DATE_PERM"),
    ("placed_for_adoption", "CHILD,DOB,DATE_PLACED,DATE_PLACED_CEASED,REASON_PLACED_CEASED"),
    ("social_worker_episodes", "CHILD,DOB,SW_ID,SW_DECOM,SW_DEC,SW_REASON"),
];

/// One year's tables as they grow.
pub struct Tables {
    began: Date,
    ended: Date,
    texts: Vec<String>,
}

impl Tables {
    /// The empty tables of the year that begins in this one.
    pub fn new(begins: i16) -> Tables {
        let texts = TABLES.iter().map(|(_, columns)| format!("{columns}\r\n")).collect();
        let (began, ended) = (Date::constant(begins, 4, 1), Date::constant(begins + 1, 4, 1));
        Tables { began, ended, texts }
    }

    /// The files, in a folder.
    pub fn files(self, folder: &str) -> Vec<InventedFile> {
        let named = TABLES.iter().zip(self.texts);
        named
            .map(|((name, _), text)| InventedFile { path: format!("{folder}/{name}.csv"), text })
            .collect()
    }

    /// Adds a child's rows, where the child is in the year at all.
    pub fn add(&mut self, child: &Child, chance: &mut Chance) {
        let here = |episode: &&Episode| {
            episode.began < self.ended && episode.ceased.is_none_or(|ceased| ceased >= self.began)
        };
        let episodes: Vec<&Episode> = child.episodes.iter().filter(here).collect();
        if episodes.is_empty() && child.kind != Kind::Leaver {
            return;
        }
        let (number, born) = (&child.number, uk(child.born));
        let mother = if child.sex == "F" && child.kind != Kind::Leaver { "0" } else { "" };
        let header =
            format!("{number},{},{born},{},{},{mother},", child.sex, child.ethnic, child.upn);
        self.row("header", header, chance);
        if child.kind == Kind::Leaver {
            return self.row("oc3", format!("{number},{born},YES,F4,U1"), chance);
        }
        for episode in &episodes {
            self.episode(number, episode, chance);
        }
        self.others(child, &episodes, chance);
    }

    fn episode(&mut self, number: &str, episode: &Episode, chance: &mut Chance) {
        let ceased = episode.ceased.filter(|ceased| *ceased < self.ended);
        let (dec, rec, why) = match ceased {
            Some(ceased) => (uk(ceased), episode.rec, episode.why_moved),
            None => (String::new(), "", ""),
        };
        let Episode { rne, ls, cin, place, provider, home, placed, urn, .. } = episode;
        let began = uk(episode.began);
        let row = format!(
            "{number},{began},{rne},{ls},{cin},{place},{provider},{dec},{rec},{why},{home},\
             {placed},{urn}"
        );
        self.row("episodes", row, chance);
    }

    fn others(&mut self, child: &Child, episodes: &[&Episode], chance: &mut Chance) {
        let (number, born) = (&child.number, uk(child.born));
        let (first, last) = (episodes[0], episodes[episodes.len() - 1]);
        let open = last.ceased.is_none_or(|ceased| ceased >= self.ended);
        let age = |on: Date, years: i16| birthday(child.born, years) <= on;
        self.row("previous_permanence", format!("{number},{born},Z1,,"), chance);
        if child.kind == Kind::Unaccompanied {
            let until = uk(birthday(child.born, 18));
            self.row("uasc", format!("{number},{},{born},{until}", child.sex), chance);
        }
        let from = first.began.max(self.began);
        let worker = format!("{number},{born},SW{:010},{},,ORGRST", chance.below(900), uk(from));
        if open {
            self.row("social_worker_episodes", worker, chance);
        }
        let until = last.ceased.unwrap_or(self.ended).min(self.ended);
        let mut review = plus(first.began, 20);
        while review < until {
            if review >= self.began {
                let how = if age(review, 4) { "PN1" } else { "PN0" };
                self.row("reviews", format!("{number},{born},{},{how}", uk(review)), chance);
            }
            review = plus(review, 170);
        }
        if chance.percent(9) && age(from, 10) && plus(from, 12) < until {
            let (gone, back) = (uk(plus(from, 5)), uk(plus(from, 7)));
            self.row("missing", format!("{number},{born},M,{gone},{back}"), chance);
        }
        if open && child.episodes[0].began <= self.began {
            let score =
                if age(self.began, 4) { chance.below(41).to_string() } else { String::new() };
            let convicted = if age(plus(self.ended, -1), 10) { "0" } else { "" };
            let checked = if age(plus(self.ended, -1), 5) { "" } else { "1" };
            let row = format!("{number},{born},{score},,{convicted},{checked},1,1,1,0,,");
            self.row("oc2", row, chance);
        }
        if child.kind == Kind::Adoption {
            let decided = uk(from);
            self.row("placed_for_adoption", format!("{number},{born},{decided},,"), chance);
            if !open {
                let row = format!("{number},{born},{decided},{decided},0,2,MF,L11");
                self.row("ad1", row, chance);
            }
        }
    }

    fn row(&mut self, table: &str, row: String, chance: &mut Chance) {
        let at = TABLES.iter().position(|(name, _)| *name == table).unwrap_or_default();
        let row = if chance.below(WRONG_ONE_IN) == 0 { wrong(row, chance) } else { row };
        // Writing to a text cannot fail.
        let _ = write!(self.texts[at], "{row}\r\n");
    }
}

/// Spoils one field of a row: blank, no code, or a date that cannot be.
fn wrong(row: String, chance: &mut Chance) -> String {
    let mut fields: Vec<String> = row.split(',').map(str::to_owned).collect();
    let at = 1 + chance.below(fields.len() - 1);
    fields[at] = match (chance.below(3), fields[at].contains('/')) {
        (0, _) => String::new(),
        (1, true) => fields[at].replace("/20", "/19"),
        (_, true) => fields[at].replacen("/0", "/1", 1),
        _ => "QQ".to_owned(),
    };
    fields.join(",")
}
