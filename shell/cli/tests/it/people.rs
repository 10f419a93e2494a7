//! Who has access, from the command line.

use crate::support::{Book, Engine, Folder};

const ADMIN: &str = "--as intermediary:admin --today 2014-05-01";

fn begun() -> (Folder, Book) {
    let files = Folder::new();
    let book = Book::begin(Engine::Sqlite, files.path());
    (files, book)
}

fn add(book: &Book, who: &str, role: &str) -> String {
    let line = format!(
        "user add --name Invented --email {who}@invented.example --organisation payer --role {role} {ADMIN} --json"
    );
    let said = book.say(&line).done().json();
    assert!(said["link"].as_str().unwrap().starts_with("http://localhost:8080/welcome/"));
    said["person"].as_str().unwrap().to_owned()
}

#[test]
fn a_person_is_added_related_given_a_role_and_let_go() {
    let (_files, book) = begun();
    add(&book, "panel", "panel-member");
    let other = add(&book, "colleague", "panel-member");
    let panel = "panel@invented.example";
    book.say(&format!("user relate {panel} quadrant:North {ADMIN}")).done();
    book.say(&format!("user give-role {panel} referrer {ADMIN}")).done();
    let list = book.say("user list --today 2014-05-01 --json").done();
    list.holds("Quadrant panel member, Referring social worker").holds("North quadrant");
    book.say(&format!("user end-role {panel} referrer {ADMIN}")).done();
    book.say(&format!("user leave {panel} --to {other} {ADMIN}")).done();
    let people = book.say("user list --today 2014-05-02 --json").done().json();
    let rows = people["rows"].as_array().unwrap();
    let of =
        |who: &str| rows.iter().find(|row| row[2] == format!("{who}@invented.example")).unwrap();
    assert_eq!(of("panel")[7], "2014-05-01");
    assert_eq!(of("colleague")[5], "North quadrant");
}

#[test]
fn what_cannot_be_is_declined_and_nothing_is_recorded() {
    let (_files, book) = begun();
    let before = book.entries();
    let line = |what: &str| format!("user add --name Invented --email {what} {ADMIN}");
    book.say(&line("x@invented.example --organisation provider --role contract-manager"))
        .declined("a role of the payer, not of the provider");
    book.say(&line("nowhere --organisation payer --role data-officer"))
        .declined("not an e-mail address");
    book.say(&line("x@invented.example --organisation council --role data-officer"))
        .declined("not an organisation of the contract");
    book.say(&format!("user reset nobody@invented.example {ADMIN}")).declined("Nobody here");
    book.say(
        "user add --name X --email x@invented.example --organisation payer --role data-officer",
    )
    .declined("say who acts");
    assert_eq!(book.entries(), before);
}
