//! The contract as data: its pages read together, checked, and given one fingerprint.

use crate::baseline::Baseline;
use crate::tariff::Tariff;
use care::terms::{DayTerms, Tracking};
use definitions::party::{Link, Party, Role};
use definitions::{Date, Dated, Finding, Quarter, page};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;

pub use definitions::Written;

/// The names of the pages a contract needs.
pub const PAGES: [&str; 5] =
    ["contract.toml", "tracking.toml", "days.toml", "tariff.toml", "baseline.toml"];

/// The page `contract.toml`: name, parties, dates and goals.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Particulars {
    /// The contract's name.
    pub name: String,
    /// A short name for files.
    pub short_name: String,
    /// The parties.
    pub parties: Vec<Party>,
    /// Who held which role, from when to when.
    pub links: Vec<Link>,
    /// The first day of service.
    pub service_began: Dated<Written>,
    /// The first day after service.
    pub service_ended: Dated<Written>,
    /// The first day after the last tracking window.
    pub tracking_ended: Dated<Written>,
    /// The first day after the contract.
    pub contract_ended: Dated<Written>,
    /// Days from agreement to the payment's due date.
    pub days_to_pay: Dated<u32>,
    /// Young people the service plans for.
    pub places: Dated<u32>,
    /// Young people it plans to divert from care.
    pub diverted: Dated<u32>,
    /// Who must approve a variation; both sides where the contract does not say.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub variation_needs: Option<Dated<Vec<Role>>>,
}

/// The whole contract.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Contract {
    /// Name, parties, dates and goals.
    pub particulars: Particulars,
    /// Who is tracked, from when, for how long.
    pub tracking: Tracking,
    /// What a day is.
    pub days: DayTerms,
    /// What a day saved is worth.
    pub tariff: Tariff,
    /// The comparison group's curve.
    pub baseline: Baseline,
    /// SHA-256 over the pages as written, in hexadecimal.
    pub fingerprint: String,
}

impl Contract {
    /// Reads a contract from the text of its pages, by file name. Every page's problem is a
    /// finding; none stops the reading of the others.
    ///
    /// # Errors
    /// All findings at once, when any page is missing or cannot be read.
    pub fn read(pages: &BTreeMap<String, String>) -> Result<Contract, Vec<Finding>> {
        let mut findings = Vec::new();
        let particulars: Option<Particulars> = one(pages, PAGES[0], &mut findings);
        let tracking: Option<Tracking> = one(pages, PAGES[1], &mut findings);
        let days: Option<DayTerms> = one(pages, PAGES[2], &mut findings);
        let tariff: Option<Tariff> = one(pages, PAGES[3], &mut findings);
        let baseline: Option<Baseline> = one(pages, PAGES[4], &mut findings);
        if let (Some(baseline), Some(tracking)) = (&baseline, &tracking) {
            for version in tracking.quarters.versions() {
                for problem in baseline.problems(version.value) {
                    findings.push(page::wrong(PAGES[4], None, problem, "Correct the page"));
                }
            }
        }
        match (particulars, tracking, days, tariff, baseline) {
            (Some(particulars), Some(tracking), Some(days), Some(tariff), Some(baseline))
                if findings.is_empty() =>
            {
                let fingerprint = fingerprint(pages);
                Ok(Contract { particulars, tracking, days, tariff, baseline, fingerprint })
            }
            _ => Err(findings),
        }
    }

    /// The last measurement quarter in which a statement can be made.
    pub fn last_quarter(&self) -> Quarter {
        let end =
            self.particulars.tracking_ended.versions().last().map_or(Date::MAX, |t| t.value.0);
        Quarter::first_ending_at_or_after(end)
    }
}

fn one<T: for<'de> Deserialize<'de>>(
    pages: &BTreeMap<String, String>,
    name: &'static str,
    findings: &mut Vec<Finding>,
) -> Option<T> {
    let Some(text) = pages.get(name) else {
        findings.push(page::wrong(
            name,
            None,
            "The page is missing",
            "Add it to the contract's folder",
        ));
        return None;
    };
    page::read(name, text).map_err(|found| findings.extend(found)).ok()
}

fn fingerprint(pages: &BTreeMap<String, String>) -> String {
    let mut hash = Sha256::new();
    for name in PAGES {
        let text = pages.get(name).map_or("", String::as_str);
        hash.update((name.len() as u64).to_be_bytes());
        hash.update(name.as_bytes());
        hash.update((text.len() as u64).to_be_bytes());
        hash.update(text.as_bytes());
    }
    hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
}
