//! Which Episodes rows can be used for counting days. A row that cannot be is left out with a
//! finding that refuses it, and the child's quarter waits until the row is put right: a day
//! nobody knows about must not earn. Source: `docs/formats/return-903.md`.

use crate::say::{about, found, shown};
use care::{Code, DateField, Episode, EpisodeRow, Return, RowRef, Table};
use definitions::{Date, Finding, Place, Weight, said};
use std::collections::BTreeMap;

/// Each child's usable episodes in the order sent, and what was found wrong with the rest.
///
/// A [`Weight::Refused`] finding names the child whose days are not fully known; one that names
/// no child (the number itself is blank) could be about anyone.
pub fn episodes(ret: &Return) -> (BTreeMap<String, Vec<Episode>>, Vec<Finding>) {
    let mut usable: BTreeMap<String, Vec<Episode>> = BTreeMap::new();
    let mut findings = Vec::new();
    for row in &ret.episodes {
        let file = ret.part_name(row.part);
        match dates(row) {
            Err(problem) => findings.push(problem.finding(file, row)),
            Ok((decom, dec)) => {
                let episode = Episode {
                    decom,
                    dec,
                    rne: Code::BLANK,
                    ls: Code::BLANK,
                    cin: Code::BLANK,
                    place: Code::BLANK,
                    place_provider: Code::BLANK,
                    rec: Code::BLANK,
                    reason_place_change: Code::BLANK,
                    reported: RowRef { year: ret.year, file: file.to_owned(), row: row.row },
                    repair: None,
                };
                let episode = with_codes(episode, file, row, &mut findings);
                usable.entry(row.child.to_string()).or_default().push(episode);
            }
        }
    }
    (usable, findings)
}

/// Why a row cannot be counted.
struct Problem {
    check: &'static str,
    columns: &'static [&'static str],
    title: String,
    hint: &'static str,
    weight: Weight,
}

impl Problem {
    fn finding(self, file: &str, row: &EpisodeRow) -> Finding {
        let place = Place::row(file, row.row)
            .table(Table::Episodes.key())
            .columns(self.columns.iter().copied());
        about(&row.child, found(self.weight, self.check, place, self.title, self.hint))
    }
}

fn dates(row: &EpisodeRow) -> Result<(Date, Option<Date>), Problem> {
    let wait = |check, columns, title: String, hint| {
        Err(Problem { check, columns, title, hint, weight: Weight::Refused })
    };
    const MEND: &str = "Put the date right and send the year again; until then the child's \
                        quarter waits";
    if row.child.is_empty() {
        return wait(
            "episode_of_nobody",
            &["CHILD"],
            "This episode has no child's number, so its days are nobody's".to_owned(),
            "Fill in the number and send the year again; until then nobody can say whose quarter \
             it changes",
        );
    }
    let decom = match &row.decom {
        DateField::Read(day) => *day,
        DateField::Blank => {
            let title = "This episode has no first day, so its days cannot be counted".to_owned();
            return wait("episode_without_a_first_day", &["DECOM"], title, MEND);
        }
        DateField::Unreadable(sent) => {
            let title = format!("This episode cannot be counted from {}", shown(sent));
            return wait("episode_first_day_unreadable", &["DECOM"], title, MEND);
        }
    };
    match &row.dec {
        DateField::Blank => Ok((decom, None)),
        DateField::Unreadable(sent) => {
            let title = format!("This episode cannot be counted up to {}", shown(sent));
            wait("episode_last_day_unreadable", &["DEC"], title, MEND)
        }
        DateField::Read(dec) if *dec < decom => {
            let title =
                format!("This episode began on {} and ceased on {}", said(decom), said(*dec));
            let hint = "Check whether the two dates, or day and month, were exchanged; until then \
                        the child's quarter waits";
            wait("356", &["DECOM", "DEC"], title, hint)
        }
        DateField::Read(dec) if *dec == decom => Err(Problem {
            check: "355",
            columns: &["DECOM", "DEC"],
            title: format!("This episode began and ceased on {}: it counts no day", said(decom)),
            hint: "Check the day it ceased; if it lasted less than 24 hours, leave the row out",
            weight: Weight::TouchesPayment,
        }),
        DateField::Read(dec) => Ok((decom, Some(*dec))),
    }
}

/// The row's codes. Text that cannot be a code of any list is left blank and found.
fn with_codes(
    mut episode: Episode,
    file: &str,
    row: &EpisodeRow,
    findings: &mut Vec<Finding>,
) -> Episode {
    use Weight::{Look, TouchesPayment};
    let codes = [
        (&mut episode.rne, &row.rne, "RNE", Look),
        (&mut episode.ls, &row.ls, "LS", TouchesPayment),
        (&mut episode.cin, &row.cin, "CIN", Look),
        (&mut episode.place, &row.place, "PLACE", TouchesPayment),
        (&mut episode.place_provider, &row.place_provider, "PLACE_PROVIDER", Look),
        (&mut episode.rec, &row.rec, "REC", TouchesPayment),
        (&mut episode.reason_place_change, &row.reason_place_change, "REASON_PLACE_CHANGE", Look),
    ];
    for (code, sent, column, weight) in codes {
        match Code::new(sent) {
            Some(read) => *code = read,
            None => {
                let place = Place::row(file, row.row).columns([column]);
                let title = format!("{} is not a code; it was read as blank", shown(sent));
                let hint = "Put the right code from the return's guide and send the year again";
                findings.push(about(&row.child, found(weight, "not_a_code", place, title, hint)));
            }
        }
    }
    episode
}
