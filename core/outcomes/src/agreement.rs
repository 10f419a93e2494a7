//! The contract's page `agreement.toml`: how a payment is agreed, invoiced and asked after. It
//! decides when, never how much: no calculation reads it. Source: `docs/contract.md`.

use definitions::{Date, Dated, Finding, page};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The page's name.
pub const PAGE: &str = "agreement.toml";

/// How value added tax is treated on an invoice. Each is stated, none adds anything.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Vat {
    /// The payment is outside the scope of the tax.
    OutsideTheScope,
    /// The supply is exempt.
    Exempt,
}

impl Vat {
    /// As an invoice says it.
    pub fn said(self) -> &'static str {
        match self {
            Vat::OutsideTheScope => "Outside the scope of VAT: no VAT is charged",
            Vat::Exempt => "Exempt from VAT: no VAT is charged",
        }
    }
}

/// The page `agreement.toml`. Every value is dated, with its source or why it was assumed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Agreement {
    /// Days after a quarter's end in which its statement is proposed.
    pub days_to_propose: Dated<u32>,
    /// Days after it is proposed in which each side agrees or disputes it.
    pub days_to_agree: Dated<u32>,
    /// Days in which a query about a line is answered.
    pub days_to_answer: Dated<u32>,
    /// Days something waits before whoever it waits for is reminded by e-mail.
    pub days_to_remind: Dated<u32>,
    /// How an invoice's reference begins.
    pub invoice_prefix: Dated<String>,
    /// How value added tax is treated.
    pub vat: Dated<Vat>,
}

impl Agreement {
    /// Reads the page from a contract's pages, by file name.
    ///
    /// # Errors
    /// What is wrong with the page, with its line: it is missing or cannot be read, or a value
    /// makes no sense.
    pub fn read(pages: &BTreeMap<String, String>) -> Result<Agreement, Vec<Finding>> {
        let Some(text) = pages.get(PAGE) else {
            return Err(vec![page::wrong(PAGE, None, "The page is missing", page::EVERY_VALUE)]);
        };
        let read: Agreement = page::read(PAGE, text)?;
        match read.problem() {
            Some(problem) => Err(vec![page::wrong(PAGE, None, problem, page::EVERY_VALUE)]),
            None => Ok(read),
        }
    }

    /// Days in which a query made on a day is answered.
    pub fn to_answer(&self, day: Date) -> i64 {
        i64::from(*self.days_to_answer.value(day))
    }

    fn problem(&self) -> Option<&'static str> {
        let days = [
            &self.days_to_propose,
            &self.days_to_agree,
            &self.days_to_answer,
            &self.days_to_remind,
        ];
        let mut all = days.into_iter().flat_map(|days| days.versions());
        if all.any(|term| !(1..=366).contains(&term.value)) {
            return Some("A number of days is not from 1 to 366");
        }
        let plain = |text: &str| {
            !text.is_empty()
                && text.len() <= 12
                && text.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit() || b == b'-')
        };
        let prefixes = self.invoice_prefix.versions().iter();
        if prefixes.clone().any(|term| !plain(&term.value)) {
            return Some("invoice_prefix is not up to 12 capital letters, figures and dashes");
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = include_str!("../../../contracts/essex/agreement.toml");

    fn read(text: String) -> Result<Agreement, Vec<Finding>> {
        Agreement::read(&[(PAGE.to_owned(), text)].into())
    }

    #[test]
    fn the_demonstration_says_every_term_and_charges_no_vat() {
        let page = read(TEXT.to_owned()).unwrap();
        let day = Date::constant(2014, 7, 1);
        assert_eq!((page.to_answer(day), *page.days_to_agree.value(day)), (10, 20));
        assert_eq!(*page.vat.value(day), Vat::OutsideTheScope);
        assert_eq!(page.invoice_prefix.value(day), "CSSL");
    }

    #[test]
    fn what_is_wrong_is_a_finding_with_its_line() {
        let missing = Agreement::read(&BTreeMap::new()).unwrap_err().remove(0);
        assert_eq!(missing.title, "The page is missing");
        let misspelt = read(TEXT.replace("[[vat]]", "[[tax]]")).unwrap_err().remove(0);
        assert!(misspelt.title.contains("tax"), "{}", misspelt.title);
        let spaced = read(TEXT.replace("\"CSSL\"", "\"C S\"")).unwrap_err();
        assert!(spaced[0].title.starts_with("invoice_prefix"));
        let never = read(TEXT.replacen("value = 10", "value = 0", 1)).unwrap_err();
        assert_eq!(never[0].title, "A number of days is not from 1 to 366");
    }
}
