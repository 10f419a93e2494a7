//! A passkey in software, as a browser and a telephone would make and use it.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD as BASE64;
use p256::ecdsa::signature::Signer;
use p256::ecdsa::{Signature, SigningKey};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

/// Its holder was there and was asked for a finger; it holds a new key.
const PRESENT: u8 = 0x01;
const VERIFIED: u8 = 0x04;
const NEW_KEY: u8 = 0x40;

/// One passkey.
pub struct Authenticator {
    pub origin: String,
    pub host: String,
    /// How often it was used.
    pub counter: u32,
    /// Whether its holder is asked for a finger.
    pub verifies: bool,
    key: SigningKey,
    id: [u8; 16],
    holder: String,
}

impl Authenticator {
    pub fn new(host: &str, origin: &str) -> Authenticator {
        Authenticator {
            origin: origin.to_owned(),
            host: host.to_owned(),
            counter: 1,
            verifies: true,
            key: SigningKey::from_slice(&[7; 32]).unwrap(),
            id: door::random_bytes().unwrap(),
            holder: String::new(),
        }
    }

    /// Answers `navigator.credentials.create`.
    pub fn create(&mut self, options: &Value) -> Value {
        let options = &options["publicKey"];
        self.holder = options["user"]["id"].as_str().unwrap().to_owned();
        let data = self.client_data("webauthn.create", options);
        let point = self.key.verifying_key().to_sec1_point(false);
        let mut statement = self.data(NEW_KEY);
        statement.extend([0; 16]);
        statement.extend(16_u16.to_be_bytes());
        statement.extend(self.id);
        // A COSE key: {1: 2 (two coordinates), 3: -7 (ES256), -1: 1 (P-256), -2: x, -3: y}.
        statement.extend([0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21, 0x58, 0x20]);
        statement.extend(point.x().unwrap());
        statement.extend([0x22, 0x58, 0x20]);
        statement.extend(point.y().unwrap());
        let mut object = vec![0xa3];
        object.extend([&[0x63], &b"fmt"[..], &[0x64], b"none"].concat());
        object.extend([&[0x67], &b"attStmt"[..], &[0xa0]].concat());
        object.extend([&[0x68], &b"authData"[..], &[0x58]].concat());
        object.push(u8::try_from(statement.len()).unwrap());
        object.extend(statement);
        json!({
            "id": BASE64.encode(self.id),
            "rawId": BASE64.encode(self.id),
            "type": "public-key",
            "clientExtensionResults": {},
            "response": {
                "clientDataJSON": BASE64.encode(data),
                "attestationObject": BASE64.encode(object),
                "transports": ["internal"],
            },
        })
    }

    /// Answers `navigator.credentials.get`.
    pub fn get(&mut self, options: &Value) -> Value {
        self.counter += 1;
        let data = self.client_data("webauthn.get", &options["publicKey"]);
        let statement = self.data(0);
        let signed = [&statement[..], &Sha256::digest(&data)].concat();
        let signature: Signature = self.key.sign(&signed);
        json!({
            "id": BASE64.encode(self.id),
            "rawId": BASE64.encode(self.id),
            "type": "public-key",
            "clientExtensionResults": {},
            "response": {
                "clientDataJSON": BASE64.encode(data),
                "authenticatorData": BASE64.encode(statement),
                "signature": BASE64.encode(signature.to_der().as_bytes()),
                "userHandle": self.holder,
            },
        })
    }

    fn client_data(&self, kind: &str, options: &Value) -> Vec<u8> {
        let data = json!({
            "type": kind,
            "challenge": options["challenge"],
            "origin": self.origin,
            "crossOrigin": false,
        });
        data.to_string().into_bytes()
    }

    fn data(&self, more: u8) -> Vec<u8> {
        let verified = if self.verifies { VERIFIED } else { 0 };
        let mut data = Sha256::digest(self.host.as_bytes()).to_vec();
        data.push(PRESENT | verified | more);
        data.extend(self.counter.to_be_bytes());
        data
    }
}
