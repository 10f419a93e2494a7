//! A chart for paper that has no stylesheet: the colours of the light scheme written into it.

use std::collections::HashMap;
use std::sync::LazyLock;

/// The stylesheet as a picture that stands alone can carry it: without what depends on a screen,
/// every name replaced by its colour.
static ON_PAPER: LazyLock<String> = LazyLock::new(|| stand_alone(crate::CSS));

/// The picture inside a chart's markup, as an SVG file of its own.
///
/// Nothing where the markup holds no picture.
pub fn on_paper(markup: &str) -> Option<String> {
    let svg = &markup[markup.find("<svg")?..markup.rfind("</svg>")? + "</svg>".len()];
    let inside = svg.find('>')? + 1;
    let opening = svg[..inside].replacen("<svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"", 1);
    Some(format!("{opening}<style>{}</style>{}", *ON_PAPER, &svg[inside..]))
}

fn stand_alone(style: &str) -> String {
    let style = without_blocks_for(style);
    let colours: HashMap<&str, &str> = declared(&style).collect();
    let mut told = String::new();
    let mut rest = style.as_str();
    while let Some(at) = rest.find("var(") {
        told.push_str(&rest[..at]);
        let end = at + rest[at..].find(')').unwrap_or(rest.len() - at - 1);
        let name = &rest[at + "var(".len()..end];
        told.push_str(colours.get(name).copied().unwrap_or("#000000"));
        rest = &rest[end + 1..];
    }
    told.push_str(rest);
    told.replace("font-family: inherit", "font-family: \"Atkinson Hyperlegible\"")
}

/// The style outside its `@media` blocks: those are for screens, and for a browser's own paper.
fn without_blocks_for(style: &str) -> String {
    let (mut kept, mut rest) = (String::new(), style);
    while let Some(at) = rest.find("@media") {
        kept.push_str(&rest[..at]);
        let mut depth = 0;
        let end = rest[at..].char_indices().find_map(|(i, c)| {
            depth += i32::from(c == '{') - i32::from(c == '}');
            (c == '}' && depth == 0).then_some(at + i + 1)
        });
        rest = &rest[end.unwrap_or(rest.len())..];
    }
    kept + rest
}

/// Each name with the colour it stands for where a page sets none: `--chart-ink`, `#1d2a2b`.
fn declared(style: &str) -> impl Iterator<Item = (&str, &str)> {
    let declarations = style.split([';', '{', '}']).filter_map(|one| one.split_once(':'));
    declarations.filter(|(name, _)| name.trim().starts_with("--")).map(|(name, value)| {
        let fallback = value.rsplit(',').next().unwrap_or(value);
        (name.trim(), fallback.trim().trim_end_matches(')'))
    })
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test may")]
mod tests {
    use super::*;

    #[test]
    fn a_picture_on_paper_carries_its_own_colours_and_needs_no_page() {
        let svg = on_paper("<div><svg class=\"chart\"><rect class=\"chart-mark-1\"/></svg></div>");
        let svg = svg.unwrap();
        assert!(
            svg.starts_with("<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"chart\"><style>")
        );
        assert!(svg.contains(".chart-mark-1 { fill: #0072b2; }"), "{svg}");
        assert!(svg.contains(".chart text { fill: #1d2a2b;"), "{svg}");
        assert!(!svg.contains("var(") && !svg.contains("@media"), "{svg}");
        assert!(svg.ends_with("</svg>"));
    }

    #[test]
    fn words_alone_are_no_picture() {
        assert_eq!(on_paper("<p>nothing</p>"), None);
    }
}
