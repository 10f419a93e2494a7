//! The book: every fact of one contract, folded. Folding cannot fail; what a fact means for the
//! children and the quarters is worked out in `children.rs`, from the facts in force, so that
//! the order of imports changes nothing.

pub mod act;
pub mod children;
mod imports;
pub mod listed;
pub mod one_case;
pub mod pseudonym;
mod state;

use crate::actor::Side;
use crate::fact::Fact;
use crate::people::People;
use crate::variation::Variation;
use act::Act;
use care::Submission;
use care::path::meeting::Meeting;
use care::path::{Noted, Path};
use care::pathway::{self, Pathway};
use care::service::{self, Service};
use care::team::Team;
use definitions::{Money, Quarter};
use outcomes::Contract;
use outcomes::agreement::{self, Agreement};
use outcomes::chance::assumptions::{self, Assumptions};
use outcomes::measurement::{FrozenLines, Overrides};
use pseudonym::Pseudonyms;
pub use state::{
    CaseWork, Command, ConfirmedLink, Engagement, Filing, Import, Proposal, Reading, Recorded,
    Reported, Ruling, SettledStatement, StatementState,
};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use wider::Licence;
use wider::terms::Written;

/// Everything known at one entry of the record.
#[derive(Clone, Debug, Default)]
pub struct Book {
    /// The last entry folded.
    pub as_of: u64,
    /// When it was recorded, in microseconds since 1970.
    pub recorded_at: i64,
    /// The contract's pages as adopted.
    pub pages: BTreeMap<String, String>,
    /// The contract, read from them.
    pub contract: Option<Contract>,
    /// The pathway's page, as last adopted; none in a book begun before there was one.
    pub pathway: Option<Pathway>,
    /// The path of every referral made by hand, by its number.
    pub paths: BTreeMap<String, Path>,
    /// Panel meetings, in the order they were written down.
    pub meetings: Vec<Meeting>,
    /// How the service works, as last adopted; none in a book begun before there was a page.
    pub service: Option<Service>,
    /// Which questionnaires are asked for and which changes in behaviour are counted, as adopted;
    /// none in a book begun before there was a page.
    pub wider: Option<wider::Terms>,
    /// The work with each family, by the case's number. Shared between books of successive
    /// entries, since few cases change from one to the next.
    pub work: BTreeMap<String, Arc<CaseWork>>,
    /// Licences put on file, by number: leave to use instruments that belong to others.
    pub licences: BTreeMap<String, Licence>,
    /// What is assumed of programmes with no effect, as adopted; none in a book begun before there
    /// was a page. No payment reads it.
    pub chance: Option<Assumptions>,
    /// Variations of the contract, by number.
    pub variations: BTreeMap<String, Variation>,
    /// The teams.
    pub team: Team,
    /// Work with those who refer, as it was planned.
    pub engagement: Vec<Engagement>,
    /// Keys, queries, invoices and calendars.
    pub act: Act,
    /// Pseudonyms.
    pub pseudonyms: Pseudonyms,
    /// Every import, by its number.
    pub imports: BTreeMap<String, Import>,
    /// Every report of every case.
    pub cases: BTreeMap<String, Vec<Reported>>,
    /// Every filing of every child.
    pub children: BTreeMap<String, Vec<Filing>>,
    /// Links a person confirmed, by young person.
    pub links: BTreeMap<String, Vec<ConfirmedLink>>,
    /// Numbers the council confirmed, with the entry.
    pub numbers: BTreeMap<String, u64>,
    /// Young people whose confirmed link was undone.
    pub voided: BTreeSet<String>,
    /// Entries undone.
    pub undone: BTreeMap<u64, String>,
    /// Statements, by quarter.
    pub statements: BTreeMap<Quarter, StatementState>,
    /// Child-quarters as frozen by settled statements.
    pub frozen: FrozenLines,
    /// Agreed to date.
    pub agreed: Money,
    /// Care days in dispute, not yet determined: what each side says.
    pub disputed: BTreeMap<Side, Overrides>,
    /// Care days determined.
    pub determined: Overrides,
    /// Holds, by the pseudonym of the young person.
    pub holds: BTreeMap<String, String>,
    /// Subjects forgotten.
    pub forgotten: BTreeSet<String>,
    /// People and their access.
    pub people: People,
    /// Reads of children's records, before they had a log of their own.
    pub reads: Vec<Reading>,
    /// Who recorded each command's first entry, newest last.
    pub commands: Vec<Command>,
}

impl Book {
    /// Folds in a fact already on the record.
    pub fn apply(&mut self, entry: u64, at: i64, by: &str, fact: Fact) {
        self.as_of = entry;
        self.recorded_at = at;
        let named = |kind, what: String| Command { entry, at, by: by.to_owned(), kind, what };
        let kind = fact.kind();
        match fact {
            Fact::Began { secret } => self.pseudonyms = Pseudonyms::from_secret(&secret),
            Fact::ContractAdopted { mut pages } => {
                // Apart from the others: what a payment rests on must not move with it.
                if let Some(page) = pages.remove(pathway::PAGE) {
                    self.pathway = Pathway::read(&page).ok();
                }
                self.service = Service::read(&pages).ok();
                pages.remove(service::PAGE);
                self.act.terms = Agreement::read(&pages).ok();
                pages.remove(agreement::PAGE);
                let page = pages.remove(wider::terms::PAGE);
                self.wider = page.and_then(|page| wider::Terms::read(&page).ok());
                let page = pages.remove(assumptions::PAGE);
                self.chance = page.and_then(|page| Assumptions::read(&page).ok());
                self.contract = Contract::read(&pages).ok();
                self.pages = pages;
                self.commands.push(named(kind, "the contract".to_owned()));
            }
            Fact::CaseListFiled { import, file, as_at, rows } => {
                let what = format!("case list {file} as at {as_at}, {rows} cases");
                self.commands.push(named(kind, what.clone()));
                let ruling = Ruling::CaseList(as_at);
                self.imports.insert(import, Import { entry, what, ruling });
            }
            Fact::CaseReported { import, as_at, case, .. } => {
                let reports = self.cases.entry(case.case.clone()).or_default();
                reports.push(Reported { import, as_at, case });
            }
            Fact::ReturnFiled { import, submission, children, .. } => {
                let Submission { year, covered_until, number, .. } = submission;
                let to = covered_until.yesterday().unwrap_or(covered_until);
                let what = format!(
                    "{year} return, submission {number}, covering to {to}, {children} children"
                );
                self.commands.push(named(kind, what.clone()));
                let ruling = Ruling::Return(submission);
                self.imports.insert(import, Import { entry, what, ruling });
            }
            Fact::ChildFiled {
                import,
                submission,
                child,
                born,
                episodes,
                missing,
                unusable,
                ..
            } => {
                let filing = Filing { import, submission, born, episodes, missing, unusable };
                self.children.entry(child).or_default().push(filing);
            }
            Fact::LinkConfirmed { young_person, number, by_council, .. } => {
                self.voided.remove(&young_person);
                self.commands.push(named(kind, format!("link of young person {young_person}")));
                let link = ConfirmedLink { entry, number, by_council };
                self.links.entry(young_person).or_default().push(link);
            }
            Fact::NumberConfirmed { number } => {
                let with = self.commands.last().filter(|last| last.kind == kind && last.at == at);
                let first = with.map_or(entry, |last| last.entry);
                if first == entry {
                    let what = "council numbers found in no return".to_owned();
                    self.commands.push(named(kind, what));
                }
                self.numbers.insert(number, first);
            }
            Fact::Undone { entry: undone, why } => {
                self.commands.push(named(kind, format!("entry {undone}: {why}")));
                for (young_person, links) in &self.links {
                    if links.iter().any(|link| link.entry == undone) {
                        self.voided.insert(young_person.clone());
                    }
                }
                self.undone.insert(undone, why);
            }
            Fact::People { event } => {
                self.commands.push(named(kind, crate::people::list::said(&event)));
                self.people.apply(entry, at, by, event);
            }
            Fact::Read { what, subjects } => {
                self.reads.push(Reading { at, by: by.to_owned(), what, subjects });
            }
            Fact::HoldPlaced { subject, why } => {
                self.commands.push(named(kind, "a record is on hold".to_owned()));
                self.holds.insert(subject, why);
            }
            Fact::HoldLifted { subject, .. } => {
                self.commands.push(named(kind, "a hold was lifted".to_owned()));
                self.holds.remove(&subject);
            }
            Fact::Forgotten { subjects, .. } => {
                self.commands.push(named(kind, "a young person was forgotten".to_owned()));
                let names = &self.pseudonyms;
                self.paths.retain(|_, path| !subjects.contains(&names.person(&path.young_person)));
                self.work.retain(|_, work| !subjects.contains(&names.person(&work.young_person)));
                self.forgotten.extend(subjects);
            }
            Fact::PathwayAdopted { page } => {
                self.commands.push(named(kind, "the pathway’s lists and days".to_owned()));
                self.pathway = Pathway::read(&page).ok().or(self.pathway.take());
            }
            Fact::Path { referral, young_person, event } => {
                self.commands.push(named(kind, format!("a referral {}", event.said())));
                let noted = Noted { entry, at, by: by.to_owned(), event, taken_back: false };
                match self.paths.get_mut(&referral) {
                    Some(path) => path.apply(noted),
                    None => {
                        let path = Path::begin(&referral, &young_person, noted);
                        self.paths.extend(path.map(|path| (referral, path)));
                    }
                }
            }
            Fact::PanelHeld { quadrant, on, attended, why } => {
                self.commands.push(named(kind, format!("the {quadrant} panel on {on}")));
                let by = by.to_owned();
                self.meetings.push(Meeting { quadrant, on, attended, why, by, entry });
            }
            Fact::ServiceAdopted { page } => {
                self.commands.push(named(kind, "how the service works".to_owned()));
                let read = Service::read(&[(service::PAGE.to_owned(), page)].into());
                self.service = read.ok().or(self.service.take());
            }
            // Not among the commands, of which there is one list for everybody: each case keeps
            // its own.
            Fact::Work { case, young_person, event } => {
                let work = self.work.entry(case).or_default();
                Arc::make_mut(work).apply(young_person, (entry, at, by), event);
            }
            Fact::Team { event } => {
                self.commands.push(named(kind, crate::team::said(&event)));
                self.team.apply(event);
            }
            Fact::EngagementPlanned { plan, quadrant, source, from, owner } => {
                self.commands.push(named(kind, format!("work with {quadrant} referrers")));
                self.engagement.retain(|one| one.plan != plan);
                self.engagement.push(Engagement { plan, quadrant, source, from, owner });
            }
            fact @ (Fact::SigningKey { .. }
            | Fact::AgreementAdopted { .. }
            | Fact::Query { .. }
            | Fact::Invoice { .. }
            | Fact::CalendarShared { .. }) => {
                let what = self.act.apply(at, by, fact);
                self.commands.push(named(kind, what));
            }
            Fact::LicenceFiled { number, licence } => {
                let what = format!("a licence for the {}", licence.instrument.said());
                self.commands.push(named(kind, what));
                self.licences.insert(number, licence);
            }
            Fact::LicenceEnded { number, on } => {
                self.commands.push(named(kind, "a licence".to_owned()));
                if let Some(licence) = self.licences.get_mut(&number) {
                    licence.ended = Some(Written(on));
                }
            }
            Fact::Variation { variation, event } => {
                self.commands.push(named(kind, format!("variation {variation} {}", event.said())));
                crate::variation::event::apply(self, (entry, at, by), &variation, event);
            }
            fact => self.apply_statement(entry, at, by, fact),
        }
    }

    fn apply_statement(&mut self, entry: u64, at: i64, by: &str, fact: Fact) {
        let kind = fact.kind();
        let mut say = |what: String| {
            self.commands.push(Command { entry, at, by: by.to_owned(), kind, what });
        };
        match fact {
            Fact::Proposed { quarter, as_of, payment, digest, substance } => {
                say(format!("statement of {quarter}: {payment}"));
                let state = self.statements.entry(quarter).or_default();
                state.agreed_by.clear();
                state.signed.clear();
                state.withdrawn = None;
                state.open = Some(Proposal { as_of, payment, digest, substance, entry, at });
            }
            Fact::Withdrawn { quarter, why } => {
                say(format!("statement of {quarter}: {why}"));
                let state = self.statements.entry(quarter).or_default();
                (state.open, state.withdrawn) = (None, Some(why));
                state.agreed_by.clear();
                state.signed.clear();
            }
            Fact::Voided { quarter, why } => {
                say(format!("statement of {quarter}: {why}"));
                let state = self.statements.entry(quarter).or_default();
                state.open = None;
                state.agreed_by.clear();
                state.signed.clear();
                state.voided.push(why);
            }
            Fact::Agreed { quarter, side, shown, .. } => {
                say(format!("{shown} for {quarter}, for the {side}"));
                let state = self.statements.entry(quarter).or_default();
                state.agreed_by.insert(side, (by.to_owned(), at));
            }
            Fact::Signed { quarter, side, signature, .. } => {
                let state = self.statements.entry(quarter).or_default();
                state.signed.insert(side, signature);
            }
            Fact::Settled { quarter, as_of, digest, settlement, lines, due } => {
                say(format!("statement of {quarter}: {}", settlement.payment));
                self.agreed = settlement.agreed;
                for line in lines {
                    self.frozen.insert((line.key.clone(), line.k), line);
                }
                let state = self.statements.entry(quarter).or_default();
                let agreed_by = std::mem::take(&mut state.agreed_by);
                let signed = std::mem::take(&mut state.signed);
                state.open = None;
                state.settled = Some(SettledStatement {
                    settlement,
                    as_of,
                    digest,
                    entry,
                    due,
                    agreed_by,
                    signed,
                });
            }
            Fact::Disputed { quarter, side, key, k, care_days, .. } => {
                say(format!("a child-quarter of {quarter}"));
                self.disputed.entry(side).or_default().insert((key, k), care_days);
            }
            Fact::Determined { key, k, care_days, .. } => {
                say("a disputed child-quarter".to_owned());
                for says in self.disputed.values_mut() {
                    says.remove(&(key.clone(), k));
                }
                self.disputed.retain(|_, says| !says.is_empty());
                self.determined.insert((key, k), care_days);
            }
            _ => {}
        }
    }

    /// The last settled statement's quarter.
    pub fn last_settled(&self) -> Option<Quarter> {
        let settled = self.statements.iter().filter(|(_, state)| state.settled.is_some());
        settled.map(|(quarter, _)| *quarter).next_back()
    }

    /// The quarter whose statement is open, if one is.
    pub fn open_quarter(&self) -> Option<Quarter> {
        self.statements.iter().find(|(_, state)| state.open.is_some()).map(|(quarter, _)| *quarter)
    }

    /// What a side says of child-quarters in dispute.
    pub fn says(&self, side: Side) -> Overrides {
        self.disputed.get(&side).cloned().unwrap_or_default()
    }

    /// Every child-quarter in dispute, whoever disputes it.
    pub fn in_dispute(&self) -> impl Iterator<Item = &(String, u8)> {
        self.disputed.values().flat_map(|says| says.keys())
    }
}
