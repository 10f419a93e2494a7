//! Invents a programme of the size and shape of Essex's from a seed: the files its partners
//! would send, and what is then done with them. Everyone in it is invented. The totals of the
//! first year are the ones the Review prints, where they are consistent.
//!
//! It is a pure function: nothing is read or written, and the same seed gives the same bytes.

pub mod authority;
mod bad_return;
mod calendar;
mod care_history;
mod case_list;
mod chance;
mod comparison;
mod hard_cases;
mod later_years;
mod life;
mod people;
mod programme;
mod readme;
mod returns;
mod stay;
mod steps;
mod year_one;

pub use steps::Step;

use chance::Chance;
use programme::Cast;
use returns::extracts;

/// An invented programme: its partners' files, and the steps to take with them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Programme {
    /// The files, each with its path inside the folder they are to be written to.
    pub files: Vec<InventedFile>,
    /// What is done with them, in the order of its days.
    pub steps: Vec<Step>,
}

/// One file of an invented programme.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InventedFile {
    /// Its path inside the folder, with `/` between the parts.
    pub path: String,
    /// What it holds.
    pub text: String,
}

/// Invents a programme. At `scale` 1 it is as large as Essex's; at `scale` N it has N times as
/// many children, with numbers of their own. A scale of nought is taken as one.
pub fn invent(seed: u64, scale: u32) -> Programme {
    let mut chance = Chance::seeded(seed);
    let comparison = comparison::files(&mut chance);
    let cast = Cast::invent(&mut chance, scale.max(1));
    let mut files = vec![readme::file()];
    let children = returns::children(&cast);
    for extract in extracts() {
        let list = case_list::path(extract.covers_to());
        if files.iter().all(|file: &InventedFile| file.path != list) {
            let text = case_list::text(&cast.lives, extract.covers_to());
            files.push(InventedFile { path: list, text });
        }
        let tables =
            returns::tables(&children, extract.year, extract.covers_to(), extract.prepared);
        let named = ["episodes", "header", "missing"].iter().zip(tables);
        for (name, text) in named.filter(|(_, text)| returns::has_rows(text)) {
            files.push(InventedFile { path: format!("{}/{name}.csv", extract.dir()), text });
        }
    }
    files.extend(comparison);
    files.extend(bad_return::files());
    Programme { files, steps: steps::steps(&cast) }
}
