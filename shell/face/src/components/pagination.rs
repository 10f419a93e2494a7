//! The pages of a long list, or what comes before and after.

use maud::{Markup, Render, html};

/// The way to other pages.
#[derive(Clone, Debug)]
pub struct Pagination {
    label: String,
    previous: Option<(String, String)>,
    next: Option<(String, String)>,
    steps: Vec<Step>,
}

/// A page that can be gone to, or pages left out.
#[derive(Clone, Debug)]
enum Step {
    Page { number: usize, href: String, current: bool },
    Gap,
}

/// How many pages are shown on either side of this one.
const AROUND: usize = 2;

impl Pagination {
    /// The pages of a list: which this is, which is the last, and where each one is. Draws
    /// nothing where there is only one.
    pub fn new(current: usize, last: usize, href: impl Fn(usize) -> String) -> Pagination {
        let step = |number| Step::Page { number, href: href(number), current: number == current };
        let steps = shown(current, last).into_iter().map(|page| page.map_or(Step::Gap, step));
        let unlabelled = |number| (href(number), String::new());
        Pagination {
            label: "Pagination".to_owned(),
            previous: (current > 1).then(|| unlabelled(current - 1)),
            next: (current < last).then(|| unlabelled(current + 1)),
            steps: if last > 1 { steps.collect() } else { Vec::new() },
        }
    }

    /// What comes before and after, each with its address and its title.
    pub fn between(
        previous: Option<(String, String)>,
        next: Option<(String, String)>,
    ) -> Pagination {
        Pagination { label: "Pagination".to_owned(), previous, next, steps: Vec::new() }
    }

    /// What it is called to those who hear the page, where there are several.
    pub fn label(mut self, words: &str) -> Pagination {
        self.label = words.to_owned();
        self
    }

    fn way(&self, way: &Way, (href, title): &(String, String)) -> Markup {
        let alone = self.steps.is_empty();
        let arrow = html! {
            svg class={ "govuk-pagination__icon govuk-pagination__icon--" (way.class) }
                xmlns="http://www.w3.org/2000/svg" height="13" width="15" aria-hidden="true"
                focusable="false" viewBox="0 0 15 13" { path d=(way.arrow) {} }
        };
        let arrow_first = alone || way.class == "prev";
        let decorated = alone && title.is_empty();
        html! {
            div class={ "govuk-pagination__" (way.class) } {
                a.govuk-link.govuk-pagination__link href=(href) rel=(way.class) {
                    @if arrow_first { (arrow) }
                    span.govuk-pagination__link-title
                        .govuk-pagination__link-title--decorated[decorated] {
                        (way.word) span.govuk-visually-hidden { " page" }
                    }
                    @if !title.is_empty() {
                        span.govuk-visually-hidden { ":" }
                        span.govuk-pagination__link-label { (title) }
                    }
                    @if !arrow_first { (arrow) }
                }
            }
        }
    }
}

struct Way {
    class: &'static str,
    word: &'static str,
    arrow: &'static str,
}

// The arrows are our own drawing.
const BACK: Way = Way {
    class: "prev",
    word: "Previous",
    arrow: "M7 0 8.4 1.4 4.3 5.5H15v2H4.3l4.1 4.1L7 13 .5 6.5z",
};
const ON: Way = Way {
    class: "next",
    word: "Next",
    arrow: "M8 0 6.6 1.4l4.1 4.1H0v2h10.7l-4.1 4.1L8 13l6.5-6.5z",
};

/// The numbers shown: the first, the last, those around this one, and gaps between. A gap of a
/// single page shows that page.
fn shown(current: usize, last: usize) -> Vec<Option<usize>> {
    let near = |page: usize| page == 1 || page == last || page.abs_diff(current) <= AROUND;
    let mut steps = Vec::new();
    let mut before = 0;
    for page in (1..=last).filter(|page| near(*page)) {
        match page - before {
            1 => {}
            2 => steps.push(Some(page - 1)),
            _ => steps.push(None),
        }
        steps.push(Some(page));
        before = page;
    }
    steps
}

impl Render for Pagination {
    fn render(&self) -> Markup {
        let alone = self.steps.is_empty();
        if alone && self.previous.is_none() && self.next.is_none() {
            return html! {};
        }
        html! {
            nav.govuk-pagination.govuk-pagination--block[alone] aria-label=(self.label) {
                @if let Some(previous) = &self.previous { (self.way(&BACK, previous)) }
                @if !alone {
                    ul.govuk-pagination__list { @for step in &self.steps { (step) } }
                }
                @if let Some(next) = &self.next { (self.way(&ON, next)) }
            }
        }
    }
}

impl Render for Step {
    fn render(&self) -> Markup {
        match self {
            Step::Gap => html! {
                li.govuk-pagination__item.govuk-pagination__item--ellipsis { "⋯" }
            },
            Step::Page { number, href, current } => html! {
                li.govuk-pagination__item.govuk-pagination__item--current[*current] {
                    a.govuk-link.govuk-pagination__link href=(href)
                        aria-label={ "Page " (number) }
                        aria-current=[current.then_some("page")] { (number) }
                }
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn far_pages_are_left_out_and_a_gap_of_one_is_not_a_gap() {
        let said = |current, last| {
            let steps = shown(current, last).into_iter();
            let words = steps.map(|step| step.map_or("…".to_owned(), |page| page.to_string()));
            words.collect::<Vec<_>>().join(" ")
        };
        assert_eq!(said(10, 40), "1 … 8 9 10 11 12 … 40");
        assert_eq!(said(1, 3), "1 2 3");
        assert_eq!(said(5, 9), "1 2 3 4 5 6 7 8 9");
        assert_eq!(said(1, 100), "1 2 3 … 100");
    }

    #[test]
    fn one_page_needs_no_way_to_others() {
        assert!(Pagination::new(1, 1, |page| page.to_string()).render().0.is_empty());
        assert!(Pagination::new(1, 0, |page| page.to_string()).render().0.is_empty());
    }
}
