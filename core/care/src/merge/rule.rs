//! The merge rule as a term of the contract, and as it is printed on a statement.

use serde::{Deserialize, Serialize};

/// How the annual returns become one history.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct MergeRule {
    /// How the numbered steps are taken, if at all.
    pub steps: Steps,
    /// Step 1A ends an open row no later than the day *before* the next period begins. Endings
    /// are exclusive, so that day is left uncovered. When false, it is covered.
    pub gap_before_new_period: bool,
}

/// How the numbered steps are taken.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Steps {
    /// Duplicates are left out first, and the later return wins between two; then open rows are
    /// ended by what remains.
    #[default]
    InTurn,
    /// Every row is looked at as sent: a row that is left out still ends the one before it, and
    /// two open duplicates leave each other out. This is what LIIA's own program does.
    AllAtOnce,
    /// No repair: rows are only brought to one for each first day, and an open row stays open.
    None,
}

impl Default for MergeRule {
    fn default() -> MergeRule {
        MergeRule { steps: Steps::InTurn, gap_before_new_period: true }
    }
}

impl MergeRule {
    /// The rule as it is printed, one sentence a step, in the order the steps are taken.
    pub fn in_words(&self) -> Vec<&'static str> {
        let mut words = vec![
            "Of several submissions of one year's return, the one that covers furthest rules, \
             then the one prepared last, then the one with the highest number; \
             the others' rows are not used.",
            "Of a child's rows that begin on the same day one is kept: a row with an ending \
             before a row without, then the row of the later return.",
        ];
        match self.steps {
            Steps::None => {
                words.push(
                    "No row is repaired: an open row stays open, whichever return it came in.",
                );
                return words;
            }
            Steps::InTurn => words.extend([
                "Step 3: an open row of an earlier return is left out when the episode before or \
                 after it says the same but for its first day, ended or not, and came in a later \
                 return; of two such rows left open by one return, the one that begins later is \
                 left out.",
                "Step 3A: an open row of an earlier return is left out when the episode that \
                 begins before it came in a later return.",
            ]),
            Steps::AllAtOnce => words.extend([
                "Steps 3 to 2 look at every row as it was sent, so a row that is left out still \
                 counts as the one before or after another.",
                "Step 3: an open row of an earlier return is left out when the episode before or \
                 after it says the same but for its first day, ended or not, whichever return \
                 that came in.",
                "Step 3A: an open row of an earlier return is left out when the episode that \
                 begins before it came in a later return.",
            ]),
        }
        words.push(
            "Step 1: an open row of an earlier return ends on the day the next episode begins, \
             with X1, unless that episode starts a new period.",
        );
        words.push(match self.gap_before_new_period {
            true => {
                "Step 1A: where the next episode starts a new period, the row ends on 31 March of \
                 its year or on the day before the new period, whichever is earlier; the day it \
                 ends on is not counted."
            }
            false => {
                "Step 1A: where the next episode starts a new period, the row ends on 31 March of \
                 its year or on the day the new period begins, whichever is earlier; the day it \
                 ends on is not counted."
            }
        });
        words.extend([
            "Step 2: where no episode follows, the row ends on 31 March of its year; that day is \
             not counted.",
            "Step 4: a row that ends after the next episode begins ends on the day that episode \
             begins, if that came in a later return.",
            "Step 5: a row that ends with X1 before the next episode begins ends on the day that \
             episode begins, if that came in a later return.",
            "An open row of the latest return stays open to the day that return covers.",
            "An ending that no return reported is marked E99 and LIIAF, and every row changed or \
             left out is listed.",
        ]);
        words
    }
}
