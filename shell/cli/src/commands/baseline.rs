//! `homeward baseline`: the comparison group's quarterly curve.

use crate::commands::Outcome;
use crate::files;
use crate::show::{Problem, Show};
use app::book::children::merge_rule;
use app::returns::{Filing, History, histories, read};
use care::window::Ends;
use clap::Args;
use definitions::{Date, Origin, Refusal, Table, Weight};
use intake::comparison_group;
use intake::days::year_in;
use intake::return_903::Upload;
use outcomes::Contract;
use outcomes::comparison::{Ask, Member, compare};
use std::collections::BTreeMap;
use std::path::PathBuf;
use std::process::ExitCode;

/// Turn a historical comparison group into the contract's quarterly curve: care days ÷ child
/// days in each tracking quarter, counted by the same rules as the service, each with its
/// numerator, denominator, n and interval, frozen with a fingerprint.
#[derive(Debug, Args)]
#[command(
    after_help = "Example:  homeward baseline --group council/comparison/group.csv --returns council/comparison/2008-09 \
                  council/comparison/2009-10 --save baseline.toml --source \"council records, 2008 to 2011\""
)]
pub struct Baseline {
    /// The group: child, start, date_of_birth, and family where known
    #[arg(long, value_name = "FILE")]
    group: PathBuf,
    /// The annual returns that cover their thirty months, each a folder
    #[arg(long, value_name = "FOLDER", num_args = 1.., required = true)]
    returns: Vec<PathBuf>,
    /// The contract whose rules count; without it, the Essex demonstration contract
    #[arg(long, value_name = "FOLDER")]
    contract: Option<PathBuf>,
    /// The seed of the interval's resampling
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// How many resamples
    #[arg(long, default_value_t = 2000)]
    resamples: u32,
    /// The fewest children at risk in a quarter
    #[arg(long, default_value_t = 20)]
    least_at_risk: u32,
    /// Pool a quarter with too few children with the one before, instead of refusing it
    #[arg(long)]
    pool: bool,
    /// Give children in care at the start a curve of their own
    #[arg(long)]
    by_entry: bool,
    /// Save the curve as a contract page
    #[arg(long, value_name = "FILE")]
    save: Option<PathBuf>,
    /// The first day on which the saved curve holds
    #[arg(long, value_name = "DATE", default_value = "2012-11-01")]
    since: Date,
    /// Where the group's records come from, for the saved page
    #[arg(long, default_value = "counted by homeward baseline")]
    source: String,
}

/// Builds the curve.
pub fn run(baseline: &Baseline, show: &Show) -> Outcome {
    let pages = files::contract_pages(baseline.contract.as_deref())?;
    let contract = Contract::read(&pages).map_err(Problem::Findings)?;
    let name = baseline.group.display().to_string();
    let (group, mut findings) = comparison_group::read_csv(&name, &files::read(&baseline.group)?);
    let bar = show.bar(baseline.returns.len() as u64 + 1, "Reading returns");
    let mut filings: Vec<Filing> = Vec::new();
    for (number, folder) in (1..).zip(&baseline.returns) {
        let sent = files::sent(std::slice::from_ref(folder))?;
        let uploads: Vec<Upload<'_>> =
            sent.iter().map(|file| Upload { name: &file.name, bytes: &file.bytes }).collect();
        let year = year_in(&folder.to_string_lossy());
        let (filing, more) = read(year, &uploads, number);
        findings.extend(more);
        filings.extend(filing);
        bar.inc(1);
    }
    let (mut histories, more) = histories(&filings, &merge_rule(&contract, baseline.since));
    findings.extend(more);
    if group.is_empty() || filings.is_empty() {
        return Err(Problem::Findings(findings));
    }
    let covered = app::returns::covered(&filings);
    let members: Vec<Member> = group
        .iter()
        .map(|row| {
            let mut history = histories.remove(&row.child).unwrap_or_default();
            if history.known.covered.is_empty() {
                history.known.covered.clone_from(&covered);
            }
            member(row, history)
        })
        .collect();
    let ask = Ask {
        seed: baseline.seed,
        resamples: baseline.resamples,
        least_at_risk: baseline.least_at_risk,
        by_entry: baseline.by_entry,
        pool: baseline.pool,
        ..Ask::default()
    };
    let group = compare(&contract, &members, &ask)?;
    bar.finish_and_clear();
    show.value(&group);
    show.table(&telling(group.table()));
    show.say(format!("\n{}", group.method));
    let mut left: BTreeMap<&str, usize> = BTreeMap::new();
    for (why, n) in &group.left_out {
        *left.entry(why.said()).or_default() += n;
    }
    for (why, n) in left {
        show.say(format!("Left out: {n}, {why}."));
    }
    show.say(format!("Fingerprint {}", group.fingerprint));
    let pressing: Vec<_> =
        findings.into_iter().filter(|f| f.weight <= Weight::TouchesPayment).collect();
    show.findings(&pressing, 10);
    if let Some(path) = &baseline.save {
        let origin = Origin::Source(baseline.source.clone());
        files::write(path, group.to_toml(baseline.since, &origin)?)?;
        show.say(format!(
            "\nSaved {}: put it in the contract's folder as baseline.toml.",
            path.display()
        ));
    } else {
        show.say("\nNext: --save baseline.toml writes it as a contract page.");
    }
    if group.curves.iter().any(|curve| curve.refusal.is_some()) {
        let refusal = group.curves.iter().find_map(|curve| curve.refusal.clone());
        return Err(refusal
            .unwrap_or_else(|| Refusal::new("A quarter has too few children", "Try --pool"))
            .into());
    }
    Ok(ExitCode::SUCCESS)
}

/// The table without columns that say the same in every row.
fn telling(mut table: Table) -> Table {
    let quiet = ["stratum", "excluded_days", "waiting", "base"];
    for at in (0..table.columns.len()).rev() {
        let same = table.rows.windows(2).all(|pair| pair[0][at] == pair[1][at]);
        if same && quiet.iter().any(|name| table.columns[at].name.contains(name)) {
            table.columns.remove(at);
            for row in &mut table.rows {
                row.remove(at);
            }
        }
    }
    table
}

fn member(row: &comparison_group::Member, history: History) -> Member {
    let born = Some(row.date_of_birth);
    let ends = Ends::of(born, row.died, row.moved, &history.known.episodes, row.start);
    Member {
        child: row.child.clone(),
        family: row.family.clone(),
        start: row.start,
        ends,
        known: history.known,
    }
}
