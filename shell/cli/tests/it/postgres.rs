//! The same book in PostgreSQL as in a SQLite file: the same commands print the same, and a
//! book moved from one to the other by its backup is the same to the last digit of its digests.

use crate::sessions::plain;
use crate::story::play;
use crate::support::{Book, Engine, case};

#[track_caller]
fn says_the_same(situation: &str, quarters: &[&str]) {
    let (file, server) = (play(Engine::Sqlite, situation), play(Engine::Postgres, situation));
    for quarter in quarters {
        for ask in ["statement", "measure"] {
            let say = |book: &Book| {
                let full = if ask == "statement" { " --full" } else { "" };
                plain(&book.say(&format!("{ask} {quarter}{full}")).done().out)
            };
            assert_eq!(say(&file), say(&server), "{ask} {quarter}");
        }
    }
    let history = |book: &Book| plain(&book.say("status --history").done().out);
    assert_eq!(history(&file), history(&server));
    server.is_whole();
    assert_eq!(file.entries(), server.entries());
}

#[test]
fn a_correction_is_the_same_on_either_store() {
    says_the_same("late-correction", &["2014-Q2", "2014-Q3", "2014-Q4"]);
}

#[test]
fn a_dispute_is_the_same_on_either_store() {
    says_the_same("dispute", &["2014-Q3", "2015-Q1"]);
}

#[test]
fn a_book_moves_to_the_server_by_its_backup_and_goes_on_there() {
    let file = play(Engine::Sqlite, "late-correction");
    let server = Book::unbegun(Engine::Postgres, &case("late-correction"));
    let (saved, key) = (server.folder().join("saved"), file.data().join("master.key"));
    file.say(&format!("backup {}", saved.display())).done();
    let restore = format!(
        "restore {} --key {} --invented --store {}",
        saved.display(),
        key.display(),
        server.address().unwrap()
    );
    server.say(&restore).done();
    for quarter in ["2014-Q2", "2014-Q3", "2014-Q4"] {
        let text = |book: &Book| book.say(&format!("statement {quarter} --full")).done().out;
        assert_eq!(text(&server), text(&file), "{quarter}");
    }
    let head = |book: &Book| book.say("verify --json").done().json()["head"].clone();
    assert_eq!(head(&server), head(&file));
    let go_on = "import cases case-list-2014-06-30.csv --as-at 2015-01-31 --as provider:b.support";
    server.say(go_on).done();
    server.is_whole();
    assert!(server.entries() > file.entries());
}

#[test]
fn the_address_of_the_server_is_nowhere_in_what_is_printed() {
    let server = Book::begin(Engine::Postgres, &case("late-correction"));
    let address = server.address().unwrap();
    for line in ["status", "status --json", "verify", "status --history"] {
        let printed = server.say(line).done();
        assert!(!printed.out.contains(&address) && !printed.err.contains(&address), "{line}");
    }
}
