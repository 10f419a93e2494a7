//! A form: where it is sent, the token that proves it came from our page, and what it holds.

use maud::{Markup, html};

/// A form sent by POST. The server answers what is wrong, so the browser is asked not to.
pub fn form(action: &str, csrf: &str, body: Markup) -> Markup {
    html! {
        form action=(action) method="post" novalidate { (hidden("csrf", csrf)) (body) }
    }
}

/// The same for a form that carries files.
pub fn upload_form(action: &str, csrf: &str, body: Markup) -> Markup {
    html! {
        form action=(action) method="post" enctype="multipart/form-data" novalidate {
            (hidden("csrf", csrf))
            (body)
        }
    }
}

/// A value that is sent along and not shown.
pub fn hidden(name: &str, value: &str) -> Markup {
    html! { input type="hidden" name=(name) value=(value); }
}
