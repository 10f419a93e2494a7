//! A file to send.

use super::{Asked, Question};
use maud::{Markup, Render, html};

/// A question answered with a file.
#[derive(Clone, Debug)]
pub struct FileUpload {
    asked: Asked,
    accept: Option<String>,
    multiple: bool,
    disabled: bool,
}

impl FileUpload {
    /// A file by the field's name and its label.
    pub fn new(name: &str, label: impl Render) -> FileUpload {
        FileUpload {
            asked: Asked::new(name, label),
            accept: None,
            multiple: false,
            disabled: false,
        }
    }

    /// The kinds of file that can be read: `.csv,.xlsx`.
    pub fn accept(mut self, kinds: &str) -> FileUpload {
        self.accept = Some(kinds.to_owned());
        self
    }

    /// Several files may be sent together.
    pub fn multiple(mut self) -> FileUpload {
        self.multiple = true;
        self
    }

    /// It cannot be answered now.
    pub fn disabled(mut self) -> FileUpload {
        self.disabled = true;
        self
    }
}

impl Question for FileUpload {
    fn asked(&mut self) -> &mut Asked {
        &mut self.asked
    }
}

impl Render for FileUpload {
    fn render(&self) -> Markup {
        let asked = &self.asked;
        asked.labelled(html! {
            input.govuk-file-upload.govuk-file-upload--error[asked.wrong()]
                id=(asked.id) name=(asked.name) type="file" accept=[self.accept.as_ref()]
                multiple[self.multiple] disabled[self.disabled]
                aria-describedby=[asked.described_by()];
        })
    }
}
