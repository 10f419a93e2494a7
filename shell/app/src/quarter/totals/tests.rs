//! What totals tell, and what is held back so that they tell of no one child.

use super::*;

const NAMES: [&str; 12] = ["a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l"];

fn of(from: usize, to: usize) -> BTreeSet<&'static str> {
    NAMES[from..to].iter().copied().collect()
}

/// What is held back, as one letter a row and one for the total.
fn held(rows: &[BTreeSet<&'static str>], total: &BTreeSet<&'static str>) -> String {
    let owned = |set: &BTreeSet<&str>| set.iter().map(|key| (*key).to_owned()).collect();
    let sets: Vec<_> = rows.iter().map(owned).collect();
    let (rows, all) = hold_back_small(&sets, &owned(total));
    rows.into_iter().chain([all]).map(|held| if held { 'c' } else { '-' }).collect()
}

#[test]
fn nothing_is_held_back_where_every_group_is_large_or_empty() {
    assert_eq!(held(&[of(0, 12), of(0, 6), of(0, 0)], &of(0, 12)), "----");
}

#[test]
fn one_small_group_takes_the_next_smallest_with_it() {
    assert_eq!(held(&[of(0, 12), of(0, 8), of(0, 3)], &of(0, 12)), "-cc-");
}

#[test]
fn small_groups_that_are_few_even_together_take_another_with_them() {
    assert_eq!(held(&[of(0, 12), of(0, 3), of(1, 4)], &of(0, 12)), "ccc-");
    assert_eq!(held(&[of(0, 12), of(0, 4), of(4, 8)], &of(0, 12)), "-cc-");
}

#[test]
fn a_total_that_rests_on_the_small_group_alone_is_held_back_too() {
    assert_eq!(held(&[of(0, 3), of(0, 0)], &of(0, 3)), "c-c");
    assert_eq!(held(&[of(0, 6), of(0, 2)], &of(0, 6)), "cc-");
    assert_eq!(held(&[of(0, 0), of(0, 4)], &of(0, 12)), "-cc");
}

fn measured(rows: &[&[(usize, i64)]]) -> Totals<'static> {
    let mut all = Total::default();
    let quarters = rows.iter().map(|row| {
        let mut total = Total::default();
        for &(child, care) in *row {
            for total in [&mut total, &mut all] {
                total.with.insert(NAMES[child]);
                total.in_care.insert(NAMES[child]);
                let part = total.each.entry(NAMES[child]).or_default();
                part.child_days += Days(91);
                part.care_days += Days(care);
            }
        }
        total
    });
    let quarters = quarters.collect();
    Totals { quarter: "2014-Q1".parse().unwrap(), as_of: 1, quarters, all }
}

#[test]
fn what_changed_by_a_few_children_since_it_was_last_shown_is_held_back() {
    let whole: Vec<(usize, i64)> = (0..12).map(|child| (child, 7)).collect();
    let (then, same) = (measured(&[&whole, &whole[..6]]), measured(&[&whole, &whole[..6]]));
    assert!(!HeldBack::small_changes(&then, None).any());
    assert!(!HeldBack::small_changes(&same, Some(&then)).any());
    let mut other = whole.clone();
    other[0].1 = 8;
    let one = HeldBack::small_changes(&measured(&[&other, &whole[..6]]), Some(&then));
    assert!(one.quarters[0].care && !one.quarters[0].all && one.all.care && !one.all.all);
    let left = HeldBack::small_changes(&measured(&[&whole[1..], &whole[..6]]), Some(&then));
    assert!(left.quarters[0].all && left.all.all, "one child-quarter was taken out");
    let joined = HeldBack::small_changes(&measured(&[&whole, &whole]), Some(&then));
    assert!(!joined.any(), "six joined at once");
}

#[test]
fn what_rests_on_a_few_children_out_of_reach_is_held_back() {
    let whole: Vec<(usize, i64)> = (0..12).map(|child| (child, 7)).collect();
    let totals = measured(&[&whole, &whole[..6]]);
    let held = |from: usize| HeldBack::out_of_reach(&totals, |key| NAMES[..from].contains(&key));
    assert!(!held(0).any() && !held(12).any());
    assert!(held(4).quarters[1].all && held(4).quarters[0].all && !held(4).all.all);
    assert!(!held(6).any(), "of the second quarter’s children none is out of reach");
    assert!(held(8).all.all);
}

#[test]
fn where_few_children_are_in_care_their_days_are_held_back_and_the_others_are_not() {
    let total = |with: usize, in_care: usize| Total {
        with: of(0, with),
        in_care: of(0, in_care),
        child_days: Days(900),
        care_days: Days(77),
        ..Total::default()
    };
    let totals = Totals {
        quarter: "2014-Q1".parse().unwrap(),
        as_of: 1,
        quarters: vec![total(12, 8), total(10, 2)],
        all: total(12, 8),
    };
    let table = table(&totals, &HeldBack::small_groups(&totals));
    let cells: Vec<_> = table.rows.iter().map(|row| [&row[2], &row[3], &row[5]]).collect();
    let (shown, held) = (Cell::Whole(900), Cell::from(HELD));
    assert_eq!(cells[1], [&shown, &held, &held]);
    assert_eq!(cells[0], [&shown, &held, &held], "else it would be told by difference");
    assert_eq!(cells[2][1], &Cell::Whole(77));
    assert!(table.note.contains("held back"));
}
