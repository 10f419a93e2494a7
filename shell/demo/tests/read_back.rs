//! What anyone can check by opening the folder: everything here is read back from the files'
//! own text, by plain counting, and knows nothing of how they were invented.

use definitions::{Date, Quarter, birthday, days_between, iso, months_after};
use demo::{Programme, Step, invent};
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Index;
use std::rc::Rc;

/// One row of a file, asked for its cells by the names of the columns.
#[derive(Clone, Debug)]
struct Row {
    names: Rc<[String]>,
    cells: Vec<String>,
}

impl Index<&str> for Row {
    type Output = String;
    fn index(&self, name: &str) -> &String {
        let place = self.names.iter().position(|it| it == name);
        &self.cells[place.unwrap_or_else(|| panic!("there is a column {name}"))]
    }
}

fn rows(programme: &Programme, path: &str) -> Vec<Row> {
    let file = programme.files.iter().find(|file| file.path == path);
    let text = &file.unwrap_or_else(|| panic!("{path} is in the folder")).text;
    let mut lines = text.lines();
    let names: Rc<[String]> =
        lines.next().expect("a header row").split(',').map(str::to_owned).collect();
    let row = |line: &str| {
        let cells: Vec<String> = line.split(',').map(str::to_owned).collect();
        assert_eq!(cells.len(), names.len(), "{path}: {line}");
        Row { names: names.clone(), cells }
    };
    lines.map(row).collect()
}

fn list(programme: &Programme, day: &str) -> Vec<Row> {
    rows(programme, &format!("provider/case-list-{day}.csv"))
}

fn uk(text: &str) -> Option<Date> {
    let mut parts = text.split('/');
    let (day, month, year) = (parts.next()?, parts.next()?, parts.next()?);
    iso(&format!("{year}-{month}-{day}"))
}

fn count(rows: &[Row], test: impl Fn(&Row) -> bool) -> usize {
    rows.iter().filter(|row| test(row)).count()
}

/// The folders of returns under a path, in order.
fn folders(programme: &Programme, under: &str) -> Vec<String> {
    let named = |path: &str| Some(path.strip_suffix("/episodes.csv")?.to_owned());
    let all = programme.files.iter().filter(|file| file.path.starts_with(under));
    all.filter_map(|file| named(&file.path)).collect::<BTreeSet<_>>().into_iter().collect()
}

#[test]
fn the_same_seed_gives_the_same_bytes_and_another_seed_does_not() {
    assert_eq!(invent(3, 1), invent(3, 1));
    assert_ne!(invent(3, 1).files, invent(4, 1).files);
}

fn year_one_is_as_the_review_counts_it(seed: u64, scale: usize) {
    let programme = invent(seed, scale as u32);
    let list = list(&programme, "2014-03-31");
    let opened: Vec<Row> = list.iter().filter(|row| !row["opened"].is_empty()).cloned().collect();
    let completed: Vec<Row> =
        opened.iter().filter(|row| row["completed"] == "yes").cloned().collect();
    let in_care: Vec<Row> =
        completed.iter().filter(|row| row["living_at_close"] == "care").cloned().collect();
    let early = count(&in_care, |row| row["opened"].as_str() < "2013-08-01");
    assert_eq!([list.len(), opened.len(), completed.len()], [75 * scale, 50 * scale, 24 * scale]);
    assert_eq!(count(&completed, |row| row["living_at_close"] == "home"), 19 * scale);
    assert_eq!([in_care.len(), early], [5 * scale, 4 * scale]);
    let undecided = count(&list, |row| row["opened"].is_empty() && row["refused"].is_empty());
    assert_eq!(undecided, 9 * scale);
    let reasons = [
        ("not living at home", 2),
        ("case closed to social care", 6),
        ("lack of engagement", 1),
        ("behaviours not suitable", 4),
        ("placed in care", 1),
        ("gone to alternative service", 2),
    ];
    for (reason, times) in reasons {
        assert_eq!(count(&list, |row| row["refusal_reason"] == reason), times * scale, "{reason}");
    }
    for (source, times) in [("social worker", 40), ("D-BIT", 19), ("YOS", 3), ("other", 13)] {
        assert_eq!(count(&list, |row| row["source"] == source), times * scale, "{source}");
    }
    for (column, children, total) in [("prior_care_days", 10, 8_100), ("prior_offences", 23, 101)] {
        let numbers: Vec<usize> =
            opened.iter().map(|row| row[column].parse().expect("a number")).collect();
        let some = numbers.iter().filter(|number| **number > 0).count();
        assert_eq!([some, numbers.iter().sum()], [children * scale, total * scale], "{column}");
    }
    let mut at_opening = 0;
    let final_return = folders(&programme, "council/903/2013-14/").pop().expect("a return");
    let returned = rows(&programme, &format!("{final_return}/episodes.csv"));
    for row in &opened {
        let start = iso(&row["opened"]).expect("a date");
        let was_open = |episode: &&Row| {
            episode["CHILD"] == row["council_child_number"]
                && uk(&episode["DECOM"]).is_some_and(|day| day < start)
                && uk(&episode["DEC"]).is_none_or(|day| day > start)
        };
        at_opening += usize::from(returned.iter().any(|episode| was_open(&episode)));
    }
    assert_eq!(at_opening, scale, "one reunification");
}

#[test]
fn the_first_year_shows_the_reviews_counts() {
    for seed in 0..3 {
        year_one_is_as_the_review_counts_it(seed, 1);
    }
}

#[test]
fn a_programme_three_times_the_size_has_three_times_the_first_year() {
    year_one_is_as_the_review_counts_it(11, 3);
    let programme = invent(11, 3);
    let last = list(&programme, "2021-06-30");
    let cases: BTreeSet<&String> = last.iter().map(|row| &row["case"]).collect();
    assert_eq!(cases.len(), last.len());
}

#[test]
fn every_list_has_valid_rows_and_children_under_eighteen_at_opening() {
    for seed in 0..3 {
        let programme = invent(seed, 1);
        let days = (0..33).scan(Quarter::new(2013, 2).expect("a quarter"), |quarter, _| {
            let day = quarter.last_day();
            *quarter = quarter.next();
            Some(day)
        });
        for day in days {
            for row in list(&programme, &day.to_string()) {
                valid(&row, day);
            }
        }
    }
}

fn valid(row: &Row, day: Date) {
    let date = |name: &str| {
        let text = &row[name];
        assert!(text.is_empty() || iso(text).is_some(), "{name} {text}");
        iso(text)
    };
    let path = ["referred", "endorsed", "accepted", "opened", "first_visit", "closed"];
    let reached: Vec<Date> = path.iter().filter_map(|name| date(name)).collect();
    assert!(reached.is_sorted(), "{row:?}");
    assert!(reached.iter().all(|event| *event <= day), "{row:?}");
    let refused = date("refused");
    assert!(refused.is_none_or(|refused| Some(refused) >= date("referred")));
    assert_eq!(refused.is_some(), !row["refusal_reason"].is_empty());
    assert!(refused.is_none() || date("opened").is_none());
    for name in ["closure_reason", "completed", "living_at_close"] {
        assert_eq!(date("closed").is_some(), !row[name].is_empty(), "{row:?}");
    }
    if let Some(opened) = date("opened") {
        assert!(date("accepted").is_some());
        let born = date("date_of_birth").expect("a date of birth");
        let age = |years| birthday(born, years);
        assert!(age(11) <= opened && opened < age(18), "{born} {opened}");
    }
    assert!(row["name"].starts_with("Invented Young Person "));
}

#[test]
fn the_programme_is_of_essexs_size_and_no_child_has_two_open_cases() {
    for seed in 0..3 {
        let programme = invent(seed, 1);
        let last = list(&programme, "2021-06-30");
        let mut by_child: BTreeMap<String, Vec<(Date, Date)>> = BTreeMap::new();
        for row in last.iter().filter(|row| !row["opened"].is_empty()) {
            let date = |name: &str| iso(&row[name]).expect("every case is closed by then");
            by_child
                .entry(row["young_person"].clone())
                .or_default()
                .push((date("opened"), date("closed")));
        }
        assert_eq!(by_child.len(), 388);
        assert_eq!(by_child.values().filter(|cases| cases.len() > 1).count(), 1);
        for cases in by_child.values_mut() {
            cases.sort_unstable();
            assert!(cases.windows(2).all(|pair| pair[0].1 <= pair[1].0));
        }
        let numbers: BTreeSet<(&String, &String)> =
            last.iter().map(|row| (&row["council_child_number"], &row["young_person"])).collect();
        let children: BTreeSet<&String> = last.iter().map(|row| &row["young_person"]).collect();
        assert_eq!(numbers.len(), children.len(), "one council number to one young person");
        let families: BTreeSet<&String> = last.iter().map(|row| &row["family"]).collect();
        assert!(families.len() < children.len(), "some are siblings");
    }
}

#[test]
fn a_slip_in_the_first_lists_is_put_right_in_later_ones() {
    let programme = invent(1, 1);
    let last: BTreeMap<String, String> = list(&programme, "2021-06-30")
        .into_iter()
        .map(|row| (row["case"].clone(), row["council_child_number"].clone()))
        .collect();
    let mut slips: BTreeMap<String, String> = BTreeMap::new();
    for day in ["2013-06-30", "2013-09-30", "2014-03-31", "2014-12-31", "2015-12-31", "2016-12-31"]
    {
        for row in list(&programme, day) {
            if last[&row["case"]] != row["council_child_number"] {
                slips.insert(row["case"].clone(), row["council_child_number"].clone());
            }
        }
    }
    let blank = slips.values().filter(|written| written.is_empty()).count();
    let bare = slips.iter().filter(|(case, said)| last[*case] == format!("0{said}")).count();
    assert!(blank >= 1 && bare == 1 && slips.len() > blank + bare, "{slips:?}");
    let mut confirmed = 0;
    for step in &programme.steps {
        if let Step::ConfirmLink { case, council_child_number, .. } = step {
            assert_eq!(&last[case], council_child_number);
            assert!(slips[case] != *council_child_number && !slips[case].is_empty());
            confirmed += 1;
        }
    }
    assert_eq!(confirmed, 2);
}

#[test]
fn a_doubtful_number_is_doubtful_because_of_what_the_return_says() {
    for seed in 0..3 {
        let programme = invent(seed, 1);
        let mut header: Vec<Row> = Vec::new();
        let mut listed: Vec<Row> = Vec::new();
        for step in &programme.steps {
            match step {
                Step::ImportCases { path, .. } => listed = rows(&programme, path),
                Step::ImportReturn { dir, .. } => {
                    header = rows(&programme, &format!("{dir}/header.csv"));
                }
                Step::ConfirmLink { case, council_child_number, .. } => {
                    let row = listed.iter().find(|row| row["case"] == *case).expect("listed");
                    let said = &row["council_child_number"];
                    let of = |number: &str| header.iter().find(|it| it["CHILD"] == number);
                    let born = iso(&row["date_of_birth"]);
                    match of(said) {
                        Some(other) => assert_ne!(uk(&other["DOB"]), born, "another child's"),
                        None => {
                            assert_eq!(format!("0{said}"), *council_child_number);
                            let child = of(council_child_number).expect("in care by then");
                            assert_eq!(uk(&child["DOB"]), born);
                        }
                    }
                }
                _ => {}
            }
        }
    }
}

fn care_days(row: &Row, until: Date) -> (Date, Date) {
    let began = uk(&row["DECOM"]).expect("a date");
    (began, uk(&row["DEC"]).unwrap_or(until))
}

fn chained(rows: &[Row], header: &[Row], began: Date, ended: Date) {
    let mut before: Option<&Row> = None;
    let known: BTreeSet<&String> = header.iter().map(|row| &row["CHILD"]).collect();
    assert_eq!(known.len(), header.len());
    let born: BTreeMap<&String, Date> =
        header.iter().map(|row| (&row["CHILD"], uk(&row["DOB"]).expect("a date"))).collect();
    for row in rows {
        let (from, to) = care_days(row, ended);
        assert!(from < to && from < ended && to >= began && to <= ended, "{row:?}");
        assert!(to <= birthday(born[&row["CHILD"]], 18), "{row:?}");
        assert_eq!(row["DEC"].is_empty(), row["REC"].is_empty());
        let same = before.filter(|before| before["CHILD"] == row["CHILD"]);
        match same {
            Some(before) if before["REC"] == "X1" => {
                assert_eq!(before["DEC"], row["DECOM"]);
                assert_ne!(row["RNE"], "S");
                changed_as_said(before, row);
            }
            Some(before) => {
                assert!(uk(&before["DEC"]).is_some_and(|ended| ended < from), "{before:?}");
                assert_eq!(row["RNE"], "S");
            }
            None => {
                assert!(row["RNE"] == "S" || from < began || to == began, "{row:?}");
                assert!(before.is_none_or(|before| before["REC"] != "X1"));
            }
        }
        before = Some(row);
    }
    let with_rows: BTreeSet<&String> = rows.iter().map(|row| &row["CHILD"]).collect();
    assert_eq!(with_rows, known);
}

fn changed_as_said(before: &Row, after: &Row) {
    let differs = |names: &[&str]| names.iter().any(|name| before[*name] != after[*name]);
    let moved = differs(&["PLACE", "PLACE_PROVIDER", "PL_POST", "URN"]);
    let expected = match after["RNE"].as_str() {
        "L" => (true, false),
        "P" | "T" => (false, true),
        "B" | "U" => (true, true),
        other => panic!("{other}"),
    };
    assert_eq!((differs(&["LS"]), moved), expected, "{before:?} {after:?}");
    assert_eq!(before["CIN"], after["CIN"]);
}

#[test]
fn every_return_chains_its_episodes_as_the_return_requires() {
    for seed in 0..2 {
        let programme = invent(seed, 1);
        let mut imported = 0;
        for step in &programme.steps {
            let Step::ImportReturn { dir, year, covers_to, prepared, on, .. } = step else {
                continue;
            };
            let ended = covers_to.tomorrow().expect("a day");
            assert!(prepared > covers_to && on >= prepared);
            let header = rows(&programme, &format!("{dir}/header.csv"));
            let episodes = rows(&programme, &format!("{dir}/episodes.csv"));
            chained(&episodes, &header, year.began(), ended);
            imported += 1;
        }
        assert_eq!(imported, 35, "33 quarters and two final returns sent again");
        assert_eq!(folders(&programme, "council/903/").len(), imported);
        for year in 2008..=2013 {
            let dir = format!("council/comparison/{year}-{:02}", (year + 1) % 100);
            let header = rows(&programme, &format!("{dir}/header.csv"));
            let episodes = rows(&programme, &format!("{dir}/episodes.csv"));
            chained(&episodes, &header, Date::constant(year, 4, 1), Date::constant(year + 1, 4, 1));
        }
    }
}

#[test]
fn codes_are_those_of_their_year_and_the_hard_cases_are_there() {
    for seed in 0..3 {
        let programme = invent(seed, 1);
        let mut seen: BTreeSet<String> = BTreeSet::new();
        for step in &programme.steps {
            let Step::ImportReturn { dir, year, .. } = step else { continue };
            for row in rows(&programme, &format!("{dir}/episodes.csv")) {
                let earlier = year.starts_in() < 2018;
                assert!(!earlier || !["E45", "E46", "E47", "E48"].contains(&row["REC"].as_str()));
                assert!(earlier || !["E43", "E44"].contains(&row["REC"].as_str()));
                assert!(!earlier || row["REASON_PLACE_CHANGE"] != "CUSTOD");
                assert_ne!(row["REC"], "E4");
                assert!(year.starts_in() >= 2015 || row["REASON_PLACE_CHANGE"].is_empty());
                assert!(year.starts_in() >= 2015 || !["T", "U"].contains(&row["RNE"].as_str()));
                let foster = row["PLACE"].chars().next();
                assert!(year.starts_in() >= 2014 || foster != Some('U'), "{row:?}");
                assert!(year.starts_in() <= 2014 || foster != Some('Q'), "{row:?}");
                for name in ["RNE", "LS", "PLACE", "REC"] {
                    seen.insert(format!("{name} {}", row[name]));
                }
            }
        }
        let expected = "RNE S,RNE P,RNE L,RNE B,RNE T,RNE U,LS V2,LS V3,LS C1,LS C2,LS J1,PLACE P1,\
            PLACE R5,PLACE H5,PLACE T2,PLACE U4,PLACE K2,PLACE U1,PLACE Q2,REC E9,REC E17,REC E2,REC E43,\
            REC E45,REC E16,REC E8,REC E14";
        for code in expected.split(',') {
            assert!(seen.contains(code), "{code} for seed {seed}");
        }
        let last = list(&programme, "2021-06-30");
        assert_eq!(count(&last, |row| !row["died"].is_empty()), 1);
        assert_eq!(count(&last, |row| !row["moved"].is_empty()), 2);
        assert_eq!(count(&last, |row| !row["custody"].is_empty()), 3);
    }
}

/// Episodes of the last return of each year, the later year's row ruling: plain days a child.
fn last_told(programme: &Programme, dirs: &[(String, Date)]) -> BTreeMap<String, BTreeSet<Date>> {
    let mut stays: BTreeMap<(String, Date), Date> = BTreeMap::new();
    for (dir, ended) in dirs {
        for row in rows(programme, &format!("{dir}/episodes.csv")) {
            if row["LS"] == "V3" {
                continue;
            }
            let (from, to) = care_days(&row, *ended);
            stays.insert((row["CHILD"].clone(), from), to);
        }
    }
    let mut days: BTreeMap<String, BTreeSet<Date>> = BTreeMap::new();
    for ((child, from), to) in stays {
        let set = days.entry(child).or_default();
        set.extend(from.series(jiff::Span::new().days(1)).take_while(|day| *day < to));
    }
    days
}

fn proportion(
    days: &BTreeMap<String, BTreeSet<Date>>,
    starts: &[(String, Date, Date)],
) -> (usize, i64) {
    let mut care = 0;
    let mut all = 0;
    for (child, start, born) in starts {
        let ended = months_after(*start, 30).min(birthday(*born, 18));
        all += days_between(*start, ended);
        care += days.get(child).map_or(0, |days| days.range(*start..ended).count());
    }
    (care, all)
}

#[test]
fn the_service_is_near_an_eighth_of_days_in_care_and_the_comparison_group_over_half() {
    for seed in 0..2 {
        let programme = invent(seed, 1);
        let mut last: BTreeMap<String, (String, Date)> = BTreeMap::new();
        for step in &programme.steps {
            if let Step::ImportReturn { dir, year, covers_to, .. } = step {
                let ended = covers_to.tomorrow().expect("a day");
                last.insert(year.to_string(), (dir.clone(), ended));
            }
        }
        let days = last_told(&programme, &last.into_values().collect::<Vec<_>>());
        let mut starts: BTreeMap<String, (String, Date, Date)> = BTreeMap::new();
        for row in list(&programme, "2021-06-30") {
            if let (Some(opened), Some(born)) = (iso(&row["opened"]), iso(&row["date_of_birth"])) {
                let number = row["council_child_number"].clone();
                starts.entry(number.clone()).or_insert((number, opened, born));
            }
        }
        let starts: Vec<_> = starts.into_values().collect();
        let (care, all) = proportion(&days, &starts);
        let service = 100.0 * care as f64 / all as f64;

        let dirs: Vec<(String, Date)> = (2008..=2013)
            .map(|year| {
                let dir = format!("council/comparison/{year}-{:02}", (year + 1) % 100);
                (dir, Date::constant(year + 1, 4, 1))
            })
            .collect();
        let days = last_told(&programme, &dirs);
        let group: Vec<(String, Date, Date)> = rows(&programme, "council/comparison/group.csv")
            .into_iter()
            .map(|row| {
                let date = |name: &str| iso(&row[name]).expect("a date");
                (row["child"].clone(), date("start"), date("date_of_birth"))
            })
            .collect();
        let (care, all) = proportion(&days, &group);
        let comparison = 100.0 * care as f64 / all as f64;
        assert_eq!(group.len(), 120);
        assert!((11.0..14.0).contains(&service), "{service}");
        assert!((52.0..55.0).contains(&comparison), "{comparison}");
    }
}

#[test]
fn the_late_correction_changes_the_days_the_dispute_is_about() {
    let programme = invent(5, 1);
    let disputes: Vec<&Step> = programme
        .steps
        .iter()
        .filter(|step| matches!(step, Step::Dispute { .. } | Step::Determine { .. }))
        .collect();
    let [
        Step::Dispute { quarter, case, care_days: said, tracking_quarter: 1, .. },
        Step::Determine { case: same_case, care_days: found, .. },
    ] = disputes.as_slice()
    else {
        panic!("one dispute and its determination, not {disputes:?}")
    };
    assert_eq!(case, same_case);
    let list = list(&programme, "2014-06-30");
    let row = list.iter().find(|row| row["case"] == *case).expect("the case is listed");
    let start = iso(&row["opened"]).expect("opened");
    let settled = months_after(start, 3);
    assert!(settled <= quarter.ended());
    let told: Vec<i64> = folders(&programme, "council/903/2013-14/")
        .iter()
        .map(|dir| {
            let episodes = rows(&programme, &format!("{dir}/episodes.csv"));
            let of_child = episodes.iter().filter(|it| it["CHILD"] == row["council_child_number"]);
            let days = |it: &Row| {
                let (from, to) = care_days(it, Date::constant(2014, 4, 1));
                days_between(from.max(start), to.min(settled)).max(0)
            };
            of_child.map(days).sum()
        })
        .collect();
    assert_eq!(told, [0, 0, 0, 0, 23], "told only in the final return sent again");
    assert!(23 < *found && found < said);
}

#[test]
fn steps_are_in_the_order_of_their_days_and_every_quarter_is_agreed() {
    let programme = invent(1, 1);
    assert!(programme.steps.is_sorted_by_key(Step::on));
    let agreed: Vec<String> = programme
        .steps
        .iter()
        .filter_map(|step| match step {
            Step::Agree { quarter, .. } => Some(quarter.to_string()),
            _ => None,
        })
        .collect();
    assert_eq!(agreed.len(), 33);
    assert_eq!((agreed[0].as_str(), agreed[32].as_str()), ("2013-Q2", "2021-Q2"));
    for step in &programme.steps {
        let (path, on) = match step {
            Step::ImportCases { path, on } => (path.clone(), on),
            Step::ImportReturn { dir, on, .. } => (format!("{dir}/episodes.csv"), on),
            _ => continue,
        };
        assert!(programme.files.iter().any(|file| file.path == path), "{path} on {on}");
    }
}

#[test]
fn the_folder_says_that_everyone_is_invented_and_is_not_large() {
    let programme = invent(1, 1);
    let total: usize = programme.files.iter().map(|file| file.text.len()).sum();
    assert!(total < 10_000_000);
    let readme = programme.files.iter().find(|file| file.path == "README.txt");
    assert!(readme.is_some_and(|file| file.text.starts_with("INVENTED PEOPLE")));
    let paths: BTreeSet<&String> = programme.files.iter().map(|file| &file.path).collect();
    assert_eq!(paths.len(), programme.files.len(), "no path twice");
    assert!(!rows(&programme, "try-check/bad-return/episodes.csv").is_empty());
}
