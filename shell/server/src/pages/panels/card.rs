//! One referral on an agenda: the facts that decide, and what can be decided.

use app::panel::agenda::Card;
use face::{SummaryList, SummaryRow, action_link, button_group, link_button, said};
use maud::{Markup, html};

/// The card. One that is on the provider's list only is decided there.
pub fn card(card: &Card) -> Markup {
    let here = format!("/referrals/{}", card.key);
    let title = html! {
        (card.number)
        @if card.crisis { " " (face::tag("Crisis", face::Colour::Amber)) }
        @if card.reunification { " " (face::tag("To go home from care", face::Colour::Teal)) }
    };
    html! {
        div.homeward-agenda-card {
            (SummaryList::new(rows(card)).card(title))
            @if card.by_hand {
                (button_group(html! {
                    (link_button(&format!("{here}/endorse?from=agenda"), html! { "Endorse" span.govuk-visually-hidden { " " (card.number) } }))
                    (action_link(&format!("{here}/refuse?from=agenda"), html! { "Refuse" span.govuk-visually-hidden { " " (card.number) } }))
                    (action_link(&format!("{here}/ask?from=agenda"), html! { "Ask for more" span.govuk-visually-hidden { " about " (card.number) } }))
                    (action_link(&here, html! { "Read it whole" span.govuk-visually-hidden { ", " (card.number) } }))
                }))
            } @else {
                p.govuk-body { "It is on the provider’s list only. " (face::link(&format!("/young-people/{}", card.key), "Read the record")) "." }
            }
        }
    }
}

fn rows(card: &Card) -> Vec<SummaryRow> {
    let waited = said::count(usize::try_from(card.days).unwrap_or(0), "day", "days");
    let waited = match card.is_late {
        true => html! { strong { (waited) } ", longer than the contract’s days" },
        false => html! { (waited) },
    };
    let mut rows =
        vec![SummaryRow::new("Waiting", waited), SummaryRow::new("From", card.source.as_str())];
    if let Some(age) = card.age {
        rows.push(SummaryRow::new("Age", age.to_string()));
    }
    if !card.criteria.is_empty() {
        rows.push(SummaryRow::new("Why", card.criteria.join("; ")));
    }
    if !card.profile.is_empty() {
        rows.push(SummaryRow::new("The family", card.profile.join("; ")));
    }
    let before = [
        card.prior_care_days.map(|n| said::count(n as usize, "day in care", "days in care")),
        card.prior_offences.map(|n| said::count(n as usize, "offence", "offences")),
    ];
    let before: Vec<String> = before.into_iter().flatten().collect();
    if !before.is_empty() {
        rows.push(SummaryRow::new("Before", before.join(", ")));
    }
    if !card.earlier.is_empty() {
        let earlier = card.earlier.iter().map(|(number, became)| format!("{number}, {became}"));
        rows.push(SummaryRow::new("Referred before", earlier.collect::<Vec<_>>().join("; ")));
    }
    rows
}
