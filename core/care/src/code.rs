//! A short code from one of the return's code lists, such as `V2` or `CUSTOD`.

use serde::{Deserialize, Serialize};
use std::fmt;

/// A code of at most seven ASCII characters, upper case; blank when nothing was sent.
#[derive(Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Code([u8; 7]);

impl Code {
    /// No code.
    pub const BLANK: Code = Code([0; 7]);

    /// The code as written; text that cannot be a code (too long, not ASCII) is `None`.
    pub fn new(text: &str) -> Option<Code> {
        let text = text.trim();
        if text.len() > 7 || !text.bytes().all(|b| b.is_ascii_graphic()) {
            return None;
        }
        let mut bytes = [0; 7];
        for (to, from) in bytes.iter_mut().zip(text.bytes()) {
            *to = from.to_ascii_uppercase();
        }
        Some(Code(bytes))
    }

    /// A code known when the program was written.
    pub const fn known(text: &'static str) -> Code {
        let (from, mut bytes, mut i) = (text.as_bytes(), [0; 7], 0);
        while i < from.len() {
            bytes[i] = from[i];
            i += 1;
        }
        Code(bytes)
    }

    /// The code's letters.
    pub fn as_str(&self) -> &str {
        let length = self.0.iter().position(|b| *b == 0).unwrap_or(7);
        std::str::from_utf8(&self.0[..length]).unwrap_or("")
    }

    /// Whether nothing was sent.
    pub fn is_blank(self) -> bool {
        self == Code::BLANK
    }

    /// Whether the code is one of these.
    pub fn is_any(self, codes: &[&str]) -> bool {
        codes.contains(&self.as_str())
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl fmt::Debug for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self.as_str(), f)
    }
}

impl TryFrom<String> for Code {
    type Error = String;
    fn try_from(text: String) -> Result<Code, String> {
        Code::new(&text).ok_or_else(|| format!("“{text}” is not a code"))
    }
}

impl From<Code> for String {
    fn from(code: Code) -> String {
        code.as_str().to_owned()
    }
}
