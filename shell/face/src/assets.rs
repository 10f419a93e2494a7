//! The files a page needs, kept in the binary: stylesheet, scripts, face and mark. Each is served
//! under a path that holds a hash of its bytes, so that a browser may keep it for ever.

use sha2::{Digest, Sha256};
use std::borrow::Cow;
use std::sync::LazyLock;

/// One file as it is served.
#[derive(Debug)]
pub struct Asset {
    /// Its name here: `homeward.css`.
    pub name: &'static str,
    /// Where it is served: `/assets/homeward.1a2b3c4d.css`.
    pub path: String,
    /// What is served.
    pub bytes: Cow<'static, [u8]>,
    /// Its media type.
    pub content_type: &'static str,
}

/// The file served at this path, if there is one.
pub fn asset(path: &str) -> Option<&'static Asset> {
    ASSETS.iter().find(|asset| asset.path == path)
}

/// Every file there is.
pub fn assets() -> &'static [Asset] {
    &ASSETS
}

/// Where a file is served, by its name here.
///
/// # Panics
///
/// Where there is no file of that name: names are constants of the program, and a test asks for
/// each.
pub fn url(name: &str) -> &'static str {
    let found = ASSETS.iter().find(|asset| asset.name == name);
    &found.expect("an asset is asked for by a name that is in the list").path
}

/// Eight hexadecimal digits that change when the bytes do.
pub fn content_hash(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().take(4).map(|byte| format!("{byte:02x}")).collect()
}

const CSS: &str = "text/css; charset=utf-8";
const SCRIPT: &str = "text/javascript; charset=utf-8";
const SVG: &str = "image/svg+xml";
const FONT: &str = "font/woff2";

const REGULAR: &str = "atkinson-hyperlegible-regular.woff2";
const BOLD: &str = "atkinson-hyperlegible-bold.woff2";

static ASSETS: LazyLock<Vec<Asset>> = LazyLock::new(|| {
    let mut all = vec![
        fixed(REGULAR, include_bytes!("../assets/atkinson-hyperlegible-regular.woff2"), FONT),
        fixed(BOLD, include_bytes!("../assets/atkinson-hyperlegible-bold.woff2"), FONT),
        fixed("homeward.js", include_bytes!("../assets/homeward.js"), SCRIPT),
        fixed("htmx.js", include_bytes!("../assets/htmx.js"), SCRIPT),
        fixed("logo.svg", include_bytes!("../assets/logo.svg"), SVG),
        fixed("icon.svg", include_bytes!("../assets/icon.svg"), SVG),
    ];
    let stylesheet = with_hashed_names(include_str!("../assets/homeward.css"), &all);
    all.push(made("homeward.css", Cow::Owned(stylesheet.into_bytes()), CSS));
    all
});

fn fixed(name: &'static str, bytes: &'static [u8], content_type: &'static str) -> Asset {
    made(name, Cow::Borrowed(bytes), content_type)
}

fn made(name: &'static str, bytes: Cow<'static, [u8]>, content_type: &'static str) -> Asset {
    let (stem, ending) = name.rsplit_once('.').expect("each name above has an ending");
    let path = format!("/assets/{stem}.{}.{ending}", content_hash(&bytes));
    Asset { name, path, bytes, content_type }
}

/// A stylesheet names its fonts beside itself; they are served beside it, under hashed names.
fn with_hashed_names(stylesheet: &str, others: &[Asset]) -> String {
    others.iter().fold(stylesheet.to_owned(), |text, asset| {
        text.replace(asset.name, asset.path.trim_start_matches("/assets/"))
    })
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test may")]
mod tests {
    use super::*;

    #[test]
    fn every_file_is_found_at_the_path_it_says() {
        for wanted in
            ["homeward.css", "homeward.js", "htmx.js", "logo.svg", "icon.svg", REGULAR, BOLD]
        {
            assert_eq!(asset(url(wanted)).unwrap().name, wanted);
        }
        assert!(asset("/assets/homeward.css").is_none());
    }

    #[test]
    fn the_stylesheet_names_its_fonts_as_they_are_served() {
        let stylesheet = asset(url("homeward.css")).unwrap();
        let text = std::str::from_utf8(&stylesheet.bytes).unwrap();
        for font in [REGULAR, BOLD] {
            assert!(text.contains(url(font).trim_start_matches("/assets/")), "{font}");
            assert!(!text.contains(font), "{font} is named without its hash");
        }
    }

    #[test]
    fn nothing_is_fetched_from_another_host() {
        let stylesheet = asset(url("homeward.css")).unwrap();
        let text = std::str::from_utf8(&stylesheet.bytes).unwrap();
        assert!(!text.contains("@import"));
        for fetched in text.split("url(").skip(1) {
            assert!(fetched.starts_with("\"atkinson-hyperlegible-"), "{fetched:.60}");
        }
    }
}
