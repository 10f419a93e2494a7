//! The letter on a terminal: the same words as on paper, amounts to the right, and at the end
//! what to try next. No colour codes: it can be saved, sent and compared.

use crate::paper::letter::{Block, Letter, Section};
use crate::paper::table_text::{body, length, table_to_text, wrapped};
use definitions::Money;

/// The letter and its appendix in lines of at most `width` characters, from 40 to 100.
pub fn to_text(letter: &Letter, width: usize) -> String {
    let width = width.clamp(40, 100);
    let mut text = without_appendix(letter, width);
    text.push_str(&format!("\n{}\nAppendix\n", "─".repeat(width)));
    for one in &letter.appendix {
        section(&mut text, one, width);
    }
    ending(&mut text, letter, width);
    text
}

/// The letter alone.
pub fn to_short_text(letter: &Letter, width: usize) -> String {
    let width = width.clamp(40, 100);
    let mut text = without_appendix(letter, width);
    ending(&mut text, letter, width);
    text
}

/// How sure the letter is, alone.
pub fn how_sure(letter: &Letter, width: usize) -> String {
    let width = width.clamp(40, 100);
    let mut text = String::new();
    paragraph(&mut text, &letter.title(), width);
    for one in letter.sections.iter().filter(|one| one.title == crate::paper::sure::TITLE) {
        section(&mut text, one, width);
    }
    text
}

fn without_appendix(letter: &Letter, width: usize) -> String {
    let mut text = String::new();
    if letter.invented {
        paragraph(&mut text, "Invented people: nobody in this statement exists.", width);
    }
    paragraph(&mut text, &letter.contract, width);
    paragraph(&mut text, &format!("{}: {}", letter.title(), letter.standing.said()), width);
    paragraph(&mut text, &letter.opening, width);
    for words in &letter.under_opening {
        paragraph(&mut text, words, width);
    }
    paragraph(&mut text, "How it is made up", width);
    sum(&mut text, letter, width.min(76));
    for one in &letter.sections {
        section(&mut text, one, width);
    }
    text
}

/// What it rests on, and what to try next.
fn ending(text: &mut String, letter: &Letter, width: usize) {
    paragraph(text, "What this rests on", width);
    for (what, value) in &letter.rests_on {
        indented(text, &format!("{what}: "), value, width);
    }
    if !letter.next.is_empty() {
        paragraph(text, "What to try next", width);
        for line in &letter.next {
            text.push_str(&format!("  {line}\n"));
        }
    }
}

fn paragraph(text: &mut String, words: &str, width: usize) {
    if !text.is_empty() {
        text.push('\n');
    }
    for line in wrapped(words, width) {
        text.push_str(&line);
        text.push('\n');
    }
}

/// The lines of the sum: amounts in one column to the right, a rule above each total.
fn sum(text: &mut String, letter: &Letter, width: usize) {
    let amounts = letter.sum.iter().map(|line| length(&line.amount.to_string())).max().unwrap_or(0);
    for line in &letter.sum {
        if line.total {
            text.push_str(&format!("{}{}\n", " ".repeat(width - amounts), "─".repeat(amounts)));
        }
        amount(text, &line.what, line.amount, (width, amounts));
    }
}

/// One line of the sum; the amount stands beside the last line of its words.
fn amount(text: &mut String, what: &str, amount: Money, (width, amounts): (usize, usize)) {
    let words = wrapped(what, width.saturating_sub(amounts + 4));
    let last = words.len();
    for (at, words) in words.iter().enumerate() {
        let figure = if at + 1 == last { amount.to_string() } else { String::new() };
        let pad = width.saturating_sub(2 + length(words) + length(&figure));
        let line = format!("  {words}{}{figure}", " ".repeat(pad));
        text.push_str(line.trim_end());
        text.push('\n');
    }
}

fn section(text: &mut String, section: &Section, width: usize) {
    paragraph(text, &section.title, width);
    for (at, block) in section.blocks.iter().enumerate() {
        match block {
            Block::Words(words) => wrapped(words, width).iter().for_each(|line| {
                text.push_str(line);
                text.push('\n');
            }),
            Block::List(items) => items.iter().for_each(|item| indented(text, "- ", item, width)),
            Block::Table(table) => {
                if at > 0 {
                    text.push('\n');
                }
                // A table under a heading of the same words needs no second title.
                text.push_str(&match table.title == section.title {
                    true => body(table, width, false),
                    false => table_to_text(table, width, false),
                });
            }
        }
    }
}

/// Words after a mark, their further lines under the first.
fn indented(text: &mut String, mark: &str, words: &str, width: usize) {
    let indent = 2;
    for (at, line) in wrapped(&format!("{mark}{words}"), width - indent).iter().enumerate() {
        text.push_str(&" ".repeat(if at == 0 { 0 } else { indent }));
        text.push_str(line);
        text.push('\n');
    }
}
