//! Seals: each subject has a key of their own, wrapped by the master key. What is recorded about
//! someone can be read while their key exists, and by nobody once it is destroyed.
//! Format: `docs/formats/record.md`.

use crate::fault::Fault;
use crate::master::MasterKey;
use chacha20poly1305::aead::AeadInOut;
use chacha20poly1305::{KeyInit, XChaCha20Poly1305, XNonce};
use hmac::{Hmac, Mac};
use sha2::Sha256;
use zeroize::Zeroizing;

const NONCE: usize = 24;

/// A keyed digest, of a row that stands outside the chain.
pub(crate) type Digest = [u8; 32];

/// A subject's own key.
pub(crate) struct SubjectKey(XChaCha20Poly1305);

impl SubjectKey {
    fn new(bytes: &[u8; 32]) -> SubjectKey {
        SubjectKey(XChaCha20Poly1305::new(bytes.into()))
    }

    /// Seals an entry's body; it opens only as the same kind and for the same subject.
    pub(crate) fn seal_body(
        &self,
        kind: &str,
        subject: &str,
        body: &[u8],
    ) -> Result<Vec<u8>, Fault> {
        sealed(&self.0, &parts(&["entry", kind, subject]), body)
    }

    /// Opens an entry's body.
    pub(crate) fn open_body(&self, kind: &str, subject: &str, sealed: &[u8]) -> Option<Vec<u8>> {
        opened(&self.0, &parts(&["entry", kind, subject]), sealed)
    }

    /// Seals a value of the register.
    pub(crate) fn seal_value(
        &self,
        subject: &str,
        field: &str,
        value: &str,
    ) -> Result<Vec<u8>, Fault> {
        sealed(&self.0, &parts(&["register", subject, field]), value.as_bytes())
    }

    /// Opens a value of the register.
    pub(crate) fn open_value(&self, subject: &str, field: &str, sealed: &[u8]) -> Option<String> {
        let bytes = opened(&self.0, &parts(&["register", subject, field]), sealed)?;
        String::from_utf8(bytes).ok()
    }
}

/// The keys that follow from the master key.
pub(crate) struct Keys {
    wrapping: XChaCha20Poly1305,
    digesting: Hmac<Sha256>,
    check: Digest,
}

impl Keys {
    /// Derives them.
    pub(crate) fn from(master: &MasterKey) -> Keys {
        let derive = |purpose: &str| {
            let mut mac = mac(master.0.as_ref());
            mac.update(purpose.as_bytes());
            Zeroizing::new(<[u8; 32]>::from(mac.finalize().into_bytes()))
        };
        Keys {
            wrapping: XChaCha20Poly1305::new((&*derive("homeward record: wrapping")).into()),
            digesting: mac(derive("homeward record: digests").as_ref()),
            check: *derive("homeward record: key check"),
        }
    }

    /// The value by which a record recognises its master key.
    pub(crate) fn check(&self) -> &Digest {
        &self.check
    }

    /// Whether the record with this key check was made with our master key.
    pub(crate) fn recognise(&self, key_check: &[u8]) -> Result<(), Fault> {
        if key_check == self.check { Ok(()) } else { Err(Fault::WrongMasterKey) }
    }

    /// A new key for a subject, and how it is kept.
    pub(crate) fn generate(&self, subject: &str) -> Result<(SubjectKey, Vec<u8>), Fault> {
        let bytes = Zeroizing::new(random::<32>()?);
        Ok((SubjectKey::new(&bytes), self.wrap("subject", subject, bytes.as_ref())?))
    }

    /// A subject's key as it is kept, unwrapped.
    pub(crate) fn subject_key(&self, subject: &str, wrapped: &[u8]) -> Option<SubjectKey> {
        let bytes = Zeroizing::new(self.unwrap("subject", subject, wrapped)?);
        Some(SubjectKey::new(bytes.as_slice().try_into().ok()?))
    }

    /// Wraps a key of ours.
    pub(crate) fn wrap(&self, purpose: &str, whose: &str, key: &[u8]) -> Result<Vec<u8>, Fault> {
        sealed(&self.wrapping, &parts(&["wrapped", purpose, whose]), key)
    }

    /// Unwraps a key of ours.
    pub(crate) fn unwrap(&self, purpose: &str, whose: &str, wrapped: &[u8]) -> Option<Vec<u8>> {
        opened(&self.wrapping, &parts(&["wrapped", purpose, whose]), wrapped)
    }

    /// The keyed digest of a row that stands outside the chain.
    pub(crate) fn digest(&self, row: &[&[u8]]) -> Digest {
        let mut mac = self.digesting.clone();
        for field in row {
            mac.update(&(field.len() as u64).to_be_bytes());
            mac.update(field);
        }
        mac.finalize().into_bytes().into()
    }
}

/// Random bytes from the system.
pub(crate) fn random<const N: usize>() -> Result<[u8; N], Fault> {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes)
        .map_err(|why| Fault::MasterKey(format!("the system gives no random bytes: {why}")))?;
    Ok(bytes)
}

fn mac(key: &[u8]) -> Hmac<Sha256> {
    Hmac::new_from_slice(key).expect("an HMAC key may have any length")
}

/// Texts put together so that no two lists of texts give the same bytes.
fn parts(texts: &[&str]) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(96);
    for text in texts {
        bytes.extend((text.len() as u64).to_be_bytes());
        bytes.extend(text.as_bytes());
    }
    bytes
}

/// `nonce ‖ ciphertext ‖ tag`.
fn sealed(cipher: &XChaCha20Poly1305, about: &[u8], clear: &[u8]) -> Result<Vec<u8>, Fault> {
    let nonce = XNonce::from(random::<NONCE>()?);
    let mut bytes = Vec::with_capacity(NONCE + clear.len() + 16);
    bytes.extend(nonce);
    bytes.extend(clear);
    let tag = cipher
        .encrypt_inout_detached(&nonce, about, (&mut bytes[NONCE..]).into())
        .map_err(|_| Fault::Unfit("it is too long to be sealed".to_owned()))?;
    bytes.extend(tag);
    Ok(bytes)
}

fn opened(cipher: &XChaCha20Poly1305, about: &[u8], sealed: &[u8]) -> Option<Vec<u8>> {
    let (nonce, rest) = sealed.split_first_chunk::<NONCE>()?;
    let mut bytes = rest.to_vec();
    cipher.decrypt_in_place(&XNonce::from(*nonce), about, &mut bytes).ok()?;
    Some(bytes)
}
