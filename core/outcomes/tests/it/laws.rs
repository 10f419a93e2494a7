//! Laws of the payment rule: what is true of every statement, whatever the children did and
//! however often the record was corrected or disputed. Source: `docs/contract.md` 1.

use crate::common::{Book, Told, care_days, day, essex, read, switched};
use definitions::{Days, Exact, Money, Quarter, Rounding};
use outcomes::evidence::{Claim, Evidence, child_runs};
use outcomes::measurement::{FrozenLines, Measured, Overrides, Tracked, measure};
use outcomes::settlement::{Settlement, disputed};
use outcomes::statement::{earned_lines, freeze, terms};
use proptest::prelude::*;
use proptest::sample::select;
use std::collections::BTreeMap;

type Pages = BTreeMap<String, String>;
type Switch = (&'static str, &'static str, &'static str);

const CAPS: &[Switch] = &[
    ("tariff.toml", "cap", "{ contract = \"7100000.00\" }"),
    ("tariff.toml", "cap", "{ contract = \"4000.00\" }"),
    ("tariff.toml", "cap", "{ metric = \"9000.50\" }"),
];

const NETTINGS: &[Switch] = &[
    ("tariff.toml", "netting", "{ group = \"programme\", keep = \"signed\" }"),
    ("tariff.toml", "netting", "{ group = \"cohort\", keep = \"positive\" }"),
    ("tariff.toml", "netting", "{ group = \"cohort-quarter\", keep = \"high-water\" }"),
    ("tariff.toml", "cap", "{ contract = \"9000.00\", person = \"2500.00\" }"),
    ("tariff.toml", "settled_when", "\"accrued-daily\""),
];

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_lines_of_a_statement_show_pence_that_sum_to_its_total(
        switch in select(NETTINGS),
        history in history(),
    ) {
        agreeing(&[switch], &history, |book, children, q, _| {
            let statement = book.statement(children, q);
            let shown: Money = statement.sum.iter().map(|line| line.shown).sum();
            prop_assert_eq!(shown, statement.settlement.rounded);
            let exact: Exact = statement.sum.iter().map(|line| line.exact).sum();
            prop_assert_eq!(exact, statement.settlement.earned);
            let cells: Money = statement.cells.iter().map(|cell| cell.shown).sum();
            let earned: Exact = statement.cells.iter().map(|cell| cell.earned).sum();
            prop_assert_eq!(cells, earned.rounded_to_pence(Rounding::HalfUp));
            Ok(())
        })?;
    }

    #[test]
    fn agreed_and_held_and_above_the_cap_less_the_shortfall_is_what_was_earned(
        cap in select(CAPS),
        history in history(),
    ) {
        agreeing(&[cap], &history, |book, _, _, s| {
            let cap = terms(&book.contract, s.quarter).cap.over_life().unwrap();
            prop_assert_eq!(
                s.agreed + s.held + s.above_cap - s.shortfall,
                s.rounded.at_least_zero()
            );
            prop_assert_eq!(s.above_cap, (s.rounded - cap).at_least_zero());
            prop_assert_eq!(s.agreed, s.agreed_before + s.payment);
            prop_assert_eq!(s.shortfall, s.shortfall_by_error + s.shortfall_by_performance);
            prop_assert!(s.agreed <= cap && s.payment >= Money::ZERO);
            prop_assert!(s.shortfall_by_error >= Money::ZERO);
            prop_assert!(s.shortfall_by_performance >= Money::ZERO);
            Ok(())
        })?;
    }

    #[test]
    fn the_order_of_the_children_changes_nothing(
        switch in select(NETTINGS),
        history in history(),
        order in Just(vec![0_usize, 1, 2]).prop_shuffle(),
    ) {
        agreeing(&[switch], &history, |book, children, q, settlement| {
            let tracked = book.tracked(children);
            let shuffled: Vec<Tracked> = order.iter().map(|at| tracked[*at].clone()).collect();
            let lines = |said: &Overrides| {
                earned_lines(&shuffled, &book.measure(&shuffled, q, said), &book.frozen)
            };
            let mut both = book.disputed.clone();
            both.extend(book.determined.clone());
            let answered = (!book.disputed.is_empty()).then(|| lines(&both));
            let terms = terms(&book.contract, q);
            let proposed = lines(&book.determined);
            let again = disputed(&terms, &proposed, answered.as_deref(), q, book.agreed);
            prop_assert_eq!(settlement, &again);
            Ok(())
        })?;
    }

    #[test]
    fn the_evidence_of_a_quarter_calculated_again_agrees(
        switch in select(NETTINGS),
        history in history(),
    ) {
        let pages = switched(&[switch]);
        agreeing(&[switch], &history, |book, children, q, settlement| {
            let verdict = evidence(book, &pages, children, q).recompute().unwrap();
            prop_assert_eq!(verdict.first_difference, None);
            prop_assert!(verdict.agrees);
            prop_assert_eq!(&verdict.settlement, settlement);
            Ok(())
        })?;
    }

    /// Classed, cut and excluded as the service is, the comparison group saves nothing.
    #[test]
    fn a_comparison_group_measured_against_its_own_curve_saves_nothing(
        children in prop::collection::vec(child(), 1..8),
    ) {
        let q: Quarter = "2018-Q4".parse().unwrap();
        let counted = measured_with(&essex(), &children, q);
        let rates: Vec<String> = (1..=10)
            .map(|k| {
                let quarters = counted.iter().filter(|line| line.k == k);
                let care: Days = quarters.clone().map(|line| line.count.care).sum();
                let child_days: Days = quarters.map(|line| line.count.child_days()).sum();
                format!("{:?}", Exact::share(care.0, child_days.0).unwrap_or_default().to_string())
            })
            .collect();
        let mut pages = essex();
        let curve = format!(
            "[[stratum]]\nsince = 2012-11-01\nname = \"group\"\nentry = \"any\"\n\
             rates = [{}]\nassumed = \"a test\"\n",
            rates.join(", ")
        );
        pages.insert("baseline.toml".to_owned(), curve);
        let measured = measured_with(&pages, &children, q);
        let saved: Exact = measured.iter().map(|line| line.saving.unwrap().days_saved).sum();
        let a_millionth: Exact = "0.000001".parse().unwrap();
        prop_assert!(saved < a_millionth && -saved < a_millionth, "{} days saved", saved);
    }
}

#[test]
fn a_flipped_day_is_found_with_the_first_child_and_the_day() {
    let mut evidence = one_claim();
    // Child 1 is in care [2014-05-10, 2014-06-20): the claim says one day less.
    let care = evidence.children[1].days.iter().position(|run| run.episode == Some(0)).unwrap();
    evidence.children[1].days[care].days.ended = day("2014-06-19");
    evidence.children[1].days[care + 1].days.began = day("2014-06-19");
    let difference = evidence.recompute().unwrap().first_difference.unwrap();
    assert_eq!(difference.key.as_deref(), Some("C001"));
    assert_eq!(difference.day, Some(day("2014-06-19")));
}

#[test]
fn a_flipped_state_is_found_on_its_first_day() {
    let mut evidence = one_claim();
    evidence.children[0].days[0].state = care::day::State::Care;
    let difference = evidence.recompute().unwrap().first_difference.unwrap();
    assert_eq!(difference.key.as_deref(), Some("C000"));
    assert_eq!(difference.day, Some(day("2014-04-01")));
}

#[test]
fn a_moved_row_is_found_with_the_first_child_and_the_day() {
    let mut evidence = one_claim();
    evidence.children[1].episodes[0].decom = day("2014-05-09");
    let difference = evidence.recompute().unwrap().first_difference.unwrap();
    assert_eq!(difference.key.as_deref(), Some("C001"));
    assert_eq!(difference.day, Some(day("2014-05-09")));
}

#[test]
fn a_flipped_amount_is_found_with_the_first_child_and_quarter() {
    let mut evidence = one_claim();
    let line = evidence.lines.iter_mut().find(|line| line.key == "C002").unwrap();
    line.earned += Exact::whole(1);
    let difference = evidence.recompute().unwrap().first_difference.unwrap();
    assert_eq!((difference.key.as_deref(), difference.k), (Some("C002"), Some(1)));
    assert_eq!(difference.day, Some(day("2014-04-01")));
}

#[test]
fn a_flipped_payment_is_found_though_every_line_agrees() {
    let mut evidence = one_claim();
    evidence.settlement.payment += Money(1);
    let verdict = evidence.recompute().unwrap();
    assert!(!verdict.agrees);
    assert_eq!(verdict.claimed, verdict.settlement.payment + Money(1));
    assert_eq!(verdict.first_difference.unwrap().key, None);
}

#[test]
fn two_calculations_part_at_the_first_child_and_day_each_as_its_own_evidence_gives_it() {
    let child = || Told::starting("2014-04-01");
    let ours = [child(), child().care("V2 U4 2014-05-10 2014-06-20"), child()];
    let theirs = [child(), child().care("V2 U4 2014-08-10 2014-08-20"), child()];
    let made = |children: &[Told]| {
        evidence(&Book::under(&[]), &essex(), children, "2014-Q3".parse().unwrap())
    };
    let (one, other) = (made(&ours), made(&theirs));
    assert_eq!(one.against(&one).unwrap(), None);
    let difference = one.against(&other).unwrap().unwrap();
    assert_eq!((difference.key.as_deref(), difference.k), (Some("C001"), Some(1)));
    assert_eq!(difference.day, Some(day("2014-05-10")));
    assert!(difference.claimed.contains("care") && difference.recalculated.contains("home"));

    // Whom only one of them tracks; what only one says of a quarter; another contract.
    let fewer = made(&ours[..2]);
    assert_eq!(one.against(&fewer).unwrap().unwrap().key.as_deref(), Some("C002"));
    let mut said = one.clone();
    said.determined =
        vec![outcomes::evidence::CareDays { key: "C001".to_owned(), k: 1, care_days: Days(7) }];
    let difference = one.against(&said).unwrap().unwrap();
    assert_eq!((difference.key.as_deref(), difference.k), (Some("C001"), Some(1)));
    let mut dearer = one.clone();
    dearer.contract.get_mut("tariff.toml").unwrap().push('\n');
    assert!(one.against(&dearer).unwrap().unwrap().claimed.starts_with("tariff.toml"));
}

#[test]
fn the_statement_made_again_from_the_evidence_is_the_statement_that_was_made() {
    let child = || Told::starting("2014-04-01");
    let children = [child(), child().care("V2 U4 2014-05-10 2014-06-20"), child()];
    let (book, q) = (Book::under(&[]), "2014-Q3".parse().unwrap());
    let again = evidence(&book, &essex(), &children, q).statement(|_, _| String::new()).unwrap();
    let made = book.statement(&children, q);
    assert_eq!((again.sum, again.cells, again.headline), (made.sum, made.cells, made.headline));
    assert_eq!(again.settlement, made.settlement);
}

/// Evidence of one statement about three children who start on 1 April 2014.
fn one_claim() -> Evidence {
    let child = || Told::starting("2014-04-01");
    let children = [child(), child().care("V2 U4 2014-05-10 2014-06-20"), child()];
    let book = Book::under(&[]);
    let evidence = evidence(&book, &essex(), &children, "2014-Q3".parse().unwrap());
    assert!(evidence.recompute().unwrap().agrees);
    evidence
}

fn evidence(book: &Book, pages: &Pages, children: &[Told], q: Quarter) -> Evidence {
    let tracked = book.tracked(children);
    let measured = book.measure(&tracked, q, &book.determined);
    let runs: Vec<_> = tracked.iter().map(|child| child_runs(&book.contract, child)).collect();
    Evidence::gather(&Claim {
        pages,
        quarter: q,
        as_of: 1,
        tracked: &tracked,
        runs: &runs,
        measured: &measured,
        frozen: &book.frozen,
        payer_says: &book.disputed,
        spv_says: &Overrides::new(),
        determined: &book.determined,
        settlement: &book.statement(children, q).settlement,
    })
}

fn measured_with(pages: &Pages, children: &[Told], q: Quarter) -> Vec<Measured> {
    let contract = read(pages);
    let keyed = children.iter().enumerate();
    let tracked: Vec<Tracked> =
        keyed.map(|(i, child)| child.tracked(&contract, &format!("C{i}"))).collect();
    measure(&contract, &tracked, q, &FrozenLines::new(), &Overrides::new())
}

/// What one statement is made on: the children as the record has them then, and what is said
/// of one child-quarter's care days.
#[derive(Clone, Debug)]
struct Then {
    children: Vec<Told>,
    disputed: Option<(usize, u8, i64)>,
    determined: Option<(usize, u8, i64)>,
}

/// Makes and agrees a statement a quarter, from the end of March 2014, and hands each to `check`
/// before it is agreed.
fn agreeing(
    switches: &[Switch],
    history: &[Then],
    check: impl Fn(&Book, &[Told], Quarter, &Settlement) -> Result<(), TestCaseError>,
) -> Result<(), TestCaseError> {
    let mut book = Book::under(switches);
    let mut q: Quarter = "2014-Q1".parse().unwrap();
    for then in history {
        let said = |(child, k, days): (usize, u8, i64)| care_days(&format!("C{child:03}"), k, days);
        book.disputed = then.disputed.map(said).into_iter().collect();
        book.determined.extend(then.determined.map(said));
        let settlement = book.statement(&then.children, q).settlement;
        check(&book, &then.children, q, &settlement)?;
        let tracked = book.tracked(&then.children);
        let measured = book.measure(&tracked, q, &book.determined);
        for line in freeze(&tracked, &measured, &book.frozen, &book.contract) {
            book.frozen.insert((line.key.clone(), line.k), line);
        }
        book.agreed = settlement.agreed;
        q = q.next();
    }
    Ok(())
}

/// Three children over four to eight statements; the record of any may be another each time.
fn history() -> impl Strategy<Value = Vec<Then>> {
    let said = || prop::option::weighted(0.3, (0_usize..3, 1_u8..4, 0_i64..60));
    let change = prop::option::of((0_usize..3, child()));
    let changes = prop::collection::vec((change, said(), said()), 4..9);
    (prop::collection::vec(child(), 3), changes).prop_map(|(mut children, changes)| {
        let then = changes.into_iter().map(|(change, disputed, determined)| {
            if let Some((at, mut now)) = change {
                std::mem::swap(&mut children[at], &mut now);
            }
            Then { children: children.clone(), disputed, determined }
        });
        then.collect()
    })
}

/// A child who starts in the winter or spring of 2014 and is in care now and then.
fn child() -> impl Strategy<Value = Told> {
    let codes = select(vec!["V2 U4", "C2 P1", "C2 R5", "V3 U4", "J1 K1"]);
    let stays = prop::collection::vec((codes, -20_i64..900, 1_i64..150), 0..4);
    let dies = prop::option::weighted(0.1, 0_i64..900);
    (0_i64..150, stays, dies, 0_i64..1200).prop_map(|(start, stays, dies, eighteen)| {
        let later = |days: i64| day("2013-12-01").saturating_add(jiff::Span::new().days(days));
        let first = later(start);
        let mut told = Told::starting(&first.to_string());
        told.born = later(start + eighteen + 1).saturating_sub(jiff::Span::new().years(18));
        told.died = dies.map(|days| later(start + days));
        for (codes, from, days) in stays {
            let (from, to) = (later(start + from), later(start + from + days));
            told = told.care(&format!("{codes} {from} {to}"));
        }
        told
    })
}
