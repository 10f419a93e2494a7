//! The children of a count: each number sent for a child becomes a small whole number, and back.

use super::cutter::trimmed;
use std::borrow::Cow;
use std::collections::HashMap;
use std::hint::black_box;

/// How many bytes of a child's number fit in a slot. The return allows ten characters.
const SHORT: usize = 11;

/// The marker of a number too long for a slot; no text holds this byte.
const LONG: u8 = 0xff;

/// A child's number as text, trimmed and in upper case, packed so that short numbers compare as
/// their text does: text, its length, and four bytes left free for the child's place.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Key(u128);

/// All children met so far, numbered from 0 in the order they were met.
pub(super) struct Children {
    /// Open addressing: a key with the child's place in its low bits; 0 is an empty slot.
    slots: Vec<u128>,
    met: u32,
    long: HashMap<Box<str>, u32>,
}

/// The children's numbers as text, sorted, each with its place.
#[derive(Debug)]
pub(super) struct Names {
    sorted: Vec<u128>,
    long: Vec<Box<str>>,
}

impl Children {
    pub(super) fn new() -> Children {
        Children { slots: vec![0; 1024], met: 0, long: HashMap::new() }
    }

    /// The key of a child's number as sent; `None` when it is blank or is not text.
    pub(super) fn key(&mut self, sent: &[u8]) -> Option<Key> {
        let sent = trimmed(sent);
        if sent.len() <= SHORT && sent.is_ascii() {
            let mut packed = [0; 16];
            packed[..sent.len()].copy_from_slice(sent);
            packed[..SHORT].make_ascii_uppercase();
            packed[SHORT] = sent.len() as u8;
            return (!sent.is_empty()).then_some(Key(u128::from_be_bytes(packed)));
        }
        let text = std::str::from_utf8(sent).ok()?.to_uppercase();
        let next = self.long.len() as u32;
        let place = *self.long.entry(text.into_boxed_str()).or_insert(next);
        Some(Key(u128::from(LONG) << 120 | u128::from(place) << 32))
    }

    /// Looks where the key belongs and forgets it again: done for many keys in a row, so that
    /// the memory they lie in is fetched together, before each is looked up in earnest.
    pub(super) fn glance(&self, key: Key) {
        black_box(self.slots[hash(key) as usize & (self.slots.len() - 1)]);
    }

    /// The child's place; a child not met before gets the next.
    pub(super) fn place(&mut self, key: Key) -> u32 {
        if self.met as usize >= self.slots.len() / 4 * 3 {
            self.grow();
        }
        let slot = self.slot(key);
        if self.slots[slot] == 0 {
            self.slots[slot] = key.0 | u128::from(self.met);
            self.met += 1;
        }
        self.slots[slot] as u32
    }

    /// Where the key is, or where it belongs.
    fn slot(&self, key: Key) -> usize {
        let mask = self.slots.len() - 1;
        let mut at = hash(key) as usize & mask;
        while self.slots[at] != 0 && self.slots[at] >> 32 != key.0 >> 32 {
            at = (at + 1) & mask;
        }
        at
    }

    #[cold]
    fn grow(&mut self) {
        let twice = vec![0; self.slots.len() * 2];
        for full in std::mem::replace(&mut self.slots, twice) {
            if full != 0 {
                let slot = self.slot(Key(full >> 32 << 32));
                self.slots[slot] = full;
            }
        }
    }

    /// The names of the children, in the order of their text.
    pub(super) fn into_names(self) -> Names {
        let mut long = vec![Box::<str>::default(); self.long.len()];
        for (text, place) in self.long {
            long[place as usize] = text;
        }
        let mut sorted = self.slots;
        sorted.retain(|slot| *slot != 0);
        sorted.shrink_to_fit();
        sorted.sort_unstable();
        if !long.is_empty() {
            sorted.sort_by(|a, b| text(*a, &long).cmp(&text(*b, &long)));
        }
        Names { sorted, long }
    }
}

impl Names {
    /// How many children there are.
    pub(super) fn len(&self) -> usize {
        self.sorted.len()
    }

    /// Each child's number and place, in the order of the text.
    pub(super) fn iter(&self) -> impl Iterator<Item = (Cow<'_, str>, u32)> {
        self.sorted.iter().map(|&slot| (text(slot, &self.long), slot as u32))
    }
}

/// The text packed in a slot, or kept aside for it.
fn text(slot: u128, long: &[Box<str>]) -> Cow<'_, str> {
    let packed = slot.to_be_bytes();
    if packed[0] == LONG {
        return Cow::Borrowed(&long[(slot >> 32) as u32 as usize]);
    }
    let text = &packed[..usize::from(packed[SHORT])];
    Cow::Owned(String::from_utf8_lossy(text).into_owned())
}

/// Mixes all bytes of a key: a product of its halves, folded.
fn hash(key: Key) -> u64 {
    let (high, low) = ((key.0 >> 64) as u64, key.0 as u64);
    let product =
        u128::from(high ^ 0x9e37_79b9_7f4a_7c15) * u128::from(low ^ 0xd1b5_4a32_d192_ed03);
    (product >> 64) as u64 ^ product as u64
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeMap;

    #[test]
    fn thousands_of_children_keep_their_places_and_come_out_in_text_order() {
        let mut children = Children::new();
        let mut plain = BTreeMap::new();
        for n in 0..20_000_u32 {
            let n = n.wrapping_mul(2_654_435_761) % 15_000;
            let name = match n % 3 {
                0 => n.to_string(),
                1 => format!("A{n:010}"),
                _ => format!("long-child-number-é-{n}").to_uppercase(),
            };
            let next = plain.len() as u32;
            let place = *plain.entry(name.clone()).or_insert(next);
            let key = children.key(name.as_bytes()).unwrap();
            assert_eq!(children.place(key), place, "{name}");
        }
        let names = children.into_names();
        let told: Vec<(String, u32)> = names.iter().map(|(n, p)| (n.into_owned(), p)).collect();
        assert_eq!(told, plain.into_iter().collect::<Vec<_>>());
    }

    #[test]
    fn blanks_around_a_number_and_the_case_of_its_letters_do_not_matter() {
        let mut children = Children::new();
        assert_eq!(children.key(b" ab1 "), children.key(b"AB1"));
        assert_ne!(children.key(b"AB1"), children.key(b"AB10"));
        assert_ne!(children.key(b"AB\0"), children.key(b"AB"));
        assert_eq!(children.key(b"  "), None);
        assert_eq!(children.key(b"\xff\xfe"), None);
        let long = children.key("élodie-number-twelve".as_bytes());
        assert_eq!(long, children.key("ÉLODIE-NUMBER-TWELVE".as_bytes()));
    }
}
