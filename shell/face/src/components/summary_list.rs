//! What is known of one thing: a key, its value, and what can be done about it.

use super::Action;
use maud::{Markup, Render, html};

/// One thing that is known.
#[derive(Clone, Debug)]
pub struct SummaryRow {
    key: Markup,
    value: Markup,
    actions: Vec<Action>,
    no_border: bool,
}

/// What is known of one thing.
#[derive(Clone, Debug)]
pub struct SummaryList {
    rows: Vec<SummaryRow>,
    no_border: bool,
    card: Option<Markup>,
    card_actions: Vec<Action>,
}

impl SummaryRow {
    /// A key and its value.
    pub fn new(key: impl Render, value: impl Render) -> SummaryRow {
        SummaryRow {
            key: key.render(),
            value: value.render(),
            actions: Vec::new(),
            no_border: false,
        }
    }

    /// Something to do about it.
    pub fn action(mut self, action: Action) -> SummaryRow {
        self.actions.push(action);
        self
    }

    /// No line under it.
    pub fn no_border(mut self) -> SummaryRow {
        self.no_border = true;
        self
    }

    fn shown(&self, others_act: bool, card: Option<&Markup>) -> Markup {
        let without = others_act && self.actions.is_empty();
        html! {
            div.govuk-summary-list__row
                .govuk-summary-list__row--no-border[self.no_border]
                .govuk-summary-list__row--no-actions[without] {
                dt.govuk-summary-list__key { (self.key) }
                dd.govuk-summary-list__value { (self.value) }
                @if !self.actions.is_empty() {
                    dd.govuk-summary-list__actions { (self.links(card)) }
                }
            }
        }
    }

    fn links(&self, card: Option<&Markup>) -> Markup {
        match self.actions.as_slice() {
            [only] => only.link(card),
            several => html! {
                ul.govuk-summary-list__actions-list {
                    @for action in several {
                        li.govuk-summary-list__actions-list-item { (action.link(card)) }
                    }
                }
            },
        }
    }
}

impl SummaryList {
    /// What is known, in the order it is read.
    pub fn new(rows: impl IntoIterator<Item = SummaryRow>) -> SummaryList {
        SummaryList {
            rows: rows.into_iter().collect(),
            no_border: false,
            card: None,
            card_actions: Vec::new(),
        }
    }

    /// No lines between.
    pub fn no_border(mut self) -> SummaryList {
        self.no_border = true;
        self
    }

    /// In a box with a title, where a page has several.
    pub fn card(mut self, title: impl Render) -> SummaryList {
        self.card = Some(title.render());
        self
    }

    /// Something to do about the whole box.
    pub fn card_action(mut self, action: Action) -> SummaryList {
        self.card_actions.push(action);
        self
    }

    fn list(&self) -> Markup {
        let others_act = self.rows.iter().any(|row| !row.actions.is_empty());
        html! {
            dl.govuk-summary-list.govuk-summary-list--no-border[self.no_border] {
                @for row in &self.rows { (row.shown(others_act, self.card.as_ref())) }
            }
        }
    }

    fn card_links(&self, title: &Markup) -> Markup {
        match self.card_actions.as_slice() {
            [] => html! {},
            [only] => html! { div.govuk-summary-card__actions { (only.link(Some(title))) } },
            several => html! {
                ul.govuk-summary-card__actions {
                    @for action in several {
                        li.govuk-summary-card__action { (action.link(Some(title))) }
                    }
                }
            },
        }
    }
}

impl Render for SummaryList {
    fn render(&self) -> Markup {
        let Some(title) = &self.card else { return self.list() };
        html! {
            div.govuk-summary-card {
                div.govuk-summary-card__title-wrapper {
                    h2.govuk-summary-card__title { (title) }
                    (self.card_links(title))
                }
                div.govuk-summary-card__content { (self.list()) }
            }
        }
    }
}
