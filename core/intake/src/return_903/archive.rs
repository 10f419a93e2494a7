//! Files sent in a zip: each file of the return in it is read as if it had been sent alone, under
//! the archive's name and its own. Limits: `docs/formats/return-903.md`.

use super::{MOST_BYTES, Upload};
use crate::bytes::{Kind, kind};
use crate::say::{found, listed, shown};
use crate::zipped::{Fault, MOST_ENTRIES, Zipped};
use definitions::{Finding, Place, Weight};
use std::borrow::Cow;

/// The most bytes inflated from all the archives sent together.
const MOST_INFLATED: u64 = 400 * 1024 * 1024;
/// The longest path of a file in an archive that is shown in full.
const LONGEST_PATH: usize = 200;

/// A file to be read, sent alone or in an archive.
pub(super) struct File<'a> {
    pub(super) name: Cow<'a, str>,
    pub(super) bytes: Cow<'a, [u8]>,
    pub(super) opened: Opened,
}

/// What a file was found to be when it was looked into.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Opened {
    /// No archive of any kind.
    Plain,
    /// An Excel workbook.
    Workbook,
}

/// The files sent, those in archives taken out.
pub(super) fn opened<'a>(uploads: &[Upload<'a>], findings: &mut Vec<Finding>) -> Vec<File<'a>> {
    let (mut files, mut left) = (Vec::new(), MOST_INFLATED);
    for upload in uploads {
        let (name, bytes) = (Cow::Borrowed(upload.name), Cow::Borrowed(upload.bytes));
        if kind(upload.bytes) != Kind::Zip || upload.bytes.len() as u64 > MOST_BYTES {
            files.push(File { name, bytes, opened: Opened::Plain });
            continue;
        }
        match Zipped::open(upload.bytes) {
            Err(fault) => findings.push(refused(upload.name, fault)),
            Ok(mut zip) => match inside(&zip) {
                Inside::Workbook => {
                    files.push(File { name, bytes, opened: Opened::Workbook });
                }
                Inside::Other(what) => findings.push(another(upload.name, what)),
                Inside::Files => {
                    let mut archive = Archive { name: upload.name, left, findings };
                    archive.take(&mut zip, &mut files);
                    left = archive.left;
                }
            },
        }
    }
    files
}

/// What a zip archive is.
enum Inside {
    /// An `.xlsx` workbook.
    Workbook,
    /// A document of another program, which is also a zip archive.
    Other(&'static str),
    /// Files someone packed together.
    Files,
}

fn inside(zip: &Zipped) -> Inside {
    let others = [
        ("xl/workbook.bin", "a binary Excel workbook (.xlsb)"),
        ("word/document.xml", "a Word document"),
        ("ppt/presentation.xml", "a PowerPoint presentation"),
        ("content.xml", "an OpenDocument file (.ods)"),
    ];
    if zip.holds("xl/workbook.xml") {
        return Inside::Workbook;
    }
    let other = others.into_iter().find(|(path, _)| match *path {
        "content.xml" => zip.holds(path) && zip.holds("mimetype"),
        _ => zip.holds(path),
    });
    match other {
        Some((_, what)) => Inside::Other(what),
        // A workbook whose parts lie elsewhere still lists their kinds in this file.
        None if zip.holds("[Content_Types].xml") => Inside::Workbook,
        None => Inside::Files,
    }
}

/// An archive whose files are being taken out.
struct Archive<'a, 'f> {
    name: &'a str,
    /// How many bytes may still be inflated.
    left: u64,
    findings: &'f mut Vec<Finding>,
}

impl Archive<'_, '_> {
    fn take(&mut self, zip: &mut Zipped, files: &mut Vec<File>) {
        let (mut others, before) = (Vec::new(), (files.len(), self.findings.len()));
        for at in 0..zip.len() {
            let entry = match zip.entry(at) {
                Ok(entry) => entry,
                Err(fault) => {
                    self.findings.push(refused(self.name, fault));
                    continue;
                }
            };
            if !entry.is_file || is_hidden(&entry.name) {
                continue;
            }
            match is_of_a_return(&entry.name) {
                false => others.push(short(&entry.name)),
                true => files.extend(self.file(zip, at, &entry.name)),
            }
        }
        let nothing = (files.len(), self.findings.len()) == before;
        self.passed_over(&others);
        if nothing {
            let title = "This archive holds no file of the return";
            let hint = "Put the return's CSV, XML or Excel files into it, or send them alone";
            let place = Place::file(self.name);
            self.findings.push(found(Weight::Refused, "zip_without_files", place, title, hint));
        }
    }

    fn file(&mut self, zip: &mut Zipped, at: usize, path: &str) -> Option<File<'static>> {
        let name = format!("{}/{}", self.name, short(path));
        if self.left == 0 {
            self.findings.push(refused(&name, Fault::TooLarge));
            return None;
        }
        let bytes = match zip.inflate(at, self.left.min(MOST_BYTES)) {
            Ok(bytes) => bytes,
            Err(fault) => {
                if fault == Fault::TooLarge {
                    // What was inflated in vain counts too, or many such files would take for ever.
                    self.left -= self.left.min(MOST_BYTES);
                }
                self.findings.push(refused(&name, fault));
                return None;
            }
        };
        self.left -= bytes.len() as u64;
        let opened = match kind(&bytes) {
            Kind::Zip => match Zipped::open(&bytes).map(|zip| inside(&zip)) {
                Ok(Inside::Workbook) => Opened::Workbook,
                Ok(Inside::Other(what)) => {
                    self.findings.push(another(&name, what));
                    return None;
                }
                Ok(Inside::Files) => {
                    self.findings.push(within(&name));
                    return None;
                }
                Err(fault) => {
                    self.findings.push(refused(&name, fault));
                    return None;
                }
            },
            _ => Opened::Plain,
        };
        Some(File { name: name.into(), bytes: bytes.into(), opened })
    }

    fn passed_over(&mut self, others: &[String]) {
        const SHOWN: usize = 5;
        let Some(more) = others.len().checked_sub(1) else { return };
        let mut names: Vec<String> = others.iter().take(SHOWN).map(|name| shown(name)).collect();
        if more >= SHOWN {
            names.push(format!("{} more", others.len() - SHOWN));
        }
        let are = if more == 0 { "is no file" } else { "are no files" };
        let were = if more == 0 { "it was" } else { "they were" };
        let title = format!("{} {are} of a return by name; {were} passed over", listed(&names));
        let hint = "If one holds a table of the return, let its name end in .csv, .xml or .xlsx";
        let place = Place::file(self.name);
        self.findings.push(found(Weight::Note, "zip_other_file", place, title, hint));
    }
}

/// What a computer adds by itself.
fn is_hidden(path: &str) -> bool {
    let mut folders = path.split('/');
    let file = folders.next_back().unwrap_or_default();
    let own = ["thumbs.db", "desktop.ini"].iter().any(|name| file.eq_ignore_ascii_case(name));
    own || file.starts_with('.') || folders.any(|folder| folder == "__MACOSX")
}

/// In an archive, other things may lie beside the return: what is opened goes by the name's end.
fn is_of_a_return(path: &str) -> bool {
    let end = path.rsplit_once('.').map_or("", |(_, end)| end);
    let ends = ["csv", "xml", "xlsx", "xlsm", "xls", "xlsb", "ods", "zip"];
    ends.iter().any(|known| end.eq_ignore_ascii_case(known))
}

fn short(path: &str) -> String {
    let plain = |c: char| if c.is_control() { '\u{FFFD}' } else { c };
    path.chars().take(LONGEST_PATH).map(plain).collect()
}

fn refused(file: &str, fault: Fault) -> Finding {
    let (check, title, hint) = match fault {
        Fault::Damaged => (
            "zip_damaged",
            "This zip archive, or a file in it, is damaged and cannot be opened".to_owned(),
            "Make the archive again, or send the files in it alone",
        ),
        Fault::TooMany => (
            "zip_too_many_files",
            format!("This archive holds more than {MOST_ENTRIES} files; none was read"),
            "Put only one year's return into the archive",
        ),
        Fault::TooLarge => (
            "zip_too_large",
            format!(
                "This is more than can be taken out of an archive: {} MB a file, {} MB in all",
                MOST_BYTES >> 20,
                MOST_INFLATED >> 20
            ),
            "Check that the right files were packed: a whole year's return is a few megabytes",
        ),
        Fault::Locked => (
            "zip_protected",
            "This file in the archive is protected by a password; it was not read".to_owned(),
            "Make the archive again without a password, and send it by a way that is itself safe",
        ),
        Fault::Method => (
            "zip_method",
            "This is packed in a way that is not read".to_owned(),
            "Make the archive again as a plain zip, as Windows and macOS do by themselves",
        ),
    };
    found(Weight::Refused, check, Place::file(file), title, hint)
}

fn within(file: &str) -> Finding {
    let title = "This is an archive inside an archive; it was not opened";
    let hint = "Put the files themselves into the archive";
    found(Weight::Refused, "zip_within_zip", Place::file(file), title, hint)
}

fn another(file: &str, what: &str) -> Finding {
    let title = format!("This is {what}, which is not read");
    let hint = "Save it as an Excel workbook (.xlsx), or send each table as its own CSV file";
    found(Weight::Refused, "file_of_another_kind", Place::file(file), title, hint)
}
