//! Proving a pack with nothing but the pack: every byte, every signature, every day counted again
//! and every line compared, by the same core that made the statement. It says in words what it
//! proved, and what nobody can prove from a pack alone.

use crate::paper::count;
use crate::quarter::extract::read;
use crate::statement::pack::manifest::{Agreement, Manifest, Stood, digest, listed};
use crate::statement::pack::write::json;
use crate::statement::pack::zip::{self, Files};
use crate::statement::pack::{FORM, names};
use definitions::{Finding, Money, Quarter, Refusal};
use outcomes::evidence::{Sealed, Verdict};
use outcomes::statement::Statement;
use serde::Serialize;
use serde::de::DeserializeOwned;

/// What was found of a pack.
#[derive(Clone, Debug, Serialize)]
pub struct Proof {
    /// The measurement quarter.
    pub quarter: Quarter,
    /// The payment agreed, as the pack says.
    pub payment: Money,
    /// The digest of the evidence both sides agreed, as the pack says.
    pub agreed_digest: String,
    /// The entry it rests on.
    pub rests_on: Stood,
    /// The entry that settled it.
    pub settled_by: Stood,
    /// The key it is signed with.
    pub public_key: String,
    /// Whether the young people in it are invented.
    pub invented: bool,
    /// Who agreed, as the pack says.
    pub agreements: Vec<Agreement>,
    /// What was proved, in words.
    pub proved: Vec<String>,
    /// What cannot be proved from a pack, in words.
    pub cannot: Vec<String>,
    /// Everything that is wrong, in words; empty where the pack is proved.
    pub broken: Vec<String>,
}

impl Proof {
    /// Whether everything that can be proved is.
    pub fn holds(&self) -> bool {
        self.broken.is_empty()
    }
}

/// Proves a pack. `key` is the record's public key in hexadecimal, where the reader has it from
/// elsewhere.
///
/// # Errors
/// A refusal when it is no pack at all: there is no statement in it to prove anything of.
pub fn prove(bytes: &[u8], key: Option<&str>) -> Result<Proof, Refusal> {
    let other = |why: String| {
        Refusal::new(format!("This is not a pack: {why}"), "Ask for it again: homeward pack")
    };
    let files = zip::read(bytes).map_err(other)?;
    let manifest: Manifest = parsed(&files, names::MANIFEST).map_err(other)?;
    if manifest.form != FORM {
        return Err(Refusal::new(
            format!("The pack is of another form: {}", manifest.form),
            "Use the version of Homeward that wrote it",
        ));
    }
    let mut proof = Proof::of(&manifest);
    proof.bytes(&files, bytes, &manifest);
    proof.signed(&files, &manifest, key);
    proof.agreed(&files, &manifest);
    proof.calculated(&files, &manifest);
    proof.limits(&manifest, key);
    Ok(proof)
}

/// A file of the pack as a value.
fn parsed<T: DeserializeOwned>(files: &Files, name: &str) -> Result<T, String> {
    let bytes = files.get(name).ok_or_else(|| format!("it has no {name}"))?;
    serde_json::from_slice(bytes).map_err(|error| format!("its {name} cannot be read: {error}"))
}

impl Proof {
    fn of(manifest: &Manifest) -> Proof {
        Proof {
            quarter: manifest.quarter,
            payment: manifest.payment,
            agreed_digest: manifest.agreed_digest.clone(),
            rests_on: manifest.rests_on.clone(),
            settled_by: manifest.settled_by.clone(),
            public_key: manifest.public_key.clone(),
            invented: manifest.invented,
            agreements: Vec::new(),
            proved: Vec::new(),
            cannot: Vec::new(),
            broken: Vec::new(),
        }
    }

    /// Whether every byte is as it was written.
    fn bytes(&mut self, files: &Files, bytes: &[u8], manifest: &Manifest) {
        let before = self.broken.len();
        let found = listed(files);
        for file in &manifest.files {
            match found.iter().find(|one| one.name == file.name) {
                None => self.broken.push(format!("{} is missing", file.name)),
                Some(one) if one != file => self.broken.push(format!(
                    "{} was changed: its digest is {}, and the manifest says {}",
                    file.name, one.sha256, file.sha256
                )),
                Some(_) => {}
            }
        }
        let named = |name: &str| manifest.files.iter().any(|file| file.name == name);
        for file in found.iter().filter(|file| !named(&file.name)) {
            self.broken.push(format!("{} is not in the manifest", file.name));
        }
        let as_written = json(manifest) == files[names::MANIFEST] && zip::write(files) == bytes;
        if self.broken.len() == before && !as_written {
            self.broken.push(
                "The pack is not byte for byte as it was written: something outside its files \
                 was changed, or it was packed again"
                    .to_owned(),
            );
        }
        if self.broken.len() == before {
            let count = manifest.files.len();
            self.proved
                .push(format!("Each of its {count} files is, byte for byte, the one listed."));
        }
    }

    /// Whether the record signed it.
    fn signed(&mut self, files: &Files, manifest: &Manifest, key: Option<&str>) {
        let written = files.get(names::SIGNATURE).map_or(&[][..], Vec::as_slice);
        let signature = std::str::from_utf8(written).unwrap_or_default().trim_end();
        let digest = Manifest::signed(&files[names::MANIFEST]);
        if !record::is_signed(&manifest.public_key, signature, &digest) {
            self.broken.push(
                "The manifest is not signed by the key it names: it was changed after it was \
                 signed, or someone without the record’s key wrote it"
                    .to_owned(),
            );
            return;
        }
        let known = key.map(|key| key.trim().eq_ignore_ascii_case(&manifest.public_key));
        match known {
            Some(false) => self.broken.push(format!(
                "It is signed with the key {}, which is not the record’s key you gave",
                manifest.public_key
            )),
            Some(true) => {
                self.proved.push("It is signed with the record’s key you gave.".to_owned())
            }
            None => self.proved.push("It is signed with the key it names.".to_owned()),
        }
    }

    /// Whether two sides agreed this amount on this evidence.
    fn agreed(&mut self, files: &Files, manifest: &Manifest) {
        let agreements: Vec<Agreement> = match parsed(files, names::AGREEMENTS) {
            Ok(agreements) => agreements,
            Err(why) => return self.broken.push(format!("Nobody is named who agreed: {why}")),
        };
        let before = self.broken.len();
        let mut sides: Vec<String> = agreements.iter().map(|one| one.side.to_string()).collect();
        sides.dedup();
        if sides.len() != 2 || agreements.len() != 2 {
            self.broken.push(format!(
                "{} agreed, and not each of the two sides once",
                if sides.is_empty() { "nobody".to_owned() } else { sides.join(", ") }
            ));
        }
        for one in &agreements {
            if one.amount != manifest.payment {
                self.broken.push(format!(
                    "The {} agreed {}, and not {}",
                    one.side, one.amount, manifest.payment
                ));
            }
            if one.digest != manifest.agreed_digest {
                self.broken.push(format!(
                    "The {} agreed other evidence: its digest is {}",
                    one.side, one.digest
                ));
            }
        }
        if self.broken.len() == before {
            self.proved.push(format!(
                "The record says that both sides agreed {} on this evidence.",
                manifest.payment
            ));
        }
        self.agreements = agreements;
    }

    /// Whether the payment follows from the days.
    fn calculated(&mut self, files: &Files, manifest: &Manifest) {
        let Some(sealed) = self.evidence(files, manifest) else { return };
        let evidence = &sealed.evidence;
        match evidence.recompute() {
            Err(findings) => return self.broken.extend(findings.iter().map(said)),
            Ok(verdict) => self.follows(&verdict, manifest),
        }
        let before = self.broken.len();
        match parsed::<Statement>(files, names::STATEMENT) {
            Err(why) => self.broken.push(format!("The statement cannot be compared: {why}")),
            Ok(statement) => self.compared(files, evidence, &statement),
        }
        self.contract(files, evidence);
        if self.broken.len() == before {
            self.proved.push(
                "Every line of the statement, every cohort and every adjustment, is what the \
                 evidence gives; the contract beside it is the one it was calculated by."
                    .to_owned(),
            );
        }
    }

    /// The evidence, once it is found to be the one that was agreed. What was changed in it is
    /// named even where the manifest was made to fit.
    fn evidence(&mut self, files: &Files, manifest: &Manifest) -> Option<Sealed> {
        let none = Vec::new();
        let bytes = files.get(names::EVIDENCE).unwrap_or(&none);
        let sealed = match read(names::EVIDENCE, bytes) {
            Ok(sealed) => sealed,
            Err(findings) => {
                self.broken.extend(findings.iter().map(said));
                return None;
            }
        };
        if sealed.public_key != manifest.public_key {
            self.broken.push("The evidence and the manifest are signed with two keys".to_owned());
        }
        if sealed.evidence.quarter != manifest.quarter {
            self.broken.push(format!(
                "The evidence is that of {}, not of {}",
                sealed.evidence.quarter, manifest.quarter
            ));
        }
        if sealed.evidence.as_of != manifest.rests_on.entry {
            self.broken.push(format!(
                "The evidence rests on entry {}, and the manifest says {}",
                sealed.evidence.as_of, manifest.rests_on.entry
            ));
        }
        match (sealed.digest == manifest.agreed_digest, manifest.forgotten_since) {
            (true, _) => self.proved.push("The evidence is the one both sides agreed.".to_owned()),
            (false, true) => self.cannot.push(
                "That the evidence is what was agreed to the byte: someone in it has been \
                 forgotten since. What was agreed of them stands as totals of each quarter."
                    .to_owned(),
            ),
            (false, false) => self.broken.push(format!(
                "The evidence is not the one that was agreed: its digest is {}, and {} was agreed",
                sealed.digest, manifest.agreed_digest
            )),
        }
        Some(sealed)
    }

    fn follows(&mut self, verdict: &Verdict, manifest: &Manifest) {
        if let Some(first) = &verdict.first_difference {
            self.broken.push(format!(
                "The calculation differs, first at {}: claimed {}; recalculated {}",
                first.place(),
                first.claimed,
                first.recalculated
            ));
        }
        let payment = verdict.settlement.payment;
        match payment == manifest.payment {
            false => self.broken.push(format!(
                "The days in it give a payment of {payment}, and not {}",
                manifest.payment
            )),
            true if verdict.agrees => self.proved.push(format!(
                "{payment} follows from it: {} and {} were counted again, day by day, by the \
                 contract in it.",
                count(verdict.children, "child", "children"),
                count(verdict.child_quarters, "child-quarter", "child-quarters")
            )),
            true => {}
        }
    }

    /// What no pack proves.
    fn limits(&mut self, manifest: &Manifest, key: Option<&str>) {
        if key.is_none() {
            self.cannot.push(format!(
                "Whose key it is signed with. Compare {} with the one the record’s keeper gives \
                 you, or say it with --key.",
                manifest.public_key
            ));
        }
        self.cannot.push(
            "That what partners reported was true when they reported it, or that it is all there \
             was. Take a sample to the council’s rows."
                .to_owned(),
        );
        self.cannot.push(format!(
            "That the record still stands as it did. Whoever has it shows the hash of entry {}: \
             {}.",
            manifest.settled_by.entry, manifest.settled_by.hash
        ));
        self.cannot.push(
            "The words around the figures in statement.html and statement.txt: of these, the \
             amounts of each line were compared."
                .to_owned(),
        );
    }
}

fn said(finding: &Finding) -> String {
    format!("{}: {}", finding.place.file, finding.title)
}

/// The digest of a pack as a file, to be written beside it.
pub fn fingerprint(bytes: &[u8]) -> String {
    digest(bytes)
}
