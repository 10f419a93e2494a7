//! Writes an invented authority's two years of return into a folder:
//! `cargo run --release -p demo --example authority -- CHILDREN FOLDER`.

#![allow(clippy::unwrap_used, clippy::print_stderr, reason = "a tool for measuring")]

use std::fs;
use std::path::PathBuf;
use std::process::ExitCode;

fn main() -> ExitCode {
    let given: Vec<String> = std::env::args().skip(1).collect();
    let [children, folder] = given.as_slice() else {
        eprintln!("give the number of children and the folder to write into");
        return ExitCode::from(2);
    };
    let invented = demo::authority::authority(1, children.parse().unwrap());
    for file in invented.this.iter().chain(&invented.last) {
        let path = PathBuf::from(folder).join(&file.path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, &file.text).unwrap();
    }
    ExitCode::SUCCESS
}
