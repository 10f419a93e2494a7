//! The page itself.

use super::{PAGE, terms};
use wider::{Informant, Instrument, Terms};

#[track_caller]
fn refused(from: &str, to: &str, words: &str) {
    assert!(PAGE.contains(from), "{from} is not on the page");
    let findings = Terms::read(&PAGE.replacen(from, to, 1)).unwrap_err();
    let titles: Vec<&str> = findings.iter().map(|finding| finding.title.as_str()).collect();
    assert!(titles.iter().any(|title| title.contains(words)), "{titles:?}");
}

#[test]
fn no_licence_is_on_file_and_everything_needs_one() {
    let terms = terms();
    let on = super::day("2014-01-01");
    assert!(terms.licences.value(on).is_empty());
    assert_eq!(terms.licence_needed.value(on).len(), 2);
}

#[test]
fn each_informant_of_the_sdq_has_a_first_form_and_a_follow_up_for_each_age() {
    let terms = terms();
    let forms = terms.forms.value(super::day("2014-01-01"));
    for (informant, age) in [
        (Informant::Parent, 4),
        (Informant::Parent, 11),
        (Informant::Teacher, 10),
        (Informant::Teacher, 17),
        (Informant::YoungPerson, 11),
        (Informant::YoungPerson, 17),
    ] {
        let fits = forms.iter().filter(|form| {
            form.instrument == Instrument::Sdq && form.informant == informant && form.is_for(age)
        });
        let spans: Vec<bool> = fits.map(|form| form.follow_up).collect();
        assert_eq!(spans, [false, true], "{informant:?} {age}");
    }
    assert!(!forms.iter().any(|form| form.informant == Informant::YoungPerson && form.is_for(10)));
}

#[test]
fn a_page_that_contradicts_itself_is_refused() {
    refused("id = \"P11-17\"", "id = \"P4-10\"", "The form P4-10 stands there twice");
    refused("from = 4, to = 10", "from = 12, to = 10", "ages that end before they begin");
    refused("opens = -14, due = 14", "opens = 15, due = 14", "not in order");
    refused(
        "informant = \"self\", occasion = \"before\"",
        "informant = \"parent\", occasion = \"before\"",
        "two rules",
    );
    refused("value = \"0.61\"", "value = \"61\"", "from 0 to 1");
    refused("id = \"peers\"", "id = \"school\"", "The tag school stands there twice");
    refused(
        "value = []",
        "value = [{ instrument = \"sdq\", from = \"its owner\", reference = \"L1\", began = \"2014-02-01\", ended = \"2014-02-01\" }]",
        "The licence L1 ends before it begins",
    );
}

#[test]
fn a_page_adopted_when_it_still_had_its_own_months_is_read() {
    let months = "[[adherence_months]]\nsince = 2012-11-01\nvalue = 1\nassumed = \"a month\"\n";
    assert_eq!(Terms::read(&format!("{PAGE}\n{months}")).unwrap(), terms());
}

#[test]
fn a_value_without_its_origin_is_refused_with_its_line() {
    let findings = Terms::read("[[forms]]\nsince = 2012-11-01\nvalue = []\n").unwrap_err();
    assert_eq!(findings.len(), 1);
    assert_eq!((&*findings[0].place.file, findings[0].place.row), ("wider.toml", Some(1)));
}
