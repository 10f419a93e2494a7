//! `homeward statement`: the statement of a quarter, printed or saved.

use crate::arguments::Common;
use crate::commands::Outcome;
use crate::commands::chance::threads;
use crate::desk::Session;
use crate::files;
use crate::show::{Problem, Show};
use app::paper::{Letter, Readers};
use app::quarter::calculate::Calculation;
use app::quarter::sure::HowSure;
use clap::Args;
use definitions::{Quarter, Refusal};
use std::path::PathBuf;
use std::process::ExitCode;

/// Print the statement of a quarter, or save it: .html for paper, .xlsx for Excel, .csv for its
/// cells, .txt as printed. A quarter that was never proposed prints as a simulation, marked so.
#[derive(Debug, Args)]
#[command(after_help = "Example:  homeward statement 2014-Q2 --save statement-2014-Q2.html")]
pub struct StatementCommand {
    /// The measurement quarter; without it, the last one settled or open
    quarter: Option<Quarter>,
    /// Save it; the ending says as what. May be given several times
    #[arg(long, value_name = "FILE")]
    save: Vec<PathBuf>,
    /// Print the appendix too: workings, cells, baseline, terms and the merge rule
    #[arg(long)]
    full: bool,
}

/// Prints or saves.
pub fn run(command: &StatementCommand, common: &Common, show: &Show) -> Outcome {
    let session = Session::open(common)?;
    let last = session.desk.book.statements.keys().next_back().copied();
    let quarter = command.quarter.or(last).ok_or_else(|| {
        Refusal::new("There is no statement yet", "homeward measure shows what has been measured")
    })?;
    let book = &session.desk.book;
    let read = app::statement::read::with_its_book(&session.desk.record, book, quarter);
    let (rests_on, calculation) = session.runtime.block_on(read)?;
    let under = rests_on.as_ref().unwrap_or(book);
    let sure = app::quarter::sure::how_sure(book, under, &calculation, threads(), &|_| ())?;
    let letter = letter(&session, &calculation, rests_on.is_none(), sure.as_ref().into())?;
    show.value(&calculation.statement);
    if command.save.is_empty() {
        let text = match command.full {
            true => app::paper::to_text(&letter, show.width()),
            false => app::paper::to_short_text(&letter, show.width()),
        };
        show.say(text);
        if app::status::changed_since_proposed(&session.desk.book, quarter)? {
            show.say(format!(
                "\nWhat it rests on has changed since it was proposed, so it cannot be agreed.\n\
                 Next: homeward propose {quarter}"
            ));
            return Ok(ExitCode::SUCCESS);
        }
        show.say(format!(
            "\nNext: homeward statement {quarter} --full        workings, terms and the merge rule\n      \
             homeward statement {quarter} --save statement-{quarter}.html"
        ));
        return Ok(ExitCode::SUCCESS);
    }
    for path in &command.save {
        let ending = path.extension().map(|end| end.to_string_lossy().to_lowercase());
        let bytes = match ending.as_deref() {
            Some("html" | "htm") => app::paper::to_html(&letter).into_bytes(),
            Some("pdf") => app::paper::to_pdf(&letter)?,
            Some("csv") => app::paper::to_csv(&letter).into_bytes(),
            Some("txt") => app::paper::to_text(&letter, 90).into_bytes(),
            Some("xlsx") => app::paper::to_excel(&letter).map_err(|error| {
                Problem::Fault(format!("the workbook could not be written: {error}"))
            })?,
            _ => {
                return Err(Refusal::new(
                    format!("{} does not say what to save it as", path.display()),
                    "End the name in .pdf, .html, .xlsx, .csv or .txt",
                )
                .into());
            }
        };
        files::write(path, bytes)?;
        show.say(format!("Saved {}.", path.display()));
    }
    Ok(ExitCode::SUCCESS)
}

/// The letter of a calculation.
pub fn letter(
    session: &Session,
    calculation: &Calculation,
    simulated: bool,
    sure: HowSure<'_>,
) -> Result<Letter, Problem> {
    let book = &session.desk.book;
    let quarter = calculation.statement.quarter;
    let state = book.statements.get(&quarter).filter(|_| !simulated);
    let (invented, readers) = (session.invented(), Readers::Partnership);
    Ok(app::statement::letter::letter(book, calculation, state, invented, readers, sure)?)
}

/// The letter of a calculation as text.
pub fn letter_text(
    session: &Session,
    calculation: &Calculation,
    simulated: bool,
    width: usize,
) -> Result<String, Problem> {
    Ok(app::paper::to_short_text(&letter(session, calculation, simulated, HowSure::Later)?, width))
}
