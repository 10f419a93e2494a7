//! Small counts, treated before anyone outside the service sees them: counts of one to five are
//! hidden, and so is what would give them away by subtraction. A true nought stays.
//! Source: the disclosure rules of `docs/guides` and the DfE's symbols: `c` is suppressed.

use definitions::Cell;

/// The largest count that is hidden.
pub const SMALL: usize = 5;

/// Who is shown a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Audience {
    /// Those who work in the service or decide about its referrals.
    Within,
    /// Anyone else: small counts are treated.
    Outside,
}

/// A table of parts with the total of each row and of each column beside them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Parts {
    /// The parts of each row.
    pub rows: Vec<Vec<usize>>,
}

impl Parts {
    /// The rows, each with its total first, and a last row of totals, as they may be shown.
    pub fn cells(&self, audience: Audience) -> Vec<Vec<Cell>> {
        let whole = self.with_totals();
        let hidden = match audience {
            Audience::Within => vec![vec![false; whole.first().map_or(0, Vec::len)]; whole.len()],
            Audience::Outside => hidden(&whole),
        };
        let cell = |(count, hide): (&usize, &bool)| match hide {
            true => Cell::Text("c".to_owned()),
            false => Cell::from(*count),
        };
        whole
            .iter()
            .zip(&hidden)
            .map(|(row, hide)| row.iter().zip(hide).map(cell).collect())
            .collect()
    }

    fn with_totals(&self) -> Vec<Vec<usize>> {
        let mut whole: Vec<Vec<usize>> = self
            .rows
            .iter()
            .map(|row| std::iter::once(row.iter().sum()).chain(row.iter().copied()).collect())
            .collect();
        let width = whole.first().map_or(0, Vec::len);
        let totals = (0..width).map(|at| whole.iter().map(|row| row[at]).sum()).collect();
        whole.push(totals);
        whole
    }
}

/// Which cells are hidden: every small one, and in each row and column, totals included, enough
/// others that none of them follows from the rest.
fn hidden(whole: &[Vec<usize>]) -> Vec<Vec<bool>> {
    let small = |count: &usize| (1..=SMALL).contains(count);
    let mut hide: Vec<Vec<bool>> =
        whole.iter().map(|row| row.iter().map(small).collect()).collect();
    let (height, width) = (whole.len(), whole.first().map_or(0, Vec::len));
    let rows = (0..height).map(|row| (0..width).map(|at| (row, at)).collect());
    let columns = (0..width).map(|at| (0..height).map(|row| (row, at)).collect());
    let lines: Vec<Vec<(usize, usize)>> = rows.chain(columns).collect();
    let mut changed = true;
    while changed {
        changed = false;
        for line in &lines {
            let hidden_here = line.iter().filter(|(row, at)| hide[*row][*at]).count();
            if hidden_here != 1 {
                continue;
            }
            // Beside a hidden count, the smallest of the others goes too. Noughts stay unless
            // nothing else is left.
            let open = line.iter().filter(|(row, at)| !hide[*row][*at]);
            let next = open.min_by_key(|(row, at)| match whole[*row][*at] {
                0 => usize::MAX,
                count => count,
            });
            if let Some((row, at)) = next {
                hide[*row][*at] = true;
                changed = true;
            }
        }
    }
    hide
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(rows: &[&[usize]]) -> Vec<String> {
        let parts = Parts { rows: rows.iter().map(|row| row.to_vec()).collect() };
        let said = |cell: &Cell| match cell {
            Cell::Text(text) => text.clone(),
            Cell::Whole(count) => count.to_string(),
            other => panic!("{other:?}"),
        };
        let cells = parts.cells(Audience::Outside);
        cells.iter().map(|row| row.iter().map(said).collect::<Vec<_>>().join(" ")).collect()
    }

    #[test]
    fn one_small_count_takes_others_with_it_in_its_row_and_its_column() {
        assert_eq!(
            shown(&[&[20, 3, 10], &[30, 40, 12]]),
            ["33 20 c c", "82 30 c c", "115 50 43 22"]
        );
    }

    #[test]
    fn a_true_nought_stays_and_large_counts_are_all_shown() {
        assert_eq!(shown(&[&[20, 0], &[30, 40]]), ["20 20 0", "70 30 40", "90 50 40"]);
    }

    #[test]
    fn no_hidden_count_follows_from_its_row_or_column() {
        for seed in 0..500_usize {
            let count = |at: usize| (seed * 7919 + at * 104_729 + seed * at * 31) % 23;
            let rows: Vec<Vec<usize>> =
                (0..4).map(|row| (0..5).map(|at| count(row * 5 + at)).collect()).collect();
            let whole = Parts { rows }.with_totals();
            let hide = hidden(&whole);
            for (row, line) in hide.iter().enumerate() {
                assert_ne!(line.iter().filter(|one| **one).count(), 1, "row {row} of {whole:?}");
                for (at, one) in line.iter().enumerate() {
                    assert!(*one || !(1..=SMALL).contains(&whole[row][at]));
                }
            }
            for at in 0..hide[0].len() {
                assert_ne!(hide.iter().filter(|row| row[at]).count(), 1, "column {at}");
            }
        }
    }
}
