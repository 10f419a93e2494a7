//! A walk over the demonstration's book, as someone new to it would take: how it stands, a
//! statement on paper, an amount explained to its days, a late correction, the evidence
//! recalculated elsewhere, the record proved, saved, restored, and a young person forgotten.

use crate::demo::copied;
use crate::support::{Book, Folder, say};
use serde_json::{Value, json};
use std::fs;

fn rows(table: &Value) -> &Vec<Value> {
    table["rows"].as_array().unwrap()
}

/// A cell of a table, by the name of its column.
fn cell<'a>(table: &'a Value, row: &'a Value, name: &str) -> &'a Value {
    let columns = table["columns"].as_array().unwrap();
    let at = columns.iter().position(|column| column["name"] == name);
    &row[at.unwrap_or_else(|| panic!("there is a column {name}"))]
}

fn whole(cell: &Value) -> i64 {
    cell.as_i64().unwrap_or_else(|| panic!("{cell} is a whole number"))
}

#[test]
fn the_status_says_how_the_book_stands_and_what_is_next() {
    let printed = copied().say("status").done();
    let printed = printed.holds("The council's returns cover to 31 March 2015");
    let printed = printed.holds("Statements agreed: 8; £748,638.53 in all");
    printed.holds("2015-Q2 has ended and is not proposed");
    let status = copied().say("status --json").done().json();
    let waiting = status["waiting"].as_array().unwrap();
    let propose = waiting.iter().find(|line| line["owner"] == "intermediary").unwrap();
    assert_eq!(propose["next"], "homeward propose 2015-Q2 --as intermediary:NAME");
}

#[test]
fn a_statement_is_text_a_page_cells_and_a_workbook_that_say_the_same() {
    let book = copied();
    let to = book.folder().display();
    book.say("statement 2014-Q3").done().holds("£140,907.32").holds("Held in dispute");
    book.say(&format!(
        "statement 2014-Q3 --save {to}/s.html --save {to}/s.csv --save {to}/s.xlsx --save {to}/s.txt"
    ))
    .done();
    let text =
        |ending: &str| fs::read_to_string(book.folder().join(format!("s.{ending}"))).unwrap();
    for ending in ["html", "txt"] {
        assert!(text(ending).contains("£140,907.32"), "{ending}");
        assert!(text(ending).contains("Invented people"), "{ending}");
    }
    // The cells of cohort and tracking quarter add up to what is earned to date.
    let csv = text("csv");
    let earned = csv.lines().skip(1).map(|line| line.split(',').nth(7).unwrap());
    let pence = earned.map(|pounds| pounds.replace('.', "").parse::<i64>().unwrap());
    assert_eq!(pence.sum::<i64>(), book.settlement("2014-Q3")["rounded"]);
    assert!(fs::read(book.folder().join("s.xlsx")).unwrap().starts_with(b"PK"));
    // The page needs nothing from anywhere: it can be kept for years and read offline.
    let html = text("html").replace("url(#", "");
    for reaches_out in ["http://", "https://", "src=", "@import", "url("] {
        assert!(!html.contains(reaches_out), "{reaches_out}");
    }
    book.say(&format!("statement 2014-Q3 --save {to}/s.docx")).declined("what to save it as");
}

#[test]
fn an_amount_is_explained_down_to_its_days_and_the_sum_can_be_checked_by_hand() {
    let book = copied();
    let as_me = "--as intermediary:me --json";
    let quarter = book.say(&format!("explain 2014-Q3 {as_me}")).done().json();
    assert!(rows(&quarter).len() > 50);
    let case = book.say(&format!("explain 2014-Q3 --case MST-0041 {as_me}")).done().json();
    let line = rows(&case).iter().find(|row| *cell(&case, row, "tracking_quarter") == 1).unwrap();
    let care = whole(cell(&case, line, "care_days"));
    assert!(care > 0);

    let days = "explain 2014-Q3 --case MST-0041 --tracking-quarter 1 --daily";
    let explained = book.say(&format!("{days} {as_me}")).done().json();
    let (days, sum) = (&explained["days"], &explained["sum"]);
    let first = cell(&case, line, "from").as_str().unwrap();
    let last = cell(&case, line, "to").as_str().unwrap();
    assert_eq!(cell(days, &rows(days)[0], "from"), first);
    assert_eq!(cell(days, rows(days).last().unwrap(), "to"), last);
    assert!(rows(days).iter().all(|row| *cell(days, row, "days") == 1));
    let (first, last) = (definitions::iso(first).unwrap(), definitions::iso(last).unwrap());
    assert_eq!(rows(days).len() as i64, definitions::days_between(first, last));
    let in_care = rows(days).iter().filter(|row| cell(days, row, "state") == "care").count();
    assert_eq!(in_care as i64, care);

    let said = |what: &str| {
        let line =
            sum.as_array().unwrap().iter().find(|line| line[0].as_str().unwrap().starts_with(what));
        line.unwrap_or_else(|| panic!("no {what} in {sum}"))[1].as_str().unwrap().to_owned()
    };
    let exact = |what: &str| said(what).parse::<definitions::Exact>().unwrap();
    let child_days: i64 = said("Child days").parse().unwrap();
    assert_eq!(exact("Rate").times(child_days), exact("Care days expected"));
    let saved = exact("Care days expected") - definitions::Exact::whole(care);
    assert_eq!(saved, exact("Days saved"));
    assert_eq!(said("Price of a day"), "£72.00");
    let pence = said("Earned");
    let pence = pence.split(['(', ' ']).find_map(|word| word.parse::<definitions::Exact>().ok());
    assert_eq!(pence.unwrap(), saved.times(7200));
}

#[test]
fn looking_at_a_child_is_recorded_with_who_looked() {
    let book = copied();
    let before = book.say("status --json").done().json()["reads"].as_u64().unwrap();
    book.say("explain 2014-Q3 --case MST-0041").declined("say who acts");
    book.say("explain 2014-Q3 --case MST-0041 --as payer:d.officer").done();
    let after = book.say("status --json").done().json()["reads"].as_u64().unwrap();
    assert_eq!(after, before + 1);
}

#[test]
fn a_quarter_as_paid_and_as_known_differs_by_the_late_correction() {
    let book = copied();
    book.say("diff 2014-Q1 --as payer:d.officer").found().holds("MST-0041").holds("-£2,232.00");
    let diff = book.say("diff 2014-Q1 --as payer:d.officer --json").found().json();
    let [row] = &rows(&diff["table"])[..] else { panic!("{diff}") };
    // 31 care days at £72 that nobody knew of.
    assert_eq!(whole(cell(&diff["table"], row, "care_days_then")), 0);
    assert_eq!(whole(cell(&diff["table"], row, "care_days_now")), 31);
    assert_eq!(whole(cell(&diff["table"], row, "difference")), -31 * 7200);
    let next = book.say("statement 2014-Q2").done();
    // Until the expert's determination the return's own 23 days were what was known.
    next.holds("-£1,656.00").holds("now reported: 2014-02-10 to 2014-04-01");
}

/// The evidence of a quarter, and a folder with nothing else in it.
fn evidence(book: &Book, quarter: &str) -> (Folder, Value) {
    let elsewhere = Folder::new();
    let file = elsewhere.path().join("evidence.json");
    book.say(&format!(
        "extract {quarter} --as intermediary:a.director --out \"{}\"",
        file.display()
    ))
    .done();
    let value = serde_json::from_slice(&fs::read(&file).unwrap()).unwrap();
    (elsewhere, value)
}

#[test]
fn a_quarter_is_recalculated_from_its_evidence_alone_to_the_same_pence() {
    let book = copied();
    let (elsewhere, evidence) = evidence(&book, "2014-Q3");
    say(elsewhere.path(), "recompute evidence.json").done().holds("It agrees").holds("£140,907.32");
    let verdict = say(elsewhere.path(), "recompute evidence.json --json").done().json();
    assert_eq!(verdict["settlement"], book.settlement("2014-Q3"));
    assert_eq!(verdict["agrees"], true);
    // Nothing in it is a child's or a young person's own number, name or birthday.
    let written = evidence.to_string();
    for number in ["MST-0", "YP-0", "Invented Young Person", "\"born\"", "date_of_birth"] {
        assert!(!written.contains(number), "{number}");
    }
}

#[test]
fn changed_evidence_is_refused_even_when_its_digest_is_made_to_fit() {
    let book = copied();
    let (elsewhere, evidence) = evidence(&book, "2014-Q3");
    let file = elsewhere.path().join("evidence.json");
    let text = fs::read_to_string(&file).unwrap();
    let refused = |changed: &str, words: &str| {
        fs::write(&file, changed).unwrap();
        say(elsewhere.path(), "recompute evidence.json").found().err_holds(words);
    };

    let payment = evidence["evidence"]["settlement"]["payment"].to_string();
    let more = text.replace(&format!("\"payment\":{payment}"), "\"payment\":99999999");
    assert_ne!(more, text);
    refused(&more, "does not match its digest");

    let day = evidence["evidence"]["children"][0]["start"].as_str().unwrap();
    let changed = text.replacen(&format!("\"start\":\"{day}\""), "\"start\":\"2013-04-02\"", 1);
    assert_ne!(changed, text);
    refused(&changed, "does not match its digest");

    // The digest is SHA-256 over the evidence as written; anyone can make it fit what they
    // changed, and then the record's signature does not.
    let from = changed.find("\"evidence\":").unwrap() + "\"evidence\":".len();
    let resealed = sha256(&changed.as_bytes()[from..changed.len() - 1]);
    let digest = evidence["digest"].as_str().unwrap();
    refused(&changed.replacen(digest, &resealed, 1), "The signature is not the record's");

    refused(&text[..text.len() / 2], "This is not a file of evidence");
    refused(&json!({ "digest": "", "evidence": {} }).to_string(), "This is not a file of evidence");
    // The file as it was is still good: it was the change that was refused.
    fs::write(&file, &text).unwrap();
    say(elsewhere.path(), "recompute evidence.json").done();
}

#[test]
fn a_pack_proves_itself_where_there_is_no_book_and_one_changed_byte_is_refused() {
    let (book, elsewhere) = (copied(), Folder::new());
    let file = elsewhere.path().join("pack.zip");
    let reads = book.say("status --json").done().json()["reads"].as_u64().unwrap();
    let packed = format!("pack 2014-Q3 --out \"{}\"", file.display());
    book.say(&packed).declined("say who acts");
    book.say(&format!("{packed} --as payer:f.officer")).done().holds("£140,907.32");
    // It is noted as an export, and is the same whenever it is written.
    let after = book.say("status --json").done().json()["reads"].as_u64().unwrap();
    assert_eq!(after, reads + 1);
    let bytes = fs::read(&file).unwrap();
    book.say(&format!("{packed} --as payer:f.officer --today 2031-01-01")).done();
    assert_eq!(fs::read(&file).unwrap(), bytes);

    let proof = say(elsewhere.path(), "verify pack.zip").done();
    proof.holds("£140,907.32 follows from it").holds("The pack is proved");
    let found = say(elsewhere.path(), "verify pack.zip --json").done().json();
    assert_eq!(found["payment"], book.settlement("2014-Q3")["payment"]);
    let key = found["public_key"].as_str().unwrap();
    say(elsewhere.path(), &format!("verify pack.zip --key {key}")).done().holds("key you gave");
    let other = "1".repeat(64);
    say(elsewhere.path(), &format!("verify pack.zip --key {other}")).found();

    // No name, number or birthday of anyone is in it.
    let text = String::from_utf8_lossy(&bytes);
    for number in ["MST-0", "YP-0", "Invented Young Person", "\"born\"", "date_of_birth"] {
        assert!(!text.contains(number), "{number}");
    }
    let mut changed = bytes.clone();
    changed[bytes.len() / 2] ^= 1;
    fs::write(&file, &changed).unwrap();
    say(elsewhere.path(), "verify pack.zip").found().holds("Do not rely on it");
    fs::write(&file, &bytes[..20]).unwrap();
    say(elsewhere.path(), "verify pack.zip").declined("This is not a pack");
    book.say("pack 2099-Q1 --as payer:f.officer").declined("is not agreed by both sides");
}

#[test]
fn two_calculations_side_by_side_agree_or_name_the_first_child_and_day() {
    let book = copied();
    let (elsewhere, _) = evidence(&book, "2014-Q1");
    let ours = elsewhere.path().join("ours.json");
    book.say(&format!("extract 2014-Q1 --as intermediary:a.director --out \"{}\"", ours.display()))
        .done();
    say(elsewhere.path(), "recompute ours.json --against evidence.json").done().holds("They agree");
    book.say(&format!("extract 2014-Q3 --as intermediary:a.director --out \"{}\"", ours.display()))
        .done();
    let other = say(elsewhere.path(), "recompute evidence.json --against ours.json").found();
    other.holds("evidence.json: 2014-Q1").holds("ours.json: 2014-Q3");
}

fn sha256(bytes: &[u8]) -> String {
    use sha2::{Digest, Sha256};
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Saves the book and restores it into a folder of its own: its file is then whole on disk,
/// with nothing left in a log beside it.
fn restored(book: &Book) -> Book {
    let again = Book::unbegun(crate::support::Engine::Sqlite, &book.files);
    let (backup, key) = (again.folder().join("saved"), book.data().join("master.key"));
    book.say(&format!("backup {}", backup.display())).done();
    let restore = format!("restore {} --key {} --invented", backup.display(), key.display());
    again.say(&restore).done().holds("proved before and after");
    again
}

#[test]
fn a_backup_restored_elsewhere_is_the_same_record() {
    let book = copied();
    let again = restored(&book);
    let head = |book: &Book| book.say("verify --json").done().json()["head"].clone();
    assert_eq!(head(&again), head(&book));
    let statement = |book: &Book| book.say("statement 2014-Q3 --full").done().out;
    assert_eq!(statement(&again), statement(&book));
    let key = book.data().join("master.key");
    let saved = again.folder().join("saved");
    let restore = format!("restore {} --key {}", saved.display(), key.display());
    again.say(&restore).declined("is not empty");
    // The key may be put in the new folder first, as the words of its absence say.
    let third = again.folder().join("third");
    let without = format!("restore {} --data {}", saved.display(), third.display());
    let printed = again.say(&without);
    assert_eq!(printed.code, 4, "{}", printed.err);
    printed.err_holds("put the key in");
    fs::create_dir_all(&third).unwrap();
    fs::copy(&key, third.join("master.key")).unwrap();
    again.say(&without).done();
}

#[test]
fn looks_at_records_are_backed_up_with_the_book() {
    let book = copied();
    book.say("explain 2014-Q3 --case MST-0041 --as payer:d.officer").done();
    let reads = |book: &Book| book.say("status --json").done().json()["reads"].clone();
    let again = restored(&book);
    assert_eq!(reads(&again), reads(&book));
    again.say("verify").done().holds("The log of reads is whole: 1 entries");
}

#[test]
fn the_master_key_is_changed_and_the_old_one_opens_nothing() {
    let book = copied();
    book.say("explain 2014-Q3 --case MST-0041 --as payer:d.officer").done();
    let (key, old) = (book.data().join("master.key"), book.folder().join("old.key"));
    let statement = book.say("statement 2014-Q3").done().out;
    fs::copy(&key, &old).unwrap();
    let new = book.folder().join("new.key");
    book.say(&format!("rekey --new {}", new.display())).done().holds("The master key is changed");
    assert_eq!(fs::read(&key).unwrap(), fs::read(&new).unwrap());
    assert_eq!(book.say("statement 2014-Q3").done().out, statement);
    book.say("verify").done().holds("The log of reads is whole");
    fs::copy(&old, &key).unwrap();
    assert_eq!(book.say("status").code, 4, "the old key opens nothing");
    // Cut short after the record changed and before the file did: the same command goes on.
    book.say(&format!("rekey --new {}", new.display())).done();
    assert_eq!(book.say("statement 2014-Q3").done().out, statement);
}

#[test]
fn a_changed_backup_is_refused_and_nothing_is_left_behind() {
    let book = copied();
    let place = Book::unbegun(crate::support::Engine::Sqlite, &book.files);
    let saved = place.folder().join("saved");
    book.say(&format!("backup {}", saved.display())).done();
    let bytes = fs::read(&saved).unwrap();
    let key = book.data().join("master.key");
    let restore = format!("restore {} --key {}", saved.display(), key.display());
    for at in [40, bytes.len() / 3, bytes.len() / 2, bytes.len() - 1] {
        let mut changed = bytes.clone();
        changed[at] ^= 1;
        fs::write(&saved, &changed).unwrap();
        let printed = place.say(&restore);
        assert_ne!(printed.code, 0, "byte {at}");
        assert!(!place.data().exists(), "byte {at}: {}", printed.err);
    }
    fs::write(&saved, &bytes[..bytes.len() - 33]).unwrap();
    assert_ne!(place.say(&restore).code, 0);
    fs::write(&saved, &bytes).unwrap();
    place.say(&restore).done();
}

#[test]
fn a_flipped_byte_in_the_record_is_found_and_its_entry_named() {
    let book = restored(&copied());
    book.is_whole();
    let entry = book.history().into_iter().find(|row| row.2 == "statement of 2014-Q2: £90,888.65");
    let (entry, kind, _) = entry.unwrap();
    assert_eq!(kind, "proposed");
    let file = book.data().join("homeward.db");
    let mut bytes = fs::read(&file).unwrap();
    let fact = br#"{"fact":"proposed","quarter":"2014-Q2","#;
    let places: Vec<usize> =
        (0..bytes.len() - fact.len()).filter(|at| bytes[*at..].starts_with(fact)).collect();
    assert!(!places.is_empty(), "a fact about nobody is plain text in the file");
    for at in places {
        bytes[at + fact.len() - 3] = b'9';
    }
    fs::write(&file, bytes).unwrap();
    let printed = book.say("verify").found().holds("The record is broken");
    assert!(printed.out.contains(&entry.to_string()), "entry {entry} in:\n{}", printed.out);
    assert!(!book.say("verify --json").found().json()["broken"].as_array().unwrap().is_empty());
}

#[test]
fn forgetting_is_refused_under_retention_and_under_a_hold_naming_the_rule() {
    let book = copied();
    let forget = "--why \"asked by the family\" --as intermediary:a.director";
    // In care at some time: to the 75th birthday.
    book.say(&format!("forget MST-0041 {forget}")).declined("to the 75th birthday");
    let home = never_in_care(&book);
    book.say(&format!("forget {home} {forget} --today 2016-01-01")).declined("six years");
    book.say(&format!("forget {home} {forget} --hold")).done();
    let later = format!("forget {home} {forget} --today 2040-01-01");
    book.say(&later).declined("on hold: asked by the family");
    book.say(&format!("forget {home} {forget} --release")).done();
    let entries = book.entries();
    book.say(&format!("{later} --dry-run")).done().holds("Nothing was recorded");
    assert_eq!(book.entries(), entries);
    book.say("forget MST-9999 --why x --as payer:d.officer").declined("has the number MST-9999");
}

#[test]
fn a_forgotten_young_person_leaves_the_agreed_totals_and_a_whole_record() {
    let book = copied();
    let case = never_in_care(&book);
    let looked = format!("explain 2014-Q3 --case {case} --as intermediary:me");
    let before = [book.settlement("2014-Q3"), book.settlement("2015-Q1")];
    let cells_before = book.say("statement 2014-Q3 --json").done().json()["cells"].clone();
    book.say(&looked).done();
    let forget = format!("forget {case} --why retention --as intermediary:a.director");
    book.say(&format!("{forget} --today 2040-01-01")).done().holds("was forgotten");
    book.is_whole();
    assert_eq!([book.settlement("2014-Q3"), book.settlement("2015-Q1")], before);
    let cells = book.say("statement 2014-Q3 --json").done().json()["cells"].clone();
    assert_eq!(cells, cells_before);
    let (elsewhere, _) = evidence(&book, "2014-Q3");
    say(elsewhere.path(), "recompute evidence.json").done().holds("£140,907.32");
    book.say("diff 2014-Q3 --as payer:d.officer").found();
    book.say(&looked).declined("No tracked case has the number");
    let all = book.say("explain 2014-Q3 --all --as intermediary:me --json").done().json();
    assert!(rows(&all).iter().all(|row| *cell(&all, row, "case") != case.as_str()));
    // A list that still has the case does not bring it back.
    book.say("import cases provider/case-list-2015-03-31.csv --as-at 2040-01-02 --as provider:b.support --today 2040-01-03").done();
    book.say(&looked).declined("No tracked case has the number");
    assert!(!book.say("status --json").done().out.contains(&case));
    book.is_whole();
}

/// A case of the first year whose young person was never in care.
fn never_in_care(book: &Book) -> String {
    let all = book.say("explain 2015-Q1 --all --as intermediary:me --json").done().json();
    let mut home: Vec<String> = Vec::new();
    for row in rows(&all) {
        let case = cell(&all, row, "case").as_str().unwrap().to_owned();
        let care = whole(cell(&all, row, "care_days")) + whole(cell(&all, row, "excluded_days"));
        match care {
            0 if *cell(&all, row, "tracking_quarter") == 1 => home.push(case),
            0 => {}
            _ => home.retain(|other| *other != case),
        }
    }
    home.into_iter().next().expect("someone was never in care")
}
