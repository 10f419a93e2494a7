//! A line of comma-separated values cut into fields, with or without quotation marks.

use memchr::{memchr, memchr_iter, memchr2};

/// The fields of one row: how many there are, and of the first of them, as many as are wanted,
/// the bytes they lie in and where each ends. One byte, the separator, lies between two.
#[derive(Clone, Copy)]
pub(super) struct Fields<'a> {
    bytes: &'a [u8],
    ends: &'a [u32],
    count: usize,
}

impl<'a> Fields<'a> {
    /// How many fields the row has.
    pub(super) fn len(self) -> usize {
        self.count
    }

    /// Whether the line holds nothing at all.
    pub(super) fn is_empty_line(self) -> bool {
        self.ends == [0] && self.count == 1
    }

    /// One of the wanted fields, by its place from 0.
    pub(super) fn get(self, place: usize) -> &'a [u8] {
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
    /// The first `wanted` fields of a line in which there is no quotation mark.
    pub(super) fn plain<'a>(&'a mut self, line: &'a [u8], wanted: usize) -> Fields<'a> {
        self.ends.clear();
        let mut at = 0;
        while let Some(word) = line[at..].first_chunk() {
            let mut commas = commas(*word);
            while commas != 0 {
                let comma = at + commas.trailing_zeros() as usize / 8;
                self.ends.push(comma as u32);
                if self.ends.len() == wanted {
                    let after = count_commas(&line[comma + 1..]);
                    return Fields { bytes: line, ends: &self.ends, count: wanted + 1 + after };
                }
                commas &= commas - 1;
            }
            at += size_of_val(word);
        }
        let last = memchr_iter(b',', &line[at..]).map(|comma| (at + comma) as u32);
        self.ends.extend(last);
        self.ends.push(line.len() as u32);
        Fields { bytes: line, ends: &self.ends, count: self.ends.len() }
    }

    /// The fields of a row in which there may be quotation marks. A field that begins with one
    /// runs to the next that is not doubled; commas and line ends before that are its own.
    pub(super) fn quoted<'a>(&'a mut self, row: &[u8]) -> Fields<'a> {
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

/// Which of eight bytes, looked at together, are commas: the top bit of each that is.
fn commas(word: [u8; 8]) -> u64 {
    const COMMAS: u64 = u64::from_le_bytes([b','; 8]);
    const LOW_BITS: u64 = 0x7f7f_7f7f_7f7f_7f7f;
    let differs = u64::from_le_bytes(word) ^ COMMAS;
    !(((differs & LOW_BITS) + LOW_BITS) | differs | LOW_BITS)
}

fn count_commas(bytes: &[u8]) -> usize {
    let (words, rest) = bytes.as_chunks();
    // One in each byte that is a comma; the product adds the bytes up in the topmost.
    let in_words =
        words.iter().map(|word| (commas(*word) >> 7).wrapping_mul(0x0101_0101_0101_0101) >> 56);
    in_words.sum::<u64>() as usize + rest.iter().filter(|byte| **byte == b',').count()
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

/// Where a row ends that may hold quotation marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum RowEnd {
    /// At the line end at this place.
    At(usize),
    /// Beyond the bytes looked at, outside quotation marks.
    Beyond,
    /// Nowhere in the bytes looked at: a quotation mark in them is not closed.
    Unclosed,
}

/// Where the row at the start of `bytes` ends: at the first line end outside quotation marks.
pub(super) fn quoted_row_end(bytes: &[u8]) -> RowEnd {
    let mut at = 0;
    loop {
        if bytes.get(at) == Some(&b'"') {
            match closing_mark(bytes, at + 1) {
                Some(mark) => at = mark + 1,
                None => return RowEnd::Unclosed,
            }
        }
        match memchr2(b',', b'\n', &bytes[at..]) {
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

    fn texts(fields: Fields) -> Vec<String> {
        (0..fields.len()).map(|i| String::from_utf8(fields.get(i).to_vec()).unwrap()).collect()
    }

    #[test]
    fn commas_and_line_ends_inside_quotation_marks_belong_to_the_field() {
        let row = b"1,\"a \"\"b\"\", c\nd\",,\"\"\n2";
        assert_eq!(quoted_row_end(row), RowEnd::At(row.len() - 2));
        let mut cutter = Cutter::default();
        assert_eq!(
            texts(cutter.quoted(&row[..row.len() - 2])),
            ["1", "a \"b\", c\nd", "", ""].map(str::to_owned)
        );
    }

    #[test]
    fn a_quotation_mark_that_is_never_closed_has_no_row_end() {
        assert_eq!(quoted_row_end(b"1,\"a\nb,c\n"), RowEnd::Unclosed);
        assert_eq!(quoted_row_end(b"1,\"a\"\"\n"), RowEnd::Unclosed);
        assert_eq!(quoted_row_end(b"1,\"a\"b"), RowEnd::Beyond);
        assert_eq!(quoted_row_end(b"1,5\" a\nb"), RowEnd::At(6));
    }

    proptest! {
        #[test]
        fn a_line_is_cut_at_every_comma_and_nowhere_else(
            line in "[,\\-a+\u{ac}é]{0,40}",
            wanted in 1_usize..12,
        ) {
            let expected: Vec<String> = line.split(',').map(str::to_owned).collect();
            let mut cutter = Cutter::default();
            prop_assert_eq!(texts(cutter.plain(line.as_bytes(), usize::MAX)), expected.clone());
            prop_assert_eq!(texts(cutter.quoted(line.as_bytes())), expected.clone());
            let fields = cutter.plain(line.as_bytes(), wanted);
            prop_assert_eq!(fields.len(), expected.len());
            for place in 0..wanted.min(expected.len()) {
                prop_assert_eq!(fields.get(place), expected[place].as_bytes());
            }
        }

        #[test]
        fn quoted_fields_come_back_as_they_were(
            fields in prop::collection::vec("[a,\"\n é]{0,6}", 1..6),
        ) {
            let row: Vec<String> =
                fields.iter().map(|f| format!("\"{}\"", f.replace('"', "\"\""))).collect();
            let row = row.join(",") + "\n";
            prop_assert_eq!(quoted_row_end(row.as_bytes()), RowEnd::At(row.len() - 1));
            let mut cutter = Cutter::default();
            prop_assert_eq!(texts(cutter.quoted(&row.as_bytes()[..row.len() - 1])), fields);
        }
    }
}
