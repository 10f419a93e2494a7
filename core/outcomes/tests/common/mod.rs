//! A contract to test against, children told in a few lines of text, and statements one after
//! another as the sides would agree them.

#![allow(dead_code, reason = "each test binary uses its own part")]
#![allow(clippy::unwrap_used, reason = "a test may")]

use care::case::Custody;
use care::day::{Known, Run};
use care::episode::{Episode, RowRef};
use care::window::{Ends, window};
use care::{Code, ReturnYear};
use definitions::{Date, Days, Exact, Interval, Money, Quarter, birthday};
use outcomes::Contract;
use outcomes::evidence::child_runs;
use outcomes::measurement::{FrozenLines, Measured, Overrides, Tracked, age_on, measure};
use outcomes::settlement::{Settlement, disputed};
use outcomes::statement::{Statement, Workings, earned_lines, freeze, terms};
use std::collections::BTreeMap;

pub fn day(text: &str) -> Date {
    text.parse().unwrap()
}

pub fn quarter(text: &str) -> Quarter {
    text.parse().unwrap()
}

/// The project's own contract, as its files stand.
pub fn essex() -> BTreeMap<String, String> {
    let pages = [
        ("contract.toml", include_str!("../../../../contracts/essex/contract.toml")),
        ("tracking.toml", include_str!("../../../../contracts/essex/tracking.toml")),
        ("days.toml", include_str!("../../../../contracts/essex/days.toml")),
        ("tariff.toml", include_str!("../../../../contracts/essex/tariff.toml")),
        ("baseline.toml", include_str!("../../../../contracts/essex/baseline.toml")),
    ];
    pages.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned())).collect()
}

/// The contract with some terms switched: `("tariff.toml", "cap", "{ contract = \"6000.00\" }")`.
pub fn switched(switches: &[(&str, &str, &str)]) -> BTreeMap<String, String> {
    let mut pages = essex();
    for (page, term, value) in switches {
        let mut table: toml::Table = pages[*page].parse().unwrap();
        let new: toml::Table = format!("value = {value}").parse().unwrap();
        let versions = table.get_mut(*term).unwrap_or_else(|| panic!("{page} has {term}"));
        for version in versions.as_array_mut().unwrap() {
            version.as_table_mut().unwrap().insert("value".to_owned(), new["value"].clone());
        }
        pages.insert((*page).to_owned(), toml::to_string(&table).unwrap());
    }
    pages
}

pub fn read(pages: &BTreeMap<String, String>) -> Contract {
    Contract::read(pages).unwrap_or_else(|findings| panic!("{findings:#?}"))
}

/// One row of a history: `V2 U4 2014-05-10 2014-06-20 E4A`, the last two as they apply
/// (`..` leaves the episode open).
pub fn episode(text: &str) -> Episode {
    let words: Vec<&str> = text.split_whitespace().collect();
    let (ls, place, decom) = (words[0], words[1], day(words[2]));
    let dec = words.get(3).filter(|word| **word != "..").map(|word| day(word));
    let rec = words.get(4).copied().unwrap_or(if dec.is_some() { "E4A" } else { "" });
    Episode {
        decom,
        dec,
        rne: Code::new(words.get(5).copied().unwrap_or("S")).unwrap(),
        ls: Code::new(ls).unwrap(),
        cin: Code::known("N5"),
        place: Code::new(place).unwrap(),
        place_provider: Code::BLANK,
        rec: Code::new(rec).unwrap(),
        reason_place_change: Code::BLANK,
        reported: RowRef {
            year: ReturnYear::of(decom).unwrap(),
            file: "episodes.csv".into(),
            row: 1,
        },
        repair: None,
    }
}

/// A child as told in a test.
#[derive(Clone, Debug)]
pub struct Told {
    pub start: Date,
    pub born: Date,
    pub died: Option<Date>,
    pub moved: Option<Date>,
    pub episodes: Vec<Episode>,
    pub custody: Vec<Custody>,
    pub missing: Vec<(Date, Option<Date>)>,
    pub covered: Vec<Interval>,
    pub completed: Option<bool>,
}

impl Told {
    /// A child born in 2000, whose every day to 2030 some return answers for.
    pub fn starting(start: &str) -> Told {
        Told {
            start: day(start),
            born: day("2000-01-01"),
            died: None,
            moved: None,
            episodes: Vec::new(),
            custody: Vec::new(),
            missing: Vec::new(),
            covered: vec![Interval { began: day("2005-04-01"), ended: day("2030-04-01") }],
            completed: None,
        }
    }

    pub fn born(mut self, born: &str) -> Told {
        self.born = day(born);
        self
    }

    pub fn care(mut self, row: &str) -> Told {
        self.episodes.push(episode(row));
        self.episodes.sort_by_key(|episode| episode.decom);
        self
    }

    pub fn ends(&self) -> Ends {
        Ends { born: Some(self.born), died: self.died, moved: self.moved }
    }

    pub fn tracked(&self, contract: &Contract, key: &str) -> Tracked {
        let rules = contract.tracking.on(self.start);
        Tracked {
            key: key.to_owned(),
            cohort: Quarter::of(self.start),
            window: window(&rules, self.start, self.ends()),
            age_at_start: Some(age_on(self.born, self.start)),
            known: Known {
                episodes: self.episodes.clone(),
                missing: self.missing.clone(),
                custody: self.custody.clone(),
                covered: self.covered.clone(),
            },
            waits: (self.start >= birthday(self.born, 18))
                .then_some(outcomes::measurement::Wait::NoDateOfBirth),
            voided: false,
            completed: self.completed,
        }
    }
}

/// A book of one contract: statements proposed and agreed one after another.
pub struct Book {
    pub contract: Contract,
    pub frozen: FrozenLines,
    pub agreed: Money,
    pub disputed: Overrides,
    pub determined: Overrides,
}

impl Book {
    pub fn under(switches: &[(&str, &str, &str)]) -> Book {
        Book {
            contract: read(&switched(switches)),
            frozen: FrozenLines::new(),
            agreed: Money::ZERO,
            disputed: Overrides::new(),
            determined: Overrides::new(),
        }
    }

    pub fn measure(&self, tracked: &[Tracked], q: Quarter, overrides: &Overrides) -> Vec<Measured> {
        measure(&self.contract, tracked, q, &self.frozen, overrides)
    }

    /// Makes the statement of `q` from what is known now, without agreeing it.
    pub fn statement(&self, children: &[Told], q: Quarter) -> Statement {
        let tracked = self.tracked(children);
        let measured = self.measure(&tracked, q, &self.determined);
        let lines = earned_lines(&tracked, &measured, &self.frozen);
        let answered = (!self.disputed.is_empty()).then(|| {
            let both: Overrides =
                self.disputed.clone().into_iter().chain(self.determined.clone()).collect();
            earned_lines(&tracked, &self.measure(&tracked, q, &both), &self.frozen)
        });
        let terms = terms(&self.contract, q);
        let settlement = disputed(&terms, &lines, answered.as_deref(), q, self.agreed);
        let runs: Vec<Vec<Run>> =
            tracked.iter().map(|child| child_runs(&self.contract, child)).collect();
        Statement::make(
            &Workings {
                contract: &self.contract,
                quarter: q,
                as_of: 1,
                tracked: &tracked,
                measured: &measured,
                frozen: &self.frozen,
                settlement,
                runs: &runs,
            },
            |_, _| "the record changed".to_owned(),
        )
    }

    pub fn tracked(&self, children: &[Told]) -> Vec<Tracked> {
        let keyed = children.iter().enumerate();
        keyed.map(|(i, child)| child.tracked(&self.contract, &format!("C{i:03}"))).collect()
    }

    /// Makes the statement of `q` and agrees it.
    pub fn agree(&mut self, children: &[Told], q: &str) -> Settlement {
        let q = quarter(q);
        let settlement = self.statement(children, q).settlement;
        let tracked = self.tracked(children);
        let measured = self.measure(&tracked, q, &self.determined);
        for line in freeze(&tracked, &measured, &self.frozen, &self.contract) {
            self.frozen.insert((line.key.clone(), line.k), line);
        }
        self.agreed = settlement.agreed;
        settlement
    }
}

pub fn exact(text: &str) -> Exact {
    text.parse().unwrap()
}

pub fn pounds(text: &str) -> Money {
    Money::parse(text).unwrap()
}

pub fn care_days(key: &str, k: u8, days: i64) -> ((String, u8), Days) {
    ((key.to_owned(), k), Days(days))
}
