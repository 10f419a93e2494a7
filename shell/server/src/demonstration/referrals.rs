//! Invented referrals at each step of the pathway, so that whoever comes in as a referrer, a panel
//! member or a supervisor finds something to do.

use app::case::accept::accept;
use app::case::assess::assess;
use app::panel::ask::ask;
use app::panel::endorse::{Says, endorse};
use app::panel::hold::{Held, hold};
use app::panel::refuse::refuse;
use app::people::by::By;
use app::referral::refer::{New, refer};
use app::{Actor, Desk, Failure, Mode, Moment};
use care::path::event::Details;
use definitions::{Date, party};
use jiff::ToSpan;

/// How far an invented referral has come.
#[derive(Clone, Copy, PartialEq)]
enum Far {
    Waits,
    Asked,
    Endorsed,
    Accepted,
    Refused,
}

/// Why a panel of one decides.
const ALONE: &str = "One invented member stands for the whole panel";

/// Quadrant, days since it was made, age, why, how far it has come.
const REFERRALS: [(&str, i32, i16, &[&str], Far); 6] = [
    ("East", 17, 14, &["family-breakdown", "missing"], Far::Waits),
    ("East", 2, 12, &["behaviour-at-home"], Far::Waits),
    ("North", 9, 15, &["offending", "peers"], Far::Asked),
    ("North", 12, 13, &["beyond-control", "school"], Far::Endorsed),
    ("West", 20, 14, &["return-home"], Far::Accepted),
    ("South", 6, 16, &["substances"], Far::Refused),
];

/// Makes them, and takes each as far as it has come.
///
/// # Errors
/// A fault of the store, or a step that the pathway refuses.
pub async fn invent(desk: &mut Desk, moment: Moment) -> Result<(), Failure> {
    if desk.book.pathway.is_none() || !desk.book.paths.is_empty() {
        return Ok(());
    }
    for quadrant in ["North", "South", "West"] {
        let member = member(quadrant);
        let attended = [member.name.clone()];
        let held = Held { quadrant, on: moment.today, attended: &attended, why: ALONE };
        hold(desk, by(&member, moment, &format!("demo panel {quadrant}")), &held).await?;
    }
    for (n, (quadrant, days, age, criteria, far)) in (1..).zip(REFERRALS) {
        let on = moment.today.saturating_sub(days.days());
        let new = New {
            on,
            young_person: None,
            name: format!("Invented Referral {n}"),
            details: details(quadrant, born(moment.today, age, n), criteria, n),
            words: "Wholly invented: nobody is like this.".to_owned(),
            draft: None,
        };
        let referrer = Actor { role: party::Role::Payer, name: "U-REFERRER".to_owned() };
        refer(desk, by(&referrer, moment, &format!("demo referral {n}")), &new).await?;
        let Some(number) = desk.book.paths.keys().next_back().cloned() else { return Ok(()) };
        go(desk, moment, (&number, quadrant), far).await?;
    }
    Ok(())
}

async fn go(
    desk: &mut Desk,
    moment: Moment,
    (number, quadrant): (&str, &str),
    far: Far,
) -> Result<(), Failure> {
    let (member, today) = (member(quadrant), moment.today);
    let step = |what: &str| format!("demo {what} {number}");
    let says = Says { words: "", why: ALONE };
    match far {
        Far::Waits => return Ok(()),
        Far::Asked => {
            let words = "Does the school still hold a place?";
            ask(desk, by(&member, moment, &step("ask")), number, today, words).await?;
            return Ok(());
        }
        Far::Refused => {
            let decided = (today, "gone to alternative service");
            refuse(desk, by(&member, moment, &step("refuse")), number, decided, says).await?;
            return Ok(());
        }
        Far::Endorsed | Far::Accepted => {
            endorse(desk, by(&member, moment, &step("endorse")), number, today, says).await?;
        }
    }
    if far == Far::Accepted {
        let name = "U-SUPERVISOR2".to_owned();
        let supervisor = Actor { role: party::Role::Provider, name };
        let note = "The carers are at home in the evenings and want to begin.";
        assess(desk, by(&supervisor, moment, &step("assess")), number, (today, true), note).await?;
        accept(desk, by(&supervisor, moment, &step("accept")), number, today).await?;
    }
    Ok(())
}

fn details(quadrant: &str, born: Date, criteria: &[&str], n: usize) -> Details {
    Details {
        source: "social worker".to_owned(),
        quadrant: quadrant.to_owned(),
        criteria: criteria.iter().map(|one| (*one).to_owned()).collect(),
        profile: vec!["one-parent".to_owned()],
        crisis: n == 1,
        reunification: criteria.contains(&"return-home"),
        date_of_birth: Some(born),
        ..Details::default()
    }
}

/// A day of birth for an age, no two alike.
fn born(today: Date, age: i16, n: usize) -> Date {
    let years = today.saturating_sub(age.years());
    years.saturating_sub(i64::try_from(n * 23).unwrap_or(0).days())
}

fn member(quadrant: &str) -> Actor {
    let name = format!("U-PANEL{}", quadrant.to_uppercase());
    Actor { role: party::Role::Payer, name }
}

fn by<'a>(actor: &'a Actor, moment: Moment, form: &'a str) -> By<'a> {
    By { actor, moment, mode: Mode::Record, form }
}
