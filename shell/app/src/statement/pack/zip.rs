//! The one way a pack is put into a zip: files as they are, one after another in the order of
//! their names, nothing compressed, every date the first a zip can have. So the same files always
//! give the same bytes, and any other bytes are not a pack. Every field is in
//! `docs/formats/pack.md`.

use std::collections::BTreeMap;

/// The files of a pack, by name.
pub type Files = BTreeMap<String, Vec<u8>>;

/// The most a pack may hold, in bytes: many times a whole bond.
const MOST: usize = 1 << 30;

/// Puts files into a zip.
pub fn write(files: &Files) -> Vec<u8> {
    let (mut zip, mut directory) = (Vec::new(), Vec::new());
    for (name, bytes) in files {
        let offset = word(zip.len());
        let fields = fields(name, bytes);
        zip.extend(b"PK\x03\x04");
        zip.extend(&fields);
        zip.extend(name.as_bytes());
        zip.extend(bytes);
        directory.extend(b"PK\x01\x02\x14\x00");
        directory.extend(&fields);
        // No remark, the first disk, no attributes.
        directory.extend([0; 10]);
        directory.extend(offset);
        directory.extend(name.as_bytes());
    }
    let count = u16::try_from(files.len()).unwrap_or(u16::MAX).to_le_bytes();
    let began = word(zip.len());
    zip.extend(&directory);
    zip.extend(b"PK\x05\x06\0\0\0\0");
    zip.extend(count);
    zip.extend(count);
    zip.extend(word(directory.len()));
    zip.extend(began);
    zip.extend([0, 0]);
    zip
}

/// What stands of a file before its name, in both places: version 2.0, names in UTF-8, stored,
/// midnight of 1 January 1980, its checksum, its length twice, the length of its name.
fn fields(name: &str, bytes: &[u8]) -> Vec<u8> {
    let length = u16::try_from(name.len()).unwrap_or(u16::MAX).to_le_bytes();
    let (sum, size) = (checksum(bytes).to_le_bytes(), word(bytes.len()));
    [&[20, 0, 0, 8, 0, 0, 0, 0, 0x21, 0][..], &sum, &size, &size, &length, &[0, 0]].concat()
}

fn word(number: usize) -> [u8; 4] {
    u32::try_from(number).unwrap_or(u32::MAX).to_le_bytes()
}

/// Reads the files of a zip as `write` makes them.
///
/// # Errors
/// Words where it is no such zip at all. Whether it is one to the last byte is asked by writing
/// the files again.
pub fn read(zip: &[u8]) -> Result<Files, String> {
    if zip.len() > MOST {
        return Err("it is larger than any pack".to_owned());
    }
    let mut files = Files::new();
    let mut rest = zip;
    while let Some(after) = rest.strip_prefix(b"PK\x03\x04") {
        let cut = || "it ends in the middle of a file".to_owned();
        let (fields, after) = after.split_at_checked(26).ok_or_else(cut)?;
        let size = u32::from_le_bytes([fields[14], fields[15], fields[16], fields[17]]) as usize;
        let length = usize::from(u16::from_le_bytes([fields[22], fields[23]]));
        if fields[4..6] != [0, 0] {
            return Err("a file in it is compressed, as no pack’s is".to_owned());
        }
        let (name, after) = after.split_at_checked(length).ok_or_else(cut)?;
        let (bytes, after) = after.split_at_checked(size).ok_or_else(cut)?;
        let name = std::str::from_utf8(name).map_err(|_| "a name in it is not UTF-8".to_owned())?;
        if files.insert(name.to_owned(), bytes.to_vec()).is_some() {
            return Err(format!("it has {name} twice"));
        }
        rest = after;
    }
    match files.is_empty() {
        true => Err("it does not begin as a zip does".to_owned()),
        false => Ok(files),
    }
}

/// The checksum of a zip, CRC-32: it notices accidents, and proves nothing.
fn checksum(bytes: &[u8]) -> u32 {
    let table = TABLE;
    let next = |sum: u32, byte: &u8| table[usize::from(sum as u8 ^ byte)] ^ (sum >> 8);
    !bytes.iter().fold(!0, next)
}

/// The checksum of each byte alone.
static TABLE: [u32; 256] = {
    let mut table = [0; 256];
    let mut byte = 0;
    while byte < 256 {
        let mut sum = byte as u32;
        let mut bit = 0;
        while bit < 8 {
            sum = if sum & 1 == 1 { (sum >> 1) ^ 0xEDB8_8320 } else { sum >> 1 };
            bit += 1;
        }
        table[byte] = sum;
        byte += 1;
    }
    table
};

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may")]

    use super::*;
    use std::io::Read;

    fn files() -> Files {
        let file = |name: &str, text: &str| (name.to_owned(), text.as_bytes().to_vec());
        [file("b/é.txt", "of two words"), file("a.txt", "")].into()
    }

    #[test]
    fn what_was_put_in_is_read_back_and_gives_the_same_bytes() {
        let zip = write(&files());
        assert_eq!(read(&zip).unwrap(), files());
        assert_eq!(write(&read(&zip).unwrap()), zip);
    }

    #[test]
    fn the_checksum_is_the_one_everybody_uses() {
        assert_eq!(checksum(b"123456789"), 0xCBF4_3926);
    }

    #[test]
    fn any_program_that_reads_zips_reads_it() {
        let zip = write(&files());
        let mut archive = ::zip::ZipArchive::new(std::io::Cursor::new(zip)).unwrap();
        assert_eq!(archive.len(), 2);
        let mut text = String::new();
        archive.by_name("b/é.txt").unwrap().read_to_string(&mut text).unwrap();
        assert_eq!(text, "of two words");
    }

    #[test]
    fn what_is_no_zip_or_cut_short_is_refused_with_words() {
        assert_eq!(read(b"PDF").unwrap_err(), "it does not begin as a zip does");
        assert_eq!(read(&write(&files())[..40]).unwrap_err(), "it ends in the middle of a file");
    }
}
