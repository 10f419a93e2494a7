//! What can be done next with a referral by whoever looks at it: the most pressing as a button.

use super::address;
use crate::pages::young_people::may;
use crate::visit::Visit;
use app::access::Action;
use app::referral::read::Referral;
use care::path::Stage;
use face::{action_link, button_group, link_button};
use maud::{Markup, html};

/// One thing that can be done.
struct Thing {
    step: &'static str,
    words: &'static str,
    asks: Action,
}

const fn thing(step: &'static str, words: &'static str, asks: Action) -> Thing {
    Thing { step, words, asks }
}

/// What a referral at a stage may need, the most usual first.
fn at(referral: &Referral) -> Vec<Thing> {
    use Action::{AcceptReferral, AmendReferral, DecideReferral, KeepCase, WorkCase};
    let suits = referral.path.assessed.is_some_and(|(_, suitable)| suitable);
    match referral.path.stage {
        Stage::Referred => vec![
            thing("endorse", "Endorse", DecideReferral),
            thing("refuse", "Refuse", DecideReferral),
            thing("ask", "Ask for more", DecideReferral),
            thing("amend", "Put it right or add to it", AmendReferral),
            thing("withdraw", "Withdraw it", AmendReferral),
        ],
        Stage::Asked => vec![
            thing("answer", "Answer the panel", AmendReferral),
            thing("endorse", "Endorse", DecideReferral),
            thing("refuse", "Refuse", DecideReferral),
            thing("amend", "Put it right or add to it", AmendReferral),
            thing("withdraw", "Withdraw it", AmendReferral),
        ],
        Stage::Endorsed if suits => vec![
            thing("accept", "Accept", AcceptReferral),
            thing("decline", "Decline", AcceptReferral),
            thing("assess", "Assess again", AcceptReferral),
            thing("amend", "Put it right or add to it", AmendReferral),
            thing("withdraw", "Withdraw it", AmendReferral),
        ],
        Stage::Endorsed => vec![
            thing("assess", "Say whether MST suits", AcceptReferral),
            thing("decline", "Decline", AcceptReferral),
            thing("amend", "Put it right or add to it", AmendReferral),
            thing("withdraw", "Withdraw it", AmendReferral),
        ],
        Stage::Accepted => vec![
            thing("open", "Open the case", KeepCase),
            thing("decline", "Decline after all", AcceptReferral),
            thing("amend", "Put it right or add to it", AmendReferral),
            thing("withdraw", "Withdraw it", AmendReferral),
        ],
        Stage::Open => {
            let mut all = vec![
                thing("agreement", "What the family agrees to", WorkCase),
                thing("assign", "Pass it to another therapist", KeepCase),
                thing("close", "Close the case", KeepCase),
                thing("amend", "Put the referral right or add to it", AmendReferral),
            ];
            if referral.path.first_visit.is_none() {
                all.insert(0, thing("first-visit", "Write the first visit down", WorkCase));
            }
            all
        }
        Stage::Closed => vec![thing("agreement", "What the family agrees to", WorkCase)],
        Stage::Refused | Stage::Declined | Stage::Withdrawn => Vec::new(),
    }
}

/// The things that can be done by whoever looks.
pub fn actions(visit: &Visit, referral: &Referral) -> Markup {
    let here = address(&referral.key);
    let things = at(referral);
    let mine = things.iter().filter(|thing| may(visit, &referral.key, thing.asks));
    let mine: Vec<(String, &str)> =
        mine.map(|thing| (format!("{here}/{}", thing.step), thing.words)).collect();
    let Some(((href, words), others)) = mine.split_first() else { return html! {} };
    button_group(html! {
        (link_button(href, *words))
        @for (href, words) in others { (action_link(href, *words)) }
    })
}
