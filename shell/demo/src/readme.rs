//! The page at the top of the folder: what is in it, and that nobody in it is anyone.

use crate::InventedFile;
use crate::bad_return::{FAULTS, child};
use std::fmt::Write;

const WORDS: &str = "\
INVENTED PEOPLE

Nobody in this folder is anyone. Every young person, family, number, postcode and date was
invented from a seed for a demonstration. The totals of the first year (1 April 2013 to 31 March
2014) are those of The Essex Social Impact Bond: A Year in Review (November 2014), where its own
figures are consistent; the Review says nothing about any child, and neither does this folder.
Which of the six refusal reasons has which count is not certain in the Review: the counts are
given to the reasons in the order it lists them. Which panel's area belongs to which team is not
published either.

provider/                 the provider's case list at the end of each quarter, cumulative
council/903/              the council's SSDA903 returns, one folder for each return year and, in
                          it, one for each day an extract was prepared
council/comparison/       the historical comparison group: group.csv and its returns
try-check/bad-return/     a return for 2014-15 that is wrong on purpose, to try `check` on

What to look for
- In the first lists one council number has lost its leading zero, one is another child's, and
  three are left out. They are put right in later lists.
- The final return of 2013-14 was sent again in June 2014 with a stay that was missing; that
  stay is disputed. The final return of 2016-17 was sent again too. One stay was first told with
  the wrong beginning (autumn 2015), and one was withdrawn (summer 2018).
- Two young people are referred a second time; one of them has a second case opened.

What is wrong in try-check/bad-return
";

/// The folder's README.
pub fn file() -> InventedFile {
    let mut text = WORDS.to_owned();
    for (place, (fault, _)) in FAULTS.iter().enumerate() {
        let _ = writeln!(text, "- {}: {fault}", child(place));
    }
    InventedFile { path: "README.txt".to_owned(), text }
}
