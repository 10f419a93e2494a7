//! The master key: 32 bytes that wrap every subject's key. It comes from the environment or from
//! a key file that only its owner can read, and never travels with a backup.

use crate::entry::{hex, unhex};
use crate::fault::Fault;
use std::fmt;
use std::fs;
use std::io::Write;
use std::path::Path;
use zeroize::Zeroizing;

/// The environment variable that may hold the master key, in hexadecimal.
pub const MASTER_KEY_VARIABLE: &str = "HOMEWARD_MASTER_KEY";

/// The key above all keys. It is never printed.
#[derive(Clone)]
pub struct MasterKey(pub(crate) Zeroizing<[u8; 32]>);

impl MasterKey {
    /// The key made of these bytes.
    pub fn new(bytes: [u8; 32]) -> MasterKey {
        MasterKey(Zeroizing::new(bytes))
    }

    /// A new key, by chance.
    pub fn generate() -> Result<MasterKey, Fault> {
        let mut bytes = Zeroizing::new([0; 32]);
        getrandom::fill(bytes.as_mut())
            .map_err(|why| Fault::MasterKey(format!("the system gives no random bytes: {why}")))?;
        Ok(MasterKey(bytes))
    }

    /// The key written as 64 hexadecimal digits.
    pub fn from_hex(text: &str) -> Result<MasterKey, Fault> {
        unhex(text.trim())
            .map(MasterKey::new)
            .ok_or_else(|| Fault::MasterKey("it must be 64 hexadecimal digits".to_owned()))
    }

    /// The key from the environment variable `HOMEWARD_MASTER_KEY`, or else from the key file;
    /// a missing key file is made, with a new key, when `create` says so.
    pub fn from_env_or_file(path: &Path, create: bool) -> Result<MasterKey, Fault> {
        if let Some(text) = std::env::var_os(MASTER_KEY_VARIABLE) {
            let text = Zeroizing::new(text.into_string().unwrap_or_default());
            return MasterKey::from_hex(&text).map_err(|_| {
                Fault::MasterKey(format!("{MASTER_KEY_VARIABLE} must be 64 hexadecimal digits"))
            });
        }
        if create && !path.exists() {
            let key = MasterKey::generate()?;
            key.write_to(path)?;
            return Ok(key);
        }
        MasterKey::from_file(path)
    }

    /// The key from a key file that only its owner can read.
    pub fn from_file(path: &Path) -> Result<MasterKey, Fault> {
        let about = fs::metadata(path).map_err(|why| match why.kind() {
            std::io::ErrorKind::NotFound => Fault::MasterKey(format!(
                "set {MASTER_KEY_VARIABLE}, or put the key in {}",
                path.display()
            )),
            _ => Fault::File { doing: "cannot read", path: path.to_owned(), why },
        })?;
        private(path, &about)?;
        let text =
            Zeroizing::new(fs::read_to_string(path).map_err(Fault::file("cannot read", path))?);
        MasterKey::from_hex(&text).map_err(|_| {
            Fault::MasterKey(format!("{} must hold 64 hexadecimal digits", path.display()))
        })
    }

    /// Writes the key to a new file that only its owner can read.
    pub fn write_to(&self, path: &Path) -> Result<(), Fault> {
        let mut options = fs::OpenOptions::new();
        options.write(true).create_new(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        let mut file = options.open(path).map_err(Fault::file("cannot write", path))?;
        let text = Zeroizing::new(format!("{}\n", hex(self.0.as_ref())));
        file.write_all(text.as_bytes())
            .and_then(|()| file.sync_all())
            .map_err(Fault::file("cannot write", path))
    }
}

impl fmt::Debug for MasterKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("MasterKey(not shown)")
    }
}

#[cfg(unix)]
fn private(path: &Path, about: &fs::Metadata) -> Result<(), Fault> {
    use std::os::unix::fs::PermissionsExt;
    if about.permissions().mode() & 0o077 == 0 {
        return Ok(());
    }
    Err(Fault::MasterKey(format!(
        "{} can be read by others; make it private with chmod 600",
        path.display()
    )))
}

#[cfg(not(unix))]
fn private(_: &Path, _: &fs::Metadata) -> Result<(), Fault> {
    Ok(())
}
