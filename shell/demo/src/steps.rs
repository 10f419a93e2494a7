//! What is done with the files, quarter after quarter: import the list and the return, confirm
//! what waits for a person, propose, agree. One statement is disputed and later determined.

use crate::calendar::{plus, working_day};
use crate::case_list;
use crate::hard_cases::{DISPUTED_OPENED, DISPUTED_STAY, SECOND_2014};
use crate::life::Role;
use crate::programme::Cast;
use crate::returns::{Extract, extracts};
use care::ReturnYear;
use definitions::{Date, Quarter, days_between, months_after};

/// One thing someone does. `on` is the day it is recorded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// The provider's case list is imported.
    ImportCases {
        /// Its file.
        path: String,
        /// The day.
        on: Date,
    },
    /// The council's return is imported.
    ImportReturn {
        /// The folder of its files.
        dir: String,
        /// The return's year.
        year: ReturnYear,
        /// The last day it covers.
        covers_to: Date,
        /// The day it was prepared.
        prepared: Date,
        /// Its number among the year's submissions, from 1.
        submission: u32,
        /// The day.
        on: Date,
    },
    /// Someone says which child a doubtful case is about.
    ConfirmLink {
        /// The case.
        case: String,
        /// The council's number for the child.
        council_child_number: String,
        /// The day.
        on: Date,
    },
    /// The council confirms that the numbers found in no return are right: those children have
    /// never been looked after.
    ConfirmNumbers {
        /// The day.
        on: Date,
    },
    /// The quarter's statement is proposed.
    Propose {
        /// The measurement quarter.
        quarter: Quarter,
        /// The day.
        on: Date,
    },
    /// Both sides agree the quarter's statement; under a dispute, its undisputed amount.
    Agree {
        /// The measurement quarter.
        quarter: Quarter,
        /// The day.
        on: Date,
    },
    /// The council counts one child's quarter differently, and says so before it agrees.
    Dispute {
        /// The measurement quarter of the statement.
        quarter: Quarter,
        /// The case.
        case: String,
        /// The child's tracking quarter, 1 to 10.
        tracking_quarter: u8,
        /// The care days the council counts.
        care_days: i64,
        /// The day.
        on: Date,
    },
    /// The difference is settled by an expert.
    Determine {
        /// The measurement quarter of the disputed statement.
        quarter: Quarter,
        /// The case.
        case: String,
        /// The child's tracking quarter, 1 to 10.
        tracking_quarter: u8,
        /// The care days determined.
        care_days: i64,
        /// The day.
        on: Date,
    },
}

impl Step {
    /// The day the step is recorded.
    pub fn on(&self) -> Date {
        match self {
            Step::ImportCases { on, .. }
            | Step::ImportReturn { on, .. }
            | Step::ConfirmLink { on, .. }
            | Step::ConfirmNumbers { on }
            | Step::Propose { on, .. }
            | Step::Agree { on, .. }
            | Step::Dispute { on, .. }
            | Step::Determine { on, .. } => *on,
        }
    }
}

/// The statement that is disputed: the first to know of the late correction.
fn disputed() -> Quarter {
    Quarter::of(SECOND_2014)
}

/// How many more care days the council counts, and how many more the expert finds.
const COUNCIL_SAYS: i64 = 17;
const EXPERT_SAYS: i64 = 8;

/// Every step of the programme's life, in the order of its days.
pub fn steps(cast: &Cast) -> Vec<Step> {
    let mut steps = Vec::new();
    for extract in extracts() {
        let ended = extract.quarter.ended();
        let day = |after: i64| working_day(plus(ended, after));
        if extract.prepared >= plus(ended, 40) {
            steps.push(import(&extract, working_day(plus(extract.prepared, 4))));
            continue;
        }
        let (quarter, list) = (extract.quarter, extract.covers_to());
        steps.push(Step::ImportCases { path: case_list::path(list), on: day(20) });
        steps.push(import(&extract, day(21)));
        confirm_links(cast, quarter, day(24), &mut steps);
        steps.push(Step::ConfirmNumbers { on: day(25) });
        if quarter.since(disputed()) == 2 {
            steps.extend(difference(cast, EXPERT_SAYS, day(26)).map(|it| it.determine()));
        }
        steps.push(Step::Propose { quarter, on: day(28) });
        if quarter == disputed() {
            steps.extend(difference(cast, COUNCIL_SAYS, day(31)).map(|it| it.dispute()));
        }
        steps.push(Step::Agree { quarter, on: day(34) });
    }
    steps
}

fn import(extract: &Extract, on: Date) -> Step {
    Step::ImportReturn {
        dir: extract.dir(),
        year: extract.year,
        covers_to: extract.covers_to(),
        prepared: extract.prepared,
        submission: extract.submission,
        on,
    }
}

/// Doubtful numbers are settled in the quarter the case opened in.
fn confirm_links(cast: &Cast, quarter: Quarter, on: Date, steps: &mut Vec<Step>) {
    for life in &cast.lives {
        let doubtful = life.slip.as_ref().is_some_and(|slip| slip.doubtful);
        if doubtful && Quarter::of(life.start()) == quarter {
            steps.push(Step::ConfirmLink {
                case: life.case.case.clone(),
                council_child_number: life.person.council.clone(),
                on,
            });
        }
    }
}

/// One child's quarter counted differently from the return.
struct Difference {
    case: String,
    care_days: i64,
    on: Date,
}

fn difference(cast: &Cast, more: i64, on: Date) -> Option<Difference> {
    let life = cast.playing(Role::Disputed)?;
    let returned = days_between(DISPUTED_STAY, months_after(DISPUTED_OPENED, 3));
    Some(Difference { case: life.case.case.clone(), care_days: returned + more, on })
}

impl Difference {
    fn dispute(self) -> Step {
        let Difference { case, care_days, on } = self;
        Step::Dispute { quarter: disputed(), case, tracking_quarter: 1, care_days, on }
    }

    fn determine(self) -> Step {
        let Difference { case, care_days, on } = self;
        Step::Determine { quarter: disputed(), case, tracking_quarter: 1, care_days, on }
    }
}
