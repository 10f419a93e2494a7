//! What the bytes of a file are, before anything in it is read: UTF-8 text, with or without a
//! byte-order mark, or something that only looks like it and is refused in plain words.

use crate::say::found;
use definitions::{Finding, Place, Weight};

/// The kinds of file told apart by their first bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Nothing at all, or only white space.
    Empty,
    /// Text in two or four bytes a character.
    Utf16,
    /// A zip archive, which an `.xlsx` workbook is.
    Zip,
    /// A workbook of the old `.xls` kind.
    OldWorkbook,
    /// A PDF.
    Pdf,
    /// XML or a web page.
    Markup,
    /// Bytes that are no text.
    Binary,
    /// Text, as far as the first bytes tell.
    Text,
}

/// What the bytes are.
pub(crate) fn kind(bytes: &[u8]) -> Kind {
    let bytes = without_mark(bytes);
    let start = &bytes[..bytes.len().min(1000)];
    let zeros = start.iter().filter(|byte| **byte == 0).count();
    match start {
        [0xFF, 0xFE, ..] | [0xFE, 0xFF, ..] => Kind::Utf16,
        [b'P', b'K', 3 | 5, 4 | 6, ..] => Kind::Zip,
        [0xD0, 0xCF, 0x11, 0xE0, ..] => Kind::OldWorkbook,
        [b'%', b'P', b'D', b'F', ..] => Kind::Pdf,
        _ if zeros > 1 && zeros * 3 >= start.len() => Kind::Utf16,
        _ if zeros > 0 => Kind::Binary,
        _ if bytes.iter().all(u8::is_ascii_whitespace) => Kind::Empty,
        _ if start.trim_ascii_start().starts_with(b"<") => Kind::Markup,
        _ => Kind::Text,
    }
}

/// The text of a file, its byte-order mark taken off; or why it is refused.
pub(crate) fn text<'a>(file: &str, bytes: &'a [u8]) -> Result<&'a [u8], Box<Finding>> {
    const CSV: &str = "In Excel, choose Save As and the type “CSV UTF-8 (Comma delimited)”";
    let (check, title, hint) = match kind(bytes) {
        Kind::Text => return Ok(without_mark(bytes)),
        Kind::Empty => ("file_empty", "This file is empty", "Export it again and send it"),
        Kind::Utf16 => (
            "file_utf16",
            "This file is saved as UTF-16 (“Unicode text”), which is not accepted",
            "Save it again as UTF-8. In Excel, choose Save As and the type “CSV UTF-8 (Comma \
             delimited)”; in Notepad, choose Save As and the encoding UTF-8",
        ),
        Kind::Zip => (
            "file_workbook",
            "This is an Excel workbook or a zip archive, not CSV text",
            "Send each table as its own CSV file. In Excel, choose Save As and the type “CSV \
             UTF-8 (Comma delimited)”",
        ),
        Kind::OldWorkbook => ("file_workbook", "This is an old Excel workbook, not CSV text", CSV),
        Kind::Pdf => ("file_pdf", "This is a PDF, not a table", "Send the table itself, as CSV"),
        Kind::Markup => (
            "file_markup",
            "This is XML or a web page, not CSV text",
            "Export each table as its own CSV file",
        ),
        Kind::Binary => (
            "file_not_text",
            "This file holds bytes that are not text",
            "Export the table again as CSV, and check that the right file was chosen",
        ),
    };
    Err(Box::new(found(Weight::Refused, check, Place::file(file), title, hint)))
}

/// The bytes after any byte-order marks.
pub(crate) fn without_mark(mut bytes: &[u8]) -> &[u8] {
    while let [0xEF, 0xBB, 0xBF, rest @ ..] = bytes {
        bytes = rest;
    }
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;

    fn utf16(text: &str) -> Vec<u8> {
        text.encode_utf16().flat_map(u16::to_le_bytes).collect()
    }

    #[test]
    fn utf_16_is_told_with_and_without_its_mark() {
        assert_eq!(kind(&utf16("CHILD,DECOM\n")), Kind::Utf16);
        assert_eq!(kind(&utf16("\u{FEFF}CHILD,DECOM\n")), Kind::Utf16);
        let big: Vec<u8> = "CHILD".encode_utf16().flat_map(u16::to_be_bytes).collect();
        assert_eq!(kind(&big), Kind::Utf16);
    }

    #[test]
    fn a_byte_order_mark_is_taken_off() {
        assert_eq!(text("a.csv", b"\xEF\xBB\xBFCHILD").unwrap(), b"CHILD");
    }

    #[test]
    fn what_is_no_text_is_named() {
        for (bytes, is) in [
            (&b""[..], Kind::Empty),
            (b" \r\n\r\n", Kind::Empty),
            (b"\xEF\xBB\xBF", Kind::Empty),
            (b"PK\x03\x04....", Kind::Zip),
            (b"\xD0\xCF\x11\xE0....", Kind::OldWorkbook),
            (b"%PDF-1.7", Kind::Pdf),
            (b"<?xml version='1.0'?>", Kind::Markup),
            (b"CHILD,DECOM\0,RNE,LS,CIN", Kind::Binary),
            (b"CHILD,DECOM", Kind::Text),
        ] {
            assert_eq!(kind(bytes), is);
        }
    }
}
