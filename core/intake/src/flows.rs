//! Flows of money, for a rate of return: two columns of our own, `date` and `amount`. What went in
//! is below nothing, what came out above. Described in `docs/formats/money.md`.

use crate::columns::Columns;
use crate::fields::Fields;
use crate::table;
use definitions::{Finding, Weight};
use fund::returns::Flow;

const COLUMNS: [&str; 2] = ["date", "amount"];

/// Reads flows from CSV: every row that can be used, and every finding.
pub fn read_csv(name: &str, bytes: &[u8]) -> (Vec<Flow>, Vec<Finding>) {
    let mut findings = Vec::new();
    let Some(table) = table::csv(name, bytes, table::spelt, "", &mut findings) else {
        return (Vec::new(), findings);
    };
    if let Some(finding) = table.lacks(name, &COLUMNS, "docs/formats/money.md") {
        return (Vec::new(), vec![finding]);
    }
    let columns = Columns::locate(name, &table, &COLUMNS, Weight::Look, &mut findings);
    let Some(columns) = columns else { return (Vec::new(), findings) };
    findings.extend(table.without_rows(name));
    let mut flows = Vec::with_capacity(table.rows.len());
    for row in &table.rows {
        let mut fields = Fields::of(name, &columns, row, "", &mut findings);
        let day = fields.needed_date("date", "The date");
        let amount = fields.needed_money("amount", "The amount");
        if let (Some(day), Some(amount)) = (day, amount) {
            flows.push(Flow { day, amount });
        }
    }
    findings.sort_by_key(|finding| finding.place.row);
    (flows, findings)
}

#[cfg(test)]
mod tests {
    use super::*;
    use expect_test::{Expect, expect};
    use proptest::prelude::*;

    fn check(text: &str, said: Expect) {
        let (flows, findings) = read_csv("flows.csv", text.as_bytes());
        let mut lines: Vec<String> =
            flows.iter().map(|flow| format!("{} {}\n", flow.day, flow.amount)).collect();
        lines.extend(findings.iter().map(|f| format!("{}: {}. {}\n", f.place, f.title, f.hint)));
        said.assert_eq(&lines.concat());
    }

    #[test]
    fn a_date_and_an_amount_a_row_whatever_the_order_of_the_columns() {
        check(
            "Amount,Date\n\"-1,000.00\",2013-04-02\n£1450,31/12/2018\n",
            expect![[r#"
                2013-04-02 -£1,000.00
                2018-12-31 £1,450.00
            "#]],
        );
    }

    #[test]
    fn every_row_that_cannot_be_used_says_why() {
        check(
            "date,amount\n2013-04-02,€100\n02/30/2013,5\n2013-05-01,\n2013-05-01,1.234\n2013-05-02,7\n",
            expect![[r#"
                2013-05-02 £7.00
                flows.csv, row 1, amount: “€100” is not an amount in pounds. Write it as 1536.64 or -1536.64, with no other currency and no more than two decimals
                flows.csv, row 2, date: “02/30/2013” is a day that does not exist. Look up the right day and write it as in 2014-01-31 or 31/01/2014
                flows.csv, row 3, amount: The amount is blank. Fill it in: without it the row cannot be used
                flows.csv, row 4, amount: “1.234” is not an amount in pounds. Write it as 1536.64 or -1536.64, with no other currency and no more than two decimals
            "#]],
        );
        check(
            "date,sum\n2013-04-02,1\n",
            expect![[r#"
            flows.csv, amount: This file has no column amount. Write the column names in the first row, spelt as in docs/formats/money.md
        "#]],
        );
    }

    proptest! {
        #[test]
        fn whatever_is_sent_is_read_or_found(text in "[-0-9a-z£,./\"\n ]{0,200}", headed in any::<bool>()) {
            let text = if headed { format!("date,amount\n{text}") } else { text };
            let (flows, findings) = read_csv("flows.csv", text.as_bytes());
            prop_assert!(!flows.is_empty() || !findings.is_empty());
            let both = format!("date,description,paid in,paid out\n{text}");
            let (lines, findings) = crate::bank_statement::read_csv("bank.csv", both.as_bytes());
            prop_assert!(!lines.is_empty() || !findings.is_empty());
        }
    }

    #[test]
    fn a_damaged_file_is_never_a_panic() {
        for bytes in [&b"\xff\xfe\x00"[..], b"", b"date,amount", b"date,amount,date\n1,2,3\n"] {
            let (flows, findings) = read_csv("flows.csv", bytes);
            assert!(flows.is_empty() && !findings.is_empty());
        }
    }
}
