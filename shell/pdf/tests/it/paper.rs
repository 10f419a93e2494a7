use definitions::Date;
use pdf::{Block, Column, Document, print};

const SVG: &str = r##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 40"><rect width="120" height="40" fill="#0f5c58"/></svg>"##;

fn document(blocks: Vec<Block>) -> Document {
    Document {
        title: "Statement for the quarter ended 30 September 2014".to_owned(),
        subtitle: "Essex Edge of Care".to_owned(),
        band: Some("Invented people".to_owned()),
        footer: "as known at entry 612".to_owned(),
        made: Date::constant(2014, 10, 20),
        blocks,
    }
}

fn every_kind() -> Vec<Block> {
    vec![
        Block::Lead { text: "£1,536.64 is due.".to_owned() },
        Block::heading("How it adds up"),
        Block::text("Nothing here is #markup, *starred* or $sums$: words are words."),
        Block::List { items: vec!["one".to_owned(), "two".to_owned()] },
        Block::Summary { rows: vec![("Due".to_owned(), "19 November 2014".to_owned())] },
        Block::Table {
            caption: "The lines".to_owned(),
            columns: vec![Column::words("Line"), Column::amounts("Amount")],
            rows: (0..120).map(|n| vec![format!("line {n}"), format!("£{n}.00")]).collect(),
        },
        Block::Picture {
            svg: SVG.to_owned(),
            alt: "A bar three fifths full".to_owned(),
            across: 60,
        },
        Block::NewPage,
        Block::text("The end."),
    ]
}

fn holds(bytes: &[u8], words: &str) -> bool {
    bytes.windows(words.len()).any(|window| window == words.as_bytes())
}

#[test]
fn a_paper_is_tagged_titled_and_says_it_conforms() {
    let bytes = print(&document(every_kind())).unwrap();
    assert!(bytes.starts_with(b"%PDF-1.7"));
    assert!(holds(&bytes, "/StructTreeRoot"), "tagged");
    assert!(holds(&bytes, "/Lang(en-GB)") || holds(&bytes, "/Lang (en-GB)"), "in a language");
    assert!(holds(&bytes, "pdfuaid"), "says which standard it conforms to");
    assert!(holds(&bytes, "/DisplayDocTitle true"), "shows its title");
}

#[test]
fn the_same_paper_twice_is_the_same_bytes_and_another_is_not() {
    let once = print(&document(every_kind())).unwrap();
    assert_eq!(once, print(&document(every_kind())).unwrap());
    assert_ne!(once, print(&document(vec![Block::text("Another.")])).unwrap());
}

#[test]
fn a_paper_without_a_title_is_refused() {
    let mut untitled = document(vec![Block::text("Words.")]);
    untitled.title = String::new();
    assert!(print(&untitled).is_err());
}

#[test]
fn a_row_that_is_too_short_is_refused_with_its_table() {
    let columns = vec![Column::words("Line"), Column::amounts("Amount")];
    let rows = vec![vec!["only one".to_owned()]];
    let caption = "The lines".to_owned();
    let refusal = print(&document(vec![Block::Table { caption, columns, rows }])).unwrap_err();
    assert!(refusal.to_string().contains("The lines"));
}

#[test]
fn a_picture_that_is_no_picture_is_refused() {
    let picture =
        Block::Picture { svg: "not svg".to_owned(), alt: "A bar".to_owned(), across: 100 };
    assert!(print(&document(vec![picture])).is_err());
}

#[test]
fn letters_the_face_has_not_do_not_stop_a_paper() {
    for words in ["Łukasz Žáček, Siân Ŵyn", "→ ▸ ● ✓ ½ ≥ −", "王 שלום Ольга"]
    {
        let bytes = print(&document(vec![Block::text(words)]));
        assert!(bytes.is_ok(), "{words}: {:?}", bytes.err());
    }
}
