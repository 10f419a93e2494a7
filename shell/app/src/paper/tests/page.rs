//! The letter as a page: nothing fetched, every table named, headings in order, names escaped.

use crate::paper::testing::{agreed, letter_of, proposed, statement};
use crate::paper::to_html;

fn page() -> String {
    let statement = statement();
    to_html(&letter_of(&statement, Some(&agreed(&statement))))
}

#[test]
fn a_page_fetches_nothing_and_runs_nothing() {
    let page = page();
    for outside in
        ["http:", "https:", "src=", "<link", "<script", "@import", "url(\"", "url('", "//"]
    {
        assert!(!page.contains(outside), "{outside}");
    }
    assert_eq!(page.matches("url(").count(), page.matches("url(#").count());
}

#[test]
fn every_table_has_a_caption_and_its_headings_say_of_what() {
    let page = page();
    let tables: Vec<&str> = page.split("<table>").skip(1).collect();
    assert!(tables.len() > 10);
    for table in tables {
        assert!(table.starts_with("<caption"), "{}", &table[..80]);
    }
    assert_eq!(page.matches("<th ").count(), page.matches("<th scope=").count());
    assert!(!page.contains("<th>"));
}

#[test]
fn headings_begin_with_one_h1_and_never_skip_a_level() {
    let page = page();
    let levels: Vec<u32> = page
        .match_indices("<h")
        .filter_map(|(at, _)| page[at + 2..].chars().next()?.to_digit(10))
        .collect();
    assert_eq!(levels.iter().filter(|level| **level == 1).count(), 1);
    assert_eq!(levels[0], 1);
    assert!(levels.windows(2).all(|pair| pair[1] <= pair[0] + 1), "{levels:?}");
}

#[test]
fn invented_people_are_announced_at_the_top_and_only_when_they_are() {
    let statement = statement();
    let mut letter = letter_of(&statement, Some(&proposed(&statement)));
    let page = to_html(&letter);
    assert!(page.find("Invented people").unwrap() < page.find("<header>").unwrap());
    letter.invented = false;
    assert!(!to_html(&letter).contains("Invented people"));
}

#[test]
fn what_partners_wrote_is_shown_and_never_run() {
    let mut statement = statement();
    statement.adjustments[0].reason = "<img src=x onerror=alert(1)> row 3".to_owned();
    let page = to_html(&letter_of(&statement, None));
    assert!(!page.contains("<img"));
    assert!(page.contains("&lt;img"));
}

#[test]
fn the_picture_says_in_words_what_it_shows() {
    let page = page();
    assert!(page.contains("<title id=\"waterfall-title\">£14,790.00 is earned to date; £8,802.75 of it is this payment</title>"));
    assert!(page.contains("Saved, expected − observed: 205.4 days"));
}
