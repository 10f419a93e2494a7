//! The walls, swept: no combination of roles, organisation, relations, grants and broken glass
//! takes an investor to a child, the provider to a price, or anyone beyond their reach.

use crate::scenes::{Chance, Owned, natural, set, stranger};
use access::{Account, Action, Asker, Child, Decision, Role, Rules, Thing};

const DRAWS: usize = 4_000;

/// What shows, names or touches single young people, written again by hand.
const NEAR_A_CHILD: &[Action] = &[
    Action::SeeMatrix,
    Action::ImportReturn,
    Action::ImportCases,
    Action::ExportReturn,
    Action::SeeFindings,
    Action::OwnFindings,
    Action::ConfirmLinks,
    Action::SeeHistory,
    Action::ExtractEvidence,
    Action::SeeChild,
    Action::SeeChildWorth,
    Action::SeeChildIdentity,
    Action::ExportChild,
    Action::BreakGlass,
    Action::ReviewGlass,
    Action::SeeReads,
    Action::LogConcern,
    Action::SeeConcern,
    Action::ReviewConcern,
    Action::Refer,
    Action::SeeReferral,
    Action::AmendReferral,
    Action::HoldPanel,
    Action::DecideReferral,
    Action::AcceptReferral,
    Action::KeepCase,
    Action::WorkCase,
    Action::TellReferrer,
    Action::SeePathway,
    Action::SeeExceptions,
    Action::SeeWork,
    Action::LogWork,
    Action::LogMeasures,
    Action::SeeAdherence,
    Action::LogAdherence,
    Action::SeeOwnFamilies,
    Action::SeeMissing,
    Action::SeeTeam,
    Action::SeeFidelity,
];

/// What shows a price or moves money, written again by hand.
const MONEY: &[Action] = &[
    Action::SeeMoney,
    Action::ProposeStatement,
    Action::AgreeForPayer,
    Action::AgreeForSpv,
    Action::DisputeStatement,
    Action::DetermineDispute,
    Action::ProposeVariation,
    Action::ApproveVariation,
    Action::ExtractEvidence,
    Action::SeeChildWorth,
];

const PROVIDER: &[Role] =
    &[Role::ServiceManager, Role::Supervisor, Role::Therapist, Role::BusinessSupport];

#[test]
fn investors_never_reach_a_child() {
    let rules = Rules::read().unwrap();
    let mut chance = Chance(11);
    for _ in 0..DRAWS {
        let mut asker = chance.asker();
        match chance.one_of(&["role", "board", "investor", "spv"]) {
            "role" => asker = asker.with(Role::Investor),
            "board" => asker = asker.with(Role::BoardDirector),
            organisation => asker.organisation = organisation.to_owned(),
        }
        let (child, near, any) = (chance.child(), chance.one_of(NEAR_A_CHILD), chance.action());
        let decision = rules.decide(&asker, any, &Thing::Child(&child));
        assert!(!decision.allowed, "{any}: {asker:?}");
        for thing in [chance.thing(), Owned::Programme] {
            assert!(!rules.decide(&asker, near, &thing.lent()).allowed, "{near}: {asker:?}");
        }
    }
}

#[test]
fn the_provider_never_sees_money_whatever_extra_roles_its_people_hold() {
    let rules = Rules::read().unwrap();
    let mut chance = Chance(12);
    for _ in 0..DRAWS {
        let mut asker = chance.asker();
        match chance.once_in(2) {
            true => asker.organisation = "provider".to_owned(),
            false => asker = asker.with(chance.one_of(PROVIDER)),
        }
        money_is_refused(&rules, &mut chance, &asker);
    }
}

#[test]
fn whoever_decides_about_a_child_and_every_family_never_sees_money() {
    let rules = Rules::read().unwrap();
    let mut chance = Chance(13);
    for _ in 0..DRAWS {
        let role = chance.one_of(&[Role::PanelMember, Role::Referrer, Role::Family]);
        let asker = chance.asker().with(role);
        money_is_refused(&rules, &mut chance, &asker);
    }
}

fn money_is_refused(rules: &Rules, chance: &mut Chance, asker: &Asker) {
    let (action, thing) = (chance.one_of(MONEY), chance.thing());
    for thing in [thing, Owned::Programme] {
        assert!(!rules.decide(asker, action, &thing.lent()).allowed, "{action}: {asker:?}");
    }
}

#[test]
fn one_role_sees_a_child_by_its_own_relation_a_grant_or_broken_glass_and_no_other_way() {
    let rules = Rules::read().unwrap();
    let mut chance = Chance(14);
    for _ in 0..DRAWS {
        let mut asker = chance.asker();
        asker.organisation = "a word nobody knows".to_owned();
        let child = chance.child();
        let has = |people: &std::collections::BTreeSet<String>| people.contains("asker");
        let own_team = !child.team.is_empty() && asker.teams.contains(&child.team);
        let own_quadrant = !child.quadrant.is_empty() && asker.quadrants.contains(&child.quadrant);
        let relations = [
            (Role::Supervisor, own_team),
            (Role::BusinessSupport, own_team),
            (Role::PanelMember, own_quadrant),
            (Role::Therapist, has(&child.worked_by)),
            (Role::Referrer, has(&child.referred_by)),
            (Role::Family, has(&child.family)),
            (Role::Evaluator, false),
            (Role::FinanceOfficer, false),
            (Role::DataProtectionOfficer, false),
            (Role::Administrator, false),
        ];
        let (role, related) = chance.one_of(&relations);
        asker.roles = [role].into();
        let decided = |action| rules.decide(&asker, action, &Thing::Child(&child)).allowed;
        let may_break = relations[..5].iter().any(|(breaks, _)| *breaks == role);
        let knows = related || (may_break && has(&child.glass_broken_by));
        let sees = knows || (role != Role::Family && has(&child.granted_to));
        assert_eq!(decided(Action::SeeChild), sees, "{role}: {child:?}");
        assert_eq!(decided(Action::SeeChildIdentity), knows, "{role}: {child:?}");
    }
}

#[test]
fn what_binds_needs_a_second_factor_and_nothing_else_does() {
    let rules = Rules::read().unwrap();
    let mut chance = Chance(15);
    for _ in 0..DRAWS {
        let (asker, action, thing) = (chance.asker(), chance.action(), chance.thing());
        let with = |second_factor| {
            let asker = Asker { second_factor, ..asker.clone() };
            rules.decide(&asker, action, &thing.lent()).allowed
        };
        let expected = with(true) && !action.needs_step_up();
        assert_eq!(with(false), expected, "{action}: {asker:?}");
    }
}

#[test]
fn a_program_may_nothing_that_its_person_may_not() {
    let rules = Rules::read().unwrap();
    let mut chance = Chance(16);
    for _ in 0..DRAWS {
        let (asker, action, thing) = (chance.asker(), chance.action(), chance.thing());
        let by = |program| {
            let asker = Asker { program, ..asker.clone() };
            rules.decide(&asker, action, &thing.lent()).allowed
        };
        assert!(by(false) || !by(true), "{action}: {asker:?}");
    }
}

#[test]
fn nobody_agrees_for_both_sides_or_what_they_proposed() {
    let rules = Rules::read().unwrap();
    let may = |asker: &Asker, action| rules.decide(asker, action, &Thing::Programme).allowed;
    let mut chance = Chance(17);
    for _ in 0..DRAWS {
        let asker = chance.asker();
        let agrees = [Action::AgreeForPayer, Action::AgreeForSpv].map(|one| may(&asker, one));
        assert_ne!(agrees, [true, true], "{asker:?}");
        let proposes = may(&asker, Action::ProposeStatement);
        assert!(!(proposes && agrees.contains(&true)), "{asker:?}");
        let determines = may(&asker, Action::DetermineDispute);
        assert!(!(determines && agrees.contains(&true)), "{asker:?}");
    }
}

#[test]
fn nobody_changes_or_widens_their_own_access() {
    let rules = Rules::read().unwrap();
    let mut chance = Chance(18);
    for _ in 0..DRAWS {
        let asker = chance.asker();
        let own = Account { id: asker.id.clone(), organisation: asker.organisation.clone() };
        for action in [Action::ManagePeople, Action::GiveGrant] {
            assert!(!rules.decide(&asker, action, &Thing::Account(&own)).allowed, "{asker:?}");
        }
    }
}

#[test]
fn words_nobody_knows_are_decided_and_give_nothing() {
    let rules = Rules::read().unwrap();
    let asker = Asker::new("a’ \"strange\"\\ id\n", "an organisation nobody knows");
    let asker = Asker { teams: set(&["", "nowhere"]), quadrants: set(&[""]), ..asker };
    let child = Child { key: String::new(), ..Child::default() };
    for &action in Action::ALL {
        for thing in [Thing::Programme, Thing::Child(&child), Thing::Child(&stranger())] {
            assert!(!rules.decide(&asker, action, &thing).allowed, "{action}");
        }
    }
}

#[test]
fn a_child_without_a_team_is_in_nobodys() {
    let rules = Rules::read().unwrap();
    let asker = Asker { teams: set(&[""]), ..natural(Role::Supervisor) };
    let child = Child { team: String::new(), ..stranger() };
    assert!(!rules.decide(&asker, Action::SeeChild, &Thing::Child(&child)).allowed);
}

#[test]
fn the_deciding_policy_is_shown_and_is_the_same_every_time() {
    let (rules, again) = (Rules::read().unwrap(), Rules::read().unwrap());
    let child = Child { quadrant: "quadrant".to_owned(), ..stranger() };
    let asker = natural(Role::PanelMember);
    let decided = |rules: &Rules| rules.decide(&asker, Action::SeeChild, &Thing::Child(&child));
    let Decision { allowed, because } = decided(&rules);
    assert!(allowed);
    assert_eq!(because.len(), 1);
    assert_eq!(
        because[0].says,
        "A panel member sees the young people of their own quadrant, and who they are."
    );
    assert!(because[0].text.contains("principal.quadrants.contains(resource.quadrant)"));
    assert_eq!(decided(&again), decided(&rules));
}

#[test]
fn the_rules_are_shared_between_threads() {
    fn shared<T: Send + Sync>() {}
    shared::<Rules>();
    shared::<Decision>();
}

#[test]
fn whoever_delivers_the_service_decides_no_referral_and_whoever_pays_accepts_none() {
    let rules = Rules::read().unwrap();
    let mut chance = Chance(17);
    for _ in 0..DRAWS {
        let child = chance.child();
        let may =
            |asker: &Asker, action| rules.decide(asker, action, &Thing::Child(&child)).allowed;
        let mut provider = chance.asker().with(Role::PanelMember);
        match chance.once_in(2) {
            true => provider.organisation = "provider".to_owned(),
            false => provider = provider.with(chance.one_of(PROVIDER)),
        }
        assert!(!may(&provider, Action::DecideReferral), "{provider:?}");
        assert!(!rules.decide(&provider, Action::HoldPanel, &Thing::Programme).allowed);
        let payer = Asker { organisation: "payer".to_owned(), ..chance.asker() };
        let payer = payer.with(Role::Supervisor).with(Role::ServiceManager);
        assert!(
            !may(&payer, Action::AcceptReferral) && !may(&payer, Action::KeepCase),
            "{payer:?}"
        );
    }
}

#[test]
fn a_panel_decides_in_its_own_quadrant_and_a_supervisor_accepts_for_their_own_team() {
    let rules = Rules::read().unwrap();
    let (panel, supervisor) = (natural(Role::PanelMember), natural(Role::Supervisor));
    for (asker, action, own) in [
        (&panel, Action::DecideReferral, Child { quadrant: "quadrant".to_owned(), ..stranger() }),
        (&panel, Action::SeeReferral, Child { quadrant: "quadrant".to_owned(), ..stranger() }),
        (&supervisor, Action::AcceptReferral, Child { team: "team".to_owned(), ..stranger() }),
        (&supervisor, Action::SeeReferral, Child { team: "team".to_owned(), ..stranger() }),
    ] {
        assert!(rules.decide(asker, action, &Thing::Child(&own)).allowed, "{action}");
        assert!(!rules.decide(asker, action, &Thing::Child(&stranger())).allowed, "{action}");
    }
}

#[test]
fn no_therapist_sees_or_enters_a_score_of_the_work_with_their_own_families() {
    let rules = Rules::read().unwrap();
    let mut chance = Chance(19);
    for _ in 0..DRAWS {
        let asker = chance.asker();
        let mut child = chance.child();
        child.worked_by.insert(asker.id.clone());
        for action in [Action::SeeAdherence, Action::LogAdherence] {
            assert!(!rules.decide(&asker, action, &Thing::Child(&child)).allowed, "{asker:?}");
        }
    }
}
