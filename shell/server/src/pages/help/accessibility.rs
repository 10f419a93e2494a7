//! `/accessibility`: what we aim at, how it is tested, what is known to be wrong, and how to tell
//! us.

use crate::failure::Failure;
use crate::service::Service;
use crate::visit::Visit;
use axum::extract::State;
use maud::{Markup, html};
use std::sync::Arc;

/// `GET /accessibility`.
pub async fn show(
    State(service): State<Arc<Service>>,
    visit: Result<Visit, Failure>,
) -> Result<Markup, Failure> {
    Ok(face::page(
        &super::frame(&service, &visit, "Accessibility statement"),
        html! {
            (face::heading("Accessibility statement"))
            (face::reading(html! {
                p.govuk-body-l { "Everyone who has to use this service should be able to: on a phone, by keyboard, with a screen reader, enlarged, in the dark, or on paper." }
                (face::section("aim", "What we aim at", html! {
                    p.govuk-body { "The Web Content Accessibility Guidelines 2.2, level AA. We believe that the pages meet them, but for what is listed below. Nobody outside the project has audited them yet." }
                }))
                (face::section("tested", "How it is tested", face::list([
                    html! { "axe-core looks at the pages each role can reach, each time the browser tests are run, and must find nothing." },
                    html! { "The same pages are opened without JavaScript, and at 320 pixels wide, where nothing may scroll sideways but a table in its own box." },
                    html! { "Forms, menus and tables are used by keyboard alone. What can be reached shows a thick ring; what can be pressed is at least 44 pixels high." },
                    html! { "People look at each page, light, dark and printed." },
                ])))
                (face::section("gaps", "What is known to be wrong", face::list([
                    html! { "Pages have not been tried by people who use screen readers every day. Automatic tools find only part of what stands in their way." },
                    html! { "A wide table scrolls inside its own box on a phone. Each can be saved as a spreadsheet instead." },
                    html! { "Pictures of figures have a title, a sentence and their table; the picture itself is not walked through by a screen reader." },
                    html! { "Excel workbooks have one header row a sheet and real numbers, but are not tested with a screen reader." },
                    html! { "Setting up an authenticator app can be hard to do on one device. The letters below the square can be copied instead, and a passkey needs neither." },
                ])))
                (face::section("tell", "If something stands in your way", html! {
                    p.govuk-body { "Tell the administrator of your programme, by whatever means suits you, or ask a colleague to. Say which page, and what you were doing. They can also give you what is on a page in another form." }
                    p.govuk-body { "If you are not content with the answer, the " a.govuk-link href="https://www.equalityadvisoryservice.com/" rel="noreferrer" { "Equality Advisory and Support Service" } " can advise you." }
                }))
            }))
        },
    ))
}
