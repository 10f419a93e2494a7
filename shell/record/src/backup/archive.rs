//! The file a backup is: a line that says what it is, the rows one after another, the manifest
//! as the last row, and the SHA-256 of everything before.

use super::Manifest;
use crate::fault::Fault;
use crate::rows::{EntryRow, HeadRow, RegisterRow, SealRow};
use sha2::{Digest, Sha256};
use std::fs::File;
use std::io::{BufReader, BufWriter, Read, Write};
use std::path::{Path, PathBuf};

/// The first line of a backup.
const FIRST_LINE: &[u8] = b"homeward backup 1\n";

/// The length that says a field is absent.
const ABSENT: u64 = u64::MAX;

/// No field is longer than this; a longer one is damage.
const LONGEST: u64 = 1 << 32;

/// A row of a backup.
pub(super) enum Row {
    Meta(String, Vec<u8>),
    Entry(EntryRow),
    Head(HeadRow),
    Seal(SealRow),
    Register(RegisterRow),
}

/// Writes a backup.
pub(super) struct Writer {
    file: BufWriter<File>,
    path: PathBuf,
    sha: Sha256,
}

impl Writer {
    pub(super) fn create(path: &Path) -> Result<Writer, Fault> {
        let mut options = std::fs::OpenOptions::new();
        options.write(true).create(true).truncate(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        let file = options.open(path).map_err(Fault::file("cannot write", path))?;
        let file = BufWriter::with_capacity(1 << 18, file);
        let mut writer = Writer { file, path: path.to_owned(), sha: Sha256::new() };
        writer.bytes(FIRST_LINE)?;
        Ok(writer)
    }

    pub(super) fn put(&mut self, row: &Row) -> Result<(), Fault> {
        match row {
            Row::Meta(name, value) => self.row(b'M', &[Some(name.as_bytes()), Some(value)]),
            Row::Entry(e) => self.row(
                b'E',
                &[
                    Some(&e.seq.to_be_bytes()),
                    Some(&e.recorded_at.to_be_bytes()),
                    Some(&e.by),
                    Some(&e.command),
                    Some(&e.kind),
                    e.subject.as_deref(),
                    Some(&e.body),
                    Some(&e.prev),
                    Some(&e.hash),
                ],
            ),
            Row::Head(h) => self.row(
                b'H',
                &[
                    Some(&h.seq.to_be_bytes()),
                    Some(&h.hash),
                    Some(&h.at.to_be_bytes()),
                    Some(&h.signature),
                ],
            ),
            Row::Seal(s) => {
                let forgotten = s.forgotten.map(i64::to_be_bytes);
                self.row(
                    b'S',
                    &[
                        Some(&s.subject),
                        Some(&s.wrapped),
                        forgotten.as_ref().map(<[u8; 8]>::as_slice),
                        Some(&s.digest),
                    ],
                )
            }
            Row::Register(r) => {
                self.row(b'R', &[Some(&r.subject), Some(&r.field), Some(&r.value), Some(&r.digest)])
            }
        }
    }

    /// Writes the manifest and the digest, and makes the file durable.
    pub(super) fn finish(mut self, manifest: &Manifest) -> Result<(), Fault> {
        let text = serde_json::to_vec(manifest).expect("a manifest is plain numbers and texts");
        self.row(b'Z', &[Some(&text)])?;
        let digest = self.sha.clone().finalize();
        self.bytes(&digest)?;
        self.file
            .flush()
            .and_then(|()| self.file.get_ref().sync_all())
            .map_err(Fault::file("cannot write", &self.path))
    }

    fn row(&mut self, tag: u8, fields: &[Option<&[u8]>]) -> Result<(), Fault> {
        self.bytes(&[tag])?;
        for field in fields {
            match field {
                None => self.bytes(&ABSENT.to_be_bytes())?,
                Some(field) => {
                    self.bytes(&(field.len() as u64).to_be_bytes())?;
                    self.bytes(field)?;
                }
            }
        }
        Ok(())
    }

    fn bytes(&mut self, bytes: &[u8]) -> Result<(), Fault> {
        self.sha.update(bytes);
        self.file.write_all(bytes).map_err(Fault::file("cannot write", &self.path))
    }
}

/// Reads a backup.
pub(super) struct Reader {
    file: BufReader<File>,
    path: PathBuf,
    sha: Sha256,
    /// Bytes left before the digest at the end.
    left: u64,
    manifest: Option<Manifest>,
}

impl Reader {
    /// Opens a backup once its bytes are known to be the ones that were written.
    pub(super) fn open(path: &Path) -> Result<Reader, Fault> {
        let mut reader = Reader::begin(path)?;
        let mut piece = vec![0; 1 << 16];
        while reader.left > 0 {
            let many = reader.left.min(piece.len() as u64) as usize;
            reader.fill(&mut piece[..many])?;
        }
        reader.digest()?;
        Reader::begin(path)
    }

    fn begin(path: &Path) -> Result<Reader, Fault> {
        let file = File::open(path).map_err(Fault::file("cannot read", path))?;
        let length = file.metadata().map_err(Fault::file("cannot read", path))?.len();
        let mut reader = Reader {
            file: BufReader::with_capacity(1 << 18, file),
            path: path.to_owned(),
            sha: Sha256::new(),
            left: length.saturating_sub(32),
            manifest: None,
        };
        let mut first = [0; FIRST_LINE.len()];
        if reader.fill(&mut first).is_err() || first != FIRST_LINE {
            return Err(Fault::Archive("it is not a Homeward backup".to_owned()));
        }
        Ok(reader)
    }

    /// The next row; `None` after the last.
    pub(super) fn next(&mut self) -> Result<Option<Row>, Fault> {
        let mut tag = [0];
        self.fill(&mut tag)?;
        Ok(Some(match tag[0] {
            b'M' => {
                let name = String::from_utf8(self.needed()?).map_err(|_| damaged())?;
                Row::Meta(name, self.needed()?)
            }
            b'E' => Row::Entry(EntryRow {
                seq: self.number()?,
                recorded_at: self.number()?,
                by: self.needed()?,
                command: self.needed()?,
                kind: self.needed()?,
                subject: self.field()?,
                body: self.needed()?,
                prev: self.needed()?,
                hash: self.needed()?,
            }),
            b'H' => Row::Head(HeadRow {
                seq: self.number()?,
                hash: self.needed()?,
                at: self.number()?,
                signature: self.needed()?,
            }),
            b'S' => Row::Seal(SealRow {
                subject: self.needed()?,
                wrapped: self.needed()?,
                forgotten: self.field()?.map(number).transpose()?,
                digest: self.needed()?,
            }),
            b'R' => Row::Register(RegisterRow {
                subject: self.needed()?,
                field: self.needed()?,
                value: self.needed()?,
                digest: self.needed()?,
            }),
            b'Z' => {
                let text = self.needed()?;
                self.manifest = Some(serde_json::from_slice(&text).map_err(|_| damaged())?);
                return Ok(None);
            }
            _ => return Err(damaged()),
        }))
    }

    /// The manifest, once nothing but the right digest follows it.
    pub(super) fn finish(mut self) -> Result<Manifest, Fault> {
        let manifest = self.manifest.take().ok_or_else(damaged)?;
        self.digest()?;
        Ok(manifest)
    }

    /// Compares the digest at the end with everything read before it.
    fn digest(mut self) -> Result<(), Fault> {
        let mut digest = [0; 32];
        self.file.read_exact(&mut digest).map_err(|_| damaged())?;
        let whole = self.left == 0 && digest == <[u8; 32]>::from(self.sha.finalize());
        if whole { Ok(()) } else { Err(damaged()) }
    }

    fn number(&mut self) -> Result<i64, Fault> {
        number(self.needed()?)
    }

    fn needed(&mut self) -> Result<Vec<u8>, Fault> {
        self.field()?.ok_or_else(damaged)
    }

    fn field(&mut self) -> Result<Option<Vec<u8>>, Fault> {
        let mut length = [0; 8];
        self.fill(&mut length)?;
        let length = u64::from_be_bytes(length);
        if length == ABSENT {
            return Ok(None);
        }
        if length > self.left || length > LONGEST {
            return Err(damaged());
        }
        let mut bytes = vec![0; length as usize];
        self.fill(&mut bytes)?;
        Ok(Some(bytes))
    }

    fn fill(&mut self, bytes: &mut [u8]) -> Result<(), Fault> {
        self.left = self.left.checked_sub(bytes.len() as u64).ok_or_else(damaged)?;
        self.file.read_exact(bytes).map_err(Fault::file("cannot read", &self.path))?;
        self.sha.update(&*bytes);
        Ok(())
    }
}

fn number(bytes: Vec<u8>) -> Result<i64, Fault> {
    Ok(i64::from_be_bytes(bytes.try_into().map_err(|_| damaged())?))
}

fn damaged() -> Fault {
    Fault::Archive("a byte of it was changed, or it is not whole".to_owned())
}
