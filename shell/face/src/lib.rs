//! How a page looks: the page's frame, one typed component for each pattern of the GOV.UK Design
//! System that Homeward uses, a few of our own, and the assets they need. What is shown is a
//! function from a value, so a missing word does not compile. No rule and no sum lives here.

pub mod assets;
pub mod components;
pub mod frame;
pub mod furniture;
pub mod prose;
pub mod said;

pub use assets::{Asset, asset, assets, content_hash, url};
pub use components::*;
pub use frame::{Alert, Back, Frame, WhoShown, error_page, page};
pub use prose::{
    columns, empty, heading, heading_with_caption, hint_text, lead, link, list, numbered,
    paragraph, reading, section,
};
