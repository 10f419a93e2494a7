//! `homeward demo`: an invented programme, from its partners' files to its payments.

use crate::arguments::Common;
use crate::commands::{Outcome, serve, statement};
use crate::desk::{Folder, Session, Settings, on, runtime};
use crate::files;
use crate::show::{Problem, Show};
use app::case_list::import::CaseList;
use app::quarter::calculate::calculate;
use app::signing::Key;
use app::statement::dispute::Said;
use app::statement::sign::sign;
use app::statutory_return::import::Sent;
use app::{Actor, Desk, Mode};
use clap::Args;
use definitions::{Days, Kind, Money, Quarter, Refusal, Table};
use demo::Step;
use intake::return_903::Upload;
use std::net::{Ipv4Addr, SocketAddr};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Instant;
use tokio::runtime::Runtime;

/// Invent a programme like Essex's and run it: partners' files are written to a folder you can
/// open, imported through the same door as anyone's, measured, proposed and agreed quarter after
/// quarter, with late corrections and one dispute. Everyone in it is invented. Its book is in the
/// folder's own `book`; name it with --data afterwards. On a terminal the programme stops in full
/// swing, and opens at an address for your browser, with someone invented to be for each role.
#[derive(Debug, Args)]
#[command(after_help = "Example:  homeward demo --folder try-it --until 2014-Q4")]
pub struct Demo {
    /// The folder to make
    #[arg(long, value_name = "FOLDER", default_value = "homeward-demo")]
    folder: PathBuf,
    /// The seed: the same seed gives the same programme
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// This many times as many children
    #[arg(long, default_value_t = 1, value_parser = clap::value_parser!(u32).range(1..=100))]
    scale: u32,
    /// Keep its record in PostgreSQL
    #[arg(long, value_name = "URL")]
    store: Option<String>,
    /// Print every statement, not only the last
    #[arg(long)]
    all: bool,
    /// Stop once this quarter's statement is agreed
    #[arg(long, value_name = "QUARTER")]
    until: Option<Quarter>,
    /// With --until: stop once that statement is proposed, and leave it to both sides to agree
    #[arg(long, requires = "until")]
    leave_open: bool,
    /// Run the programme only; do not open it in a browser's reach
    #[arg(long)]
    no_serve: bool,
    /// Where to listen; without it, port 8080 of this machine, or another that is free
    #[arg(long, value_name = "ADDRESS:PORT")]
    listen: Option<SocketAddr>,
}

/// A served demonstration stops here, while the programme is in full swing: cases are open,
/// referrals wait, and this quarter's statement is proposed and not yet agreed.
const IN_FULL_SWING: &str = "2015-Q3";

/// Invents and runs a programme.
pub fn run(demo: &Demo, common: &Common, show: &Show) -> Outcome {
    let started = Instant::now();
    let programme = demo::invent(demo.seed, demo.scale);
    if common.dry_run {
        show.say(format!(
            "Dry run: {} files and a book would be written to {}. Nothing was.",
            programme.files.len(),
            demo.folder.display()
        ));
        return Ok(ExitCode::SUCCESS);
    }
    if demo.folder.exists() {
        return Err(Refusal::new(
            format!("{} is there already", demo.folder.display()),
            "Look at it with homeward --data FOLDER/book status, remove it, or name another with --folder",
        )
        .into());
    }
    let files = demo.folder.join("files");
    for file in &programme.files {
        files::write(&files.join(&file.path), &file.text)?;
    }
    show.say(format!(
        "Invented people. {} files of an invented programme are in {}.\n",
        programme.files.len(),
        files.display()
    ));
    let settings = Settings { store: demo.store.clone(), invented: true, ..Settings::default() };
    let folder = Folder::make(&demo.folder.join("book"), settings)?;
    let runtime = runtime()?;
    let desk = begin(&runtime, &folder, &programme.steps)?;
    folder.keep()?;
    let mut player = Player {
        runtime,
        desk,
        files: files.clone(),
        statements: Vec::new(),
        year_one: None,
        keys: [Key::fresh()?, Key::fresh()?],
    };
    let serves = show.terminal() && !common.json && !demo.no_serve;
    let swing: Option<Quarter> = IN_FULL_SWING.parse().ok().filter(|_| serves);
    let bar = show.bar(programme.steps.len() as u64, "Running the programme");
    for step in &programme.steps {
        player.play(step)?;
        bar.inc(1);
        if let (Step::Propose { quarter, .. }, None, Some(swing)) = (step, demo.until, swing)
            && *quarter >= swing
        {
            break;
        }
        if let (Step::Propose { quarter, .. }, Some(until), true) =
            (step, demo.until, demo.leave_open)
            && *quarter >= until
        {
            break;
        }
        if let (Step::Agree { quarter, .. }, Some(until)) = (step, demo.until)
            && *quarter >= until
        {
            break;
        }
    }
    bar.finish_and_clear();
    let session = show_all(demo, common, player, folder, show, started)?;
    if !serves {
        return Ok(ExitCode::SUCCESS);
    }
    let listen = demo.listen.or_else(free);
    let words = "\nInvented people: choose on the first page whose day to look at.";
    serve::open(&serve::Serve::demonstration(listen), session, show, Some(words))
}

/// Port 8080 where it is free, else any.
fn free() -> Option<SocketAddr> {
    let local = |port| SocketAddr::from((Ipv4Addr::LOCALHOST, port));
    match std::net::TcpListener::bind(local(8080)) {
        Ok(_) => None,
        Err(_) => Some(local(0)),
    }
}

fn actor(text: &str) -> Result<Actor, Problem> {
    text.parse().map_err(|words: String| Problem::Fault(words))
}

fn begin(runtime: &Runtime, folder: &Folder, steps: &[Step]) -> Result<Desk, Problem> {
    let (location, master) = (folder.location()?, folder.master(true)?);
    let pages = files::contract_pages(None)?;
    let first = steps.first().map_or(definitions::Date::constant(2013, 4, 1), Step::on);
    let director = actor("intermediary:demo.director")?;
    Ok(runtime.block_on(Desk::begin(&location, &master, pages, &director, on(first)))?)
}

/// Plays the steps through the same verbs as anyone's.
struct Player {
    runtime: Runtime,
    desk: Desk,
    files: PathBuf,
    statements: Vec<(Quarter, Money, Money, Money)>,
    year_one: Option<app::book::Book>,
    /// The keys the two sides sign with.
    keys: [Key; 2],
}

impl Player {
    fn play(&mut self, step: &Step) -> Result<(), Problem> {
        let (moment, mode) = (on(step.on()), Mode::Record);
        let (payer, spv) = (actor("payer:demo.officer")?, actor("spv:demo.board")?);
        let (director, provider) =
            (actor("intermediary:demo.director")?, actor("provider:demo.support")?);
        let (runtime, desk) = (&self.runtime, &mut self.desk);
        match step {
            Step::ImportCases { path, on } => {
                let bytes = files::read(&self.files.join(path))?;
                let name = Path::new(path)
                    .file_name()
                    .map_or(path.clone(), |n| n.to_string_lossy().into_owned());
                let as_at = files::date_in(&name).unwrap_or(*on);
                let list = CaseList { name: &name, bytes: &bytes, as_at, leave_out: false };
                runtime.block_on(app::case_list::import::import(
                    desk, &provider, moment, mode, list,
                ))?;
                if as_at == definitions::Date::constant(2014, 3, 31) {
                    self.year_one = Some(self.desk.book.clone());
                }
            }
            Step::ImportReturn { dir, year, covers_to, prepared, submission, .. } => {
                let sent = files::sent(&[self.files.join(dir)])?;
                let sent = Sent {
                    year: *year,
                    covers_to: *covers_to,
                    prepared: *prepared,
                    number: *submission,
                    files: sent
                        .iter()
                        .map(|file| Upload { name: &file.name, bytes: &file.bytes })
                        .collect(),
                };
                runtime.block_on(app::statutory_return::import::import(
                    desk, &payer, moment, mode, &sent,
                ))?;
            }
            Step::ConfirmLink { case, council_child_number, .. } => {
                let why = "the council looked at both records";
                let confirm = app::link::confirm::confirm(
                    desk,
                    &payer,
                    moment,
                    mode,
                    case,
                    council_child_number,
                    why,
                );
                runtime.block_on(confirm)?;
            }
            Step::ConfirmNumbers { .. } => {
                runtime.block_on(app::link::confirm::confirm_numbers(
                    desk,
                    &payer,
                    moment,
                    mode,
                    &[],
                ))?;
            }
            Step::Propose { quarter, .. } => {
                runtime.block_on(app::statement::propose::propose(
                    desk, &director, moment, mode, *quarter,
                ))?;
            }
            Step::Agree { quarter, .. } => {
                let open = desk.book.statements.get(quarter).and_then(|state| state.open.as_ref());
                let shown = open.map(|open| open.payment).unwrap_or_default();
                for (side, key) in [payer, spv].iter().zip(&self.keys) {
                    let what = (*quarter, shown);
                    let sign = sign(desk, side, moment, mode, what, (key, None));
                    runtime.block_on(sign)?;
                }
                if let Some(settled) = &desk.book.statements[quarter].settled {
                    let s = &settled.settlement;
                    self.statements.push((*quarter, s.payment, s.held, s.shortfall));
                }
            }
            Step::Dispute { quarter, case, tracking_quarter, care_days, .. } => {
                let said = said(case, *tracking_quarter, *care_days, "the council's own count");
                runtime.block_on(app::statement::dispute::dispute(
                    desk, &payer, moment, mode, *quarter, &said,
                ))?;
            }
            Step::Determine { case, tracking_quarter, care_days, .. } => {
                let expert = actor("expert:demo.expert")?;
                let mut said =
                    said(case, *tracking_quarter, *care_days, "the expert's determination");
                said.case = desk.book.pseudonyms.case(case);
                runtime.block_on(app::statement::dispute::determine(
                    desk, &expert, moment, mode, &said,
                ))?;
            }
        }
        Ok(())
    }
}

fn said(case: &str, k: u8, care_days: i64, why: &str) -> Said {
    Said { case: case.to_owned(), k, care_days: Days(care_days), why: why.to_owned() }
}

fn show_all(
    demo: &Demo,
    common: &Common,
    player: Player,
    folder: Folder,
    show: &Show,
    started: Instant,
) -> Result<Session, Problem> {
    let Player { runtime, desk, statements, year_one, .. } = player;
    if let Some(book) = &year_one {
        show.table(&app::year_one::table(book)?);
    }
    let mut table = Table::new(
        "Statements agreed by both sides",
        &[
            ("quarter", "Quarter", Kind::Text),
            ("payment", "Payment", Kind::Money),
            ("held", "Held in dispute", Kind::Money),
            ("shortfall", "Shortfall carried", Kind::Money),
        ],
    );
    for (quarter, payment, held, shortfall) in &statements {
        table.push([
            quarter.to_string().into(),
            (*payment).into(),
            (*held).into(),
            (*shortfall).into(),
        ]);
    }
    show.say("");
    show.table(&table);
    show.value(&serde_json::json!({
        "folder": demo.folder, "statements": table, "agreed": desk.book.agreed,
        "entries": desk.book.as_of,
    }));
    let moment = crate::desk::moment(common, &folder)?;
    let session = Session::of(runtime, folder, desk, moment);
    let wanted: Vec<Quarter> = match demo.all {
        true => statements.iter().map(|line| line.0).collect(),
        false => statements.iter().map(|line| line.0).next_back().into_iter().collect(),
    };
    for quarter in wanted {
        let settled = session.desk.book.statements[&quarter].settled.as_ref();
        let entry = settled.map_or(session.desk.book.as_of, |settled| settled.as_of);
        let book = session.runtime.block_on(session.desk.book_as_of(entry))?;
        let calculation = calculate(&book, quarter, None)?;
        show.say(format!(
            "\n{}",
            statement::letter_text(&session, &calculation, false, show.width())?
        ));
    }
    let last = statements.last().map_or(String::new(), |line| line.0.to_string());
    let read =
        statements.iter().map(|line| line.0.to_string()).find(|q| q == "2014-Q3").unwrap_or(last);
    let (folder, book) = (demo.folder.display(), demo.folder.join("book").display().to_string());
    show.say(format!(
        "\nDone in {:.1} seconds: {} entries on the record, {} statements, {} agreed in all.\n\n\
         Try next:\n  \
         homeward --data {book} status\n  \
         homeward --data {book} statement {read}\n  \
         homeward --data {book} explain {read} --as intermediary:me\n  \
         homeward --data {book} diff 2014-Q1 --as intermediary:me\n  \
         homeward --data {book} extract {read} --out evidence.json && homeward recompute evidence.json\n  \
         homeward --data {book} verify\n  \
         homeward --data {book} serve\n  \
         homeward check 903 {folder}/files/try-check/bad-return --year 2014-15\n  \
         homeward days {folder}/files/council/903/2014-15 --from 2014-04-01 --to 2015-04-01",
        started.elapsed().as_secs_f64(),
        session.desk.book.as_of,
        statements.len(),
        session.desk.book.agreed,
    ));
    Ok(session)
}
