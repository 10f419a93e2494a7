//! Which column of an Episodes file is which, by the names in its header row.

use super::cutter::{Fields, trimmed};
use crate::bytes;
use crate::say::listed;
use definitions::Refusal;

/// Where the four columns are that a count of days needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Layout {
    /// How many columns there are.
    pub(super) columns: usize,
    /// How many of them, from the first, hold all four.
    pub(super) wanted: usize,
    pub(super) child: usize,
    pub(super) decom: usize,
    pub(super) dec: usize,
    pub(super) ls: usize,
}

impl Layout {
    /// Reads the header row of the file called `name`, whose bytes begin with `start`.
    pub(super) fn of(name: &str, start: &[u8], header: &Fields) -> Result<Layout, Refusal> {
        let mut missing = Vec::new();
        let mut twice = Vec::new();
        let place = |column: &'static str| {
            let mut places = (0..header.len()).filter(|place| is(header.get(*place), column));
            let first = places.next();
            if first.is_none() {
                missing.push(column);
            }
            if places.next().is_some() {
                twice.push(column);
            }
            first.unwrap_or(0)
        };
        let [child, decom, dec, ls] = ["CHILD", "DECOM", "DEC", "LS"].map(place);
        let wanted = child.max(decom).max(dec).max(ls) + 1;
        if !missing.is_empty() {
            let what = format!("it has no column {}", listed(&missing));
            return Err(not_episodes(name, start, &what));
        }
        if !twice.is_empty() {
            return Err(Refusal::new(
                format!("{name} has more than one column {}", listed(&twice)),
                "Name each column once",
            ));
        }
        Ok(Layout { columns: header.len(), wanted, child, decom, dec, ls })
    }

    /// Why a file that begins with `start` and has no header row is refused.
    pub(super) fn none(name: &str, start: &[u8]) -> Refusal {
        not_episodes(name, start, "it has no row that names its columns")
    }
}

/// The refusal of a file: for what its bytes are, if they are not text, or else for `what`.
fn not_episodes(name: &str, start: &[u8], what: &str) -> Refusal {
    match bytes::text(name, start) {
        Err(finding) => Refusal::new(format!("{name}: {}", finding.title), finding.hint),
        Ok(_) => Refusal::new(
            format!("{name} is not an Episodes file: {what}"),
            "Send comma-separated text whose first row names its columns, CHILD, DECOM, LS and \
             DEC among them",
        ),
    }
}

fn is(sent: &[u8], column: &str) -> bool {
    trimmed(sent).eq_ignore_ascii_case(column.as_bytes())
}
