//! A person's signing key in a file of their own, which only they may read.

use crate::arguments::Common;
use crate::files;
use crate::show::Problem;
use app::signing::Key;
use app::{Actor, Mode};
use definitions::Refusal;
use std::io::ErrorKind;
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
        return read(&path);
    }
    let key = Key::fresh()?;
    if mode == Mode::Record {
        if let Some(folder) = path.parent() {
            std::fs::create_dir_all(folder).map_err(|error| failed(&path, &error))?;
        }
        let text = format!("{}\n", key.secret());
        match files::create_private(&path, &text) {
            Ok(()) => {}
            // Another command of the same person made it meanwhile.
            Err(error) if error.kind() == ErrorKind::AlreadyExists => return read(&path),
            Err(error) => return Err(failed(&path, &error).into()),
        }
    }
    Ok(key)
}

fn read(path: &Path) -> Result<Key, Problem> {
    let text = std::fs::read_to_string(path).map_err(|error| failed(path, &error))?;
    Ok(Key::of(&text)?)
}

fn in_folder(common: &Common, actor: &Actor) -> PathBuf {
    let plain = |c: char| if c.is_ascii_alphanumeric() || ".-_".contains(c) { c } else { '-' };
    let name: String = actor.to_string().chars().map(plain).collect();
    common.data.join("keys").join(format!("{name}.key"))
}

fn failed(path: &Path, error: &std::io::Error) -> Refusal {
    Refusal::new(
        format!("The key file {} cannot be used: {error}", path.display()),
        "Name another with --key",
    )
}
