//! The evidence pack: the same facts give the same bytes, it proves itself with nothing else, and
//! whatever is changed in it is refused with words: a byte anywhere, a day moved though everything
//! around it is made to fit, an agreement or a signature taken from elsewhere.

use crate::support::{Folder, begin, cases, filed, on, who};
use app::statement::agree::agree;
use app::statement::pack::zip::{self, Files};
use app::statement::pack::{Agreement, FORM, File, Manifest, Pack, Proof, pack, prove};
use app::statement::propose::propose;
use app::{Desk, Mode};
use definitions::{Days, Money, Quarter};
use outcomes::evidence::Sealed;
use sha2::{Digest, Sha256};

const ONE: &str = "2014-Q2";
const NEXT: &str = "2014-Q3";

/// A book of one child with its first two quarters agreed.
async fn agreed_twice(folder: &Folder) -> Desk {
    let mut desk = begin(folder).await;
    let (payer, provider) = (who("payer:d.officer"), who("provider:b.support"));
    let record = Mode::Record;
    let list = ("late-correction/case-list-2014-06-30.csv", "2014-06-30");
    cases(&mut desk, &provider, record, list).await.unwrap();
    filed(&mut desk, &payer, record, ("late-correction/903/covers-2014-06-30", "2014-06-30"))
        .await
        .unwrap();
    app::link::confirm::confirm_numbers(&mut desk, &payer, on("2015-06-01"), record, &[])
        .await
        .unwrap();
    settle(&mut desk, ONE, "2015-06-02").await;
    filed(&mut desk, &payer, record, ("late-correction/903/covers-2014-09-30", "2014-09-30"))
        .await
        .unwrap();
    settle(&mut desk, NEXT, "2015-06-03").await;
    desk
}

async fn settle(desk: &mut Desk, quarter: &str, day: &str) {
    let (quarter, moment) = (quarter.parse().unwrap(), on(day));
    let director = who("intermediary:a.director");
    let (_, calculation) = propose(desk, &director, moment, Mode::Record, quarter).await.unwrap();
    let shown = calculation.statement.settlement.payment;
    for side in ["payer:f.officer", "spv:b.director"] {
        agree(desk, &who(side), moment, Mode::Record, quarter, shown).await.unwrap();
    }
}

async fn packed(desk: &Desk, quarter: &str) -> Pack {
    let quarter: Quarter = quarter.parse().unwrap();
    pack(&desk.record, &desk.book, quarter, true).await.unwrap()
}

fn proof(bytes: &[u8]) -> Proof {
    prove(bytes, None).unwrap()
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Files put together again as someone would who knows the format and has a record of their own:
/// manifest and signature fit. Told from `docs/formats/pack.md`, not from the code.
fn forged(desk: &Desk, mut files: Files) -> Vec<u8> {
    let mut manifest: Manifest = serde_json::from_slice(&files["manifest.json"]).unwrap();
    files.remove("manifest.json");
    files.remove("manifest.sig");
    manifest.public_key = hex(&desk.record.public_key());
    let one = |(name, bytes): (&String, &Vec<u8>)| File {
        name: name.clone(),
        bytes: bytes.len() as u64,
        sha256: hex(&Sha256::digest(bytes)),
    };
    manifest.files = files.iter().map(one).collect();
    let written = format!("{}\n", serde_json::to_string_pretty(&manifest).unwrap());
    let signed = format!("{FORM}\n{}", hex(&Sha256::digest(written.as_bytes())));
    let signature = hex(&desk.record.sign(signed.as_bytes()));
    files.insert("manifest.json".to_owned(), written.into_bytes());
    files.insert("manifest.sig".to_owned(), format!("{signature}\n").into_bytes());
    zip::write(&files)
}

/// Evidence sealed again after it was changed.
fn resealed(desk: &Desk, mut sealed: Sealed) -> Vec<u8> {
    sealed.digest = sealed.evidence.digest();
    sealed.public_key = hex(&desk.record.public_key());
    sealed.signature = hex(&desk.record.sign(sealed.digest.as_bytes()));
    serde_json::to_vec(&sealed).unwrap()
}

#[track_caller]
fn says(proof: &Proof, words: &str) {
    let all = proof.broken.join("\n");
    assert!(!proof.holds() && all.contains(words), "“{words}” is not in:\n{all}");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_same_facts_give_the_same_bytes_and_the_pack_proves_itself() {
    let folder = Folder::new();
    let mut desk = agreed_twice(&folder).await;
    let first = packed(&desk, ONE).await;
    assert_eq!(packed(&desk, ONE).await.bytes, first.bytes);

    let found = proof(&first.bytes);
    assert_eq!(found.broken, Vec::<String>::new());
    assert_eq!(found.payment, Money(157_117));
    assert!(found.proved.iter().any(|words| words.starts_with("£1,571.17 follows from it: 1 ")));
    assert_eq!(found.agreements.len(), 2);
    assert_eq!(found.agreements[0].by, "payer:f.officer");
    assert!(found.cannot[0].contains(&found.public_key), "whose key it is cannot be proved");

    // With the record's key from elsewhere it is proved whose it is; with another it is refused.
    let key = hex(&desk.record.public_key());
    assert!(prove(&first.bytes, Some(&key)).unwrap().holds());
    let other = prove(&first.bytes, Some(&"0".repeat(64))).unwrap();
    says(&other, "is not the record’s key you gave");

    // The second has an adjustment with its reason; later facts change neither.
    let second = packed(&desk, NEXT).await;
    assert_eq!(proof(&second.bytes).broken, Vec::<String>::new());
    let text = String::from_utf8(zip::read(&second.bytes).unwrap()["statement.txt"].clone());
    assert!(text.unwrap().contains("now reported: 2014-05-01 to 2014-07-01"));
    let payer = who("payer:d.officer");
    filed(&mut desk, &payer, Mode::Record, ("late-correction/903/covers-2014-12-31", "2014-12-31"))
        .await
        .unwrap();
    assert_eq!(packed(&desk, ONE).await.bytes, first.bytes);
    assert_eq!(packed(&desk, NEXT).await.bytes, second.bytes);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_quarter_nobody_agreed_has_no_pack() {
    let folder = Folder::new();
    let desk = agreed_twice(&folder).await;
    let later = pack(&desk.record, &desk.book, "2014-Q4".parse().unwrap(), true).await;
    let refused = later.err().unwrap().to_string();
    assert!(refused.contains("2014-Q4 is not agreed by both sides"), "{refused}");
}

#[tokio::test(flavor = "multi_thread")]
async fn one_changed_byte_anywhere_is_refused() {
    let folder = Folder::new();
    let desk = agreed_twice(&folder).await;
    let bytes = packed(&desk, ONE).await.bytes;
    let mut changed = bytes.clone();
    // Every byte at both ends, where the zip's own fields are thick, and one in so many between.
    let ends = (0..200).chain(bytes.len() - 400..bytes.len());
    for at in ends.chain((200..bytes.len() - 400).step_by(211)) {
        changed[at] ^= 1;
        assert!(!prove(&changed, None).is_ok_and(|proof| proof.holds()), "byte {at}");
        changed[at] ^= 1;
    }
    assert!(proof(&changed).holds(), "it was the change that was refused");
    assert!(prove(&bytes[..bytes.len() - 1], None).is_ok_and(|proof| !proof.holds()));
    assert!(prove(b"not a pack", None).is_err());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_changed_file_is_named() {
    let folder = Folder::new();
    let desk = agreed_twice(&folder).await;
    let mut files = zip::read(&packed(&desk, ONE).await.bytes).unwrap();
    files.get_mut("statement.html").unwrap().extend(b"<p>more</p>");
    files.remove("README.txt");
    files.insert("more.txt".to_owned(), Vec::new());
    let found = proof(&zip::write(&files));
    says(&found, "statement.html was changed");
    says(&found, "README.txt is missing");
    says(&found, "more.txt is not in the manifest");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_day_moved_is_found_though_digests_manifest_and_signatures_are_made_to_fit() {
    let (folder, elsewhere) = (Folder::new(), Folder::new());
    let (desk, forger) = (agreed_twice(&folder).await, begin(&elsewhere).await);
    let files = zip::read(&packed(&desk, NEXT).await.bytes).unwrap();
    let sealed: Sealed = serde_json::from_slice(&files["evidence.json"]).unwrap();

    // One day of the child's care moved, in a file with a digest and a signature of its own.
    let mut moved = sealed.clone();
    moved.evidence.children[0].episodes[0].decom = "2014-05-02".parse().unwrap();
    let mut fitted = files.clone();
    fitted.insert("evidence.json".to_owned(), resealed(&forger, moved));
    let found = proof(&forged(&forger, fitted.clone()));
    says(&found, "The evidence is not the one that was agreed");
    says(&found, "first at case C-");
    says(&found, "tracking quarter 1, from 2014-05-01");
    // And whoever has the record's key sees that another signed it.
    let key = hex(&desk.record.public_key());
    says(&prove(&forged(&forger, fitted), Some(&key)).unwrap(), "not the record’s key you gave");

    // Only the manifest made to fit, by someone without the record's key.
    let mut changed = files.clone();
    changed.insert("evidence.json".to_owned(), files["evidence.json"].to_ascii_uppercase());
    let mut redone = zip::read(&forged(&forger, changed)).unwrap();
    let manifest = String::from_utf8(redone["manifest.json"].clone()).unwrap();
    let fitted = manifest.replace(&hex(&forger.record.public_key()), &key);
    redone.insert("manifest.json".to_owned(), fitted.into_bytes());
    says(&proof(&zip::write(&redone)), "The manifest is not signed by the key it names");

    // A care day taken from a claimed line, everything else as it was.
    let mut fewer = sealed;
    let line = fewer.evidence.lines.iter_mut().find(|line| line.count.care > Days(0)).unwrap();
    line.count.care = Days(line.count.care.0 - 1);
    let mut fitted = files;
    fitted.insert("evidence.json".to_owned(), resealed(&forger, fewer));
    says(&proof(&forged(&forger, fitted)), "The calculation differs, first at case C-");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_planted_figure_is_found_in_the_statement_and_on_its_pages() {
    let folder = Folder::new();
    let desk = agreed_twice(&folder).await;
    let files = zip::read(&packed(&desk, ONE).await.bytes).unwrap();
    let planted = |name: &str, from: &str, to: &str| {
        let text = String::from_utf8(files[name].clone()).unwrap();
        assert!(text.contains(from), "{from} is in {name}");
        let mut files = files.clone();
        files.insert(name.to_owned(), text.replace(from, to).into_bytes());
        proof(&forged(&desk, files))
    };
    // Signed by the record itself: no digest and no signature gives it away.
    says(&planted("statement.json", "157117", "167117"), "The statement is not what the evidence");
    says(&planted("statement.csv", "1571.17", "1671.17"), "statement.csv is not what the evidence");
    says(&planted("statement.html", "1,571.17", "1,671.17"), "statement.html does not say Payment");
    says(&planted("statement.txt", "1,571.17", "1,671.17"), "statement.txt does not say Payment");
    says(&planted("switches.csv", "programme", "cohort"), "switches.csv are not the contract’s");
    says(&planted("contract/tariff.toml", "72", "73"), "The contract’s pages are not those");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_agreed_or_signed_for_another_quarter_is_refused_here() {
    let folder = Folder::new();
    let desk = agreed_twice(&folder).await;
    let one = zip::read(&packed(&desk, ONE).await.bytes).unwrap();
    let next = zip::read(&packed(&desk, NEXT).await.bytes).unwrap();

    // The other quarter's signature over its manifest.
    let mut replayed = one.clone();
    replayed.insert("manifest.sig".to_owned(), next["manifest.sig"].clone());
    says(&proof(&zip::write(&replayed)), "The manifest is not signed by the key it names");

    // The other quarter's agreements, and a manifest to fit.
    let mut replayed = one.clone();
    replayed.insert("agreements.json".to_owned(), next["agreements.json"].clone());
    let found = proof(&forged(&desk, replayed));
    says(&found, "The payer agreed £0.00, and not £1,571.17");
    says(&found, "The SPV agreed other evidence");

    // The other quarter's evidence.
    let mut replayed = one.clone();
    replayed.insert("evidence.json".to_owned(), next["evidence.json"].clone());
    says(&proof(&forged(&desk, replayed)), "The evidence is that of 2014-Q3, not of 2014-Q2");

    // One side twice.
    let mut both: Vec<Agreement> = serde_json::from_slice(&one["agreements.json"]).unwrap();
    both[1] = both[0].clone();
    let mut twice = one;
    twice.insert("agreements.json".to_owned(), serde_json::to_vec(&both).unwrap());
    says(&proof(&forged(&desk, twice)), "payer agreed, and not each of the two sides once");
}
