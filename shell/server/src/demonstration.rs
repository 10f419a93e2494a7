//! The invented people of a demonstration: one for each role, related to the teams, quadrants,
//! staff numbers and cases of the invented programme, each with something to do.

mod act;
mod referrals;
mod work;

use app::access::Role;
use app::people::add::{New, add};
use app::people::by::By;
use app::people::event::{ConcernKind, Relation, Scope};
use app::people::grant;
use app::safety::{concern, glass};
use app::{Actor, Desk, Failure, Mode, Moment};
use care::Case;
use definitions::party;
use jiff::ToSpan;

/// One invented person.
struct Invented {
    person: String,
    role: Role,
    relations: Vec<Relation>,
    /// What tells two of one role apart.
    of: String,
}

/// Adds the invented people to a book that has none.
///
/// # Errors
/// A fault of the store.
pub async fn invent(desk: &mut Desk, moment: Moment) -> Result<(), Failure> {
    if !desk.book.people.accounts.is_empty() {
        return Ok(());
    }
    desk.know_names().await?;
    let actor = Actor { role: party::Role::Intermediary, name: "demo.administrator".to_owned() };
    let by = |form| By { actor: &actor, moment, mode: Mode::Record, form };
    let cast = cast(desk);
    for one in &cast {
        let of = match (one.of.as_str(), one.role) {
            ("", _) => String::new(),
            (word, Role::Therapist) => format!(" {word}"),
            (of, _) => format!(" ({of})"),
        };
        let new = New {
            person: one.person.clone(),
            name: format!("Invented {}{of}", one.role.title()),
            email: format!("{}@invented.example", one.person.to_lowercase()),
            organisation: app::access::asker::organisation_of(one.role).to_owned(),
            roles: vec![one.role],
            relations: one.relations.clone(),
        };
        add(desk, by(&one.person), &new).await?;
    }
    things_to_see(desk, moment, &cast).await?;
    // The posts first: a case opens with a therapist in post.
    work::invent(desk, moment).await?;
    referrals::invent(desk, moment).await?;
    act::invent(desk, moment).await
}

/// What tells the therapists of each team apart. Pages show the staff number beside the name.
const THERAPISTS: [[&str; 4]; 2] =
    [["One", "Two", "Three", "Four"], ["Five", "Six", "Seven", "Eight"]];

fn cast(desk: &Desk) -> Vec<Invented> {
    let one = |person: &str, role, relations: Vec<Relation>, of: &str| Invented {
        person: format!("U-{person}"),
        role,
        relations,
        of: of.to_owned(),
    };
    let mut cast = vec![
        one("CONTRACT", Role::ContractManager, vec![], ""),
        one("FINANCE", Role::FinanceOfficer, vec![], ""),
        one("DATA", Role::DataOfficer, vec![], ""),
        one("DIRECTOR", Role::SibDirector, vec![], ""),
        one("BOARD", Role::BoardDirector, vec![], ""),
        one("INVESTOR", Role::Investor, vec![], ""),
        one("MANAGER", Role::ServiceManager, vec![], ""),
        one("EXPERT", Role::Expert, vec![], ""),
        one("EVALUATOR", Role::Evaluator, vec![], ""),
        one("PROTECTION", Role::DataProtectionOfficer, vec![], ""),
        one("ADMIN", Role::Administrator, vec![], ""),
    ];
    for quadrant in ["North", "South", "East", "West"] {
        let relations = vec![Relation::Quadrant(quadrant.to_owned())];
        let person = format!("PANEL{}", quadrant.to_uppercase());
        cast.push(one(&person, Role::PanelMember, relations, quadrant));
    }
    for (at, team) in ["North and Mid", "South and West"].into_iter().enumerate() {
        let relation = || vec![Relation::Team(team.to_owned())];
        let with = |number: String| {
            let mut relations = relation();
            relations.push(Relation::Staff(number));
            relations
        };
        let number = at + 1;
        let (supervisor, support) = (with(format!("S{number:02}")), with(format!("B{number:02}")));
        cast.push(one(&format!("SUPERVISOR{number}"), Role::Supervisor, supervisor, team));
        cast.push(one(&format!("SUPPORT{number}"), Role::BusinessSupport, support, team));
        for (number, word) in (at * 4 + 1..).zip(&THERAPISTS[at]) {
            let staff = format!("T{number:02}");
            let mut relations = relation();
            relations.push(Relation::Staff(staff));
            cast.push(one(&format!("THERAPIST{number}"), Role::Therapist, relations, word));
        }
    }
    let case = |case: &Case| Relation::Case(desk.book.pseudonyms.case(&case.case));
    let listed = listed(desk);
    let referred = listed.iter().filter(|one| one.source.as_deref() == Some("social worker"));
    let referred: Vec<Relation> = referred.rev().step_by(9).take(6).map(case).collect();
    cast.push(one("REFERRER", Role::Referrer, referred, ""));
    let open = listed.iter().find(|one| one.opened.is_some() && one.closed.is_none());
    let family = open.or(listed.last()).map(case).into_iter().collect();
    cast.push(one("FAMILY", Role::Family, family, ""));
    cast
}

/// The cases on the list as last reported, in the order of their numbers.
fn listed(desk: &Desk) -> Vec<Case> {
    let contract = desk.book.contract.as_ref();
    contract
        .map(|contract| app::book::children::children(&desk.book, contract).listed)
        .unwrap_or_default()
}

/// A grant, a look through broken glass and a concern, so that those who review have something.
async fn things_to_see(desk: &mut Desk, moment: Moment, cast: &[Invented]) -> Result<(), Failure> {
    let is = |role: Role| cast.iter().find(|one| one.role == role).map(|one| one.person.clone());
    let actor = |role, name: &str| Actor { role, name: name.to_owned() };
    let listed = listed(desk);
    let of = |quadrant: &str| {
        let case = listed.iter().rev().find(|case| case.quadrant.as_deref() == Some(quadrant));
        case.map(|case| desk.book.pseudonyms.case(&case.case))
    };
    let (south, protection) = (of("South"), is(Role::DataProtectionOfficer));
    if let (Some(evaluator), Some(officer)) = (is(Role::Evaluator), &protection) {
        let actor = actor(party::Role::Payer, officer);
        let by = By { actor: &actor, moment, mode: Mode::Record, form: "demo-grant" };
        let until = moment.today.saturating_add(180.days());
        let purpose = "the independent evaluation, second year";
        grant::give(desk, by, &evaluator, &Scope::Programme, purpose, until).await?;
    }
    if let Some(case) = south {
        let panel = "U-PANELNORTH";
        let actor = actor(party::Role::Payer, panel);
        let by = By { actor: &actor, moment, mode: Mode::Record, form: "demo-glass" };
        let why = "a sibling of this young person was brought to the North panel today";
        glass::break_glass(desk, by, panel, &case, why).await?;
    }
    if let (Some(manager), Some(supervisor)) = (is(Role::ServiceManager), is(Role::Supervisor)) {
        let actor = actor(party::Role::Provider, &supervisor);
        let by = By { actor: &actor, moment, mode: Mode::Record, form: "demo-concern" };
        let new = concern::New {
            concern: "K-DEMO0001".to_owned(),
            kind: ConcernKind::Risk,
            case: None,
            team: "North and Mid".to_owned(),
            words: "Two therapists are on call for the same three weekends; a third is needed."
                .to_owned(),
            owner: manager,
            review_on: moment.today,
        };
        concern::log(desk, by, &new).await?;
    }
    Ok(())
}
