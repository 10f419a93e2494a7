//! A text as a picture to be photographed: one SVG path, black on white.

use crate::fault::Fault;
use qrcodegen::{QrCode, QrCodeEcc};
use std::fmt::Write;

/// The white edge a camera needs, in modules.
const EDGE: i32 = 4;

/// A square picture. Draw `path` in black over a white square of `side` by `side`.
#[derive(Clone, PartialEq, Eq)]
pub struct Qr {
    /// How wide and high it is, its white edge included: the view box is `0 0 side side`.
    pub side: u32,
    /// What an SVG path's `d` is set to.
    pub path: String,
}

impl std::fmt::Debug for Qr {
    /// The picture is a secret too.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Qr(…)")
    }
}

/// Draws a text.
pub(crate) fn draw(text: &str) -> Result<Qr, Fault> {
    let code = QrCode::encode_text(text, QrCodeEcc::Medium)
        .map_err(|_| Fault::Settings("the text is too long to be drawn".to_owned()))?;
    let mut path = String::new();
    for y in 0..code.size() {
        let mut x = 0;
        while x < code.size() {
            let run = (x..code.size()).take_while(|x| code.get_module(*x, y)).count() as i32;
            if run > 0 {
                write!(path, "M{} {}h{run}v1h-{run}z", x + EDGE, y + EDGE)
                    .expect("a text can always be written to");
            }
            x += run + 1;
        }
    }
    Ok(Qr { side: (code.size() + 2 * EDGE).unsigned_abs(), path })
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test may")]
mod tests {
    use super::*;

    #[test]
    fn the_picture_has_its_three_corners_and_a_white_edge() {
        let qr = draw("otpauth://totp/x").unwrap();
        assert_eq!(qr.side, 25 + 8);
        // The first row begins and ends with the seven modules of a corner.
        assert!(qr.path.starts_with("M4 4h7v1h-7z"));
        assert!(qr.path.contains("M22 4h7v1h-7z"));
        assert!(qr.path.contains("M4 28h7v1h-7z"), "the corner at the bottom left");
    }

    #[test]
    fn every_dark_module_is_drawn_once() {
        let code = QrCode::encode_text("homeward", QrCodeEcc::Medium).unwrap();
        let dark = (0..code.size())
            .flat_map(|y| (0..code.size()).map(move |x| (x, y)))
            .filter(|(x, y)| code.get_module(*x, *y))
            .count();
        let drawn: usize = draw("homeward")
            .unwrap()
            .path
            .split('h')
            .filter_map(|part| part.split('v').next()?.parse::<usize>().ok())
            .sum();
        assert_eq!(drawn, dark);
    }

    #[test]
    fn what_is_too_long_is_refused() {
        assert!(draw(&"x".repeat(5_000)).is_err());
    }
}
