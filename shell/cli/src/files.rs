//! Files on disk: a return's folder, a contract's folder, a file to write.

use crate::show::Problem;
use definitions::{Date, Finding, Refusal};
use intake::return_903;
use std::collections::BTreeMap;
use std::io::Write as _;
use std::path::{Path, PathBuf};

/// A file as it was sent.
pub struct Sent {
    /// Its name.
    pub name: String,
    /// What is in it.
    pub bytes: Vec<u8>,
}

/// Reads a file, with words when it cannot be.
pub fn read(path: &Path) -> Result<Vec<u8>, Problem> {
    std::fs::read(path).map_err(|error| {
        Refusal::new(format!("{} cannot be read: {error}", path.display()), "Check the path").into()
    })
}

/// Writes a file, with words when it cannot be.
pub fn write(path: &Path, bytes: impl AsRef<[u8]>) -> Result<(), Problem> {
    if let Some(folder) = path.parent() {
        let _ = std::fs::create_dir_all(folder);
    }
    std::fs::write(path, bytes).map_err(|error| {
        Refusal::new(format!("{} cannot be written: {error}", path.display()), "Check the path")
            .into()
    })
}

/// Writes a file that holds children's records: only its owner may read it.
pub fn write_private(path: &Path, bytes: impl AsRef<[u8]>) -> Result<(), Problem> {
    write(path, [])?;
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let _ = std::fs::set_permissions(path, std::fs::Permissions::from_mode(0o600));
    }
    write(path, bytes)
}

/// Makes a file that only its owner may read, and that was not there: whole or not at all, at
/// whatever moment the program is stopped.
pub fn create_private(path: &Path, text: &str) -> std::io::Result<()> {
    let part = path.with_extension(format!("part-{}", std::process::id()));
    let mut options = std::fs::OpenOptions::new();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(&part)?;
    file.write_all(text.as_bytes())?;
    file.sync_all()?;
    // A link, unlike a change of name, never takes the place of a file that is there.
    let made = std::fs::hard_link(&part, path);
    std::fs::remove_file(&part)?;
    made
}

/// The day named last in a file's name or path, such as `case-list-2014-03-31.csv`.
pub fn date_in(text: &str) -> Option<Date> {
    let starts = (0..text.len().saturating_sub(9)).rev();
    starts.filter_map(|at| text.get(at..at + 10)).find_map(definitions::iso)
}

/// How the names of a return's files may end.
const RETURN_FILES: [&str; 4] = ["csv", "xml", "zip", "xlsx"];

/// The files of a return: those in the folders named that may be some, and every file named.
///
/// # Errors
/// When one cannot be read, or is too large to be a return's.
pub fn sent(paths: &[PathBuf]) -> Result<Vec<Sent>, Problem> {
    let (sent, too_large) = sent_and_found(paths)?;
    if too_large.is_empty() { Ok(sent) } else { Err(Problem::Findings(too_large)) }
}

/// The same, for whoever says everything at once: a file too large is left out, and found.
pub fn sent_and_found(paths: &[PathBuf]) -> Result<(Vec<Sent>, Vec<Finding>), Problem> {
    let mut found = Vec::new();
    for path in paths {
        if path.is_dir() {
            found.extend(files_in(path, &RETURN_FILES)?);
        } else {
            found.push(path.clone());
        }
    }
    if found.is_empty() {
        return Err(Refusal::new(
            "There is no file of a return there",
            "Name the return's folder, or its files",
        )
        .into());
    }
    let shared = common_folder(&found);
    let (mut sent, mut findings) = (Vec::new(), Vec::new());
    for path in &found {
        let name = path.strip_prefix(&shared).unwrap_or(path).display().to_string();
        let size = std::fs::metadata(path).map_or(0, |known| known.len());
        match size > return_903::MOST_BYTES {
            true => findings.push(return_903::file_too_large(&name)),
            false => sent.push(Sent { name, bytes: read(path)? }),
        }
    }
    Ok((sent, findings))
}

/// The CSV files directly in a folder, in order of name.
pub fn csv_in(folder: &Path) -> Result<Vec<PathBuf>, Problem> {
    files_in(folder, &["csv"])
}

/// The files directly in a folder whose names end so, in order of name.
fn files_in(folder: &Path, ends: &[&str]) -> Result<Vec<PathBuf>, Problem> {
    let entries = std::fs::read_dir(folder).map_err(|error| {
        Refusal::new(format!("{} cannot be read: {error}", folder.display()), "Check the path")
    })?;
    let mut files: Vec<PathBuf> = entries
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| {
            let end = path.extension().and_then(|end| end.to_str()).unwrap_or_default();
            ends.iter().any(|known| end.eq_ignore_ascii_case(known))
        })
        .collect();
    files.sort();
    Ok(files)
}

/// The CSV files in a folder and in the folders below it, in order of path.
pub fn csv_below(folder: &Path) -> Result<Vec<PathBuf>, Problem> {
    let mut files = csv_in(folder)?;
    if let Ok(entries) = std::fs::read_dir(folder) {
        for below in
            entries.filter_map(|entry| Some(entry.ok()?.path())).filter(|path| path.is_dir())
        {
            files.extend(csv_below(&below)?);
        }
    }
    files.sort();
    Ok(files)
}

fn common_folder(files: &[PathBuf]) -> PathBuf {
    let mut shared = files[0].parent().map(Path::to_owned).unwrap_or_default();
    while !files.iter().all(|file| file.starts_with(&shared)) {
        if !shared.pop() {
            break;
        }
    }
    shared
}

/// The contract that ships with Homeward, or the pages in a folder.
pub fn contract_pages(folder: Option<&Path>) -> Result<BTreeMap<String, String>, Problem> {
    let shipped: [(&str, &str); 10] = [
        ("contract.toml", include_str!("../../../contracts/essex/contract.toml")),
        ("tracking.toml", include_str!("../../../contracts/essex/tracking.toml")),
        ("days.toml", include_str!("../../../contracts/essex/days.toml")),
        ("tariff.toml", include_str!("../../../contracts/essex/tariff.toml")),
        ("baseline.toml", include_str!("../../../contracts/essex/baseline.toml")),
        ("pathway.toml", include_str!("../../../contracts/essex/pathway.toml")),
        ("service.toml", include_str!("../../../contracts/essex/service.toml")),
        ("agreement.toml", include_str!("../../../contracts/essex/agreement.toml")),
        ("wider.toml", include_str!("../../../contracts/essex/wider.toml")),
        ("chance.toml", include_str!("../../../contracts/essex/chance.toml")),
    ];
    let Some(folder) = folder else {
        return Ok(shipped
            .iter()
            .map(|(name, text)| ((*name).to_owned(), (*text).to_owned()))
            .collect());
    };
    let mut pages = BTreeMap::new();
    for (name, _) in shipped {
        let path = folder.join(name);
        if path.exists() {
            let text = String::from_utf8(read(&path)?).map_err(|_| {
                Refusal::new(format!("{} is not UTF-8 text", path.display()), "Save it as UTF-8")
            })?;
            pages.insert(name.to_owned(), text);
        }
    }
    Ok(pages)
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test may")]
mod tests {
    use super::*;
    use std::io::ErrorKind;

    #[test]
    fn a_private_file_is_made_whole_and_never_takes_anothers_place() {
        let folder = std::env::temp_dir().join(format!("homeward-files-{}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        let path = folder.join("b.director.key");
        create_private(&path, "first\n").unwrap();
        let again = create_private(&path, "second\n").unwrap_err();
        assert_eq!(again.kind(), ErrorKind::AlreadyExists);
        assert_eq!(std::fs::read_to_string(&path).unwrap(), "first\n");
        assert_eq!(std::fs::read_dir(&folder).unwrap().count(), 1, "nothing is left beside it");
        std::fs::remove_dir_all(&folder).unwrap();
    }
}
