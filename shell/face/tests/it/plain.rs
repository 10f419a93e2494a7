//! The stylesheet is what its source says, and holds nothing of another identity.

use std::path::Path;
use std::process::Command;

#[test]
fn the_stylesheet_is_what_its_source_says() {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("build-css");
    let run = Command::new(script).arg("--check").output().expect("bash runs the script");
    let said = String::from_utf8_lossy(&run.stderr);
    assert!(run.status.success(), "{said}");
}

#[test]
fn the_page_wears_no_crown_and_no_other_face() {
    let stylesheet = face::asset(face::url("homeward.css")).expect("the stylesheet is an asset");
    let text = String::from_utf8_lossy(&stylesheet.bytes);
    for theirs in ["GDS Transport", "govuk-crest", "govuk-header__", "#ffdd00", "#fd0"] {
        assert!(!text.contains(theirs), "the stylesheet has {theirs}");
    }
}
