//! How an area is filled: a colour and a texture together, so that areas that touch are told
//! apart without colour. A texture is drawn once a picture, under the picture's own id.

use crate::text::px;
use maud::{Markup, html};

/// A texture.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Texture {
    Solid,
    Hatch,
    Dots,
    BackHatch,
    Level,
    Cross,
    Upright,
}

/// A texture in a tone of the stylesheet: `1` to `7`, `brand`, `accent`, `care`, …
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Fill {
    pub(crate) texture: Texture,
    pub(crate) tone: &'static str,
}

const IN_ORDER: [Fill; 7] = [
    Fill { texture: Texture::Solid, tone: "1" },
    Fill { texture: Texture::Hatch, tone: "2" },
    Fill { texture: Texture::Dots, tone: "3" },
    Fill { texture: Texture::BackHatch, tone: "4" },
    Fill { texture: Texture::Level, tone: "5" },
    Fill { texture: Texture::Cross, tone: "6" },
    Fill { texture: Texture::Upright, tone: "7" },
];

impl Fill {
    /// The fill of the part that comes `n`th, from nought.
    pub(crate) fn of(n: usize) -> Fill {
        IN_ORDER[n % IN_ORDER.len()]
    }

    /// A rectangle so filled.
    pub(crate) fn rect(self, id: &str, x: f64, y: f64, width: f64, height: f64) -> Markup {
        let fill = (self.texture != Texture::Solid).then(|| format!("url(#{})", self.name(id)));
        let class = match fill {
            None => format!("chart-ground-{}", self.tone),
            Some(_) => format!("chart-edge-{}", self.tone),
        };
        html! {
            rect class=(class) fill=[fill] x=(px(x)) y=(px(y)) width=(px(width.max(0.0)))
                height=(px(height.max(0.0))) {}
        }
    }

    fn name(self, id: &str) -> String {
        format!("{id}-{:?}-{}", self.texture, self.tone).to_lowercase()
    }

    fn pattern(self, id: &str) -> Markup {
        let turned = match self.texture {
            Texture::Hatch => Some("rotate(45)"),
            Texture::BackHatch | Texture::Cross => Some("rotate(-45)"),
            _ => None,
        };
        let ground = format!("chart-ground-{}", self.tone);
        html! {
            pattern id=(self.name(id)) width="7" height="7" patternUnits="userSpaceOnUse"
                patternTransform=[turned] {
                rect class=(ground) width="7" height="7" {}
                @match self.texture {
                    Texture::Solid => {}
                    Texture::Dots => circle class="chart-grain" cx="3.5" cy="3.5" r="1.5" {},
                    Texture::Level => rect class="chart-grain" y="2.5" width="7" height="2" {},
                    Texture::Cross => {
                        rect class="chart-grain" x="3" width="1.5" height="7" {}
                        rect class="chart-grain" y="3" width="7" height="1.5" {}
                    }
                    Texture::Hatch | Texture::BackHatch | Texture::Upright => {
                        rect class="chart-grain" x="2.5" width="2" height="7" {}
                    }
                }
            }
        }
    }
}

/// The textures a picture uses, each once.
pub(crate) fn defs(id: &str, fills: impl IntoIterator<Item = Fill>) -> Markup {
    let mut fills: Vec<Fill> =
        fills.into_iter().filter(|fill| fill.texture != Texture::Solid).collect();
    fills.sort();
    fills.dedup();
    html! {
        @if !fills.is_empty() {
            defs { @for fill in fills { (fill.pattern(id)) } }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_that_touch_differ_in_texture_as_well_as_colour() {
        for n in 0..6 {
            assert_ne!(Fill::of(n).texture, Fill::of(n + 1).texture);
            assert_ne!(Fill::of(n).tone, Fill::of(n + 1).tone);
        }
    }

    #[test]
    fn two_pictures_on_a_page_do_not_share_a_texture() {
        let (one, two) = (Fill::of(1).pattern("one"), Fill::of(1).pattern("two"));
        assert!(one.into_string().contains("id=\"one-hatch-2\""));
        assert!(two.into_string().contains("id=\"two-hatch-2\""));
    }
}
