//! Several things to do, each with how far it is.

use maud::{Markup, Render, html};

/// One thing to do.
#[derive(Clone, Debug)]
pub struct Task {
    title: Markup,
    status: Markup,
    href: Option<String>,
    hint: Option<Markup>,
    cannot_start: bool,
}

/// Several things to do.
#[derive(Clone, Debug)]
pub struct TaskList {
    id: String,
    tasks: Vec<Task>,
}

impl Task {
    /// What is to be done, and how far it is: a word, a tag or a standing.
    pub fn new(title: impl Render, status: impl Render) -> Task {
        Task {
            title: title.render(),
            status: status.render(),
            href: None,
            hint: None,
            cannot_start: false,
        }
    }

    /// Where it is done.
    pub fn to(mut self, href: &str) -> Task {
        self.href = Some(href.to_owned());
        self
    }

    /// A sentence under it.
    pub fn hint(mut self, words: impl Render) -> Task {
        self.hint = Some(words.render());
        self
    }

    /// It has to wait for another.
    pub fn cannot_start(mut self) -> Task {
        self.cannot_start = true;
        self
    }

    fn shown(&self, id: &str) -> Markup {
        let hint_id = self.hint.as_ref().map(|_| format!("{id}-hint"));
        let status_id = format!("{id}-status");
        let described: Vec<&str> = hint_id.iter().chain([&status_id]).map(String::as_str).collect();
        html! {
            li.govuk-task-list__item.govuk-task-list__item--with-link[self.href.is_some()] {
                div.govuk-task-list__name-and-hint {
                    @match &self.href {
                        Some(href) => {
                            a.govuk-link.govuk-task-list__link href=(href)
                                aria-describedby=(described.join(" ")) { (self.title) }
                        }
                        None => { div { (self.title) } }
                    }
                    @if let (Some(words), Some(hint_id)) = (&self.hint, &hint_id) {
                        div.govuk-task-list__hint id=(hint_id) { (words) }
                    }
                }
                div.govuk-task-list__status
                    .govuk-task-list__status--cannot-start-yet[self.cannot_start]
                    id=(status_id) { (self.status) }
            }
        }
    }
}

impl TaskList {
    /// Several things to do; the id is the beginning of each task's own.
    pub fn new(id: &str, tasks: impl IntoIterator<Item = Task>) -> TaskList {
        TaskList { id: id.to_owned(), tasks: tasks.into_iter().collect() }
    }
}

impl Render for TaskList {
    fn render(&self) -> Markup {
        html! {
            ul.govuk-task-list {
                @for (place, task) in (1..).zip(&self.tasks) {
                    (task.shown(&format!("{}-{place}", self.id)))
                }
            }
        }
    }
}
