//! `homeward`: the command line. Every verb is one file in `commands/`; what it does lives in
//! `app`, so that a page and a program do exactly the same.

mod arguments;
mod commands;
mod desk;
mod files;
mod show;
mod signing_key;

use arguments::Homeward;
use clap::Parser;
use std::process::ExitCode;

fn main() -> ExitCode {
    let homeward = Homeward::parse();
    let show = show::Show::new(homeward.common.json);
    match commands::run(&homeward, &show) {
        Ok(code) => code,
        Err(problem) => show.problem(&problem),
    }
}
