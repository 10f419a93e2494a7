//! A line of comma-separated values cut into fields, with or without quotation marks.

use memchr::{memchr, memchr_iter, memchr2};

/// The fields of one row: how many there are, and of the first of them, as many as are wanted,
/// the bytes they lie in and where each ends. One byte, the separator, lies between two.
pub(super) struct Fields<'a> {
    bytes: &'a [u8],
    ends: &'a [u32],
    count: usize,
}

impl<'a> Fields<'a> {
    /// How many fields the row has.
    pub(super) fn len(&self) -> usize {
        self.count
    }

    /// Whether the line holds nothing at all.
    pub(super) fn is_empty_line(&self) -> bool {
        self.ends == [0] && self.count == 1
    }

    /// One of the wanted fields, by its place from 0.
    pub(super) fn get(&self, place: usize) -> &'a [u8] {
        let start = match place {
            0 => 0,
            _ => self.ends[place - 1] as usize + 1,
        };
        &self.bytes[start..self.ends[place] as usize]
    }
}

/// Cuts rows into fields; holds the room this takes, so that no row needs its own.
#[derive(Default)]
pub(super) struct Cutter {
    ends: Vec<u32>,
    unquoted: Vec<u8>,
}

impl Cutter {
    /// The first `wanted` fields of the row at the start of `bytes`, in which there is no
    /// quotation mark, and where its line ends: eight bytes looked at together. `None` when
    /// fewer than eight are left before the line end is found.
    #[inline(always)] // Handing the fields over would cost as much as reading a date.
    pub(super) fn row<'a>(
        &'a mut self,
        bytes: &'a [u8],
        wanted: usize,
    ) -> Option<(Fields<'a>, usize)> {
        self.ends.clear();
        let (mut at, mut unwanted) = (0, 0);
        loop {
            let word = u64::from_le_bytes(*bytes[at..].first_chunk()?);
            let line_ends = equal(word, b'\n');
            let mut commas = equal(word, b',') & below_lowest(line_ends);
            if self.ends.len() < wanted {
                while commas != 0 {
                    self.ends.push((at + first(commas)) as u32);
                    commas &= commas - 1;
                }
            } else {
                unwanted += how_many(commas);
            }
            if line_ends != 0 {
                let end = at + first(line_ends);
                let count = self.ends.len() + unwanted + 1;
                self.ends.push(line(&bytes[..end]).len() as u32);
                return Some((Fields { bytes, ends: &self.ends, count }, end));
            }
            at += 8;
        }
    }

    /// The fields of one row, its line end taken off, whatever is in it.
    pub(super) fn line<'a>(&'a mut self, line: &'a [u8]) -> Fields<'a> {
        if memchr(b'"', line).is_some() {
            return self.quoted(line);
        }
        self.ends.clear();
        self.ends.extend(memchr_iter(b',', line).map(|comma| comma as u32));
        self.ends.push(line.len() as u32);
        Fields { bytes: line, ends: &self.ends, count: self.ends.len() }
    }

    /// The fields of a row in which there may be quotation marks. A field that begins with one
    /// runs to the next that is not doubled; commas and line ends before that are its own.
    fn quoted<'a>(&'a mut self, row: &[u8]) -> Fields<'a> {
        self.ends.clear();
        self.unquoted.clear();
        let mut rest = row;
        loop {
            if let Some(inside) = rest.strip_prefix(b"\"") {
                rest = self.unquote(inside);
            }
            let end = memchr(b',', rest);
            self.unquoted.extend_from_slice(&rest[..end.unwrap_or(rest.len())]);
            self.ends.push(self.unquoted.len() as u32);
            match end {
                Some(end) => rest = &rest[end + 1..],
                None => break,
            }
            self.unquoted.push(b',');
        }
        Fields { bytes: &self.unquoted, ends: &self.ends, count: self.ends.len() }
    }

    /// Keeps what is inside quotation marks, a doubled one as one; what follows them is left.
    fn unquote<'a>(&mut self, mut inside: &'a [u8]) -> &'a [u8] {
        while let Some(mark) = memchr(b'"', inside) {
            self.unquoted.extend_from_slice(&inside[..mark]);
            inside = &inside[mark + 1..];
            match inside.strip_prefix(b"\"") {
                Some(after) => inside = after,
                None => return inside,
            }
            self.unquoted.push(b'"');
        }
        self.unquoted.extend_from_slice(inside);
        &[]
    }
}

/// Which of eight bytes, looked at together, are this one: the top bit of each that is.
fn equal(word: u64, byte: u8) -> u64 {
    const LOW_BITS: u64 = 0x7f7f_7f7f_7f7f_7f7f;
    let differs = word ^ u64::from_le_bytes([byte; 8]);
    !(((differs & LOW_BITS) + LOW_BITS) | differs | LOW_BITS)
}

/// The place of the first byte marked.
fn first(marks: u64) -> usize {
    marks.trailing_zeros() as usize / 8
}

/// All bits before the first mark; all there are when nothing is marked.
fn below_lowest(marks: u64) -> u64 {
    marks.wrapping_sub(1) & !marks
}

/// How many bytes are marked: the product adds one for each up in the topmost byte.
fn how_many(marks: u64) -> usize {
    ((marks >> 7).wrapping_mul(0x0101_0101_0101_0101) >> 56) as usize
}

/// A line without the carriage return that some systems put before its end.
pub(super) fn line(bytes: &[u8]) -> &[u8] {
    bytes.strip_suffix(b"\r").unwrap_or(bytes)
}

/// What was sent without the blanks around it.
pub(super) fn trimmed(sent: &[u8]) -> &[u8] {
    if let [first, .., last] = sent
        && first.is_ascii_graphic()
        && last.is_ascii_graphic()
    {
        return sent;
    }
    match std::str::from_utf8(sent) {
        Ok(text) => text.trim().as_bytes(),
        Err(_) => sent.trim_ascii(),
    }
}

/// Where a row ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum RowEnd {
    /// At this place: there is a line end, or the file ends.
    At(usize),
    /// Beyond the bytes looked at.
    Beyond,
    /// Nowhere in the bytes looked at: a quotation mark in them is not closed.
    Unclosed,
}

/// Where the row at the start of `bytes` ends: at the first line end outside quotation marks,
/// or, where they are `all` that is left of the file, with them.
pub(super) fn row_end(bytes: &[u8], all: bool) -> RowEnd {
    let mut at = 0;
    loop {
        if bytes.get(at) == Some(&b'"') {
            match closing_mark(bytes, at + 1) {
                Some(mark) => at = mark + 1,
                None => return RowEnd::Unclosed,
            }
        }
        match memchr2(b',', b'\n', &bytes[at..]) {
            None if all => return RowEnd::At(bytes.len()),
            None => return RowEnd::Beyond,
            Some(found) if bytes[at + found] == b'\n' => return RowEnd::At(at + found),
            Some(comma) => at += comma + 1,
        }
    }
}

/// The place of the quotation mark that closes a field whose text begins at `at`.
fn closing_mark(bytes: &[u8], mut at: usize) -> Option<usize> {
    loop {
        at += memchr(b'"', bytes.get(at..)?)?;
        if bytes.get(at + 1) != Some(&b'"') {
            return Some(at);
        }
        at += 2;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn texts(fields: &Fields) -> Vec<String> {
        (0..fields.len()).map(|i| String::from_utf8(fields.get(i).to_vec()).unwrap()).collect()
    }

    #[test]
    fn commas_and_line_ends_inside_quotation_marks_belong_to_the_field() {
        let row = b"1,\"a \"\"b\"\", c\nd\",,\"\"\n2";
        assert_eq!(row_end(row, false), RowEnd::At(row.len() - 2));
        let mut cutter = Cutter::default();
        assert_eq!(
            texts(&cutter.quoted(&row[..row.len() - 2])),
            ["1", "a \"b\", c\nd", "", ""].map(str::to_owned)
        );
    }

    #[test]
    fn a_quotation_mark_that_is_never_closed_has_no_row_end() {
        assert_eq!(row_end(b"1,\"a\nb,c\n", false), RowEnd::Unclosed);
        assert_eq!(row_end(b"1,\"a\"\"\n", false), RowEnd::Unclosed);
        assert_eq!(row_end(b"1,\"a\"b", false), RowEnd::Beyond);
        assert_eq!(row_end(b"1,\"a\"b", true), RowEnd::At(6));
        assert_eq!(row_end(b"1,5\" a\nb", false), RowEnd::At(6));
    }

    proptest! {
        #[test]
        fn a_line_is_cut_at_every_comma_and_nowhere_else(
            text in "[,\\-a+\u{ac}é]{0,40}",
            return_before_end in any::<bool>(),
            wanted in 1_usize..12,
        ) {
            let expected: Vec<String> = text.split(',').map(str::to_owned).collect();
            let mut cutter = Cutter::default();
            prop_assert_eq!(texts(&cutter.line(text.as_bytes())), expected.clone());
            prop_assert_eq!(texts(&cutter.quoted(text.as_bytes())), expected.clone());

            let ended = text + if return_before_end { "\r\n" } else { "\n" };
            let more = ended.clone() + "b,b,b\nb,";
            let (fields, end) = cutter.row(more.as_bytes(), wanted).unwrap();
            prop_assert_eq!(end, ended.len() - 1);
            prop_assert_eq!(fields.len(), expected.len());
            for (place, text) in expected.iter().enumerate().take(wanted) {
                prop_assert_eq!(fields.get(place), text.as_bytes());
            }
        }

        #[test]
        fn quoted_fields_come_back_as_they_were(
            fields in prop::collection::vec("[a,\"\n é]{0,6}", 1..6),
        ) {
            let row: Vec<String> =
                fields.iter().map(|f| format!("\"{}\"", f.replace('"', "\"\""))).collect();
            let row = row.join(",") + "\n";
            prop_assert_eq!(row_end(row.as_bytes(), false), RowEnd::At(row.len() - 1));
            let mut cutter = Cutter::default();
            prop_assert_eq!(texts(&cutter.quoted(&row.as_bytes()[..row.len() - 1])), fields);
        }
    }
}
