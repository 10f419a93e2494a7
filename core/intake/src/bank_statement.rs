//! The bank's statement as CSV: a date, the bank's words and an amount, or what was paid in and
//! paid out in two columns. Described in `docs/formats/money.md`.

use crate::columns::Columns;
use crate::fields::Fields;
use crate::table::{self, Row};
use definitions::{Finding, Money, Weight};
use fund::reconcile::BankLine;

const COLUMNS: [&str; 5] = ["date", "description", "amount", "paid_in", "paid_out"];

/// Reads a bank's statement from CSV: every line that can be used, and every finding.
pub fn read_csv(name: &str, bytes: &[u8]) -> (Vec<BankLine>, Vec<Finding>) {
    let mut findings = Vec::new();
    let Some(table) = table::csv(name, bytes, spelt, "", &mut findings) else {
        return (Vec::new(), findings);
    };
    let has = |column: &str| table.columns.iter().any(|other| other == column);
    let amounts: &[&str] =
        if has("paid_in") || has("paid_out") { &["paid_in", "paid_out"] } else { &["amount"] };
    let needed: Vec<&'static str> = COLUMNS
        .into_iter()
        .filter(|c| *c == "date" || *c == "description" || amounts.contains(c))
        .collect();
    if let Some(finding) = table.lacks(name, &needed, "docs/formats/money.md") {
        return (Vec::new(), vec![finding]);
    }
    let columns = Columns::locate(name, &table, &COLUMNS, Weight::Note, &mut findings);
    let Some(columns) = columns else { return (Vec::new(), findings) };
    findings.extend(table.without_rows(name));
    let two = needed.contains(&"paid_in");
    let read = |row| line(name, &columns, row, two, &mut findings);
    let lines = table.rows.iter().filter_map(read).collect();
    findings.sort_by_key(|finding| finding.place.row);
    (lines, findings)
}

/// The names banks give these columns.
fn spelt(column: &str) -> String {
    match table::spelt(column).as_str() {
        "value_date" | "transaction_date" | "posting_date" => "date",
        "details" | "narrative" | "reference" | "transaction_description" => "description",
        "credit" | "money_in" | "credit_amount" => "paid_in",
        "debit" | "money_out" | "debit_amount" => "paid_out",
        "value" => "amount",
        other => return other.to_owned(),
    }
    .to_owned()
}

fn line(
    file: &str,
    columns: &Columns,
    row: &Row,
    two: bool,
    findings: &mut Vec<Finding>,
) -> Option<BankLine> {
    let mut fields = Fields::of(file, columns, row, "", findings);
    let day = fields.needed_date("date", "The date");
    let words = fields.text("description").unwrap_or_default();
    let amount =
        if two { in_and_out(&mut fields) } else { fields.needed_money("amount", "The amount") };
    let (day, amount, true) = (day?, amount?, fields.usable) else { return None };
    Some(BankLine { day, amount, words: words.into() })
}

/// What was paid in, less what was paid out; one of the two is blank or nothing.
fn in_and_out(fields: &mut Fields<'_>) -> Option<Money> {
    let (paid_in, paid_out) = (fields.money("paid_in"), fields.money("paid_out"));
    let columns = ["paid_in", "paid_out"];
    let hint = "Each line is one payment, in or out, above nothing";
    match (paid_in.unwrap_or_default(), paid_out.unwrap_or_default()) {
        _ if !fields.usable => None,
        (paid_in, paid_out) if paid_in < Money::ZERO || paid_out < Money::ZERO => {
            let title = "A payment in or out is below nothing";
            fields.find(Weight::Refused, "paid_below_nothing", &columns, title, hint);
            None
        }
        (Money::ZERO, Money::ZERO) => {
            fields.find(
                Weight::Refused,
                "nothing_paid",
                &columns,
                "Nothing was paid in or out",
                hint,
            );
            None
        }
        (paid_in, Money::ZERO) => Some(paid_in),
        (Money::ZERO, paid_out) => Some(-paid_out),
        _ => {
            let title = "The line has a payment in and a payment out";
            fields.find(Weight::Refused, "paid_in_and_out", &columns, title, hint);
            None
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use expect_test::{Expect, expect};

    fn check(text: &str, said: Expect) {
        let (lines, findings) = read_csv("bank.csv", text.as_bytes());
        let mut told: Vec<String> = lines
            .iter()
            .map(|line| format!("{} {} {}\n", line.day, line.amount, line.words))
            .collect();
        told.extend(findings.iter().map(|f| format!("{}: {}. {}\n", f.place, f.title, f.hint)));
        said.assert_eq(&told.concat());
    }

    #[test]
    fn one_column_of_amounts_or_two_of_payments() {
        check(
            "Date,Description,Amount\n02/04/2013,ALLIA,500.00\n30/04/2013,DD SPV,-3.10\n",
            expect![[r#"
                2013-04-02 £500.00 ALLIA
                2013-04-30 -£3.10 DD SPV
            "#]],
        );
        check(
            "Value Date,Narrative,Debit,Credit,Balance\n02/04/2013,ALLIA,,500.00,500.00\n30/04/2013,DD SPV,3.10,,496.90\n",
            expect![[r#"
                2013-04-02 £500.00 ALLIA
                2013-04-30 -£3.10 DD SPV
                bank.csv, balance: balance is not a column we know; it was passed over. Nothing to do, unless it is a known column under another name
            "#]],
        );
    }

    #[test]
    fn a_line_that_is_not_one_payment_says_so() {
        check(
            "date,description,paid in,paid out\n2013-04-02,A,1,2\n2013-04-02,B,,\n2013-04-02,C,-1,\n2013-04-02,D,x,\n",
            expect![[r#"
                bank.csv, row 1, paid_in paid_out: The line has a payment in and a payment out. Each line is one payment, in or out, above nothing
                bank.csv, row 2, paid_in paid_out: Nothing was paid in or out. Each line is one payment, in or out, above nothing
                bank.csv, row 3, paid_in paid_out: A payment in or out is below nothing. Each line is one payment, in or out, above nothing
                bank.csv, row 4, paid_in: “x” is not an amount in pounds. Write it as 1536.64 or -1536.64, with no other currency and no more than two decimals
            "#]],
        );
    }
}
