//! Recovery codes: ten long codes on paper for whoever has lost their telephone, each good once.

use crate::fault::Fault;
use crate::secret::{Digest, Secret, random_bytes, same};
use zeroize::Zeroizing;

/// How many codes a set has, and how many letters a code: eighty bits of chance.
const CODES: usize = 10;
const LETTERS: usize = 16;

/// 32 letters and figures that are not mistaken for one another.
const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// A new set of codes.
#[derive(Debug)]
pub struct Set {
    /// The codes, to be shown once: `XXXX-XXXX-XXXX-XXXX`.
    pub codes: Vec<Secret>,
    /// What to keep of them, in the same order.
    pub digests: Vec<String>,
}

/// A new set; the one before it should no longer be kept.
pub fn new_set() -> Result<Set, Fault> {
    let codes = (0..CODES).map(|_| new_code()).collect::<Result<Vec<_>, _>>()?;
    let digests = codes.iter().map(|code| digest(code.reveal())).collect();
    Ok(Set { codes, digests })
}

/// Which of the codes kept somebody typed. Small letters, blanks and hyphens are forgiven, and an
/// O typed for a nought or an I or L for a one. The caller removes the one that was used.
pub fn find(typed: &str, digests: &[String]) -> Option<usize> {
    let typed = digest(typed);
    let mut found = None;
    for (at, kept) in digests.iter().enumerate() {
        if same(kept.as_bytes(), typed.as_bytes()) {
            found = Some(at);
        }
    }
    found
}

fn new_code() -> Result<Secret, Fault> {
    let bytes = Zeroizing::new(random_bytes::<LETTERS>()?);
    let mut code = String::with_capacity(LETTERS + 3);
    for (at, byte) in bytes.iter().enumerate() {
        if at > 0 && at % 4 == 0 {
            code.push('-');
        }
        code.push(char::from(ALPHABET[usize::from(byte % 32)]));
    }
    Ok(Secret::new(code))
}

fn digest(code: &str) -> String {
    let plain: Zeroizing<String> = Zeroizing::new(
        code.chars()
            .filter(char::is_ascii_alphanumeric)
            .take(LETTERS + 1)
            .map(|c| match c.to_ascii_uppercase() {
                'O' => '0',
                'I' | 'L' => '1',
                other => other,
            })
            .collect(),
    );
    Digest::of(plain.as_bytes()).to_string()
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test may")]
mod tests {
    use super::*;

    #[test]
    fn each_code_is_found_as_people_type_it() {
        let set = new_set().unwrap();
        assert_eq!((set.codes.len(), set.digests.len()), (10, 10));
        for (at, code) in set.codes.iter().enumerate() {
            let code = code.reveal();
            assert_eq!(code.len(), 19);
            let sloppy = code.to_lowercase().replace('-', " ").replace('0', "o").replace('1', "l");
            for typed in [code, &sloppy, &format!(" {code} ")] {
                assert_eq!(find(typed, &set.digests), Some(at));
            }
        }
    }

    #[test]
    fn nothing_else_is_found() {
        let mut set = new_set().unwrap();
        let first = set.codes[0].reveal().to_owned();
        for typed in ["", "----", &first[..18], &format!("{first}0")] {
            assert_eq!(find(typed, &set.digests), None);
        }
        set.digests.remove(0);
        assert_eq!(find(&first, &set.digests), None, "used and removed");
    }

    #[test]
    fn what_is_kept_shows_no_code() {
        let set = new_set().unwrap();
        assert!(!set.digests[0].contains(&set.codes[0].reveal()[..4].to_lowercase().repeat(2)));
        assert!(set.digests.iter().all(|digest| Digest::parse(digest).is_some()));
        assert!(!format!("{set:?}").contains(set.codes[0].reveal()));
    }
}
