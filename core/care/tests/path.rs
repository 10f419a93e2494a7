//! What may happen to a referral, and what not: each line below is a day and a step, tried in
//! order; what is refused is told, what is not is folded in.

#![allow(clippy::unwrap_used)]

use care::path::event::{Decision, Details, Event};
use care::path::exceptions::of_path;
use care::path::meeting::Meeting;
use care::path::{Noted, Path, may::may_refer};
use care::pathway::Pathway;
use definitions::{Date, iso};
use expect_test::{Expect, expect};

const TODAY: &str = "2014-12-01";

fn day(text: &str) -> Date {
    iso(text).unwrap_or_else(|| panic!("{text} is no day"))
}

fn terms() -> Pathway {
    Pathway::read(include_str!("../../../contracts/essex/pathway.toml")).unwrap()
}

fn details() -> Details {
    Details {
        source: "social worker".to_owned(),
        quadrant: "East".to_owned(),
        criteria: vec!["school".to_owned()],
        date_of_birth: Some(day("2000-06-01")),
        ..Details::default()
    }
}

fn event(on: Date, words: &str) -> Event {
    let (step, rest) = words.split_once(' ').unwrap_or((words, ""));
    let text = rest.to_owned();
    match step {
        "asked" => Event::Asked { on },
        "answered" => Event::Answered { on },
        "endorsed" => Event::Endorsed { on, why: text },
        "refused" => Event::Refused { on, reason: text, why: String::new() },
        "suits" => Event::Assessed { on, suitable: true },
        "does-not-suit" => Event::Assessed { on, suitable: false },
        "accepted" => Event::Accepted { on },
        "declined" => Event::Declined { on, reason: text },
        "withdrawn" => Event::ReferralWithdrawn { on },
        "opened" => Event::Opened {
            on,
            case: "C-1".to_owned(),
            team: "North and Mid".to_owned(),
            therapist: text,
        },
        "assigned" => Event::Assigned { on, therapist: text },
        "visited" => Event::FirstVisit { on },
        "closed" => Event::Closed {
            on,
            completed: text == "completed by agreement",
            reason: text,
            living_at_close: "home".to_owned(),
        },
        "agreed" => Event::ConsentGiven { on, to: text },
        "disagreed" => Event::ConsentWithdrawn { on, to: text },
        "told" => {
            let all = [Decision::Endorsed, Decision::Refused, Decision::Accepted, Decision::Opened];
            let of = all.into_iter().find(|one| one.said() == rest).unwrap();
            Event::Told { on, of, how: "by telephone".to_owned(), why: String::new() }
        }
        "born" => {
            Event::Amended { details: Details { date_of_birth: Some(day(rest)), ..details() } }
        }
        "moved-to" => Event::Amended { details: Details { quadrant: text, ..details() } },
        "taken-back" => Event::TakenBack { why: text },
        other => panic!("{other} is no step"),
    }
}

/// Tries each line in order, from a referral on 2014-01-06.
fn walk(lines: &str) -> (Path, Vec<String>) {
    let (terms, mut refused) = (terms(), Vec::new());
    let on = day("2014-01-06");
    may_refer(&terms, day(TODAY), on, &details()).unwrap();
    let noted = |entry: u64, event| {
        let by = "payer:U-1".to_owned();
        Noted { entry, at: 0, by, event, taken_back: false }
    };
    let first = noted(1, Event::Referred { on, details: details() });
    let mut path = Path::begin("R-2014-001", "Y-2014-001", first).unwrap();
    for (entry, line) in (2..).zip(lines.lines().map(str::trim).filter(|line| !line.is_empty())) {
        let (on, words) = line.split_once(' ').unwrap();
        let event = event(day(on), words);
        match path.may(&terms, day(TODAY), &event) {
            Ok(()) => path.apply(noted(entry, event)),
            Err(refusal) => refused.push(format!("{words}: {refusal}")),
        }
    }
    (path, refused)
}

fn check(lines: &str, expected: Expect) {
    let (path, refused) = walk(lines);
    let mut said = refused.join("\n");
    said.push_str(&format!("\n=> {}\n", path.stage.said()));
    expected.assert_eq(said.trim_start());
}

const TO_OPEN: &str = "
    2014-01-08 endorsed
    2014-01-10 suits
    2014-01-10 accepted
    2014-01-20 opened T1
";

#[test]
fn a_referral_is_endorsed_assessed_accepted_opened_and_closed() {
    check(
        &format!(
            "{TO_OPEN}
            2014-03-01 assigned T2
            2014-06-01 closed completed by agreement
            2014-01-22 visited"
        ),
        expect!["=> closed\n"],
    );
}

#[test]
fn an_unendorsed_referral_is_never_assessed_accepted_or_opened() {
    check(
        "
        2014-01-08 suits
        2014-01-08 accepted
        2014-01-08 declined lack of engagement
        2014-01-08 opened T1
        ",
        expect![[r#"
            suits: No panel has endorsed this referral, so it cannot be assessed. It waits for the quadrant’s panel; only a member of that panel endorses it
            accepted: No panel has endorsed this referral, so it cannot be accepted. It waits for the quadrant’s panel; only a member of that panel endorses it
            declined lack of engagement: No panel has endorsed this referral, so it cannot be declined. It waits for the quadrant’s panel; only a member of that panel endorses it
            opened T1: The supervisor has not accepted this referral, so it cannot be opened. A panel endorses it, the supervisor accepts it, and then it opens
            => waits for the panel
        "#]],
    );
}

#[test]
fn a_referral_is_accepted_after_an_assessment_that_it_suits_and_opened_after_that() {
    check(
        "
        2014-01-08 endorsed
        2014-01-09 accepted
        2014-01-09 does-not-suit
        2014-01-09 accepted
        2014-01-10 opened T1
        2014-01-10 declined behaviours not suitable
        2014-01-11 suits
        ",
        expect![[r#"
            accepted: Nobody has assessed whether MST suits. Write the assessment first
            accepted: The assessment says that MST does not suit. Decline the referral, or assess it again
            opened T1: The supervisor has not accepted this referral, so it cannot be opened. A panel endorses it, the supervisor accepts it, and then it opens
            suits: An endorsed referral is assessed; this referral is at another point: declined by the supervisor. Reload the page and look at what happened since
            => declined by the supervisor
        "#]],
    );
}

#[test]
fn no_day_is_before_the_step_it_follows_or_still_to_come() {
    check(
        "
        2014-01-05 endorsed
        2014-12-02 endorsed
        2014-01-15 endorsed
        2014-01-14 suits
        2014-01-15 suits
        2014-01-16 accepted
        2014-01-15 opened T1
        2014-01-20 opened T1
        2014-01-19 visited
        2014-01-25 visited
        2014-01-24 closed lack of engagement
        2014-01-22 assigned T2
        2014-01-21 assigned T3
        ",
        expect![[r#"
            endorsed: 5 January 2014 is before 6 January 2014, the day it was referred. Check both days, and whether day and month were exchanged
            endorsed: 2 December 2014 is still to come. Give the day on which it happened
            suits: 14 January 2014 is before 15 January 2014, the day it was endorsed. Check both days, and whether day and month were exchanged
            opened T1: 15 January 2014 is before 16 January 2014, the day it was accepted. Check both days, and whether day and month were exchanged
            visited: 19 January 2014 is before 20 January 2014, the day it opened. Check both days, and whether day and month were exchanged
            closed lack of engagement: 24 January 2014 is before 25 January 2014, the day it had its first visit. Check both days, and whether day and month were exchanged
            assigned T3: 21 January 2014 is before 22 January 2014, the day it passed to a therapist. Check both days, and whether day and month were exchanged
            => open
        "#]],
    );
}

#[test]
fn nothing_happens_twice_and_nothing_after_the_end() {
    check(
        "
        2014-01-08 asked
        2014-01-08 asked
        2014-01-09 refused lack of engagement
        2014-01-10 endorsed
        2014-01-10 answered
        2014-01-10 withdrawn
        ",
        expect![[r#"
            asked: The panel asks; this referral is at another point: waits for an answer from the referrer. Reload the page and look at what happened since
            endorsed: The panel endorses a referral that waits for it; this referral is at another point: refused by the panel. Reload the page and look at what happened since
            answered: An answer is given; this referral is at another point: refused by the panel. Reload the page and look at what happened since
            withdrawn: A referral is withdrawn before it opens; this referral is at another point: refused by the panel. Reload the page and look at what happened since
            => refused by the panel
        "#]],
    );
}

#[test]
fn codes_are_those_of_the_contract_and_reasons_do_not_contradict() {
    let (path, _) = walk(TO_OPEN);
    let close = Event::Closed {
        on: day("2014-06-01"),
        reason: "lack of engagement".to_owned(),
        completed: true,
        living_at_close: "home".to_owned(),
    };
    let refusal = path.may(&terms(), day(TODAY), &close).unwrap_err();
    assert!(refusal.title.contains("contradict"), "{refusal}");
    check(
        &format!(
            "2014-01-08 refused too difficult
            {TO_OPEN}
            2014-06-01 closed had enough
            2014-01-08 agreed to everything"
        ),
        expect![[r#"
            refused too difficult: “too difficult” is not on the list for the refusal reason. Choose one of: not living at home, case closed to social care, lack of engagement, behaviours not suitable, placed in care, gone to alternative service
            closed had enough: “had enough” is not on the list for the closure reason. Choose one of: completed by agreement, lack of engagement, placed for an event during treatment, placed for an event before treatment, withdrawn for administrative reasons, moved out of the area, other
            agreed to everything: “to everything” is not on the list for the agreement. Choose one of: therapy, feedback, story
            => open
        "#]],
    );
}

#[test]
fn nothing_opens_at_eighteen_and_a_decided_referral_stays_in_its_quadrant() {
    check(
        &format!(
            "2014-01-06 born 1996-01-06
            2014-01-06 born 2014-02-01
            {TO_OPEN}
            2014-01-21 born 1996-01-15
            2014-01-21 moved-to West"
        ),
        expect![[r#"
            born 1996-01-06: The young person is eighteen or older on the day of referral. Check the date of birth; the service ends at eighteen
            born 2014-02-01: The referral on 6 January 2014 is before the date of birth, 1 February 2014. Check both days
            born 1996-01-15: A case cannot open on or after the eighteenth birthday. Check both days; what happens at eighteen is not part of the contract
            moved-to West: A panel has decided this referral, so its quadrant stays. Ask the panel to take its decision back first
            => open
        "#]],
    );
}

#[test]
fn an_agreement_is_taken_back_only_once_given_and_is_no_step() {
    let (path, refused) = walk(
        "2014-01-20 disagreed therapy
        2014-01-20 agreed therapy
        2014-01-19 disagreed therapy
        2014-01-21 disagreed therapy
        2014-01-08 endorsed",
    );
    assert_eq!(refused.len(), 2, "{refused:?}");
    assert_eq!(path.consents["therapy"], (day("2014-01-21"), false));
    assert_eq!(path.endorsed, Some(day("2014-01-08")));
}

#[test]
fn the_last_step_can_be_taken_back_and_then_never_happened() {
    let (path, refused) = walk(&format!(
        "{TO_OPEN}
        2014-06-01 closed other
        2014-06-02 taken-back another family’s
        2014-06-03 taken-back
        2014-06-03 taken-back opened by mistake
        2014-01-25 opened T9"
    ));
    assert_eq!(refused, ["taken-back: Say why it is taken back. A few words; no names"]);
    assert_eq!(path.opening.as_ref().map(|opening| opening.on), Some(day("2014-01-25")));
    assert_eq!((path.closing.as_ref(), path.therapists.len()), (None, 1));
    assert_eq!(path.noted.iter().filter(|noted| noted.taken_back).count(), 2);
}

#[test]
fn a_therapist_has_the_case_on_every_day_it_is_open_and_on_no_other() {
    let (path, _) = walk(&format!(
        "{TO_OPEN}
        2014-03-01 assigned T2
        2014-03-01 assigned T3
        2014-06-01 closed completed by agreement"
    ));
    let mut on = day("2014-01-15");
    while on < day("2014-06-10") {
        let expected = match on {
            on if on < day("2014-01-20") || on >= day("2014-06-01") => None,
            on if on < day("2014-03-01") => Some("T1"),
            _ => Some("T3"),
        };
        assert_eq!(path.therapist_on(on), expected, "{on}");
        on = on.tomorrow().unwrap();
    }
}

#[test]
fn a_referrer_hears_of_each_decision_and_a_second_one_of_a_kind_waits_anew() {
    let waits = |lines: &str| -> Vec<&str> {
        walk(lines).0.untold().iter().map(|one| one.decision.said()).collect()
    };
    assert_eq!(waits(TO_OPEN), ["endorsed", "accepted", "opened"]);
    let told = format!("{TO_OPEN}\n2014-01-21 told endorsed\n2014-01-21 told opened");
    assert_eq!(waits(&told), ["accepted"]);
    let again = "2014-01-08 endorsed
        2014-01-09 told endorsed
        2014-01-10 taken-back by mistake
        2014-01-15 endorsed";
    assert_eq!(waits(again), ["endorsed"]);
    let (_, refused) =
        walk("2014-01-08 endorsed\n2014-01-07 told endorsed\n2014-01-09 told refused");
    assert_eq!(refused.len(), 2, "{refused:?}");
}

#[test]
fn every_bent_rule_is_an_exception_with_its_day_and_why() {
    let meeting = |on: &str, attended: &[&str]| Meeting {
        quadrant: "East".to_owned(),
        on: day(on),
        attended: attended.iter().map(|&one| one.to_owned()).collect(),
        why: String::new(),
        by: "payer:U-1".to_owned(),
        entry: 1,
    };
    let check = |lines: &str, meetings: &[Meeting], expected: &[&str]| {
        let (path, refused) = walk(lines);
        assert_eq!(refused, Vec::<String>::new());
        let found = of_path(&path, &terms(), meetings, day("2014-01-25"));
        let said: Vec<String> = found
            .iter()
            .map(|one| format!("{} {} ({})", one.on, one.rule.said(), one.why))
            .collect();
        assert_eq!(said, expected);
    };
    let both = [meeting("2014-01-08", &["U-1", "U-2"]), meeting("2014-01-21", &["U-1"])];
    check("2014-01-08 endorsed\n2014-01-10 told endorsed", &both, &[]);
    check(
        "2014-01-21 endorsed the second member was ill",
        &both,
        &[
            "2014-01-21 decided later than the contract’s days (the second member was ill)",
            "2014-01-21 the panel met without its quorum (the second member was ill)",
        ],
    );
    check(
        "2014-01-09 endorsed\n2014-01-20 told endorsed",
        &both,
        &[
            "2014-01-09 decided on a day with no meeting of the panel ()",
            "2014-01-20 the referrer heard later than the contract’s days ()",
        ],
    );
    check(
        "2014-01-08 endorsed\n2014-01-09 taken-back the wrong one",
        &both,
        &["2014-01-08 a step was taken back (the wrong one)"],
    );
    check(
        "2014-01-08 endorsed",
        &both,
        &["2014-01-08 the referrer has not been told within the contract’s days ()"],
    );
}
