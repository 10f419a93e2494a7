//! A small made-up statement to look at: two cohorts, an adjustment, a dispute, a row repaired.

#![allow(clippy::unwrap_used, reason = "a test may")]

use crate::actor::Side;
use crate::book::{Proposal, SettledStatement, StatementState};
use crate::paper::letter::{Letter, Readers, Repaired, Sources};
use crate::quarter::sure::HowSure;
use care::clause::Clause;
use care::episode::RowRef;
use care::merge::{MergeRule, RepairNote, Step};
use care::window::EndsBecause;
use definitions::{Date, Days, Exact, Money, Quarter};
use outcomes::Contract;
use outcomes::measurement::Wait;
use outcomes::settlement::Settlement;
use outcomes::statement::{
    Adjustment, CellLine, Flag, Headline, Late, Statement, SumLine, Waiting,
};

/// The project's own contract, as its files stand.
pub(crate) fn essex() -> Contract {
    let pages = [
        ("contract.toml", include_str!("../../../../contracts/essex/contract.toml")),
        ("tracking.toml", include_str!("../../../../contracts/essex/tracking.toml")),
        ("days.toml", include_str!("../../../../contracts/essex/days.toml")),
        ("tariff.toml", include_str!("../../../../contracts/essex/tariff.toml")),
        ("baseline.toml", include_str!("../../../../contracts/essex/baseline.toml")),
    ];
    let pages = pages.map(|(name, text)| (name.to_owned(), text.to_owned()));
    Contract::read(&pages.into_iter().collect()).unwrap()
}

pub(crate) fn exact(text: &str) -> Exact {
    text.parse().unwrap()
}

pub(crate) fn pounds(text: &str) -> Money {
    Money::parse(text).unwrap()
}

pub(crate) fn quarter(text: &str) -> Quarter {
    text.parse().unwrap()
}

const DIGEST: &str = "9f2b4c1d7e8a6053f1e2d3c4b5a697887766554433221100ffeeddccbbaa9988";

fn cell(cohort: &str, k: u8, n: usize, days: (i64, &str, i64), shown: &str, new: bool) -> CellLine {
    let (child_days, expected, observed) = days;
    let days_saved = exact(expected) - Exact::whole(observed);
    CellLine {
        cohort: quarter(cohort),
        k,
        children: n,
        child_days: Days(child_days),
        days_expected: exact(expected),
        days_observed: Days(observed),
        days_saved,
        earned: days_saved.times(7200),
        shown: pounds(shown),
        new,
    }
}

/// Two cohorts after three quarters: £14,790.00 earned, of which £4,547.25 was agreed before.
pub(crate) fn statement() -> Statement {
    let line = |what: &str, pence: &str, shown: &str| SumLine {
        what: what.to_owned(),
        exact: exact(pence),
        shown: pounds(shown),
    };
    Statement {
        quarter: quarter("2014-Q3"),
        as_of: 412,
        contract: essex().fingerprint,
        settlement: Settlement {
            quarter: quarter("2014-Q3"),
            earned: exact("1478999.52"),
            rounded: pounds("14790.00"),
            target: pounds("14790.00"),
            agreed_before: pounds("4547.25"),
            payment: pounds("8802.75"),
            agreed: pounds("13350.00"),
            held: pounds("1440.00"),
            above_cap: Money::ZERO,
            shortfall: Money::ZERO,
            shortfall_by_error: Money::ZERO,
            shortfall_by_performance: Money::ZERO,
            most_ever_earned: pounds("13350.00"),
            carried: Money::ZERO,
            room: Some(pounds("7085210.00")),
        },
        sum: vec![
            line("Days saved in quarters settled before, as agreed then", "454724.64", "4547.25"),
            line("Adjustments to those quarters", "-50400.00", "-504.00"),
            line("Days saved in quarters settled now", "1074674.88", "10746.75"),
        ],
        adjustments: vec![Adjustment {
            key: "c7f04a19".to_owned(),
            k: 1,
            care_before: Days(0),
            care_now: Days(7),
            difference: exact("-50400"),
            reason: "now reported: 2014-03-20 to 2014-03-27 (2013-14 episodes.csv row 31)".into(),
        }],
        cells: vec![
            cell("2013-Q4", 1, 2, (184, "44.1232", 7), "2672.87", false),
            cell("2013-Q4", 2, 2, (184, "83.6280", 47), "2637.22", true),
            cell("2014-Q1", 1, 3, (273, "65.4654", 0), "4713.51", true),
            cell("2014-Q2", 1, 3, (276, "66.2000", 0), "4766.40", true),
        ],
        headline: Headline {
            children: 8,
            care_days: Days(54),
            child_days: Days(917),
            children_not_priced: 1,
            care_days_with: Days(146),
            child_days_with: Days(1009),
            excluded_days: Days(21),
        },
        waiting: vec![
            Waiting { why: Wait::Unlinked, children: 1, child_quarters: 2 },
            Waiting { why: Wait::NotCovered, children: 2, child_quarters: 2 },
        ],
        late: vec![Late { cohort: quarter("2014-Q1"), k: 1, due: quarter("2014-Q2"), children: 1 }],
        flags: vec![
            Flag { clause: Clause::PlacedWithParents, days: Days(12), children: 1 },
            Flag { clause: Clause::Remand, days: Days(7), children: 1 },
            Flag { clause: Clause::Custody, days: Days(21), children: 1 },
        ],
        ended_early: vec![(EndsBecause::Eighteen, 1)],
    }
}

pub(crate) fn repaired() -> Vec<Repaired> {
    let day = Date::constant;
    let note = RepairNote {
        step: Step::Two,
        reported: RowRef {
            year: care::ReturnYear::of(day(2013, 12, 1)).unwrap(),
            file: "episodes.csv".into(),
            row: 17,
        },
        decom: day(2013, 12, 1),
        dec_before: None,
        dec_after: Some(day(2014, 3, 31)),
        left_out: false,
        what: "No episode follows, so the row ends on 31 March of its year".to_owned(),
    };
    vec![Repaired { key: "c7f04a19".to_owned(), note }]
}

/// Agreed by both sides on 20 and 21 October 2014.
pub(crate) fn agreed(statement: &Statement) -> StatementState {
    let by = |who: &str, at: i64| (who.to_owned(), at);
    let settled = SettledStatement {
        settlement: statement.settlement.clone(),
        as_of: statement.as_of,
        digest: DIGEST.to_owned(),
        entry: 415,
        due: Date::constant(2014, 11, 20),
        agreed_by: [
            (Side::Payer, by("payer:a.officer", 1_413_900_300_000_000)),
            (Side::Spv, by("spv:b.director", 1_413_813_900_000_000)),
        ]
        .into(),
        signed: Default::default(),
    };
    StatementState { settled: Some(settled), ..StatementState::default() }
}

pub(crate) fn proposed(statement: &Statement) -> StatementState {
    let open = Proposal {
        as_of: statement.as_of,
        payment: statement.settlement.payment,
        digest: DIGEST.to_owned(),
        substance: DIGEST.to_owned(),
        entry: 413,
        at: 1_413_800_000_000_000,
    };
    StatementState { open: Some(open), ..StatementState::default() }
}

pub(crate) fn letter_of(statement: &Statement, state: Option<&StatementState>) -> Letter {
    letter_for(Readers::Partnership, statement, state)
}

pub(crate) fn letter_for(
    readers: Readers,
    statement: &Statement,
    state: Option<&StatementState>,
) -> Letter {
    Letter::of(Sources {
        statement,
        contract: &essex(),
        state,
        digest: None,
        readers,
        invented: true,
        merge: &MergeRule::default().in_words(),
        repaired: &repaired(),
        sure: HowSure::Later,
    })
}
