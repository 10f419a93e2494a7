//! Importing the council's return. Every row is read or has a finding; a row that cannot be
//! used makes its child wait, so nothing is earned by silence. All of it is recorded, or none.

use crate::actor::Actor;
use crate::book::{Book, Ruling};
use crate::case_list::import::Imported;
use crate::desk::{Desk, Failure, Mode, Moment, Order, same};
use crate::fact::{Fact, SentPart, SentRow};
use care::checks::{self, Input};
use care::{Episode, Part, Return, ReturnYear, Submission, Table};
use definitions::party::Role;
use definitions::{Date, Finding, Place, Refusal, Weight};
use intake::return_903::{self, Upload};
use std::collections::{BTreeMap, BTreeSet};

/// A return as it was sent.
#[derive(Clone, Debug)]
pub struct Sent<'a> {
    /// Its year.
    pub year: ReturnYear,
    /// The last day it covers.
    pub covers_to: Date,
    /// The day it was prepared.
    pub prepared: Date,
    /// Its number among the year's submissions.
    pub number: u32,
    /// Its files.
    pub files: Vec<Upload<'a>>,
}

/// Imports a return.
///
/// # Errors
/// Every finding at once when a file cannot be read at all.
pub async fn import(
    desk: &mut Desk,
    actor: &Actor,
    moment: Moment,
    mode: Mode,
    sent: &Sent<'_>,
) -> Result<Imported, Failure> {
    actor.must_be(&[Role::Payer, Role::Intermediary], "import a return")?;
    let submission = submission(sent, moment)?;
    let (filed, mut findings) = return_903::read(sent.year, &sent.files);
    let (children, more) = children(&filed, sent, &findings);
    findings.extend(more);
    findings.extend(quiet_end(&filed, sent));
    findings.extend(rows_of_nobody(&filed));
    let unusable = filed.episodes.is_empty() || findings.iter().any(about_anyone);
    let numbers: BTreeSet<_> = findings.iter().map(|f| (f.check.clone(), f.place.row)).collect();
    let checked = checks::run(&Input::new(&filed, None), Some(&touching_payment())).findings;
    findings
        .extend(checked.into_iter().filter(|f| !numbers.contains(&(f.check.clone(), f.place.row))));
    // What stops the whole import first, then by how much it matters, then in the files' order.
    findings.sort_by(|a, b| {
        let key = |f: &Finding| (!about_anyone(f), f.weight);
        key(a).cmp(&key(b)).then_with(|| a.place.cmp(&b.place))
    });
    if unusable {
        return Err(Failure::Findings(findings));
    }

    let mut parts: Vec<Vec<u8>> = vec![format!("{submission:?}").into_bytes()];
    let mut files: Vec<&Upload<'_>> = sent.files.iter().collect();
    files.sort_by_key(|file| file.bytes);
    parts.extend(files.iter().map(|file| file.bytes.to_vec()));
    let digest = same(&parts.iter().map(Vec::as_slice).collect::<Vec<_>>());
    let episodes: usize = children.values().map(|child| child.episodes.len()).sum();
    let done = desk
        .act(actor, moment, mode, |book| {
            let (import, command) = book.import_number(&digest);
            if let Some(other) = book.rival(&import, &Ruling::Return(submission)) {
                return Err(Refusal::new(
                    format!("This submission was filed before with other contents: {}", other.what),
                    format!(
                        "A resubmission has a number of its own: --submission {}",
                        submission.number + 1
                    ),
                )
                .into());
            }
            let mut facts = vec![Fact::ReturnFiled {
                import: import.clone(),
                submission,
                files: filed.parts.iter().map(|part| part.name.clone()).collect(),
                children: children.len(),
                episodes,
                parts: sent_parts(&filed),
            }];
            facts.extend(children.iter().filter(|(number, _)| !gone(book, number)).map(
                |(number, child)| Fact::ChildFiled {
                    import: import.clone(),
                    submission,
                    child: number.clone(),
                    born: child.born,
                    episodes: child.episodes.clone(),
                    missing: child.missing.clone(),
                    unusable: child.unusable.iter().copied().collect(),
                    sent: child.sent.clone(),
                },
            ));
            Ok(Order { command, facts, ..Order::default() })
        })
        .await?;
    Ok(Imported { done, rows: episodes, findings })
}

/// The rules an import runs: those a payment may rest on. `homeward check` runs them all.
fn touching_payment() -> Vec<&'static str> {
    let touching = checks::RULES.iter().filter(|rule| rule.weight <= Weight::TouchesPayment);
    touching.map(|rule| rule.number).collect()
}

/// A return whose last date is long before the day it is said to cover may be an extract made
/// earlier in the year: then its silence about the rest says nothing.
fn quiet_end(filed: &Return, sent: &Sent<'_>) -> Option<Finding> {
    let days = filed.episodes.iter().flat_map(|row| [row.decom.date(), row.dec.date()]).flatten();
    let last = days.max()?;
    let quiet = definitions::days_between(last, sent.covers_to);
    // A handful of episodes may well be quiet for months; a council's whole return is not.
    (quiet > 60 && filed.episodes.len() >= 10).then(|| Finding {
        check: "quiet_end".into(),
        place: Place::file(filed.part_name(0)),
        child: None,
        title: format!(
            "Nothing in the return is later than {last}, {quiet} days before {}, the day it is \
             said to cover",
            sent.covers_to
        ),
        hint: "If it was made earlier in the year, undo this import and give the day it really \
               covers to: days it does not cover must wait"
            .into(),
        weight: Weight::TouchesPayment,
    })
}

/// Rows that name no child cannot be kept with one, and so cannot be given back.
fn rows_of_nobody(filed: &Return) -> Vec<Finding> {
    let mut found = Vec::new();
    for table in Table::ALL.into_iter().filter(|table| *table != Table::Episodes) {
        let rows = filed.rows(table);
        let mut nobody = rows.iter().filter(|row| row.cells[0].to_string().is_empty());
        let Some(first) = nobody.next() else { continue };
        found.push(Finding {
            check: "rows_of_nobody".into(),
            place: Place::file(filed.part_name(first.part)).table(table.key()),
            child: None,
            title: format!("{} rows of the {table} table name no child", 1 + nobody.count()),
            hint: "Fill in the number: a row of nobody is not kept and not given back".into(),
            weight: Weight::Look,
        });
    }
    found
}

/// A row or file that could not be used and names no child could be about anyone: nobody could
/// be counted until it is put right.
fn about_anyone(finding: &Finding) -> bool {
    finding.weight == Weight::Refused && finding.child.is_none()
}

fn gone(book: &Book, number: &str) -> bool {
    book.forgotten.contains(&book.pseudonyms.child(number))
}

fn submission(sent: &Sent<'_>, moment: Moment) -> Result<Submission, Refusal> {
    let year = sent.year;
    let covered_until = sent.covers_to.tomorrow().unwrap_or(sent.covers_to);
    if covered_until <= year.began() || covered_until > year.ended() {
        return Err(Refusal::new(
            format!("{} is not a day of the return year {year}", sent.covers_to),
            format!(
                "Give the last day the return covers, from {} to {}",
                year.began(),
                year.ended().yesterday().unwrap_or(year.ended())
            ),
        ));
    }
    if sent.prepared < sent.covers_to {
        return Err(Refusal::new(
            format!("A return prepared on {} cannot cover {}", sent.prepared, sent.covers_to),
            "Give the last day it can know about with --covers-to",
        ));
    }
    if sent.prepared > moment.today {
        return Err(Refusal::new(
            format!("{} is still to come", sent.prepared),
            "Give the day the return was prepared with --prepared",
        ));
    }
    Ok(Submission { year, covered_until, prepared: sent.prepared, number: sent.number })
}

/// One child's rows.
#[derive(Default)]
struct ChildRows {
    born: Option<Date>,
    episodes: Vec<Episode>,
    missing: Vec<(Date, Option<Date>)>,
    unusable: BTreeSet<u64>,
    sent: Vec<SentRow>,
}

fn sent_parts(filed: &Return) -> Vec<SentPart> {
    let part = |part: &Part| SentPart {
        name: part.name.clone(),
        table: part.table,
        columns: part.columns.clone(),
        layout: part.layout,
    };
    filed.parts.iter().map(part).collect()
}

/// Every child's rows of every table, as they were sent.
fn sent_rows(filed: &Return) -> impl Iterator<Item = (String, SentRow)> {
    Table::ALL.into_iter().flat_map(|table| filed.rows(table)).filter_map(|row| {
        let mut cells: Vec<String> = row.cells.iter().map(ToString::to_string).collect();
        while cells.last().is_some_and(String::is_empty) {
            cells.pop();
        }
        let child = cells.first().filter(|child| !child.is_empty())?.clone();
        Some((child, SentRow(row.part, row.row, cells)))
    })
}

fn children(
    filed: &Return,
    sent: &Sent<'_>,
    read: &[Finding],
) -> (BTreeMap<String, ChildRows>, Vec<Finding>) {
    let (usable, mut findings) = intake::usable::episodes(filed);
    let mut children: BTreeMap<String, ChildRows> = BTreeMap::new();
    let refused = read.iter().chain(&findings).filter(|f| f.weight == Weight::Refused);
    for finding in refused {
        if let (Some(child), Some(row)) = (&finding.child, finding.place.row) {
            children.entry(child.to_string()).or_default().unusable.insert(row);
        }
    }
    for (number, mut episodes) in usable {
        for episode in &mut episodes {
            findings.extend(beyond_cover(episode, &number, sent));
        }
        children.entry(number).or_default().episodes = episodes;
    }
    for row in &filed.header {
        if !row.child.is_empty() {
            let child = children.entry(row.child.to_string()).or_default();
            child.born = row.dob.date().or(child.born);
        }
    }
    for row in &filed.missing {
        if let (false, Some(from)) = (row.child.is_empty(), row.mis_start.date()) {
            let child = children.entry(row.child.to_string()).or_default();
            child.missing.push((from, row.mis_end.date()));
        }
    }
    for (number, row) in sent_rows(filed) {
        children.entry(number).or_default().sent.push(row);
    }
    (children, findings)
}

/// An ending after the last day covered is not known yet: the episode is taken as open.
fn beyond_cover(episode: &mut Episode, child: &str, sent: &Sent<'_>) -> Option<Finding> {
    let dec = episode.dec?;
    let covered_until = sent.covers_to.tomorrow().ok()?;
    if dec <= covered_until {
        return None;
    }
    (episode.dec, episode.rec) = (None, care::Code::BLANK);
    Some(Finding {
        check: "ends_after_the_cover".into(),
        place: Place::row(&episode.reported.file, episode.reported.row)
            .table(Table::Episodes.key())
            .columns(["DEC"]),
        child: Some(child.into()),
        title: format!(
            "This episode ends on {dec}, after {}, the last day the return covers",
            sent.covers_to
        ),
        hint: "It was taken as open to that day. Check --covers-to, or the date".into(),
        weight: Weight::TouchesPayment,
    })
}
