//! The bank's statement beside what the record says moved: each line of one is set against one
//! movement of the other, or is left for somebody to look at.
//!
//! A line and a movement belong together when the amount is the same to the penny and the days are
//! near. Where two would fit equally well, the words decide; where they do not, nobody guesses.

use crate::account::What;
use crate::fact::Fact;
use crate::history::History;
use definitions::{Date, Money, Text, days_between};
use serde::Serialize;

/// One line of the bank's statement.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct BankLine {
    /// The bank's value date.
    pub day: Date,
    /// In above nothing, out below.
    pub amount: Money,
    /// The bank's words.
    pub words: Text,
}

/// Money that moved through the bank, as the record has it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Movement {
    /// The entry of the record that told of it.
    pub told: u64,
    /// The value date.
    pub day: Date,
    /// In above nothing, out below.
    pub amount: Money,
    /// What it was.
    pub what: What,
    /// Who or what the bank's words may name: an investor, a reference, an item.
    pub named: Text,
}

/// A statement set beside the record.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Reconciliation {
    /// Lines and movements that belong together, by their places.
    pub matched: Vec<(usize, usize)>,
    /// Lines for which several movements would do, and which those are.
    pub doubtful: Vec<(usize, Vec<usize>)>,
    /// Lines of which the record says nothing.
    pub unknown_to_us: Vec<usize>,
    /// Movements of which the bank says nothing.
    pub unknown_to_the_bank: Vec<usize>,
}

/// Everything that moved through the bank, as known at an entry, oldest first. What an investor
/// is paid by one distribution is one movement, whatever it is made of.
pub fn movements(history: &History, known: u64) -> Vec<Movement> {
    let mut movements = Vec::new();
    for (told, fact) in history.facts().iter().filter(|(told, _)| *told <= known) {
        let mut moved = |amount: Money, what: What, named: &Text| {
            if amount != Money::ZERO {
                let (told, day, named) = (*told, fact.value_date(), named.clone());
                movements.push(Movement { told, day, amount, what, named });
            }
        };
        let nobody = Text::new();
        match fact {
            Fact::Received { amount, reference, .. } => moved(*amount, What::Received, reference),
            Fact::Repaid { amount, .. } => moved(-*amount, What::Repaid, &nobody),
            Fact::BankInterest { amount, .. } => moved(*amount, What::BankInterest, &nobody),
            Fact::Drawn { amount, investor, .. } => moved(*amount, What::Drawn, investor),
            Fact::CostPaid { cost, amount, .. } => moved(-*amount, What::CostPaid(*cost), &nobody),
            Fact::ItemBought { item, amount, .. } => moved(-*amount, What::Bought, item),
            Fact::Distributed { payments, deferred, over_the_cap, .. } => {
                let mut paid: Vec<(&Text, Money)> = Vec::new();
                for payment in payments {
                    match paid.iter_mut().find(|(investor, _)| **investor == payment.investor) {
                        Some((_, amount)) => *amount += payment.amount,
                        None => paid.push((&payment.investor, payment.amount)),
                    }
                }
                for (investor, amount) in paid {
                    moved(-amount, What::PaidOut, investor);
                }
                moved(-*deferred, What::DeferredFees, &nobody);
                moved(-*over_the_cap, What::OverTheCap, &nobody);
            }
            Fact::PaymentDue { .. }
            | Fact::Called { .. }
            | Fact::CostDue { .. }
            | Fact::GuaranteePaid { .. }
            | Fact::ItemApproved { .. }
            | Fact::ItemReleased { .. } => {}
        }
    }
    movements.sort_by_key(|movement| (movement.day, movement.told));
    movements
}

/// Sets a statement beside the movements; days may be so far apart.
pub fn reconcile(lines: &[BankLine], movements: &[Movement], days_apart: u8) -> Reconciliation {
    let mut free: Vec<bool> = vec![true; movements.len()];
    let mut open: Vec<usize> = (0..lines.len()).collect();
    let mut done = Reconciliation::default();
    // Lines that name what they are for come first. A match may leave one candidate where there
    // were two: go round until nothing changes.
    for named_only in [true, false] {
        loop {
            let before = open.len();
            open.retain(|&line| {
                let fitting = fitting(&lines[line], movements, &free, days_apart);
                match fitting[..] {
                    [only] if !named_only || names(&lines[line], &movements[only]) => {
                        free[only] = false;
                        done.matched.push((line, only));
                        false
                    }
                    _ => true,
                }
            });
            if open.len() == before {
                break;
            }
        }
    }
    for line in open {
        match fitting(&lines[line], movements, &free, days_apart) {
            none if none.is_empty() => done.unknown_to_us.push(line),
            several => done.doubtful.push((line, several)),
        }
    }
    let in_doubt = |at: &usize| done.doubtful.iter().any(|(_, several)| several.contains(at));
    done.unknown_to_the_bank =
        (0..movements.len()).filter(|at| free[*at] && !in_doubt(at)).collect();
    done.matched.sort_unstable();
    done
}

/// The movements that fit a line best: those it names, of those the nearest in days.
fn fitting(line: &BankLine, movements: &[Movement], free: &[bool], days_apart: u8) -> Vec<usize> {
    let apart = |at: usize| days_between(line.day, movements[at].day).abs();
    let fits = |at: &usize| {
        free[*at] && movements[*at].amount == line.amount && apart(*at) <= i64::from(days_apart)
    };
    let mut fitting: Vec<usize> = (0..movements.len()).filter(fits).collect();
    let named = |at: &usize| names(line, &movements[*at]);
    if fitting.iter().any(named) {
        fitting.retain(named);
    }
    let nearest = fitting.iter().map(|at| apart(*at)).min();
    fitting.retain(|at| Some(apart(*at)) == nearest);
    fitting
}

/// Whether the bank's words name what the movement is for; a hyphen may be a space.
fn names(line: &BankLine, movement: &Movement) -> bool {
    let plain = |text: &str| text.to_lowercase().replace('-', " ");
    let name = plain(&movement.named);
    !name.is_empty() && plain(&line.words).contains(&name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cost::Cost;
    use definitions::iso;
    use proptest::prelude::*;

    fn day(text: &str) -> Date {
        iso(text).unwrap()
    }

    fn line(on: &str, pence: i64, words: &str) -> BankLine {
        BankLine { day: day(on), amount: Money(pence), words: words.into() }
    }

    fn record() -> Vec<Movement> {
        let mut history = History::default();
        let drawn = |investor: &str, amount| Fact::Drawn {
            investor: investor.into(),
            class: "equity".into(),
            amount: Money(amount),
            on: day("2013-04-02"),
        };
        history.tell(1, drawn("investor-6", 500));
        history.tell(2, drawn("investor-7", 500));
        history.tell(3, drawn("allia", 900));
        let amount = Money(300);
        history.tell(4, Fact::CostPaid { cost: Cost::Spv, amount, on: day("2013-04-30") });
        history.tell(5, Fact::BankInterest { amount: Money(4), on: day("2013-06-30") });
        movements(&history, u64::MAX)
    }

    #[test]
    fn the_same_amount_on_near_days_belongs_together_and_words_tell_two_apart() {
        let lines = [
            line("2013-04-03", 500, "CR INVESTOR 7"),
            line("2013-04-02", 900, "FASTER PAYMENT"),
            line("2013-04-02", 500, "CR INVESTOR-6"),
            line("2013-05-01", -300, "DD"),
        ];
        let done = reconcile(&lines, &record(), 3);
        assert_eq!(done.matched, [(0, 1), (1, 2), (2, 0), (3, 3)]);
        assert_eq!((done.doubtful.len(), done.unknown_to_us.len()), (0, 0));
        assert_eq!(done.unknown_to_the_bank, [4]);
    }

    #[test]
    fn where_two_would_do_nobody_guesses() {
        let lines = [line("2013-04-02", 500, "FASTER PAYMENT"), line("2013-04-02", 77, "CHARGE")];
        let done = reconcile(&lines, &record(), 3);
        assert_eq!(done.doubtful, [(0, vec![0, 1])]);
        assert_eq!(done.unknown_to_us, [1]);
        assert_eq!(done.unknown_to_the_bank, [2, 3, 4]);
    }

    #[test]
    fn a_line_named_leaves_the_other_for_the_line_without_a_name() {
        let lines =
            [line("2013-04-02", 500, "FASTER PAYMENT"), line("2013-04-02", 500, "investor 6")];
        assert_eq!(reconcile(&lines, &record(), 3).matched, [(0, 1), (1, 0)]);
    }

    #[test]
    fn a_line_that_names_its_movement_has_it_though_another_is_nearer() {
        let mut record = record();
        record[0].day = day("2013-04-04");
        let lines =
            [line("2013-04-04", 500, "FASTER PAYMENT"), line("2013-04-02", 500, "investor 6")];
        assert_eq!(reconcile(&lines, &record, 3).matched, [(0, 1), (1, 0)]);
    }

    #[test]
    fn too_many_days_apart_is_no_match() {
        let done = reconcile(&[line("2013-05-04", -300, "DD")], &record(), 3);
        assert_eq!(done.unknown_to_us, [0]);
    }

    proptest! {
        /// Every line is in one place, no movement is used twice, and what matches is equal.
        #[test]
        fn every_line_is_matched_or_left_for_somebody_to_look_at(
            lines in prop::collection::vec((0_i8..20, -3_i64..3), 0..20),
            moved in prop::collection::vec((0_i8..20, -3_i64..3), 0..20),
        ) {
            let on = |at: i8| Date::constant(2014, 5, 1 + at);
            let lines: Vec<BankLine> = lines
                .iter()
                .map(|(at, pence)| BankLine { day: on(*at), amount: Money(*pence), words: "".into() })
                .collect();
            let moved: Vec<Movement> = moved
                .iter()
                .map(|(at, pence)| Movement {
                    told: 1,
                    day: on(*at),
                    amount: Money(*pence),
                    what: What::Received,
                    named: "".into(),
                })
                .collect();
            let done = reconcile(&lines, &moved, 3);
            let mut places: Vec<usize> = done.matched.iter().map(|(line, _)| *line).collect();
            places.extend(done.doubtful.iter().map(|(line, _)| *line));
            places.extend(&done.unknown_to_us);
            places.sort_unstable();
            prop_assert_eq!(places, (0..lines.len()).collect::<Vec<_>>());
            let mut used: Vec<usize> = done.matched.iter().map(|(_, at)| *at).collect();
            used.extend(&done.unknown_to_the_bank);
            used.sort_unstable();
            prop_assert!(used.windows(2).all(|pair| pair[0] < pair[1]));
            prop_assert!(done.matched.iter().all(|(line, at)| lines[*line].amount == moved[*at].amount));
        }
    }
}
