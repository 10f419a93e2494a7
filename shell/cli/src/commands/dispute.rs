//! `homeward dispute`: a child-quarter on which the sides differ.

use crate::arguments::Common;
use crate::commands::Outcome;
use crate::desk::Session;
use crate::show::Show;
use app::statement::dispute::Said;
use clap::{Args, Subcommand};
use definitions::{Days, Quarter};
use std::process::ExitCode;

/// Dispute a child-quarter, or record what an expert determined. The lower calculation goes
/// ahead; the difference is held until it is determined.
#[derive(Debug, Subcommand)]
pub enum Dispute {
    /// Say that a child-quarter of the open statement has other care days
    #[command(
        after_help = "Example:  homeward dispute open 2014-Q3 --case C-017 --tracking-quarter 2 --care-days 20 \
                      --why \"our own count\" --as payer:d.officer"
    )]
    Open {
        /// The statement's quarter
        quarter: Quarter,
        /// The child-quarter
        #[command(flatten)]
        said: SaidArguments,
    },
    /// Record the care days an expert determined; they replace both sides'
    #[command(
        after_help = "Example:  homeward dispute determine --case C-017 --tracking-quarter 2 --care-days 12 \
                      --why \"determination of 3 March\" --as expert:e.adviser"
    )]
    Determine {
        /// The child-quarter
        #[command(flatten)]
        said: SaidArguments,
    },
}

/// A child-quarter and its care days.
#[derive(Debug, Args)]
pub struct SaidArguments {
    /// The case, by number or pseudonym
    #[arg(long)]
    case: String,
    /// The child's tracking quarter, 1 to 10
    #[arg(long, value_name = "K")]
    tracking_quarter: u8,
    /// The care days that quarter should have, from 0 to its child days
    #[arg(long, value_name = "DAYS")]
    care_days: i64,
    /// Why, for the record; write no names, it is kept for ever
    #[arg(long)]
    why: String,
}

/// Disputes or determines.
pub fn run(dispute: &Dispute, common: &Common, show: &Show) -> Outcome {
    let mut session = Session::open_to_record(common)?;
    let (actor, moment, mode) = (session.actor()?, session.moment, session.mode);
    let said = match dispute {
        Dispute::Open { said, .. } | Dispute::Determine { said } => Said {
            case: said.case.clone(),
            k: said.tracking_quarter,
            care_days: Days(said.care_days),
            why: said.why.clone(),
        },
    };
    let desk = &mut session.desk;
    match dispute {
        Dispute::Open { quarter, .. } => {
            let open =
                app::statement::dispute::dispute(desk, &actor, moment, mode, *quarter, &said);
            let done = session.runtime.block_on(open)?;
            show.value(&done);
            show.done(&done, &format!("the dispute of quarter {} of case {}", said.k, said.case));
            show.say(format!(
                "The statement is proposed again at the lower amount; earlier agreement to it is void.\n\
                 Next: homeward statement {quarter}"
            ));
        }
        Dispute::Determine { .. } => {
            let determine = app::statement::dispute::determine(desk, &actor, moment, mode, &said);
            let done = session.runtime.block_on(determine)?;
            show.value(&done);
            show.done(
                &done,
                &format!(
                    "{} care days in quarter {} of case {}",
                    said.care_days, said.k, said.case
                ),
            );
            show.say("The next statement releases or keeps what was held.\nNext: homeward status");
        }
    }
    Ok(ExitCode::SUCCESS)
}
