//! A file that grows past 400 lines usually holds two nouns.

use crate::project::File;

/// The most lines a source file has.
pub const MOST: usize = 400;

/// Every file longer than that which is not on the list of exceptions.
pub fn too_long(files: &[File], exceptions: &[&str]) -> Vec<String> {
    let long = files.iter().filter(|file| file.text.lines().count() > MOST);
    let listed = |file: &&File| exceptions.contains(&file.path.as_str());
    long.filter(|file| !listed(file))
        .map(|file| format!("{} has {} lines", file.path, file.text.lines().count()))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_past_the_limit_is_found_unless_it_is_listed() {
        let file = |path: &str, lines| File { path: path.to_owned(), text: "a\n".repeat(lines) };
        let files = [file("a.rs", MOST), file("b.rs", MOST + 1), file("c.rs", MOST + 1)];
        assert_eq!(too_long(&files, &["c.rs"]), ["b.rs has 401 lines"]);
    }
}
