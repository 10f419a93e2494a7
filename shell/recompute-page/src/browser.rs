//! How a page calls it: `room(n)` makes room for n bytes and says where; `run(a, n, b, m)` reads
//! what was put there, gives the room back and says where the answer is, as JSON; `length()` says
//! how long it is. A second file of no bytes is none. The answer stands until the next `run`.

#![allow(unsafe_code, reason = "bytes come from a page by address, and go back so")]

use crate::said::{again, against};
use std::cell::RefCell;

thread_local! {
    static ANSWER: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) };
}

/// Makes room for so many bytes.
#[unsafe(no_mangle)]
pub extern "C" fn room(length: usize) -> *mut u8 {
    Box::into_raw(vec![0_u8; length].into_boxed_slice()).cast()
}

/// Calculates, and says where the answer is.
///
/// # Safety
/// Each pair is what `room` gave and how much it was asked for, and is used once.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn run(
    one: *mut u8,
    one_length: usize,
    other: *mut u8,
    other_length: usize,
) -> *const u8 {
    // SAFETY: the page hands over what `room` made, whole, and does not use it again.
    let (one, other) = unsafe { (taken(one, one_length), taken(other, other_length)) };
    let said = match other.is_empty() {
        true => again(&one),
        false => against(&one, &other),
    };
    let written = serde_json::to_vec(&said).unwrap_or_default();
    ANSWER.with_borrow_mut(|answer| {
        *answer = written;
        answer.as_ptr()
    })
}

/// How long the last answer is.
#[unsafe(no_mangle)]
pub extern "C" fn length() -> usize {
    ANSWER.with_borrow(Vec::len)
}

/// What `room` made, as a value again.
unsafe fn taken(at: *mut u8, length: usize) -> Box<[u8]> {
    // SAFETY: as `run` asks of the page.
    unsafe { Box::from_raw(std::ptr::slice_from_raw_parts_mut(at, length)) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_go_in_by_address_and_words_come_back() {
        let put = |bytes: &[u8]| {
            let at = room(bytes.len());
            // SAFETY: `room` made this much of it.
            unsafe { std::ptr::copy_nonoverlapping(bytes.as_ptr(), at, bytes.len()) };
            (at, bytes.len())
        };
        let ((one, n), (other, m)) = (put(b"not evidence"), put(b""));
        // SAFETY: both were made by `room`, and are used once.
        let said = unsafe { run(one, n, other, m) };
        // SAFETY: the answer stands until the next `run`.
        let words = unsafe { std::slice::from_raw_parts(said, length()) };
        let words = String::from_utf8_lossy(words);
        assert!(words.contains("It cannot be used") && words.contains("not a file of evidence"));
    }
}
