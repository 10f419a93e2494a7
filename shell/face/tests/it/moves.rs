//! What is pressed, and the ways to other pages.

use crate::examples::{check, check_after};
use crate::options::{has_class, is, items, said, words};
use face::*;
use maud::{Markup, Render};
use scraper::{Html, Selector};
use serde_json::Value;

#[test]
fn a_button_is_as_published() {
    let names = [
        "default",
        "disabled",
        "link",
        "secondary",
        "secondary disabled",
        "warning",
        "warning disabled",
        "name",
        "html",
        "id",
        "prevent double click",
        "don't prevent double click",
    ];
    check("button", &names, pressed);
}

fn pressed(options: &Value) -> Markup {
    let mut made = match options["href"].as_str() {
        Some(href) => link_button(href, words(options)),
        None => button(words(options)),
    };
    if has_class(options, "govuk-button--secondary") {
        made = made.secondary();
    }
    if has_class(options, "govuk-button--warning") {
        made = made.warning();
    }
    if is(&options["disabled"]) {
        made = made.disabled();
    }
    if options.get("name").is_some() {
        made = made.name(&said(&options["name"]), "");
    }
    if options.get("id").is_some() {
        made = made.id(&said(&options["id"]));
    }
    made.render()
}

#[test]
fn the_way_back_is_as_published() {
    let names = ["default", "html as text", "html", "with custom text and link"];
    check("back-link", &names, |options| {
        let href = options["href"].as_str().unwrap_or("#");
        match options.get("text").or(options.get("html")) {
            Some(_) => back_link(href, words(options)),
            None => back_link(href, "Back"),
        }
    });
}

#[test]
fn the_way_here_is_as_published() {
    let names = [
        "default",
        "with one level",
        "without the home section",
        "with last breadcrumb as current page",
        "html as text",
    ];
    check("breadcrumbs", &names, |options| {
        let crumb = |item: &Value| match item["href"].as_str() {
            Some(href) => Crumb::new(said(&item["text"]), href),
            None => Crumb::here(said(&item["text"])),
        };
        breadcrumbs(&items(&options["items"]).iter().map(crumb).collect::<Vec<_>>())
    });
}

#[test]
fn the_way_past_the_top_is_as_published() {
    check("skip-link", &["no href"], |_| skip_link());
}

#[test]
fn the_name_is_as_published() {
    let names = ["default", "with text and image logo", "custom url"];
    check("generic-header", &names, |options| {
        let home = options["url"].as_str().unwrap_or("/");
        match options["logoHtml"].as_str() {
            Some(html) => generic_header(home, maud::PreEscaped(html)),
            None => generic_header(home, said(&options["logoText"])),
        }
    });
}

/// Ours never hides behind a button, which is taken out of the published examples, and says of the
/// part a page is in that it is current, never that it is the page. The service's name is not
/// repeated, so the examples with one are not for us.
#[test]
fn the_parts_of_the_service_are_as_published() {
    let names = [
        "with navigation with a current item",
        "with navigation with an active item",
        "with large navigation",
    ];
    let plain = |html: &str| {
        without(html, "button").replace("aria-current=\"page\"", "aria-current=\"true\"")
    };
    check_after("service-navigation", &names, plain, |options| {
        let part = |item: &Value| {
            let here = is(&item["current"]) || is(&item["active"]);
            NavItem::new(said(&item["text"]), said(&item["href"])).current(here)
        };
        let parts: Vec<NavItem> = items(&options["navigation"]).iter().map(part).collect();
        service_navigation(&parts, "Menu")
    });
}

/// HTML without the elements that match.
fn without(html: &str, selector: &str) -> String {
    let mut parsed = Html::parse_fragment(html);
    let selector = Selector::parse(selector).expect("the test's own selector is one");
    let found: Vec<_> = parsed.select(&selector).map(|element| element.id()).collect();
    for id in found {
        parsed.tree.get_mut(id).expect("it was found in this tree").detach();
    }
    parsed.html()
}

/// Our pages follow one another, so before page 2 is always page 1; the published examples lead
/// to `/previous` and `/next`, which are changed to the pages they would be.
#[test]
fn the_pages_of_a_list_are_as_published() {
    for (name, current, last) in
        [("default", 2, 3), ("with many pages", 10, 40), ("first page", 1, 3), ("last page", 3, 3)]
    {
        let numbered = |html: &str| {
            html.replace("\"/previous\"", &format!("\"/page/{}\"", current - 1))
                .replace("\"/next\"", &format!("\"/page/{}\"", current + 1))
        };
        check_after("pagination", &[name], numbered, |_| {
            Pagination::new(current, last, |page| format!("/page/{page}")).render()
        });
    }
}

/// Where the published titles say "Previous page" in sight, ours hide the word "page" as their
/// own default does.
#[test]
fn what_comes_before_and_after_is_as_published() {
    let names = [
        "with prev and next only",
        "with prev and next only and labels",
        "with prev and next only and very long labels",
        "with previous only",
        "with next only",
    ];
    let unseen = |html: &str| {
        let hidden = "<span class=\"govuk-visually-hidden\"> page</span>";
        html.replace("Previous page", &format!("Previous{hidden}"))
            .replace("Next page", &format!("Next{hidden}"))
    };
    check_after("pagination", &names, unseen, |options| {
        let way = |way: &Value| {
            way["href"].as_str().map(|href| (href.to_owned(), said(&way["labelText"])))
        };
        Pagination::between(way(&options["previous"]), way(&options["next"])).render()
    });
}
