//! Lays text out for terminals: breaks lines at a width and aligns columns. A Chinese character
//! takes two columns.

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// Greatest width of a line, in columns.
pub const WIDTH: usize = 80;

/// Marks that may not begin a line.
const CLOSING: &str = "，。；：、）！？”’」…,.;:)!?";
/// Marks that may not end a line.
const OPENING: &str = "（“‘「(";

/// Writes `lead` and `text`, broken into lines of at most [`WIDTH`] columns. Further lines are
/// indented to the start of the text; the last ends with a line feed.
pub fn wrapped(lead: &str, text: &str) -> String {
    let indent = lead.width();
    let mut lines = vec![String::new()];
    let mut width = indent;
    for piece in pieces(text) {
        let needed = piece.trim_end().width();
        let last = lines.last_mut().expect("there is a line");
        if width + needed > WIDTH && !last.is_empty() {
            lines.push(piece.to_string());
            width = indent + piece.width();
        } else {
            last.push_str(piece);
            width += piece.width();
        }
    }
    let margin = " ".repeat(indent);
    let line = |(at, line): (usize, &String)| {
        let lead = if at == 0 { lead } else { &margin };
        format!("{lead}{}\n", line.trim_end())
    };
    lines.iter().enumerate().map(line).collect()
}

/// Splits a text where a line may be broken: after a word and its space, and between wide
/// characters, each with the marks that belong to it.
fn pieces(text: &str) -> Vec<&str> {
    let mut pieces = Vec::new();
    let mut begin = 0;
    let mut before: Option<char> = None;
    for (at, c) in text.char_indices() {
        let breaks = before.is_some_and(|before| {
            let wide = |c: char| c.width().unwrap_or(0) == 2;
            let apart = before == ' ' || wide(before) || wide(c);
            apart && c != ' ' && !CLOSING.contains(c) && !OPENING.contains(before)
        });
        if breaks {
            pieces.push(&text[begin..at]);
            begin = at;
        }
        before = Some(c);
    }
    pieces.push(&text[begin..]);
    pieces
}

/// Alignment of a column.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Align {
    /// Aligned to the left, as words are.
    Left,
    /// Aligned to the right, as numbers are.
    Right,
}

/// Writes rows as aligned columns two spaces apart, each row behind `lead`.
pub fn columns(lead: &str, sides: &[Align], rows: &[Vec<String>]) -> String {
    let width = |column: usize| {
        rows.iter().filter_map(|row| row.get(column)).map(|cell| cell.width()).max().unwrap_or(0)
    };
    let widths: Vec<usize> = (0..sides.len()).map(width).collect();
    let mut out = String::new();
    for row in rows {
        let mut line = lead.to_string();
        for (column, cell) in row.iter().enumerate() {
            let gap = " ".repeat(widths[column] - cell.width());
            let apart = if column == 0 { "" } else { "  " };
            line += &match sides[column] {
                Align::Left => format!("{apart}{cell}{gap}"),
                Align::Right => format!("{apart}{gap}{cell}"),
            };
        }
        out += line.trim_end();
        out.push('\n');
    }
    out
}

/// Writes a number with its thousands grouped: `1,303,380`.
pub fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut out = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

/// Returns the beginning of a text, so that it can stand in a sentence.
pub fn short(text: &str, most: usize) -> String {
    let mut head: String = text.chars().take(most).collect();
    if text.chars().count() > most {
        head.push('…');
    }
    head
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_broken_between_words_and_between_wide_characters() {
        let english = wrapped("  - ", &"word ".repeat(40));
        assert!(english.lines().all(|line| line.width() <= WIDTH), "{english}");
        assert!(english.lines().skip(1).all(|line| line.starts_with("    word")), "{english}");
        let chinese = wrapped("  ", &"共济额度，".repeat(20));
        assert!(chinese.lines().all(|line| line.width() <= WIDTH), "{chinese}");
        assert!(!chinese.contains("\n  ，"), "{chinese}");
        assert_eq!(wrapped("a ", "b"), "a b\n");
    }

    #[test]
    fn columns_stand_under_each_other_also_behind_chinese() {
        let row = |one: &str, other: &str| vec![one.to_string(), other.to_string()];
        let rows = [row("场景", "状态"), row("family", "1")];
        let shown = columns(" ", &[Align::Left, Align::Right], &rows);
        assert_eq!(shown, " 场景    状态\n family     1\n");
    }

    #[test]
    fn thousands_are_told_apart() {
        let shown: Vec<String> = [0, 999, 1000, 1_303_380].map(grouped).into();
        assert_eq!(shown, ["0", "999", "1,000", "1,303,380"]);
    }
}
