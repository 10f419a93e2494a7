//! A person's signing key in a file of their own, which only they may read.

use crate::arguments::Common;
use crate::show::Problem;
use app::signing::Key;
use app::{Actor, Mode};
use definitions::Refusal;
use std::io::Write;
use std::path::{Path, PathBuf};

/// The key of whoever acts: out of the file named, else out of their file in the data folder. A
/// file that is not there is made, unless nothing is recorded.
pub fn of(
    named: Option<&Path>,
    common: &Common,
    actor: &Actor,
    mode: Mode,
) -> Result<Key, Problem> {
    let path = named.map_or_else(|| in_folder(common, actor), Path::to_owned);
    if path.exists() {
        let text = std::fs::read_to_string(&path).map_err(|error| failed(&path, &error))?;
        return Ok(Key::of(&text)?);
    }
    let key = Key::fresh()?;
    if mode == Mode::Record {
        if let Some(folder) = path.parent() {
            std::fs::create_dir_all(folder).map_err(|error| failed(&path, &error))?;
        }
        write(&path, &key.secret()).map_err(|error| failed(&path, &error))?;
    }
    Ok(key)
}

fn in_folder(common: &Common, actor: &Actor) -> PathBuf {
    let plain = |c: char| if c.is_ascii_alphanumeric() || ".-_".contains(c) { c } else { '-' };
    let name: String = actor.to_string().chars().map(plain).collect();
    common.data.join("keys").join(format!("{name}.key"))
}

fn write(path: &Path, text: &str) -> std::io::Result<()> {
    let mut options = std::fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    writeln!(options.open(path)?, "{text}")
}

fn failed(path: &Path, error: &std::io::Error) -> Refusal {
    Refusal::new(
        format!("The key file {} cannot be used: {error}", path.display()),
        "Name another with --key",
    )
}
