//! The comparison group: what is counted, how sure the curve is, and what freezing it promises.

use crate::common::{Book, Told, day, episode, essex, exact, quarter, read, switched};
use care::case::Custody;
use care::day::Known;
use definitions::{Date, Days, Exact, Interval, Money, Origin};
use outcomes::Contract;
use outcomes::baseline::Entry;
use outcomes::comparison::{Ask, ComparisonGroup, Curve, LeftOut, Member, ResampledBy, compare};
use outcomes::measurement::{FrozenLines, Overrides, measure};
use proptest::prelude::*;

fn member(number: usize, told: &Told, family: Option<&str>) -> Member {
    let Told { episodes, missing, custody, covered, .. } = told.clone();
    Member {
        child: format!("ZQ{number:04}"),
        family: family.map(str::to_owned),
        start: told.start,
        ends: told.ends(),
        known: Known { episodes, missing, custody, covered },
    }
}

fn members(children: &[Told]) -> Vec<Member> {
    (1..).zip(children).map(|(number, told)| member(number, told, None)).collect()
}

fn group(members: &[Member], ask: &Ask) -> ComparisonGroup {
    compare(&read(&essex()), members, ask).expect("the ask is in bounds")
}

fn curve<'a>(group: &'a ComparisonGroup, stratum: &str) -> &'a Curve {
    let found = group.curves.iter().find(|curve| curve.stratum == stratum);
    found.unwrap_or_else(|| panic!("there is a {stratum} curve"))
}

/// Few children, so that a hand can count them.
fn few() -> Ask {
    Ask { least_at_risk: 1, resamples: 200, ..Ask::default() }
}

/// A child of fourteen or so.
fn starting(start: &str) -> Told {
    Told::starting(start).born("1996-01-01")
}

fn later(from: Date, days: i32) -> Date {
    from.saturating_add(jiff::Span::new().days(days))
}

/// An uneven group: about a third enter care, some stay, some turn 18 on the way, a few are in
/// care when they start.
fn invented(size: i32) -> Vec<Told> {
    let child = |i: i32| {
        let start = later(day("2009-01-05"), 11 * i);
        let age = if i % 4 == 3 { 16 } else { 13 };
        let born = later(start, -(age * 366 + 7 * i));
        let mut told = Told::starting(&start.to_string()).born(&born.to_string());
        if i % 10 == 7 {
            told = told.care(&format!("V2 U4 {} {}", later(start, -40), later(start, 30 + i)));
        } else if i % 3 == 0 {
            let from = later(start, 5 + i * 37 % 300);
            told = told.care(&format!("V2 U4 {from} {}", later(from, 100 + i * 97 % 900)));
        }
        told
    };
    (0..size).map(child).collect()
}

#[test]
fn a_rate_is_the_groups_care_days_over_its_child_days() {
    let children = [
        // Quarters [01-31, 04-30) of 89 days and [04-30, 07-31) of 92: 60 and 32 in care.
        starting("2010-01-31").care("V2 U4 2010-03-01 2010-06-01"),
        // Quarters of 91 and 92 days, at home throughout.
        starting("2010-04-01"),
        // In care at the start, for 30 of the first 91 days.
        starting("2010-04-01").care("V2 U4 2009-12-01 2010-05-01"),
    ];
    let group = group(&members(&children), &few());
    let home = curve(&group, "at-home");
    let [first, second] = [home.points[0], home.points[1]];
    assert_eq!((first.children, first.care_days, first.child_days), (2, Days(60), Days(180)));
    assert_eq!(first.rate.unwrap().share, exact("0.3333333333"));
    assert_eq!((second.care_days, second.child_days), (Days(32), Days(184)));
    assert_eq!(second.rate.unwrap().share, exact("0.1739130435"));
    let care = curve(&group, "in-care");
    assert_eq!((care.entry, care.points[0].children), (Entry::Care, 1));
    assert_eq!(care.points[0].rate.unwrap().share, exact("0.3296703297"));
    // 912 days from 31 January 2010, 914 from 1 April, twice.
    let overall = group.overall.unwrap();
    assert_eq!((overall.care_days, overall.child_days), (Days(122), Days(912 + 914 + 914)));
    assert_eq!(overall.share, Exact::share(122, 2740).unwrap());

    let one_curve = Ask { by_entry: false, ..few() };
    let group = compare(&read(&essex()), &members(&children), &one_curve).unwrap();
    let [everyone] = &group.curves[..] else { panic!("{:?}", group.curves) };
    assert_eq!((everyone.entry, everyone.points[0].child_days), (Entry::Any, Days(271)));
    assert_eq!(everyone.points[0].rate.unwrap().share, Exact::share(90, 271).unwrap());
}

#[test]
fn the_order_of_the_members_changes_nothing() {
    let mut list = members(&invented(50));
    for (i, member) in list.iter_mut().enumerate() {
        member.family = (i % 4 > 0).then(|| format!("F{}", i / 2));
    }
    list.push(list[3].clone());
    let told = group(&list, &Ask::default());
    list.reverse();
    assert_eq!(group(&list, &Ask::default()), told);
    list.rotate_left(17);
    assert_eq!(group(&list, &Ask::default()), told);
}

#[test]
fn the_same_seed_gives_the_same_interval_and_another_seed_another() {
    let list = members(&invented(50));
    let [one, again, other] = [7, 7, 8].map(|seed| group(&list, &Ask { seed, ..Ask::default() }));
    assert_eq!(one, again);
    let ends = |group: &ComparisonGroup| {
        curve(group, "at-home").points.iter().map(|p| p.rate.unwrap().low).collect::<Vec<_>>()
    };
    let rates = |group: &ComparisonGroup| {
        curve(group, "at-home").points.iter().map(|p| p.rate.unwrap().share).collect::<Vec<_>>()
    };
    assert_eq!(rates(&one), rates(&other));
    assert_ne!(ends(&one), ends(&other));
    assert_ne!(one.fingerprint, other.fingerprint);
}

/// The contract with the group's own curve frozen in it.
fn contract_of(group: &ComparisonGroup) -> Contract {
    let mut pages = essex();
    let origin = Origin::Source("the group itself".into());
    let page = group.to_toml(day("2008-01-01"), &origin).expect("some curve is frozen");
    pages.insert("baseline.toml".into(), page);
    read(&pages)
}

#[test]
fn the_group_measured_against_its_own_curve_saves_nothing() {
    let children = invented(60);
    let ask = Ask { least_at_risk: 4, pool: true, ..Ask::default() };
    let group = group(&members(&children), &ask);
    let pooled = |curve: &Curve| curve.points.iter().any(|p| p.rate.is_some_and(|r| r.from < r.to));
    assert!(group.curves.iter().any(pooled), "some quarters are pooled");

    let mut book = Book::under(&[]);
    book.contract = contract_of(&group);
    let tracked = book.tracked(&children);
    let measured = book.measure(&tracked, quarter("2016-Q4"), &Overrides::new());
    let saved = measured.iter().map(|line| line.saving.unwrap().days_saved);
    let moved = saved.clone().filter(|days| *days > Exact::whole(1)).count();
    assert!(moved > 100, "the lines themselves are far from nothing: {moved}");
    let saved: Exact = saved.sum();
    assert!(saved.max(-saved) < exact("0.000001"), "{saved}");
    let statement = book.statement(&children, quarter("2016-Q4"));
    assert_eq!(statement.settlement.payment, Money::ZERO);
    assert_eq!(statement.settlement.rounded, Money::ZERO);
    let overall = group.overall.unwrap();
    assert_eq!(statement.headline.care_days, overall.care_days);
    assert_eq!(statement.headline.child_days, overall.child_days);
}

#[test]
fn the_interval_holds_the_rate() {
    let group = group(&members(&invented(60)), &Ask::default());
    let home = curve(&group, "at-home");
    for rate in home.points.iter().filter_map(|p| p.rate).chain(home.overall).chain(group.overall) {
        assert!(rate.low < rate.share && rate.share < rate.high, "{rate:?}");
        assert!(Exact::ZERO <= rate.low && rate.high <= Exact::whole(1), "{rate:?}");
    }
}

#[test]
fn siblings_who_move_together_widen_the_interval() {
    let pairs: Vec<Told> = (0..40)
        .map(|i| match i / 2 % 2 {
            0 => starting("2010-01-31"),
            _ => starting("2010-01-31").care("V2 U4 2010-01-31 2012-12-31"),
        })
        .collect();
    let alone = members(&pairs);
    let mut together = alone.clone();
    for (i, member) in together.iter_mut().enumerate() {
        member.family = Some(format!("F{}", i / 2));
    }
    let [alone, together] = [alone, together].map(|list| group(&list, &Ask::default()));
    assert_eq!((alone.resampled_by, alone.units), (ResampledBy::Child, 40));
    assert!(alone.method.contains("no family number is known"), "{}", alone.method);
    assert_eq!((together.resampled_by, together.units), (ResampledBy::Family, 20));
    let width = |group: &ComparisonGroup, k: usize| {
        let rate = group.curves[0].points[k].rate.unwrap();
        (rate.share, (rate.high - rate.low).approximate())
    };
    for k in 0..10 {
        let ((one, narrow), (other, wide)) = (width(&alone, k), width(&together, k));
        assert_eq!(one, other);
        // Half as many units: wider by the square root of two.
        assert!((1.2..1.7).contains(&(wide / narrow)), "{narrow} {wide}");
    }
}

#[test]
fn a_child_with_no_family_number_is_a_family_of_one_and_said() {
    let mut list = members(&invented(30));
    list[0].family = Some("F1".into());
    list[1].family = Some("F1".into());
    let group = group(&list, &Ask::default());
    assert_eq!((group.resampled_by, group.units), (ResampledBy::Family, 29));
    assert_eq!(group.without_family, 28);
    assert!(group.method.contains("a family of one: 28"), "{}", group.method);
}

#[test]
fn children_cut_at_eighteen_do_not_make_late_quarters_look_better() {
    let children: Vec<Told> = (0..30)
        .map(|i| match i % 3 {
            0 => starting("2010-01-01").born("1994-01-01"),
            _ => starting("2010-01-01"),
        })
        .map(|told| told.care("V2 U4 2010-01-01 .."))
        .collect();
    let group = group(&members(&children), &Ask::default());
    let last = group.curves[0].points[9];
    assert_eq!((last.children, last.care_days), (20, Days(20 * 91)));
    assert_eq!(last.rate.unwrap().share, Exact::whole(1));
    // The mean over everyone who started would be a third lower.
    let mean = last.care_days.0 as f64 / children.len() as f64;
    assert!(mean / 91.0 < 0.67, "{mean} days");
}

#[test]
fn the_frozen_curve_is_read_back_by_the_contract_as_it_was_written() {
    let group = group(&members(&invented(60)), &Ask::default());
    let since = day("2012-11-01");
    for origin in [
        Origin::Source("Council's \"list\" of 2012,\nbackslash \\ and # sign".into()),
        Origin::Assumed("invented".into()),
    ] {
        let mut pages = essex();
        let page = group.to_toml(since, &origin).unwrap();
        pages.insert("baseline.toml".into(), page.clone());
        let contract = read(&pages);
        assert_eq!(contract.baseline.stratum, group.strata(since, &origin), "{page}");
        let [home] = &contract.baseline.stratum[..] else { panic!("{page}") };
        assert_eq!(home.dataset.as_ref(), Some(&group.fingerprint));
        let points = &curve(&group, "at-home").points;
        for point in points {
            let at = usize::from(point.k) - 1;
            let rate = point.rate.unwrap();
            assert_eq!(home.rate(point.k), Some(rate.share));
            assert_eq!((home.low[at], home.high[at]), (rate.low, rate.high));
            assert_eq!(home.at_risk[at], point.children);
        }
        // Too few are in care at the start: no curve, and the page says why.
        assert!(page.contains("# The in-care curve is not frozen: fewer than 20"), "{page}");
    }
}

/// Twenty-four children, of whom fourteen are left in quarter 8, eight in 9 and four in 10.
fn dwindling() -> Vec<Member> {
    let mut children: Vec<Told> = Vec::new();
    let born = [("1996-01-01", 4), ("1994-06-01", 4), ("1994-03-01", 6), ("1993-12-01", 10)];
    for (born, times) in born {
        for i in 0..times {
            let told = starting("2010-01-01").born(born);
            let care = format!("V2 U4 {} ..", later(day("2010-02-01"), 31 * i));
            children.push(if i % 2 == 0 { told } else { told.care(&care) });
        }
    }
    members(&children)
}

#[test]
fn a_quarter_with_fewer_than_twenty_at_risk_is_refused() {
    let group = group(&dwindling(), &Ask::default());
    let home = &group.curves[0];
    let at_risk: Vec<u32> = home.points.iter().map(|point| point.children).collect();
    assert_eq!(at_risk, [24, 24, 24, 24, 24, 24, 24, 24, 14, 8]);
    let refused: Vec<u8> = home.points.iter().filter(|p| p.rate.is_none()).map(|p| p.k).collect();
    assert_eq!(refused, [9, 10]);
    let refusal = home.refusal.clone().unwrap();
    assert!(refusal.title.ends_with("tracking quarters: 9, 10"), "{refusal}");
    let origin = Origin::Assumed("invented".into());
    assert_eq!(group.to_toml(day("2012-11-01"), &origin), Err(refusal));
}

#[test]
fn pooled_quarters_share_one_rate_and_say_so() {
    let ask = Ask { pool: true, ..Ask::default() };
    let group = group(&dwindling(), &ask);
    let home = &group.curves[0];
    assert_eq!(home.refusal, None);
    let pooled = &home.points[7..];
    let sum = |of: fn(&outcomes::comparison::Point) -> Days| pooled.iter().map(of).sum::<Days>();
    let (care, days) = (sum(|p| p.care_days), sum(|p| p.child_days));
    for point in pooled {
        let rate = point.rate.unwrap();
        assert_eq!((rate.from, rate.to, rate.children), (8, 10, 24));
        assert_eq!((rate.care_days, rate.child_days), (care, days));
        assert_eq!(rate.share, Exact::share(care.0, days.0).unwrap());
    }
    assert!(home.points[..7].iter().all(|p| p.rate.unwrap().from == p.k));
    let page = group.to_toml(day("2012-11-01"), &Origin::Assumed("invented".into())).unwrap();
    assert!(page.contains("# at-home: quarters 8 to 10 pooled"), "{page}");
    assert!(page.contains("24, 14, 8]"), "the number at risk stays each quarter's own: {page}");
    let said = serde_json::to_string(&group.table()).unwrap();
    assert!(said.contains("quarters 8 to 10 pooled"), "{said}");

    let too_few = compare(&read(&essex()), &dwindling()[..19], &ask).unwrap();
    assert!(too_few.curves[0].points.iter().all(|point| point.rate.is_none()));
    assert_eq!(too_few.overall, None);
}

#[test]
fn an_unknown_day_takes_the_child_quarter_out_of_both_sums_and_is_counted() {
    let mut children = vec![
        starting("2010-01-31").care("V2 U4 2010-03-01 .."),
        starting("2010-01-31"),
        starting("2010-01-31"),
    ];
    children[0].covered = vec![Interval { began: day("2009-04-01"), ended: day("2010-07-30") }];
    children[2].covered.clear();
    let group = group(&members(&children), &few());
    let second = group.curves[0].points[1];
    assert_eq!((second.children, second.waiting), (1, 2));
    assert_eq!((second.care_days, second.child_days), (Days(0), Days(92)));
    assert_eq!(group.left_out, [(LeftOut::Waiting, 1)]);
    assert_eq!((group.members, group.children), (3, 2));
}

#[test]
fn a_member_who_could_not_be_tracked_is_left_out_with_the_reason() {
    let mut excluded = starting("2010-01-31");
    excluded.custody = vec![Custody { from: day("2010-01-01"), released: Some(day("2013-01-01")) }];
    let mut died = starting("2010-01-31");
    died.died = Some(day("2010-01-31"));
    let children = [
        starting("2010-01-31"),
        starting("2014-01-01"),
        starting("2010-01-31"),
        excluded,
        died,
        starting("2010-01-31").born("2001-01-01"),
    ];
    let mut list = members(&children);
    list[2].ends.born = None;
    let mut again = list[0].clone();
    again.start = day("2010-09-01");
    list.push(again);
    let group = group(&list, &few());
    let reasons = [
        (LeftOut::Twice, 1),
        (LeftOut::NoDateOfBirth, 1),
        (LeftOut::Eighteen, 1),
        (LeftOut::NoWindow, 1),
        (LeftOut::Excluded, 1),
    ];
    assert_eq!(group.left_out, reasons);
    assert_eq!((group.members, group.children, group.outside_ages), (7, 2, 1));
    assert_eq!(group.starts, Some((day("2010-01-31"), day("2010-01-31"))), "the first start");
}

#[test]
fn the_contract_decides_which_curve_children_in_care_at_the_start_belong_to() {
    let children =
        [starting("2010-01-31"), starting("2010-01-31").care("V2 U4 2009-12-01 2010-03-01")];
    let under = |value: &str| {
        let contract = read(&switched(&[("tariff.toml", "in_care_at_start", value)]));
        compare(&contract, &members(&children), &few()).unwrap()
    };
    let same = under("\"same-curve\"");
    let [home] = &same.curves[..] else { panic!("{:?}", same.curves) };
    assert_eq!((home.entry, home.points[0].children), (Entry::Home, 2));
    let excluded = under("\"exclude\"");
    let [home] = &excluded.curves[..] else { panic!("{:?}", excluded.curves) };
    assert_eq!((home.entry, home.points[0].children), (Entry::Home, 1));
    assert_eq!(excluded.left_out, [(LeftOut::InCareAtStart, 1)]);
}

#[test]
fn a_variation_can_have_the_group_counted_again_by_its_own_terms() {
    let mut pages = essex();
    let days = pages.get_mut("days.toml").unwrap();
    days.push_str(
        "\n[[kinship]]\nsince = 2015-01-01\nvalue = \"home\"\nsource = \"variation 1\"\n",
    );
    let contract = read(&pages);
    let list = members(&[starting("2010-01-31").care("V2 U1 2010-03-01 2010-03-11")]);
    let care = |terms_on| {
        let group = compare(&contract, &list, &Ask { terms_on, ..few() }).unwrap();
        (group.curves[0].points[0].care_days, group.fingerprint)
    };
    let (before, one) = care(None);
    let (after, other) = care(Some(day("2015-01-01")));
    assert_eq!((before, after), (Days(10), Days(0)));
    assert_ne!(one, other);
}

#[test]
fn the_fingerprint_changes_with_a_day_and_not_with_the_words_of_a_source() {
    let list = members(&invented(30));
    let before = group(&list, &Ask::default()).fingerprint;
    assert_eq!(before.len(), 64);
    let mut moved = list.clone();
    moved[0].known.episodes[0].dec = Some(day("2010-01-01"));
    let mut covered = list.clone();
    covered[1].known.covered[0].ended = day("2029-04-01");
    let mut family = list.clone();
    family[2].family = Some("F1".into());
    for changed in [moved, covered, family, list[1..].to_vec()] {
        assert_ne!(group(&changed, &Ask::default()).fingerprint, before);
    }
    let mut file = list.clone();
    file[0].known.episodes[0].reported.file = "another.csv".into();
    assert_eq!(group(&file, &Ask::default()).fingerprint, before);

    let mut words = essex();
    let days = words.get_mut("days.toml").unwrap();
    *days = days.replace("a looked-after placement with relatives or friends", "kinship care");
    let words = compare(&read(&words), &list, &Ask::default()).unwrap();
    assert_eq!(words.fingerprint, before);
    let switched = read(&switched(&[("days.toml", "remand", "\"home\"")]));
    assert_ne!(compare(&switched, &list, &Ask::default()).unwrap().fingerprint, before);
    // The same two versions of a term, the second in force a quarter later.
    let from = |since: &str| {
        let mut pages = essex();
        let days = pages.get_mut("days.toml").unwrap();
        let version = format!("since = {since}\nvalue = \"home\"\nsource = \"variation 1\"");
        days.push_str(&format!("\n[[kinship]]\n{version}\n"));
        let kin = [starting("2014-01-31").born("2000-01-01").care("V2 U1 2014-03-01 ..")];
        compare(&read(&pages), &members(&kin), &few()).unwrap()
    };
    let [sooner, later] = [from("2014-09-01"), from("2014-12-01")];
    assert_ne!(sooner.overall, later.overall);
    assert_ne!(sooner.fingerprint, later.fingerprint);
    // Freezing the curve leaves the dataset what it was.
    let frozen = contract_of(&group(&list, &Ask { pool: true, ..Ask::default() }));
    assert_eq!(compare(&frozen, &list, &Ask::default()).unwrap().fingerprint, before);
}

#[test]
fn nothing_that_comes_out_names_a_child_or_a_family() {
    let mut list = members(&invented(40));
    for member in &mut list {
        member.family = Some(format!("FAM{}", member.child));
    }
    let group = group(&list, &Ask::default());
    let page = group.to_toml(day("2012-11-01"), &Origin::Assumed("invented".into())).unwrap();
    let table = serde_json::to_string(&group.table()).unwrap();
    for said in [format!("{group:?}"), page, table] {
        assert!(!said.contains("ZQ") && !said.contains("FAM"), "{said}");
    }
}

#[test]
fn an_interval_of_too_few_resamples_is_refused() {
    let contract = read(&essex());
    for ask in [
        Ask { resamples: 199, ..Ask::default() },
        Ask { resamples: 100_001, ..Ask::default() },
        Ask { least_at_risk: 0, ..Ask::default() },
    ] {
        assert!(compare(&contract, &[], &ask).is_err(), "{ask:?}");
    }
    let nobody = compare(&contract, &[], &Ask::default()).unwrap();
    let refused = nobody.to_toml(day("2012-11-01"), &Origin::Assumed("invented".into()));
    assert!(refused.unwrap_err().title.starts_with("No child"));
}

fn any_child() -> impl Strategy<Value = Told> {
    let row = (
        prop::sample::select(vec!["V2 U4", "C2 P1", "V3 U4", "J1 K1", "C2 R5", "V2 T0", "V2 U1"]),
        -200_i32..900,
        1_i32..400,
        prop::sample::select(vec!["E4A", "X1", "E3", "E9", "E8", "E45", "E11"]),
    );
    (
        0_i32..1000,
        11_i32 * 366..18 * 366,
        prop::collection::vec(row, 0..4),
        prop::option::weighted(0.2, (0_i32..900, prop::option::of(1_i32..200))),
        prop::option::weighted(0.1, 0_i32..900),
        prop::option::weighted(0.3, 1_i32..900),
    )
        .prop_map(|(start, age, rows, custody, moved, covered)| {
            let start = later(day("2009-01-05"), start);
            let born = later(start, -age);
            let mut told = Told::starting(&start.to_string()).born(&born.to_string());
            for (codes, from, length, rec) in rows {
                let from = later(start, from);
                let row = format!("{codes} {from} {} {rec}", later(from, length));
                told.episodes.push(episode(&row));
            }
            told.episodes.sort_by_key(|episode| episode.decom);
            told.custody = custody
                .map(|(from, length)| Custody {
                    from: later(start, from),
                    released: length.map(|length| later(start, from + length)),
                })
                .into_iter()
                .collect();
            told.moved = moved.map(|days| later(start, days));
            if let Some(days) = covered {
                told.covered[0].ended = later(start, days);
            }
            told
        })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    /// Counted as the service is: the same children, measured as if the service had them, have
    /// the same days in the same quarters of the same stratum.
    #[test]
    fn the_group_is_counted_as_the_service_is(children in prop::collection::vec(any_child(), 1..20)) {
        let book = Book::under(&[]);
        let tracked = book.tracked(&children);
        let q = quarter("2030-Q4");
        let measured = measure(&book.contract, &tracked, q, &FrozenLines::new(), &Overrides::new());
        let group = compare(&book.contract, &members(&children), &few()).unwrap();
        for (name, stratum) in [("at-home", Some(0)), ("in-care", None)] {
            for k in 1..=10_u8 {
                let lines = || measured.iter().filter(|line| line.k == k && line.stratum == stratum);
                let settled = || lines().filter(|line| line.in_statement()).map(|line| line.count);
                let found = group.curves.iter().find(|curve| curve.stratum == name);
                let point = found.map(|curve| curve.points[usize::from(k) - 1]);
                let told = point.map(|p| (p.care_days, p.child_days, p.excluded_days, p.children));
                let with_days = settled().filter(|count| count.child_days() > Days(0)).count();
                let expected = (
                    settled().map(|count| count.care).sum::<Days>(),
                    settled().map(|count| count.child_days()).sum::<Days>(),
                    settled().map(|count| count.excluded).sum::<Days>(),
                    with_days as u32,
                );
                if let Some(rate) = point.and_then(|point| point.rate) {
                    prop_assert_eq!((rate.care_days, rate.child_days), (expected.0, expected.1));
                    prop_assert_eq!(Some(rate.share), Exact::share(expected.0.0, expected.1.0));
                }
                match told {
                    Some(told) => prop_assert_eq!(told, expected),
                    None => prop_assert_eq!(settled().count(), 0),
                }
            }
        }
    }
}
