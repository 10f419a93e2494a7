//! A table on a terminal: columns that line up, amounts to the right, long words wrapped to the
//! width, one rule under the heading. Where the columns cannot fit, each row becomes a few lines.

use crate::paper::cell::{right, shown};
use definitions::{Column, Kind, Table};

/// Between two columns, one where two is too much.
const GAPS: [usize; 2] = [2, 1];
/// A column of words is not made narrower than this.
const NARROWEST: usize = 12;

/// A table for a terminal `width` characters wide. With `colour`, headings are bold: nothing is
/// said by colour alone.
pub fn table_to_text(table: &Table, width: usize, colour: bool) -> String {
    let title = wrapped(&table.title, width);
    let title = title.iter().map(|line| format!("{}\n", bold(line, colour)));
    title.collect::<String>() + &body(table, width, colour)
}

/// The table without its title.
pub(crate) fn body(table: &Table, width: usize, colour: bool) -> String {
    let rows: Vec<Vec<String>> =
        table.rows.iter().map(|row| row.iter().map(shown).collect()).collect();
    let mut text = String::new();
    match fitting(table, &rows, width) {
        _ if rows.is_empty() => text.push_str("  nothing to show\n"),
        Some((widths, gap)) => {
            let gap = " ".repeat(gap);
            let heads: Vec<String> = table.columns.iter().map(|c| c.title.to_owned()).collect();
            let head = laid_out(&table.columns, &heads, &widths, &gap);
            for line in head.lines() {
                text.push_str(&format!("{}\n", bold(line, colour)));
            }
            let rules: Vec<String> = widths.iter().map(|width| "─".repeat(*width)).collect();
            text.push_str(&format!("{}\n", rules.join(&gap)));
            for row in &rows {
                text.push_str(&laid_out(&table.columns, row, &widths, &gap));
            }
        }
        None => text.push_str(&stacked(table, &rows, width)),
    }
    for line in wrapped(&table.note, width) {
        text.push_str(&line);
        text.push('\n');
    }
    text
}

fn bold(words: &str, colour: bool) -> String {
    if colour && !words.is_empty() {
        format!("\u{1b}[1m{words}\u{1b}[0m")
    } else {
        words.to_owned()
    }
}

/// How wide each column is, and the gap between two; none where they cannot fit. First with
/// every heading on one line; then with headings and words wrapped; then closer together.
fn fitting(table: &Table, rows: &[Vec<String>], width: usize) -> Option<(Vec<usize>, usize)> {
    let roomy = widths(table, rows, length);
    let total = roomy.iter().sum::<usize>() + GAPS[0] * roomy.len().saturating_sub(1);
    if total <= width {
        return Some((roomy, GAPS[0]));
    }
    let longest_word = |words: &str| words.split(' ').map(length).max().unwrap_or(0);
    let close = widths(table, rows, longest_word);
    GAPS.iter().find_map(|gap| {
        let room = width.checked_sub(gap * table.columns.len().saturating_sub(1))?;
        Some((narrowed(table, close.clone(), room)?, *gap))
    })
}

/// As wide as the widest cell and the heading, measured so.
fn widths(table: &Table, rows: &[Vec<String>], heading: impl Fn(&str) -> usize) -> Vec<usize> {
    let columns = table.columns.iter().enumerate();
    let widest = |at: usize| rows.iter().map(|row| length(&row[at])).max().unwrap_or(0);
    columns.map(|(at, column)| widest(at).max(heading(column.title))).collect()
}

/// The widest column of words gives way first.
fn narrowed(table: &Table, mut widths: Vec<usize>, room: usize) -> Option<Vec<usize>> {
    let words = |at: &usize| table.columns[*at].kind == Kind::Text;
    while widths.iter().sum::<usize>() > room {
        let over = widths.iter().sum::<usize>() - room;
        let widest = (0..widths.len()).filter(words).max_by_key(|at| widths[*at])?;
        let others = (0..widths.len()).filter(words).filter(|at| *at != widest);
        let next = others.map(|at| widths[at]).max().unwrap_or(0).max(NARROWEST);
        let narrower = widths[widest].saturating_sub(over).max(next.min(widths[widest] - 1));
        if narrower < NARROWEST {
            return None;
        }
        widths[widest] = narrower;
    }
    Some(widths)
}

/// One row, wrapped within its columns.
fn laid_out(columns: &[Column], cells: &[String], widths: &[usize], gap: &str) -> String {
    let parts: Vec<Vec<String>> =
        cells.iter().zip(widths).map(|(cell, width)| wrapped(cell, *width)).collect();
    let height = parts.iter().map(Vec::len).max().unwrap_or(0).max(1);
    let mut text = String::new();
    for line in 0..height {
        let mut out = String::new();
        for ((part, column), width) in parts.iter().zip(columns).zip(widths) {
            let words = part.get(line).map_or("", String::as_str);
            let pad = " ".repeat(width.saturating_sub(length(words)));
            match right(column.kind) {
                true => out.push_str(&format!("{pad}{words}")),
                false => out.push_str(&format!("{words}{pad}")),
            }
            out.push_str(gap);
        }
        text.push_str(out.trim_end());
        text.push('\n');
    }
    text
}

/// Each row as lines of a heading and its value.
fn stacked(table: &Table, rows: &[Vec<String>], width: usize) -> String {
    let mut text = String::new();
    for (at, row) in rows.iter().enumerate() {
        if at > 0 {
            text.push('\n');
        }
        for (column, cell) in table.columns.iter().zip(row).filter(|(_, cell)| !cell.is_empty()) {
            for (at, line) in
                wrapped(&format!("{}: {cell}", column.title), width.max(8) - 4).iter().enumerate()
            {
                text.push_str(if at == 0 { "  " } else { "    " });
                text.push_str(line);
                text.push('\n');
            }
        }
    }
    text
}

/// Words in lines of at most `width` characters; a longer word is cut.
pub fn wrapped(words: &str, width: usize) -> Vec<String> {
    let width = width.max(1);
    let mut lines: Vec<String> = Vec::new();
    let mut line = String::new();
    for word in words.split_whitespace() {
        let mut word = word;
        if !line.is_empty() && length(&line) + 1 + length(word) > width {
            lines.push(std::mem::take(&mut line));
        }
        while length(word) > width {
            let cut = word.char_indices().nth(width).map_or(word.len(), |(at, _)| at);
            lines.push(word[..cut].to_owned());
            word = &word[cut..];
        }
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    if !line.is_empty() {
        lines.push(line);
    }
    lines
}

/// In characters: what is shown here is one column a character.
pub(crate) fn length(words: &str) -> usize {
    words.chars().count()
}
