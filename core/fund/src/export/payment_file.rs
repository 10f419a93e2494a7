//! The payments of a distribution as a bank's payment file: ISO 20022, customer credit transfer
//! initiation, `pain.001.001.09`. The accounts are handed in; none is kept here.

use crate::bond::Bond;
use crate::waterfall::Distribution;
use definitions::{Date, Money, Refusal, Text};
use std::fmt::Write;

/// A bank account.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BankAccount {
    /// By its IBAN.
    Iban(String),
    /// By its sort code and account number.
    SortCode {
        /// Six digits.
        sort_code: String,
        /// Eight digits.
        number: String,
    },
}

/// One payment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Credit {
    /// Whose account it is, as the bank knows them.
    pub name: String,
    /// The account.
    pub account: BankAccount,
    /// How much.
    pub amount: Money,
    /// What the payee will see, unique within the file: at most 35 characters.
    pub reference: String,
}

/// A payment file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PaymentFile {
    /// The file's own number, at most 35 characters; a bank refuses one it has had.
    pub number: String,
    /// When it was made, such as `2014-01-15T09:30:00Z`.
    pub made: String,
    /// The day the payments are to be made.
    pub on: Date,
    /// Whose money it is.
    pub payer: String,
    /// The account it is paid from.
    pub from: BankAccount,
    /// The payments.
    pub credits: Vec<Credit>,
}

/// What each investor is paid by a distribution, all classes together, in the bond's order.
pub fn credits(bond: &Bond, distribution: &Distribution) -> Vec<(Text, Money)> {
    let mut credits: Vec<(Text, Money)> = Vec::new();
    for payout in &distribution.payouts {
        let Some(held) = bond.holdings.get(payout.holding) else { continue };
        match credits.iter_mut().find(|(investor, _)| *investor == held.investor) {
            Some((_, amount)) => *amount += payout.amount,
            None => credits.push((held.investor.clone(), payout.amount)),
        }
    }
    credits
}

/// The file as XML.
///
/// # Errors
/// When there is nothing to pay, an amount is not above nothing, a number or a reference is empty,
/// too long or there twice, or an account is not written as banks write it.
pub fn pain_001(file: &PaymentFile) -> Result<String, Refusal> {
    refuse_wrong(file)?;
    let total: Money = file.credits.iter().map(|credit| credit.amount).sum();
    let count = file.credits.len();
    let mut text = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    let mut xml = Xml { text: &mut text, depth: 0 };
    xml.open("Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:pain.001.001.09\"");
    xml.open("CstmrCdtTrfInitn");
    xml.open("GrpHdr");
    xml.leaf("MsgId", &file.number);
    xml.leaf("CreDtTm", &file.made);
    xml.leaf("NbOfTxs", &count.to_string());
    xml.leaf("CtrlSum", &total.plain());
    xml.open("InitgPty");
    xml.leaf("Nm", &file.payer);
    xml.close("InitgPty");
    xml.close("GrpHdr");
    xml.open("PmtInf");
    xml.leaf("PmtInfId", &file.number);
    xml.leaf("PmtMtd", "TRF");
    xml.leaf("NbOfTxs", &count.to_string());
    xml.leaf("CtrlSum", &total.plain());
    xml.open("ReqdExctnDt");
    xml.leaf("Dt", &file.on.to_string());
    xml.close("ReqdExctnDt");
    xml.open("Dbtr");
    xml.leaf("Nm", &file.payer);
    xml.close("Dbtr");
    xml.account("DbtrAcct", &file.from);
    xml.bank("DbtrAgt", &file.from);
    for credit in &file.credits {
        xml.open("CdtTrfTxInf");
        xml.open("PmtId");
        xml.leaf("EndToEndId", &credit.reference);
        xml.close("PmtId");
        xml.open("Amt");
        xml.amount(credit.amount);
        xml.close("Amt");
        xml.bank("CdtrAgt", &credit.account);
        xml.open("Cdtr");
        xml.leaf("Nm", &credit.name);
        xml.close("Cdtr");
        xml.account("CdtrAcct", &credit.account);
        xml.open("RmtInf");
        xml.leaf("Ustrd", &credit.reference);
        xml.close("RmtInf");
        xml.close("CdtTrfTxInf");
    }
    xml.close("PmtInf");
    xml.close("CstmrCdtTrfInitn");
    xml.close("Document");
    Ok(text)
}

fn refuse_wrong(file: &PaymentFile) -> Result<(), Refusal> {
    let refuse = |title: String, hint: &str| Err(Refusal::new(title, hint));
    if file.credits.is_empty() {
        return refuse("There is nothing to pay".to_owned(), "Make a file when investors are paid");
    }
    let short = |text: &str| !text.trim().is_empty() && text.chars().count() <= 35;
    if !short(&file.number) {
        return refuse(
            format!("“{}” cannot number a payment file", file.number),
            "Write 1 to 35 characters",
        );
    }
    for (at, credit) in file.credits.iter().enumerate() {
        if credit.amount <= Money::ZERO {
            return refuse(
                format!("{} would be paid {}", credit.name, credit.amount),
                "Leave them out of the file",
            );
        }
        if !short(&credit.reference) {
            return refuse(
                format!("“{}” cannot be a payment's reference", credit.reference),
                "Write 1 to 35 characters",
            );
        }
        if file.credits[..at].iter().any(|other| other.reference == credit.reference) {
            return refuse(
                format!("The reference {} is there twice", credit.reference),
                "Give each payment its own",
            );
        }
    }
    let accounts = file.credits.iter().map(|credit| (&credit.name, &credit.account));
    for (name, account) in accounts.chain([(&file.payer, &file.from)]) {
        if !is_written_well(account) {
            return refuse(
                format!("The account of {name} is not written as banks write it"),
                "Write a sort code of six digits and a number of eight, or an IBAN",
            );
        }
    }
    Ok(())
}

fn is_written_well(account: &BankAccount) -> bool {
    let digits = |text: &str, many| text.len() == many && text.bytes().all(|b| b.is_ascii_digit());
    match account {
        BankAccount::SortCode { sort_code, number } => digits(sort_code, 6) && digits(number, 8),
        BankAccount::Iban(iban) => iban_is_sound(iban),
    }
}

/// An IBAN whose check digits are right: moved to the end and read as one number, letters from 10
/// on, it leaves 1 when divided by 97.
fn iban_is_sound(iban: &str) -> bool {
    let shape = (15..=34).contains(&iban.len())
        && iban.bytes().all(|b| b.is_ascii_digit() || b.is_ascii_uppercase());
    if !shape {
        return false;
    }
    let turned = iban.chars().skip(4).chain(iban.chars().take(4));
    let rest = turned.filter_map(|c| c.to_digit(36)).fold(0, |rest, digit| {
        let shift = if digit < 10 { 10 } else { 100 };
        (rest * shift + digit) % 97
    });
    rest == 1
}

/// Elements, indented.
struct Xml<'a> {
    text: &'a mut String,
    depth: usize,
}

impl Xml<'_> {
    fn line(&mut self, line: std::fmt::Arguments<'_>) {
        // Writing to a text cannot fail.
        let _ = writeln!(self.text, "{:1$}{line}", "", self.depth * 2);
    }

    fn open(&mut self, element: &str) {
        self.line(format_args!("<{element}>"));
        self.depth += 1;
    }

    fn close(&mut self, element: &str) {
        self.depth -= 1;
        self.line(format_args!("</{element}>"));
    }

    fn leaf(&mut self, element: &str, content: &str) {
        let content = escaped(content);
        self.line(format_args!("<{element}>{content}</{element}>"));
    }

    fn amount(&mut self, amount: Money) {
        self.line(format_args!("<InstdAmt Ccy=\"GBP\">{}</InstdAmt>", amount.plain()));
    }

    fn account(&mut self, element: &str, account: &BankAccount) {
        self.open(element);
        self.open("Id");
        match account {
            BankAccount::Iban(iban) => self.leaf("IBAN", iban),
            BankAccount::SortCode { number, .. } => {
                self.open("Othr");
                self.leaf("Id", number);
                self.close("Othr");
            }
        }
        self.close("Id");
        self.close(element);
    }

    fn bank(&mut self, element: &str, account: &BankAccount) {
        self.open(element);
        self.open("FinInstnId");
        match account {
            BankAccount::SortCode { sort_code, .. } => {
                self.open("ClrSysMmbId");
                self.open("ClrSysId");
                self.leaf("Cd", "GBDSC");
                self.close("ClrSysId");
                self.leaf("MmbId", sort_code);
                self.close("ClrSysMmbId");
            }
            BankAccount::Iban(_) => {
                self.open("Othr");
                self.leaf("Id", "NOTPROVIDED");
                self.close("Othr");
            }
        }
        self.close("FinInstnId");
        self.close(element);
    }
}

/// Text as XML takes it; what XML cannot hold at all is left out.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            c if c < ' ' => {}
            c => escaped.push(c),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_iban_with_wrong_check_digits_is_refused() {
        // The example of the IBAN registry, and the same with two digits exchanged.
        assert!(iban_is_sound("GB29NWBK60161331926819"));
        assert!(!iban_is_sound("GB29NWBK60161331926891"));
        assert!(!iban_is_sound("GB29"));
    }
}
